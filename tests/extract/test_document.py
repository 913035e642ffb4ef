"""Anyone's digest in Word, HTML or PDF keeps its headings, lists, notes and where each stands."""

from io import BytesIO

import docx
import pytest
import typst
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from kawaraban.archive.issue_file import read_document_file
from kawaraban.extract.document import read_document
from kawaraban.model.errors import ExtractError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = f"""<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Harbour Post, 3 May, </w:t></w:r>
<w:r><w:t>https://post.example/fleet</w:t></w:r></w:p></w:footnote></w:footnotes>"""
HTML = b"""<html><head><title>x</title><script>no()</script></head><body>
<h1>Digest</h1><ul><li>Fleet leaves</li></ul>
<h2>Fleet leaves</h2><div>Bare words <b>come</b> first.<p>Six ships left
<a href="https://post.example/fleet">port</a> on 3 May. Two stayed.</p></div>
<table><tr><td>[1] left</td><td>right</td></tr></table></body></html>"""


def word_file(with_notes=True):
    document = docx.Document()
    document.add_heading("Digest", 0)
    document.add_heading("Fleet leaves", 2)
    paragraph = document.add_paragraph("Six ships left on 3 May.")
    document.add_paragraph("First point", style="List Bullet")
    document.add_table(1, 1).cell(0, 0).text = "In a cell."
    if with_notes:
        mark = parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>')
        paragraph._p.append(mark)
        uri, kind = PackURI("/word/footnotes.xml"), "application/xml"
        part = Part(uri, kind, NOTES.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    body = BytesIO()
    document.save(body)
    return body.getvalue()


def read(body, suffix):
    return read_document_file(read_document(body, suffix, f"report{suffix}"))


def test_word_file_has_headings_paragraphs_and_the_note_its_sentence_cites():
    file = read(word_file(), ".docx")
    (item,) = file.issue.items
    first = item.paragraphs[0][0]
    assert (file.issue.title, item.headline, first.text) == (
        "Digest",
        "Fleet leaves",
        "Six ships left on 3 May.",
    )
    (reference,) = file.issue.references
    assert reference.url == "https://post.example/fleet"
    assert first.evidence[0].source == reference.source
    assert [s.text for p in item.paragraphs[1:] for s in p] == ["First point", "In a cell."]


def test_places_of_a_word_file_are_its_paragraphs():
    file = read(word_file(), ".docx")
    assert file.unit == "paragraph"
    assert sorted(set(file.lines.values())) == [2, 3, 4, 5]


def test_page_has_what_a_reader_sees_and_its_links_are_citations():
    file = read(HTML, ".html")
    (item,) = file.issue.items
    sentences = [s for p in item.paragraphs for s in p]
    assert [s.text for s in sentences] == [
        "Bare words come first.",
        "Six ships left port on 3 May.",
        "Two stayed.",
        "[1] left",
        "right",
    ]
    assert file.issue.headlines == ("Fleet leaves",)
    assert [r.url for r in file.issue.references] == ["https://post.example/fleet"]
    assert [bool(s.evidence) for s in sentences] == [False, True, False, False, False]


def test_pdf_has_headings_by_size_and_pages():
    source = """#set text(size: 10pt)
#text(size: 20pt)[Digest] \n\n#text(size: 14pt)[Fleet leaves] \n\nSix ships left on 3 May.
#pagebreak()
#text(size: 14pt)[Fleet returns] \n\nThey came back on 9 May."""
    file = read(typst.compile(source.encode()), ".pdf")
    assert file.issue.title == "Digest"
    assert [item.headline for item in file.issue.items] == ["Fleet leaves", "Fleet returns"]
    assert file.unit == "page"
    assert sorted(set(file.lines.values())) == [1, 2]


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html"])
def test_broken_or_empty_document_is_named(suffix):
    body = b"<html><script>x()</script></html>" if suffix == ".html" else b"no such thing"
    with pytest.raises(ExtractError, match=f"report\\{suffix}: "):
        read_document(body, suffix, f"report{suffix}")
