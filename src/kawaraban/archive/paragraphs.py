"""One paragraph of an issue file as sentences with the marks that follow them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kawaraban.archive.blocks import Block, unescape
from kawaraban.text.sentences import split_sentences

NO_SOURCE = "?"
DESK = "desk"

_MARK = re.compile(r"\\.|\[\^([^\]\s]+)\]")
_STOP_AFTER_MARK = re.compile(r"[.!?]+[\"'”’)]*")
_UNENDED = re.compile(r"[^\W_]$|,$")
_GOES_ON = re.compile(r"[,;:]|\s*[a-z]")


@dataclass(slots=True)
class _Piece:
    """Words up to a group of marks; `start` is their offset in the paragraph."""

    start: int
    text: str
    labels: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence's words, the labels of its marks and the number of the line it starts on."""

    text: str
    labels: tuple[str, ...]
    line: int


def read_sentences(
    block: Block, is_mark: Callable[[str], bool], language: str
) -> Iterator[MarkedSentence]:
    """Yield the sentences of a paragraph.

    A mark ends a sentence, save where the words plainly go on after it; words between marks are
    split as plain text is, and the marks belong to the last of them. A label that `is_mark` does
    not know stays in the text.
    """
    for piece in _joined(_pieces(block.text, is_mark)):
        text = piece.text.lstrip()
        start = piece.start + len(piece.text) - len(text)
        spans = split_sentences(text, language)
        if not spans:
            yield MarkedSentence("", tuple(piece.labels), block.line_at(start))
        for span in spans:
            labels = tuple(piece.labels) if span is spans[-1] else ()
            line = block.line_at(start + span.start)
            yield MarkedSentence(unescape(span.of(text)), labels, line)


def _pieces(text: str, is_mark: Callable[[str], bool]) -> list[_Piece]:
    pieces: list[_Piece] = []
    position = 0
    for match in _MARK.finditer(text):
        label = match[1]
        if label is None or not is_mark(label):
            continue
        words = text[position : match.start()]
        if words.strip() or not pieces:
            pieces.append(_Piece(position, words))
        pieces[-1].labels.append(label)
        position = match.end()
    if text[position:].strip():
        pieces.append(_Piece(position, text[position:]))
    return pieces


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with a full stop after a mark moved before it, and broken ones joined."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and (stop := _STOP_AFTER_MARK.match(piece.text)):
            joined[-1].text += stop[0]
            piece = _Piece(piece.start + stop.end(), piece.text[stop.end() :], piece.labels)
            if not piece.text.strip():
                joined[-1].labels += piece.labels
                continue
        if joined and _UNENDED.search(joined[-1].text) and _GOES_ON.match(piece.text):
            joined[-1].text += piece.text
            joined[-1].labels += piece.labels
        else:
            joined.append(piece)
    return joined
