"""From a feed on this machine to articles in the store: the three stages as a run puts them."""

import os
from datetime import timedelta

import pytest

from kawaraban.collect.loopback import serve_folder
from kawaraban.collect.run import collect
from kawaraban.extract.article import read_article
from kawaraban.model.errors import ExtractError
from kawaraban.model.outcome import Failed, Fetched
from kawaraban.model.source import Source
from kawaraban.store import open_store

TEXT = "The ministry said on Tuesday that report {} had been handed to the harbour board in Koror."


@pytest.fixture
def outlet(tmp_path):
    folder = tmp_path / "outlet"
    folder.mkdir()
    with serve_folder(folder) as url:
        items = ""
        for n in range(5):
            put_page(folder, n, TEXT.format(n))
            items += f"<item><title>Report {n}</title><link>{url}/{n}.html</link></item>"
        feed = f'<rss version="2.0"><channel>{items}</channel></rss>'
        (folder / "feed.xml").write_text(feed)
        yield folder, Source("ledger", "The Tokyo Ledger", (f"{url}/feed.xml",))


def put_page(folder, n, text):
    (folder / f"{n}.html").write_text(f"<html><body><h1>Report {n}</h1><p>{text}</p></body></html>")


@pytest.fixture
def run(tmp_path, settings, now):
    """Run collect and extract into the store as the workflow does; return what it then counts."""

    def go(source, stop_after=99):
        with open_store(tmp_path / "desk") as store:
            for n, outcome in enumerate(collect([source], store.known(), settings, now)):
                if n == stop_after:
                    raise KeyboardInterrupt
                if isinstance(outcome, Fetched):
                    store.add_capture(outcome.capture, outcome.is_feed)
                elif isinstance(outcome, Failed):
                    store.add_failure(outcome, now())
            for capture in store.captures_to_read():
                try:
                    store.add_article(read_article(capture, source, ("en",)))
                except ExtractError as error:
                    failed = Failed(capture.url, capture.source, str(error))
                    store.add_failure(failed, now(), capture.sha256)
            return store.counts()

    return go


def test_second_run_stores_nothing(outlet, run):
    _, source = outlet
    first = run(source)
    assert first == run(source)
    assert (first["captures"], first["articles"], first["unread"], first["failures"]) == (
        6,
        5,
        0,
        0,
    )


def test_updated_page_becomes_a_version(outlet, run):
    folder, source = outlet
    run(source)
    put_page(folder, 3, TEXT.format(3) + " Correction: the board met on Monday.")
    counts = run(source)
    assert (counts["articles"], counts["versions"]) == (5, 6)


def test_page_touched_but_not_changed_is_no_version(outlet, run):
    folder, source = outlet
    first = run(source)
    os.utime(folder / "3.html", (1, 1))
    assert run(source) == first


def test_run_stopped_midway_is_completed_by_the_next(outlet, run):
    _, source = outlet
    with pytest.raises(KeyboardInterrupt):
        run(source, stop_after=3)
    counts = run(source)
    assert (counts["captures"], counts["articles"], counts["unread"]) == (6, 5, 0)


def test_failures_are_counted_and_go_when_mended(outlet, run):
    folder, source = outlet
    page = (folder / "2.html").read_bytes()
    (folder / "2.html").unlink()
    (folder / "4.html").write_text("<html><body></body></html>")
    counts = run(source)
    assert (counts["articles"], counts["failures"]) == (3, 2)
    (folder / "2.html").write_bytes(page)
    put_page(folder, 4, TEXT.format(4))
    counts = run(source)
    assert (counts["articles"], counts["failures"]) == (5, 0)


def test_time_of_fetching_is_never_the_date(outlet, run, tmp_path, now):
    run(outlet[1])
    with open_store(tmp_path / "desk") as store:
        assert {article.published for article in store.articles()} == {None}
        assert store.articles(now().date() - timedelta(9), now().date()) == ()
