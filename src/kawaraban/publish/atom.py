"""Issue -> an Atom feed (RFC 4287) with one entry an item."""

from datetime import UTC, datetime
from html import escape
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from kawaraban.model.issue import Issue, Reference
from kawaraban.publish.edition import (
    DESK_LABEL,
    PrintedItem,
    PrintedSentence,
    issue_line,
    lay_out,
    status_line,
)
from kawaraban.publish.words import (
    SPAN_NOTE,
    day_words,
    file_name,
    is_web_address,
    period_name,
    printable,
)

_ATOM = "http://www.w3.org/2005/Atom"
_NO_HOST = "kawaraban.invalid"


def render_atom(issue: Issue, base_url: str, updated: datetime) -> str:
    """Return the feed of an issue whose files lie under `base_url`.

    Ids are tag: URIs (RFC 4151) of the site, beat, period and place of the item: they stay when a
    headline is corrected or the feed is made again. `updated` is timezone-aware.
    """
    ElementTree.register_namespace("", _ATOM)
    page = _address(base_url, file_name(issue, "html"))
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {"xml:lang": issue.language})
    _add(feed, "id", _tag(issue, base_url))
    _add(feed, "title", f"{issue.title}, {issue_line(issue)}")
    _add(feed, "subtitle", f"{status_line(issue)}.")
    _add(feed, "updated", _instant(updated))
    _add(feed, "rights", SPAN_NOTE)
    _add(feed, "generator", "Kawaraban")
    _add(_add(feed, "author"), "name", issue.title or "Kawaraban")
    _add(feed, "link", rel="alternate", type="text/html", href=page)
    feed_address = _address(base_url, file_name(issue, "atom"))
    _add(feed, "link", rel="self", type="application/atom+xml", href=feed_address)
    for printed in lay_out(issue):
        _add_entry(feed, printed, issue, base_url, updated)
    xml = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'


def _add_entry(
    feed: ElementTree.Element, printed: PrintedItem, issue: Issue, base_url: str, updated: datetime
) -> None:
    entry = _add(feed, "entry")
    address = _address(base_url, f"{file_name(issue, 'html')}#{printed.anchor}")
    _add(entry, "id", _tag(issue, base_url, printed.anchor))
    _add(entry, "title", printed.item.headline)
    _add(entry, "updated", _instant(updated))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    if printed.item.kicker:
        _add(entry, "summary", printed.item.kicker)
    _add(entry, "content", _content(printed), type="html")


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = printable(text) or None
    return element


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _address(base_url: str, name: str) -> str:
    return f"{base_url.rstrip('/')}/{name}" if base_url else name


def _tag(issue: Issue, base_url: str, anchor: str = "") -> str:
    host = urlsplit(base_url).hostname or _NO_HOST
    path = f"{quote(issue.beat, safe='')}/{period_name(issue.period)}"
    return f"tag:{host},{issue.period.start.isoformat()}:{path}" + (f"/{anchor}" if anchor else "")


def _content(printed: PrintedItem) -> str:
    """Return an item as HTML: its paragraphs with note numbers, then its sources."""
    paragraphs = (
        f"<p>{' '.join(_sentence(one) for one in paragraph)}</p>"
        for paragraph in printed.paragraphs
    )
    sources = (f"<li>{_source(reference)}</li>" for _, reference, _ in printed.sources())
    return "".join(paragraphs) + (f"<ol>{''.join(sources)}</ol>" if printed.notes else "")


def _sentence(printed: PrintedSentence) -> str:
    label = f" <i>[{escape(DESK_LABEL)}]</i>" if printed.sentence.desk else ""
    numbers = ", ".join(str(number) for number in {n.source_number: 0 for n in printed.notes})
    mark = f"<sup>{numbers}</sup>" if numbers else ""
    return f"{escape(printed.sentence.text)}{mark}{label}"


def _source(reference: Reference) -> str:
    title = escape(reference.title or reference.url)
    if is_web_address(reference.url):
        title = f'<a href="{escape(reference.url)}">{title}</a>'
    return f"{escape(reference.publisher)}, {title}, {day_words(reference.published)}"
