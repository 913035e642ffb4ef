"""A weekday that is not the weekday of its date.

Finds "Friday 12 November 2024", which was a Tuesday. A date without a year is read in the year of
the issue, or else of its sources. Points at the weekday alone where the sources have the date.
Silent on a sentence without a weekday, and on an impossible date such as 31 November, which
`date_impossible` reports.
"""

from collections.abc import Iterator
from datetime import date

from kawaraban.model.finding import Finding, Severity, Suggestion, Verdict
from kawaraban.model.issue import Draft, Place
from kawaraban.text.dates import WEEKDAYS, DateMention, read_dates, say_day
from kawaraban.text.details import details_at

SEVERITY = Severity.ERROR

_LONG_PAST_DAYS = 200  # "Tuesday, 23 January" in a December issue is the coming one


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each weekday that is not its date's."""
    for place, text in draft.texts():
        for mention in read_dates(text):
            day = _day(mention, _year(draft, place))
            if day is None or mention.weekday in (None, day.weekday()):
                continue
            if _is_next_year(mention, day, draft.issue.period.end):
                continue
            actual = WEEKDAYS[day.weekday()]
            message = f"{say_day(day, year=True)} was a {actual}"
            words = mention.words.split()[0].rstrip(",")
            end = (
                mention.start + len(words) if _is_day_right(draft, place, mention) else mention.end
            )
            told = text[mention.start : end]
            change = Suggestion(change=told.replace(words, actual, 1))
            yield Finding(place, mention.start, end, told, message,
                          Verdict.CONTRADICTED, (), change)  # fmt: skip


def _is_day_right(draft: Draft, place: Place, mention: DateMention) -> bool:
    """Tell whether the sources have the day and month, so that the weekday alone is wrong."""
    return any(
        (one.start, one.end, one.verdict) == (mention.start, mention.end, Verdict.SUPPORTED)
        for one in details_at(draft, place)
        if one.kind == "date" and draft.articles
    )


def _is_next_year(mention: DateMention, day: date, last: date) -> bool:
    """Tell whether a date without a year, long past in the issue's, fits the year after."""
    is_long_past = last.year == day.year and (last - day).days > _LONG_PAST_DAYS
    later = _day(mention, day.year + 1) if mention.year is None and is_long_past else None
    return later is not None and later.weekday() == mention.weekday


def _year(draft: Draft, place: Place) -> int | None:
    """Return the one year the issue covers, else the one year its sources are of."""
    period = draft.issue.period
    years = {period.start.year, period.end.year}
    if len(years) > 1:
        years = {article.day.year for article in draft.sources_of(place) if article.day}
    return years.pop() if len(years) == 1 else None


def _day(mention: DateMention, year: int | None) -> date | None:
    year = mention.year or year
    if year is None or mention.weekday is None or mention.day is None or mention.month is None:
        return None
    try:
        return date(year, mention.month, mention.day)
    except ValueError:
        return None
