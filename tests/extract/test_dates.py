"""Finding when a page was published."""

from datetime import UTC, datetime, timedelta

import pytest

from kawaraban.extract.article import read_article
from kawaraban.extract.dates import parse_moment
from kawaraban.model.article import Capture, FeedEntry

FETCHED = datetime(2024, 11, 25, 3, 0, tzinfo=UTC)
DAY = datetime(2024, 11, 19, tzinfo=UTC)
TEXT = (
    "The foreign ministers agreed that Tokyo would hand over two patrol boats by March, it said. "
)
LD = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'
META = '<meta property="article:published_time" content="{}">'


def read(head="", top="", url="https://ledger.example/a", published=None, before="", text=TEXT):
    body = (
        f"<html lang=en><head>{head}</head><body>{before}<article><h1>Boats</h1>{top}"
        f"<p>{text * 2}</p></article></body></html>"
    )
    entry = FeedEntry(url, "Boats", published) if published else None
    capture = Capture(url, url, FETCHED, "text/html", body.encode(), entry=entry)
    return read_article(capture, None, ("en",))


@pytest.mark.parametrize(
    ("arguments", "by", "confidence"),
    [
        ({"head": LD.format("2024-11-19") + META.format("2024-11-19")}, "json-ld", 0.95),
        ({"head": META.format("2024-11-19T00:00:00Z")}, "meta", 0.9),
        ({"top": '<time datetime="2024-11-19">19 Nov</time>'}, "time", 0.85),
        ({"published": DAY}, "feed", 0.8),
        ({"url": "https://ledger.example/2024/11/19/boats"}, "url", 0.6),
        ({"url": "https://ledger.example/news/20241119-boats"}, "url", 0.6),
        ({"top": "<p>November 19, 2024</p>"}, "text", 0.4),
        ({"top": "<p>令和6年11月19日</p>"}, "text", 0.4),
    ],
)
def test_date_says_how_it_was_found_and_how_sure(arguments, by, confidence):
    article = read(**arguments)
    assert article.published == DAY
    assert (article.published_by, article.published_confidence) == (by, confidence)
    assert article.warnings == ()


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/11/09a6a3f868.html", None),
        ("/2024/11/boats.html", None),
        ("/2024/11/19.html", DAY),
        ("/2024/11/19_boats", DAY),
        ("/2024-11/19/c_1315.html", DAY),
        ("/2024/1119/c64094.html", DAY),
        ("/t20241119_5529.html", DAY),
        ("/20241119", DAY),
        ("/202411191230/", None),
        ("/2024/13/40/", None),
    ],
)
def test_day_in_an_address_ends_at_a_separator(path, day):
    assert read(url=f"https://ledger.example{path}").published == day


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 19 novembre 2024 à 07h45",
        "Mis à jour le 20 novembre 2024, publié le 19 novembre 2024",
        "Stand: 19.11.2024, 10:00 Uhr",
        "19. November 2024",
        "Updated Nov. 20, 2024 / Published Nov. 19, 2024",
        "发布时间：2024-11-19 14:05　来源：海岛日报",
        "更新：2024年11月20日　公開：2024年11月19日",
    ],
)
def test_printed_day_of_publication_is_read(line):
    assert read(top=f"<div>{line}</div>").published == DAY


def test_line_with_the_day_counts_before_a_day_in_the_text():
    text = "On 3 May 2024 the boats were ordered, the ministry of foreign affairs in Koror said. "
    assert read(top="<p>Harbours</p>", text=text, before="").published.month == 5
    below = f"<p>{text}</p><div class=date>19 November 2024</div>"
    assert read(top=below).published == DAY


def test_times_of_other_reports_are_not_the_date():
    card = '<article><h2>Ash</h2><time datetime="2024-10-01">1 Oct</time></article>'
    assert read(before=card, top="<p>19 November 2024</p>").published == DAY


def test_time_of_a_change_gives_way_to_that_of_publication():
    times = '<time class="updated" datetime="2024-11-20">20 Nov</time>'
    times += '<time class="published" datetime="2024-11-19">19 Nov</time>'
    assert read(top=times).published == DAY


def test_undated_page_stays_undated():
    article = read()
    assert (article.published, article.published_by, article.published_confidence) == (
        None,
        "none",
        0,
    )
    assert "no date found" in article.warnings


def test_year_of_a_copyright_line_is_no_date():
    assert read(text=TEXT + "Copyright 2023 Ledger. ").published is None


def test_clock_in_the_page_head_is_not_the_date():
    clock = '<header><time datetime="2024-11-25T02:00Z">25 November 2024</time></header>'
    assert read(before=clock).published is None
    assert read(before=clock, top="<p>19 November 2024</p>").published == DAY


def test_clock_beside_the_article_is_not_the_date():
    clock = '<div><time id="clock-now" datetime="2024-11-25T02:00Z">now</time></div>'
    assert read(before=clock, published=DAY).published == DAY


def test_date_of_a_teaser_is_not_the_date():
    teaser = '<div class="teaser"><time datetime="2024-10-01">1 Oct</time><p>Ash fell.</p></div>'
    assert read(top=teaser, published=DAY).published == DAY


def test_surer_method_wins_and_the_difference_is_told():
    article = read(head=LD.format("2024-11-19T05:00:00Z"), published=DAY - timedelta(days=3))
    assert article.published_by == "json-ld"
    assert article.warnings == (
        "dates differ: json-ld says 2024-11-19, feed says 2024-11-16; json-ld kept",
    )


def test_day_in_the_address_agrees_with_any_time_of_that_day():
    article = read(head=META.format("2024-11-20T20:00:00Z"), url="https://l.example/2024/11/19/b")
    assert article.warnings == ()


def test_future_date_is_rejected_and_told():
    article = read(head=META.format("2025-11-19"), published=DAY)
    assert (article.published, article.published_by) == (DAY, "feed")
    assert article.warnings == ("date by meta rejected: 2025-11-19 cannot be",)


def test_changed_time_is_kept_apart():
    head = (
        META.format("2024-11-19") + '<meta property="article:modified_time" content="2024-11-20">'
    )
    assert read(head=head).modified == datetime(2024, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-11-19T10:00:00+0900", datetime(2024, 11, 19, 1, tzinfo=UTC)),
        ("2024-11-19 10:00:00 +09:00", datetime(2024, 11, 19, 1, tzinfo=UTC)),
        ("2024/11/19 9:05", datetime(2024, 11, 19, 9, 5, tzinfo=UTC)),
        ("Tue, 19 Nov 2024 10:00:00 +0900", datetime(2024, 11, 19, 1, tzinfo=UTC)),
        ("2024-11-19T10:00:00.123Z", datetime(2024, 11, 19, 10, 0, 0, 123000, UTC)),
    ],
)
def test_times_are_read_as_pages_write_them(text, when):
    assert parse_moment(text).when == when


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13-40", "0000-00-00T00:00:00Z", "9" * 400])
def test_what_is_no_time_is_none(text):
    assert parse_moment(text) is None
