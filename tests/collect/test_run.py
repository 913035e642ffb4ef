"""Collecting a beat: each result as it comes, nothing lost, nothing stored twice."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kawaraban.collect.run import collect, collect_pages
from kawaraban.model.outcome import Failed, Fetched, Known, Seen, Unchanged
from kawaraban.model.source import Source


def ledger(*feeds: str, key: str = "ledger") -> Source:
    return Source(key, "The Tokyo Ledger", feeds)


def knowing(outcomes) -> Known:
    """What a desk knows after these outcomes were saved."""
    captures = [(one.capture, one.is_feed) for one in outcomes if isinstance(one, Fetched)]
    seen = {c.url: Seen(c.etag, c.last_modified, c.sha256) for c, _ in captures}
    return Known(seen, {c.url: c for c, feed in captures if feed})


@pytest.fixture
def gather(settings, now):
    def run(*sources, known=None, **changes):
        return list(collect(sources, known or Known(), replace(settings, **changes), now))

    return run


def addresses(outcomes, kind=Fetched) -> list[str]:
    return [one.capture.url if kind is Fetched else one.url
            for one in outcomes if isinstance(one, kind)]  # fmt: skip


def test_feed_and_its_pages_are_fetched(site, gather):
    pages = [site.put_page("/a"), site.put_page("/b", "Another report.")]
    feed = site.put_feed("/feed", *pages)
    outcomes = gather(ledger(feed))
    assert addresses(outcomes) == [feed, *pages]
    assert [one.is_feed for one in outcomes] == [True, False, False]
    assert outcomes[1].capture.entry.published == datetime(2024, 11, 19, 1, tzinfo=UTC)
    assert outcomes[1].capture.source == "ledger"


def test_dead_feed_does_not_stop_the_others(site, gather, dead_url):
    feed = site.put_feed("/feed", site.put_page("/a"))
    outcomes = gather(ledger(dead_url, key="dead"), ledger(feed))
    failed = [one for one in outcomes if isinstance(one, Failed)]
    assert [(one.url, one.source) for one in failed] == [(dead_url, "dead")]
    assert len(addresses(outcomes)) == 2


def test_missing_page_does_not_stop_the_others(site, gather):
    feed = site.put_feed("/feed", site.url + "/gone", site.put_page("/b"))
    outcomes = gather(ledger(feed))
    assert addresses(outcomes, Failed) == [site.url + "/gone"]
    assert site.url + "/b" in addresses(outcomes)


def test_empty_feed_is_a_failure_and_is_not_kept(site, gather):
    feed = site.put_feed("/feed")
    (outcome,) = gather(ledger(feed))
    assert "lists no pages" in outcome.reason


def test_page_of_30_megabytes_is_left_and_the_rest_goes_on(site, gather):
    big = site.put("/big", b"x" * 30_000_000)
    outcomes = gather(ledger(site.put_feed("/feed", big, site.put_page("/b"))))
    assert addresses(outcomes, Failed) == [big]
    assert site.url + "/b" in addresses(outcomes)


def test_second_run_fetches_nothing_again(site, gather):
    page = site.put_page("/a")
    feed = site.put_feed("/feed", page)
    second = gather(ledger(feed), known=knowing(gather(ledger(feed))))
    assert second == [Unchanged(feed, "ledger"), Unchanged(page, "ledger")]


def test_changed_page_of_an_unchanged_feed_is_noticed(site, gather):
    page = site.put_page("/a")
    feed = site.put_feed("/feed", page)
    known = knowing(gather(ledger(feed)))
    site.put_page("/a", "Corrected report.")
    second = gather(ledger(feed), known=known)
    assert addresses(second) == [page]
    assert addresses(second, Unchanged) == [feed]


def test_page_that_failed_is_tried_again_when_the_feed_is_unchanged(site, gather):
    page = site.url + "/late"
    feed = site.put_feed("/feed", page)
    known = knowing(gather(ledger(feed)))
    site.put_page("/late")
    assert addresses(gather(ledger(feed), known=known)) == [page]


def test_feed_whose_bytes_are_lost_is_fetched_whole(site, gather):
    feed = site.put_feed("/feed", site.put_page("/a"))
    known = knowing(gather(ledger(feed)))
    again = gather(ledger(feed), known=Known(known.seen, {}))
    assert feed in addresses(again)


def test_interrupt_keeps_what_was_yielded_and_the_next_run_does_the_rest(
    site, settings, gather, interrupted_now
):
    pages = [site.put_page(f"/{n}", f"Report {n}.") for n in range(6)]
    source = ledger(site.put_feed("/feed", *pages))
    kept = []
    with pytest.raises(KeyboardInterrupt):
        save(collect([source], Known(), settings, interrupted_now), kept)
    rest = gather(source, known=knowing(kept))
    assert 0 < len(kept) < 7
    assert sorted(addresses(kept)[1:] + addresses(rest)) == sorted(pages)


def save(outcomes, kept):
    """Keep each outcome as it comes, as a caller does."""
    for outcome in outcomes:
        kept.append(outcome)


@pytest.fixture
def interrupted_now(now):
    """A clock under which Ctrl-C is pressed at the fourth capture."""
    calls = []

    def tell():
        calls.append(1)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return now()

    return tell


def test_caller_may_stop_early(site, settings, now):
    pages = [site.put_page(f"/{n}", f"Report {n}.") for n in range(6)]
    outcomes = collect([ledger(site.put_feed("/feed", *pages))], Known(), settings, now)
    assert isinstance(next(outcomes), Fetched)
    outcomes.close()


def test_page_in_two_feeds_is_fetched_once(site, gather):
    page = site.put_page("/a")
    outcomes = gather(ledger(site.put_feed("/1", page), site.put_feed("/2", page)))
    assert addresses(outcomes).count(page) == 1


def test_number_of_pages_and_their_age_are_limited(site, gather):
    feed = site.put_feed("/feed", *[site.put_page(f"/{n}", f"R {n}") for n in range(5)])
    assert len(addresses(gather(ledger(feed), pages_per_source=2))) == 3
    assert len(addresses(gather(ledger(feed), since=datetime(2024, 11, 20, tzinfo=UTC)))) == 1


def test_listed_addresses_are_fetched_and_a_feed_among_them_followed(site, settings, now):
    page, other = site.put_page("/a"), site.put_page("/b", "Other.")
    feed = site.put_feed("/feed", page)
    found = list(collect_pages([feed, other], Known(), settings, now))
    assert sorted(addresses(found)) == sorted([feed, page, other])
