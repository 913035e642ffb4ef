"""A short form that the issue never introduces.

Finds "MDTF" where no "Multi-Domain Task Force (MDTF)" stands in the issue before it, and "NSA" in a
headline whose item does not introduce it. Ignores short forms every reader knows (US, EU, UN, NATO,
GDP and the like), names of firms and broadcasters, and Roman numerals. Once an issue and form.
Silent on a single sentence without a headline, which has no room for long forms.
"""

import re
from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft

SEVERITY = Severity.WARNING

_SHORT = re.compile(r"\b[A-Z]{2,6}s?\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_WITH_LONG_FORM = re.compile(r"\b([A-Z]{2,6}) \([A-Z][^)]+ [^)]+\)")
_ROMAN = re.compile(r"[IVX]+")
_KNOWN = frozenset(
    """US USA UK EU UN UAE PM MP MPs TV AI IT NATO GDP CEO NHK BBC CNN AFP TBS ANA JAL IBM NEC SMS GPS
    AIDS COVID UNESCO OPEC ASEAN APEC NASA UNICEF BRICS DNA RNA AM PM OK ID""".split()  # noqa: SIM905
)


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for the first use of each short form that is not introduced."""
    if sum(1 for _, text in draft.texts() if text) < 2:
        return
    seen: set[str] = set()
    introduced: set[str] = set()
    for place, text in draft.texts():
        if place.paragraph is None:
            item = draft.issue.items[place.item or 0]
            introduced |= _introduced(" ".join(s.text for s in item.sentences))
        for match in _SHORT.finditer(text):
            form = match[0].rstrip("s")
            if form in _KNOWN or form in seen or _ROMAN.fullmatch(form):
                continue
            seen.add(form)
            if form not in introduced:
                message = f"{form} is not introduced; give the long form with it at its first use"
                yield Finding(place, match.start(), match.end(), match[0], message,
                              Verdict.NEEDS_PERSON)  # fmt: skip


def _introduced(text: str) -> set[str]:
    """Return the short forms that a text gives in brackets, or with their long form in brackets."""
    within = " ".join(_BRACKETS.findall(text))
    return {*re.findall(r"\b[A-Z]{2,6}\b", within), *_WITH_LONG_FORM.findall(text)}
