"""Issue -> one self-contained HTML page."""

import json
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kawaraban.model.issue import Issue, Reference
from kawaraban.publish.edition import (
    DESK_LABEL,
    PrintedItem,
    issue_line,
    lay_out,
    status_line,
)
from kawaraban.publish.words import (
    SPAN_NOTE,
    base_language,
    day_words,
    file_name,
    is_web_address,
    language_name,
    period_words,
    split_kicker,
    split_runs,
)

_EAST_ASIAN = ("ja", "zh", "ko")


def render_html(issue: Issue) -> str:
    """Return an issue as a page with its style in it; it loads nothing from anywhere.

    Each item ends in its sources with the words relied on, at most 25 a span. The Atom feed it
    names is `file_name(issue, "atom")`, beside it.
    """
    environment = Environment(
        loader=PackageLoader("kawaraban.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    items = lay_out(issue)
    style = (files("kawaraban.publish") / "templates" / "issue.css").read_text(encoding="utf-8")
    return environment.get_template("issue.html.j2").render(
        issue=issue,
        items=items,
        issue_line=issue_line(issue),
        status=status_line(issue),
        style=Markup(style),
        feed=file_name(issue, "atom"),
        linked_data=[_linked_data(issue, item) for item in items],
        span_note=SPAN_NOTE,
        desk_label=DESK_LABEL,
        day_words=day_words,
        is_web_address=is_web_address,
        is_tagged_whole=lambda tag: _is_tagged_whole(tag, issue.language),
        language_name=lambda tag: language_name(tag, issue.language),
        split_kicker=split_kicker,
        split_runs=split_runs,
    )


def _is_tagged_whole(tag: str, around: str) -> bool:
    """Return whether words in a language are tagged as a whole, not in runs by their script."""
    return base_language(tag) not in ("", "und", base_language(around), *_EAST_ASIAN)


def _linked_data(issue: Issue, printed: PrintedItem) -> Markup:
    """Return an item as schema.org JSON-LD that cannot end the script it stands in."""
    start, end = issue.period.start.isoformat(), issue.period.end.isoformat()
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": printed.item.headline,
        "inLanguage": issue.language,
        "temporalCoverage": f"{start}/{end}",
        "articleBody": "\n\n".join(
            " ".join(one.sentence.text for one in paragraph) for paragraph in printed.paragraphs
        ),
        "citation": [_citation(reference) for _, reference, _ in printed.sources()],
        "usageInfo": SPAN_NOTE,
        "isPartOf": {
            "@type": "PublicationIssue",
            "name": f"{issue.title}, {period_words(issue.period)}",
            "issueNumber": issue.number,
        },
    }
    text = json.dumps(data, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _citation(reference: Reference) -> dict[str, object]:
    data: dict[str, object] = {
        "@type": "CreativeWork",
        "name": reference.title,
        "publisher": {"@type": "Organization", "name": reference.publisher},
        "inLanguage": reference.language,
    }
    if is_web_address(reference.url):
        data["url"] = reference.url
    if reference.published:
        data["datePublished"] = reference.published.isoformat()
    return data
