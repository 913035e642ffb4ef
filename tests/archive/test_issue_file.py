"""What must hold of the issue file: it reads back to the same issue, and anyone's can be read."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawaraban.archive.blocks import read_blocks
from kawaraban.archive.issue_file import ALL_DAYS, locate, read_issue, read_issue_file
from kawaraban.model.errors import IssueError
from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Correction, Issue, Item, Place, Reference, Sentence
from kawaraban.model.source import Period
from kawaraban.publish.markdown import render_markdown
from local_data import LOCAL_DATA
from publish.sample import sample_issue

SEED = LOCAL_DATA.parent / "seed" / "japan-digest-2024-11.md"

FRAGMENTS = [
    "# ", "## x", "- ", "* ", "---", "***", "> ", "1. ", "2) ", "[^1]", "[^desk]", "[^3]: note",
    '"', "'", "\\", "\\\\", "*", "_", "`", "<sup>", "&amp;", "&#10;", "AT&T", ": ", "|", "~~",
    "Gen. Nakatani", "Mr. ", "U.S. ", ". ", "? ", "!", "。", "「", "」", "秋葉剛男", "王毅", "한국",
    "The two sides met.", " said", "iPhone", "\n", "\r\n", "\t", "\u2028", "\x85", "\u3000", "¶",
    "[link](https://example.org)", "…", "“", "”", "100", "=", "+", "null", "true", "#",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join),
    st.text(max_size=40),
)
WORDS = TEXTS.filter(bool)
SOURCES = st.one_of(st.sampled_from(["32bf69a32b1b", "kyodo", "a b", ""]), TEXTS)
DAYS = st.dates()

EVIDENCE = st.builds(
    Evidence, source=SOURCES, exact=TEXTS, start=st.integers(0, 999), end=st.integers(0, 999),
    prefix=TEXTS, suffix=TEXTS, source_hash=SOURCES,
)  # fmt: skip
SENTENCES = st.builds(
    Sentence, text=WORDS, evidence=st.lists(EVIDENCE, max_size=2).map(tuple), desk=st.booleans()
)
ITEMS = st.builds(
    Item,
    headline=TEXTS,
    paragraphs=st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(tuple), max_size=3).map(
        tuple
    ),
    kicker=TEXTS,
    level=st.integers(1, 6),
)
REFERENCES = st.builds(
    Reference, source=SOURCES, publisher=TEXTS, title=TEXTS,
    url=st.one_of(st.just("https://example.org/a_b(c)"), TEXTS), language=TEXTS,
    published=st.none() | DAYS, source_hash=SOURCES,
)  # fmt: skip
ISSUES = st.builds(
    Issue,
    title=TEXTS,
    beat=TEXTS,
    period=st.builds(Period, DAYS, DAYS),
    items=st.lists(ITEMS, max_size=3).map(tuple),
    headlines=st.lists(TEXTS, max_size=3).map(tuple),
    references=st.lists(REFERENCES, max_size=4).map(tuple),
    number=st.integers(-5, 5000),
    language=st.sampled_from(["en", "ja", "no", "fr"]),
    status=TEXTS,
    corrections=st.lists(st.builds(Correction, DAYS, TEXTS), max_size=2).map(tuple),
)


@settings(max_examples=300, deadline=None)
@given(ISSUES)
def test_issue_file_reads_back_to_the_same_issue(issue):
    assert read_issue(render_markdown(issue)) == issue


def test_sample_reads_back_to_the_same_issue():
    issue = sample_issue()

    assert read_issue(render_markdown(issue)) == issue


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.just("\n\n")), max_size=30).map("".join))
def test_any_text_reads_and_then_reads_back(text):
    issue = read_issue(text)

    assert read_issue(render_markdown(issue)) == issue


def test_lines_point_at_the_words():
    text = render_markdown(sample_issue())
    lines = text.split("\n")

    for place, number in locate(text).items():
        assert _first_words(sample_issue(), place) in lines[number - 1]


def _first_words(issue: Issue, place: Place) -> str:
    if place.item is None:
        return issue.headlines[place.sentence or 0]
    item = issue.items[place.item]
    if place.paragraph is None:
        return item.headline
    return item.paragraphs[place.paragraph][place.sentence or 0].text


def test_sentence_added_by_hand_has_no_evidence():
    text = render_markdown(sample_issue())
    first = sample_issue().items[0].paragraphs[0][0]

    issue = read_issue(text.replace(first.text, f"Rain fell. {first.text}"))

    assert issue.items[0].paragraphs[0][:2] == (Sentence("Rain fell."), first)


def test_sentence_and_headline_changed_by_hand_are_kept():
    text = render_markdown(sample_issue())
    item = sample_issue().items[1]
    old = item.paragraphs[0][0]

    changed = text.replace(f"## {item.headline}", "## New words").replace(old.text, "They met.")
    issue = read_issue(changed)

    assert issue.items[1].headline == "New words"
    assert issue.items[1].paragraphs[0][0] == Sentence("They met.", old.evidence)


def test_mark_before_the_full_stop_and_mark_amid_a_sentence_end_no_sentence():
    issue = read_issue("# A\n\n## B\n\nAkiba[^1] met Wang[^2]. They agreed.\n\n[^1]: X\n[^2]: Y\n")

    first, second = issue.items[0].paragraphs[0]
    assert (first.text, len(first.evidence)) == ("Akiba met Wang.", 2)
    assert second == Sentence("They agreed.")


def test_wrapped_paragraph_gives_each_sentence_its_line():
    file = read_issue_file("# T\n\n## H\n\nOne is here and\ngoes on. Two is\nhere.\n\nThree.\n")

    assert [file.lines[Place(0, 0, k)] for k in (0, 1)] == [5, 6]
    assert file.lines[Place(0, 1, 0)] == 9


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("number: 11", "number: eleven", "line 5"),
        ("period: 2024-11-01", "period: 2024-11-31", "line 4"),
        ("[^1] ", "[^99] ", r"\[\^99\]"),
        ('"\n    at ', '"\n    near ', r"\[\^1\]"),
        ("[^2]: ", "[^1]: ", "second note"),
    ],
)
def test_broken_file_is_named_with_its_line(old, new, words):
    text = render_markdown(sample_issue()).replace(old, new, 1)

    with pytest.raises(IssueError, match=f"line \\d+.*{words}|^{words}"):
        read_issue(text)


def test_plain_notes_tie_sentences_to_addresses():
    text = "## H\n\nHe won.[^a]\n\n[^a]: Kyodo News, 11 November 2024, https://example.org/k.\n"

    issue = read_issue(text)

    [evidence] = issue.items[0].paragraphs[0][0].evidence
    assert issue.references[0].url == "https://example.org/k"
    assert evidence == Evidence(issue.references[0].source, "", 0, 0)


def test_plain_digest_takes_period_from_argument():
    week = Period(date(2024, 11, 4), date(2024, 11, 10))

    assert read_issue("## H\n\nHe won.", week).period == week
    assert read_issue("## H\n\nHe won.").period == ALL_DAYS
    assert read_issue("# T\n# 4-10 November 2024\n## H\n\nHe won.").period == week


SEED_FORM = """

# JAPAN Digest

# November 2024

- Ministers meet in Laos
- Ishiba survives vote



## Ministers meet in Laos

They met on 22 November. They agreed.

### Another headline

He was the 103<sup>rd</sup> to hold the post.

# Ishiba survives vote

He survived."""


def test_digest_with_uneven_headings_keeps_levels_list_and_period():
    issue = read_issue(SEED_FORM)

    assert issue.title == "JAPAN Digest"
    assert issue.period == Period(date(2024, 11, 1), date(2024, 11, 30))
    assert issue.headlines == ("Ministers meet in Laos", "Ishiba survives vote")
    assert [item.level for item in issue.items] == [2, 3, 1]
    assert "<sup>rd</sup>" in issue.items[1].paragraphs[0][0].text


@pytest.mark.skipif(not SEED.exists(), reason="the seed issue is not on this machine")
def test_seed_is_read():
    issue = read_issue(SEED.read_text(encoding="utf-8"))

    assert [item.level for item in issue.items] == [2, 3, 3, 1]
    assert [len(item.paragraphs) for item in issue.items] == [2, 2, 3, 3]
    assert len(issue.headlines) == 4


def test_paragraph_of_many_lines_is_read_in_good_time():
    start = time.process_time()
    [block] = read_blocks(["A line of words."] * 100_000)

    assert block.line_at(len(block.text) - 1) == 100_000
    assert time.process_time() - start < 5
