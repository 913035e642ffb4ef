"""An item prints only what its sources say, in order, with attribution."""

from datetime import UTC, date, datetime

import pytest

from kawaraban.draft.headline import make_headline
from kawaraban.draft.item import LeftOut, write_item
from kawaraban.model.article import Article
from kawaraban.model.event import Event, RankedEvent
from kawaraban.model.source import Beat, Period
from kawaraban.text.parser import has_parser

BEAT = Beat("test", "Test Digest")
NOVEMBER = Period(date(2024, 11, 1), date(2024, 11, 30))
needs_parser = pytest.mark.skipif(not has_parser(), reason="needs the extra parser")


def article(key, text, day=12, publisher="Alder Wire", language="en", title="A title"):
    when = datetime(2024, 11, day, 9, tzinfo=UTC)
    return Article(
        key, text, title, f"https://example.org/{key}", publisher, language=language, published=when
    )


def item_of(*articles, banned=frozenset()):
    families = tuple((a.id,) for a in articles)
    ranked = RankedEvent(
        Event(articles[0].id, tuple(a.id for a in articles), families=families),
        1.0,
        (),
        "The event",
    )
    return write_item(ranked, articles, BEAT, NOVEMBER, banned)


def texts(item):
    return [s.text for paragraph in item.paragraphs for s in paragraph]


def test_a_statement_of_one_outlet_is_attributed():
    item = item_of(
        article(
            "a", "The parliament of Peru passed the fisheries bill by 70 votes to 41 on Tuesday."
        )
    )
    assert texts(item) == [
        "The parliament of Peru passed the fisheries bill by 70 votes to 41 on 12 November, "
        "Alder Wire reported."
    ]


def test_what_two_outlets_say_is_stated_and_cites_both():
    item = item_of(
        article(
            "a", "The parliament of Peru passed the fisheries bill by 70 votes to 41 on Tuesday."
        ),
        article(
            "b",
            "The fisheries bill passed by 70 votes to 41 in the parliament of Peru on Tuesday.",
            12,
            "Birch Daily",
        ),
    )
    (sentence,) = (s for p in item.paragraphs for s in p)
    assert not sentence.text.endswith("reported.")
    assert {e.source for e in sentence.evidence} == {"a", "b"}


def test_a_plan_whose_day_has_passed_is_not_printed():
    item = item_of(
        article(
            "a", "The two countries will hold a joint ceremony at the mine on 24 November.", 20
        ),
        article(
            "b",
            "The envoy of Chile stayed away from the ceremony at the mine on Sunday, the mayor said.",
            25,
        ),
    )
    assert not any("will hold" in text for text in texts(item))


def test_sentences_that_lean_on_the_unsaid_are_not_printed():
    item = item_of(
        article(
            "a",
            "The cabinet of Peru approved a rescue package of 3 billion soles on Tuesday.\n"
            "This was the second of its kind.\nThey called it late.\nUnder that plan farmers get seed.",
        )
    )
    assert len(texts(item)) == 1


def test_an_event_told_in_no_language_we_write_is_left_out_with_the_reason():
    left = item_of(article("a", "政府は12日、経済対策を閣議決定した。", language="ja"))
    assert isinstance(left, LeftOut)
    assert "English" in left.reason


def test_a_banned_sentence_is_not_used():
    words = "The parliament of Peru passed the fisheries bill by 70 votes to 41 on Tuesday."
    assert isinstance(item_of(article("a", words), banned=frozenset({words})), LeftOut)


def test_second_hand_news_keeps_its_first_teller():
    item = item_of(
        article(
            "a",
            "The army would send 300 engineers to the border if the dam broke, Cedar News reported on Tuesday, "
            "citing two officers.\nThe army engineers would bring 40 pumps and a bridge from the southern depot.",
        )
    )
    follow = next(text for text in texts(item) if "40 pumps" in text)
    assert follow.endswith("according to Cedar News.")


@needs_parser
@pytest.mark.parametrize(
    ("lead", "headline"),
    [
        ("Japan's parliament re-elected Shigeru Ishiba as prime minister on 11 November.",
         "Japan's parliament re-elects Shigeru Ishiba as prime minister"),
        ("China will waive visas for Japanese citizens, the foreign ministry said on 22 November.",
         "China to waive visas for Japanese citizens"),
        ("The government will not raise the tax.", None),
        ("The plan could cost 3 billion yen.", None),
        ("An analyst said the army had lost the battle.", None),
    ],
)  # fmt: skip
def test_a_headline_is_told_from_a_plain_clause_only(lead, headline):
    assert make_headline(lead) == headline


def test_a_headline_that_a_check_refused_is_not_used_again():
    source = article(
        "a",
        "The parliament of Peru passed the fisheries bill's second part by 70 votes to 41 on Tuesday.",
        title="Peru's parliament passes fisheries bill",
    )
    first = item_of(source).headline
    second = item_of(source, banned=frozenset([first])).headline
    assert first != second
    assert second


@needs_parser
def test_a_lead_that_fits_thirty_words_goes_before_one_that_does_not():
    long = (
        "The parliament of Peru passed the fisheries bill by 70 votes to 41 on Tuesday with seventeen amendments "
        "on nets and quotas and harbours and licences and crews and engines and landing sites and ice plants."
    )
    short = "The parliament of Peru passed the fisheries bill by 70 votes to 41 on Tuesday."
    item = item_of(
        article("a", long, title="Peru's fisheries bill passes"), article("b", short, 13)
    )
    assert len(texts(item)[0].split()) <= 30


@needs_parser
@pytest.mark.parametrize(
    ("later", "is_kept"),
    [
        ("The president of Peru, Ana Quispe, conceded the vote on Thursday.", False),
        ("The president of Peru, Ana Quispe, has not conceded the vote.", True),
        ("The governor of Junin, Luis Prado, thanked the voters on Thursday.", True),
    ],
)
def test_a_refusal_that_a_later_article_overtakes_is_not_printed(later, is_kept):
    refusal = (
        "The president of Peru held a rally in Lima on Tuesday. "
        "President Ana Quispe told voters in Cusco that she would not concede before a recount."
    )
    item = item_of(article("a", refusal), article("b", later, 14, publisher="Birch Daily"))
    assert any("would not concede" in text for text in texts(item)) is is_kept


@needs_parser
def test_a_formula_of_an_authority_does_not_lead_before_plain_news():
    formula = (
        "The Election Board hereby declares the results of the vote in Peru held on 12 November."
    )
    plain = "Ana Quispe won the vote in Peru on Tuesday with 54 per cent."
    item = item_of(
        article("a", formula, title="Election Board declares results of vote in Peru"),
        article("b", plain, 13, publisher="Birch Daily"),
    )
    assert "won the vote" in texts(item)[0]
