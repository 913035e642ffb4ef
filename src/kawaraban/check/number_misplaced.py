"""A number that the sources have elsewhere: another stands where the sentence puts it.

Finds "160 votes for Ishiba" where the source gives 221 to Ishiba and 160 to Noda. The words around
the number are held against those around each number of its unit in the sources; only where another
fits much better is it told. Silent where a source is not in English, and on numbers of which the
sentence has the other too.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each number in another's place."""
    yield from report(draft, "number", Verdict.MISATTRIBUTED, _say)


def _say(detail: Detail) -> str:
    return f"the sources have {detail.expected} here, and {detail.words} elsewhere"
