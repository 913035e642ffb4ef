"""Finds a page's headline, and the element that shows it, without the site's name."""

import html
import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

PARTING = re.compile(
    r"\s*[|｜_–—»·•]\s*|\s+[-:<‹~]\s+|(?<=[^\x00-\x7f])\s*[-－‐:~～]\s*|\s*[-－‐]\s*(?=[^\x00-\x7f])|\s*：\s*|:\s+"
)
AFTER = re.compile(r"\s*[|｜_–—»·•:：<‹~～－‐-]")
BEFORE = re.compile(r"[|｜_–—»·•:：>›~～－‐-]\s*$")
ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…)+$")
HEADINGS = ("h1", "h2", "h3")
SHORT_PARTS = ("div", "p", "td", "span", "b", "font")
SPACE = re.compile(r"[^\S\u3000]+")
LONGEST_HEADLINE = 300
LEAST_NAME = 4  # letters of a site's name that may be held in a longer one
LEAST_WIDE_NAME = 2
LEAST_CUT = 8
LEAST_FIRST_SHARE = 0.25
LEAST_LAST_SHARE = 0.5
MOST_ADDED = 3  # times a site's name: what may follow it in a longer form
LARGE_PART = 0.6


def find_headline(
    tree: HtmlElement, stated: Iterable[str], names: Iterable[str]
) -> tuple[str, HtmlElement | None]:
    """Return the headline and the element that shows it, None where none does.

    `stated` are the titles the page gives for itself, the best first; `names` are those of the
    site. What the page shows and states alike, up to the site's name, is the headline; else the one
    h1 of an article, else the best stated title without the site's name.
    """
    sites = {key for name in names if (key := _key(name))}
    cleaned = [_clean(html.unescape(one)) for one in stated]
    titles = [title for title in cleaned if title and _key(title) not in sites]
    for tags in (HEADINGS, SHORT_PARTS):
        shown = [one for one in _shown(tree, tags) if _agrees(one[0], titles)]
        shown = [one for one in shown if _key(one[0]) not in sites]
        if shown:
            text, head = max(shown, key=lambda one: len(_key(one[0])))
            return _without_site(text, sites), head
    stated_best = next((_without_site(title, sites) for title in titles), "")
    wanted = ("h1",) if titles else ("h1", "h2")
    heads = [one for one in _shown(tree, wanted) if _key(one[0]) not in sites]
    if len(heads) != 1:
        return stated_best or next((text for text, _ in heads), ""), None
    ((text, head),) = heads
    is_inside = any(True for _ in head.iterancestors("article", "main"))
    return _without_site(text, sites) if is_inside or not titles else stated_best, head


def _shown(tree: HtmlElement, tags: tuple[str, ...]) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the short texts of elements with these tags; of parts, those without parts in them."""
    for element in tree.iter(*tags):
        if tags is SHORT_PARTS and (len(element) > 1 or (len(element) and len(element[0]))):
            continue
        text = _clean(element.text_content())
        if LEAST_NAME <= len(text) <= LONGEST_HEADLINE:
            yield text, element


def _agrees(text: str, titles: list[str]) -> bool:
    """Say whether a text is one of the titles, or most of one and parted from the rest."""
    key = _key(text)
    return any(key == _key(one) or _is_end(one, text) or _is_cut(one, key) for one in titles)


def _is_end(title: str, text: str) -> bool:
    """Say whether a title begins or ends with a text, behind which or before which is a parting."""
    share = len(text) / len(title)
    if title.startswith(text):
        return share >= LEAST_FIRST_SHARE and bool(AFTER.match(title[len(text) :]))
    is_last = share >= LEAST_LAST_SHARE and title.endswith(text)
    return is_last and bool(BEFORE.search(title[: -len(text)]))


def _is_cut(title: str, key: str) -> bool:
    """Say whether a title ends in dots and is else the beginning of a key."""
    cut = ELLIPSIS.sub("", title)
    return cut != title and len(_key(cut)) >= LEAST_CUT and key.startswith(_key(cut))


def _without_site(title: str, sites: set[str]) -> str:
    """Cut the site's name off the end or the start of a title, as often as it stands there."""
    for match in reversed(list(PARTING.finditer(title))):
        rest, name = title[: match.start()].strip(), title[match.end() :].strip()
        if rest and _is_site(name, sites):
            return _without_site(rest, sites)
    first = PARTING.search(title)
    if first and _key(title[: first.start()]) in sites and title[first.end() :].strip():
        return title[first.end() :].strip()
    return title


def _is_site(name: str, sites: set[str]) -> bool:
    """Say whether a name is the site's, holds it, or is most of it.

    >>> _is_site("朝霧新聞デジタル", {"朝霧新聞"}), _is_site("Japan", {"thejapanpost"})
    (True, False)
    """
    key = _key(name)
    for site in sites:
        least = LEAST_NAME if site.isascii() else LEAST_WIDE_NAME
        limit = MOST_ADDED * len(site) if key.startswith(site) else len(site) / LARGE_PART
        holds = len(site) >= least and site in key and len(key) <= limit
        if key and (holds or key == site or (key in site and len(key) > LARGE_PART * len(site))):
            return True
    return False


def _clean(text: str) -> str:
    """Return a text in one line; an ideographic space in it stays."""
    return SPACE.sub(" ", text).strip()


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
