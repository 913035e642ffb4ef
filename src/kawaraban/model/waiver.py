"""An editor's reasoned "leave it", bound to the text and evidence it was given for."""

import hashlib
from dataclasses import dataclass
from datetime import date

from kawaraban.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that an editor lets stand, and why.

    `fingerprint` is that of the finding it was given for: it holds as long as the check, the sentence,
    the words in it and the evidence are the same.
    """

    check: str
    words: str
    reason: str
    day: date
    fingerprint: str


def fingerprint(finding: Finding, sentence: str) -> str:
    """Return what a waiver is bound to: 16 hex digits of the SHA-256 of finding and sentence."""
    evidence = [one.exact for one in finding.evidence]
    parts = (finding.check, sentence, finding.words, *evidence)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
