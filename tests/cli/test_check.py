"""What `kawaraban check` hands to editors, second readers and other programs."""

import json
from io import BytesIO

import docx
import pytest

from command_line import run
from kawaraban.collect.loopback import serve_folder
from kawaraban.publish.annotated import Comment, annotate_docx
from kawaraban.workflow.watching import changes

SOURCE = "Peru's parliament passed the fishing bill by 70 votes to 41 on Tuesday."
SENTENCE = "Peru's parliament passed the fishing bill by 77 votes to 41 on Tuesday."


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "wire.txt").write_text(f"Wire\n\n{SOURCE}\n")
    return tmp_path / "sources"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(f"# Digest\n\n## Fish\n\nAn opening line. {SENTENCE}\n")
    return path


@pytest.fixture
def word_report(tmp_path):
    document = docx.Document()
    document.add_heading("Fish", 1)
    paragraph = document.add_paragraph("Peru's parliament passed ")
    paragraph.add_run("the fishing bill by 7").italic = True
    paragraph.add_run("7 votes to 41 on Tuesday.")
    path = tmp_path / "report.docx"
    document.save(path)
    return path


def test_text_names_line_and_column(capsys, report, sources):
    code, out, _ = run(capsys, "check", report, "--sources", sources)
    assert code == 1
    assert f"{report}:5:63: error number_not_in_sources: “77”" in out


def test_word_file_names_the_paragraph(capsys, word_report, sources):
    _, out, _ = run(capsys, "check", word_report, "--sources", sources)
    assert f"{word_report}, paragraph 2: error number_not_in_sources: “77”" in out


def test_sarif_log_has_rule_place_and_message(capsys, report, sources):
    _, out, _ = run(capsys, "check", report, "--sources", sources, "--format", "sarif")
    (result,) = json.loads(out)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], result["level"]) == ("number_not_in_sources", "error")
    assert region == {"startLine": 5, "startColumn": 63, "endColumn": 65}


def test_github_annotation_names_file_line_and_column(capsys, report, sources):
    _, out, _ = run(capsys, "check", report, "--sources", sources, "--format", "github")
    assert out.startswith(f"::error file={report},line=5,col=63,title=number_not_in_sources::“77”")


def test_tick_sheet_has_right_details_too_with_the_source_words(capsys, report, sources):
    _, out, _ = run(capsys, "check", report, "--sources", sources, "--tick-sheet")
    assert "[✗] 77  (not found)" in out
    assert f"[✓] 41  (supported)  wire.txt: “{SOURCE}”" in out
    assert f"[✓] Peru  (supported)  wire.txt: “{SOURCE}”" in out


@pytest.mark.parametrize("suffix", ["html", "docx", "txt"])
def test_tick_sheet_is_written_in_every_form(capsys, report, sources, tmp_path, suffix):
    sheet = tmp_path / f"sheet.{suffix}"
    run(capsys, "check", report, "--sources", sources, "--tick-sheet", sheet)
    if suffix == "docx":
        cells = [c.text for t in docx.Document(sheet).tables for r in t.rows for c in r.cells]
        assert {"77", "✗", "41", "✓"} <= set(cells)
    else:
        assert "77" in sheet.read_text("utf-8")


def test_annotated_copy_has_the_comment_at_the_words_and_the_same_text(
    capsys, word_report, sources, tmp_path
):
    copy = tmp_path / "copy.docx"
    before = word_report.read_bytes()
    run(capsys, "check", word_report, "--sources", sources, "--annotate", copy)
    document = docx.Document(copy)
    (comment,) = document.comments
    assert "number_not_in_sources" in comment.text
    paragraph = document.paragraphs[1]
    assert paragraph.text == SENTENCE
    marked = marked_words(paragraph._p)
    assert marked == "77"
    assert word_report.read_bytes() == before


def marked_words(paragraph):
    inside, words = False, ""
    for element in paragraph.iter():
        name = element.tag.rsplit("}", 1)[-1]
        inside = (inside or name == "commentRangeStart") and name != "commentRangeEnd"
        words += element.text or "" if inside and name == "t" else ""
    return words


def test_waived_finding_stays_away_until_its_sentence_changes(capsys, report, sources):
    waive = ("--waive", "number_not_in_sources:5", "--reason", "the clerk says so")
    code, out, _ = run(capsys, "check", report, "--sources", sources, *waive)
    assert code == 0
    assert "1 finding waived" in out
    report.write_text(report.read_text().replace("fishing bill", "fish bill"))
    code, out, _ = run(capsys, "check", report, "--sources", sources)
    assert code == 1
    assert "waiver lapsed: number_not_in_sources “77” (the clerk says so)" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--waive", "number_not_in_sources:5"], "needs --reason"),
        (["--waive", "sum_wrong", "--reason", "x"], "nothing found for sum_wrong"),
        (["--tick-sheet", "sheet.pdf"], "ends in .txt, .html, .docx"),
        (["--annotate", "copy.docx"], "is no .docx; only a Word file can be annotated"),
        (["--explain", "number_misplace"], "did you mean number_misplaced?"),
    ],
)
def test_wrong_use_says_what_to_do(capsys, report, sources, words, said):
    code, _, err = run(capsys, "check", report, "--sources", sources, *words)
    assert code == 2
    assert said in err


def test_broken_waivers_are_named(capsys, report, sources):
    report.with_name("report.md.waivers.json").write_text("{")
    code, _, err = run(capsys, "check", report, "--sources", sources)
    assert code == 2
    assert "report.md.waivers.json cannot be read" in err


def test_explain_prints_what_a_check_finds(capsys):
    code, out, _ = run(capsys, "check", "--explain", "number_misplaced")
    assert code == 0
    assert out.startswith("number_misplaced (error)\n\nA number that the sources have elsewhere")


def test_watching_tells_of_a_change_in_a_folder(tmp_path):
    seen = changes([tmp_path], pause_seconds=0.01)
    next(seen)
    (tmp_path / "new.txt").write_text("x")
    next(seen)


def test_two_runs_print_the_same_bytes(capsys, report, sources):
    first = run(capsys, "check", report, "--sources", sources, "--format", "json")
    assert run(capsys, "check", report, "--sources", sources, "--format", "json") == first


def test_annotated_words_across_doubled_spaces_are_found():
    document = docx.Document()
    document.add_paragraph("Six  ships  left port.")
    body = BytesIO()
    document.save(body)
    comment = Comment(1, "Six ships left port.", 4, 9, "how many?")
    kept, lost = annotate_docx(body.getvalue(), [comment])
    assert lost == ()
    assert marked_words(docx.Document(BytesIO(kept)).paragraphs[0]._p).strip() == "ships"


@pytest.mark.parametrize(("allowed", "status"), [(True, 1), (False, 1)])
def test_links_are_fetched_as_sources_unless_they_are_private(
    capsys, tmp_path, sources, allowed, status
):
    page = sources / "page.html"
    page.write_text(f"<html><body><h1>Fish bill</h1><p>{SOURCE}</p></body></html>")
    with serve_folder(sources) as address:
        report = tmp_path / "linked.md"
        report.write_text(f"## Fish\n\n{SENTENCE}[^1]\n\n[^1]: Wire, {address}/page.html\n")
        words = ["check", report, "--fetch", *(["--allow-private"] if allowed else [])]
        code, out, err = run(capsys, *words)
    assert code == status
    assert ("number_not_in_sources" in out) == allowed
    assert ("not read:" in err) == (not allowed)
