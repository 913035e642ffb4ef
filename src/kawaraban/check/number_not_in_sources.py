"""A number that the sources do not have.

Finds "won 231 votes" where the cited words say 221. Words, scales and counters of several languages
are read as numbers, so "four and a half hours" fits 4時間半; "about" allows 3 per cent; a sum or a
difference of two numbers in the sources is allowed where the sentence says it is one ("by 61 votes").
Silent without sources, on dates and on numbers inside quotations.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each number that no source has."""
    yield from report(draft, "number", Verdict.NOT_FOUND, _say)


def _say(detail: Detail) -> str:
    if detail.expected:
        return f"the sources do not have {detail.words} here; they have {detail.expected}"
    return f"the sources do not have {detail.words} here"
