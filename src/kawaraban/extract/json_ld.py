"""Reads what a page says of its article in JSON-LD (schema.org)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any  # JSON-LD has no fixed shape

from lxml.html import HtmlElement

SCRIPTS = "//script[contains(@type, 'ld+json')]"
MOST_DEPTH = 6
KINDS = ("Article", "Posting", "Report", "NewsArticle")


def read_json_ld(tree: HtmlElement, url: str) -> Mapping[str, Any]:
    """Return the page's article node, empty when there is none.

    Where a page describes several (teasers), the one whose address is `url`, or else the first.
    """
    nodes = [
        node
        for script in tree.xpath(SCRIPTS)
        for node in _nodes(_parse(script.text_content()))
        if _is_article(node)
    ]
    return next((node for node in nodes if url in _addresses(node)), nodes[0] if nodes else {})


def text_of(value: object) -> str:
    """Return a value's words: a string, the name of a thing, or several joined by commas."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return text_of(value.get("name") or "")
    if isinstance(value, list):
        return ", ".join(filter(None, map(text_of, value)))
    return ""


def _parse(text: str) -> object:
    cleaned = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(cleaned, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > MOST_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type", "")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(KINDS) for kind in named)


def _addresses(node: Mapping[str, Any]) -> set[str]:
    page = node.get("mainEntityOfPage")
    found = (
        node.get("url"),
        node.get("@id"),
        page,
        page.get("@id") if isinstance(page, Mapping) else None,
    )
    return {one for one in found if isinstance(one, str)}
