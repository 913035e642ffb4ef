"""What of an event's figures still holds: later counts replace earlier ones, outlets count differently."""

import re
from collections.abc import Sequence
from datetime import timedelta

from kawaraban.draft.candidates import Candidate
from kawaraban.text.names import read_names
from kawaraban.text.numbers import Number, read_numbers
from kawaraban.text.parser import main_verb
from kawaraban.text.reading import Reading, sentence_terms

_COUNTED = {
    "dead": r"kill(?:ed|s|ing)|dead|died|deaths?|death toll|toll|fatalities|lives|bodies",
    "hurt": r"injur(?:ed|ies)|hurt|wounded",
    "missing": r"missing|unaccounted",
    "displaced": r"displaced|homeless|evacuated|fled|shelters?",
    "arrested": r"arrest(?:ed|s)?|detained",
}
# What is tallied while a count goes on; and the share of voters, told anew with each bulletin.
_TALLIED = frozenset(
    "vote seat constituency ward district municipality delegate ballot goal mandate precinct point".split()  # noqa: SIM905
)
_TURNOUT = re.compile(r"\bturnout\b[^.]*?\d|\d[^.]{0,20} turnout\b", re.IGNORECASE)
_AT_LEAST_ONE = re.compile(r"\bat least (?:one|an?)(?P<what>(?: [a-z]+){1,3})")
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|as many as) $", re.IGNORECASE)
OPENING = 3  # sentences in which an article gives its own total
_NEAR = 70
_SAME_FIGURE_SHARE = 0.6
_SAME_TIME = timedelta(hours=18)
_REVISED = re.compile(
    r"\b(?:final|preliminary|provisional|revis(?:es|ed|ion)|correct(?:s|ed|ion)|updated|up from|down from"
    r"|instead of|now (?:says|puts|stands)|earlier figure|replaces? the|counted twice|lowered|rose to|risen to"
    r"|cut (?:the|its) [a-z ]+ from|not (?:two|three|four|five|six|\d+))\b",
    re.IGNORECASE,
)


def is_outdated(candidate: Candidate, later: Sequence[Reading]) -> bool:
    """Tell whether a later article counts again what a sentence counts, and comes to another number."""
    printed = {n.value for n in read_numbers(candidate.text)}
    for kind, value in _counts(candidate.reading, candidate.sentence):
        for reading in later if value in printed else ():
            counted = {
                n
                for number in range(len(reading.sentences))
                for k, n in _counts(reading, number)
                if k == kind
            }
            if counted and value not in counted:
                return True
            total = _total(reading, kind)
            if total not in (None, value) and _total(candidate.reading, kind) == value:
                return True
    return any(
        _is_revised(candidate, r) or _is_exceeded(candidate, r) or _is_tallied_again(candidate, r)
        for r in later
    )


def _is_tallied_again(candidate: Candidate, reading: Reading) -> bool:
    """Tell whether a later article gives the votes or seats of somebody whom a sentence gives them for."""
    if not reading.is_english:
        return False
    own = {n.unit for n in _numbers(candidate.reading, candidate.sentence) if n.unit in _TALLIED}
    has_turnout = bool(_TURNOUT.search(candidate.source))
    names = {name.words.split()[-1] for name in read_names(candidate.source)}
    for number, span in enumerate(reading.sentences if own or has_turnout else ()):
        words = span.of(reading.article.text)
        if has_turnout and _TURNOUT.search(words):
            return True
        is_same = own & {n.unit for n in _numbers(reading, number)}
        if is_same and any(name in words for name in names):
            return True
    return False


def _is_exceeded(candidate: Candidate, reading: Reading) -> bool:
    """Tell whether a later article counts more of what a sentence counts "at least" so many of."""
    text = candidate.reading.article.text
    printed = {(n.value, n.unit) for n in read_numbers(candidate.text)}
    floors = [
        n
        for n in _numbers(candidate.reading, candidate.sentence, least=1)
        if (n.value, n.unit) in printed and _AT_LEAST.search(text[: n.start])
    ]
    opening = range(min(OPENING + 1, len(reading.sentences)))
    theirs = [n for number in opening for n in _numbers(reading, number)]
    one = _AT_LEAST_ONE.search(candidate.text)
    if one and any(n.unit in one["what"].split() for n in theirs):
        return True
    return any(
        one.unit == other.unit and other.value > one.value and _is_near(one, other)
        for one in floors
        for other in theirs
    )


def _total(reading: Reading, kind: str) -> float | None:
    """Return the people an article counts in its opening, which is its own total; None for none."""
    opening = range(min(OPENING, len(reading.sentences)))
    return next((n for number in opening for k, n in _counts(reading, number) if k == kind), None)


def _is_revised(candidate: Candidate, reading: Reading) -> bool:
    """Tell whether a later article that speaks of a final or corrected count gives another number here."""
    if not reading.is_english or not _REVISED.search(reading.article.text):
        return False
    printed = {(n.value, n.unit) for n in read_numbers(candidate.text)}
    numbers = _numbers(candidate.reading, candidate.sentence)
    own = [n for n in numbers if (n.value, n.unit) in printed]
    terms = {t for t in sentence_terms(candidate.source) if not t.startswith("#")}
    for number, span in enumerate(reading.sentences if own else ()):
        words = span.of(reading.article.text)
        theirs = _numbers(reading, number)
        shared = terms & sentence_terms(words)
        for mine in own:
            same = [n for n in theirs if n.unit == mine.unit]
            values = {n.value for n in same}
            replaced = bool(values) and mine.value not in values and _is_near(mine, same[0])
            named = mine.value in values and len(values) > 1 and bool(_REVISED.search(words))
            if shared and (replaced or named):
                return True
    return False


def _counts(reading: Reading, sentence: int) -> list[tuple[str, float]]:
    """Return the people a sentence counts, by what befell them."""
    span = reading.sentences[sentence]
    found = []
    for number in reading.numbers:
        if (
            not span.start <= number.start < span.end
            or number.unit in ("ordinal", "%")
            or number.unit.isupper()
        ):
            continue
        around = reading.article.text[
            max(span.start, number.start - _NEAR) : min(span.end, number.end + _NEAR)
        ]
        near = [
            (kind, match)
            for kind, words in _COUNTED.items()
            for match in re.finditer(rf"\b(?:{words})\b", around)
        ]
        at = number.start - max(span.start, number.start - _NEAR)
        if near:
            kind, _ = min(near, key=lambda one: abs(one[1].start() - at))
            found.append((kind, number.value))
    return found


def other_figures(
    candidate: Candidate, readings: Sequence[Reading]
) -> list[tuple[Reading, Number]]:
    """Return the numbers by which other articles count, differently, what a sentence counts.

    The other sentence shares much of the words; its article does not give the sentence's own number.
    """
    own = _numbers(candidate.reading, candidate.sentence)
    terms = {t for t in sentence_terms(candidate.source) if not t.startswith("#")}
    found = []
    for reading in readings:
        if not reading.is_english or not terms or not _same_time(reading, candidate.reading):
            continue
        values = {(n.unit, n.value) for n in reading.numbers}
        for number, span in enumerate(reading.sentences):
            words = span.of(reading.article.text)
            shared = terms & sentence_terms(words)
            if len(shared) < _SAME_FIGURE_SHARE * len(terms) or _act(words) != _act(
                candidate.source
            ):
                continue
            for mine in own:
                theirs = [
                    n
                    for n in _numbers(reading, number)
                    if n.unit == mine.unit and n.value != mine.value
                ]
                is_alone = sum(n.unit == mine.unit for n in own) == 1 == len(theirs)
                if is_alone and (mine.unit, mine.value) not in values and _is_near(mine, theirs[0]):
                    found.append((reading, theirs[0]))
    return found


def _same_time(one: Reading, other: Reading) -> bool:
    """Tell whether two other articles came out about together: a later count replaces, it does not differ."""
    first, second = one.article.published, other.article.published
    return bool(one is not other and first and second and abs(first - second) <= _SAME_TIME)


def _act(words: str) -> str:
    root = main_verb(words)
    return str(root.lemma_) if root is not None else ""


def _is_near(one: Number, other: Number) -> bool:
    """Tell whether two numbers may count one thing: within a factor of three."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high / low <= 3


def _numbers(reading: Reading, sentence: int, least: int = 2) -> list[Number]:
    span = reading.sentences[sentence]
    return [
        n for n in reading.numbers
        if span.start <= n.start < span.end and n.unit and n.unit != "ordinal" and n.value >= least
    ]  # fmt: skip
