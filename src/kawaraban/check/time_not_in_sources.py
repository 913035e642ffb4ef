"""A time of day that the sources do not give.

Finds "at 4:30 p.m." where the source says 1:15 p.m. Clocks of 12 and 24 hours and spoken times ("a
quarter past one", 午後4時半) are one. Silent where the source tells its time in a zone, such as GMT:
the sentence may give the local one.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each time that no source has."""
    for verdict in (Verdict.NOT_FOUND, Verdict.CONTRADICTED):
        yield from report(draft, "time", verdict, _say)


def _say(detail: Detail) -> str:
    said = f"the sources do not give the time {detail.words}"
    return f"{said}; they have {detail.expected}" if detail.expected else said
