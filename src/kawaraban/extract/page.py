"""Reads an HTML page: its text, and what it says of its title, byline, site and address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any  # JSON-LD has no fixed shape
from urllib.parse import urlsplit

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from kawaraban.extract.byline import BY
from kawaraban.extract.clutter_lines import clean_lines
from kawaraban.extract.edges import trim_edges
from kawaraban.extract.json_ld import read_json_ld, text_of
from kawaraban.extract.lines import write_lines
from kawaraban.extract.title import find_headline
from kawaraban.model.errors import ExtractError

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Characters that no XML holds, and references to them: "&#1".
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d);?|&#x0*(?:[0-8bcef]|1[0-9a-f])(?![0-9a-f]);?",
    re.IGNORECASE,
)
BYLINE_PLACES = (
    "//meta[@name='author' or @property='article:author' or @name='byl']/@content",
    "//*[@rel='author' or @itemprop='author']",
    "//*[contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' author ')]",
)
LONGEST_BYLINE = 120
SPACE = re.compile(r"[^\S\u3000]+")
# trafilatura's fast, favor_precision, favor_recall: its slower ways only where the fast one is empty.
WISHES = ((True, True, False), (False, False, False), (False, False, True))


@dataclass(frozen=True, slots=True)
class Page:
    """A page parsed once, with what it says of its article in JSON-LD."""

    tree: HtmlElement
    json_ld: Mapping[str, Any]

    @property
    def language(self) -> str:
        """Return the language the page states."""
        return str(self.tree.get("lang") or self.tree.get("xml:lang") or "")

    @property
    def stated_address(self) -> str:
        """Return the address in link rel=canonical."""
        return _first(self.tree, "//link[@rel='canonical']/@href")

    @property
    def site(self) -> str:
        """Return the name of the site."""
        named = _first(self.tree, "//meta[@property='og:site_name']/@content")
        return text_of(self.json_ld.get("publisher")) or named


def parse_page(markup: str, url: str) -> Page:
    """Parse a page's markup; raise ExtractError when nothing can be made of it."""
    try:
        plain = _CONTROL.sub("", XML_DECLARATION.sub("", markup))
        tree = lxml.html.document_fromstring(plain)
    except (etree.LxmlError, ValueError) as error:
        raise ExtractError(
            f"{url}: the page is empty or cannot be read as HTML ({error})"
        ) from error
    return Page(tree, read_json_ld(tree, url))


def find_head(page: Page, source_name: str, url: str) -> tuple[str, HtmlElement | None]:
    """Return the headline, without the site's name, and the element that shows it, if one does."""
    stated = (
        text_of(page.json_ld.get("headline")),
        _first(page.tree, "//meta[@property='og:title']/@content"),
        _first(page.tree, "//meta[@name='twitter:title']/@content"),
        _first(page.tree, "//title/text()"),
    )
    application = _first(page.tree, "//meta[@name='application-name']/@content")
    og_site = _first(page.tree, "//meta[@property='og:site_name']/@content")
    host = (urlsplit(url).hostname or "").removeprefix("www.").split(".")[0]
    return find_headline(page.tree, stated, (source_name, page.site, og_site, application, host))


def find_byline(page: Page) -> str:
    """Return who wrote it, as printed, without "By"; empty when the page does not say."""
    byline = text_of(page.json_ld.get("author"))
    for place in BYLINE_PLACES:
        byline = byline or _first(page.tree, place)
    byline = BY.sub("", byline)
    is_name = len(byline) <= LONGEST_BYLINE and not byline.startswith(("http://", "https://"))
    return byline if is_name else ""


def find_text(
    page: Page,
    body: HtmlElement | None,
    title: str,
    byline: str = "",
    names: tuple[str, ...] = (),
) -> str:
    """Return the report's paragraphs, one a line, clutter left out; empty when there are none.

    `body` is the part that holds the report, where one stands out; what is left of the page around
    it counts too. `names` are those of its authors. Take the clutter out of the page's tree first.
    """
    if body is not None:
        lines = clean_lines("\n".join(write_lines(page.tree)))
        if text := "\n".join(trim_edges(lines.split("\n"), title, byline, names)):
            return text
    for fast, precision, recall in WISHES:
        found = trafilatura.extract(
            page.tree,
            fast=fast,
            include_comments=False,
            favor_precision=precision,
            favor_recall=recall,
        )
        lines = clean_lines(found or "")
        if text := "\n".join(trim_edges(lines.split("\n"), title, byline, names)):
            return text
    stated = page.json_ld.get("articleBody")
    return clean_lines(stated) if isinstance(stated, str) else ""


def top_text(page: Page, head: HtmlElement | None) -> str:
    """Return the words from the headline on, which hold the printed date; empty without one."""
    heads = page.tree.xpath("//h1") if head is None else [head]
    if not heads:
        return ""
    after = heads[0].xpath("following::text()[not(ancestor::script)]")
    return " ".join(" ".join(after[:200]).split())


def _first(tree: HtmlElement, place: str) -> str:
    for found in tree.xpath(place):
        text = found if isinstance(found, str) else found.text_content()
        if words := SPACE.sub(" ", text).strip():
            return words
    return ""
