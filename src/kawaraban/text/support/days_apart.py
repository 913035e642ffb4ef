"""Days that the sources reckon from others: three months earlier, a week after."""

import re
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from kawaraban.text.dates import DateMention
from kawaraban.text.numbers import Number
from kawaraban.text.reading import Reading
from kawaraban.text.units import is_unit

_AWAY = re.compile(
    r" (?:\w+ )?(?:later|earlier|sooner|after|before|ago|from (?:now|then|today)|on|hence|more)\b",
    re.IGNORECASE,
)
_ONE_AWAY = re.compile(
    r"\b(?:a|an|one) (day|week|fortnight|month|year) "
    r"(?:later|earlier|after|before|ago|from (?:now|then|today))\b|"
    r"\bthe (?:following|next|previous) (day|week|fortnight|month|year)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[ -][a-z]+")
_SENTENCES_BEFORE = 3
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@lru_cache(maxsize=256)
def days_reckoned(readings: tuple[Reading, ...]) -> frozenset[date]:
    """Return the days that articles give by their distance from one told just before, or their own."""
    return frozenset(
        moved
        for reading in readings
        for at, months, days in _distances(reading)
        for day in _days_before(reading, at)
        for sign in (1, -1)
        if (moved := _moved(day, sign * months, sign * days))
    )


def _days_before(reading: Reading, at: int) -> set[date]:
    """Return the days told in the sentence at an offset and a few before, with the article's own."""
    number = reading.sentence_at(at)
    span = slice(max(0, number - _SENTENCES_BEFORE), number + 1)
    near = reading.sentences[span]
    told = (day for day in reading.days if near[0].start <= day.start < near[-1].end)
    return {day for day in (*map(_first_day, told), reading.published) if day}


def _distances(reading: Reading) -> list[tuple[int, int, int]]:
    """Return the lengths by which an article moves from a day: where it stands, months and days."""
    text = reading.article.text
    told = [(n.start, n.value, n.unit) for n in reading.numbers if _AWAY.match(text, _end(n, text))]
    told += [(m.start(), 1.0, (m[1] or m[2]).lower()) for m in _ONE_AWAY.finditer(text)]
    found = []
    for at, value, unit in told:
        if unit in _MONTHS:
            found.append((at, int(value * _MONTHS[unit]), 0))
        elif unit in _DAYS:
            found.append((at, 0, int(value * _DAYS[unit])))
    return found


def _end(number: Number, text: str) -> int:
    """Return where a number with its unit ends."""
    unit = _UNIT.match(text, number.end)
    return unit.end() if unit and is_unit(number.unit) else number.end


def _first_day(mention: DateMention) -> date | None:
    with suppress(ValueError):
        return date(mention.year or 0, mention.month or 1, mention.day or 1)
    return None


def _moved(day: date, months: int, days: int) -> date | None:
    with suppress(ValueError, OverflowError):
        month = day.month - 1 + months
        moved = day.replace(year=day.year + month // 12, month=month % 12 + 1)
        return moved + timedelta(days=days)
    return None
