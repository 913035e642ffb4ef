"""The words in a source that a sentence rests on."""

from dataclasses import dataclass

CONTEXT_CHARACTERS = 32


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted span of an article (W3C Web Annotation TextQuote + TextPosition selectors).

    `source` is the article's id, `source_hash` the SHA-256 of the text that `start` and `end`
    (half-open character offsets) count in; `exact` is that span, `prefix` and `suffix` the
    characters around it.
    """

    source: str
    exact: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""
    source_hash: str = ""
