"""Sentences that point at the one before, in words of our own."""

import pytest

from kawaraban.draft.headline import make_headline
from kawaraban.draft.order import fronted
from kawaraban.draft.pointers import has_subject, owes_next, points_back
from kawaraban.text.parser import has_parser
from kawaraban.text.tense import lies_ahead

pytestmark = pytest.mark.skipif(not has_parser(), reason="needs the extra parser")


@pytest.mark.parametrize(
    "text",
    [
        "Four fifths of the larger sum is a loan on soft terms.",
        "The three set up a standing forum on ferries.",
        "Three are over 90 years old.",
        "Two of them said that the port would stay shut.",
        "Firms are forbidden from making money available to them.",
        "Nothing suggests that the levy helped or hindered this.",
        "The harbour master said afterwards that the pier was safe.",
        "According to the Tidal Post, under the second, 90 million euros would go to ferries.",
        "The guild said it would put forward ideas after the summer.",
    ],
)
def test_a_sentence_that_leans_points_back(text):
    assert points_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "The port was shut on 4 May.",
        "The two countries agreed to reopen the border.",
        "One of the sailors said that 80 boats were lost.",
        "The lower house passed the bill.",
        "Turnout was 44.1 per cent, up from 43.8 per cent.",
        "Police arrested three men and charged two of them.",
        "A report that was published on 4 May blames the crane.",
    ],
)
def test_a_whole_sentence_does_not_point_back(text):
    assert not points_back(text)


def test_what_the_next_sentence_takes_back_owes_it():
    assert owes_next("The money still needs the approval of the council.")
    assert not owes_next("The money comes from the harbour fund.")


def test_a_fragment_has_no_subject():
    assert not has_subject("Not to be mixed up with the tram plan.")
    assert has_subject("The tram plan was dropped.")


def test_what_came_before_goes_first_and_nothing_is_lost():
    text = "The council closed the pier for three hours on 22 May after two barges hit its pillars in fog."
    assert list(fronted(text)) == []  # "its": the pier is named only behind it
    text = "The council closed the pier for three hours on 22 May after two barges hit a pillar in fog."
    assert list(fronted(text)) == [
        "After two barges hit a pillar in fog, the council closed the pier for three hours on 22 May."
    ]


@pytest.mark.parametrize(
    ("lead", "headline"),
    [
        (
            "On 19 May the league added 17 people to its ferry list.",
            "League adds 17 people to ferry list",
        ),
        (
            "Four pilots familiar with the chart said on 8 May that the guild is considering a ban on night "
            "crossings.",
            "Guild considers ban on night crossings, pilots say",
        ),
    ],
)
def test_a_headline_keeps_who_says_so(lead, headline):
    assert make_headline(lead) == headline


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The cabinet approved the plan on Monday.", False),
        ("They counted ballots from 12 wards on Monday.", False),
        ("They will meet on Monday.", True),
        ("The levy applies from Monday.", True),
        ("Rain is expected on Monday.", True),
        ("The strike planned by the union began on Monday.", False),
    ],
)
def test_the_verb_of_a_day_tells_whether_it_lies_ahead(text, ahead):
    assert lies_ahead(text, text.index("Monday")) is ahead
