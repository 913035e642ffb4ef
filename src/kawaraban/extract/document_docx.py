"""Reads a Word file as blocks: headings by style, lists, tables, footnotes, endnotes, links."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any  # python-docx's parts and lxml's elements have no types
from zipfile import BadZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kawaraban.extract.markdown_block import MarkdownBlock, escape, with_marks
from kawaraban.model.errors import ExtractError

_NOTES = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}


def read_docx_blocks(body: bytes, name: str) -> Iterator[MarkdownBlock]:
    """Yield the blocks of a Word file, each with the number of its paragraph (from 1).

    Paragraphs in tables count where they stand. What was deleted with changes tracked is left out.

    Raises:
        ExtractError: It is no Word file, is locked, or holds no text.
    """
    document = open_docx(body, name)
    reader = _Reader(document)
    found = [
        block
        for number, paragraph in enumerate(paragraphs_of(document), 1)
        if (block := reader.block(paragraph, number))
    ]
    if not found:
        raise ExtractError(f"{name}: the Word file holds no text; save it anew")
    yield from found
    for label, text in reader.notes.items():
        yield MarkdownBlock(text, found[-1].position, label=label)


def read_docx_text(body: bytes, name: str) -> tuple[str, str]:
    """Return the title and text of a Word file, a paragraph a line; notes and links are left out.

    The title is a first paragraph in a heading's style, empty otherwise.

    Raises:
        ExtractError: As `read_docx_blocks`.
    """
    document = open_docx(body, name)
    found = [(one, " ".join(paragraph_words(one).split())) for one in paragraphs_of(document)]
    found = [(paragraph, words) for paragraph, words in found if words]
    if not found:
        raise ExtractError(f"{name}: the Word file holds no text; save it anew")
    lines = [words for _, words in found]
    is_headed = _level(_style(found[0][0], _styles(document))) > 0
    return (lines[0], "\n".join(lines[1:])) if is_headed else ("", "\n".join(lines))


def open_docx(body: bytes, name: str) -> Any:  # noqa: ANN401  # python-docx's Document
    """Return the opened Word file.

    Raises:
        ExtractError: It is no Word file, or is locked.
    """
    try:
        return docx.Document(BytesIO(body))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise ExtractError(
            f"{name}: no Word file can be read from it ({error}); save it as .docx without a password"
        ) from error


def paragraphs_of(document: Any) -> Iterator[Any]:  # noqa: ANN401  # python-docx
    """Yield the `w:p` elements of a Word file in order, those in tables and boxes too."""
    yield from document.element.body.iter(qn("w:p"))


def paragraph_words(paragraph: Any) -> str:  # noqa: ANN401  # lxml
    """Return the words of a `w:p` element as they are printed, without marks of notes."""
    return "".join(text for kind, text in _pieces(paragraph) if kind == "words")


def _pieces(paragraph: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # lxml
    """Yield the parts of a paragraph: its words, and the ids of notes and links."""
    for element in paragraph.iter():
        if element.tag == qn("w:t"):
            yield "words", element.text or ""
        elif element.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            yield "words", " "
        elif element.tag == qn("w:noBreakHyphen"):
            yield "words", "-"
        elif element.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            kind = "footnote" if element.tag == qn("w:footnoteReference") else "endnote"
            yield kind, str(element.get(qn("w:id")))
        elif element.tag == qn("w:hyperlink"):
            yield "link", str(element.get(qn("r:id")) or "")


class _Reader:
    """Turns paragraphs into blocks, and keeps the notes and links they name."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401  # python-docx
        self.notes: dict[str, str] = {}
        self._links = document.part.rels
        self._styles = _styles(document)
        self._texts = {kind: _note_texts(document, relation) for kind, relation in _NOTES.items()}

    def block(self, paragraph: Any, number: int) -> MarkdownBlock | None:  # noqa: ANN401  # lxml
        """Return a paragraph as a block; None when it is empty."""
        text, marks = "", []
        for kind, piece in _pieces(paragraph):
            if kind == "words":
                text = re.sub(r"\s+", " ", text + piece).lstrip()
            elif label := self._label(kind, piece):
                # A note's mark stands after its words, a link's before them.
                marks.append((len(text) - (kind != "link"), label))
        if not text:
            return None
        style = _style(paragraph, self._styles)
        level = _level(style)
        is_listed = style.startswith("List") or paragraph.find(f".//{qn('w:numPr')}") is not None
        words = escape(text) if level else with_marks(text, marks)
        return MarkdownBlock(words, number, level, not level and is_listed)

    def _label(self, kind: str, key: str) -> str:
        """Return the label of a note or link, its text kept; "" for a link within the file."""
        words = self._texts[kind].get(key, "") if kind in _NOTES else self._address(key)
        if not words:
            return ""
        label = f"{kind}-{key}" if kind in _NOTES else f"link-{len(self.notes) + 1}"
        self.notes[label] = escape(words) if kind in _NOTES else words
        return label

    def _address(self, key: str) -> str:
        address = str(self._links[key].target_ref) if key in self._links else ""
        return address if address.startswith(("http://", "https://")) else ""


def _styles(document: Any) -> dict[str, str]:  # noqa: ANN401  # python-docx
    return {style.style_id: style.name or "" for style in document.styles}


def _style(paragraph: Any, styles: dict[str, str]) -> str:  # noqa: ANN401  # lxml
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return styles.get(found.get(qn("w:val")), "") if found is not None else ""


def _level(style: str) -> int:
    """Return the heading level of a style: Title is 1, Heading 2 is 2, body text 0."""
    if style == "Title":
        return 1
    is_heading = style.lower().startswith("heading ") and style[8:].isdigit()
    return min(6, int(style[8:])) if is_heading else 0


def _note_texts(document: Any, relation: str) -> dict[str, str]:  # noqa: ANN401  # python-docx
    """Return the words of the footnotes or endnotes by id, with the addresses they link to."""
    try:
        part = document.part.part_related_by(relation)
    except KeyError:
        return {}
    texts = {}
    for note in parse_xml(part.blob):
        words = " ".join(paragraph_words(one) for one in note.iter(qn("w:p")))
        links = [str(part.rels[key].target_ref) for key in _link_ids(note) if key in part.rels]
        texts[str(note.get(qn("w:id")))] = " ".join([words, *(a for a in links if a not in words)])
    return texts


def _link_ids(note: Any) -> list[str]:  # noqa: ANN401  # lxml
    return [str(one.get(qn("r:id"))) for one in note.iter(qn("w:hyperlink"))]
