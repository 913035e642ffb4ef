"""Kinds of documents: a memorandum of understanding is not one of implementation."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.text.scripts import plain_marks

_SHORT = {
    "mou": "memorandum of understanding", "moi": "memorandum of implementation",
    "moc": "memorandum of cooperation", "accord": "agreement", "pact": "agreement",
    "communique": "communiqué", "memoranda": "memorandum", "treaties": "treaty", "laws": "law",
    "statute": "law", "legislation": "law", "act": "law", "judgment": "ruling", "judgement": "ruling",
    "verdict": "ruling", "note": "note verbale", "executive order": "decree", "draft law": "bill",
}  # fmt: skip
_DOCUMENT = re.compile(
    r"""\b(memorand(?:um|a)\ of\ (?:understanding|implementation|cooperation|intent|
    agreement|association)|memorand(?:um|a)|treaty|treaties|convention|protocols?|
    joint\ (?:statement|declaration|communiqu[eé])|declarations?|communiqu[eé]s?|letters?\ of\ intent|
    executive\ order|decrees?|resolutions?|memo\ of\ [a-z]+|agreements?|accords?|pacts?|MoU|MoI|MoC|
    draft\ law|bills?|laws?|statute|legislation|
    directives?|regulations?|charter|
    (?<=[Tt]he\ )ruling(?!\ [A-Z]|\ (?:bloc|party|parties|coalition|camp|alliance|side))|
    (?<=\ a\ )ruling(?!\ [A-Z]|\ (?:bloc|party|coalition|camp|alliance))|
    note\ verbale|petition|lawsuit|amendments?|constitution|communication|white\ paper|
    letters?|contracts?|licen[cs]es?|roadmap|road\ map|manifesto|ordinance)\b
    |(?-i:(?<=[A-Z][a-z]{3}\ )(?:Act|Plan|Report|Order|Framework)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# What another kind may be called too: a law is passed as a bill, a treaty is an agreement.
_WIDER = {
    "agreement": ("treaty", "convention", "memorandum", "memorandum of understanding", "protocol"),
    "law": ("bill", "regulation", "ordinance"), "bill": ("law",),
    "communiqué": ("joint communiqué", "joint statement"), "letter": ("letter of intent", "note verbale"),
    "regulation": ("law",), "complaint": ("note verbale", "lawsuit"),
    "declaration": ("joint declaration",), "motion": ("resolution",), "contract": ("agreement",),
}  # fmt: skip


_LOOSE = re.compile(r"letters?|lawsuits?|petitions?|contracts?|licen[cs]es?|ruling|bills?(?= of)")


_PAID = re.compile(
    r"\b(?:foot\w*|pay\w*|paid|settl\w+|electricity|energy|power|gas|fuel|water|food|heating|import|wage|tax|"
    r"repair|hospital|phone|hotel|total|monthly|annual|(?:cent|half|quarter|third|share|part|rest) of)"
    r"(?: (?:the|its|their|a|an|\w+))? $",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r" (?:of|for|at|to) (?:about |some |over )?[$€£A-Z]{0,3} ?\d| (?:would|will|was|is) paid"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A named kind of document; `kind` is its normal form.

    `is_loose` tells a word that may name no document at all: a letter, "Agreement on the budget".
    """

    start: int
    end: int
    words: str
    kind: str
    is_loose: bool = False


@lru_cache(maxsize=8192)
def read_documents(text: str) -> tuple[Document, ...]:
    """Return the kinds of documents named in an English text.

    >>> [d.kind for d in read_documents("a Memorandum of Implementation and a pact")]
    ['memorandum of implementation', 'agreement']
    """
    plain = plain_marks(text)
    found = []
    for match in _DOCUMENT.finditer(plain):
        word = match[0].lower()
        word = _SHORT.get(
            word, _SHORT.get(word.rstrip("s"), word.rstrip("s") if word != "treaties" else word)
        )
        is_loose = bool(_LOOSE.fullmatch(match[0])) or _is_act(match, plain)
        found.append(Document(*match.span(), text[slice(*match.span())], word, is_loose))
    return tuple(found)


def _is_act(match: re.Match[str], plain: str) -> bool:
    """Tell whether "agreement" is the act and no paper: "no agreement to", "Agreement on the budget came"."""
    if match[0] == "law":
        return bool(re.search(r"\b(?:becomes?|became|into|by|under|in) $", plain[: match.start()]))
    if not match[0].lower().startswith(("agreement", "bill")):
        return False
    if match[0].lower().startswith("bill"):
        return bool(_PAID.search(plain[: match.start()]) or _OF_MONEY.match(plain[match.end() :]))
    before = plain[max(0, match.start() - 12) : match.start()]
    return not before.strip() or bool(re.search(r"\b(?:no|in|of|without|reached) $", before))


def is_kind_of(one: str, other: str) -> bool:
    """Tell whether one kind may stand for another: memorandum for memorandum of implementation.

    >>> is_kind_of("memorandum", "memorandum of implementation")
    True
    >>> is_kind_of("memorandum of understanding", "memorandum of implementation")
    False
    """
    is_part = one == other or other.startswith(f"{one} ") or other.endswith(f" {one}")
    return is_part or other in _WIDER.get(one, ())
