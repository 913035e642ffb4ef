"""A number that the sources have with another unit.

Finds "30 hours" where the source says 30 minutes, and seats for votes. Only units of one kind are
held against each other (times, moneys, counts of people, lengths), so "30 ships" for "30 vessels"
stays silent.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each number whose unit is another one in the sources."""
    yield from report(draft, "number", Verdict.CONTRADICTED, _say)


def _say(detail: Detail) -> str:
    return f"the sources have {detail.expected}"
