"""collect and add: what sources publish, captured, read and kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kawaraban.collect.feeds import is_feed
from kawaraban.collect.local import read_local
from kawaraban.collect.run import collect as fetch_sources
from kawaraban.collect.run import collect_pages
from kawaraban.collect.settings import CollectSettings
from kawaraban.extract.article import read_article
from kawaraban.model.article import Capture
from kawaraban.model.errors import ExtractError
from kawaraban.model.outcome import Failed, Fetched, Outcome
from kawaraban.store.rows import Failure
from kawaraban.store.store import Store
from kawaraban.workflow.desks import Desk

Clock = Callable[[], datetime]
Progress = Callable[[str], None]


@dataclass(slots=True)
class CollectReport:
    """What a run of collecting did; `failed` names what did not work, with the reason."""

    fetched: int = 0
    unchanged: int = 0
    new: int = 0
    updated: int = 0
    failed: tuple[Failed, ...] = ()
    undated: int = 0


def collect(
    desk: Desk, now: Clock, settings: CollectSettings, progress: Progress = lambda _: None
) -> CollectReport:
    """Fetch the beat's sources, keep every capture at once, then read what is new into articles."""
    with desk.store() as store:
        outcomes = fetch_sources(desk.beat.sources, store.known(), settings, now)
        return _keep(desk, store, outcomes, now, progress)


def add(
    desk: Desk,
    what: Iterable[str],
    now: Clock,
    settings: CollectSettings,
    progress: Progress = lambda _: None,
) -> CollectReport:
    """Keep pages, feeds and files given by address or path, and read them into articles."""
    things = list(what)
    urls = [one for one in things if one.startswith(("http://", "https://"))]
    paths = [Path(one) for one in things if one not in urls]
    with desk.store() as store:
        report = _keep(desk, store, read_local(paths, now), now, progress)
        if urls:
            other = _keep(
                desk, store, collect_pages(urls, store.known(), settings, now), now, progress
            )
            report = _sum(report, other)
        return report


def _sum(one: CollectReport, other: CollectReport) -> CollectReport:
    return CollectReport(
        one.fetched + other.fetched, one.unchanged + other.unchanged, one.new + other.new,
        one.updated + other.updated, one.failed + other.failed, max(one.undated, other.undated),
    )  # fmt: skip


def _keep(
    desk: Desk, store: Store, outcomes: Iterable[Outcome], now: Clock, progress: Progress
) -> CollectReport:
    report = CollectReport()
    failed: list[Failed] = []
    for outcome in outcomes:
        if isinstance(outcome, Fetched):
            store.add_capture(outcome.capture, is_feed(outcome.capture))
            report.fetched += 1
            progress(outcome.capture.url)
        elif isinstance(outcome, Failed):
            store.add_failure(outcome, now())
            failed.append(outcome)
        else:
            store.clear_failure(outcome.url)
            report.unchanged += 1
    for capture in store.captures_to_read():
        failure = _read(desk, store, capture, report, now)
        if failure:
            failed.append(failure)
        progress(capture.url)
    report.failed = tuple(failed)
    report.undated = store.counts()["undated"]
    return report


def _read(
    desk: Desk, store: Store, capture: Capture, report: CollectReport, now: Clock
) -> Failed | None:
    source = next((s for s in desk.beat.sources if s.key == capture.source), None)
    try:
        article = read_article(capture, source, desk.beat.languages)
    except ExtractError as error:
        failed = Failed(capture.url, capture.source, str(error))
        store.add_failure(failed, now(), capture.sha256)
        return failed
    change = store.add_article(article)
    report.new += change == "new"
    report.updated += change == "updated"
    return None


def failures(desk: Desk) -> tuple[Failure, ...]:
    """Return what fails at this desk now."""
    with desk.store() as store:
        return store.failures()
