"""Words in quotation marks."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.text.scripts import plain_marks

_DOUBLE = re.compile(r'"([^"\n]{2,}?)"')
# A single mark opens after a space or bracket and closes before one, so that apostrophes stay out.
_SINGLE = re.compile(r"(?<![\w'])'(?=[\w\[(])([^\n]{2,}?[\w.,!?)\]])'(?!\w)")
_GAP = re.compile(r"\s*(?:\.\.\.|…|\[[^\]]*\])\s*")
_CORNER = re.compile(r"「([^」\n]{1,})」|『([^』\n]{1,})』")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `start` and `end` span the words between the marks, `words` are those."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=8192)
def read_quotes(text: str) -> tuple[Quote, ...]:
    """Return the quotations of a text in order; the marks are left out of the spans.

    >>> [q.words for q in read_quotes("Wang's aide called them ‘cooperative partners’.")]
    ['cooperative partners']
    """
    plain = plain_marks(text)
    found: list[Quote] = []
    for pattern in (_DOUBLE, _CORNER, _SINGLE):
        for match in pattern.finditer(plain):
            group = 1 if match.group(1) is not None else 2
            start, end = match.span(group)
            if not any(q.start < end and start < q.end for q in found):
                found.append(Quote(start, end, text[start:end]))
    return tuple(sorted(found, key=lambda quote: quote.start))


def stretches(words: str) -> tuple[str, ...]:
    """Return the parts of a quotation between ellipses and brackets.

    >>> stretches("we waited ... [and] we lost")
    ('we waited', 'we lost')
    """
    return tuple(part for part in _GAP.split(words) if part)


def without_quotes(text: str) -> str:
    """Return a text without the words between quotation marks.

    >>> without_quotes("He called it 'a good step' and left.")
    "He called it '' and left."
    """
    for quote in reversed(read_quotes(text)):
        text = text[: quote.start] + text[quote.end :]
    return text


def normal_words(words: str) -> str:
    """Return quoted words for comparing: plain marks, one space, no closing stop, US for U.S.

    >>> normal_words("Japan-U.S.  relations.")
    'japan-us relations'
    """
    plain = re.sub(r"\b([A-Z])\.(?=[A-Z]\.|[ -]|$)(?:([A-Z])\.)?", r"\1\2", plain_marks(words))
    return re.sub(r"\s+", " ", plain).strip(" ,.;").lower()
