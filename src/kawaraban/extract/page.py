"""Reads an HTML page: its text, and what it says of its title, byline, site and address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any  # JSON-LD has no fixed shape

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from kawaraban.extract.clutter import clean_lines
from kawaraban.extract.json_ld import read_json_ld, text_of
from kawaraban.model.errors import ExtractError

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
SITE_PARTING = re.compile(r"\s+[|–—\-:»·]\s+|\s*[|｜]\s*|(?<=[^\x00-\x7f])[-－]|：")
BYLINE_PLACES = (
    "//meta[@name='author' or @property='article:author' or @name='byl']/@content",
    "//*[@rel='author' or @itemprop='author']",
    "//*[contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' author ')]",
)
BY = re.compile(r"^(?:by|par|von|por)\s+(?=\S)|^(?:written by|文|文責|記者)\s*[:：]\s*", re.I)
DATE_LINE = re.compile(r"^\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?.{0,30}$")
LONGEST_BYLINE = 120
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
        tree = lxml.html.document_fromstring(XML_DECLARATION.sub("", markup.replace("\x00", "")))
    except (etree.LxmlError, ValueError) as error:
        raise ExtractError(
            f"{url}: the page is empty or cannot be read as HTML ({error})"
        ) from error
    return Page(tree, read_json_ld(tree, url))


def find_title(page: Page) -> str:
    """Return the headline: by JSON-LD, og:title, the one h1, or <title> without the site's name."""
    stated = text_of(page.json_ld.get("headline"))
    heads = [" ".join(head.text_content().split()) for head in page.tree.xpath("//h1")]
    shown = _first(page.tree, "//meta[@property='og:title']/@content")
    titled = _first(page.tree, "//title/text()")
    title = stated or shown or (heads[0] if len(heads) == 1 else "") or titled
    return _without_site(title or next(iter(heads), ""), page.site, heads)


def find_byline(page: Page) -> str:
    """Return who wrote it, as printed, without "By"; empty when the page does not say."""
    byline = text_of(page.json_ld.get("author"))
    for place in BYLINE_PLACES:
        byline = byline or _first(page.tree, place)
    byline = BY.sub("", byline)
    is_name = len(byline) <= LONGEST_BYLINE and not byline.startswith(("http://", "https://"))
    return byline if is_name else ""


def find_text(page: Page) -> str:
    """Return the report's paragraphs, one a line, clutter left out; empty when there are none.

    The headline and a line of date and time below it are not among them.
    Call `remove_clutter` on the page's tree first.
    """
    heads = {" ".join(head.text_content().split()) for head in page.tree.xpath("//h1")}
    for fast, precision, recall in WISHES:
        found = trafilatura.extract(
            page.tree,
            fast=fast,
            include_comments=False,
            favor_precision=precision,
            favor_recall=recall,
        )
        lines = clean_lines(found or "").split("\n")
        lines = lines[1:] if lines[0] in heads else lines
        lines = lines[1:] if lines and DATE_LINE.match(lines[0]) else lines
        if text := "\n".join(lines):
            return text
    body = page.json_ld.get("articleBody")
    return clean_lines(body) if isinstance(body, str) else ""


def top_text(page: Page) -> str:
    """Return the words from the headline on, which hold the printed date; empty without one."""
    heads = page.tree.xpath("//h1")
    if not heads:
        return ""
    after = heads[0].xpath("following::text()[not(ancestor::script)]")
    return " ".join(" ".join(after[:200]).split())


def _without_site(title: str, site: str, heads: list[str]) -> str:
    """Cut the site's name off a title: the last part where it is the site, or not in the h1."""
    *_, last = [None, *SITE_PARTING.finditer(title)]
    if last is None or title in heads:
        return title
    rest, name = title[: last.start()].strip(), title[last.end() :].strip()
    is_site = bool(site) and (name in site or site in name)
    return rest if rest and (is_site or rest in heads) else title


def _first(tree: HtmlElement, place: str) -> str:
    for found in tree.xpath(place):
        text = found if isinstance(found, str) else found.text_content()
        if words := " ".join(text.split()):
            return words
    return ""
