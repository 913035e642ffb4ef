"""An office that the sources give otherwise for this person.

Finds "Foreign Minister Gen Nakatani" where the sources have Defence Minister. All offices that the
cited articles give the person are allowed, a shorter form for a longer too ("minister"); former,
deputy, vice and acting must agree. A ministry or minister without a name ("the defence ministry") must
be one that the sources tell of, and so must an office told by its noun alone ("the governor"). Silent
where the sources give the person no office but tell of such a one.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each office that is another one in the sources, or none there."""
    yield from report(draft, "office", Verdict.CONTRADICTED, _say)
    yield from report(
        draft, "office", Verdict.NOT_FOUND, lambda d: f"the sources tell of no {d.words}"
    )


def _say(detail: Detail) -> str:
    return f"the sources have {detail.expected}"
