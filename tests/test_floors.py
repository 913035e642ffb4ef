"""Measured quality does not fall below its pinned floors."""

import tomllib
from pathlib import Path

import pytest
from bench import sample as bench

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())


@pytest.fixture(scope="module")
def figures(sample):
    return {
        "extraction": bench.extraction(sample),
        "grouping": bench.grouping(sample),
        "nuggets": bench.nuggets(sample),
        "checking": bench.checking(sample),
        "paraphrases": bench.paraphrases(sample),
    }


@pytest.mark.parametrize(
    ("name", "key"), [(n, k) for n in FLOORS["least"] for k in FLOORS["least"][n]]
)
def test_figure_reaches_its_floor(figures, name, key):
    assert figures[name][key] >= FLOORS["least"][name][key]


@pytest.mark.parametrize(
    ("name", "key"), [(n, k) for n in FLOORS["most"] for k in FLOORS["most"][n]]
)
def test_figure_stays_below_its_ceiling(figures, name, key):
    assert figures[name][key] <= FLOORS["most"][name][key]
