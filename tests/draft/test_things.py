"""What "It" means is the one thing before it that can do so; else nothing is named."""

import pytest

from kawaraban.draft.things import thing_meant, things_in

pytest.importorskip("spacy")


@pytest.mark.parametrize(
    ("before", "sentence", "meant"),
    [
        (
            "The protocol was initialled by envoys.",
            "It provides no access for trawlers.",
            "The protocol",
        ),
        (
            "The chamber passed a bill on freight rates.",
            "It was approved by 44 votes to 29.",
            "The bill",
        ),
        (
            "The drone crossed the coast near the cape.",
            "It reached a point 8 km inland.",
            "The drone",
        ),
        (
            "The court annulled the licence for the dam.",
            "It gave the government a year.",
            "The court",
        ),
        ("The ministry and the bank agreed on a plan.", "It said the money was there.", ""),
        ("A treaty replaced the old accord.", "It expires in 2030.", ""),
        ("The minister visited the province of Arda.", "It did not give any figure.", ""),
        ("The protocol was initialled by envoys.", "It was the third in a year.", ""),
    ],
)
def test_it_is_the_only_thing_that_can_do_so(before, sentence, meant):
    assert thing_meant(sentence, things_in(before)) == meant


def test_a_person_is_no_thing():
    assert things_in("Aldo said that it was late.", ("Aldo",)) == ()
