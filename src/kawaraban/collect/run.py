"""Collects a beat: every source's feeds, then the pages they list, each handed on as it comes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kawaraban.collect.feeds import is_feed, read_feed
from kawaraban.collect.fetch import Fetcher, Request
from kawaraban.collect.settings import CollectSettings
from kawaraban.model.article import Capture, FeedEntry
from kawaraban.model.errors import CollectError
from kawaraban.model.outcome import Failed, Fetched, Known, Outcome, Seen, Unchanged
from kawaraban.model.source import Source

SOURCES_AT_ONCE = 32
WAITING_OUTCOMES = 8  # bodies held in memory while the caller saves

Produce = Callable[["_Run"], Sequence[AsyncIterator[Outcome]]]


def collect(
    sources: Sequence[Source],
    known: Known,
    settings: CollectSettings,
    now: Callable[[], datetime],
) -> Iterator[Outcome]:
    """Fetch the feeds of these sources and the pages they list, yielding each result as it comes.

    Save each before asking for the next: whatever stops the run, all that was yielded is safe, and
    a run with what is then known does the rest. Known feeds and pages are asked for conditionally.
    Call it outside any running event loop.
    """
    return _drive(known, settings, now, lambda run: [run.source(source) for source in sources])


def collect_pages(
    urls: Sequence[str],
    known: Known,
    settings: CollectSettings,
    now: Callable[[], datetime],
) -> Iterator[Outcome]:
    """Fetch these addresses, of no source; where one is a feed, the pages it lists too."""
    return _drive(known, settings, now, lambda run: [run.address(url) for url in urls])


def _drive(
    known: Known, settings: CollectSettings, now: Callable[[], datetime], produce: Produce
) -> Iterator[Outcome]:
    """Turn the event loop only while the caller waits, so nothing runs ahead of what is saved."""
    loop = asyncio.new_event_loop()
    queue: asyncio.Queue[Outcome | None] = asyncio.Queue(WAITING_OUTCOMES)
    task = loop.create_task(_gather(known, settings, now, produce, queue))
    try:
        while (outcome := loop.run_until_complete(queue.get())) is not None:
            yield outcome
        loop.run_until_complete(task)
    finally:
        _stop(loop)


def _stop(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what still runs and close the loop."""
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


async def _gather(
    known: Known,
    settings: CollectSettings,
    now: Callable[[], datetime],
    produce: Produce,
    queue: asyncio.Queue[Outcome | None],
) -> None:
    turn = asyncio.Semaphore(SOURCES_AT_ONCE)

    async def put(outcomes: AsyncIterator[Outcome]) -> None:
        async with turn:
            async for outcome in outcomes:
                await queue.put(outcome)

    try:
        async with Fetcher(settings, now) as fetcher, asyncio.TaskGroup() as group:
            for outcomes in produce(_Run(fetcher, known, settings)):
                group.create_task(put(outcomes))
    finally:
        await queue.put(None)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run: what is fetched with, what is known, and which addresses had their turn."""

    fetcher: Fetcher
    known: Known
    settings: CollectSettings
    asked: set[str] = field(default_factory=set)

    async def source(self, source: Source) -> AsyncIterator[Outcome]:
        """Yield what each feed of a source came to, and each page it lists."""
        for url in source.feeds:
            async for outcome in self._feed(url, source.key):
                yield outcome

    async def address(self, url: str) -> AsyncIterator[Outcome]:
        """Yield what one address came to, and its pages where it is a feed."""
        outcome = await self._page(FeedEntry(url), "")
        if isinstance(outcome, Fetched) and is_feed(outcome.capture):
            async for listed in self._listed(outcome.capture, ""):
                yield listed
        elif outcome:
            yield outcome

    async def _feed(self, url: str, source: str) -> AsyncIterator[Outcome]:
        earlier = self.known.feeds.get(url)
        seen = self.known.seen.get(url, Seen()) if earlier else Seen()
        try:
            capture = await self.fetcher.fetch(Request(url, source, seen))
        except CollectError as error:
            yield Failed(url, source, str(error))
            return
        if capture is None:
            yield Unchanged(url, source)
        if newest := capture or earlier:
            async for outcome in self._listed(newest, source, is_new=capture is not None):
                yield outcome

    async def _listed(
        self, feed: Capture, source: str, is_new: bool = True
    ) -> AsyncIterator[Outcome]:
        try:
            entries = read_feed(feed)
        except CollectError as error:
            yield Failed(feed.url, source, str(error))
            return
        if is_new:
            yield Fetched(feed, is_feed=True)
        for entry in self._wanted(entries):
            if outcome := await self._page(entry, source):
                yield outcome

    def _wanted(self, entries: Sequence[FeedEntry]) -> Sequence[FeedEntry]:
        since = self.settings.since
        recent = [e for e in entries if not (since and e.published and e.published < since)]
        return recent[: self.settings.pages_per_source]

    async def _page(self, entry: FeedEntry, source: str) -> Outcome | None:
        if entry.url in self.asked:
            return None
        self.asked.add(entry.url)
        seen = self.known.seen.get(entry.url, Seen())
        try:
            capture = await self.fetcher.fetch(Request(entry.url, source, seen, entry))
        except CollectError as error:
            return Failed(entry.url, source, str(error))
        return Fetched(capture) if capture else Unchanged(entry.url, source)
