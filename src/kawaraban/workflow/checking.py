"""check: an issue, or anyone's digest, against its sources."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kawaraban.archive.issue_file import ALL_DAYS, IssueFile, read_issue_file
from kawaraban.check import run_checks
from kawaraban.collect.local import read_local
from kawaraban.extract.article import read_article
from kawaraban.model.article import Article
from kawaraban.model.errors import ConfigError, ExtractError, IssueError
from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.model.outcome import Failed, Fetched
from kawaraban.model.source import Period
from kawaraban.text.details import details_at
from kawaraban.workflow.desks import Desk

_READABLE = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A checked file: its text as an issue with lines, the findings, and sources not read."""

    path: Path
    file: IssueFile
    draft: Draft
    findings: tuple[Finding, ...]
    unread: tuple[Failed, ...] = ()

    @property
    def unjudged(self) -> int:
        """Return how many details no source could settle: they are left to a person."""
        places = [place for place, _ in self.draft.sentences()]
        details = (one for place in places for one in details_at(self.draft, place))
        return sum(one.verdict is Verdict.NEEDS_PERSON for one in details)

    @property
    def errors(self) -> int:
        """Return how many findings are errors."""
        return sum(f.severity is Severity.ERROR for f in self.findings)

    @property
    def warnings(self) -> int:
        """Return how many findings are warnings."""
        return sum(f.severity is Severity.WARNING for f in self.findings)


def check_with_sources(path: Path, sources: Path | None, now: datetime) -> CheckReport:
    """Check anyone's digest against the files of a folder; without sources, only the text itself.

    Raises:
        ConfigError: The file or the folder cannot be read, or no source in it can.
    """
    articles, unread = read_sources(sources, now) if sources else ((), ())
    file = read_digest(path, period_of(articles))
    draft = Draft(file.issue, articles)
    return CheckReport(path, file, draft, run_checks(draft), unread)


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
    must_cite = path.read_text("utf-8").startswith("---")
    draft = Draft(file.issue, articles, (), tuple(desk.beat.aliases.items()), must_cite)
    return CheckReport(path, file, draft, run_checks(draft))


def _moved(article: Article | None, source: str) -> Article | None:
    """Return an article that now has another address under the one it is cited by."""
    return replace(article, id=source) if article else None


def read_digest(path: Path, period: Period | None) -> IssueFile:
    """Read a digest in Markdown or plain text.

    Raises:
        ConfigError: There is no such file, it is of another kind, or is no text.
        IssueError: A note or field in it cannot be read.
    """
    if path.suffix.lower() not in _READABLE:
        raise ConfigError(
            f"{path}: only {', '.join(_READABLE)} can be checked; save it as one of these"
        )
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(f"{path} does not exist; check the path") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror})") from error
    try:
        return read_issue_file(text, period)
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
    articles: list[Article] = []
    unread: list[Failed] = []
    for outcome in read_local([folder], lambda: now):
        if isinstance(outcome, Fetched):
            try:
                articles.append(read_article(outcome.capture, None, ("en", "ja", "zh", "fr", "de")))
            except ExtractError as error:
                unread.append(Failed(outcome.capture.url, "", str(error)))
        elif isinstance(outcome, Failed):
            unread.append(outcome)
    if not articles:
        raise ConfigError(
            f"{folder} holds no source that can be read; put HTML, text or PDF files there"
        )
    return tuple(articles), tuple(unread)


def period_of(articles: Sequence[Article]) -> Period:
    """Return the days that the sources span: what a date without a year is read in."""
    days = sorted(a.day for a in articles if a.day)
    return Period(days[0], days[-1]) if days else ALL_DAYS
