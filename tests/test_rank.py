"""Ranking: each point with its reason, stories, what a period lacks, why and why not."""

from datetime import UTC, datetime

import pytest

from kawaraban.cluster.events import find_events
from kawaraban.model.article import Article
from kawaraban.model.errors import ConfigError
from kawaraban.model.issue import Issue, Item, Sentence
from kawaraban.model.source import Beat, Period, Source
from kawaraban.rank import rank_events, unseen
from kawaraban.workflow.drafting import Month
from kawaraban.workflow.explaining import why, why_not

BEAT = Beat(
    "delta",
    "Delta Digest",
    subjects=("Avalon",),
    watched={"Avalon": 2.0, "ferry": 1.0, "grain": 1.0},
    sources=(
        Source("a", "Avalon Wire", ("http://127.0.0.1/a.xml",)),
        Source("b", "Quiet Post", ()),
    ),
    items=1,
)
PERIOD = Period(datetime(2025, 3, 1, tzinfo=UTC).date(), datetime(2025, 3, 31, tzinfo=UTC).date())


def article(key, title, text, day, publisher="Avalon Wire", kind="newspaper", language="en"):
    published = datetime(2025, 3, day, 9, tzinfo=UTC)
    return Article(
        key, text, title, f"https://a.example/{key}", publisher, kind, language, published=published
    )


FERRY = article(
    "f1",
    "Avalon's transport minister signs ferry agreement with Lyonesse",
    "Avalon's transport minister, Ida Brandt, signed a ferry agreement with Lyonesse on Monday. It runs for five years.",
    3,
)
FERRY_OFFICIAL = article(
    "f2",
    "Avalon and Lyonesse sign ferry agreement",
    "Avalon's Transport Minister Ida Brandt and her colleague signed the ferry agreement on 3 March in Porthaven.",
    3,
    "Ministry of Transport",
    "official",
)
RAIN = article(
    "r1",
    "Rain in Avalon",
    "It rained in Avalon for nine days, the weather office said on Friday.",
    14,
)
SPORT = article(
    "s1", "Cup goes to the north", "The northern club won the cup on Sunday after extra time.", 9
)
ARTICLES = {a.id: a for a in (FERRY, FERRY_OFFICIAL, RAIN, SPORT)}


@pytest.fixture(scope="module")
def month():
    found = find_events(tuple(ARTICLES.values()), {})
    ranked = rank_events(found, ARTICLES, BEAT)
    kept = {one.event.id for one in ranked}
    others = tuple(e for e in found if e.id not in kept)
    return Month(ranked, ARTICLES, 0, others, unseen(BEAT, tuple(ARTICLES.values()), ranked))


def test_points_add_up_to_the_score(month):
    for one in month.events:
        assert abs(sum(point.points for point in one.points) - one.score) < 0.05
        assert tuple(point.reason for point in one.points) == one.reasons


def test_office_kind_and_official_source_count(month):
    reasons = month.events[0].reasons
    assert any(reason.startswith("minister: ") for reason in reasons)
    assert "kind: agreement" in reasons
    assert "official: Ministry of Transport" in reasons


def test_what_an_earlier_issue_told_counts_half():
    found = find_events((FERRY,), {})
    told = Issue("", "delta", PERIOD, (Item(FERRY.title, ((Sentence(FERRY.text),),)),))
    fresh, again = (rank_events(found, ARTICLES, BEAT, earlier)[0] for earlier in ((), (told,)))
    assert again.score == pytest.approx(fresh.score / 2, abs=0.01)
    assert "earlier issue" in again.reasons[-1]


def test_the_period_says_what_it_lacks(month):
    assert month.lacks == ("watched, but in no event: grain", "silent in this period: Quiet Post")


def test_why_lists_the_points(month):
    lines = why(month, "1")
    assert "ferry agreement" in lines[0]
    assert lines[-1].strip().startswith(f"{month.events[0].score:.2f}")


def test_why_not_says_what_keeps_an_event_out(month):
    assert "prints 1 item" in why_not(month, "Rain in", BEAT, PERIOD)[1]
    assert "not of the beat" in why_not(month, "Cup goes", BEAT, PERIOD)[1]
    assert "in the issue" in why_not(month, "1", BEAT, PERIOD)[1]


def test_words_that_mean_no_event_are_refused(month):
    with pytest.raises(ConfigError, match="no event"):
        why(month, "volcano")
