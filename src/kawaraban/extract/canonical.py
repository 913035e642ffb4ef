"""The one address that stands for a page, whatever link led to it."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|cmpid|ref_src", re.I
)


def plain_address(url: str) -> str:
    """Return an address without fragment and tracking parameters.

    >>> plain_address("https://a.example/x?utm_source=mail&id=3&fbclid=9#top")
    'https://a.example/x?id=3'
    """
    parts = urlsplit(url)
    if not TRACKING.search(parts.query):
        return urlunsplit(parts._replace(fragment=""))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not TRACKING.fullmatch(name)]
    return urlunsplit(parts._replace(query=urlencode(kept), fragment=""))


def canonical_address(final_url: str, stated: str) -> str:
    """Return the address a page states for itself, or its own without tracking parameters.

    A stated address on another host is not believed (copies would take each other's place), nor
    is a site's front page stated for a page below it.
    """
    own = plain_address(final_url)
    try:
        wanted = urlsplit(urljoin(final_url, stated.strip()))
    except ValueError:
        return own
    actual = urlsplit(own)
    is_front = wanted.path in ("", "/") and actual.path not in ("", "/")
    if not stated.strip() or is_front or _host(wanted.netloc) != _host(actual.netloc):
        return own
    return plain_address(urlunsplit(wanted))


def _host(netloc: str) -> str:
    return netloc.lower().removeprefix("www.")
