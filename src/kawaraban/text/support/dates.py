"""Is this day in the sources?"""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.dates import MONTHS, WEEKDAYS, DateMention
from kawaraban.text.support.days_apart import days_reckoned
from kawaraban.text.support.scope import Scope, Window
from kawaraban.text.support.slots import Rival, find_rival


def _days(window: Window) -> list[DateMention]:
    span = window.span
    return [d for d in window.reading.days if span.start <= d.start and d.end <= span.end]


def judge_date(
    mention: DateMention, text: str, others: tuple[DateMention, ...], scope: Scope
) -> Detail:
    """Return the verdict on one date of a sentence; a weekday alone is judged too.

    A day is supported when it is written there, when a weekday or "yesterday" there means it, or
    when the article itself was published that day.
    """
    found = _find(mention, text, others, scope)
    if found:
        return found
    is_relative = (mention.shift, mention.months, mention.years) != (None, None, None)
    if not scope.readings or is_relative or not scope.is_dated:
        return _detail(mention, Verdict.NEEDS_PERSON)
    is_edge = (
        mention.day is None and mention.weekday is None and _EDGE.search(text[: mention.start])
    )
    if (
        is_edge
        or _may_be_relative(mention, scope)
        or _may_be_next_year(mention, scope)
        or _is_reckoned(mention, scope)
    ):
        return _detail(mention, Verdict.NEEDS_PERSON)
    return _other_day(mention, scope) or _detail(mention, Verdict.NOT_FOUND)


def _find(
    mention: DateMention, text: str, others: tuple[DateMention, ...], scope: Scope
) -> Detail | None:
    """Return the verdict on a date that is there: supported unless another has its place."""
    same = [
        (window, found)
        for window in scope.places()
        for found in _days(window)
        if _agrees(mention, found) or _is_last_or_first(mention, found, window)
    ]
    published = [window.reading.published for window in scope.places()]
    is_published = any(day and _fits(mention, day) for day in published)
    if not same and not is_published:
        return None
    said = tuple(window.evidence(day.start, day.end) for window, day in same[:1])
    if is_published and mention.day is not None and not same:
        return _detail(mention, Verdict.SUPPORTED, "", said)
    rivals = [
        Rival(reading, day.start, day.end)
        for reading in scope.readings
        for day in reading.days
        if bool(day.day) == bool(mention.day or mention.weekday is not None)
        and _in_same_form(mention, day)
        and not any(_agrees(one, day) for one in (mention, *others))
    ]
    places = [(window.reading, found.start) for window, found in same]
    margin = _MARGIN
    if mention.day is None and mention.weekday is None:
        margin = _MARGIN_OF_PART
    rival = find_rival(text, mention.start, mention.end, places, rivals, scope, margin)
    if rival:
        return _detail(mention, Verdict.MISATTRIBUTED, rival.words, (rival.sentence_evidence(),))
    return _detail(mention, Verdict.SUPPORTED, "", said)


def _other_day(mention: DateMention, scope: Scope) -> Detail | None:
    """Return the contradiction by the first day of the windows that the sentence could have said."""
    for window in scope.windows:
        for found in _days(window):
            expected = _in_same_form(mention, found)
            if expected:
                evidence = (window.sentence_evidence(found.start),)
                return _detail(mention, Verdict.CONTRADICTED, expected, evidence)
    return None


# "Since January", "by the end of July": the edge of a period that a source may give otherwise.
_EDGE = re.compile(
    r"\b(?:since|from|through|until|till|to|by|before|after|between|and|end of|start of|beginning of|"
    r"middle of|half of|early|late|mid)[ -]$",
    re.IGNORECASE,
)
_ANY_YEAR = 2001  # of those without a leap day
_MARGIN, _MARGIN_OF_PART = 0.12, 0.2  # a month or year alone says less of its place
_THIS_YEAR = re.compile("昨年|去年|今年|来年")
_YEAR_AFTER = re.compile("翌年|次年")


_END_OF = re.compile(r"\b(?:end of|end-|close of)(?: the)? ?$", re.IGNORECASE)
_START_OF = re.compile(r"\b(?:start of|beginning of|turn of|opening of)(?: the)? ?$", re.IGNORECASE)


def _is_last_or_first(mention: DateMention, found: DateMention, window: Window) -> bool:
    """Tell whether a day is the edge that a source tells of: 31 December, the end of the year."""
    if mention.day is None or mention.month is None or found.day is not None:
        return False
    if mention.year not in (None, found.year) or found.month not in (None, mention.month):
        return False
    before = window.reading.article.text[max(0, found.start - 20) : found.start]
    year = found.year or mention.year or _ANY_YEAR
    last = (found.month or 12, monthrange(year, mention.month)[1])
    is_last = (mention.month, mention.day) == last and _END_OF.search(before)
    is_first = (mention.month, mention.day) == (found.month or 1, 1) and _START_OF.search(before)
    return bool(is_last or is_first)


def _may_be_next_year(mention: DateMention, scope: Scope) -> bool:
    """Tell whether a year alone may be that of a month that a source names without one."""
    if mention.year is None or mention.month is not None:
        return False
    return any(
        day.month is not None
        and day.year is None
        and reading.published is not None
        and abs(mention.year - reading.published.year) <= 1
        for reading in scope.readings
        for day in reading.days
    )


def _may_be_relative(mention: DateMention, scope: Scope) -> bool:
    """Tell whether a year may stand in an article as "last year" or "the year after", unread by us."""
    if mention.year is None or mention.day is not None:
        return False
    for reading in scope.readings:
        text, published = reading.article.text, reading.published
        if reading.is_english or published is None:
            continue
        if _THIS_YEAR.search(text) and abs(mention.year - published.year) <= 1:
            return True
        if _YEAR_AFTER.search(text) and any(day.year == mention.year - 1 for day in reading.days):
            return True
    return False


def _detail(
    mention: DateMention, verdict: Verdict, expected: str = "", evidence: tuple[Evidence, ...] = ()
) -> Detail:
    kind = "weekday" if mention.weekday is not None and mention.day is None else "date"
    return Detail(kind, mention.start, mention.end, mention.words, verdict, evidence, expected)


def _is_reckoned(mention: DateMention, scope: Scope) -> bool:
    """Tell whether a date lies as far from one of the sources as they say: three months earlier."""
    return any(_fits(mention, day) for day in days_reckoned(scope.readings))


def _fits(mention: DateMention, day: date) -> bool:
    """Tell whether a day has all the parts that are said."""
    if mention.year is None and mention.month is None and mention.day is None:
        return mention.weekday == day.weekday()
    if mention.nth is not None and not _is_nth(mention, day):
        return False
    parts = ((mention.year, day.year), (mention.month, day.month), (mention.day, day.day))
    return all(said in (None, actual) for said, actual in parts)


def _is_nth(mention: DateMention, day: date) -> bool:
    """Tell whether a day is the second Friday, or last Friday, of its month."""
    if day.weekday() != mention.weekday:
        return False
    is_last = (day + timedelta(days=7)).month != day.month
    return is_last if mention.nth == -1 else (day.day - 1) // 7 + 1 == mention.nth


def _agrees(mention: DateMention, found: DateMention) -> bool:
    """Tell whether all parts that are said are there; a year the source leaves out may be said."""
    if mention.nth is not None:
        day = _whole_day(found)
        return day is not None and _fits(mention, day)
    if mention.day is None and mention.month is None and mention.year is None:
        return mention.weekday is not None and mention.weekday == _weekday(found)
    parts = ((mention.month, found.month), (mention.day, found.day))
    if any(one is not None and one != two for one, two in parts):
        return False
    has_more = mention.month is not None
    return mention.year in (None, found.year) or (found.year is None and has_more)


def _whole_day(found: DateMention) -> date | None:
    if found.year and found.month and found.day:
        with suppress(ValueError):
            return date(found.year, found.month, found.day)
    return None


def _weekday(found: DateMention) -> int | None:
    day = _whole_day(found)
    return day.weekday() if found.weekday is None and day else found.weekday


def _in_same_form(mention: DateMention, found: DateMention) -> str:
    """Return a day of the source in the form the sentence uses, "" where it cannot be said so."""
    if mention.day is None and mention.month is None and mention.year is None:
        weekday = _weekday(found)
        return WEEKDAYS[weekday] if weekday is not None else ""
    if mention.day is not None:
        return f"{found.day} {MONTHS[found.month - 1]}" if found.day and found.month else ""
    if mention.month is None:
        return str(found.year or "")
    return f"{MONTHS[found.month - 1]} {found.year or ''}".strip() if found.month else ""
