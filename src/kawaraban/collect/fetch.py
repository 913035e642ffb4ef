"""Fetches one address politely: robots.txt, a pause per host, limits on size, time and hops."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from kawaraban.collect.addresses import (
    PublicResolver,
    is_loopback,
    is_public,
    private_address,
    read_address,
)
from kawaraban.collect.robots import Robots
from kawaraban.collect.settings import CollectSettings
from kawaraban.model.article import Capture, FeedEntry
from kawaraban.model.errors import CollectError
from kawaraban.model.outcome import Seen

MOST_REDIRECTS = 5
MOST_RETRIES = 2
LONGEST_WAIT_SECONDS = 30.0
CHUNK_BYTES = 65_536
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Request:
    """An address to fetch, for which source, and what its feed and the desk know of it."""

    url: str
    source: str = ""
    seen: Seen = field(default_factory=Seen)
    entry: FeedEntry | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One response, read whole: no redirect followed yet."""

    url: URL
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Host:
    """One request at a time to a host, with a pause between two."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0


class Fetcher:
    """An HTTP client for one run; use as an async context manager."""

    def __init__(self, settings: CollectSettings, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now
        self._hosts: defaultdict[str, Host] = defaultdict(Host)
        self._robots = Robots(self._ask_robots)
        resolver = None if settings.allow_private else PublicResolver()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=resolver, limit=64),
            timeout=aiohttp.ClientTimeout(total=settings.timeout_seconds),
            headers={"User-Agent": settings.user_agent, "Accept": ACCEPT},
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def fetch(self, request: Request) -> Capture | None:
        """Fetch an address; None when it still has what was seen. Raise CollectError otherwise."""
        answer = await self._follow(read_address(request.url), _validators(request.seen), True)
        if answer.status == 304:
            return None
        if answer.status != 200:
            raise CollectError(
                f"{request.url} answered {answer.status}; "
                "open it in a browser, and correct or drop the address if it is gone"
            )
        capture = self._capture(request, answer)
        return None if capture.sha256 == request.seen.sha256 else capture

    def _capture(self, request: Request, answer: Answer) -> Capture:
        return Capture(
            url=request.url,
            final_url=str(answer.url),
            fetched_utc=self._now(),
            content_type=answer.headers.get("content-type", ""),
            body=answer.body,
            source=request.source,
            etag=answer.headers.get("etag", ""),
            last_modified=answer.headers.get("last-modified", ""),
            entry=request.entry,
        )

    async def _ask_robots(self, url: URL) -> tuple[int, bytes]:
        answer = await self._follow(url, {}, False)
        return answer.status, answer.body

    async def _follow(self, url: URL, headers: dict[str, str], obey_robots: bool) -> Answer:
        """Ask, and follow redirects; every hop is checked as the first was."""
        asked = url
        for _ in range(MOST_REDIRECTS + 1):
            delay_seconds = self._settings.delay_seconds
            if obey_robots:
                rules = await self._robots.rules(url)
                if not rules.allow(url):
                    raise CollectError(
                        f"{url}: the site's robots.txt does not let robots fetch it; "
                        "read it yourself, and add it as a file if you may"
                    )
                delay_seconds = max(delay_seconds, rules.delay_seconds)
            answer = await self._ask_again(url, headers, delay_seconds)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return answer
            url = read_address(str(url.join(URL(answer.headers["location"]))))
        raise CollectError(f"{asked} redirects over {MOST_REDIRECTS} times; correct the address")

    async def _ask_again(self, url: URL, headers: dict[str, str], delay_seconds: float) -> Answer:
        """Ask, and ask again when the connection fails or the host is busy."""
        for attempt in range(MOST_RETRIES + 1):
            is_last = attempt == MOST_RETRIES
            wait_seconds = self._settings.retry_seconds * 2**attempt
            try:
                answer = await self._ask_in_turn(url, headers, delay_seconds)
            except aiohttp.ClientConnectionError as error:
                if is_last:
                    raise _unreachable(url, error) from error
            else:
                if answer.status not in BUSY or is_last:
                    return answer
                wait_seconds = self._retry_after(answer, wait_seconds)
            await asyncio.sleep(min(wait_seconds, LONGEST_WAIT_SECONDS))
        raise AssertionError("the last attempt returns or raises")

    def _retry_after(self, answer: Answer, otherwise: float) -> float:
        """Return the wait a busy host asks for (RFC 9110, section 10.2.3), in seconds."""
        asked = answer.headers.get("retry-after", "").strip()
        if asked.isascii() and asked.isdigit():
            return float(asked[:6])
        try:
            until = parsedate_to_datetime(asked)
        except ValueError:
            return otherwise
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - self._now()).total_seconds())

    async def _ask_in_turn(self, url: URL, headers: dict[str, str], delay_seconds: float) -> Answer:
        name = url.host or ""
        if not self._settings.allow_private and not is_public(name):
            raise private_address(name)
        host = self._hosts[name]
        clock = asyncio.get_running_loop()
        async with host.lock:
            await asyncio.sleep(max(0.0, host.free_at - clock.time()))
            try:
                return await self._ask(url, headers)
            finally:
                host.free_at = clock.time() + (0.0 if is_loopback(name) else delay_seconds)

    async def _ask(self, url: URL, headers: dict[str, str]) -> Answer:
        try:
            async with self._session.get(url, headers=headers, allow_redirects=False) as response:
                body = await self._read(response)
        except aiohttp.ClientConnectionError:
            raise
        except TimeoutError as error:
            limit = self._settings.timeout_seconds
            raise CollectError(f"{url}: no answer within {limit:g} s; try later") from error
        except (aiohttp.ClientError, ValueError) as error:
            raise _unreachable(url, error) from error
        found = {name.lower(): value for name, value in response.headers.items()}
        return Answer(url, response.status, found, body)

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        """Read a body up to the limit; redirects and errors say nothing worth reading."""
        if response.status != 200:
            return b""
        limit = self._settings.max_bytes
        body = bytearray()
        if (response.content_length or 0) > limit:
            raise _too_large(response.url, limit)
        async for chunk in response.content.iter_chunked(CHUNK_BYTES):
            body += chunk
            if len(body) > limit:
                raise _too_large(response.url, limit)
        return bytes(body)


def _validators(seen: Seen) -> dict[str, str]:
    pairs = {"If-None-Match": seen.etag, "If-Modified-Since": seen.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _unreachable(url: URL, error: Exception) -> CollectError:
    reason = str(error) or type(error).__name__
    return CollectError(f"{url} could not be reached ({reason}); check the address, or try later")


def _too_large(url: URL, limit: int) -> CollectError:
    return CollectError(
        f"{url} is larger than {limit / 1e6:g} MB; save it yourself and add the file, "
        "or raise the limit"
    )
