"""Lines of Markdown as numbered blocks; only as much of Markdown as digests use."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t]+)#+$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$")
_BULLET = re.compile(r" {0,3}[-*+](?:[ \t]+(.*))?$")
_ORDINAL = re.compile(r" {0,3}[0-9]{1,3}[.)][ \t]+(.*)$")
_BREAK = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_UNDERLINE = re.compile(r"(=+|-{3,})[ \t]*$")
_ESCAPED = re.compile(
    r"\\([!-/:-@\[-`{-~])|&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, bullet, paragraph or note: `kind` says which, `text` is its Markdown on one line.

    `lines` holds, for each line of the file in it, the offset in `text` where that line starts and
    its number (from 1). `label` is a note's mark.
    """

    kind: str
    text: str
    lines: tuple[tuple[int, int], ...]
    level: int = 0
    label: str = ""

    @property
    def line(self) -> int:
        """Number of its first line."""
        return self.lines[0][1]

    def line_at(self, offset: int) -> int:
        """Return the number of the line that this offset of the text stands on."""
        index = bisect_right(self.lines, offset, key=lambda pair: pair[0])
        return self.lines[max(index, 1) - 1][1]


def unescape(text: str) -> str:
    r"""Return the plain text of Markdown: backslash escapes and entities become characters.

    >>> unescape(r"\# AT&amp;T \[1] C:\new &#20013;")
    '# AT&T [1] C:\\new 中'
    """
    return _ESCAPED.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    mark, decimal, hexadecimal, _name = match.groups()
    if mark:
        return mark
    if not decimal and not hexadecimal:
        return html.unescape(match[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if code <= 0x10FFFF else match[0]


@dataclass(slots=True)
class _Open:
    """A block still being read."""

    kind: str
    level: int = 0
    label: str = ""
    parts: list[str] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, number: int) -> None:
        self.lines.append((self.length, number))
        self.parts.append(text)
        self.length += len(text) + 1

    def is_underlined_by(self, line: str) -> bool:
        """Return whether the line makes this one-line paragraph a heading (setext)."""
        is_line = self.kind == "paragraph" and len(self.lines) == 1
        return is_line and _UNDERLINE.match(line) is not None

    def closed(self) -> Block:
        return Block(self.kind, " ".join(self.parts), tuple(self.lines), self.level, self.label)


def read_blocks(lines: Iterable[str], first_line: int = 1) -> Iterator[Block]:
    """Yield the blocks of these lines in order; `first_line` is the number of the first."""
    block: _Open | None = None
    for number, line in enumerate(lines, first_line):
        text = line.strip()
        if not text:
            if block and block.kind != "note":
                yield block.closed()
                block = None
            continue
        if block and block.is_underlined_by(line):
            block.kind, block.level = "heading", 1 if line[0] == "=" else 2
            yield block.closed()
            block = None
            continue
        start, rest = _start_of(line, block, number)
        if start is not block and block:
            yield block.closed()
        block = start
        if block:
            block.add(rest, number)
        if block and block.kind == "heading":
            yield block.closed()
            block = None
    if block:
        yield block.closed()


def _start_of(line: str, block: _Open | None, number: int) -> tuple[_Open | None, str]:
    """Return the block that a line starts or goes on with, None for a rule, and its words."""
    if heading := _HEADING.match(line):
        words = _CLOSING_MARKS.sub("", (heading[2] or "").strip())
        return _Open("heading", len(heading[1])), words
    if note := _NOTE.match(line):
        return _Open("note", label=note[1]), note[2].strip()
    if _BREAK.match(line):
        return None, ""
    if bullet := _BULLET.match(line):
        return _Open("bullet"), (bullet[1] or "").strip()
    is_first = block is None or block.kind != "paragraph"
    if is_first and (ordinal := _ORDINAL.match(line)):
        return _Open("bullet"), ordinal[1].strip()
    if block and (block.kind != "note" or _goes_on(line, block, number)):
        return block, line.strip()
    return _Open("paragraph"), line.strip()


def _goes_on(line: str, note: _Open, number: int) -> bool:
    """Return whether a line belongs to the note before it: indented, or no blank line between."""
    return line[:1] in " \t" or note.lines[-1][1] == number - 1
