"""collect and add: what sources publish, captured, read and kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kawaraban.collect.feeds import is_feed
from kawaraban.collect.local import read_local
from kawaraban.collect.run import collect as fetch_sources
from kawaraban.collect.run import collect_pages
from kawaraban.collect.settings import CollectSettings
from kawaraban.extract.article import read_article
from kawaraban.extract.furniture import drop_furniture
from kawaraban.model.article import Article, Capture
from kawaraban.model.errors import ExtractError
from kawaraban.model.outcome import Failed, Fetched, Outcome
from kawaraban.model.source import Source
from kawaraban.store.rows import Failure
from kawaraban.store.store import Store
from kawaraban.workflow.desks import Desk

Clock = Callable[[], datetime]
Progress = Callable[[str], None]
EARLIER_PAGES = 3  # of a source, read again to know its furniture where few pages are new


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
    articles: list[tuple[str, Article]] = []
    for capture in store.captures_to_read():
        article = _read(desk, store, capture, now)
        if isinstance(article, Failed):
            failed.append(article)
        else:
            articles.append((capture.source, article))
        progress(capture.url)
    for article in _without_furniture(desk, store, articles):
        change = store.add_article(article)
        report.new += change == "new"
        report.updated += change == "updated"
    report.failed = tuple(failed)
    report.undated = store.counts()["undated"]
    return report


def _read(desk: Desk, store: Store, capture: Capture, now: Clock) -> Article | Failed:
    try:
        return read_article(capture, _source(desk, capture.source), desk.beat.languages)
    except ExtractError as error:
        failed = Failed(capture.url, capture.source, str(error))
        store.add_failure(failed, now(), capture.sha256)
        return failed


def _source(desk: Desk, key: str) -> Source | None:
    return next((source for source in desk.beat.sources if source.key == key), None)


def _without_furniture(
    desk: Desk, store: Store, articles: Iterable[tuple[str, Article]]
) -> Iterator[Article]:
    """Yield articles, those of one publisher compared with each other and with earlier pages."""
    batches: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for key, article in articles:
        batches[key, article.publisher if article.kind == "page" else ""].append(article)
    for (key, publisher), batch in batches.items():
        if not publisher:
            yield from batch
            continue
        yield from drop_furniture(batch, _earlier_pages(desk, store, key, batch))


def _earlier_pages(
    desk: Desk, store: Store, key: str, batch: Iterable[Article]
) -> tuple[Article, ...]:
    """Read a source's newest pages again: what is kept of them lacks its furniture already."""
    known = {article.id for article in batch}
    pages: list[Article] = []
    for capture in store.read_captures(key, known, EARLIER_PAGES) if key else ():
        with suppress(ExtractError):
            pages.append(read_article(capture, _source(desk, key), desk.beat.languages))
    return tuple(pages)


def failures(desk: Desk) -> tuple[Failure, ...]:
    """Return what fails at this desk now."""
    with desk.store() as store:
        return store.failures()
