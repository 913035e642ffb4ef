"""A name that is one or two letters away from a name in the sources.

Finds "Rajnath Sigh" for Rajnath Singh. Compared letter by letter (Damerau 1964, Levenshtein 1966);
short words may be one step away, long ones two. Silent on names that occur in the sources as they
stand, and on countries.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each name that the sources spell otherwise."""
    for kind in ("name", "place"):
        yield from report(draft, kind, Verdict.CONTRADICTED, _say)


def _say(detail: Detail) -> str:
    return f"the sources spell it {detail.expected}"
