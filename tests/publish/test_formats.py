"""What must hold of every form an issue is published in."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kawaraban.archive.issue_file import read_issue
from kawaraban.model.errors import PublishError
from kawaraban.model.source import Period
from kawaraban.publish import FORMATS, file_name, render
from kawaraban.publish.words import period_words, short_words, split_runs, with_short_spans
from publish.sample import sample_issue

NOW = datetime(2024, 12, 1, tzinfo=UTC)


def test_unknown_format_names_those_there_are():
    with pytest.raises(PublishError, match=r"'docx'.*md, html, pdf, atom"):
        render(sample_issue(), "docx", NOW)


@pytest.mark.parametrize("name", ["md", "html", "atom"])
def test_long_span_is_cut_in_every_form(name):
    made = render(sample_issue(), name, NOW, "https://example.org").decode()

    assert "that neither side would leave" in made or name == "atom"
    assert "leave behind on the table" not in made


def test_published_markdown_reads_back_to_the_issue_with_short_spans():
    made = render(sample_issue(), "md", NOW).decode()

    assert read_issue(made) == with_short_spans(sample_issue())


def test_files_are_named_by_beat_and_period():
    week = replace(
        sample_issue(), beat="North / East", period=Period(date(2024, 11, 4), date(2024, 11, 10))
    )

    assert file_name(sample_issue(), FORMATS["pdf"].suffix) == "japan-2024-11.pdf"
    assert file_name(week, "md") == "north-east-2024-11-04_2024-11-10.md"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2024, 11, 1), (2024, 11, 30), "November 2024"),
        ((2024, 11, 4), (2024, 11, 10), "4–10 November 2024"),
        ((2024, 10, 28), (2024, 11, 3), "28 October 2024 – 3 November 2024"),
        ((2024, 2, 29), (2024, 2, 29), "29 February 2024"),
        ((1, 1, 1), (9999, 12, 31), ""),
    ],
)
def test_period_is_said_in_words(start, end, words):
    assert period_words(Period(date(*start), date(*end))) == words


def test_characters_count_two_to_a_word():
    assert short_words("国" * 60) == ("国" * 50, True)
    assert short_words("one two") == ("one two", False)


def test_kana_overrules_the_language_of_the_source():
    assert [(run.text, run.language) for run in split_runs("met 王毅 and さくら", "zh")] == [
        ("met ", ""),
        ("王毅", "zh"),
        (" and ", ""),
        ("さくら", "ja"),
    ]
