"""A day that the sources do not give.

Finds "on 12 November" where the article, dated 22 November, says Friday. A weekday or "yesterday"
in an article is read as the day it means; the day an article was published is allowed; a month or
year alone must be said or be part of a day that is. Silent without sources.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each date that no source gives."""
    for kind in ("date", "weekday"):
        for verdict in (Verdict.NOT_FOUND, Verdict.CONTRADICTED):
            yield from report(draft, kind, verdict, _say)


def _say(detail: Detail) -> str:
    if detail.expected:
        return f"the sources do not have {detail.words} here; they have {detail.expected}"
    return f"the sources do not have {detail.words}"
