"""Anyone's document as Markdown, with where each line of it stands in the file it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A digest in Word, PDF or HTML as Markdown: headings, list entries, paragraphs, notes.

    `positions` holds, for each line of `markdown`, the number (from 1) of the `unit` it stands on in
    the file: a page, a paragraph or a line.
    """

    markdown: str
    positions: tuple[int, ...]
    unit: str = "line"

    def position(self, line: int) -> int:
        """Return where a line (from 1) of the Markdown stands in the file."""
        return self.positions[line - 1] if 0 < line <= len(self.positions) else 1
