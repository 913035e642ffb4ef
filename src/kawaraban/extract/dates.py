"""Finds when a page was published: how it was found, how sure that is, and what speaks against."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any  # JSON-LD has no fixed shape

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from kawaraban.extract.visible_day import find_day
from kawaraban.model.article import FeedEntry

DAY = timedelta(days=1)
CONFIDENCE = {"json-ld": 0.95, "meta": 0.9, "time": 0.85, "feed": 0.8, "url": 0.6, "text": 0.4}
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
PUBLISHED_META = (
    "article:published_time",
    "datePublished",
    "og:article:published_time",
    "DC.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "publishdate",
    "publish-date",
    "pubdate",
    "date",
)
MODIFIED_META = ("article:modified_time", "dateModified", "og:updated_time")
URL_DAY = re.compile(r"/t?(20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/._-]|$)")
ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?)\s*(Z|[+-]\d\d:?\d\d)?)?",
    re.I,
)
OUTSIDE = (
    "ancestor::nav or ancestor::aside or ancestor::footer or "
    "ancestor::header[not(ancestor::article or ancestor::main or .//h1)]"
)
NOT_A_CLOCK = re.compile(r"clock|today|now|current", re.I)
CHANGED = re.compile(r"updat|modif|chang", re.I)
TEXT_CHARACTERS = 400  # a date further down is more likely one that is written about


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a page gives; a `whole_day` has no clock and stands at 00:00 UTC.

    `local_day` is the day as the page gives it, None where it gives the time in UTC.
    """

    when: datetime
    whole_day: bool = False
    local_day: date | None = None

    def gap(self, other: "Moment") -> timedelta:
        """Return the time between two moments; a whole day lasts until its end."""
        first, second = sorted((self, other), key=lambda one: one.when)
        end = first.when + (DAY if first.whole_day else timedelta())
        return max(second.when - end, timedelta())


@dataclass(frozen=True, slots=True)
class Dates:
    """When a page was published and changed; `published_by` and its confidence as in Article."""

    published: datetime | None = None
    published_by: str = "none"
    confidence: float = 0.0
    modified: datetime | None = None
    warnings: tuple[str, ...] = ()
    local_day: date | None = None


@dataclass(frozen=True, slots=True)
class Clues:
    """Where a date may be found; `around` is the part of the page with headline and report."""

    tree: HtmlElement | None
    json_ld: Mapping[str, Any]
    url: str
    entry: FeedEntry | None
    text: str
    around: HtmlElement | None = None


def read_dates(clues: Clues, fetched_utc: datetime) -> Dates:
    """Find the dates of a page, never the time of fetching.

    The surest of JSON-LD, meta, a time element, the feed, the address and the visible text counts;
    another that differs by over a day is told in a warning. A time without zone is taken as UTC; a
    day without a clock as 00:00 UTC of that day. What lies over a day after fetching is rejected.
    """
    warnings: list[str] = []
    found: dict[str, Moment] = {}
    for name, moment in _moments(clues):
        if moment.when > fetched_utc + DAY or moment.when < EARLIEST:
            warnings.append(f"date by {name} rejected: {moment.when:%Y-%m-%d} cannot be")
        else:
            found.setdefault(name, moment)
    if not found and (day := _visible_day(clues, fetched_utc)):
        found["text"] = whole_day(day)
    modified = _modified(clues, fetched_utc)
    if not found:
        return Dates(modified=modified, warnings=(*warnings, "no date found"))
    by, best = next(iter(found.items()))
    warnings += [
        _differs(by, best, name, one) for name, one in found.items() if best.gap(one) > DAY
    ]
    return Dates(best.when, by, CONFIDENCE[by], modified, tuple(warnings), best.local_day)


def whole_day(day: date) -> Moment:
    """Return a day without a clock, at 00:00 UTC."""
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), True, day)


def parse_moment(text: str) -> Moment | None:
    """Read a date as pages write it for machines: ISO 8601, roughly, or RFC 5322."""
    if match := ISO.search(text):
        year, month, day, clock, zone = match.groups()
        stamp = f"{year}-{int(month):02}-{int(day):02}T{(clock or '0:00').zfill(5)}{zone or ''}"
    else:
        stamp = ""
    try:
        when = datetime.fromisoformat(stamp.upper()) if stamp else parsedate_to_datetime(text)
        is_whole_day = bool(match) and not match[4] if match else False
        is_local = is_whole_day or bool(when.utcoffset())
        utc = when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return Moment(utc, is_whole_day, when.date() if is_local else None)


def _moments(clues: Clues) -> Iterator[tuple[str, Moment]]:
    """Yield every date found with its method, the surest method first."""
    stated = clues.json_ld.get("datePublished")
    texts = [("json-ld", stated)] if isinstance(stated, str) else []
    texts += [("meta", text) for text in _meta(clues.tree, PUBLISHED_META)]
    texts += [("time", text) for text in _time_elements(clues)]
    for name, text in texts:
        if moment := parse_moment(text):
            yield name, moment
    if clues.entry and clues.entry.published:
        yield "feed", Moment(clues.entry.published)
    if day := _day_in_url(clues.url):
        yield "url", whole_day(day)


def _meta(tree: HtmlElement | None, names: tuple[str, ...]) -> Iterator[str]:
    if tree is None:
        return
    for name in names:
        yield from tree.xpath(
            "//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name
        )


def _time_elements(clues: Clues) -> Iterator[str]:
    """Yield the datetime of the article's time element; a clock in the page's head is none."""
    tree = clues.tree if clues.around is None else clues.around
    found = [] if tree is None else tree.xpath(f".//time[@datetime][not({OUTSIDE})]")
    inside = [
        element
        for element in found
        if not NOT_A_CLOCK.search(_names(element)) and element.get("itemprop") != "dateModified"
    ]
    inside.sort(key=_unlikeliness)
    for element in inside[:1]:
        yield element.get("datetime")


def _unlikeliness(element: HtmlElement) -> tuple[bool, bool]:
    """Return what sorts times of publication first and those of a change last."""
    names = _names(element)
    is_stated = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    return not is_stated, bool(CHANGED.search(names)) and "publi" not in names.lower()


def _names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _day_in_url(url: str) -> date | None:
    match = URL_DAY.search(url)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _visible_day(clues: Clues, fetched_utc: datetime) -> date | None:
    """Return a day printed near the top, else what htmldate makes of the article's words."""
    if (day := find_day(clues.text[:TEXT_CHARACTERS])) and _is_possible(day, fetched_utc):
        return day
    page = document_fromstring("<p></p>")
    try:
        page.body[0].text = clues.text[:TEXT_CHARACTERS]
        found = find_date(page, original_date=True, min_date=EARLIEST, max_date=fetched_utc)
    except (ValueError, OverflowError, etree.LxmlError):
        return None
    day = date.fromisoformat(found) if found else None
    # htmldate makes 1 January of a bare year, as in a copyright line.
    return day if day and (day.month, day.day) != (1, 1) else None


def _is_possible(day: date, fetched_utc: datetime) -> bool:
    return EARLIEST.date() <= day <= (fetched_utc + DAY).date()


def _modified(clues: Clues, fetched_utc: datetime) -> datetime | None:
    stated = clues.json_ld.get("dateModified")
    texts = [stated] if isinstance(stated, str) else []
    for text in (*texts, *_meta(clues.tree, MODIFIED_META)):
        moment = parse_moment(text)
        if moment and EARLIEST <= moment.when <= fetched_utc + DAY:
            return moment.when
    return None


def _differs(by: str, best: Moment, name: str, other: Moment) -> str:
    return f"dates differ: {by} says {best.when:%Y-%m-%d}, {name} says {other.when:%Y-%m-%d}; {by} kept"
