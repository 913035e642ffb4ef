"""Is this length of time the one between two days, or two times of day, that the sources give?"""

import re
from datetime import date
from itertools import combinations

from kawaraban.text.support.scope import Scope
from kawaraban.text.units import in_unit

_AFTER = re.compile(
    r"^[ -](?:\w+[ -]){0,3}?(?:before|after|earlier|later|ago|apart|late|early|long|since|had passed|from|"
    r"between|of delay|behind)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:last(?:ed|ing)?|took|within|after|for|in|another|some|over|went on for|only|just)(?: \w+)? ?$",
    re.I,
)
_DAYS = ("day", "week", "fortnight", "month", "year", "decade")
_HALF_A_UNIT = 0.51


def is_elapsed(value: float, unit: str, before: str, after: str, scope: Scope) -> bool:
    """Tell whether a length of time, given as one that passed, lies between two moments there.

    `before` and `after` are the words around the number. Days count from any day the sources name or
    were published on, and may be rounded to the unit.
    """
    if not (_AFTER.search(after) or _BEFORE.search(before)):
        return False
    if unit in ("minute", "hour"):
        return any(
            abs((in_unit(abs(one - two), "minute", unit) or 0.0) - value)
            < (0.51 if unit == "hour" else 1)
            for one, two in combinations(_minutes(scope), 2)
        )
    if unit not in _DAYS:
        return False
    days = _days(scope)
    years = {day.year for day in days}
    if unit == "year" and any(year - value in years for year in years):
        return True
    return any(
        abs((in_unit(abs((one - two).days), "day", unit) or 0.0) - value) < _HALF_A_UNIT
        for one, two in combinations(days, 2)
    )


def _minutes(scope: Scope) -> list[int]:
    return sorted({time.minute for reading in scope.readings for time in reading.times})


def _days(scope: Scope) -> list[date]:
    """Return the whole days that the sources name or were published on; a year alone is its first."""
    found: set[date] = {r.published for r in scope.readings if r.published}
    for reading in scope.readings:
        for day in reading.days:
            if day.year:
                try:
                    found.add(date(day.year, day.month or 1, day.day or 1))
                except ValueError:
                    continue
    return sorted(found)
