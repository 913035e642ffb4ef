"""A quotation that no source contains word for word.

Finds 'cooperative allies' where the source has 'cooperative partners'. Kinds of quote marks,
capitals, spaces and American or British spelling may differ; an ellipsis or brackets part a
quotation into stretches that must each stand there. Silent without sources; a quotation whose
sources are all in a language it does not read is left to a person.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each quotation that no source has."""
    for verdict in (Verdict.NOT_FOUND, Verdict.CONTRADICTED):
        yield from report(draft, "quote", verdict, _say)


def _say(detail: Detail) -> str:
    if detail.expected:
        return f"no source has these words; one has “{detail.expected}”"
    return "no source has these words"
