"""Reads the text of a PDF: columns in order, running heads off, paragraphs one a line."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2

from kawaraban.extract.pdf_lines import CELL_PARTING, Line, in_reading_order, read_lines
from kawaraban.extract.plain import join_lines
from kawaraban.model.errors import ExtractError

SOFT_HYPHEN = "\u00ad"
MARGIN_SHARE = 0.1  # of the page's height, above and below, where running heads stand
PAGE_NUMBER = re.compile(r"^\W*(?:page\s*|p\.\s*)?\d{1,4}(?:\s*(?:of|/|／)\s*\d{1,4})?\W*$", re.I)
BULLET = re.compile(r"^(?:[•●○▪◦■□◆–—]|[-*]\s|\(?\d{1,2}[.)]\s|[（(]?[0-9０-９]{1,2}[）)])")
SENTENCE_END = re.compile(r"[.!?。！？][\"'”’」』)\]）]*(?:\d{1,3})?$")
HYPHENATED = re.compile(r"\b(?=(\w+-\w+))")
ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+$")  # "U.S." at a line's end ends no sentence
WORD = re.compile(r"\w+")
UNTITLED = re.compile(
    r"^(?:untitled|microsoft word|document\d*|.*\.(?:docx?|indd|pdf|tex|qxp))\b", re.I
)
MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class PdfText:
    """What was read of a PDF; `title` is empty when neither metadata nor type size gives one.

    `created` is when the file says it was made, as it writes it (D:20241119…).
    """

    title: str
    text: str
    created: str = ""


def read_pdf(body: bytes, url: str) -> PdfText:
    """Read a PDF's title and text; raise ExtractError when it is broken, locked or only pictures.

    Two-column pages are read left column first. A hyphen at a line's end goes or stays as the same
    word is written elsewhere in the document.
    """
    pages, said = _read(body, url)
    lines = [line for page in _without_running_heads(pages) for line in page]
    stated = said.get("Title", "").strip()
    title = stated if stated and not UNTITLED.match(stated) else _largest(pages[0][0])
    return PdfText(title, "\n".join(_paragraphs(lines)), said.get("CreationDate", ""))


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    """A paragraph of a PDF with the page it begins on (from 1) and the type size of its first line."""

    text: str
    page: int
    size: float


def read_pdf_paragraphs(body: bytes, url: str) -> tuple[PdfParagraph, ...]:
    """Return the paragraphs of a PDF, headings among them; raise ExtractError as `read_pdf` does."""
    pages, _ = _read(body, url)
    kept = _without_running_heads(pages)
    lines = [line for page in kept for line in page]
    numbers = [number for number, page in enumerate(kept, 1) for _ in page]
    starts = _starts(lines)
    texts = _paragraphs(lines)
    return tuple(
        PdfParagraph(text, numbers[at], lines[at].size)
        for text, at in zip(texts, starts, strict=True)
    )


def _read(body: bytes, url: str) -> tuple[list[tuple[tuple[Line, ...], float]], Mapping[str, str]]:
    """Return a PDF's pages as lines with their heights, and what the file says of itself."""
    try:
        with pypdfium2.PdfDocument(body) as document:
            pages = [_lines_of(document[n]) for n in range(min(len(document), MOST_PAGES))]
            said = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise ExtractError(f"{url}: the PDF is broken or locked ({error}); save it anew") from error
    if not any(lines for lines, _ in pages):
        raise ExtractError(f"{url}: the PDF holds no text, only pictures; give a text version")
    return pages, said


def _lines_of(page: pypdfium2.PdfPage) -> tuple[tuple[Line, ...], float]:
    """Return a page's lines in reading order, and the page's height."""
    return in_reading_order(read_lines(page)), page.get_height()


def _without_running_heads(
    pages: Sequence[tuple[tuple[Line, ...], float]],
) -> list[list[Line]]:
    """Drop lines in the margins that repeat from page to page, and page numbers there."""
    seen = Counter(
        shape
        for lines, height in pages
        for shape in {_shape(line) for line in lines if _in_margin(line, height)}
    )
    return [
        [line for line in lines if not (_in_margin(line, height) and _is_running(line, seen))]
        for lines, height in pages
    ]


def _is_running(line: Line, seen: Counter[str]) -> bool:
    return seen[_shape(line)] > 1 or bool(PAGE_NUMBER.match(line.text))


def _in_margin(line: Line, height: float) -> bool:
    return line.top < MARGIN_SHARE * height or line.bottom > (1 - MARGIN_SHARE) * height


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _largest(lines: Sequence[Line]) -> str:
    """Return the largest line of a first page, with those of that size right below it."""
    if not lines:
        return ""
    top = max(line.size for line in lines)
    if top < 1.2 * median(line.size for line in lines):
        return ""
    start = next(n for n, line in enumerate(lines) if line.size == top)
    words: list[str] = []
    for line in lines[start : start + 4]:
        if line.size < 0.95 * top:
            break
        words.append(line.text)
    return " ".join(words).replace(SOFT_HYPHEN, "-")


def _starts(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines that begin a paragraph."""
    edges, leading = _right_edges(lines), _leading(lines)
    pairs = zip((None, *lines), lines, strict=False)
    return [
        number
        for number, (before, line) in enumerate(pairs)
        if before is None or _begins(before, line, edges[before.column], leading)
    ]


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    """Join lines into paragraphs."""
    words = Counter(WORD.findall(" ".join(line.text for line in lines).lower()))
    compounds = Counter(HYPHENATED.findall(" ".join(line.text for line in lines).lower()))
    starts = _starts(lines)
    paragraphs = []
    for first, last in zip(starts, (*starts[1:], len(lines)), strict=True):
        text = lines[first].text
        for line in lines[first + 1 : last]:
            text = _join(text, line.text, words, compounds)
        paragraphs.append(text.replace(SOFT_HYPHEN, "-"))
    return paragraphs


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    edges: dict[int, float] = {}
    for line in lines:
        edges[line.column] = max(edges.get(line.column, 0.0), line.right)
    return edges


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line's top to the next's."""
    steps = [
        a.top - b.top
        for a, b in pairwise(lines)
        if a.column == b.column and 0 < a.top - b.top < 3 * a.size
    ]
    return median(steps) if steps else 0.0


def _begins(before: Line, line: Line, edge: float, leading: float) -> bool:
    """Say whether a line begins a paragraph."""
    if CELL_PARTING in before.text + line.text or BULLET.match(line.text):
        return True
    if abs(before.size - line.size) > 0.15 * before.size:
        return True
    if before.text.endswith(SOFT_HYPHEN):
        return False
    is_end = bool(SENTENCE_END.search(before.text)) and not ABBREVIATED.search(before.text)
    if before.column != line.column or line.top > before.top:  # on the next column or page
        return is_end or not line.text[0].islower()
    if before.top - line.top > 1.35 * leading:
        return True
    is_short = before.right < edge - 0.15 * (edge - before.left)
    is_indented = line.left - before.left > 0.8 * line.size and not BULLET.match(before.text)
    return is_end and (is_short or is_indented)


def _join(first: str, second: str, words: Counter[str], compounds: Counter[str]) -> str:
    """Join two lines; at a hyphen by what the document writes elsewhere, else without it."""
    if not first.endswith((SOFT_HYPHEN, "-")):
        return join_lines(first, second)
    left = (WORD.findall(first.lower()) or [""])[-1]
    right = (WORD.findall(second.lower()) or [""])[0]
    is_compound = not right.isalpha() or not second[:1].islower() or compounds[f"{left}-{right}"]
    if is_compound or (words[left] > 1 and words[right] > 1 and not words[left + right]):
        return f"{first[:-1]}-{second}"
    return first[:-1] + second
