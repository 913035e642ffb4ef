"""What we read: the bytes of a capture, and the article found in them."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says of a page it lists; `published` is timezone-aware UTC or None."""

    url: str
    title: str = ""
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes fetched from one address at one time (WARC response record); never changed.

    `sha256` is the hex digest of `body`; `url` is the address asked for and `final_url` the one
    that answered after redirects. `fetched_utc` is timezone-aware UTC. `source` is the key of the
    source whose feed listed the page, and `entry` what that feed said of it.
    """

    url: str
    final_url: str
    fetched_utc: datetime
    content_type: str
    body: bytes
    source: str = ""
    etag: str = ""
    last_modified: str = ""
    entry: FeedEntry | None = None

    @property
    def sha256(self) -> str:
        """Hex digest of the body."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """The clean text of one report (TDT "story", IPTC newsItem).

    `id` is the same for every version of one address. `text` is NFC, paragraphs parted by one
    newline; evidence offsets count in it. `published` is timezone-aware UTC, or None when nothing
    says so (never the time of fetching); `published_by` names how it was found (json-ld, meta,
    time, feed, url, text, none) and `published_confidence` (0..1) how sure that is. `capture` is
    the hex digest of the bytes it was read from, empty for pasted text. `local_day` is the day it
    was published where it was published: what "Monday" in it counts from.
    """

    id: str
    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    publisher_kind: str = "newspaper"
    language: str = "en"
    byline: str = ""
    published: datetime | None = None
    published_by: str = "none"
    published_confidence: float = 0.0
    modified: datetime | None = None
    kind: str = "page"
    capture: str = ""
    warnings: tuple[str, ...] = ()
    local_day: date | None = None

    def __hash__(self) -> int:
        return hash((self.id, self.text))  # told apart by all fields, found by these

    @property
    def day(self) -> date | None:
        """Return the day of publication, there where it was published if that is known."""
        return self.local_day or (self.published.date() if self.published else None)

    @property
    def text_hash(self) -> str:
        """Hex SHA-256 of the text: what evidence was found in."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def article_id(url: str) -> str:
    """Return the id of the article at this address: 12 hex digits of its SHA-256.

    >>> article_id("https://example.org/a")
    'b5b10dd0429e'
    """
    return hashlib.sha256(url.encode()).hexdigest()[:12]
