"""Is this day in the sources?"""

import re
from datetime import date

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.dates import MONTHS, WEEKDAYS, DateMention
from kawaraban.text.support.scope import Scope, Window


def _days(window: Window) -> list[DateMention]:
    span = window.span
    return [d for d in window.reading.days if span.start <= d.start and d.end <= span.end]


def judge_date(mention: DateMention, scope: Scope) -> Detail:
    """Return the verdict on one date of a sentence; a weekday alone is judged too.

    A day is supported when it is written there, when a weekday or "yesterday" there means it, or
    when the article itself was published that day.
    """
    found = _find(mention, scope)
    if found:
        return found
    is_relative = (mention.shift, mention.months, mention.years) != (None, None, None)
    if not scope.readings or is_relative:
        return _detail(mention, Verdict.NEEDS_PERSON)
    if _may_be_relative(mention, scope):
        return _detail(mention, Verdict.NEEDS_PERSON)
    return _other_day(mention, scope) or _detail(mention, Verdict.NOT_FOUND)


def _find(mention: DateMention, scope: Scope) -> Detail | None:
    for window in scope.places():
        for found in _days(window):
            if _agrees(mention, found):
                return _detail(
                    mention, Verdict.SUPPORTED, "", (window.evidence(found.start, found.end),)
                )
    published = [window.reading.published for window in scope.places()]
    if any(day and _fits(mention, day) for day in published):
        return _detail(mention, Verdict.SUPPORTED)
    return None


def _other_day(mention: DateMention, scope: Scope) -> Detail | None:
    """Return the contradiction by the first day of the windows that the sentence could have said."""
    for window in scope.windows:
        for found in _days(window):
            expected = _in_same_form(mention, found)
            if expected:
                evidence = (window.sentence_evidence(found.start),)
                return _detail(mention, Verdict.CONTRADICTED, expected, evidence)
    return None


_THIS_YEAR = re.compile("昨年|去年|今年|来年")
_YEAR_AFTER = re.compile("翌年|次年")


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


def _fits(mention: DateMention, day: date) -> bool:
    """Tell whether a day has all the parts that are said."""
    if mention.year is None and mention.month is None and mention.day is None:
        return mention.weekday == day.weekday()
    parts = ((mention.year, day.year), (mention.month, day.month), (mention.day, day.day))
    return all(said in (None, actual) for said, actual in parts)


def _agrees(mention: DateMention, found: DateMention) -> bool:
    """Tell whether all parts that are said are there; a year the source leaves out may be said."""
    if mention.day is None and mention.month is None and mention.year is None:
        return mention.weekday is not None and mention.weekday == _weekday(found)
    parts = ((mention.month, found.month), (mention.day, found.day))
    if any(one is not None and one != two for one, two in parts):
        return False
    has_more = mention.month is not None
    return mention.year in (None, found.year) or (found.year is None and has_more)


def _weekday(found: DateMention) -> int | None:
    if found.weekday is None and found.year and found.month and found.day:
        return date(found.year, found.month, found.day).weekday()
    return found.weekday


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
