"""A place that the sources do not name for it.

Finds "in Chile" where the cited words say Lima, Peru. A country may stand for its capital and its
people; "in Tokyo" needs the source to say Tokyo. Silent without sources, and where no source is in
a language it reads.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each place that no source names."""
    yield from report(draft, "place", Verdict.NOT_FOUND, _say)


def _say(detail: Detail) -> str:
    return f"the sources do not name {detail.words} here"
