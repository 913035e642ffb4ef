""" "Respectively" over lists of different lengths.

Finds "supplies, information and technology were signed in 2020 and 2015 respectively": three
things, two years. Counts the list right before the last verb and the list that "respectively"
closes. Silent where either list cannot be counted.
"""

import re
from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft

SEVERITY = Severity.ERROR

_WORD = re.compile(r"\brespectively\b", re.IGNORECASE)
_HELPER = r"(?:(?:was|were|is|are|has|have|had|be|been|will|would) )*"
_VERB = re.compile(
    rf"\b{_HELPER}(?:\w+ed|was|were|is|are|won|had|got|took|lost|cost|rose|fell|met|went|came|became|"
    r"grew|set|put|paid|made|held|gave|drew|left)\b"
)
_ITEM = re.compile(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_PREPOSITION = re.compile(r"\b(?:governing|covering|on|of|for|in|at|by|to|with)\b")


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each "respectively" whose lists do not match."""
    for place, text in draft.texts():
        for match in _WORD.finditer(text):
            clause = re.split(r"[.;:]\s", text[: match.start()])[-1].rstrip(" ,")
            verbs = list(_VERB.finditer(clause))
            if not verbs:
                continue
            begin = verbs[-2].end() if len(verbs) > 1 else 0
            things = _count(_last_list(clause[begin : verbs[-1].start()]))
            values = _count(clause[verbs[-1].end() :])
            if things > 1 and values > 1 and things != values:
                message = f"{things} things before, {values} after"
                yield Finding(place, match.start(), match.end(), match[0], message,
                              Verdict.CONTRADICTED)  # fmt: skip


def _last_list(words: str) -> str:
    """Return the part after the governing word, where the list starts."""
    parts = [part for part in _PREPOSITION.split(words) if "," in part or " and " in part]
    return parts[-1] if parts else words


def _count(words: str) -> int:
    items = [item for item in _ITEM.split(words.strip(" ,")) if item and item.strip()]
    return len(items)
