"""Measured quality does not fall below its pinned floors."""

import tomllib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from bench import sample as bench

from drafting.base import load
from drafting.score import draft_event
from drafting.score import figures as drafting_figures
from tripwire.base import read_base
from tripwire.controls import controls
from tripwire.figures import false_alarms, recalls
from tripwire.plant import planted
from tripwire.score import run

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())


def tripwire_figures():
    events = read_base("test")
    cases = [*(case for event in events for case in controls(event)), *planted(events)]
    with ProcessPoolExecutor(2) as executor:
        ours = run("kawaraban", cases, events, executor)
    surface, false = recalls(ours)["all surface"], false_alarms(ours)
    return {
        "surface found": surface.found / surface.planted,
        "surface told apart": surface.told_apart / surface.planted,
        "false errors, near-verbatim": false["near-verbatim, all"].share,
        "false errors, paraphrase": false["paraphrase, all"].share,
    }


def drafted_figures():
    with ProcessPoolExecutor(2) as executor:
        return drafting_figures(list(executor.map(draft_event, load("test"))))


@pytest.fixture(scope="module")
def figures(sample):
    return {
        "extraction": bench.extraction(sample),
        "grouping": bench.grouping(sample),
        "nuggets": bench.nuggets(sample),
        "checking": bench.checking(sample),
        "tripwire": tripwire_figures(),
        "drafting": drafted_figures(),
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
