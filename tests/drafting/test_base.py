"""The drafting set itself is in order: terms compile, nuggets match themselves, traps no nugget."""

import re

import pytest

from drafting.base import PARTS, DraftEvent, Nugget, Trap, load
from drafting.score import draft_event, figures

EVENTS = [event for part in PARTS for event in load(part)]
KINDS = [
    "meeting",
    "call",
    "visit",
    "agreement",
    "exercise",
    "launch",
    "incursion",
    "protest",
    "sanction",
    "election",
    "appointment",
    "budget",
    "ruling",
    "statistics",
    "disaster",
    "purchase",
    "aid",
]


def by_id(event: DraftEvent) -> str:
    return event.id


@pytest.mark.parametrize("event", EVENTS, ids=by_id)
def test_articles_are_in_order_and_have_offsets(event):
    days = [article.published for article in event.articles]
    assert days == sorted(days)
    assert all(day is not None and day.tzinfo is not None for day in days)


@pytest.mark.parametrize("event", EVENTS, ids=by_id)
def test_a_nugget_is_told_by_its_own_sentence(event):
    assert [n.fact for n in event.nuggets if not n.is_in(n.fact)] == []
    assert any(nugget.vital for nugget in event.nuggets)


@pytest.mark.parametrize("event", EVENTS, ids=by_id)
def test_no_right_fact_steps_into_a_trap(event):
    facts = [nugget.fact for nugget in event.nuggets]
    assert [(t.why, f) for t in event.traps for f in facts if t.is_in(f)] == []


def test_the_held_back_part_covers_the_kinds_and_shapes():
    test = load("test")
    assert {event.kind for event in test} >= set(KINDS)
    for shape in ("developing", "wire", "contradicting"):
        assert sum(shape in event.shape for event in test) >= 5


def test_no_event_is_in_both_parts():
    texts = [{article.text for article in event.articles} for event in EVENTS]
    assert len(set().union(*texts)) == sum(len(one) for one in texts)


def test_a_trap_is_excused_by_words_that_make_it_right():
    trap = Trap("stale", ("talks", "Thursday"), ("called off",))
    assert trap.is_in("Talks are due on Thursday.")
    assert not trap.is_in("Talks due on Thursday were called off.")


def test_a_nugget_needs_all_its_terms_in_one_sentence():
    nugget = Nugget("Rates rose by 2 points.", ("rates?", re.escape("2 points")))
    assert nugget.is_in("The RATE rose by 2 points")
    assert not nugget.is_in("The rate rose.")


def test_figures_of_nothing_are_nothing():
    assert figures([])["nuggets told"] == 0


def test_an_event_without_english_articles_gives_no_item():
    event = next(e for e in EVENTS if "foreign" in e.shape)
    foreign = tuple(a for a in event.articles if a.language != "en")
    result = draft_event(DraftEvent("x", "visit", (), event.subjects, foreign, event.nuggets))
    assert result.item is None
    assert not any(result.told)
    assert result.left_out
