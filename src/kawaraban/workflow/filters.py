"""extract, cluster and verify as filters: one JSON object a line in, one out; no desk, no state."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from kawaraban.check import run_checks
from kawaraban.cluster.events import find_events
from kawaraban.collect.local import read_local
from kawaraban.extract.article import read_article
from kawaraban.extract.language import find_language
from kawaraban.model.article import Article, Capture
from kawaraban.model.errors import ExtractError
from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft, Issue, Item, Place, Sentence
from kawaraban.model.outcome import Fetched
from kawaraban.text.details import details_at
from kawaraban.text.evidence import rank_sentences
from kawaraban.workflow.checking import period_of

Json = dict[str, Any]  # JSON has no narrower type
_LANGUAGES = ("en", "ja", "zh", "fr", "de", "ko", "ru", "es", "pt", "ar")


class BadLineError(ValueError):
    """A line of input that cannot be used; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of output; `is_error` tells that its input could not be used."""

    line: Json
    is_error: bool = False


def extract_files(paths: Iterable[Path], now: datetime, url: str = "") -> Iterator[Answer]:
    """Yield what is read from each page, text or PDF file."""
    for number, path in enumerate(paths, 1):
        for outcome in read_local([path], lambda: now):
            if isinstance(outcome, Fetched):
                yield _extracted(outcome.capture, number, url)
            else:
                yield Answer(
                    {"line": number, "error": getattr(outcome, "reason", "not read")}, True
                )


def extract_bytes(body: bytes, now: datetime, url: str) -> Answer:
    """Return what is read from a page's bytes."""
    address = url or "file:///dev/stdin"
    return _extracted(Capture(address, address, now, "text/html", body), 1, url)


def _extracted(capture: Capture, number: int, url: str) -> Answer:
    try:
        article = read_article(capture, None, _LANGUAGES)
    except ExtractError as error:
        return Answer({"line": number, "error": str(error)}, True)
    return Answer(article_json(article) | ({"url": url} if url else {}))


def article_json(article: Article) -> Json:
    """Return an article as the filters and `articles --json` print it."""
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "text": article.text,
        "byline": article.byline,
        "site": article.publisher,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "published_by": article.published_by,
        "published_confidence": article.published_confidence,
        "modified": article.modified.isoformat() if article.modified else None,
        "kind": article.kind,
        "warnings": list(article.warnings),
    }


def cluster_lines(lines: Iterable[str]) -> Iterator[Answer]:
    """Group the articles of all lines; answers come in the order of the lines, bad ones first."""
    articles: dict[str, Article] = {}
    for number, line in enumerate(lines, 1):
        try:
            article = _article(_object(line))
            if article.id in articles:
                raise BadLineError(f"the id {article.id!r} stands twice")
        except BadLineError as error:
            yield Answer({"line": number, "error": str(error)}, True)
        else:
            articles[article.id] = article
    events = find_events(tuple(articles.values()))
    event_of = {key: event for event in events for key in event.articles}
    for key in articles:
        event = event_of[key]
        links = [link for link in event.links if link.article == key]
        yield Answer(
            {
                "id": key,
                "event": event.id,
                "story": event.id,
                "because": [
                    {
                        "with": link.other,
                        "probability": link.probability,
                        "shared": [
                            {"kind": s.kind, "text": s.text, "weight": s.weight}
                            for s in link.shared
                        ],
                    }
                    for link in links
                ],
            }
        )


def verify_lines(lines: Iterable[str]) -> Iterator[Answer]:
    """Judge each line's statement against its own sources."""
    for number, line in enumerate(lines, 1):
        try:
            yield Answer(_verified(_object(line)))
        except BadLineError as error:
            yield Answer({"line": number, "error": str(error)}, True)


def _verified(row: Json) -> Json:
    statement = _text(row, "statement")
    sources = row.get("sources")
    if not isinstance(sources, list) or not sources:
        raise BadLineError("sources is missing: a list of objects with id and text")
    articles = tuple(_article(source) for source in sources)
    issue = Issue("", "", period_of(articles), (Item("", ((Sentence(statement),),)),))
    draft = Draft(issue, articles)
    place = Place(0, 0, 0)
    findings = [f for f in run_checks(draft) if f.place == place]
    details = details_at(draft, place)
    coverage = max((m.coverage for m in rank_sentences(statement, articles, 1, 0.0)), default=0.0)
    verdict = _verdict(statement, articles, findings, details)
    return {
        "id": row.get("id"),
        "verdict": verdict,
        "score": round(_score(verdict, coverage, findings, details), 4),
        "findings": [finding_json(finding) for finding in findings],
        "details": [_detail_json(detail) for detail in details],
    }


def _verdict(
    statement: str,
    articles: tuple[Article, ...],
    findings: list[Finding],
    details: tuple[Detail, ...],
) -> str:
    if any(f.severity is Severity.ERROR for f in findings):
        return "unsupported"
    is_readable = find_language(statement, "", _LANGUAGES) == "en" or statement.isascii()
    is_doubtful = any(f.severity is Severity.WARNING for f in findings) or any(
        d.verdict is Verdict.NEEDS_PERSON for d in details if d.kind != "office"
    )
    has_english = any(a.language.startswith("en") for a in articles)
    return "supported" if is_readable and has_english and not is_doubtful else "unsure"


def _score(
    verdict: str, coverage: float, findings: list[Finding], details: tuple[Detail, ...]
) -> float:
    """Return the belief (0..1) in support: words covered and details found, cut by each error."""
    found = sum(d.verdict is Verdict.SUPPORTED for d in details)
    share = found / len(details) if details else coverage
    errors = sum(f.severity is Severity.ERROR for f in findings)
    score = (0.5 * coverage + 0.5 * share) * 0.5**errors
    return min(score, 0.49) if verdict == "unsupported" else max(score, 0.05)


def finding_json(finding: Finding) -> Json:
    """Return a finding in the form of the contract."""
    suggestion = finding.suggestion
    change = {"change": suggestion.change} if suggestion and suggestion.change else {}
    add = {"add_source": suggestion.add_source} if suggestion and suggestion.add_source else {}
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "start": finding.start,
        "end": finding.end,
        "words": finding.words,
        "message": finding.message,
        "evidence": [evidence_json(one) for one in finding.evidence],
        "suggestion": (change | add) or None,
    }


def evidence_json(evidence: Evidence) -> Json:
    """Return evidence in the form of the contract."""
    return {
        "source": evidence.source,
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
    }


def _detail_json(detail: Detail) -> Json:
    return {
        "kind": detail.kind,
        "start": detail.start,
        "end": detail.end,
        "words": detail.words,
        "verdict": detail.verdict.value,
        "evidence": [evidence_json(one) for one in detail.evidence],
    }


def _object(line: str) -> Json:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadLineError(f"no JSON: {error}") from error
    if not isinstance(row, dict):
        raise BadLineError("a line has to be one JSON object")
    return row


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadLineError(f"{key} is missing or empty")
    return value


def _optional(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise BadLineError(f"{key} has to be text")
    return value or ""


def _article(row: object) -> Article:
    """Parse an article of a filter's line: id and text, the rest if given."""
    if not isinstance(row, dict):
        raise BadLineError("an article has to be an object with id and text")
    text, title = _optional(row, "text"), _optional(row, "title")
    if not (text or title).strip():
        raise BadLineError("text is missing or empty")
    published, day = _moment(_optional(row, "published"))
    language = _optional(row, "language") or find_language(f"{title}\n{text}", "", _LANGUAGES)
    return Article(
        id=_text(row, "id"),
        text=text or title,
        title=title,
        url=_optional(row, "url") or _text(row, "id"),
        publisher=_optional(row, "publisher"),
        language=language,
        published=published,
        local_day=day,
    )


def _moment(words: str) -> tuple[datetime | None, date | None]:
    if not words:
        return None, None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as error:
        raise BadLineError(f"published {words!r} is no ISO 8601 date or time") from error
    day = moment.date()
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC), day
