"""What a check reports."""

from dataclasses import dataclass
from enum import Enum

from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Place


class Severity(Enum):
    """How much a finding matters; an ERROR holds the issue back."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(Enum):
    """What the sources say of a detail."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    MISATTRIBUTED = "misattributed"
    STALE = "stale"
    NEEDS_PERSON = "needs_person"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What an editor could do: put `change` in place of the words, or cite `add_source` too."""

    change: str = ""
    add_source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that an editor should look at, and why.

    `start` and `end` are offsets into the text at `place` (a sentence or headline) and `words`
    that span. The runner fills in `check` and `severity`.
    """

    place: Place
    start: int
    end: int
    words: str
    message: str
    verdict: Verdict = Verdict.NOT_FOUND
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None
    check: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Detail:
    """One checkable thing in a sentence, with what the sources say of it.

    `kind` is number, date, weekday, name, office, document or quote; `start` and `end` are offsets
    into the sentence; `expected` is what the source has instead, when that is known.
    """

    kind: str
    start: int
    end: int
    words: str
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()
    expected: str = ""
