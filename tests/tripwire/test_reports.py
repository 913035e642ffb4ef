"""Planted errors come back from a Word file and a PDF at their words."""

import pytest

from tripwire.base import read_base
from tripwire.reports import lines_of, score


@pytest.fixture(scope="module")
def event():
    return next(one for one in read_base("dev") if one.id == "d09")


def test_report_has_an_error_in_every_third_sentence(event):
    lines = lines_of(event, 0)
    assert [bool(line.planted) for line in lines[:6]] == [False, True, False, False, True, False]
    assert all(line.planted in line.text for line in lines)


@pytest.mark.parametrize("number", [0, 1])
def test_most_errors_are_found_in_word_and_in_pdf(event, number, tmp_path):
    counted = score(event, number, tmp_path)
    assert counted.planted >= 3
    assert counted.found >= counted.planted / 2
    assert counted.false <= 1
