"""Items of one issue under headings of different levels.

Finds a fourth item under `#` where the others stand under `###`. Silent when all are equal.
"""

from collections import Counter
from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft, Place

SEVERITY = Severity.WARNING


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each heading that is not of the commonest level."""
    levels = Counter(item.level for item in draft.issue.items)
    if len(levels) < 2:
        return
    common = min(levels, key=lambda level: (-levels[level], level))
    for i, item in enumerate(draft.issue.items):
        if item.level != common:
            message = f"heading level {item.level}, most items have {common}"
            yield Finding(Place(i), 0, len(item.headline), item.headline, message,
                          Verdict.NEEDS_PERSON)  # fmt: skip
