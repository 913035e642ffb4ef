"""Reads what a feed lists: RSS, RDF, Atom and JSON Feed."""

import html
import io
import json
import re
from calendar import timegm
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any  # a feed's JSON and feedparser's entries have no fixed shape
from urllib.parse import urljoin

import feedparser

from kawaraban.model.article import Capture, FeedEntry
from kawaraban.model.errors import CollectError

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
FEED_START = re.compile(rb"<(?:rss|rdf:RDF|feed|channel)[\s>]", re.IGNORECASE)
XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding=", re.IGNORECASE)
FEED_LINK = re.compile(
    rb"<link[^>]+type=[\"']application/(?:rss|atom)\+xml[\"'][^>]*>", re.IGNORECASE
)
HREF = re.compile(rb"href=[\"']([^\"']+)[\"']", re.IGNORECASE)


def is_feed(capture: Capture) -> bool:
    """Say whether the bytes look like a feed rather than a page."""
    head = capture.body[:2000].lstrip(b"\xef\xbb\xbf \r\n\t")
    return bool(FEED_START.search(head)) or (head[:1] == b"{" and b"jsonfeed.org" in head)


def read_feed(capture: Capture) -> tuple[FeedEntry, ...]:
    """Read the pages that a feed lists, in its order.

    Relative addresses are resolved; entries without a web address are left out, as are repeats.
    `published` is the entry's own date (its date of change where it has no other), never the time
    of fetching. Raise CollectError for an empty feed or a page that is no feed.
    """
    if capture.body.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{":
        found = _read_json(capture)
    else:
        found = _read_xml(capture)
    entries: dict[str, FeedEntry] = {}
    for entry in found:
        entries.setdefault(entry.url, entry)
    if not entries:
        raise CollectError(
            f"{capture.url}: the feed lists no pages; look whether the publisher has moved it"
        )
    return tuple(entries.values())


def _read_xml(capture: Capture) -> Iterable[FeedEntry]:
    # A stream, as feedparser would open bytes that name a file.
    parsed = feedparser.parse(
        io.BytesIO(capture.body), response_headers=_headers(capture), sanitize_html=False
    )
    if not parsed.get("version") and not parsed.entries:
        raise CollectError(f"{capture.url}: a page, not a feed; {_next_step(capture)}")
    for entry in parsed.entries:
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        if url := _web_address(capture, entry.get("link", "")):
            published = datetime.fromtimestamp(timegm(moment), UTC) if moment else None
            yield FeedEntry(url, _plain(entry.get("title", "")), published)


def _headers(capture: Capture) -> dict[str, str]:
    """Return the headers to read a feed by: its own word on its encoding beats the server's."""
    headers = {"content-location": capture.final_url}
    if not XML_ENCODING.search(capture.body[:300]) and not _is_utf8(capture.body):
        headers["content-type"] = capture.content_type
    return headers


def _read_json(capture: Capture) -> Iterable[FeedEntry]:
    try:
        feed = json.loads(capture.body.decode("utf-8-sig"))
    except ValueError as error:
        raise CollectError(f"{capture.url}: not a JSON feed ({error})") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise CollectError(f"{capture.url}: JSON, but no feed; correct the address")
    for item in feed["items"]:
        if isinstance(item, Mapping) and (entry := _read_item(capture, item)):
            yield entry


def _read_item(capture: Capture, item: Mapping[str, Any]) -> FeedEntry | None:
    url = _web_address(capture, str(item.get("url") or item.get("external_url") or ""))
    moment = str(item.get("date_published") or item.get("date_modified") or "")
    return FeedEntry(url, _plain(str(item.get("title") or "")), _moment(moment)) if url else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _web_address(capture: Capture, link: str) -> str:
    try:
        url = urljoin(capture.final_url, link.strip()) if link.strip() else ""
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def _plain(title: str) -> str:
    return " ".join(html.unescape(TAG.sub("", title)).split())


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _next_step(capture: Capture) -> str:
    link = FEED_LINK.search(capture.body[:200_000])
    address = HREF.search(link.group()) if link else None
    if address is None:
        return "look on it for the address of its feed"
    return f"its feed seems to be {urljoin(capture.final_url, address.group(1).decode())}"
