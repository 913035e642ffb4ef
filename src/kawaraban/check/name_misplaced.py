"""A name that the sources have elsewhere: another stands where the sentence puts it.

Finds "the Senate passed the bill" where the source has the Assembly pass it, and "talks in Geneva" held
in Doha. The words around the name are held against those around each name of its kind (person, body,
country, place) in the sources; only where another fits much better is it told. Silent where a source
is not in English, and on names of which the sentence has the other too.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each name in another's place."""
    for kind in ("name", "place"):
        yield from report(draft, kind, Verdict.MISATTRIBUTED, _say)


def _say(detail: Detail) -> str:
    return f"the sources have {detail.expected} here, and {detail.words} elsewhere"
