"""Reading the text of a PDF."""

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typst

from kawaraban.extract.article import read_article
from kawaraban.extract.pdf import read_pdf
from kawaraban.model.article import Capture
from kawaraban.model.errors import ExtractError
from local_data import LOCAL_DATA

REPORTS = LOCAL_DATA / "crs"
PARAGRAPHS = [
    f"Paragraph {word} tells how the harbour was rebuilt after the storm, who paid for the work, and "
    f"what the engineers found when they opened the sea wall at the {word} pier in the winter."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "tenth")
]


CJK_FONT = Path(pytest.__file__).parents[1] / "noto_cjk_sans_jp_regular"  # extra `cjk`


def make_pdf(text: str, settings: str = "") -> bytes:
    page = "#set page(width: 400pt, height: 500pt, margin: 50pt, "
    heads = "header: [The Harbour Review], footer: context [Page #counter(page).display()])\n"
    return typst.compile((page + heads + settings + "\n" + text).encode(), font_paths=[CJK_FONT])


def test_two_columns_are_read_in_order():
    body = "\n\n".join(PARAGRAPHS)
    pdf = make_pdf(f"= The rebuilt harbour\n#columns(2)[{body}]", "#set text(size: 9pt)")
    lines = read_pdf(pdf, "x").text.splitlines()
    assert [line for line in lines if line.startswith("Paragraph")] == PARAGRAPHS


def test_running_heads_and_page_numbers_are_dropped():
    pdf = make_pdf("\n\n".join(PARAGRAPHS * 3))
    text = read_pdf(pdf, "x").text
    assert "Harbour Review" not in text
    assert not re.search(r"Page \d", text)
    assert text.count("the tenth pier") == 3


def test_words_hyphenated_at_line_ends_are_joined():
    settings = '#set text(size: 12pt, lang: "en", hyphenate: true)\n#set par(justify: true)'
    pdf = make_pdf("\n\n".join(PARAGRAPHS), settings)
    assert Counter(read_pdf(pdf, "x").text.split()) == Counter(" ".join(PARAGRAPHS).split())


@pytest.mark.skipif(not CJK_FONT.exists(), reason="the extra `cjk` is not installed")
def test_japanese_lines_are_joined_without_spaces():
    text = (
        "外務省は十九日、両国の外相が会談し、来年三月までに巡視船二隻を供与することで合意したと発表した。"
        * 2
    )
    assert read_pdf(make_pdf(text), "x").text.splitlines()[-1] == text


def test_title_is_the_largest_line_where_metadata_has_none():
    assert read_pdf(make_pdf("= The rebuilt harbour\n" + PARAGRAPHS[0]), "x").title == (
        "The rebuilt harbour"
    )
    named = make_pdf('#set document(title: "Named")\n= Large\n' + PARAGRAPHS[0])
    assert read_pdf(named, "x").title == "Named"


@pytest.mark.parametrize(
    ("text", "by", "confidence"),
    [("19 November 2024\n\n", "text", 0.4), ("", "meta", 0.3)],
)
def test_date_is_the_printed_one_or_else_that_of_the_file(text, by, confidence):
    dated = "#set document(date: datetime(year: 2024, month: 11, day: 19))\n"
    body = make_pdf(dated + text + PARAGRAPHS[0])
    fetched = datetime(2024, 11, 25, tzinfo=UTC)
    capture = Capture("file:///a.pdf", "file:///a.pdf", fetched, "application/pdf", body)
    article = read_article(capture, None, ("en",))
    assert article.published == datetime(2024, 11, 19, tzinfo=UTC)
    assert (article.published_by, article.published_confidence) == (by, confidence)
    assert article.kind == "pdf"


def test_table_is_read_row_by_row():
    table = "#table(columns: (1fr, 1fr, 1fr), stroke: none, [Court], [2026], [2027], [Trade], [22.4], [22.9])"
    assert "Trade | 22.4 | 22.9" in read_pdf(make_pdf(table), "x").text


@pytest.mark.parametrize("body", [b"%PDF-1.7 nothing", b"%PDF-", b"%PDF-1.4\n%%EOF"])
def test_broken_pdf_is_refused(body):
    with pytest.raises(ExtractError, match="broken or locked"):
        read_pdf(body, "x")


def test_pdf_without_text_is_refused():
    with pytest.raises(ExtractError, match="no text"):
        read_pdf(typst.compile(b"#rect(fill: red)"), "x")


@pytest.mark.local_data
@pytest.mark.skipif(not REPORTS.exists(), reason="the reports are not on this machine")
def test_reports_read_as_their_markdown_twins():
    found = [_shares(path) for path in sorted((REPORTS / "pdf").glob("*.pdf"))]
    precision, recall = (sum(column) / len(found) for column in zip(*found, strict=True))
    assert precision > 0.92
    assert recall > 0.88


def _shares(path: Path) -> tuple[float, float]:
    """Return precision and recall of runs of five words against the Markdown twin."""
    number, version = path.stem.split(".")
    (twin,) = (REPORTS / "markdown").glob(f"{number}v{version}-*.md")
    wanted = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", twin.read_text().split("---", 1)[1])
    found, wanted = _runs(read_pdf(path.read_bytes(), path.name).text), _runs(wanted)
    shared = (found & wanted).total()
    return shared / found.total(), shared / wanted.total()


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(*(words[n:] for n in range(5)), strict=False))
