"""A day that the sources have elsewhere: another stands where the sentence puts it.

Finds "the treaty was signed on 18 January" where the source has it signed on 1 March, and something
else happen on 18 January. The words around the day are held against those around each day of the
sources; only where another fits much better is it told. Silent where a source is not in English, on
the day an article was published, and on days of which the sentence has the other too.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each day in another's place."""
    for kind in ("date", "weekday"):
        yield from report(draft, kind, Verdict.MISATTRIBUTED, _say)


def _say(detail: Detail) -> str:
    return f"the sources have {detail.expected} here, and {detail.words} elsewhere"
