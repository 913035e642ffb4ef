"""Which of a page's titles is the headline, and what of it is the site's name."""

from datetime import UTC, datetime

import pytest

from kawaraban.extract.article import read_article
from kawaraban.model.article import Capture
from kawaraban.model.source import Source

FETCHED = datetime(2024, 11, 25, 3, 0, tzinfo=UTC)
TEXT = "外務省は19日、両国の外相がコロールで会談し、巡視船2隻を供与することで合意したと発表した。"


def title(head: str, body: str = "", source: str = "") -> str:
    page = f"<html><head>{head}</head><body>{body}<div><p>{TEXT}</p></div></body></html>"
    url = "https://fjord-herald.example/a"
    named = Source("one", source, ()) if source else None
    return read_article(
        Capture(url, url, FETCHED, "text/html", page.encode()), named, ("en",)
    ).title


@pytest.mark.parametrize(
    ("stated", "source", "wanted"),
    [
        ("渡船恢复通航-江湾通讯", "江湾通讯", "渡船恢复通航"),
        ("渡船恢复通航_江湾晨报网", "江湾晨报", "渡船恢复通航"),
        ("渡し船、３月再開へ：北野日報デジタル", "北野日報", "渡し船、３月再開へ"),
        ("渡し船、３月再開へ｜北野日報", "北野日報", "渡し船、３月再開へ"),
        (
            "Le bac reprend la mer – La Gazette du Golfe",
            "La Gazette du Golfe",
            "Le bac reprend la mer",
        ),
        ("Ferry reopens | Fjord Herald", "", "Ferry reopens"),
        ("The Fjord Herald: Ferry reopens", "The Fjord Herald", "Ferry reopens"),
        ("Nordby-Skarvik: ferry reopens", "The Fjord Herald", "Nordby-Skarvik: ferry reopens"),
        ("Quake in Japan - why Japan", "The Japan Post", "Quake in Japan - why Japan"),
    ],
)
def test_site_is_cut_off_where_it_is_named(stated, source, wanted):
    assert title(f"<title>{stated}</title>", source=source) == wanted


def test_shown_headline_wins_where_it_agrees_up_to_a_suffix():
    head = "<title>Ferry reopens | Coast news - Somewhere</title>"
    assert title(head, "<h1>Ferry reopens</h1>") == "Ferry reopens"
    assert title(head, '<div class="bt">Ferry reopens</div>') == "Ferry reopens"


def test_name_of_the_site_in_h1_is_no_headline():
    head = "<title>Ferry to Skarvik reopens | Fjord Herald</title>"
    body = "<h1>Fjord Herald</h1><h2>Ferry to Skarvik reopens</h2>"
    assert title(head, body) == "Ferry to Skarvik reopens"


def test_headline_cut_short_for_links_is_read_whole():
    head = '<meta property="og:title" content="Ferry line to Skarvik …">'
    assert title(head, "<h1>Ferry line to Skarvik reopens</h1>") == "Ferry line to Skarvik reopens"


def test_section_at_the_end_of_a_title_is_no_headline():
    head = "<title>Ferry line to Skarvik reopens after storm | Coast</title>"
    assert title(head, "<h2>Coast</h2>").startswith("Ferry line to Skarvik")


def test_ideographic_space_stays():
    assert title("<title>渡し船　３月再開へ</title>") == "渡し船　３月再開へ"
