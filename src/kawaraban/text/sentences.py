"""Sentences of a text, as spans."""

import re
from dataclasses import dataclass

import sentencex

from kawaraban.text.scripts import CJK

_OPEN, _CLOSE = "「『（(【《", "」』）)】》"
_CJK_STOPS = "。！？"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of this span."""
        return text[self.start : self.end]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    offset = start + len(piece) - len(piece.lstrip())
    return Span(offset, offset + len(stripped))


def _cjk_ends(text: str) -> list[int]:
    ends, depth = [], 0
    for i, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in _CJK_STOPS and not depth:
            ends.append(i + 1)
    return ends


def _latin_ends(text: str, language: str) -> list[int]:
    ends, position = [], 0
    for piece in sentencex.segment(language, text):
        position = text.find(piece, position) + len(piece)
        ends.append(position)
    ends += [m.end() for m in _MISSED_STOP.finditer(text)]
    return [end for end in ends if not _splits_badly(text, end)]


# Short forms after which sentencex sometimes stops: initials, titles and months.
_NO_STOP = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|St|Nov|Dec|Jan|Feb|Oct|Sept?)\.\s*$"
)


# sentencex takes "miss." for an abbreviation, and others like it.
_MISSED_STOP = re.compile(r"\b(?!etc|approx|dept|govt|incl|esp|ext)[a-z]{3,}[.!?] (?=[A-Z\"“‘])")


def _splits_badly(text: str, end: int) -> bool:
    return bool(_NO_STOP.search(text[max(0, end - 12) : end])) and text[end : end + 1] not in (
        "",
        "\n",
    )


def split_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the spans of the sentences of a text, in order; a newline always ends one.

    >>> text = "Mr. Singh met Gen. Nakatani. They agreed."
    >>> [span.of(text) for span in split_sentences(text)]
    ['Mr. Singh met Gen. Nakatani.', 'They agreed.']
    """
    spans = []
    start = 0
    for line in text.split("\n"):
        is_cjk = len(CJK.findall(line)) * 4 > len(line)
        ends = _cjk_ends(line) if is_cjk else _latin_ends(line, language)
        begin = 0
        for end in sorted({*ends, len(line)}):
            span = _trimmed(text, start + begin, start + end)
            if span:
                spans.append(span)
            begin = end
        start += len(line) + 1
    return tuple(spans)
