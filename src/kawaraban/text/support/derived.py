"""Is this number the sum, difference, share or product of numbers that the sources give?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kawaraban.text.numbers import Number
from kawaraban.text.support.scope import Scope, Window
from kawaraban.text.units import in_unit, units_disagree

SHARES = frozenset({"fraction", "per cent", "times"})
_DERIVED = re.compile(
    r"""\b(?:by|margin|majority|short|total|totall?ing|combined|altogether|in\ all|all\ told|difference|sum|
    together|between\ them|gap|lead|rise|rose|increase|increased|raise|raised|cut|fell|fall|drop|dropped|grew|
    growth|extra|additional|another|remaining|rest|remainder|left|apart|ahead|behind|longer|
    shorter|later|earlier|higher|lower|added|adds|up(?!\ to)|down|half|out\ of|missing|reduction|
    reduced|addition|other|others|spare|too\ many|too\ few|excess|surplus|beyond|made\ up|widened|narrowed|
    halved|doubled|gained|lost|lack|lacked|lacking|deficit|shortfall|joint|jointly|thereby|
    (?:more|fewer|less|over|under|above|below)(?!\ (?:than\ )?[$€£]?\d))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EACH = re.compile(
    r"\b(?:average|averaged|averaging|each|apiece|per|every|(?:a|an|one) (?:hour|day|week|month|year|head|"
    r"person|hectare|acre|kilometre|mile|tonne|litre|barrel|unit|household|seat))\b",
    re.IGNORECASE,
)
_FOR_EVERY = re.compile(r"\b(?:for|to) (?:every|each)\b", re.IGNORECASE)
_RATE = re.compile(r"\b(?:a|an|per|each|every) (hour|day|week|month|quarter|year)\b", re.IGNORECASE)
_OTHER_AFTER = re.compile(r"^ others?\b|^ (?:more|further)\b", re.IGNORECASE)
_OTHER_BEFORE = re.compile(r"\b(?:other|another|further|remaining) $", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:rest|remainder|remaining|others?|balance|the remaining|left over)\b", re.I
)
_MOST_NEAR = 14  # numbers of a passage that are reckoned with
_FEW = 8  # different values among which three are added up
_SHARE_IN_WORDS = 0.021  # "two fifths" for 39 per cent
_ROUNDED = 0.02  # "some 170" for 1,360 in eight parts
_WHOLE = 1.0
_MOST_COUNTED = 60  # of which "the other 59" may be told
_RATE_AFTER = 60  # characters after a number in which its rate is told


@dataclass(frozen=True, slots=True)
class Allowed:
    """The values of the source that a number's words allow."""

    least: float
    most: float
    value: float

    def holds(self, value: float) -> bool:
        """Tell whether a value is the one meant, or within its range and less round than it is."""
        if abs(value - self.value) <= 1e-6 * abs(self.value):
            return True
        return self.least <= value <= self.most and _figures(value) >= _figures(self.value)


def _figures(value: float) -> int:
    """Return how many figures a value is told with: 2 for 1,500,000."""
    return len(f"{value:.6f}".replace(".", "").strip("0")) or 1


def numbers_in(window: Window) -> Iterator[Number]:
    """Yield the numbers that lie inside a window."""
    span = window.span
    for number in window.reading.numbers:
        if span.start <= number.start and number.end <= span.end:
            yield number


def is_derived(
    number: Number, allowed: Allowed, sentence: str, others: tuple[Number, ...], scope: Scope
) -> bool:
    """Tell whether numbers of one passage, with those that the sentence states, make up a number.

    Sums and differences count where the sentence says that it reckons, or states one of the numbers
    reckoned with; a share of a stated or near whole always does.
    """
    if number.unit == "ordinal":
        return False
    stated = _usable(other for other in others if other is not number)
    passages = list(_passages(number, stated, scope))
    rest = bool(_REST.search(sentence)) or any(_tells_rest(window) for window in scope.windows)
    if number.unit in SHARES or number.unit == "percentage point":
        wanted = _Share.of(number, allowed)
        return any(
            wanted.holds(value)
            for near in passages
            for value in _shares_of(number, near, stated, rest)
        )
    if _is_one_more(number, sentence, scope) or _is_rate(number, allowed, sentence, scope):
        return True
    cues = _Cues.of(sentence, scope)
    for near in passages:
        if any(
            _makes(number, allowed, one, two, cues, stated)
            for one, two in combinations(_distinct((*near, *stated)), 2)
            if one in near or two in near
        ):
            return True
        if any(map(allowed.holds, _sums_of_three(near))):
            return True
        if rest and any(map(allowed.holds, _rests(near, stated))):
            return True
    return cues.says_so and _is_derived_far(number, allowed, scope)


@dataclass(frozen=True, slots=True)
class _Cues:
    """What a sentence says of how it reckons."""

    says_so: bool
    is_each: bool
    is_for_every: bool

    @classmethod
    def of(cls, sentence: str, scope: Scope) -> "_Cues":
        texts = [window.span.of(window.reading.article.text) for window in scope.windows]
        is_each = any(_EACH.search(text) for text in (sentence, *texts))
        says_so = bool(_DERIVED.search(sentence))
        return cls(says_so, is_each, bool(_FOR_EVERY.search(sentence)))


def _makes(
    number: Number,
    allowed: Allowed,
    one: Number,
    two: Number,
    cues: _Cues,
    stated: Sequence[Number],
) -> bool:
    """Tell whether two numbers make up one: a share of a whole, a sum, what each has of it."""
    if any(map(allowed.holds, _share_of_whole(one, two))):
        return True
    is_told = cues.says_so or bool({one.value, two.value} & {other.value for other in stated})
    if is_told and any(map(allowed.holds, _sums(number, one, two))):
        return True
    if cues.is_for_every and not number.unit and one.value and two.value:
        ratio = max(one.value, two.value) / min(one.value, two.value)
        return allowed.holds(ratio) or _is_rounded_to(number.value, ratio)
    return cues.is_each and _is_part(number, allowed, one, two)


def _is_one_more(number: Number, sentence: str, scope: Scope) -> bool:
    """Tell whether a number is one more or less than one told of others.

    Bangkok and nine other provinces are ten; of fourteen ministers the other thirteen.
    """
    if number.value > _MOST_COUNTED or number.value != int(number.value):
        return False
    is_of_others = _is_of_others(number, sentence)
    for window in scope.windows:
        text = window.reading.article.text
        for found in numbers_in(window):
            if is_of_others and found.value == number.value + 1:
                return True
            if found.value == number.value - 1 and _is_of_others(found, text):
                return True
    return False


def _is_of_others(number: Number, text: str) -> bool:
    return bool(
        _OTHER_BEFORE.search(text[max(0, number.start - 12) : number.start])
        or _OTHER_AFTER.search(text[number.end : number.end + 10])
    )


def _is_rate(number: Number, allowed: Allowed, sentence: str, scope: Scope) -> bool:
    """Tell whether a number is a rate of the sources in another time: a month for a year."""
    wanted = _RATE.search(sentence, number.end)
    for window in scope.windows if wanted else ():
        text = window.reading.article.text
        for found in numbers_in(window):
            rate = _RATE.search(text, found.end, found.end + _RATE_AFTER)
            if not rate or not wanted or units_disagree(number.unit, found.unit):
                continue
            times = in_unit(1.0, wanted[1].lower(), rate[1].lower()) or 0.0
            if allowed.holds(round(found.value * times, 6)) or _is_rounded_to(
                number.value, found.value * times
            ):
                return True
    return False


def _passages(
    number: Number, stated: Sequence[Number], scope: Scope
) -> Iterator[tuple[Number, ...]]:
    """Yield the numbers of each likely passage, then of each sentence that counts what is counted."""
    units = {_counted(one) for one in (number, *stated)} - {""}
    for window in scope.windows:
        yield _usable(numbers_in(window))
    if scope.tied:
        return
    for reading in scope.readings:
        for span in reading.sentences:
            found = _usable(numbers_in(Window(reading, span)))
            if len(found) > 1 and units & {_counted(one) for one in found}:
                yield found


def _counted(number: Number) -> str:
    return "per cent" if number.unit in ("fraction", "percentage point") else number.unit


def _usable(numbers: Iterable[Number]) -> tuple[Number, ...]:
    return tuple(n for n in numbers if n.unit not in ("ordinal", "times"))[:_MOST_NEAR]


def _distinct(numbers: Sequence[Number]) -> list[Number]:
    return list({(one.value, one.unit): one for one in reversed(numbers)}.values())


def _tells_rest(window: Window) -> bool:
    return bool(_REST.search(window.span.of(window.reading.article.text)))


@dataclass(frozen=True, slots=True)
class _Share:
    """A share as wanted: a part of 1, and how far from it what the sources give may be."""

    value: float
    least: float
    most: float

    @classmethod
    def of(cls, number: Number, allowed: Allowed) -> "_Share":
        """Return the share that a number means: "two fifths", 39 per cent, "three times"."""
        size = 0.01 if number.unit in ("per cent", "percentage point") else 1.0
        if number.unit in ("per cent", "percentage point"):
            decimals = len(number.words.partition(".")[2].rstrip("% percnt"))
            near = 0.0055 / 10**decimals
        else:
            near = _SHARE_IN_WORDS if number.unit == "fraction" else 0.05
        least = min(allowed.least * size, allowed.value * size - near)
        most = max(allowed.most * size, allowed.value * size + near)
        return cls(allowed.value * size, least, most)

    def holds(self, value: float) -> bool:
        """Tell whether a value may be told by this share."""
        return self.least <= value <= self.most


def _share(number: Number) -> float | None:
    """Return a share as part of 1; None for a number that is none."""
    return in_unit(number.value, number.unit, "fraction")


def _shares_of(
    number: Number, near: Sequence[Number], stated: Sequence[Number], rest: bool
) -> Iterator[float]:
    """Yield the shares that numbers of a passage and of the sentence make."""
    shares = sorted(
        {s for n in (*near, *stated) if (s := _share(n)) is not None and 0 < s < _WHOLE}
    )
    points = sorted({0.01 * n.value for n in (*near, *stated) if n.unit == "percentage point"})
    if number.unit == "percentage point":
        yield from (two - one for one, two in combinations(shares, 2))
        yield from (two - one for one, two in combinations(points, 2))
        return
    if number.unit != "times":
        yield from shares
        yield from _parts_and_rests(shares, rest)
        yield from (
            share + sign * point for share in shares for point in points for sign in (1, -1)
        )
    amounts = _distinct([n for n in (*near, *stated) if _share(n) is None])
    for one, two in combinations(amounts, 2):
        if not (one in near or two in near) or units_disagree(one.unit, two.unit):
            continue
        small, large = sorted((one.value, two.value))
        if small > 0:
            yield large / small
            if number.unit != "times":
                yield from (small / large, 1 - small / large, large / small - 1)
                yield small / (small + large)
                yield large / (small + large)


def _parts_and_rests(shares: Sequence[float], rest: bool) -> Iterator[float]:
    """Yield what shares of one whole leave, and how far two lie apart."""
    yield from (two - one for one, two in combinations(shares, 2))
    yield from (1 - one for one in shares)
    yield from (one + two for one, two in combinations(shares, 2) if one + two < _WHOLE)
    if rest:
        yield from (1 - one - two for one, two in combinations(shares, 2))


def _share_of_whole(one: Number, two: Number) -> Iterator[float]:
    """Yield one's share of the other: 30 per cent and 8 million make 2.4 million."""
    for part, whole in ((one, two), (two, one)):
        share = _share(part)
        if share and _share(whole) is None:
            yield round(share * whole.value, 6)


def _sums(number: Number, one: Number, two: Number) -> Iterator[float]:
    """Yield the sum and the difference of two numbers that count the same, in the number's unit."""
    if one.unit != two.unit and one.unit and two.unit:
        return
    if number.unit and units_disagree(number.unit, one.unit or two.unit):
        size = in_unit(1.0, one.unit or two.unit, number.unit)
        if size is None:
            return
    else:
        size = 1.0
    yield from (size * (one.value + two.value), size * abs(two.value - one.value))


def _is_part(number: Number, allowed: Allowed, one: Number, two: Number) -> bool:
    """Tell whether a number is what each of so many has of a sum: 286 tonnes on eleven lorries."""
    if not one.value or not two.value:
        return False
    for whole, parts in ((one, two), (two, one)):
        size = in_unit(1.0, whole.unit, number.unit) if number.unit else 1.0
        if size is None or whole.unit == parts.unit:
            continue
        for each in (size * whole.value / parts.value, size * whole.value * parts.value):
            if allowed.holds(each) or _is_rounded_to(number.value, each):
                return True
    return False


def _is_rounded_to(value: float, exact: float) -> bool:
    """Tell whether a value is another one with fewer figures, within 2 per cent."""
    return abs(value - exact) <= _ROUNDED * abs(exact) and _figures(value) < _figures(exact)


def _sums_of_three(near: Sequence[Number]) -> Iterator[float]:
    values = sorted({n.value for n in near})
    if len(values) <= _FEW:
        yield from (sum(three) for three in combinations(values, 3))


def _rests(near: Sequence[Number], stated: Sequence[Number]) -> Iterator[float]:
    """Yield what shares leave of a whole: half and 30 per cent of 8 million leave 1.6 million."""
    shares = sorted({s for n in near if (s := _share(n)) is not None and 0 < s < _WHOLE})
    wholes = {n.value for n in (*near, *stated) if _share(n) is None}
    for left in _parts_and_rests(shares, rest=True):
        yield from (round(left * whole, 6) for whole in wholes)


def _is_derived_far(number: Number, allowed: Allowed, scope: Scope) -> bool:
    """Tell whether two numbers of this very unit, anywhere in the articles, add up to a number.

    Percentage points lie between per cents.
    """
    if not number.unit:
        return False
    values = sorted({n.value for r in scope.readings for n in r.numbers if n.unit == number.unit})
    return any(
        allowed.holds(one + two) or allowed.holds(two - one) for one, two in combinations(values, 2)
    )
