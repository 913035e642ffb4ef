"""Fetching one address: politely, within limits, from the open internet only."""

import asyncio
import gzip
from dataclasses import replace

import pytest

from kawaraban.collect.addresses import is_public, read_address
from kawaraban.collect.fetch import Fetcher, Request
from kawaraban.model.errors import CollectError
from kawaraban.model.outcome import Seen


@pytest.fixture
def fetch(settings, now):
    def run(url, seen=None, **changes):
        async def ask():
            async with Fetcher(replace(settings, **changes), now) as fetcher:
                return await fetcher.fetch(Request(url, "ledger", seen or Seen()))

        return asyncio.run(ask())

    return run


def test_page_is_captured_with_its_headers(site, fetch, now):
    url = site.put("/a", b"<p>x</p>", ETag='"1"', Content_Type="text/html", Last_Modified="L")
    capture = fetch(url)
    assert (capture.body, capture.etag, capture.last_modified) == (b"<p>x</p>", '"1"', "L")
    assert (capture.url, capture.source, capture.fetched_utc) == (url, "ledger", now())


def test_user_agent_says_who_asks(site, fetch):
    fetch(site.put_page("/a"))
    assert site.asked[-1][1]["user-agent"] == "Kawaraban/0.1 (+desk@kawaraban.example)"


def test_contact_with_line_break_stays_one_header(site, fetch):
    fetch(site.put_page("/a"), contact="a@b.example\r\nX-Evil: 1")
    assert "x-evil" not in site.asked[-1][1]


def test_page_not_found_is_named(site, fetch):
    with pytest.raises(CollectError, match="/gone answered 404"):
        fetch(site.url + "/gone")


def test_refused_connection_is_named(fetch, dead_url):
    with pytest.raises(CollectError, match=r"/feed\.xml could not be reached"):
        fetch(dead_url)


def test_validators_are_sent_and_304_is_unchanged(site, fetch):
    url = site.put("/a", status=304)
    assert fetch(url, Seen('"1"', "Tue, 19 Nov 2024 01:00:00 GMT", "0")) is None
    headers = site.asked[-1][1]
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Tue, 19 Nov 2024 01:00:00 GMT"


def test_same_bytes_without_validators_are_unchanged(site, fetch):
    url = site.put_page("/a")
    assert fetch(url, Seen(sha256=fetch(url).sha256)) is None


def test_redirect_is_followed_and_final_address_kept(site, fetch):
    site.put_page("/new")
    url = site.put("/old", status=301, Location="/new")
    assert fetch(url).final_url == site.url + "/new"


def test_endless_redirect_ends(site, fetch):
    url = site.put("/loop", status=302, Location="/loop")
    with pytest.raises(CollectError, match="redirects over 5 times"):
        fetch(url)
    assert len(site.paths()) == 6


def test_redirect_to_file_is_refused(site, fetch):
    url = site.put("/a", status=302, Location="file:///etc/passwd")
    with pytest.raises(CollectError, match="only http and https"):
        fetch(url)


@pytest.mark.parametrize("path", ["http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]/"])
def test_private_address_is_refused(fetch, path):
    with pytest.raises(CollectError, match="private address"):
        fetch(path, allow_private=False)


def test_redirect_to_private_address_is_refused(site, fetch, monkeypatch):
    # The test's own site counts as public here, so that the redirect is reached at all.
    monkeypatch.setattr("kawaraban.collect.fetch.is_public", lambda host: host == "127.0.0.1")
    url = site.put("/a", status=302, Location="http://10.0.0.7/admin")
    with pytest.raises(CollectError, match=r"10\.0\.0\.7 is a private address"):
        fetch(url, allow_private=False)


@pytest.mark.parametrize(
    "host",
    ["10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1%eth0", "0.0.0.0",
     "::ffff:10.0.0.1", "64:ff9b::7f00:1", "100.64.0.1", "224.0.0.1", "2002:7f00:1::"],
)  # fmt: skip
def test_number_inside_a_network_is_not_public(host):
    assert not is_public(host)


@pytest.mark.parametrize("url", ["ftp://a.example/", "file:///etc/passwd", "a.example", "http://["])
def test_other_addresses_are_refused(url):
    with pytest.raises(CollectError, match=r"a\.example|passwd|http"):
        read_address(url)


def test_robots_that_disallow_are_obeyed(site, fetch):
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/")
    url = site.put_page("/private/a")
    with pytest.raises(CollectError, match=r"robots\.txt"):
        fetch(url)
    assert site.paths() == []


def test_robots_are_checked_again_after_a_redirect(site, fetch):
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/")
    site.put_page("/private/a")
    url = site.put("/open", status=302, Location="/private/a")
    with pytest.raises(CollectError, match=r"robots\.txt"):
        fetch(url)


def test_robots_for_kawaraban_beat_those_for_all(site, fetch):
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Kawaraban\nAllow: /")
    assert fetch(site.put_page("/a"))


@pytest.mark.parametrize("status", [401, 403, 404])
def test_refused_robots_allow_all(site, fetch, status):
    site.put("/robots.txt", "no", status=status)
    assert fetch(site.put_page("/a"))


def test_robots_with_server_error_allow_nothing_for_now(site, fetch):
    site.put("/robots.txt", "down", status=500)
    with pytest.raises(CollectError, match=r"robots\.txt"):
        fetch(site.put_page("/a"))


def test_page_over_the_limit_is_refused(site, fetch):
    url = site.put("/big", b"x" * 300_000)
    with pytest.raises(CollectError, match=r"/big is larger than 0\.1 MB"):
        fetch(url, max_bytes=100_000)


def test_limit_counts_decompressed_bytes(site, fetch):
    url = site.put("/bomb", gzip.compress(b"0" * 3_000_000), Content_Encoding="gzip")
    with pytest.raises(CollectError, match="larger than"):
        fetch(url, max_bytes=100_000)


def test_busy_host_is_asked_again(site, fetch):
    url = site.put_page("/a")
    busy = site.put("/busy", status=503, Retry_After="0")
    site.replies["/busy"] = [site.replies["/busy"], site.replies["/a"]]
    assert fetch(busy).body == fetch(url).body


def test_busy_host_is_given_up_after_two_retries(site, fetch):
    with pytest.raises(CollectError, match="answered 503"):
        fetch(site.put("/busy", status=503))
    assert len(site.paths()) == 3


def test_slow_host_is_given_up(site, fetch):
    url = site.put_page("/slow")
    site.replies["/slow"].wait_seconds = 1.0
    with pytest.raises(CollectError, match="no answer within"):
        fetch(url, timeout_seconds=0.2)


def test_garbled_answer_is_named(site, fetch):
    url = site.put("/a", b"not gzip at all", Content_Encoding="gzip")
    with pytest.raises(CollectError, match="could not be reached"):
        fetch(url)
