"""What must hold of the PDF."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from hypothesis import event, given, settings

from archive.test_issue_file import ISSUES
from kawaraban.model.errors import PublishError
from kawaraban.publish import fonts
from kawaraban.publish.fonts import EAST_ASIAN_PACKAGE, find_fonts, find_spec, missing_characters
from kawaraban.publish.pdf import render_pdf
from publish.sample import long_issue, sample_issue

NOW = datetime(2024, 12, 1, tzinfo=UTC)
needs_east_asian_font = pytest.mark.skipif(
    not find_spec(EAST_ASIAN_PACKAGE), reason="needs kawaraban[cjk]"
)


def _text(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(text.replace("\ufffe", "").split())


@needs_east_asian_font
def test_pdf_has_every_headline_and_draws_names_in_characters():
    pdf = render_pdf(sample_issue(), NOW)
    text = _text(pdf)

    assert all(headline in text for headline in sample_issue().headlines)
    assert "秋葉剛男" in text
    assert len(pypdfium2.PdfDocument(pdf)) in (1, 2)


@needs_east_asian_font
def test_pdf_is_tagged_and_bookmarked():
    pdf = render_pdf(sample_issue(), NOW)
    document = pypdfium2.PdfDocument(pdf)
    bookmarks = [mark.get_title() for mark in document.get_toc()]

    assert bookmarks[:4] == list(sample_issue().headlines)
    assert document.is_tagged()
    assert b"/Lang" in pdf
    assert b"ja-JP" in pdf
    assert b"zh-CN" in pdf
    assert b"ja-GB" not in pdf


@needs_east_asian_font
def test_same_issue_and_time_give_the_same_bytes():
    assert render_pdf(sample_issue(), NOW) == render_pdf(sample_issue(), NOW)


@needs_east_asian_font
def test_words_relied_on_and_short_address_are_in_the_notes():
    text = _text(render_pdf(sample_issue(), NOW))

    assert "“the first runoff in thirty years”" in text
    assert "that neither side would leave…”" in text
    assert "Harbour Gazette (note 1)" in text
    assert "diet.example.org/2024/11/11/report-14" in text


def test_character_without_glyph_is_named():
    issue = replace(sample_issue(), title="Digest ◾", items=(), headlines=(), corrections=())

    with pytest.raises(PublishError, match=r"◾ \(U\+25FE\)"):
        render_pdf(issue, NOW)


def test_missing_font_is_named_with_its_remedy(monkeypatch):
    def without_font(name: str):
        return None if name == EAST_ASIAN_PACKAGE else find_spec(name)

    monkeypatch.setattr(fonts, "find_spec", without_font)
    monkeypatch.setattr("kawaraban.publish.pdf.find_spec", without_font)

    with pytest.raises(PublishError, match=r"中 \(U\+4E2D\).*pip install kawaraban\[cjk\]"):
        render_pdf(sample_issue(), NOW)


def test_latin_and_cyrillic_need_no_extra_font():
    latin = tuple(font for font in find_fonts() if font.suffix == ".ttf")

    assert missing_characters("Żaneta “ő” – Вести 103 №", latin) == ""
    assert missing_characters("a秋b秋葉", latin) == "秋葉"


@needs_east_asian_font
@settings(max_examples=40, deadline=None)
@given(ISSUES)
def test_any_issue_makes_a_pdf_or_names_what_is_missing(issue):
    try:
        assert render_pdf(issue, NOW).startswith(b"%PDF-")
    except PublishError as error:
        refusal = str(error)
        event(refusal.split(" ")[0])
        if not refusal.startswith("no installed font draws"):
            raise


def _cpu_seconds(items: int) -> float:
    start = time.process_time()
    render_pdf(long_issue(items), NOW)
    return time.process_time() - start


@needs_east_asian_font
def test_twice_the_items_take_less_than_three_times_as_long():
    _cpu_seconds(4)

    assert _cpu_seconds(100) < 3 * min(_cpu_seconds(50), _cpu_seconds(50))
