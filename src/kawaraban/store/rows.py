"""Turns captures and articles into rows and back."""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any  # a row's values are of many types

from sqlalchemy import RowMapping

from kawaraban.model.article import Article, Capture, FeedEntry

Row = RowMapping
ARTICLE_FIELDS = tuple(field.name for field in fields(Article))


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed last at an address, and when; `stage` is collect or read."""

    url: str
    source: str
    reason: str
    failed_utc: datetime
    stage: str = "collect"


def capture_row(capture: Capture, is_feed: bool) -> dict[str, Any]:
    """Return a capture as a row of `captures`, without its bytes."""
    entry = capture.entry
    return {
        "url": capture.url,
        "sha256": capture.sha256,
        "final_url": capture.final_url,
        "fetched_utc": write_time(capture.fetched_utc),
        "content_type": capture.content_type,
        "etag": capture.etag,
        "last_modified": capture.last_modified,
        "source": capture.source,
        "is_feed": is_feed,
        "entry_url": entry.url if entry else None,
        "entry_title": entry.title if entry else None,
        "entry_published": write_time(entry.published) if entry else None,
    }


def read_capture(row: Row, body: bytes) -> Capture:
    """Return the capture that a row and its bytes make."""
    entry = None
    if row["entry_url"] is not None:
        entry = FeedEntry(row["entry_url"], row["entry_title"], read_time(row["entry_published"]))
    fetched_utc = read_time(row["fetched_utc"])
    assert fetched_utc is not None, "the column is NOT NULL"
    names = ("url", "final_url", "content_type", "source", "etag", "last_modified")
    values = {name: row[name] for name in names}
    return Capture(**values, fetched_utc=fetched_utc, body=body, entry=entry)


def article_row(article: Article) -> dict[str, Any]:
    """Return an article as a row of `articles`, without its version."""
    row = {name: getattr(article, name) for name in ARTICLE_FIELDS}
    return row | {
        "published": write_time(article.published),
        "modified": write_time(article.modified),
        "warnings": list(article.warnings),
        "local_day": article.local_day.isoformat() if article.local_day else None,
    }


def read_article(row: Row) -> Article:
    """Return the article that a row holds."""
    values = {name: row[name] for name in ARTICLE_FIELDS}
    values["published"] = read_time(row["published"])
    values["modified"] = read_time(row["modified"])
    values["warnings"] = tuple(row["warnings"])
    values["local_day"] = date.fromisoformat(row["local_day"]) if row["local_day"] else None
    return Article(**values)


def write_time(when: datetime | None) -> str | None:
    """Return a time as text that sorts as time does."""
    return when.astimezone(UTC).isoformat(timespec="microseconds") if when else None


def read_time(text: str | None) -> datetime | None:
    """Return the time that a text holds."""
    return datetime.fromisoformat(text) if text else None
