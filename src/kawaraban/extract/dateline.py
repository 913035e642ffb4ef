"""Finds the line of a page that prints the day of its report."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from kawaraban.extract.body import own_text
from kawaraban.extract.prose import is_prose, link_share
from kawaraban.extract.visible_day import find_day

LABEL = re.compile(
    r"publi(?:shed|é|cado|cation)|posted|issued|released|updated|veröffentlicht|stand\b|"
    r"公開|掲載|配信|更新|発表|发布|發布|发表|時間|时间",
    re.I,
)
NOT_A_CLOCK = re.compile(r"clock|today|now|current", re.I)
SHORTEST = 6
LONGEST = 120
MOST_PARAGRAPHS = 2  # below more of them a day is one that is written about


def find_dateline(head: HtmlElement | None, body: HtmlElement | None) -> str:
    """Return a short line with a day: the first below the headline, one right above it, or one
    below the report that says so; empty where the page prints none.
    """
    if head is None or body is None:
        return ""
    around = next(
        (one for one in (body, *body.iterancestors()) if head in one.iter(head.tag)), None
    )
    if around is None:
        return ""
    before, near, after = _dated(around, head)
    is_beside = [line for element, line in before if _is_beside(element, head)]
    labelled = [line for line in after if LABEL.search(line)]
    return next(iter([*near, *reversed(is_beside), *labelled]), "")


def _dated(
    around: HtmlElement, head: HtmlElement
) -> tuple[list[tuple[HtmlElement, str]], list[str], list[str]]:
    """Return the short lines with a day before the headline, near below it, and further down."""
    before: list[tuple[HtmlElement, str]] = []
    near: list[str] = []
    after: list[str] = []
    has_passed, paragraphs = False, 0
    for element, line in _lines(around):
        has_passed = has_passed or element is head
        paragraphs += has_passed and is_prose(line)
        if len(line) > LONGEST or not _has_day(element, line):
            continue
        if not has_passed:
            before.append((element, line))
        elif paragraphs <= MOST_PARAGRAPHS:
            near.append(line)
        else:
            after.append(line)
    return before, near, after


def _lines(around: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    for element in around.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            yield element, " ".join(own_text(element).split())


def _has_day(element: HtmlElement, line: str) -> bool:
    if len(line) < SHORTEST or not any(map(str.isdigit, line)) or is_prose(line):
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(find_day(line)) and not NOT_A_CLOCK.search(names) and link_share(element) < 0.5


def _is_beside(element: HtmlElement, head: HtmlElement) -> bool:
    """Say whether an element stands in the same part as the headline, which is not all the page."""
    parts = [one for one in list(head.iterancestors())[:2] if one.tag not in ("body", "html")]
    return not set(parts).isdisjoint(element.iterancestors())
