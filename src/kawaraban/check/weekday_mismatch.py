"""A weekday that is not the weekday of its date.

Finds "Friday 12 November 2024", which was a Tuesday. A date without a year is read in the year of
the issue. Silent on a sentence without a weekday, and on an impossible date such as 31 November,
which `date_impossible` reports.
"""

from collections.abc import Iterator
from datetime import date

from kawaraban.model.finding import Finding, Severity, Suggestion, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.dates import WEEKDAYS, DateMention, read_dates, say_day

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each weekday that is not its date's."""
    year = draft.issue.period.start.year
    for place, text in draft.texts():
        for mention in read_dates(text):
            day = _day(mention, year)
            if day is None or mention.weekday in (None, day.weekday()):
                continue
            actual = WEEKDAYS[day.weekday()]
            message = f"{say_day(day, year=True)} was a {actual}"
            words = mention.words.split()[0].rstrip(",")
            change = Suggestion(change=mention.words.replace(words, actual, 1))
            yield Finding(place, mention.start, mention.end, mention.words, message,
                          Verdict.CONTRADICTED, (), change)  # fmt: skip


def _day(mention: DateMention, year: int) -> date | None:
    if mention.weekday is None or mention.day is None or mention.month is None:
        return None
    try:
        return date(mention.year or year, mention.month, mention.day)
    except ValueError:
        return None
