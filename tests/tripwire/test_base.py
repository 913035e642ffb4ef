"""The base is whole, large enough, and unknown to the checks."""

import re

import pytest

from tripwire.base import BEATS, FOLDER, SPLITS, BaseError, read_base, read_event, shortfalls

FILES = sorted(FOLDER.glob("*/*.toml"))
LEXICONS = [
    p for p in sorted((FOLDER.parents[2] / "src").rglob("*")) if p.suffix in (".toml", ".py")
]
EVENT = """
id = "ferry"
beat = "european-politics"
[[article]]
id = "a1"
outlet = "Skerry Courier"
style = "daily"
language = "en"
published = "2024-03-08T17:40:00+01:00"
title = "Charter approved"
text = "The assembly approved the charter by 64 votes to 33."
[[sentence]]
id = "s01"
text = "The assembly approved the charter by 64 votes to 33."
cites = ["a1"]
evidence = [["a1", "approved the charter"]]
details = [{ kind = "number", words = "64", value = "64", source = ["a1", "64 votes"] }]
false = [["stage", "approved", "debated"]]
"""


@pytest.fixture(scope="module")
def base():
    return {split: read_base(split) for split in SPLITS}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_event_file_has_no_fault_and_no_shortfall(path):
    assert list(shortfalls(read_event(path))) == []


def test_event_file_is_read_into_a_sentence_with_its_detail(tmp_path):
    path = tmp_path / "ferry.toml"
    path.write_text(EVENT)
    (sentence,) = read_event(path).sentences
    assert (sentence.details[0].value, sentence.versions[0].false[0].new) == ("64", "debated")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('"approved the charter"]]', '"signed the charter"]]', "a1 does not say"),
        ('["stage", "approved"', '["stage", "adopted"', "'adopted' has to stand once"),
        ('["stage", "approved"', '["phase", "approved"', "'phase' is none of"),
        ('words = "64"', 'words = "65"', "words '65' has to stand once"),
        ('cites = ["a1"]', 'cites = ["a2"]', "s01 cites: 'a2' is none of a1"),
        ('style = "daily"', 'style = "tabloid"', "a1 style: 'tabloid' is none of"),
        ("+01:00", "", "needs date, time and zone"),
        ("[[sentence]]", "[[sentence", "ferry.toml: "),
    ],
)
def test_fault_in_an_event_file_is_named(tmp_path, right, wrong, said):
    path = tmp_path / "ferry.toml"
    path.write_text(EVENT.replace(right, wrong))
    with pytest.raises(BaseError, match=re.escape(said)):
        read_event(path)


def test_base_has_forty_events_of_every_beat_and_four_hundred_sentences(base):
    events = [event for found in base.values() for event in found]
    assert len(events) >= 40
    assert sum(len(event.sentences) for event in events) >= 400
    assert {event.beat for found in base.values() for event in found} == set(BEATS)
    assert all(3 <= len(event.articles) <= 5 for event in events)


def test_one_event_in_five_has_a_source_in_another_language(base):
    events = [event for found in base.values() for event in found]
    foreign = [e for e in events if any(a.language != "en" for a in e.articles)]
    assert len(foreign) >= len(events) / 5


def test_split_is_by_event_sixty_to_forty(base):
    dev, test = (len(base[split]) for split in SPLITS)
    assert 0.35 <= test / (dev + test) <= 0.45
    assert not {e.id for e in base["dev"]} & {e.id for e in base["test"]}


def test_no_lexicon_of_the_checks_was_made_from_the_test_part(base):
    names = {
        detail.value
        for event in base["test"]
        for sentence in event.sentences
        for detail in sentence.details
        if detail.kind == "person"
    }
    known = "\n".join(path.read_text("utf-8") for path in LEXICONS)
    assert LEXICONS
    assert [name for name in sorted(names) if " " in name and name in known] == []
