"""Reading what a feed lists."""

from datetime import UTC, datetime

import pytest

from kawaraban.collect.feeds import is_feed, read_feed
from kawaraban.model.article import Capture, FeedEntry
from kawaraban.model.errors import CollectError

NOW = datetime(2024, 11, 20, tzinfo=UTC)
DAY = datetime(2024, 11, 19, 1, 0, tzinfo=UTC)
RSS = """<rss version="2.0"><channel><title>Ledger</title><link>https://ledger.example/</link>
<item><title>Talks &amp;amp; &lt;b&gt;tea&lt;/b&gt;</title><link>/a</link>
<pubDate>Tue, 19 Nov 2024 10:00:00 +0900</pubDate></item>
<item><title>No date</title><link>https://ledger.example/b</link></item>
<item><title>Again</title><link>/a</link></item>
<item><title>No address</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ledger.example/en/">
<title>L</title><entry><title>A</title><link href="a"/><updated>2024-11-19T01:00:00Z</updated>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<item rdf:about="https://ledger.example/a"><title>会談</title><link>https://ledger.example/a</link>
<dc:date>2024-11-19T10:00:00+09:00</dc:date></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "L", "items": [
{"id": "1", "url": "/a", "title": "A", "date_published": "2024-11-19T10:00:00+09:00"},
{"id": "2", "url": "javascript:alert(1)", "title": "B"}, 7]}"""


def capture(body: str | bytes, content_type: str = "text/xml") -> Capture:
    content = body.encode() if isinstance(body, str) else body
    url = "https://ledger.example/feed"
    return Capture(url, url, NOW, content_type, content)


def test_rss_is_read_in_order_with_addresses_resolved():
    assert read_feed(capture(RSS)) == (
        FeedEntry("https://ledger.example/a", "Talks & tea", DAY),
        FeedEntry("https://ledger.example/b", "No date", None),
    )


@pytest.mark.parametrize(
    ("body", "entry"),
    [
        (ATOM, FeedEntry("https://ledger.example/en/a", "A", DAY)),
        (RDF, FeedEntry("https://ledger.example/a", "会談", DAY)),
        (JSON, FeedEntry("https://ledger.example/a", "A", DAY)),
    ],
)
def test_atom_rdf_and_json_are_read(body, entry):
    assert is_feed(capture(body))
    assert read_feed(capture(body)) == (entry,)


def test_wrong_charset_of_the_server_does_not_garble():
    entries = read_feed(capture(RDF, "text/xml; charset=iso-8859-1"))
    assert entries[0].title == "会談"


def test_declared_shift_jis_is_read():
    body = '<?xml version="1.0" encoding="Shift_JIS"?>' + RDF
    assert read_feed(capture(body.encode("cp932"), "text/xml"))[0].title == "会談"


def test_empty_feed_says_so():
    with pytest.raises(CollectError, match="lists no pages"):
        read_feed(capture('<rss version="2.0"><channel><title>L</title></channel></rss>'))


def test_page_is_no_feed_and_its_feed_is_named():
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    with pytest.raises(CollectError, match=r"not a feed; its feed seems to be .*example/rss"):
        read_feed(capture(page, "text/html"))
    assert not is_feed(capture(page))


@pytest.mark.parametrize("body", [b"", b"/etc/passwd", b"\xff\xfe\x00", b"{", b'{"items": 3}'])
def test_what_is_no_feed_is_refused(body):
    with pytest.raises(CollectError, match=r"ledger\.example/feed"):
        read_feed(capture(body))
