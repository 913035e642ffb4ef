"""Errors are planted where they are said to be, the same ones every time, and enough of them."""

from collections import Counter

import pytest

from tripwire.__main__ import all_cases
from tripwire.base import RELATION, SPLITS, SURFACE, read_base
from tripwire.cases import PARAPHRASE
from tripwire.checkers import everything, nothing
from tripwire.plant import planted
from tripwire.score import wilson


@pytest.fixture(scope="module")
def base():
    return {split: read_base(split) for split in SPLITS}


@pytest.fixture(scope="module")
def cases(base):
    return {split: all_cases(events) for split, events in base.items()}


def test_test_part_has_sixty_of_each_surface_kind_and_forty_of_each_relation(cases):
    counts = Counter(case.label for case in cases["test"])
    assert {kind: counts[kind] for kind in SURFACE if counts[kind] < 60} == {}
    assert {kind: counts[kind] for kind in RELATION if counts[kind] < 40} == {}


@pytest.mark.parametrize("split", SPLITS)
def test_there_are_as_many_paraphrase_controls_as_planted_errors(cases, split):
    wrong = sum(not case.is_right for case in cases[split])
    assert sum(case.label == PARAPHRASE for case in cases[split]) >= wrong


@pytest.mark.parametrize("split", SPLITS)
def test_planted_words_differ_from_those_of_the_unharmed_twin_and_nothing_else_does(cases, split):
    for case in cases[split]:
        if case.is_right or not case.texts:
            continue
        assert case.twin is not None, case.id
        words = case.text[case.start : case.end]
        unharmed = case.twin.text
        if case.label != "citation":
            assert words != case.gold, case.id
            assert case.text != unharmed, case.id
        if case.difficulty not in ("issue", "damage", "same beat"):
            assert unharmed == case.text[: case.start] + case.gold + case.text[case.end :], case.id


def test_planting_is_the_same_every_time(base):
    assert planted(base["dev"]) == planted(base["dev"])


def test_every_case_has_its_own_id(cases):
    for split in SPLITS:
        counts = Counter(case.id for case in cases[split])
        assert [key for key, count in counts.items() if count > 1] == []


def test_baselines_flag_everything_and_nothing(cases):
    case = cases["dev"][0]
    assert everything(case, ())
    assert not nothing(case, ())


def test_interval_of_nothing_is_everything():
    assert wilson(0, 0) == (0.0, 1.0)
