"""Is this number in the sources, with this unit, and in this place?"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.numbers import Number
from kawaraban.text.reading import Reading
from kawaraban.text.support.derived import SHARES, Allowed, is_derived, numbers_in
from kawaraban.text.support.elapsed import is_elapsed
from kawaraban.text.support.scope import Scope, Window
from kawaraban.text.support.slots import Rival, find_rival
from kawaraban.text.units import (
    are_counted_alike,
    are_of_one_kind,
    in_unit,
    is_unit,
    unit_name,
    units_disagree,
)
from kawaraban.text.words import normal_form

# How far from the value a word before the number lets the source be: (least, most) as shares of it.
_ROUGH = (
    (r"(?:just|slightly|a little|barely) (?:over|above)", 1.0, 1.15),
    (r"(?:just|slightly|a little|barely) more than", 1.0, 1.15),
    (r"(?:just|slightly|a little) (?:under|below|short of)", 0.85, 1.0),
    (r"(?:just|slightly|a little) (?:less|fewer) than", 0.85, 1.0),
    (r"nearly|almost|close to|not quite|approaching|up to", 0.85, 1.0),
    (r"under|below|at most|(?:less|fewer) than|not even|short of", 0.7, 1.0),
    (r"a good|a full|well over|easily", 1.0, 1.15),
    (r"more than|over|above|at least|upwards? of|in excess of|exceeding", 1.0, 1.35),
    (r"about|around|some|roughly|approximately|circa|an estimated|in the region of", 0.93, 1.07),
)
_ROUGHLY = [
    (re.compile(rf"\b(?:{words})(?: (?:a|an|the))? ?(?:US)?[$€£¥]?$", re.I), least, most)
    for words, least, most in _ROUGH
]
_SECOND_SIDE = re.compile(r"^(?: \w+)? or so\b")
_AND_MORE = re.compile(r"^(?: \w+)? (?:and|or) more\b|^-plus\b")
_SMALL_WORDS = {"one", "two", "both", "first", "second"}
_CONVERTED = 0.03
_LONE_UNIT = re.compile(
    r"\b(?:an?|the|past|last|next|previous|coming|first|second|third|fourth|final|each|every|per) "
    r"(decade|year|quarter|month|fortnight|week|day|hour|century)\b",
    re.IGNORECASE,
)
_MARGIN, _MARGIN_OF_ORDINAL = 0.16, 0.08
_SMALL = 13  # smaller numbers are mostly words
_SMALL_ABROAD = 100  # such numbers may be words in a language whose words are not read
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")  # 12.500 in Spanish or German


def _allowed(number: Number, sentence: str) -> Allowed:
    """Return the range of values that "nearly 20" or "about 20" allows; that value alone else."""
    value, before = number.value, sentence[max(0, number.start - 30) : number.start].rstrip()
    spread = 1e-6 * abs(value)
    for pattern, least, most in _ROUGHLY:
        if pattern.search(before):
            return Allowed(least * value - spread, most * value + spread, value)
    if _SECOND_SIDE.match(sentence[number.end :]) or "-odd" in number.words:
        return Allowed(0.9 * value, 1.1 * value, value)
    if _AND_MORE.match(sentence[number.end :]):
        return Allowed(value - spread, 1.35 * value, value)
    return Allowed(value - spread, value + spread, value)


def judge_number(number: Number, sentence: str, others: tuple[Number, ...], scope: Scope) -> Detail:
    """Return the verdict on one number of a sentence.

    Supported: the value stands in the sources with the same unit, or none, where the words around it
    are those around it here; the same amount in another unit; a rough or rounded value; a sum,
    difference or share of two numbers there when the sentence says it is one.
    Contradicted: it is there with another unit (minutes, hours). Misattributed: it is there, and
    another number of its unit stands where the sentence has it.
    """
    allowed = _allowed(number, sentence)
    same = [
        (window, found)
        for window in scope.places()
        for found in numbers_in(window)
        if _is_same(number, found, allowed)
    ]
    fitting = [one for one in same if not units_disagree(number.unit, one[1].unit)]
    fitting = _of_its_noun(number, sentence, fitting, scope)
    if fitting:
        return _placed(number, allowed, sentence, others, scope, fitting)
    if _is_converted(number, allowed, scope):
        return _detail(number, Verdict.SUPPORTED)
    other_unit = [one for one in same if _is_other_unit(number, one[1])]
    if other_unit and not _is_passed(number, allowed, sentence, scope):
        window, found = other_unit[0]
        evidence = (window.sentence_evidence(found.start),)
        end = _unit_end(number, sentence)
        judged = _detail(number, Verdict.CONTRADICTED, _with_unit(found), evidence)
        return replace(judged, end=end, words=sentence[number.start : end])
    if _is_told_otherwise(number, allowed, sentence, others, scope):
        return _detail(number, Verdict.SUPPORTED)
    if _is_day_of_month(number, sentence):
        return _judge_day_of_month(number, scope)
    if number.words.lower() == "one" or _is_untold_share(number, scope):
        return _detail(number, Verdict.NEEDS_PERSON)
    if number.unit in SHARES and not scope.is_all_read:
        return _detail(number, Verdict.NEEDS_PERSON)
    is_idle = _is_idle(number, scope) and not _is_counted(number, sentence, scope)
    small = _SMALL_ABROAD if any(_may_spell_numbers(r) for r in scope.readings) else _SMALL
    if is_idle or (number.value < small and not scope.is_all_read):
        return _detail(number, Verdict.NEEDS_PERSON)
    return _not_found(number, scope)


def _may_spell_numbers(reading: Reading) -> bool:
    """Tell whether an article may tell numbers by words that are not read: douze, veintiuno."""
    return reading.is_latin and not reading.is_english


def _is_day_of_month(number: Number, sentence: str) -> bool:
    """Tell whether an ordinal without a noun is a day: "by the twentieth"."""
    is_bare = number.unit == "ordinal" and not _noun(number, sentence)
    return is_bare and number.value <= 31 and sentence[: number.start].lower().endswith("the ")


def _judge_day_of_month(number: Number, scope: Scope) -> Detail:
    for window in scope.places():
        for day in window.reading.days:
            if day.day == number.value and window.span.start <= day.start < window.span.end:
                evidence = (window.evidence(day.start, day.end),)
                return _detail(number, Verdict.SUPPORTED, evidence=evidence)
    return _detail(number, Verdict.NEEDS_PERSON)


def _is_untold_share(number: Number, scope: Scope) -> bool:
    """Tell whether a share or multiple in words may be reckoned from what no window gives as one."""
    if number.unit == "times":
        return True
    if number.unit != "fraction":
        return False
    return not any(n.unit in SHARES for window in scope.windows for n in numbers_in(window))


def _is_other_unit(number: Number, found: Number) -> bool:
    """Tell whether a value stands there with another unit of its kind: hours for minutes."""
    if found.value != number.value or not units_disagree(number.unit, found.unit):
        return False
    is_amount = in_unit(1.0, found.unit, number.unit) is not None
    return is_amount or (number.value >= _SMALL and are_of_one_kind(number.unit, found.unit))


def _of_its_noun(
    number: Number, sentence: str, same: list[tuple[Window, Number]], scope: Scope
) -> list[tuple[Window, Number]]:
    """Return those of equal value that count the same, where the sources count that at all.

    "Nine diplomats" is not supported by nine ships where the sources have two diplomats, nor the
    second round by a second bridge where they have an eighth round.
    """
    noun = _noun(number, sentence)
    if not noun or noun in SHARES or not scope.is_all_read:
        return same
    if not _is_counted(number, sentence, scope):
        return same
    return [
        (window, one)
        for window, one in same
        if not (found := _noun(one, window.reading.article.text)) or are_counted_alike(noun, found)
    ]


def _is_counted(number: Number, sentence: str, scope: Scope) -> bool:
    """Tell whether the sources have numbers of what a number counts."""
    noun = _noun(number, sentence)
    return bool(noun) and any(
        _noun(one, reading.article.text) == noun
        for reading in scope.readings
        for one in reading.numbers
    )


def _noun(number: Number, text: str) -> str:
    """Return what a number counts: its unit, for an ordinal the word after it; "" when untold."""
    if number.unit != "ordinal":
        return number.unit
    after = re.match(r" ([a-z]+)", text[number.end :])
    return f"ordinal {normal_form(after[1])}" if after else ""


def _is_told_otherwise(
    number: Number, allowed: Allowed, sentence: str, others: tuple[Number, ...], scope: Scope
) -> bool:
    """Tell whether the sources give a number in other words: converted, derived, counted in days."""
    if is_derived(number, allowed, sentence, others, scope):
        return True
    return _is_passed(number, allowed, sentence, scope)


def _is_passed(number: Number, allowed: Allowed, sentence: str, scope: Scope) -> bool:
    """Tell whether a number is a length of time that lies between two moments of the sources."""
    before, after = sentence[: number.start], sentence[number.end :]
    return is_elapsed(allowed.least, allowed.most, number.unit, before, after, scope)


def _not_found(number: Number, scope: Scope) -> Detail:
    expected = _expected(number, scope)
    if expected is None:
        return _detail(number, Verdict.NOT_FOUND)
    window, found = expected
    return _detail(number, Verdict.NOT_FOUND, found.words, (window.sentence_evidence(found.start),))


def _placed(
    number: Number,
    allowed: Allowed,
    sentence: str,
    others: tuple[Number, ...],
    scope: Scope,
    same: list[tuple[Window, Number]],
) -> Detail:
    """Return the verdict on a number that is there: supported unless another has its place."""
    window, found = same[0]
    evidence = window.evidence(found.start, found.end)
    if not number.unit or number.unit in SHARES:
        return _detail(number, Verdict.SUPPORTED, evidence=(evidence,))
    stated = {one.value for one in others}
    rivals = [
        Rival(reading, one.start, one.end)
        for reading in scope.readings
        for one in reading.numbers
        if one.unit == number.unit and one.value not in stated and one.value != number.value
    ]
    places = [(window.reading, found.start) for window, found in same]
    margin = _MARGIN_OF_ORDINAL if number.unit == "ordinal" else _MARGIN
    rival = find_rival(sentence, number.start, number.end, places, rivals, scope, margin)
    if (
        rival
        and not _is_converted(number, allowed, scope)
        and not _is_told_otherwise(number, allowed, sentence, others, scope)
    ):
        return _detail(number, Verdict.MISATTRIBUTED, rival.words, (rival.sentence_evidence(),))
    return _detail(number, Verdict.SUPPORTED, evidence=(evidence,))


def _detail(
    number: Number, verdict: Verdict, expected: str = "", evidence: tuple[Evidence, ...] = ()
) -> Detail:
    return Detail("number", number.start, number.end, number.words, verdict, evidence, expected)


def _unit_end(number: Number, sentence: str) -> int:
    """Return where the unit of a number ends in the sentence; the number's end where it is apart."""
    if is_unit(number.unit):
        for match in re.finditer(r"[ -][A-Za-z]+", sentence[number.end : number.end + 40]):
            if unit_name(match[0][1:]) == number.unit:
                return number.end + match.end()
    return number.end


def _with_unit(number: Number) -> str:
    return number.words if number.unit in number.words else f"{number.words} {number.unit}"


def _is_idle(number: Number, scope: Scope) -> bool:
    """Tell whether a number counts what the sentence itself names: "the two sides".

    Of the small ones in words only those for whose unit the sources have no other number.
    """
    if number.words.lower() in _SMALL_WORDS and number.unit in ("", "ordinal"):
        return True
    if number.value > 4 or number.words[0].isdigit() or number.unit == "ordinal":
        return False
    return not any(n.unit == number.unit for r in scope.readings for n in r.numbers)


def _is_same(number: Number, found: Number, allowed: Allowed) -> bool:
    if (number.unit == "ordinal") != (found.unit == "ordinal") and found.unit and number.unit:
        # After an eleventh round there have been eleven.
        return found.unit == "ordinal" and number.unit == "round" and found.value == number.value
    if number.unit in SHARES and found.unit not in ("", number.unit):
        return False
    if _THOUSANDS.fullmatch(found.words) and allowed.holds(float(found.words.replace(".", ""))):
        return True
    return allowed.holds(found.value)


def _is_converted(number: Number, allowed: Allowed, scope: Scope) -> bool:
    """Tell whether the sources give the amount in another unit: half an hour, 30 minutes."""
    for window in scope.places():
        told = [(found.value, found.unit) for found in numbers_in(window)]
        told += [(1.0, unit) for unit in _lone_units(window)]
        for amount, unit in told:
            value = in_unit(amount, unit, number.unit) if unit != number.unit else None
            if value is None:
                continue
            is_exact = abs(value - number.value) <= 1e-6 * abs(value)
            if is_exact or allowed.holds(value) or _is_rounded(number.value, value):
                return True
    return False


def _lone_units(window: Window) -> Iterator[str]:
    """Yield the lengths of time of which a window tells one without a number: "the past decade"."""
    for match in _LONE_UNIT.finditer(window.span.of(window.reading.article.text)):
        yield match[1].lower()


def _is_rounded(value: float, exact: float) -> bool:
    """Tell whether a value is another one rounded to its own last figure, within 3 per cent."""
    return bool(exact) and abs(value - exact) <= _CONVERTED * abs(exact)


def _expected(number: Number, scope: Scope) -> tuple[Window, Number] | None:
    """Return the number of the windows that may be meant: of the same unit, the nearest in value."""
    found = [(window, one) for window in scope.windows for one in numbers_in(window)]
    same_unit = [pair for pair in found if pair[1].unit == number.unit and number.unit]
    same_sort = [p for p in found if (p[1].unit == "ordinal") == (number.unit == "ordinal")]
    nearest = sorted(same_unit, key=lambda pair: abs(pair[1].value - number.value))
    return next(iter(nearest + same_sort), None)
