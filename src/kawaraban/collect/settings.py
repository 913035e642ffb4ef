"""How an editor wants addresses fetched."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CollectSettings:
    """How to fetch: politely, within limits, and from public addresses only.

    `contact` is an address that a site's owner can write to; it goes into the User-Agent.
    `max_bytes` counts decompressed bytes of one answer. `delay_seconds` is the pause between two
    requests to one host (none on loopback). `retry_seconds` is the first wait before a retry.
    Pages that a feed dates before `since` are left alone.
    """

    contact: str = ""
    allow_private: bool = False
    max_bytes: int = 10_000_000
    timeout_seconds: float = 30.0
    delay_seconds: float = 1.0
    retry_seconds: float = 2.0
    pages_per_source: int = 50
    since: datetime | None = None

    @property
    def user_agent(self) -> str:
        """Say who asks, as one header line."""
        contact = " ".join(self.contact.split())
        return f"Kawaraban/0.1 (+{contact})" if contact else "Kawaraban/0.1"
