"""Drafts an item of every event and counts what it holds, what it steps into and how far it copies."""

import time
from dataclasses import dataclass
from statistics import median

from drafting.base import DraftEvent
from kawaraban.cluster.near_copies import find_families
from kawaraban.draft.item import LeftOut
from kawaraban.model.event import Event, RankedEvent
from kawaraban.model.finding import Severity
from kawaraban.model.issue import Item
from kawaraban.model.source import Beat, Period
from kawaraban.text.copied import longest_run
from kawaraban.workflow.drafting import Month, draft_and_repair

LONG, VERY_LONG = 7, 20


@dataclass(frozen=True, slots=True)
class Result:
    """What one event's draft came to."""

    event: DraftEvent
    item: Item | None
    told: tuple[bool, ...]
    trapped: tuple[tuple[str, str], ...]
    errors: tuple[str, ...]
    runs: tuple[int, ...]
    seconds: float
    left_out: tuple[LeftOut, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return the item's sentences."""
        if self.item is None:
            return ()
        return tuple(s.text for paragraph in self.item.paragraphs for s in paragraph)


def draft_event(event: DraftEvent) -> Result:
    """Draft one event alone, as its beat would, and measure the item."""
    start = time.process_time()
    days = [a.day for a in event.articles if a.day]
    beat = Beat("test", "Test Digest", subjects=event.subjects)
    ordered = sorted(event.articles, key=lambda a: (a.published, a.id))
    families = find_families(ordered)
    ids = tuple(a.id for a in ordered)
    ranked = RankedEvent(Event(ids[0], ids, families=families), 1.0, (), ordered[0].title)
    month = Month((ranked,), {a.id: a for a in event.articles})
    drafted, findings = draft_and_repair(month, beat, Period(min(days), max(days)))
    seconds = time.process_time() - start
    items = drafted.issue.items
    item = items[0] if items else None
    texts = [s.text for p in item.paragraphs for s in p] if item else []
    printed = [item.headline, *texts] if item else []
    sources = [a.text for a in event.articles] + [a.title for a in event.articles]
    return Result(
        event=event,
        item=item,
        told=tuple(any(n.is_in(text) for text in printed) for n in event.nuggets),
        trapped=tuple((t.why, text) for t in event.traps for text in printed if t.is_in(text)),
        errors=tuple(f"{f.check}: {f.message}" for f in findings if f.severity is Severity.ERROR),
        runs=tuple(longest_run(text, sources) for text in texts),
        seconds=seconds,
        left_out=drafted.left_out,
    )


def figures(results: list[Result]) -> dict[str, float]:
    """Return the figures of a part, shares as 0..1."""
    runs = [run for one in results for run in one.runs]
    told = [flag for one in results for flag in one.told]
    vital = [
        flag
        for one in results
        for flag, nugget in zip(one.told, one.event.nuggets, strict=True)
        if nugget.vital
    ]
    items = [one.item for one in results if one.item]
    leads = [len(item.paragraphs[0][0].text.split()) for item in items]
    words = [sum(len(text.split()) for text in one.sentences) for one in results if one.item]
    return {
        "events": len(results),
        "items": len(items),
        "sentences": len(runs),
        "words an item": median(words) if words else 0.0,
        "nuggets told": _share(told),
        "vital nuggets told": _share(vital),
        "traps stepped into": sum(len(one.trapped) for one in results),
        "error findings": sum(len(one.errors) for one in results),
        "headlines over 12 words": sum(len(item.headline.split()) > 12 for item in items),
        "leads over 30 words": sum(length > 30 for length in leads),
        "copied run, median": median(runs) if runs else 0.0,
        "sentences with a run over 7": _share([run > LONG for run in runs]),
        "sentences with a run over 20": sum(run > VERY_LONG for run in runs),
        "CPU seconds an item": sum(one.seconds for one in results) / max(1, len(results)),
    }


def _share(flags: list[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
