"""Kinds of documents: a memorandum of understanding is not one of implementation."""

import re
from dataclasses import dataclass

from kawaraban.text.scripts import plain_marks

_SHORT = {
    "mou": "memorandum of understanding",
    "moi": "memorandum of implementation",
    "moc": "memorandum of cooperation",
    "accord": "agreement",
    "pact": "agreement",
    "deal": "agreement",
    "communique": "communiqué",
    "memoranda": "memorandum",
    "treaties": "treaty",
}
_DOCUMENT = re.compile(
    r"\b(memorand(?:um|a) of [a-z-]+|memorand(?:um|a)|treaty|treaties|convention|protocol|"
    r"joint (?:statement|declaration|communiqu[eé])|declaration|communiqu[eé]|letter of intent|"
    r"executive order|decree|resolution|memo of [a-z]+|agreements?|accords?|pacts?|MoU|MoI|MoC)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Document:
    """A named kind of document; `kind` is its normal form."""

    start: int
    end: int
    words: str
    kind: str


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
        found.append(Document(*match.span(), text[slice(*match.span())], word))
    return tuple(found)


def is_kind_of(one: str, other: str) -> bool:
    """Tell whether one kind may stand for another: memorandum for memorandum of implementation.

    >>> is_kind_of("memorandum", "memorandum of implementation")
    True
    >>> is_kind_of("memorandum of understanding", "memorandum of implementation")
    False
    """
    return one == other or other.startswith(one + " ") or other.endswith(" " + one)
