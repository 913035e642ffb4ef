"""Is this day in the sources?"""

from datetime import date

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.dates import WEEKDAYS, DateMention, say_day
from kawaraban.text.reading import Day
from kawaraban.text.support.scope import Scope, Window


def _days(window: Window) -> list[Day]:
    span = window.span
    return [
        day
        for day in window.reading.days
        if span.start <= day.mention.start and day.mention.end <= span.end
    ]


def judge_date(mention: DateMention, scope: Scope) -> Detail:
    """Return the verdict on one date of a sentence; a weekday alone is judged too.

    A day is supported when it is written there, when a weekday or "yesterday" there means it, or
    when the article itself was published that day.
    """
    for window in scope.places():
        for day in _days(window):
            if _agrees(mention, day):
                evidence = (window.evidence(day.mention.start, day.mention.end),)
                return _detail(mention, Verdict.SUPPORTED, evidence=evidence)
    for window in scope.places():
        published = window.reading.published
        if published and _fits(mention, published):
            return _detail(mention, Verdict.SUPPORTED)
    if not scope.readings:
        return _detail(mention, Verdict.NEEDS_PERSON)
    expected = _expected(mention, scope)
    verdict = Verdict.CONTRADICTED if expected else Verdict.NOT_FOUND
    return _detail(mention, verdict, expected)


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


def _agrees(mention: DateMention, found: Day) -> bool:
    if found.day is not None:
        return _fits(mention, found.day)
    other = found.mention
    parts = ((mention.year, other.year), (mention.month, other.month), (mention.day, other.day))
    said = [(one, two) for one, two in parts if one is not None]
    if not said:
        return mention.weekday is not None and mention.weekday == other.weekday
    # A year the source leaves out is taken from its context; month and day must be there.
    return all(one == two or (two is None and one == mention.year) for one, two in said) and any(
        one == two for one, two in said
    )


def _expected(mention: DateMention, scope: Scope) -> str:
    for window in scope.windows:
        for day in _days(window):
            if day.day is not None:
                return (
                    WEEKDAYS[day.day.weekday()]
                    if mention.day is None and mention.month is None and (mention.year is None)
                    else say_day(day.day)
                )
            if mention.day is None and day.mention.day is None:
                return day.mention.words
    return ""
