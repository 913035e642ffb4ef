"""Reads anyone's digest in HTML, Word or PDF as a Document: its headings, paragraphs and notes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from kawaraban.extract.charset import decode
from kawaraban.extract.document_docx import read_docx_blocks
from kawaraban.extract.document_html import read_html_blocks
from kawaraban.extract.markdown_block import MarkdownBlock, escape
from kawaraban.extract.pdf import read_pdf_paragraphs
from kawaraban.model.document import Document

_HEADING_SIZE = 1.12  # times the usual type size
_LONGEST_HEADING = 160
_NOTE_NUMBER = re.compile(r"(?<=[a-z)][.,;”’\"])\d{1,3}(?= [A-Z“‘\"]|$)")  # raised in print


@dataclass(frozen=True, slots=True)
class _Kind:
    unit: str
    read: Callable[[bytes, str], Iterable[MarkdownBlock]]


def _html(body: bytes, name: str) -> Iterable[MarkdownBlock]:
    return read_html_blocks(decode(body, "text/html"), name)


def _pdf(body: bytes, name: str) -> Iterable[MarkdownBlock]:
    """Yield a PDF's paragraphs; a short one in larger type is a heading, the largest the title."""
    paragraphs = read_pdf_paragraphs(body, name)
    usual = median(p.size for p in paragraphs for _ in range(len(p.text)))
    sizes = sorted(
        {round(p.size) for p in paragraphs if p.size > _HEADING_SIZE * usual}, reverse=True
    )
    for one in paragraphs:
        is_heading = round(one.size) in sizes and len(one.text) <= _LONGEST_HEADING
        level = min(6, sizes.index(round(one.size)) + 1) if is_heading else 0
        bullet = re.match(r"[•●▪◦–-]\s+", one.text)
        words = one.text[bullet.end() :] if bullet else one.text
        yield MarkdownBlock(
            escape(_NOTE_NUMBER.sub("", words)), one.page, level, is_bullet=bool(bullet)
        )


_KINDS = {
    ".html": _Kind("line", _html),
    ".htm": _Kind("line", _html),
    ".docx": _Kind("paragraph", read_docx_blocks),
    ".pdf": _Kind("page", _pdf),
}
DOCUMENT_KINDS = tuple(_KINDS)


def read_document(body: bytes, suffix: str, name: str) -> Document:
    """Return a document by the ending of its file's name, one of DOCUMENT_KINDS.

    Raises:
        ExtractError: The file is broken or locked, or holds no text.
    """
    kind = _KINDS[suffix]
    lines: list[str] = []
    positions: list[int] = []
    for block in kind.read(body, name):
        lines += [block.markdown(), ""]
        positions += [block.position] * 2
    return Document("\n".join(lines), tuple(positions), kind.unit)
