"""Reads a digest in HTML as blocks: what a reader sees of its headings, lists and paragraphs.

Unlike an article's page, nothing is taken for clutter but what the markup itself sets apart.
"""

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from kawaraban.extract.markdown_block import MarkdownBlock, escape, with_marks
from kawaraban.model.errors import ExtractError

_APART = ("script", "style", "nav", "noscript", "template", "svg", "form", "head")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {*_HEADINGS, "p", "li", "blockquote", "td", "th", "dt", "dd", "figcaption", "div", "section",
     "article", "main", "header", "footer", "aside", "body", "table", "tr", "ul", "ol", "dl"}
)  # fmt: skip


def read_html_blocks(markup: str, name: str) -> Iterator[MarkdownBlock]:
    """Yield the blocks of a page with the line each starts on; a link becomes a note.

    Raises:
        ExtractError: The page holds no text.
    """
    try:
        tree = lxml.html.document_fromstring(markup)
    except (etree.ParserError, ValueError) as error:
        raise ExtractError(f"{name}: no page can be made of it ({error}); save it anew") from error
    etree.strip_elements(tree, *_APART, with_tail=False)
    reader = _Reader()
    found = list(reader.blocks(tree.body if tree.body is not None else tree))
    if not found:
        raise ExtractError(f"{name}: no text found on it; save the page from a browser")
    yield from found
    for label, address in reader.links.items():
        yield MarkdownBlock(address, found[-1].position, label=label)


class _Reader:
    """Walks a page, and keeps the addresses that its sentences link to."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}

    def blocks(self, element: HtmlElement) -> Iterator[MarkdownBlock]:
        """Yield the blocks of an element: its own words between those of the blocks inside it."""
        words: list[str] = [element.text or ""]
        for child in element:
            if not isinstance(child.tag, str):
                words.append(child.tail or "")
                continue
            if child.tag in _BLOCKS or any(True for _ in child.iter(*_BLOCKS)):
                yield from self._block(element, words)
                yield from self.blocks(child)
                words = [child.tail or ""]
            else:
                words += [*self._inline(child), child.tail or ""]
        yield from self._block(element, words)

    def _inline(self, element: HtmlElement) -> Iterator[str]:
        if element.tag == "br":
            yield "\n"
        yield element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                yield from self._inline(child)
            yield child.tail or ""
        address = element.get("href", "") if element.tag == "a" else ""
        if address.startswith(("http://", "https://")):
            label = f"link-{len(self.links) + 1}"
            self.links[label] = address
            yield f"\0{label}\0"

    def _block(self, element: HtmlElement, words: list[str]) -> Iterator[MarkdownBlock]:
        text, marks = "", []
        for number, piece in enumerate("".join(words).split("\0")):
            if number % 2:
                marks.append((len(text.rstrip()) - 1, piece))
            else:
                text = re.sub(r"\s+", " ", text + piece).lstrip()
        if text.strip():
            level = _HEADINGS.get(element.tag, 0)
            words_marked = escape(text) if level else with_marks(text, marks)
            line = element.sourceline or 1
            yield MarkdownBlock(words_marked, line, level, element.tag == "li")
