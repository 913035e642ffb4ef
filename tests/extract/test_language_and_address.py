"""Which language a text is in, and which address stands for a page."""

import pytest

from kawaraban.extract.canonical import canonical_address
from kawaraban.extract.language import find_language

ENGLISH = "The minister left the talks early on Tuesday, officials of both sides said."
FRENCH = "Le ministre a quitté la réunion plus tôt que prévu, selon des responsables."


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("外務省は会談したと発表した。", "en", "ja"),
        ("日本外务省宣布两国外长举行会谈。", "", "zh"),
        ("日本外务省宣布，《となりの》电影节将于明年一月在东京举行，两国外长将出席开幕式。", "", "zh"),
        ("외무성은 회담했다고 발표했다.", "en", "ko"),
        (ENGLISH + " The paper 港新報 said so too.", "", "en"),
        (FRENCH, "", "fr"),
        (ENGLISH, "", "en"),
        (FRENCH, "fr-CA", "fr"),
        ("", "", "fr"),
    ],
)  # fmt: skip
def test_language_is_found(text, stated, language):
    assert find_language(text, stated, ("fr", "ja")) == language


def test_unknown_language_of_the_beat_is_no_error():
    assert find_language(ENGLISH, "", ("tlh",)) == "en"


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("", "https://ledger.example/a?id=3"),
        ("/b", "https://ledger.example/b"),
        ("https://www.ledger.example/b?utm_source=x", "https://www.ledger.example/b"),
        ("https://other.example/b", "https://ledger.example/a?id=3"),
        ("https://ledger.example/", "https://ledger.example/a?id=3"),
        ("http://[", "https://ledger.example/a?id=3"),
    ],
)
def test_stated_address_counts_where_it_can_be_true(stated, address):
    final_url = "https://ledger.example/a?id=3&utm_medium=mail&fbclid=1#top"
    assert canonical_address(final_url, stated) == address
