"""Which addresses may be asked at all: web addresses on public hosts (no server-side forgery)."""

import ipaddress
import socket

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from kawaraban.model.errors import CollectError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def read_address(url: str) -> URL:
    """Parse a web address; raise CollectError for anything but http and https."""
    try:
        address = URL(url.strip())
    except ValueError as error:
        raise CollectError(f"{url}: not a web address ({error}); correct it") from error
    if address.scheme not in ("http", "https") or not address.host:
        raise CollectError(f"{url}: only http and https addresses are fetched; correct it")
    return address


def is_loopback(host: str) -> bool:
    """Say whether a host name or number is this machine.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("example.org")
    (True, True, False)
    """
    number = _number(host)
    return number.is_loopback if number else host == "localhost"


def is_public(host: str) -> bool:
    """Say whether a number is one of the open internet; a name is judged once it is resolved.

    >>> is_public("10.0.0.1"), is_public("::ffff:127.0.0.1"), is_public("8.8.8.8")
    (False, False, True)
    """
    number = _number(host)
    if number is None:
        return True
    inner = _inner(number)
    return inner.is_global and not inner.is_multicast


class PublicResolver(AbstractResolver):
    """Resolves names to public numbers only, so a connection cannot reach a private host.

    The connector connects to exactly the numbers given here, so a name that answers differently
    the second time (DNS rebinding) gains nothing.
    """

    def __init__(self) -> None:
        self._resolver = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the public numbers of a host; raise CollectError when there are none."""
        found = await self._resolver.resolve(host, port, family)
        public = [one for one in found if is_public(one["host"])]
        if found and not public:
            raise private_address(host)
        return public

    async def close(self) -> None:
        """Release the resolver."""
        await self._resolver.close()


def private_address(host: str) -> CollectError:
    """Return the error for a host inside a private network."""
    return CollectError(
        f"{host} is a private address, not on the open internet; "
        "allow private addresses (--allow-private) if you mean it"
    )


def _number(host: str) -> IPAddress | None:
    try:
        return ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return None


def _inner(number: IPAddress) -> IPAddress:
    """Return the IPv4 number that an IPv6 number carries, where it carries one."""
    if isinstance(number, ipaddress.IPv4Address):
        return number
    if number in NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour or number
