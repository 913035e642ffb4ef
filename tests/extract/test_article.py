"""Reading an article: what happens when a page is not as it should be."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawaraban.extract.article import read_article
from kawaraban.model.article import Capture, FeedEntry, article_id
from kawaraban.model.errors import ExtractError
from kawaraban.model.source import Source

FETCHED = datetime(2024, 11, 25, 3, 0, tzinfo=UTC)
URL = "https://ledger.example/patrol-boats"
JAPANESE = (
    "外務省は19日、日本とパラオの外相がコロールで会談し、来年3月までに巡視船2隻を供与することで合意したと発表した。"
    "両政府の実務者は来年1月に東京で再び協議し、訓練の進め方を決める見通しだという。"
)


def capture(body: str | bytes, content_type: str = "text/html", url: str = URL, **more) -> Capture:
    content = body.encode() if isinstance(body, str) else body
    return Capture(url, url, FETCHED, content_type, content, **more)


def page(text: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>会談</h1><p>{text}</p></article></body></html>"


def read(*arguments, source=None, **more):
    return read_article(capture(*arguments, **more), source, ("en", "ja"))


@pytest.mark.parametrize(
    ("charset", "meta", "header"),
    [
        ("cp932", "Shift_JIS", "utf-8"),
        ("cp932", "", "utf-8"),
        ("cp932", "", "iso-8859-1"),
        ("utf-8", "", "shift_jis"),
        ("utf-8", "shift_jis", "iso-8859-1"),
        ("utf-8-sig", "", "euc-jp"),
        ("euc_jp", "euc-jp", "shift_jis"),
        ("iso2022_jp", "iso-2022-jp", ""),
        ("utf-16", "", ""),
    ],
)
def test_wrong_charset_does_not_garble_japanese(charset, meta, header):
    head = f'<meta charset="{meta}">' if meta else ""
    body = page(JAPANESE, head).encode(charset)
    article = read(body, f"text/html; charset={header}" if header else "text/html")
    assert article.text == JAPANESE
    assert article.language == "ja"


def test_latin_page_by_header_is_read():
    text = "Le ministre des Affaires étrangères a été reçu à Koror, où il a signé l’accord prévu."
    body = f"<html><body><article><p>{text}</p></article></body></html>".encode("cp1252")
    article = read(body, "text/html; charset=iso-8859-1")
    assert article.text == text


def test_source_names_the_publisher():
    source = Source("ledger", "The Tokyo Ledger", (), kind="wire")
    article = read(page(JAPANESE), source=source)
    assert (article.publisher, article.publisher_kind) == ("The Tokyo Ledger", "wire")


def test_host_names_the_publisher_where_nothing_else_does():
    assert read(page(JAPANESE)).publisher == "ledger.example"


def test_article_points_at_its_capture_and_address():
    article = read(page(JAPANESE), url=URL + "?utm_source=x#y")
    assert article.url == URL
    assert article.id == article_id(URL)
    assert article.capture == capture(page(JAPANESE)).sha256


def test_text_is_composed_unicode():
    article = read(
        page("Le ministre e\u0301tranger est arrivé à Koror pour la signature de l’accord.")
    )
    assert "\u00e9tranger" in article.text


def test_feed_title_serves_where_the_page_has_none():
    entry = FeedEntry(URL, "From the feed")
    body = f"<html><body><p>{JAPANESE}</p></body></html>"
    assert read(body, entry=entry).title == "From the feed"


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b"  \n", "text/html", "empty"),
        (b"<html><body><script>app()</script></body></html>", "text/html", "no text"),
        (b"<!-- -->", "text/html", "no text|cannot be read"),
        (b"\x89PNG", "image/png", "image/png is no page"),
        (b"%PDF-1.4 broken", "application/pdf", "broken"),
    ],
)
def test_what_holds_no_article_is_refused_with_the_reason(body, content_type, reason):
    with pytest.raises(ExtractError, match=rf"ledger\.example.*({reason})"):
        read(body, content_type)


def test_markdown_is_read():
    body = "# Patrol boats\n\nThe minister\nleft *early* on [Tuesday](http://x.example).\n\n- One\n- Two\n"
    article = read(body, "text/markdown", url="file:///notes/boats.md")
    assert article.title == "Patrol boats"
    assert article.text == "The minister left early on Tuesday.\n- One\n- Two"
    assert (article.kind, article.publisher) == ("text", "")


def test_untitled_text_is_named_by_its_file():
    article = read("The minister left.", "text/plain", url="file:///notes/boat%20notes.txt")
    assert article.title == "boat notes"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda t: page(t).encode()))
def test_any_bytes_are_read_or_refused(body):
    for content_type in ("text/html", "text/plain", "text/html; charset=rot13"):
        with contextlib.suppress(ExtractError):
            assert read(body, content_type).text


@pytest.mark.parametrize("reference", ["&#1", "&#x1f;", "&#0008;", "\x02"])
def test_a_reference_to_a_control_character_is_dropped(reference):
    body = page(f"<p>The council{reference} met in Rosso on Monday, and it sat until late.</p>")
    assert "The council met in Rosso" in read(body.encode(), "text/html").text
