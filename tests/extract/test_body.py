"""Finding the report among what a page prints around it."""

from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring

from kawaraban.extract.article import read_article
from kawaraban.extract.layout import unwrap_layout_tables
from kawaraban.extract.lines import write_lines
from kawaraban.model.article import Capture

FETCHED = datetime(2024, 11, 25, 3, 0, tzinfo=UTC)
TITLE = "Ferry line to Skarvik reopens"
P1 = (
    "The ferry line between Nordby and Skarvik opened again on Friday, seven weeks after the storm."
)
P2 = "Repairs cost 14 million crowns, the harbour board said. A new sea wall will be built next year."
P3 = "The board will meet in June to settle the fares for the summer, its chairman told reporters."
ALL = [P1, P2, P3]
OTHER = "My sister has taken this boat since 1988 and never once was it on time, believe me or not."


def read(body: str) -> list[str]:
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    url = "https://fjord.example/a"
    capture = Capture(url, url, FETCHED, "text/html", page.encode())
    return read_article(capture, None, ("en",)).text.split("\n")


def paragraphs(tag="p", attributes="", lines=ALL):
    return "".join(f"<{tag} {attributes}>{line}</{tag}>" for line in lines)


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="layout-with-sidebar"><h1>{TITLE}</h1><div class="ad-free">{paragraphs()}</div></div>',
        f'<article class="tag-ranking category-social"><h1>{TITLE}</h1>{paragraphs()}</article>',
        f'<h1>{TITLE}</h1><div class="paywall-content">{paragraphs()}</div>',
        f"<h1>{TITLE}</h1><div>{paragraphs('div')}</div>",
        f"<h1>{TITLE}</h1><div>{'<br><br>'.join(ALL)}</div>",
        f"<h1>{TITLE}</h1><table><tr><td><a href=/>Top</a></td><td>{paragraphs()}</td></tr></table>",
        f"<article><h1>{TITLE}</h1><p class=lead>{P1}</p><div>{paragraphs(lines=[P2])}</div><p>{P3}</p></article>",
        f"<h1>{TITLE}</h1>" + "".join(f'<div class="part-{n}"><p>{p}</p></div>' for n, p in enumerate(ALL)),
        f"<header><h1>{TITLE}</h1><p>{P1}</p></header><div>{paragraphs(lines=[P2, P3])}</div>",
    ],
)  # fmt: skip
def test_no_paragraph_is_lost(body):
    assert read(body + f'<div class="c"><p>{OTHER}</p></div>')[:3] == ALL


@pytest.mark.parametrize(
    "around",
    [
        '{}<div class="x7"><div>bjorn77</div><div>' + OTHER + "</div></div>",
        "<div class=g><p>We and our partners use cookies to measure our audience, every day.</p></div>{}",
        "{}<section><h2>The Morning Net</h2><p>The coast in five minutes, in your inbox.</p></section>",
        "{}<div class=z><p>The Herald has been published since 1907 and belongs to its readers.</p></div>",
        '{}<div role="complementary"><p>' + OTHER + "</p></div>",
        '{}<div aria-label="Most read"><p>' + OTHER + "</p></div>",
        '{}<div class="articles-lies relatedStories"><p>' + OTHER + "</p></div>",
    ],
)
def test_what_stands_around_the_report_is_left_out(around):
    assert read(around.format(f"<div><h1>{TITLE}</h1>{paragraphs()}</div>")) == ALL


@pytest.mark.parametrize(
    "box",
    [
        '<div class="n9"><b>The Morning Net</b><p>All of the coast at six.</p><input><button>Go</button></div>',
        '<div class="n9"><p>The coast on your phone. <a href="/app">About the app</a></p></div>',
        '<div class="n9">Sign up for The Net, our letter. One a week, no tracking.</div>',
        '<div class="n9">【ニュースレター】平日の朝にお届けします。<a href="/m">登録する</a></div>',
        "<figure><img src=a><figcaption>The pier after the storm.</figcaption></figure>",
        '<div class="img-wrap"><img src=a><span>The pier after the storm</span></div>',
        '<p class="photo-caption">The pier after the storm.</p>',
        '<div class="r"><h4>Related</h4><ul><li><a href="/2">Herring prices fall</a></li></ul></div>',
        "<p>Story continues below advertisement</p>",
    ],
)
def test_box_within_the_report_is_left_out(box):
    body = paragraphs(lines=[P1]) + box + paragraphs(lines=[P2, P3])
    assert read(f"<div><h1>{TITLE}</h1><div>{body}</div></div>") == ALL


@pytest.mark.parametrize(
    "part",
    [
        '<div class="fact">The line is 12 kilometres long and was opened in 1931.</div>',
        '<p>Its <a href="/b">board</a> has <a href="/s">seven</a> members.</p>',
        "<blockquote>“We waited long enough,” said the mayor.</blockquote>",
        "<p>Correction: The cost was given as 41 million crowns.</p>",
    ],
)
def test_part_of_the_report_stays(part):
    body = paragraphs(lines=[P1]) + part + paragraphs(lines=[P2, P3])
    assert len(read(f"<div><h1>{TITLE}</h1><div>{body}</div></div>")) == 4


def test_correction_below_the_report_stays():
    notice = "Correction: An earlier version gave the cost as 41 million crowns."
    body = (
        f"<article><h1>{TITLE}</h1><div>{paragraphs()}</div><div class=c>{notice}</div></article>"
    )
    assert read(body) == [*ALL, notice]


@pytest.mark.parametrize(
    ("table", "is_kept"),
    [
        ("<table><tr><td>Length</td><td>120 m</td></tr><tr><td>Depth</td><td>7 m</td></tr></table>", True),
        (f"<table><tr><th>Day</th><th>Told</th></tr><tr><td>1</td><td>{P1}</td></tr></table>", True),
        (f"<table><tr><td>Menu</td><td><p>{P1}</p><p>{P2}</p></td></tr></table>", False),
        (f"<table><tr><td>{P1} {P2} {P3}</td><td>Menu</td></tr></table>", False),
        (f"<table><tr><td><table><tr><td>{P1}</td></tr></table></td></tr></table>", False),
    ],
)  # fmt: skip
def test_tables_of_data_stay_and_those_of_layout_go(table, is_kept):
    tree = document_fromstring(f"<html><body>{table}</body></html>")
    unwrap_layout_tables(tree)
    assert (tree.find(".//table") is not None) == is_kept
    assert any(line.startswith("| ") for line in write_lines(tree)) == is_kept


def test_lines_are_parted_where_a_break_ends_a_sentence():
    markup = f"<div>{P1.replace(' again', '<br>again')}<br>{P2}<br><br>{P3}</div>"
    assert write_lines(document_fromstring(markup)) == ALL


def test_readings_above_words_are_left_out():
    tree = document_fromstring("<p><ruby>砂州<rp>(</rp><rt>さす</rt><rp>)</rp></ruby>の南で。</p>")
    assert write_lines(tree) == ["砂州の南で。"]
