"""check: an issue, or anyone's digest, against its sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kawaraban.archive.issue_file import ALL_DAYS, IssueFile, read_document_file, read_issue_file
from kawaraban.check import run_checks
from kawaraban.collect.local import read_local
from kawaraban.collect.run import collect_pages
from kawaraban.collect.settings import CollectSettings
from kawaraban.extract.article import read_article
from kawaraban.extract.document import DOCUMENT_KINDS, read_document
from kawaraban.model.article import Article
from kawaraban.model.errors import ConfigError, ExtractError, IssueError
from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft, Issue
from kawaraban.model.outcome import Failed, Fetched, Known, Outcome
from kawaraban.model.source import Period
from kawaraban.model.waiver import Waiver
from kawaraban.text.details import details_at
from kawaraban.workflow.desks import Desk
from kawaraban.workflow.waivers import apply_waivers, read_waivers

_LANGUAGES = ("en", "ja", "zh", "fr", "de")
READABLE = (".md", ".markdown", ".txt", *DOCUMENT_KINDS)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A checked file: its text as an issue with lines, the findings, and sources not read.

    `findings` are without those `waived`; `lapsed` are waivers that fit no finding any more.
    """

    path: Path
    file: IssueFile
    draft: Draft
    findings: tuple[Finding, ...]
    unread: tuple[Failed, ...] = ()
    waived: tuple[Finding, ...] = ()
    lapsed: tuple[Waiver, ...] = ()

    @property
    def unjudged(self) -> int:
        """Return how many details no source could settle: they are left to a person."""
        places = [place for place, _ in self.draft.sentences()]
        details = (one for place in places for one in details_at(self.draft, place))
        return sum(one.verdict is Verdict.NEEDS_PERSON for one in details)

    def file_position(self, finding: Finding) -> tuple[int, int]:
        """Return where a finding's words stand: the line, page or paragraph, and the column (from 1).

        The column is 1 where the file has no lines, or its marks part the words.
        """
        first = self.file.lines.get(finding.place, 1)
        before = self.draft.text_at(finding.place)[: finding.start].split()
        for number, line in enumerate(self.file.text[first - 1 :], first):
            if not line.strip():
                break
            at = _column(finding.words, before[-1:], line)
            if at:
                return number, at
        return first, 1

    @property
    def errors(self) -> int:
        """Return how many findings are errors."""
        return sum(f.severity is Severity.ERROR for f in self.findings)

    @property
    def warnings(self) -> int:
        """Return how many findings are warnings."""
        return sum(f.severity is Severity.WARNING for f in self.findings)


def _column(words: str, before: list[str], line: str) -> int:
    """Return the column (from 1) of words in a line, after the word before them if it is there; or 0."""
    led = line.find(f"{before[0]} {words}") if before else -1
    if led >= 0:
        return led + len(before[0]) + 2
    return line.find(words) + 1


def check_with_sources(
    path: Path, sources: Path | None, now: datetime, fetch: CollectSettings | None = None
) -> CheckReport:
    """Check anyone's digest against the files of a folder; without sources, only the text itself.

    With `fetch`, the pages that its notes and links name are sources too.

    Raises:
        ConfigError: The file or the folder cannot be read, or no source in it can.
    """
    articles, unread = read_sources(sources, now) if sources else ((), ())
    file = read_digest(path, period_of(articles))
    if fetch:
        cited, lost = _fetched(file.issue, now, fetch)
        articles, unread = (*articles, *cited), (*unread, *lost)
        file = read_digest(path, period_of(articles))
    return _report(path, file, Draft(file.issue, articles), unread)


def _report(
    path: Path, file: IssueFile, draft: Draft, unread: tuple[Failed, ...] = ()
) -> CheckReport:
    found = apply_waivers(draft, run_checks(draft), read_waivers(path))
    return CheckReport(path, file, draft, found.findings, unread, found.waived, found.lapsed)


def _fetched(
    issue: Issue, now: datetime, settings: CollectSettings
) -> tuple[tuple[Article, ...], tuple[Failed, ...]]:
    """Return the articles at the addresses that an issue's notes and links name."""
    named = {r.url: r.source for r in issue.references if r.url.startswith(("http://", "https://"))}
    return _read(collect_pages(list(named), Known(), settings, lambda: now), named)


def _read(
    outcomes: Iterable[Outcome], named: Mapping[str, str]
) -> tuple[tuple[Article, ...], tuple[Failed, ...]]:
    """Return the articles in what was fetched, and what failed; `named` gives ids by address."""
    articles: list[Article] = []
    failed: list[Failed] = []
    for outcome in outcomes:
        if isinstance(outcome, Fetched):
            try:
                article = read_article(outcome.capture, None, _LANGUAGES)
            except ExtractError as error:
                failed.append(Failed(outcome.capture.url, "", str(error)))
            else:
                articles.append(replace(article, id=named.get(outcome.capture.url, article.id)))
        elif isinstance(outcome, Failed):
            failed.append(outcome)
    return tuple(articles), tuple(failed)


def check_at_desk(path: Path, desk: Desk) -> CheckReport:
    """Check an issue file of a desk against the articles it cites, or all that the desk holds.

    Raises:
        ConfigError: The file cannot be read.
    """
    file = read_digest(path, None)
    references = file.issue.references
    with desk.store() as store:
        found = {r.source: store.article(r.source) for r in references}
        if not references or not all(found.values()):
            articles = store.articles()
    if references:
        by_hash = {a.text_hash: a for a in articles} if not all(found.values()) else {}
        articles = tuple(
            a
            for r in references
            if (a := found[r.source] or _moved(by_hash.get(r.source_hash), r.source))
        )
    must_cite = path.read_bytes().startswith(b"---")
    draft = Draft(file.issue, articles, (), tuple(desk.beat.aliases.items()), must_cite)
    return _report(path, file, draft)


def _moved(article: Article | None, source: str) -> Article | None:
    """Return an article that now has another address under the one it is cited by."""
    return replace(article, id=source) if article else None


def read_digest(path: Path, period: Period | None) -> IssueFile:
    """Read a digest in Markdown, plain text, HTML, Word or PDF.

    Raises:
        ConfigError: There is no such file, it is of another kind, or is no text.
        ExtractError: A Word, PDF or HTML file is broken, locked or empty.
        IssueError: A note or field in it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in READABLE:
        raise ConfigError(
            f"{path}: only {', '.join(READABLE)} can be checked; save it as one of these"
        )
    try:
        body = path.read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(f"{path} does not exist; check the path") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror})") from error
    if suffix in DOCUMENT_KINDS:
        return read_document_file(read_document(body, suffix, str(path)), period)
    try:
        return read_issue_file(body.decode("utf-8-sig"), period)
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except IssueError as error:
        raise IssueError(f"{path}: {error}") from error


def read_sources(folder: Path, now: datetime) -> tuple[tuple[Article, ...], tuple[Failed, ...]]:
    """Read every HTML, text, Markdown and PDF file of a folder (or one file) as an article.

    Raises:
        ConfigError: There is no such folder, or nothing in it can be read.
    """
    if not folder.exists():
        raise ConfigError(
            f"{folder} does not exist; --sources wants a folder of pages, text or PDF files"
        )
    articles, unread = _read(read_local([folder], lambda: now), {})
    if not articles:
        raise ConfigError(
            f"{folder} holds no source that can be read; put HTML, text or PDF files there"
        )
    return articles, unread


def period_of(articles: Sequence[Article]) -> Period:
    """Return the days that the sources span: what a date without a year is read in."""
    days = sorted(a.day for a in articles if a.day)
    return Period(days[0], days[-1]) if days else ALL_DAYS
