"""Is this number in the sources, with this unit?"""

import re
from collections.abc import Iterator
from itertools import combinations

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.numbers import Number, units_disagree
from kawaraban.text.support.scope import Scope, Window

_ROUGH = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|close to|over|more than|up to)\s\S*$"
)
_VERY_ROUGH = re.compile(
    r"\b(?:a little (?:over|under|more than)|just (?:over|under)|well over)\s\S*$"
)
_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080}
_DERIVED = re.compile(
    r"\b(by|margin|majority|short|total|totall?ing|combined|altogether|in all|difference|sum)\b",
    re.I,
)
_SMALL_WORDS = {"one", "two", "both", "first", "second"}
_ROUGHLY = 0.03
_SMALL = 13  # such numbers are mostly words, which only English is read for
_VERY_ROUGHLY = 0.2


def _numbers(window: Window) -> Iterator[Number]:
    span = window.span
    for number in window.reading.numbers:
        if span.start <= number.start and number.end <= span.end:
            yield number


def judge_number(number: Number, sentence: str, others: tuple[Number, ...], scope: Scope) -> Detail:
    """Return the verdict on one number of a sentence.

    Supported: the value stands in the sources with the same unit, or none; a rough number within
    3 per cent; a sum or difference of two numbers there when the sentence says it is one.
    Contradicted: the value is there with another unit of the same kind (minutes, hours).
    """
    other_unit: tuple[Window, Number] | None = None
    for window in scope.places():
        for found in _numbers(window):
            if _is_same_length_of_time(number, found, sentence):
                return _supported(number, window, found)
            if not _is_same_value(number, found, sentence):
                continue
            if not units_disagree(number.unit, found.unit):
                return _supported(number, window, found)
            other_unit = other_unit or (window, found)
    if _is_derived(number, sentence, others, scope):
        return _detail(number, Verdict.SUPPORTED)
    if other_unit:
        window, found = other_unit
        evidence = (window.sentence_evidence(found.start),)
        return _detail(number, Verdict.CONTRADICTED, _with_unit(found), evidence)
    if _is_idle(number) or (number.value < _SMALL and not scope.is_all_read):
        return _detail(number, Verdict.NEEDS_PERSON)
    expected = _expected(number, scope)
    if expected is None:
        return _detail(number, Verdict.NOT_FOUND)
    window, found = expected
    return _detail(number, Verdict.NOT_FOUND, found.words, (window.sentence_evidence(found.start),))


def _supported(number: Number, window: Window, found: Number) -> Detail:
    return _detail(number, Verdict.SUPPORTED, evidence=(window.evidence(found.start, found.end),))


def _detail(
    number: Number, verdict: Verdict, expected: str = "", evidence: tuple[Evidence, ...] = ()
) -> Detail:
    return Detail("number", number.start, number.end, number.words, verdict, evidence, expected)


def _with_unit(number: Number) -> str:
    return number.words if number.unit in number.words else f"{number.words} {number.unit}"


def _is_idle(number: Number) -> bool:
    """Small numbers in words that count what the sentence itself names ("the two sides")."""
    return number.words.lower() in _SMALL_WORDS


def _is_same_value(number: Number, found: Number, sentence: str) -> bool:
    if (number.unit == "ordinal") != (found.unit == "ordinal") and found.unit and number.unit:
        return False
    return _is_near(number.value, found.value, number, sentence)


def _is_same_length_of_time(number: Number, found: Number, sentence: str) -> bool:
    """Tell whether two units give one length of time: half an hour, 30 minutes."""
    if number.unit == found.unit or number.unit not in _MINUTES or found.unit not in _MINUTES:
        return False
    value = number.value * _MINUTES[number.unit]
    return _is_near(value, found.value * _MINUTES[found.unit], number, sentence)


def _is_near(value: float, other: float, number: Number, sentence: str) -> bool:
    """Tell whether two values are equal, or near enough for the words before the number."""
    before = sentence[max(0, number.start - 20) : number.start].lower() + "x"
    allowed = _ROUGHLY if _ROUGH.search(before) else 0.0
    allowed = _VERY_ROUGHLY if _VERY_ROUGH.search(before) else allowed
    return value == other or abs(value - other) <= allowed * abs(other)


def _is_derived(number: Number, sentence: str, others: tuple[Number, ...], scope: Scope) -> bool:
    has_operand_words = bool(_DERIVED.search(sentence))
    stated = {other.value for other in others if other is not number}
    for window in scope.windows:
        values = {n.value for n in _numbers(window) if n.unit != "ordinal"}
        for one, two in combinations(sorted(values), 2):
            if _is_share(number, one / two if two else 0.0, sentence):
                return True
            if number.value in (one + two, two - one) and (
                has_operand_words or {one, two} & stated
            ):
                return True
        if len(values) <= 8 and any(
            sum(three) == number.value for three in combinations(sorted(values), 3)
        ):
            return True
    return False


def _is_share(number: Number, share: float, sentence: str) -> bool:
    """Tell whether a fraction, or "three times", is the ratio of two numbers of the source."""
    if number.unit == "time" and share:
        return abs(1 / share - number.value) < 0.05
    if number.unit != "fraction":
        return False
    before = sentence[max(0, number.start - 12) : number.start].lower()
    if "more than" in before or "over " in before:
        return number.value < share <= number.value + 0.1
    if "nearly" in before or "almost" in before or "under " in before:
        return number.value - 0.1 <= share < number.value
    return abs(share - number.value) <= _ROUGHLY


def _expected(number: Number, scope: Scope) -> tuple[Window, Number] | None:
    """Return the first number of the windows with the same unit, else of the same sort."""
    found = [(window, one) for window in scope.windows for one in _numbers(window)]
    same_unit = [pair for pair in found if pair[1].unit == number.unit and number.unit]
    same_sort = [p for p in found if (p[1].unit == "ordinal") == (number.unit == "ordinal")]
    return next(iter(same_unit + same_sort), None)
