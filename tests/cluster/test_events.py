"""Reports of one happening are put together, in any order, with reasons."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kawaraban.cluster.events import find_events
from kawaraban.model.article import Article

WIRE = (
    "LIMA, Nov 15 (Alder Wire) - The fisheries ministers of Peru and Chile signed an agreement on anchovy "
    "quotas on Friday after nine hours of talks.\nPeru will cut its catch by 12 per cent next year, the "
    "ministry said, and Chile by 8 per cent.\nBoat owners in Chimbote called the cut too deep and said they "
    "would ask the courts to stop it before the season opens in April."
)


def article(key, text, day=15, language="en", title=""):
    published = datetime(2024, 11, day, 12, tzinfo=UTC) if day else None
    return Article(
        key,
        text,
        title=title,
        url=f"https://example.org/{key}",
        language=language,
        published=published,
    )


ARTICLES = (
    article("wire", WIRE, title="Peru and Chile sign anchovy pact"),
    article(
        "copy", WIRE.split("\n", 1)[0] + "\n" + WIRE.split("\n")[1], 16, title="Anchovy deal signed"
    ),
    article(
        "own",
        "Chile's catch of anchovy will shrink by 8 per cent under the agreement that its fisheries minister "
        "signed with Peru on 15 November in Lima. Peru goes further and gives up 12 per cent.",
        16,
        title="Chile and Peru agree anchovy quotas",
    ),
    article(
        "other", "A museum of clocks opened in Valparaiso with 300 pieces from a private house.", 15
    ),
    article("undated", "The regional train line to the coast was closed after a landslide.", None),
)


def sets(events):
    return {frozenset(event.articles) for event in events}


def test_reports_of_one_happening_are_one_event():
    events = find_events(ARTICLES)
    assert sets(events) == {
        frozenset({"wire", "copy", "own"}),
        frozenset({"other"}),
        frozenset({"undated"}),
    }


def test_a_near_copy_counts_as_one_origin():
    event = next(e for e in find_events(ARTICLES) if "wire" in e.articles)
    assert set(event.families) == {("wire", "copy"), ("own",)}


def test_a_link_says_what_is_shared():
    event = next(e for e in find_events(ARTICLES) if len(e.articles) > 1)
    link = next(one for one in event.links if one.article == "own")
    assert link.probability > 0.5
    assert {"name", "number"} <= {shared.kind for shared in link.shared}


def test_the_same_words_weeks_apart_are_two_events():
    later = article("later", WIRE.replace("nine", "seven"), 28)
    far = [article("early", "Peru and Chile sign anchovy pact after talks.", 1), later]
    assert len(find_events(far)) == 2


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(ARTICLES))
def test_order_of_arrival_does_not_matter(order):
    assert find_events(order) == find_events(ARTICLES)


def test_no_articles_give_no_events():
    assert find_events(()) == ()
