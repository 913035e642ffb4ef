"""Is this number the sum, difference, share or product of numbers that the sources give?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kawaraban.text.numbers import Number
from kawaraban.text.support.scope import Scope, Window
from kawaraban.text.units import units_disagree

SHARES = frozenset({"fraction", "per cent", "times"})
_DERIVED = re.compile(
    r"""\b(?:by|margin|majority|short|total|totall?ing|combined|altogether|in\ all|all\ told|difference|sum|
    together|between\ them|gap|lead|rise|rose|increase|increased|raise|raised|cut|fell|fall|drop|dropped|grew|
    growth|extra|additional|another|remaining|rest|remainder|left|apart|ahead|behind|longer|
    shorter|later|earlier|higher|lower|added|adds|up(?!\ to)|down|half|out\ of|missing|reduction|
    reduced|addition|other|others|spare|too\ many|too\ few|excess|surplus|beyond|made\ up|widened|narrowed|
    halved|doubled|gained|lost|(?:more|fewer|less|over|under|above|below)(?!\ (?:than\ )?[$€£]?\d))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EACH = re.compile(r"\b(?:average|averaged|each|apiece|per|every)\b", re.IGNORECASE)
_MOST_NEAR = 14  # numbers of a passage between which sums are tried
_FEW = 8  # different values among which three are added up


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
    """Tell whether numbers of one passage make up a number of a sentence.

    Sums, differences and shares count where the sentence says that it reckons, or states one of the
    numbers reckoned with.
    """
    says_so = bool(_DERIVED.search(sentence))
    stated = {other.value for other in others if other is not number}
    is_each = bool(_EACH.search(sentence))
    for window in scope.windows:
        near = [n for n in numbers_in(window) if n.unit not in ("ordinal", "times")][:_MOST_NEAR]
        for one, two in combinations(near, 2):
            if _is_ratio(number, allowed, one, two):
                return True
            is_told = says_so or bool({one.value, two.value} & stated)
            if is_told and any(map(allowed.holds, _made_of(number, one, two, is_each))):
                return True
        values = sorted({n.value for n in near})
        if len(values) <= _FEW and any(
            allowed.holds(sum(three)) for three in combinations(values, 3)
        ):
            return True
    return says_so and _is_derived_far(number, allowed, scope)


def _made_of(number: Number, one: Number, two: Number, is_each: bool) -> Iterator[float]:
    """Yield what two numbers make: one's share of the other, their sum, difference, and mean parts."""
    for share, whole in ((one, two), (two, one)):
        size = {"per cent": 0.01, "fraction": 1.0}.get(share.unit)
        if size and whole.unit not in SHARES:
            yield round(share.value * size * whole.value, 6)
    is_alike = one.unit == two.unit or not (one.unit and two.unit)
    is_other = bool(number.unit) and units_disagree(number.unit, one.unit)
    if number.unit in SHARES or is_other or not (is_alike or is_each):
        return
    yield from (one.value + two.value, abs(two.value - one.value))
    if is_each and one.value and two.value:
        yield from (one.value / two.value, two.value / one.value)


def _is_derived_far(number: Number, allowed: Allowed, scope: Scope) -> bool:
    """Tell whether two numbers of this very unit, anywhere in the articles, add up to a number.

    Percentage points lie between per cents.
    """
    if number.unit == "percentage point":
        units = ("per cent", "")
        shares = {n.value for r in scope.readings for n in r.numbers if n.unit in units}
        return any(allowed.holds(abs(one - two)) for one, two in combinations(sorted(shares), 2))
    if not number.unit or number.unit in ("ordinal", *SHARES):
        return False
    values = sorted({n.value for r in scope.readings for n in r.numbers if n.unit == number.unit})
    return any(
        allowed.holds(one + two) or allowed.holds(two - one) for one, two in combinations(values, 2)
    )


def _is_ratio(number: Number, allowed: Allowed, one: Number, two: Number) -> bool:
    """Tell whether a share, or "three times", is the ratio of two numbers, or their change."""
    if number.unit == "percentage point" and one.unit == two.unit == "per cent":
        return allowed.holds(abs(one.value - two.value))
    if number.unit not in SHARES or not one.value or not two.value:
        return False
    if units_disagree(one.unit, two.unit) or {one.unit, two.unit} & SHARES:
        return False
    small, large = sorted((one.value, two.value))
    ratios = (small / large, 1 - small / large, large / small - 1, large / small)
    if number.unit == "times":
        return any(allowed.holds(r) or abs(r - number.value) < 0.05 for r in (large / small,))
    scale = 100 if number.unit == "per cent" else 1
    if number.unit == "fraction" and (allowed.most - allowed.least) < 0.01:
        allowed = Allowed(number.value - 0.03, number.value + 0.03, number.value)
    return any(allowed.holds(scale * r) or round(scale * r) == number.value for r in ratios)
