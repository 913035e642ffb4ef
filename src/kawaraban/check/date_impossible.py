"""A date that no calendar has.

Finds "31 November". A date without a year is tried in the issue's year, and 29 February in any.
Silent on months and years alone.
"""

from collections.abc import Iterator
from datetime import date

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.dates import DateMention, read_dates

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each date that cannot be."""
    for place, text in draft.texts():
        for mention in read_dates(text):
            if mention.day and mention.month and not _exists(mention):
                message = f"there is no {mention.words}"
                yield Finding(place, mention.start, mention.end, mention.words, message,
                              Verdict.CONTRADICTED)  # fmt: skip


def _exists(mention: DateMention) -> bool:
    try:
        date(mention.year or 2024, mention.month or 1, mention.day or 1)  # 2024 is a leap year
    except ValueError:
        return False
    return True
