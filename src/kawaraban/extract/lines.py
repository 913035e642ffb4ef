"""Writes a part of a page as lines: one a paragraph, list item or row of a table."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from kawaraban.extract.body import INLINE
from kawaraban.extract.plain import join_lines
from kawaraban.extract.prose import is_sentence

# fmt: off
SILENT = frozenset({
    "script", "style", "noscript", "template", "button", "select", "option", "textarea", "input",
    "iframe", "svg", "object", "audio", "video", "canvas", "map", "head", "title", "rt", "rp",
    "datalist", "dialog",
})
# fmt: on
ITEM = "- "
SPACE = re.compile(r"[^\S\n]+")
SHORT_LINE = 40


def write_lines(part: HtmlElement) -> list[str]:
    """Return a part's text, list items behind "- " and cells between bars, as trafilatura does.

    Readings above Japanese words (ruby) are left out.
    """
    lines: list[str] = []
    for words, prefix in _blocks(part):
        lines += [prefix + line for line in _parted(words)]
    return lines


def _blocks(part: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield each block's words, with a newline where it has a br, and what goes before it."""
    words: list[str] = []
    prefix = ""
    walk = etree.iterwalk(part, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        is_block = isinstance(element.tag, str) and element.tag not in INLINE
        if is_block:
            yield "".join(words), prefix
            words, prefix = [], ""
        if event == "start" and element.tag in SILENT:
            walk.skip_subtree()
        elif event == "start" and element.tag == "table":
            yield from ((row, "") for row in _rows(element))
            walk.skip_subtree()
        elif event == "start":
            prefix = ITEM if element.tag == "li" else prefix
            words.append("\n" if element.tag == "br" else _flat(element.text))
        if event != "start" and element is not part:
            words.append(_flat(element.tail))
    yield "".join(words), prefix


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _rows(table: HtmlElement) -> Iterator[str]:
    for row in table.iter("tr"):
        cells = [" ".join(cell.text_content().split()) for cell in row if cell.tag in ("td", "th")]
        if any(cells):
            yield f"| {' | '.join(cells)} |"


def _parted(words: str) -> Iterator[str]:
    """Part a block where a br ends a sentence or a short line, or two stand together."""
    grown = ""
    for run in SPACE.sub(" ", words).split("\n"):
        line = run.strip()
        if grown and line and not is_sentence(grown) and len(grown) > SHORT_LINE:
            grown = join_lines(grown, line)
            continue
        if grown:
            yield grown
        grown = line
    if grown:
        yield grown
