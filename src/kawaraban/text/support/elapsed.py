"""Is this length of time the one between two days, or two times of day, that the sources give?"""

import re
from calendar import monthrange
from datetime import date
from itertools import combinations

from kawaraban.text.dates import DateMention
from kawaraban.text.support.scope import Scope
from kawaraban.text.units import in_unit

_AFTER = re.compile(
    r"^[ -](?:\w+[ -]){0,3}?(?:before|after|earlier|later|ago|apart|late|early|long|since|had passed|from|"
    r"between|of delay|behind|out of|into|sooner)\b|^-(?:minute|hour|day|week|month|year)[ -][a-z]",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:last(?:ed|ing)?|t[ao]ken?|took|taking|within|after|for|in|another|some|over|went on for|only|just)"
    r"(?: \w+)? ?$",
    re.I,
)
_DAYS = ("day", "week", "fortnight", "month", "year", "decade")
_HALF_A_UNIT = 0.51
_FEASTS = {"Christmas Eve": (12, 24), "Christmas": (12, 25), "New Year's Eve": (12, 31),
    "New Year": (1, 1), "Valentine's Day": (2, 14), "May Day": (5, 1)}  # fmt: skip


def is_elapsed(least: float, most: float, unit: str, before: str, after: str, scope: Scope) -> bool:
    """Tell whether a length of time, given as one that passed, lies between two moments there.

    `least` and `most` are the lengths that its words allow, in its unit; `before` and `after` the
    words around the number. Days count from any day the sources name or
    were published on, or from a feast that the sentence names, and may be rounded to the unit.
    """
    if not (_AFTER.search(after) or _BEFORE.search(before)):
        return False
    near = _HALF_A_UNIT if unit == "hour" else 1.0
    if unit in ("minute", "hour"):
        return any(
            least - near < (in_unit(abs(one - two), "minute", unit) or 0.0) < most + near
            for one, two in combinations(_minutes(scope), 2)
        )
    if unit not in _DAYS:
        return False
    spans = _spans(scope)
    years = {first.year for first, _ in spans}
    if unit == "year" and any(year - least in years or year - most in years for year in years):
        return True
    feasts = [day for year in years for day in _feasts(f"{before} {after}", year)]
    pairs = [*combinations(spans, 2), *((span, feast) for span in spans for feast in feasts)]
    return any(_lies_between(least, most, unit, one, two) for one, two in pairs)


def _lies_between(
    least: float, most: float, unit: str, one: tuple[date, date], two: tuple[date, date]
) -> bool:
    """Tell whether some days of two spans are so far apart."""
    (first, second) = sorted((one, two))
    apart = max(0, (second[0] - first[1]).days), (second[1] - first[0]).days
    shortest, longest = (in_unit(days, "day", unit) or 0.0 for days in apart)
    return shortest - _HALF_A_UNIT < most and least < longest + _HALF_A_UNIT


def _minutes(scope: Scope) -> list[int]:
    return sorted({time.minute for reading in scope.readings for time in reading.times})


def _spans(scope: Scope) -> list[tuple[date, date]]:
    """Return the days that the sources name or were published on; a month is all its days."""
    found = {(r.published, r.published) for r in scope.readings if r.published}
    for reading in scope.readings:
        found.update(span for day in reading.days if (span := _span(day)))
    return sorted(found)


def _span(day: DateMention) -> tuple[date, date] | None:
    """Return the first and the last day of a date; a year alone counts as its first day."""
    if not day.year:
        return None
    try:
        first = date(day.year, day.month or 1, day.day or 1)
    except ValueError:
        return None
    if day.month and not day.day:
        return first, first.replace(day=monthrange(day.year, day.month)[1])
    return first, first


def _feasts(words: str, year: int) -> list[tuple[date, date]]:
    """Return the feast that words name, in a year and the next: "five days before Christmas"."""
    for name, (month, day) in _FEASTS.items():
        if re.search(rf"\b{name}\b", words):
            return [(date(y, month, day), date(y, month, day)) for y in (year, year + 1)]
    return []
