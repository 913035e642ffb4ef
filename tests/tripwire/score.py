"""Runs a checker over cases, and counts."""

import math
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from kawaraban.model.article import Article
from tripwire.base import BaseEvent
from tripwire.cases import Case, article_of
from tripwire.checkers import CHECKERS, Flag


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what a checker said of it; `twin` is what it said of the same words unharmed."""

    case: Case
    flags: tuple[Flag, ...]
    twin: tuple[Flag, ...] = ()

    @property
    def has_error(self) -> bool:
        """Return whether the checker calls anything in it an error."""
        return any(flag.is_error for flag in self.flags)

    @property
    def is_clean_twin(self) -> bool:
        """Return whether the checker found no error in the same words unharmed."""
        return not any(flag.is_error for flag in self.twin)

    @property
    def is_at_words(self) -> bool:
        """Return whether an error's span and the planted one share half of what they cover or more."""
        case = self.case
        return any(
            _shared(f.start, f.end, case.start, case.end) >= 0.5 for f in self.flags if f.is_error
        )

    @property
    def suggestions(self) -> list[str]:
        """Return what the checker would put at the planted words."""
        case = self.case
        return [
            f.change for f in self.flags if f.change and f.start < case.end and case.start < f.end
        ]


def _shared(start: int, end: int, other_start: int, other_end: int) -> float:
    """Return intersection over union of two spans."""
    both = min(end, other_end) - max(start, other_start)
    return both / (max(end, other_end) - min(start, other_start)) if both > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """All judged cases of a checker, and the CPU seconds they took."""

    judged: tuple[Judged, ...]
    seconds: float


def run(
    checker: str, cases: Sequence[Case], events: Iterable[BaseEvent], executor: Executor
) -> Run:
    """Judge every case and the twin of each, an event's cases together."""
    articles = {f"{e.id}/{a.id}": article_of(e, a) for e in events for a in e.articles}
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(case.event, []).append(case)
    needed = [
        {key: articles[key] for case in group for key in (*case.articles, *_twin_articles(case))}
        for group in groups.values()
    ]
    results = list(executor.map(_judge, [checker] * len(groups), groups.values(), needed))
    return Run(tuple(one for found, _ in results for one in found), sum(s for _, s in results))


def _judge(
    checker: str, cases: list[Case], articles: dict[str, Article]
) -> tuple[list[Judged], float]:
    start = time.process_time()
    told: dict[Case, tuple[Flag, ...]] = {}

    def flags_of(case: Case) -> tuple[Flag, ...]:
        key = replace(case, id="", label="", twin=None, how=(), wording="", start=0, end=0)
        if key not in told:
            told[key] = CHECKERS[checker](case, tuple(articles[one] for one in case.articles))
        return told[key]

    judged = [Judged(one, flags_of(one), flags_of(one.twin) if one.twin else ()) for one in cases]
    return judged, time.process_time() - start


def _twin_articles(case: Case) -> tuple[str, ...]:
    return case.twin.articles if case.twin else ()


def wilson(found: int, total: int) -> tuple[float, float]:
    """Return the 95 per cent interval of a share (Wilson 1927).

    >>> wilson(9, 10)
    (0.596, 0.982)
    """
    if not total:
        return 0.0, 1.0
    z, share = 1.96, found / total
    middle = share + z * z / (2 * total)
    wide = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    below = 1 + z * z / total
    return max(0.0, round((middle - wide) / below, 3)), round((middle + wide) / below, 3)
