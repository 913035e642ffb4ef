"""Sentences that lean on their article stand with what they mean, or are not used."""

from datetime import UTC, datetime

import pytest

from kawaraban.draft.candidates import find_candidates
from kawaraban.draft.persons import find_persons
from kawaraban.draft.standing import stands_alone
from kawaraban.model.article import Article
from kawaraban.text.reading import read_article

pytest.importorskip("spacy")


def _texts(text: str) -> list[str]:
    article = Article(
        id="a1", text=text, title="Water talks", url="https://a.example/1", publisher="Harbour Wire",
        publisher_kind="wire", language="en", published=datetime(2024, 11, 6, tzinfo=UTC),
        local_day=datetime(2024, 11, 6, tzinfo=UTC).date(),
    )  # fmt: skip
    reading = read_article(article)
    return [c.text for c in find_candidates([reading], find_persons([reading], {}), {})]


def test_a_quotation_over_two_sentences_keeps_marks_and_speaker():
    told = _texts(
        'Water Minister Ana Rell said talks went on. "We will wait," Rell said. '
        '"The river belongs to all three countries alike. Nothing is settled." Others left.'
    )
    assert "'The river belongs to all three countries alike,' Rell said." in told


def test_the_end_of_a_quotation_gets_its_opening_mark():
    told = _texts(
        '"We have waited long enough. No rate has been set for the year," the agency head, Ana Rell, said.'
    )
    assert any(text.startswith("'No rate has been set for the year,'") for text in told)


def test_she_is_the_person_last_named_where_nobody_else_came_between():
    told = _texts(
        "Water Minister Ana Rell opened the talks in Orsk. The plan covers three rivers. "
        "She wants a treaty by the spring of 2026."
    )
    assert "Ana Rell wants a treaty by the spring of 2026." in told


def test_she_is_nobody_where_another_person_came_between():
    told = _texts(
        "Water Minister Ana Rell opened the talks in Orsk. A farmer blocked the road. "
        "She wants a treaty by the spring of 2026."
    )
    assert not any("wants a treaty" in text for text in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "The border between the two has been closed since January 2024.",
        "Two, from the Green Union, concern the district of Orsk.",
        "Does the tax on salaries, at 150,000 rupees a month.",
        "Following are highlights of the budget for 2026.",
        "Turkey's is four sentences long and praises the truce.",
        "Houses destroyed: 46; damaged: 73 in two districts.",
        "The hauliers want it back at 6,900 a litre.",
        "In a statement by the company, she said that safety came first.",
        "The board hereby declares the results of the vote.",
    ],
)
def test_what_leans_on_words_not_printed_does_not_stand(sentence):
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If she is sworn in, Ana Rell would be the first woman to lead the country.",
        "By its flight profile the vehicle corresponds to the Orlan type.",
        "It is unclear whether the port has opened again.",
        "There was no agreement on the price of gas.",
        "Asked whether the deal could be reopened, the minister said that it was closed.",
        "The delay was due to a gap in radar coverage.",
    ],
)
def test_what_tells_its_own_meaning_stands(sentence):
    assert stands_alone(sentence)
