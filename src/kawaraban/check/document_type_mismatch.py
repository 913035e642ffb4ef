"""A kind of document that the sources call otherwise.

Finds "Memorandum of Understanding" where the sources say Memorandum of Implementation. A wider word
may stand for a narrower ("memorandum"); accord, pact and deal are agreements. A letter, annex,
contract or certificate must be told of there in some word. Else silent where the sources name no
document.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each document that is of another kind in the sources."""
    yield from report(draft, "document", Verdict.CONTRADICTED, _say)
    yield from report(
        draft, "document", Verdict.NOT_FOUND, lambda d: f"the sources tell of no {d.words}"
    )


def _say(detail: Detail) -> str:
    return f"the sources have {detail.expected}"
