"""What a site lets robots fetch (RFC 9309), asked once per site and run."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego
from yarl import URL

from kawaraban.model.errors import CollectError

ROBOT_NAME = "Kawaraban"
LONGEST_CRAWL_DELAY_SECONDS = 30.0
MAX_ROBOTS_BYTES = 500_000  # RFC 9309, section 2.5

AskRobots = Callable[[URL], Awaitable[tuple[int, bytes]]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows: `parsed` None means everything, `closed` nothing for now."""

    parsed: Protego | None = None
    closed: bool = False

    def allow(self, url: URL) -> bool:
        """Say whether a page may be fetched."""
        if self.closed:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(str(url), ROBOT_NAME))

    @property
    def delay_seconds(self) -> float:
        """Return the pause the site asks for between requests, within reason."""
        asked = self.parsed.crawl_delay(ROBOT_NAME) if self.parsed else None
        return min(float(asked or 0), LONGEST_CRAWL_DELAY_SECONDS)


class Robots:
    """The rules of every site met in a run; `ask` fetches a robots.txt."""

    def __init__(self, ask: AskRobots) -> None:
        self._ask = ask
        self._asked: dict[URL, asyncio.Task[Rules]] = {}

    async def rules(self, url: URL) -> Rules:
        """Return the rules of the site this page is on."""
        site = url.origin()
        if site not in self._asked:
            self._asked[site] = asyncio.ensure_future(self._read(site / "robots.txt"))
        return await self._asked[site]

    async def _read(self, url: URL) -> Rules:
        try:
            status, body = await self._ask(url)
        except CollectError:
            return Rules()  # the page itself will fail with a better reason
        if status >= 500:
            return Rules(closed=True)
        if status >= 300:
            return Rules()
        return Rules(Protego.parse(body[:MAX_ROBOTS_BYTES].decode(errors="replace")))
