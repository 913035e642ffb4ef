"""A short form that the issue never spells out.

Finds "MDTF" where no "Multi-Domain Task Force (MDTF)" and no words with these initials stand
before it in the item. Ignores short forms every reader knows (US, EU, UN, NATO, GDP and the like)
short forms that are names of firms or broadcasters, and Roman numerals. Once an issue and form.
"""

import re
from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft

SEVERITY = Severity.WARNING

_SHORT = re.compile(r"\b[A-Z][A-Z]{2,5}s?\b")
_ROMAN = re.compile(r"[IVX]+")
_KNOWN = frozenset(
    """USA NATO GDP CEO NHK BBC CNN AFP TBS ANA JAL IBM NEC SMS GPS AIDS COVID UNESCO OPEC ASEAN
    APEC NASA UNICEF BRICS DNA RNA""".split()  # noqa: SIM905
)


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for the first use of each short form that is not spelt out before it."""
    seen: set[str] = set()
    before = ""
    for place, text in draft.texts():
        if place.paragraph is None:
            item = draft.issue.items[place.item or 0]
            before += " " + " ".join(s.text for p in item.paragraphs for s in p)
            continue
        for match in _SHORT.finditer(text):
            form = match[0].rstrip("s")
            if form in _KNOWN or form in seen or _ROMAN.fullmatch(form):
                continue
            seen.add(form)
            if not _is_spelt_out(form, before):
                message = f"{form} is not spelt out; give the long form at its first use"
                yield Finding(place, match.start(), match.end(), match[0], message,
                              Verdict.NEEDS_PERSON)  # fmt: skip


def _is_spelt_out(form: str, text: str) -> bool:
    if f"({form})" in text:
        return True
    words = re.findall(r"[A-Za-z]\w*", text.replace("-", " "))
    initials = "".join(w[0] if w[0].isupper() and not (w.isupper() and len(w) > 1) else " " for w in words
                       if w.lower() not in ("of", "the", "and", "for"))  # fmt: skip
    return form in initials
