"""How likely two articles tell of one event, and what they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, sqrt

from kawaraban.cluster.features import Collection, Features
from kawaraban.model.event import Shared
from kawaraban.text.vectors import cosine

WINDOW_DAYS = 6
_MOST_REASONS = 6


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model of "same event"; `docs/decisions/0006` says how the figures were found."""

    bias: float
    words: float
    names: float
    numbers: float
    days: float
    gap: float
    vector: float


WITHIN = Weights(bias=-5.2, words=9.0, names=4.0, numbers=1.6, days=1.0, gap=-0.35, vector=4.5)
ACROSS = Weights(bias=-6.2, words=0.0, names=4.5, numbers=3.0, days=1.2, gap=-0.35, vector=8.5)
WITHIN_NO_VECTOR = Weights(-4.0, 12.0, 5.0, 1.8, 1.0, -0.35, 0.0)
ACROSS_NO_VECTOR = Weights(-4.6, 0.0, 8.0, 4.0, 1.4, -0.35, 0.0)


def pair_probability(one: Features, other: Features, collection: Collection) -> float:
    """Return the probability (0..1) that two articles tell of one event; 0 outside the window."""
    gap = _days_apart(one, other)
    if gap is not None and gap > WINDOW_DAYS:
        return 0.0
    is_same_language = one.article.language[:2] == other.article.language[:2]
    has_vectors = bool(one.vector and other.vector)
    if has_vectors:
        weights = WITHIN if is_same_language else ACROSS
    else:
        weights = WITHIN_NO_VECTOR if is_same_language else ACROSS_NO_VECTOR
    rarity = collection.rarity
    score = weights.bias
    score += weights.words * _likeness(one.words, other.words, rarity) if is_same_language else 0.0
    score += weights.names * _likeness(one.names, other.names, rarity)
    score += weights.numbers * _likeness(one.numbers, other.numbers, rarity)
    score += weights.days * (_shares_day(one, other))
    score += weights.gap * (1.5 if gap is None else gap)
    score += weights.vector * cosine(one.vector, other.vector) if has_vectors else 0.0
    return 1 / (1 + exp(-score))


def _likeness(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the cosine (0..1) of two sets of terms weighted by rarity squared (Salton 1988)."""
    shared = sum(rarity[term] ** 2 for term in one & other)
    if not shared:
        return 0.0
    first = sum(rarity[term] ** 2 for term in one)
    second = sum(rarity[term] ** 2 for term in other)
    return float(shared / sqrt(first * second))


def _days_apart(one: Features, other: Features) -> int | None:
    if one.day is None or other.day is None:
        return None
    return abs((one.day - other.day).days)


def _shares_day(one: Features, other: Features) -> float:
    if not one.days or not other.days:
        return 0.0
    return len(one.days & other.days) / min(len(one.days), len(other.days))


def shared_things(one: Features, other: Features, collection: Collection) -> tuple[Shared, ...]:
    """Return what two articles share, rarest first: the reasons shown to the editor."""
    found: list[Shared] = []
    for kind, first, second in (
        ("name", one.names, other.names),
        ("number", one.numbers, other.numbers),
        ("word", one.words - one.names, other.words - other.names),
    ):
        if kind == "word" and one.article.language[:2] != other.article.language[:2]:
            continue
        terms = sorted(first & second, key=lambda term: (-collection.rarity[term], term))
        found += [Shared(kind, t.lstrip("@"), round(collection.rarity[t], 3)) for t in terms[:3]]
    for day in sorted(one.days & other.days)[:1]:
        found.append(Shared("day", day.isoformat(), 1.0))
    if one.vector and other.vector:
        found.append(Shared("vector", "meaning", round(cosine(one.vector, other.vector), 3)))
    return tuple(found[: _MOST_REASONS + 2])
