"""The filters keep their JSON shapes, and a bad line stops nothing."""

import json
import subprocess
import sys

import pytest

ARTICLES = [
    {"id": "a", "title": "Peru votes on fish", "text": "Peru's parliament passed the fisheries bill by 70 votes to 41 on Tuesday in Lima.",
     "published": "2024-11-12T10:00:00+00:00", "language": "en", "publisher": "Alder Wire"},
    {"id": "b", "title": "Fisheries bill passes", "text": "The fisheries bill passed Peru's parliament in Lima on Tuesday, 70 votes to 41.",
     "published": "2024-11-12"},
    {"id": "c", "title": "Clocks", "text": "A museum of clocks opened in Valparaiso with 300 pieces."},
]  # fmt: skip


def pipe(command, text):
    words = [sys.executable, "-m", "kawaraban", *command.split()]
    done = subprocess.run(words, input=text.encode(), capture_output=True, timeout=120)
    return (
        done.returncode,
        [json.loads(line) for line in done.stdout.decode().splitlines()],
        done.stderr.decode(),
    )


def lines(rows):
    return "\n".join(json.dumps(row) for row in rows)


def test_cluster_answers_each_article_in_order_with_reasons():
    status, answers, _ = pipe("cluster", lines(ARTICLES))
    assert status == 0
    assert [one["id"] for one in answers] == ["a", "b", "c"]
    assert answers[0]["event"] == answers[1]["event"] != answers[2]["event"]
    reason = answers[0]["because"][0]
    assert reason["with"] == "b"
    assert 0 < reason["probability"] <= 1
    assert {"kind", "text", "weight"} == set(reason["shared"][0])


def test_verify_judges_details_with_evidence_in_the_source():
    source = ARTICLES[0] | {"title": "Peru votes"}
    right = {
        "id": 1,
        "statement": "Peru passed the fisheries bill by 70 votes to 41 on 12 November.",
        "sources": [source],
    }
    wrong = {
        "id": 2,
        "statement": "Peru passed the fisheries bill by 77 votes to 41 on 12 November.",
        "sources": [source],
    }
    status, answers, _ = pipe("verify", lines([right, wrong]))
    assert status == 0
    assert [one["verdict"] for one in answers] == ["supported", "unsupported"]
    assert answers[0]["score"] > answers[1]["score"]
    finding = answers[1]["findings"][0]
    assert finding["words"] == "77"
    assert finding["suggestion"] == {"change": "70"}
    evidence = finding["evidence"][0]
    assert source["text"][evidence["start"] : evidence["end"]] == evidence["exact"]
    kinds = {detail["kind"] for detail in answers[0]["details"]}
    assert {"number", "date", "place"} <= kinds


def test_verify_is_unsure_of_a_language_it_cannot_read():
    source = {"id": "j", "text": "秋葉局長は北京で王毅外相と会談した。"}
    _, answers, _ = pipe(
        "verify", lines([{"id": 1, "statement": "Takeo Akiba met Wang Yi.", "sources": [source]}])
    )
    assert answers[0]["verdict"] == "unsure"


@pytest.mark.parametrize("command", ["cluster", "verify"])
def test_a_bad_line_is_answered_and_the_rest_goes_on(command):
    rows = {
        "cluster": ARTICLES[2],
        "verify": {"id": 1, "statement": "It is.", "sources": [ARTICLES[2]]},
    }
    text = "\n".join(
        ["{not json", json.dumps([1]), json.dumps({"id": "x"}), json.dumps(rows[command])]
    )
    status, answers, _ = pipe(command, text)
    assert status == 1
    assert [one.get("line") for one in answers] == [1, 2, 3, None]
    assert all(one["error"] for one in answers[:3])


def test_extract_reads_a_page_from_standard_input():
    page = """<html lang="en"><head><title>Fish | Alder Wire</title>
    <meta property="article:published_time" content="2024-11-12T08:00:00-05:00"></head>
    <body><nav>Home</nav><article><h1>Peru votes on fish</h1>
    <p>Peru's parliament passed the fisheries bill by 70 votes to 41 on Tuesday in Lima, after a long debate.</p>
    <p>Boat owners said they would go to court, and the ministry said it would publish the quotas in March.</p>
    </article><footer>All rights</footer></body></html>"""
    status, answers, _ = pipe("extract --url https://alder.example/fish", page)
    assert status == 0
    (one,) = answers
    assert one["url"] == "https://alder.example/fish"
    assert one["title"] == "Peru votes on fish"
    assert one["published"] == "2024-11-12T13:00:00+00:00"
    assert one["published_by"] == "meta"
    assert one["language"] == "en"
    assert "70 votes" in one["text"]
    assert "All rights" not in one["text"]
    assert set(one) >= {"byline", "site", "published_confidence", "modified", "kind", "warnings"}


def test_extract_names_a_file_that_is_missing_and_reads_the_rest(tmp_path):
    good = tmp_path / "a.txt"
    good.write_text("A title\n\nPeru's parliament passed the fisheries bill by 70 votes to 41.")
    status, answers, _ = pipe(f"extract {tmp_path / 'missing.html'} {good}", "")
    assert status == 1
    assert "missing.html" in answers[0]["error"]
    assert answers[1]["title"] == "A title"
