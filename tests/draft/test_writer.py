"""A model's sentence stands only where it says neither more nor less than its facts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawaraban.draft import retelling
from kawaraban.draft.retelling import find_fault, find_headline_fault
from kawaraban.draft.writer import (
    Fact,
    Proposal,
    Refused,
    facts_of,
    read_answer,
    request_body,
)
from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Item, Sentence
from kawaraban.text.parser import has_parser
from scripted_model import INVENTIONS

needs_parser = pytest.mark.skipif(not has_parser(), reason="needs the extra parser")

TOLD = (
    "Peru’s parliament passed the fisheries bill by 70 votes to 41 on 12 November, Alder Wire reported.",
    "The minister Ana Ruiz did not sign the draft agreement with Chile.",
    "Chile may close the port of Arica if the talks fail, according to Birch Daily.",
    "Ruiz called the vote ‘a clear signal to fishers’ and asked the former governor to resign.",
    "The ministry plans to lift the ban in Callao before the vote, Alder Wire reported.",
    "About 300 boats were held in the port of Callao, and most crews will strike.",
    "On 3 May, Chile sued Peru over the waters near Tacna.",
)
FACTS = tuple(
    Fact(f"f{n}", text, (Evidence("a", text, 0, len(text)),), (n - 1) // 3)
    for n, text in enumerate(TOLD, 1)
)


def fault_of(text, *ids, facts=FACTS, sources=()):
    return find_fault(Proposal(text, ids), facts, sources)


def test_facts_are_the_sentences_in_order():
    item = Item("A headline", ((Sentence("One."), Sentence("Two.")), (Sentence("Three."),)))
    assert [(f.id, f.text, f.paragraph) for f in facts_of(item)] == [
        ("f1", "One.", 0), ("f2", "Two.", 0), ("f3", "Three.", 1),
    ]  # fmt: skip


def test_a_request_is_the_same_bytes_for_the_same_facts():
    body = request_body("m", FACTS, "A headline")
    asked = json.loads(body)
    assert body == request_body("m", FACTS, "A headline")
    assert (asked["model"], asked["temperature"], asked["stream"]) == ("m", 0, False)
    given_facts = json.loads(asked["messages"][1]["content"])["facts"]
    assert given_facts[0] == {"id": "f1", "text": TOLD[0], "words": TOLD[0], "paragraph": 1}


def test_a_second_request_says_what_was_refused_and_why():
    refused = [Refused(Proposal("A boat sank.", ("f1",)), "no fact has the word “sank”")]
    asked = json.loads(request_body("m", FACTS, "A headline", "{}", refused))
    assert [m["role"] for m in asked["messages"]] == ["system", "user", "assistant", "user"]
    assert "no fact has the word “sank”" in asked["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("Sure! Here is your text.", "the answer is no JSON"),
        ("", "the answer is no JSON"),
        ("[" * 5000, "the answer is no JSON"),
        ("[]", "the answer has no list of sentences"),
        ('{"sentences": "all"}', "the answer has no list of sentences"),
        ('{"sentences": []}', "the answer has no sentence with its facts"),
        ('{"sentences": [{"text": "A.", "facts": "f1"}]}', "the answer has no sentence with its facts"),
        ('{"sentences": [{"text": 3, "facts": ["f1"]}]}', "the answer has no sentence with its facts"),
        ('{"sentences": [{"facts": [1]}, null, 7]}', "the answer has no sentence with its facts"),
        ("x" * 70_000, "the answer is longer than 60000 characters"),
        (json.dumps({"sentences": [{}] * 61}), "the answer has no list of sentences"),
    ],
)  # fmt: skip
def test_an_answer_of_another_form_is_of_no_use(answer, fault):
    assert read_answer(answer).fault == fault


def test_a_fence_around_the_answer_is_taken_off():
    found = read_answer(
        '```json\n{"sentences": [{"text": " A  port\\nshut. ", "facts": ["f1"]}]}\n```'
    )
    assert found.sentences == (Proposal("A port shut.", ("f1",)),)


@given(st.one_of(st.text(), st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["sentences", "headline", "text", "facts"]), inner),
).map(json.dumps)))  # fmt: skip
def test_no_answer_breaks_the_reader(text):
    found = read_answer(text)
    assert found.fault or found.sentences or found.headline


@needs_parser
@pytest.mark.parametrize("number", range(len(TOLD)))
def test_a_fact_as_it_is_may_stand(number):
    assert fault_of(TOLD[number], f"f{number + 1}") == ""


@needs_parser
@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Alder Wire reported that Peru’s parliament passed the fisheries bill by 70 votes to 41 on 12 November.", ["f1"]),
        ("According to Birch Daily, Chile may close the port of Arica if the talks fail.", ["f3"]),
        ("If the talks fail, Chile may close the port of Arica, according to Birch Daily.", ["f3"]),
        ("The draft agreement with Chile was not signed by the minister Ana Ruiz.", ["f2"]),
        ("Chile sued Peru on 3 May over the waters near Tacna.", ["f7"]),
        ("Peru was sued by Chile on 3 May over the waters near Tacna.", ["f7"]),
        ("The minister Ana Ruiz did not sign the draft agreement with Chile, and Chile may close the port "
         "of Arica if the talks fail, according to Birch Daily.", ["f2", "f3"]),
    ],
)  # fmt: skip
def test_a_fact_told_another_way_may_stand(text, ids):
    assert fault_of(text, *ids) == ""


@needs_parser
@pytest.mark.parametrize("kind", INVENTIONS)
def test_nothing_invented_may_stand(kind):
    made = [(INVENTIONS[kind](fact.text), fact) for fact in FACTS]
    made = [(text, fact) for text, fact in made if text and text != fact.text]
    assert made, "no fact of this test can be changed so"
    stood = [text for text, fact in made if not fault_of(text, fact.id)]
    assert stood == []


@needs_parser
@pytest.mark.parametrize(
    ("text", "ids", "said"),
    [
        ("A boat sank.", ["f9"], "there is no fact f9"),
        ("A boat sank.", [], "it names no fact"),
        (TOLD[0], ["f1", "f3"], "only neighbours"),
        (TOLD[0], ["f1", "f2", "f3", "f4"], "only neighbours"),
        ("The minister Ana Ruiz did not sign it.", ["f2"], "it drops “draft”"),
        ("Peru sued Chile over the waters near Tacna on 3 May.", ["f7"], "no fact says so"),
        ("On 12 November, Chile sued Peru over the waters near Tacna.", ["f7"], "no fact has the word “12”"),
        ("Birch Daily may close the port of Arica if the talks fail, according to Chile.", ["f3"], "no fact says so"),
        ("The minister Ana Ruiz may sign the draft agreement with Chile, and Chile did not close the port of "
         "Arica if the talks fail, according to Birch Daily.", ["f2", "f3"], "no fact says so"),
        ("Ruiz called the vote ‘a clear signal’ and asked the former governor to resign.", ["f4"], "quotes"),
        ("Ruiz called the vote ‘a clear signal to fishers’ and asked the former governor ' to resign\".", ["f4"], ""),
    ],
)  # fmt: skip
def test_a_refusal_says_why(text, ids, said):
    fault = fault_of(text, *ids)
    assert fault
    assert said in fault


@needs_parser
def test_a_lead_is_shorter_than_other_sentences():
    text = f"The port of {' and '.join(['Arica'] * 14)} was shut."
    facts = tuple(Fact(f"f{n}", text, (), 0) for n in (1, 2))
    assert len(text.split()) == 32
    assert fault_of(text, "f1", facts=facts) == "it has more than 30 words"
    assert fault_of(text, "f2", facts=facts) == ""


@needs_parser
def test_a_source_is_not_copied_at_length():
    source = "He said the old wooden boats were slowly towed into harbour."
    facts = (Fact("f1", "The old wooden boats were slowly towed into harbour.", (), 0),)
    assert "words of a source in a row" in fault_of(
        facts[0].text, "f1", facts=facts, sources=[source]
    )


def test_without_the_parser_nothing_stands(monkeypatch):
    monkeypatch.setattr(retelling, "read_relations", lambda text: None)
    assert fault_of(TOLD[1], "f2") == "the extra parser is missing"


@needs_parser
@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("Peru’s parliament passes the fisheries bill", ""),
        ("Parliament of Peru passes the bill by 70 votes to 41", ""),
        ("Peru’s parliament passes the fisheries bill.", "a stop"),
        ("Peru’s parliament rejects the fisheries bill", "no “rejects”"),
        ("Peru’s parliament passes the fisheries bill by 71 votes", "no “71”"),
        ("Chile’s parliament passes the fisheries bill", "no “Chile"),
        ("Peru’s parliament will pass the fisheries bill", "“will”"),
        ("The fisheries bill passes Peru’s parliament", "does not say so"),
        ("Peru’s parliament passes the fisheries bill by 41 votes to 70", "does not say so"),
        ("Fisheries bill", "no verb"),
        ("Peru’s parliament passes the fisheries bill ‘by 70 votes’", "quotation"),
        (
            "Peru’s parliament passes the bill, the bill, the bill, the bill, the bill",
            "more than 12",
        ),
    ],
)
def test_a_headline_says_what_the_first_fact_says(headline, said):
    fault = find_headline_fault(
        Proposal(headline, ("f1",)), FACTS, "Peru passes bill", ["Alder Wire"]
    )
    assert (said in fault) if said else not fault


@needs_parser
def test_a_headline_keeps_what_bounds_the_first_fact():
    facts = FACTS[1:]
    for headline in ("Minister Ana Ruiz signs draft agreement", "Ana Ruiz does not sign agreement"):
        assert find_headline_fault(Proposal(headline, ("f2",)), facts, "", [])
    assert find_headline_fault(Proposal("Chile sues", ("f3",)), FACTS, "", [])
