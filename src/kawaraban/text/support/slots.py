"""How well words around a place in a source fit the words around a detail: which value goes where."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.model.evidence import Evidence
from kawaraban.text.evidence import sentence_evidence
from kawaraban.text.reading import Reading
from kawaraban.text.scripts import fold
from kawaraban.text.support.scope import Scope
from kawaraban.text.words import FUNCTION_WORDS, normal_form, read_words

_NEAR = 8.0  # words over which a neighbour's weight halves
_NEXT_SENTENCE = 0.4
_MARGIN = 0.12  # by how much a rival must fit better than the detail's own best place
_LEAST_FIT = 0.3


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a text that carry meaning: normal forms with the count of words before each."""

    forms: tuple[str, ...]
    positions: tuple[int, ...]
    starts: tuple[int, ...]

    def position_at(self, offset: int) -> float:
        """Return the position of the word at or before this character."""
        before = [
            p for p, start in zip(self.positions, self.starts, strict=True) if start <= offset
        ]
        return float(before[-1]) if before else 0.0


@lru_cache(maxsize=8192)
def read_terms(text: str) -> Terms:
    """Return the terms of a text."""
    found = [
        (normal_form(word), number, start)
        for number, (word, start, _) in enumerate(read_words(text))
        if fold(word).strip("'.") not in FUNCTION_WORDS
    ]
    forms, positions, starts = zip(*found, strict=True) if found else ((), (), ())
    return Terms(forms, positions, starts)


@lru_cache(maxsize=256)
def rarity(readings: tuple[Reading, ...]) -> Mapping[str, float]:
    """Return how rare each term is among the sentences of some articles (inverse document frequency)."""
    sentences = [
        set(read_terms(span.of(reading.article.text)).forms)
        for reading in readings
        for span in reading.sentences
    ]
    counts = Counter(form for found in sentences for form in found)
    return {form: math.log(1 + len(sentences) / (1 + count)) for form, count in counts.items()}


def wanted_terms(text: str, start: int, end: int) -> dict[str, float]:
    """Return the terms of a sentence outside a detail, the nearer to it the heavier."""
    terms = read_terms(text)
    at = terms.position_at(start)
    weights: dict[str, float] = {}
    for form, position, offset in zip(terms.forms, terms.positions, terms.starts, strict=True):
        if not start <= offset < end:
            weight = 1 / (1 + abs(position - at) / _NEAR)
            weights[form] = max(weights.get(form, 0.0), weight)
    return weights


def fit(
    wanted: Mapping[str, float], reading: Reading, offset: int, rare: Mapping[str, float]
) -> float:
    """Return how much (0..1) of the wanted terms stand around an offset of an article."""
    total = sum(weight * rare.get(form, 3.0) for form, weight in wanted.items()) or 1.0
    number = reading.sentence_at(offset)
    found: dict[str, float] = {}
    for step in (-1, 0, 1):
        if not 0 <= number + step < len(reading.sentences):
            continue
        span = reading.sentences[number + step]
        terms = read_terms(span.of(reading.article.text))
        at = terms.position_at(offset - span.start)
        for form, position in zip(terms.forms, terms.positions, strict=True):
            if form in wanted:
                weight = _NEXT_SENTENCE if step else 1 / (1 + abs(position - at) / (3 * _NEAR))
                found[form] = max(found.get(form, 0.0), weight)
    return (
        sum(weight * wanted[form] * rare.get(form, 3.0) for form, weight in found.items()) / total
    )


def best_fit(
    wanted: Mapping[str, float],
    places: Sequence[tuple[Reading, int]],
    rare: Mapping[str, float],
) -> float:
    """Return the best fit among places; 0 where there is none."""
    return max((fit(wanted, reading, offset, rare) for reading, offset in places), default=0.0)


@dataclass(frozen=True, slots=True)
class Rival:
    """Words of a source that might stand in a detail's place."""

    reading: Reading
    start: int
    end: int

    @property
    def words(self) -> str:
        """Return the words."""
        return self.reading.article.text[self.start : self.end]

    def sentence_evidence(self) -> Evidence:
        """Return the sentence they stand in as evidence."""
        return sentence_evidence(self.reading, self.start)


def find_rival(
    text: str,
    start: int,
    end: int,
    places: Sequence[tuple[Reading, int]],
    rivals: Sequence[Rival],
    scope: Scope,
    margin: float = _MARGIN,
) -> Rival | None:
    """Return the rival whose surroundings fit those of a detail much better than its own places do.

    `places` are where the sources have the detail itself. Only where English sources tell most of the
    sentence: the words around are compared as they stand.
    """
    if not rivals or not scope.is_all_read:
        return None
    wanted = wanted_terms(text, start, end)
    rare = rarity(scope.readings)
    own = best_fit(wanted, places, rare)
    scored = [(fit(wanted, rival.reading, rival.start, rare), rival) for rival in rivals]
    best, rival = max(scored, key=lambda pair: pair[0])
    return rival if best >= _LEAST_FIT and best - own > margin else None
