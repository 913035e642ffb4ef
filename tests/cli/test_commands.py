"""Commands explain themselves and answer wrong use with what to do next."""

import json
import sys

import pytest

from command_line import run
from kawaraban.cli.main import build_parser

COMMANDS = sorted(build_parser()._subparsers._group_actions[0].choices)


@pytest.fixture
def report(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "wire.txt").write_text(
        "Wire\n\nPeru's parliament passed the bill by 70 votes to 41."
    )
    path = tmp_path / "report.md"
    path.write_text("# Digest\n\n## Fish\n\nPeru's parliament passed the bill by 77 votes to 41.\n")
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(capsys, command):
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert "Example: kawaraban " in out


def test_check_prints_file_line_and_words(capsys, report):
    code, out, _ = run(capsys, "check", report, "--sources", report.parent / "sources")
    assert code == 1
    assert f"{report}:5:38: error number_not_in_sources: “77”" in out
    assert "1 error, 0 warnings in 1 sentence, against 1 source" in out


def test_check_prints_json_with_line_and_sentence(capsys, report):
    _, out, _ = run(
        capsys, "check", report, "--sources", report.parent / "sources", "--format", "json"
    )
    (finding,) = json.loads(out)["findings"]
    assert (finding["line"], finding["words"], finding["verdict"]) == (5, "77", "not_found")
    assert finding["sentence"].startswith("Peru's parliament")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "missing.md"], "missing.md does not exist"),
        (["check", "README.md", "--sources", "no-such-folder"], "no-such-folder does not exist"),
        (["check", "picture.png"], "only .md, .markdown, .txt"),
        (["events", "--period", "2024-13", "--desk", "."], "no beat.toml"),
        (["init", "."], None),
    ],
)
def test_wrong_use_names_the_thing(capsys, tmp_path, monkeypatch, words, said):
    (tmp_path / "README.md").write_text("# A\n\nText.\n")
    (tmp_path / "beat.toml").write_text("") if said is None else None
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, *words)
    assert code == 2
    assert (said or "exists already") in err


def test_a_period_that_is_none_is_explained(capsys, tmp_path):
    run(capsys, "init", tmp_path / "desk")
    code, _, err = run(capsys, "events", "--period", "2024-13", "--desk", tmp_path / "desk")
    assert code == 2
    assert "write a month (2024-11)" in err


def test_a_new_desk_is_empty_and_says_what_is_next(capsys, tmp_path):
    desk = tmp_path / "desk"
    code, out, _ = run(capsys, "init", desk, "--beat", "gulf")
    assert (code, (desk / "beat.toml").exists()) == (0, True)
    assert "name your sources" in out
    code, _, err = run(capsys, "collect", "--desk", desk)
    assert (code, "names no source" in err) == (2, True)
    code, _, err = run(capsys, "draft", "2024-11", "--desk", desk)
    assert (code, "run `kawaraban collect`" in err) == (2, True)


def test_an_unknown_key_in_the_beat_is_named(capsys, tmp_path):
    run(capsys, "init", tmp_path / "desk")
    beat = tmp_path / "desk" / "beat.toml"
    beat.write_text(beat.read_text() + "\n[colour]\n")
    code, _, err = run(capsys, "events", "--period", "2024-11", "--desk", tmp_path / "desk")
    assert (code, "unknown key colour" in err) == (2, True)


def test_an_edited_issue_is_never_overwritten(capsys, tmp_path, sample):
    issue = sample.desk.issues / "2024-11.md"
    first, _, _ = run(capsys, "draft", "2024-11", "--desk", sample.desk.folder)
    issue.write_text(issue.read_text("utf-8") + "\nMy own words.\n", "utf-8")
    again, out, _ = run(capsys, "draft", "2024-11", "--desk", sample.desk.folder)
    assert (first, again) == (0, 0)
    assert "your edits are kept" in out
    assert "My own words." in issue.read_text("utf-8")
    replaced, _, _ = run(capsys, "draft", "2024-11", "--replace", "--desk", sample.desk.folder)
    assert replaced == 0
    assert "My own words." in (sample.desk.issues / "2024-11.1.md").read_text("utf-8")
    assert "My own words." not in issue.read_text("utf-8")


def test_importing_the_command_line_stays_light():
    import subprocess

    code = "import kawaraban.cli.main, sys; print([m for m in ('spacy', 'trafilatura', 'aiohttp') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('model = "m"', "endpoint is missing"),
        ('endpoint = "http://127.0.0.1/v1"', "model is missing"),
        ('endpoint = "ftp://a/v1"\nmodel = "m"', "is no http(s) address"),
        ('endpoint = "http://me:key@a/v1"\nmodel = "m"', "name the variable that holds the key"),
        ('endpoint = "http://a/v1"\nmodel = "m"\nkey_env = "sk-123"', "key_env has to be the name"),
        ('endpoint = "http://a/v1"\nmodel = "m"\ntimeout = 0', "timeout has to be a number"),
        ('endpoint = "http://a/v1"\nmodel = "m"\nwait = "long"', "wait has to be a number"),
        ('endpoint = "http://a/v1"\nmodel = "m"\nkey = "k"', "unknown key key"),
    ],
)
def test_a_writer_that_cannot_be_used_is_named_with_its_fix(capsys, tmp_path, table, said):
    (tmp_path / "beat.toml").write_text(f'name = "t"\ntitle = "T"\n[writer]\n{table}\n')
    code, _, err = run(capsys, "draft", "2024-11", "--desk", tmp_path)
    assert code == 2
    assert said in err
