"""A kind of document that the sources call otherwise.

Finds "Memorandum of Understanding" where the sources say Memorandum of Implementation. A wider word
may stand for a narrower ("memorandum"); accord, pact and deal are agreements. Silent where the
sources name no document.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each document that is of another kind in the sources."""
    yield from report(draft, "document", Verdict.CONTRADICTED, _say)


def _say(detail: Detail) -> str:
    return f"the sources have {detail.expected}"
