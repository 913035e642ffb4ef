"""Reads a PDF page's lines with where they stand, and puts them in reading order."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from kawaraban.extract.plain import CJK

HYPHEN_MARKS = frozenset({0x02, 0xFFFE})  # pdfium's marks for a hyphen at the end of a line
LINE_ENDS = frozenset({0x0A, 0x0D})
GUTTER_ZONE = (0.3, 0.7)  # of the width: where the gap between two columns may lie
FEWEST_COLUMN_LINES = 4
FEWEST_PROSE_CHARACTERS = 20  # in the usual line of a column; a table's cells are shorter
CELL_PARTING = " | "
MOST_CROSSING_SHARE = 0.35
WORD_GAP = 2.5  # line heights of blank that part two columns on one line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its box and type size in points, from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    column: int = 0


@dataclass(slots=True)
class _Growing:
    """A line while its characters are read."""

    letters: list[str]
    boxes: list[tuple[float, float, float, float]]
    size: float = 0.0


def read_lines(page: pypdfium2.PdfPage) -> tuple[Line, ...]:
    """Return a page's lines in the order of the file; a hyphen at a line's end is a soft hyphen."""
    text_page = page.get_textpage()
    try:
        return tuple(_lines(text_page.raw, text_page.count_chars()))
    finally:
        text_page.close()


def in_reading_order(lines: Sequence[Line], columns_before: int = 0) -> tuple[Line, ...]:
    """Order lines as they are read: full-width ones part a page, columns go left to right."""
    gutter = _gutter(lines)
    by_height = sorted(lines, key=lambda line: (-round(line.top), line.left))
    if gutter is None:
        return tuple(_rows([replace(line, column=columns_before) for line in by_height]))
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in by_height:
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            ordered += [
                *_columns(left, right, columns_before),
                replace(line, column=columns_before),
            ]
            left, right = [], []
    return (*ordered, *_columns(left, right, columns_before))


def _columns(left: list[Line], right: list[Line], before: int) -> tuple[Line, ...]:
    return in_reading_order(left, before + 1) + in_reading_order(right, before + 2)


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Join what stands side by side in one column: the cells of a table's row."""
    row: Line | None = None
    for line in lines:
        if row and abs(row.top - line.top) < 0.5 * line.size and line.left > row.right:
            text = f"{row.text}{CELL_PARTING}{line.text}"
            row = replace(row, text=text, right=line.right)
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where the gap between two columns lies; None for a single column."""
    if len(lines) < 2 * FEWEST_COLUMN_LINES:
        return None
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    low, high = (start + share * (end - start) for share in GUTTER_ZONE)
    tries = [low + step * (high - low) / 80 for step in range(81)]
    crossing = {x: sum(line.left < x < line.right for line in lines) for x in tries}
    fewest = min(crossing.values())
    best = [x for x in tries if crossing[x] == fewest]
    x = best[len(best) // 2]
    left = [line for line in lines if line.right <= x]
    right = [line for line in lines if line.left >= x]
    are_two = _is_prose(left) and _is_prose(right)
    return x if are_two and fewest <= MOST_CROSSING_SHARE * len(lines) else None


def _is_prose(lines: Sequence[Line]) -> bool:
    """Say whether lines are a column of text rather than one of a table."""
    if len(lines) < FEWEST_COLUMN_LINES:
        return False
    return median(len(line.text) for line in lines) >= FEWEST_PROSE_CHARACTERS or any(
        CJK.search(line.text) for line in lines
    )


def _lines(raw: pdfium.FPDF_TEXTPAGE, count: int) -> Iterator[Line]:
    box = pdfium.FS_RECTF()
    growing = _Growing([], [])
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in LINE_ENDS:
            yield from _finished(growing)
            growing = _Growing([], [])
            continue
        if code in HYPHEN_MARKS:
            growing.letters.append("\u00ad")
            yield from _finished(growing)
            growing = _Growing([], [])
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, ctypes.byref(box))
        place = (box.left, box.bottom, box.right, box.top)
        if _is_apart(growing, place):
            yield from _finished(growing)
            growing = _Growing([], [])
        growing.letters.append(chr(code) if code < 0x110000 else " ")
        if code != 0x20 and box.right > box.left:
            growing.boxes.append(place)
            growing.size = growing.size or _size(raw, index)
    yield from _finished(growing)


def _size(raw: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Return a character's type size as it is seen: the font's, by the scale it is drawn at."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix))
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    return size if size > 0 else 1.0


def _is_apart(growing: _Growing, place: tuple[float, float, float, float]) -> bool:
    """Say whether a character stands so far to the right that it belongs to another column."""
    if not growing.boxes or place[2] <= place[0]:
        return False
    before = growing.boxes[-1]
    return place[0] - before[2] > WORD_GAP * (before[3] - before[1])


def _finished(growing: _Growing) -> Iterator[Line]:
    text = " ".join("".join(growing.letters).split())
    if text and growing.boxes:
        lefts, bottoms, rights, tops = zip(*growing.boxes, strict=True)
        yield Line(text, min(lefts), min(bottoms), max(rights), max(tops), growing.size)
