"""Is this number in the sources, with this unit?"""

import re
from collections.abc import Iterator
from itertools import combinations

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.numbers import Number, units_disagree
from kawaraban.text.support.scope import Scope, Window

_ROUGH = re.compile(
    r"\b(about|around|some|nearly|almost|roughly|approximately|close to|over|more than)\s\S*$"
)
_DERIVED = re.compile(
    r"\b(by|margin|majority|short|total|totall?ing|combined|altogether|in all|difference|sum)\b",
    re.I,
)
_SMALL_WORDS = {"one", "two", "both", "first", "second"}
_ROUGHLY = 0.03


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
            if _is_same_value(number, found, sentence):
                if units_disagree(number.unit, found.unit):
                    other_unit = other_unit or (window, found)
                    continue
                evidence = (window.evidence(found.start, found.end),)
                return _detail(number, Verdict.SUPPORTED, evidence=evidence)
    if _is_derived(number, sentence, others, scope):
        return _detail(number, Verdict.SUPPORTED)
    if other_unit:
        window, found = other_unit
        evidence = (window.sentence_evidence(found.start),)
        return _detail(number, Verdict.CONTRADICTED, _with_unit(found), evidence)
    if _is_idle(number):
        return _detail(number, Verdict.NEEDS_PERSON)
    expected = _expected(number, scope)
    if expected is None:
        return _detail(number, Verdict.NOT_FOUND)
    window, found = expected
    return _detail(number, Verdict.NOT_FOUND, found.words, (window.sentence_evidence(found.start),))


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
    if number.value == found.value:
        return (number.unit == "ordinal") == (found.unit == "ordinal") or not found.unit
    before = sentence[max(0, number.start - 16) : number.start].lower()
    is_rough = bool(_ROUGH.search(before + "x"))
    return is_rough and abs(number.value - found.value) <= _ROUGHLY * abs(found.value)


def _is_derived(number: Number, sentence: str, others: tuple[Number, ...], scope: Scope) -> bool:
    has_operand_words = bool(_DERIVED.search(sentence))
    stated = {other.value for other in others if other is not number}
    for window in scope.windows:
        values = {n.value for n in _numbers(window) if n.unit != "ordinal"}
        for one, two in combinations(sorted(values), 2):
            if number.value in (one + two, two - one) and (
                has_operand_words or {one, two} & stated
            ):
                return True
        if len(values) <= 8 and any(
            sum(three) == number.value for three in combinations(sorted(values), 3)
        ):
            return True
    return False


def _expected(number: Number, scope: Scope) -> tuple[Window, Number] | None:
    """Return the first number of the windows with the same unit, else of the same sort."""
    found = [(window, one) for window in scope.windows for one in _numbers(window)]
    same_unit = [pair for pair in found if pair[1].unit == number.unit and number.unit]
    same_sort = [p for p in found if (p[1].unit == "ordinal") == (number.unit == "ordinal")]
    return next(iter(same_unit + same_sort), None)
