"""What collecting an address came to, and what the desk knew of it before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kawaraban.model.article import Capture


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest capture of an address: its validators (RFC 9110, section 8.8) and its hash."""

    etag: str = ""
    last_modified: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a desk has already: every address captured, and the newest capture of each feed.

    A feed's bytes are needed when it answers "not modified": its pages are then listed from them,
    so pages that an earlier run failed to reach are tried again.
    """

    seen: Mapping[str, Seen] = field(default_factory=dict)
    feeds: Mapping[str, Capture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fetched:
    """New bytes; `is_feed` tells a feed from the pages it lists."""

    capture: Capture
    is_feed: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address that still has what was captured last."""

    url: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """An address that could not be fetched or read, and why."""

    url: str
    source: str
    reason: str


Outcome = Fetched | Unchanged | Failed
