"""Finds the line of a page that prints the day of its report."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from kawaraban.extract.body import own_text
from kawaraban.extract.clutter_names import is_named_clutter
from kawaraban.extract.prose import is_prose, is_sentence, link_share, words_of
from kawaraban.extract.visible_day import find_day

LABEL = re.compile(
    r"publi(?:shed|é|cado|cation)|posted|issued|released|updated|veröffentlicht|stand\b|"
    r"公開|掲載|配信|更新|発表|发布|發布|发表|時間|时间",
    re.I,
)
NOT_A_CLOCK = re.compile(r"clock|today|now|current", re.I)
DATE_NAME = re.compile(r"date|time|publi|posted|day\b", re.I)
SHORTEST = 6
LONGEST = 120
LONGEST_PART = 200
MOST_LINKED = 0.5
MOST_PARAGRAPHS = 2  # below more of them a day is one that is written about


def find_around(head: HtmlElement | None, body: HtmlElement | None) -> HtmlElement | None:
    """Return the smallest part that holds headline and report; None without a report."""
    if head is None or body is None:
        return body
    heads = {head, *head.iterancestors()}
    return next((part for part in (body, *body.iterancestors()) if part in heads), None)


def find_dateline(head: HtmlElement | None, body: HtmlElement | None) -> str:
    """Return a short line with a day: the first below the headline, the one right above it, or one
    below the report that is named for it; empty where the page prints none.
    """
    around = find_around(head, body)
    if around is None:
        return ""
    above: list[str] = []
    below: list[str] = []
    has_passed, paragraphs = head is None, 0
    for element, line in _lines(around):
        has_passed = has_passed or element is head
        paragraphs += has_passed and is_prose(line)
        if not _has_day(element, line) or _is_in_clutter(element, around):
            continue
        if has_passed and paragraphs <= MOST_PARAGRAPHS:
            return line
        if not has_passed and head is not None and _is_beside(element, head):
            above.append(line)
        elif has_passed and _is_named(element, line):
            below.append(line)
    return next(iter([*reversed(above), *below]), "")


def gives_day(part: HtmlElement) -> bool:
    """Say whether a part is short, no sentence, and gives a day, whatever else it is named for."""
    text = words_of(part)
    if len(text) > LONGEST_PART or is_sentence(text) or link_share(part) > MOST_LINKED:
        return False
    return part.find(".//time") is not None or find_day(text) is not None


def _lines(around: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    for element in around.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            yield element, " ".join(own_text(element).split())


def _has_day(element: HtmlElement, line: str) -> bool:
    if not SHORTEST <= len(line) <= LONGEST or not any(map(str.isdigit, line)) or is_prose(line):
        return False
    return (
        find_day(line) is not None
        and not NOT_A_CLOCK.search(_names(element))
        and link_share(element) < MOST_LINKED
    )


def _is_in_clutter(element: HtmlElement, around: HtmlElement) -> bool:
    """Say whether a line stands in a part that is named clutter and gives more than the day."""
    for part in (element, *element.iterancestors()):
        if part is around:
            return False
        if is_named_clutter(part) and not gives_day(part):
            return True
    return False


def _is_named(element: HtmlElement, line: str) -> bool:
    in_footer = any(True for _ in element.iterancestors("footer"))
    return in_footer or bool(LABEL.search(line)) or bool(DATE_NAME.search(_names(element)))


def _is_beside(element: HtmlElement, head: HtmlElement) -> bool:
    """Say whether an element stands in the same part as the headline, which is not all the page."""
    parts = [one for one in list(head.iterancestors())[:2] if one.tag not in ("body", "html")]
    return not set(parts).isdisjoint(element.iterancestors())


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"
