"""Edits keep a sentence true, or refuse it."""

from datetime import date

import pytest

from kawaraban.draft.edits import house_style, strip_opening, whole_dates

WEDNESDAY = date(2024, 11, 6)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("They met on Monday.", "They met on 4 November."),
        ("Monday's vote was close.", "The 4 November vote was close."),
        ("They met yesterday in Lima.", "They met on 5 November in Lima."),
        (
            "The ministry said on Tuesday that it would appeal.",
            "The ministry said on 5 November that it would appeal.",
        ),
        ("They will meet on Monday.", "They will meet on 11 November."),
        ("They were to meet on Monday.", None),
        ("They met in August last year.", "They met in August 2023."),
        ("Exports fell last month.", "Exports fell in October."),
        ("They lost in last month's election.", "They lost in the October election."),
        ("They met on November 4, 2024, in Lima.", "They met on 4 November, in Lima."),
        ("A day earlier they had met.", None),
        ('He said "we meet on Monday" and left.', 'He said "we meet on Monday" and left.'),
        ("They met last Friday, 1 November.", "They met on 1 November."),
        ("It opens on Saturday next week.", "It opens on 16 November."),
        ("He leaves office next week.", "He leaves office."),
        ("It may be signed on Friday in Lima.", "It may be signed on 8 November in Lima."),
        ("The meeting could be held on Thursday.", "The meeting could be held on 7 November."),
        ("The board has promised results by Tuesday.", None),
        ("Talks have been put back to Friday.", "Talks have been put back to 8 November."),
        ("Sales were 9% more than a year ago.", "Sales were 9% more than a year earlier."),
        (
            "A text signed on Friday lowers the price.",
            "A text signed on 1 November lowers the price.",
        ),
        (
            "The cabinet approved the plan on Monday.",
            "The cabinet approved the plan on 4 November.",
        ),
        (
            "The board recounted ballots from 12 wards on Monday.",
            "The board recounted ballots from 12 wards on 4 November.",
        ),
        ("They met as planned on Monday.", "They met as planned on 4 November."),
        ("The levy applies from Monday.", "The levy applies from 11 November."),
        ("Talks start on Monday.", None),
        ("The meeting was to be held on Monday.", None),
        ("He dropped a plan to raise the levy on Monday.", None),
        ("They will not go on for now with it.", "They will not go on for now with it."),
        (
            "Voters are registered to vote on Saturday.",
            "Voters are registered to vote on 9 November.",
        ),
    ],
)
def test_times_become_dates_or_the_sentence_is_refused(said, printed):
    assert whole_dates(said, WEDNESDAY) == printed


def test_a_weekday_without_a_day_of_publication_is_refused():
    assert whole_dates("They met on Monday.", None) is None


def test_datelines_and_openings_go():
    assert strip_opening("TOKYO, Nov 11 (Alder Wire) - Japan voted.") == "Japan voted."
    assert strip_opening("However, nobody won.") == "Nobody won."


def test_quoted_words_keep_their_spelling():
    styled = house_style('The center praised "a defense of labor".', {})
    assert styled == "The centre praised 'a defense of labor'."


def test_an_alias_gives_one_name_order():
    assert (
        house_style("Nakatani Gen spoke.", {"Gen Nakatani": ("Nakatani Gen", "中谷元")})
        == "Gen Nakatani spoke."
    )
