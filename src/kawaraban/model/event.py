"""Something that happened, with the articles that report it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing two articles share: `kind` is name, number, day, word, vector or copy."""

    kind: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Why two articles were put together: `probability` (0..1) that they tell of one event."""

    article: str
    other: str
    probability: float
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a time and place (TDT event).

    `articles` are ids, earliest first; `families` groups those that carry one text (near-copies),
    each family counted once as an origin. `id` is the id of the earliest article.
    """

    id: str
    articles: tuple[str, ...]
    links: tuple[Link, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """What one reason adds to an event's score, or takes from it."""

    reason: str
    points: float


@dataclass(frozen=True, slots=True)
class RankedEvent:
    """An event with its score for a beat and the reasons in words; `points` are what each adds.

    `story` is the id of the highest-ranked event that this one follows from, its own where there is none.
    """

    event: Event
    score: float
    reasons: tuple[str, ...] = ()
    title: str = ""
    points: tuple[Points, ...] = ()
    story: str = ""
