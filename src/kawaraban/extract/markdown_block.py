"""A block of a document as one line of Markdown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kawaraban.text.sentences import split_sentences

_SPECIAL = re.compile(r"([\\`*_\[\]#])")
_OPENER = re.compile(r"^([-+>]|\d{1,3}[.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A heading (`level` 1 to 6), list entry, note (`label`) or paragraph; `text` is escaped."""

    text: str
    position: int
    level: int = 0
    is_bullet: bool = False
    label: str = ""

    def markdown(self) -> str:
        """Return the block as a line of Markdown."""
        if self.label:
            return f"[^{self.label}]: {self.text}"
        if self.level:
            return f"{'#' * self.level} {self.text}"
        return f"- {self.text}" if self.is_bullet else self.text


def escape(words: str) -> str:
    r"""Return words for Markdown: one line, marks that Markdown would read escaped.

    >>> escape("3. A *bold*\n[sic] move")
    '3\\. A \\*bold\\* \\[sic\\] move'
    """
    plain = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    return _OPENER.sub(lambda m: f"{m[1][:-1]}\\{m[1][-1]}", plain)


def with_marks(words: str, marks: Sequence[tuple[int, str]]) -> str:
    """Return escaped words with each note's mark after the sentence that holds its offset.

    >>> with_marks("Six left port. Two stayed.", [(8, "a")])
    'Six left port.[^a] Two stayed.'
    """
    spans = split_sentences(words)
    parts = []
    for number, span in enumerate(spans):
        after = spans[number + 1].start if number + 1 < len(spans) else len(words) + 1
        before = span.start if number else -1
        labels = [label for offset, label in marks if before <= offset < after]
        parts.append(escape(span.of(words)) + "".join(f"[^{label}]" for label in labels))
    return " ".join(parts)
