"""The head of a digest: its title, its period and the list of headlines, told from its items."""

import re
from dataclasses import dataclass
from datetime import date

from kawaraban.archive.blocks import Block, unescape
from kawaraban.archive.front_matter import month_period
from kawaraban.model.source import Period

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_PERIOD = re.compile(
    rf"(?:(\d{{1,2}})\s*[-–—]\s*(\d{{1,2}})\s+)?\b({'|'.join(_MONTHS)}),?\s+(\d{{4}})\b", re.I
)
_CONTENTS = re.compile(
    r"(?:in this (?:issue|edition|number)|contents|headlines|highlights):?", re.I
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the items."""

    title: str
    period: Period | None
    headlines: tuple[Block, ...]


def split_head(blocks: list[Block]) -> tuple[Head, list[Block]]:
    """Return the head of the blocks of an issue file, and those of its items.

    The title is a first heading of level 1 with no paragraph under it, the list under it the list
    of headlines.
    """
    has_title = bool(blocks) and blocks[0].kind == "heading" and blocks[0].level == 1
    if has_title and len(blocks) > 1:
        has_title = blocks[1].kind != "paragraph"
    start = end = int(has_title)
    while end < len(blocks) and blocks[end].kind == "bullet":
        end += 1
    title = unescape(blocks[0].text) if has_title else ""
    return Head(title, None, tuple(blocks[start:end])), blocks[end:]


def split_plain_head(blocks: list[Block]) -> tuple[Head, list[Block]]:
    """Return the head of the blocks of anyone's digest, and those of its items.

    The first headings are the head's as far as no paragraph follows them; the first of them with
    words, not a period, is the title. A list under the title is the list of headlines.
    """
    run = 0
    while run < len(blocks) and blocks[run].kind == "heading":
        run += 1
    headings = [b for b in blocks[:run] if _says_something(b)]
    is_list_next = run < len(blocks) and blocks[run].kind == "bullet"
    title = headings[0] if headings and _is_title(headings, blocks[run:]) else None
    rest = headings[1:] if title else headings
    if rest and is_list_next:
        # A list under a headline belongs to that item; under "In this issue" it is the head's.
        is_list_next = bool(_CONTENTS.fullmatch(rest[-1].text))
        rest = rest[:-1] if is_list_next else rest
    end = run
    while is_list_next and end < len(blocks) and blocks[end].kind == "bullet":
        end += 1
    head = Head(
        unescape(title.text) if title else "", _period(blocks[:run]), tuple(blocks[run:end])
    )
    return head, rest + blocks[end:]


def _says_something(heading: Block) -> bool:
    return bool(heading.text) and not _PERIOD.fullmatch(heading.text)


def _is_title(headings: list[Block], after: list[Block]) -> bool:
    first = headings[0]
    if len(headings) > 1 or not after or after[0].kind == "bullet":
        return True
    return any(b.kind == "heading" and b.level > first.level for b in after)


def _period(headings: list[Block]) -> Period | None:
    for heading in headings:
        found = _PERIOD.search(unescape(heading.text))
        if found:
            month = month_period(int(found[4]), _MONTHS.index(found[3].capitalize()) + 1)
            return _days_of(month, found[1], found[2])
    return None


def _days_of(month: Period, first: str | None, last: str | None) -> Period:
    """Return the days named within a month, or all of it where they are not days of it."""
    if not first or not last or not 1 <= int(first) <= int(last) <= month.end.day:
        return month
    return Period(_day(month, first), _day(month, last))


def _day(month: Period, day: str) -> date:
    return month.start.replace(day=int(day))
