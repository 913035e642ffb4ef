"""Keeping captures and articles: nothing lost, nothing twice, found again."""

import multiprocessing
import os
import signal
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kawaraban.model.article import Article, Capture, FeedEntry, article_id
from kawaraban.model.errors import StoreError
from kawaraban.model.outcome import Failed, Seen
from kawaraban.store import open_store

NOW = datetime(2024, 11, 20, 9, 0, tzinfo=UTC)
URL = "https://ledger.example/boats"
ENTRY = FeedEntry(URL, "Boats", datetime(2024, 11, 19, 1, 0, tzinfo=UTC))
CAPTURE = Capture(URL, URL + "?x", NOW, "text/html", b"<p>1</p>", "ledger", '"1"', "L", ENTRY)
ARTICLE = Article(
    article_id(URL),
    "Two boats will be handed over.\n防衛省は巡視船の供与を発表した。",
    "Boats for Palau",
    URL,
    "The Tokyo Ledger",
    "wire",
    "en",
    "Aiko Marsh",
    datetime(2024, 11, 19, 1, 0, tzinfo=UTC),
    "json-ld",
    0.95,
    datetime(2024, 11, 20, 1, 0, tzinfo=UTC),
    capture=CAPTURE.sha256,
    warnings=("dates differ",),
)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "desk") as opened:
        yield opened


def later(capture: Capture, body: bytes, hours: int = 1) -> Capture:
    return replace(capture, body=body, fetched_utc=capture.fetched_utc + timedelta(hours=hours))


def dated(name: str, day: datetime | None, text: str = "Text.") -> Article:
    return Article(article_id(name), text, name, published=day)


def test_capture_comes_back_whole(store):
    assert store.add_capture(CAPTURE)
    assert list(store.captures_to_read()) == [CAPTURE]
    assert store.capture_body(CAPTURE.sha256) == b"<p>1</p>"


def test_newest_pages_of_a_source_come_back_one_an_article(store):
    for name in "abcd":
        capture = replace(CAPTURE, url=URL + name, body=name.encode())
        for one in (capture, later(capture, name.encode() * 2)):
            store.add_capture(one)
            store.add_article(replace(ARTICLE, id=name, capture=one.sha256))
    found = store.read_captures("ledger", {"d"}, 2)
    assert [capture.body for capture in found] == [b"cc", b"bb"]
    assert store.read_captures("wire", (), 2) == []


def test_page_without_article_or_with_damaged_bytes_is_passed_over(store, tmp_path):
    store.add_capture(CAPTURE)
    assert store.read_captures("ledger", (), 3) == []
    store.add_article(ARTICLE)
    (path,) = (one for one in (tmp_path / "desk" / "captures").rglob("*") if one.is_file())
    path.unlink()
    assert store.read_captures("ledger", (), 3) == []


def test_same_bytes_of_an_address_are_kept_once(store):
    assert store.add_capture(CAPTURE)
    assert not store.add_capture(later(CAPTURE, CAPTURE.body))
    assert store.counts()["captures"] == 1


def test_page_that_returns_to_earlier_bytes_is_read_again(store):
    for capture in (CAPTURE, later(CAPTURE, b"2"), later(CAPTURE, CAPTURE.body, 2)):
        assert store.add_capture(capture)
        store.add_article(replace(ARTICLE, text=capture.body.decode(), capture=capture.sha256))
    assert store.article(ARTICLE.id).text == "<p>1</p>"
    assert store.counts() | {"captures": 3, "versions": 3, "unread": 0} == store.counts()


def test_known_tells_the_newest_validators_and_feeds(store):
    feed = Capture("https://ledger.example/feed", "f", NOW, "text/xml", b"<rss/>", "ledger")
    newer = replace(later(CAPTURE, b"2"), etag='"2"')
    store.add_capture(feed, is_feed=True)
    store.add_capture(CAPTURE)
    store.add_capture(newer)
    known = store.known()
    assert known.seen[URL] == Seen('"2"', "L", newer.sha256)
    assert dict(known.feeds) == {feed.url: feed}
    assert list(store.captures_to_read()) == [CAPTURE, newer]


def test_read_capture_is_not_read_again(store):
    store.add_capture(CAPTURE)
    store.add_article(ARTICLE)
    assert list(store.captures_to_read()) == []


def test_article_comes_back_as_it_was(store):
    assert store.add_article(ARTICLE) == "new"
    assert store.articles() == (ARTICLE,)
    assert store.article(ARTICLE.id) == ARTICLE
    assert store.article("unknown") is None


def test_changed_article_is_a_version_of_the_same(store):
    changed = replace(ARTICLE, text="Three boats will be handed over.")
    assert [store.add_article(one) for one in (ARTICLE, ARTICLE, changed)] == [
        "new",
        "same",
        "updated",
    ]
    assert store.articles() == (changed,)
    assert store.versions(ARTICLE.id) == (ARTICLE, changed)


def test_articles_are_given_by_day_and_in_order(store):
    days = [datetime(2024, 11, day, 23, 59, tzinfo=UTC) for day in (3, 1, 2)]
    for day in days:
        store.add_article(dated(str(day.day), day))
    store.add_article(dated("undated", None))
    titles = [article.title for article in store.articles()]
    assert titles == ["1", "2", "3", "undated"]
    found = store.articles(date(2024, 11, 1), date(2024, 11, 2))
    assert [article.title for article in found] == ["1", "2"]
    assert store.counts()["undated"] == 1


@pytest.mark.parametrize(
    "words",
    [
        "boats",
        "BOATS handed",
        '"handed over"',
        "防衛",
        "防衛省",
        "省",
        "省は",
        "巡視船 boats",
        "Palau",
    ],
)
def test_article_is_found_by_its_words(store, words):
    store.add_article(ARTICLE)
    store.add_article(dated("Other", None, "Snow closed the road. 大雪で通行止め。"))
    assert store.search(words) == (ARTICLE,)


@pytest.mark.parametrize(
    "words", ["", "  ", '"', "over handed-not", "衛防", "boat*", "( OR", "NEAR("]
)
def test_words_that_are_not_there_find_nothing(store, words):
    store.add_article(ARTICLE)
    assert store.search(words) == ()


def test_search_finds_the_newest_version_only(store):
    store.add_article(ARTICLE)
    store.add_article(replace(ARTICLE, text="Three ships."))
    assert store.search("handed") == ()
    assert store.search("ships")[0].text == "Three ships."


def test_failure_is_kept_until_the_address_answers(store):
    store.add_failure(Failed(URL, "ledger", "first"), NOW)
    store.add_failure(Failed(URL, "ledger", "second"), NOW)
    assert [(one.url, one.reason, one.failed_utc) for one in store.failures()] == [
        (URL, "second", NOW)
    ]
    store.add_capture(CAPTURE)
    assert store.failures() == ()


def test_unchanged_address_is_no_failure_any_more(store):
    store.add_failure(Failed(URL, "ledger", "down"), NOW)
    store.clear_failure(URL)
    assert store.failures() == ()


def test_capture_that_holds_no_article_is_told_and_not_read_again(store):
    store.add_capture(CAPTURE)
    store.add_failure(Failed(URL, "ledger", "no text"), NOW, CAPTURE.sha256)
    assert list(store.captures_to_read()) == []
    assert [one.stage for one in store.failures()] == ["read"]
    changed = later(CAPTURE, b"2")
    store.add_capture(changed)
    store.add_article(replace(ARTICLE, capture=changed.sha256))
    assert store.failures() == ()


def test_damaged_capture_is_told_and_the_rest_is_read(store, tmp_path):
    good = replace(CAPTURE, url=URL + "2", body=b"2")
    store.add_capture(CAPTURE)
    store.add_capture(good)
    path = tmp_path / "desk" / "captures" / CAPTURE.sha256[:2] / f"{CAPTURE.sha256}.gz"
    path.write_bytes(b"damaged")
    assert list(store.captures_to_read()) == [good]
    assert "gone or damaged" in store.failures()[0].reason
    with pytest.raises(StoreError, match="backup"):
        store.capture_body(CAPTURE.sha256)


def test_captures_are_the_same_file_whenever_written(tmp_path):
    for name in ("one", "two"):
        with open_store(tmp_path / name) as store:
            store.add_capture(CAPTURE)
    one, two = ((tmp_path / name / "captures").rglob("*.gz") for name in ("one", "two"))
    assert next(one).read_bytes() == next(two).read_bytes()


def test_store_opens_again_with_all_it_had(tmp_path):
    with open_store(tmp_path) as store:
        store.add_capture(CAPTURE)
        store.add_article(ARTICLE)
    with open_store(tmp_path) as store:
        assert store.articles() == (ARTICLE,)


def test_two_runs_may_write_at_once(tmp_path):
    with open_store(tmp_path) as one, open_store(tmp_path) as two:
        for n in range(20):
            writer = (one, two)[n % 2]
            writer.add_article(dated(str(n), None))
        assert one.counts()["articles"] == two.counts()["articles"] == 20


def test_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="choose a folder you can write to"):
        open_store(tmp_path / "file" / "desk")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_folder_without_the_right_to_write_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="give yourself the right"):
        open_store(tmp_path)


def test_database_path_that_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "desk.db").mkdir()
    with pytest.raises(StoreError, match=r"desk\.db.*give yourself the right"):
        open_store(tmp_path)


def test_database_of_a_newer_version_is_told(tmp_path):
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / "desk.db") as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema_version'")
    with pytest.raises(StoreError, match=r"newer Kawaraban .*upgrade"):
        open_store(tmp_path)


def test_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "desk.db").write_bytes(b"This is not a database, whatever its name. " * 50)
    with pytest.raises(StoreError, match=r"desk\.db.*backup"):
        open_store(tmp_path)


def test_damaged_database_is_told(tmp_path):
    with open_store(tmp_path) as store:
        for n in range(200):
            store.add_article(dated(str(n), None, "words " * 200))
    path = tmp_path / "desk.db"
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="backup"):
        _read_all(tmp_path)


def _read_all(folder):
    with open_store(folder) as store:
        store.articles()
        store.counts()


def _write_until_killed(folder, told):
    with open_store(folder) as store:
        for n in range(100_000):
            capture = replace(CAPTURE, url=f"{URL}/{n}", body=str(n).encode())
            store.add_capture(capture)
            store.add_article(dated(str(n), None))
            told.send(n)


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
def test_what_was_added_survives_kill_9(tmp_path):
    receiving, sending = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_write_until_killed, args=(tmp_path, sending))
    process.start()
    for _ in range(25):
        last = receiving.recv()
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    while receiving.poll():
        last = receiving.recv()
    with open_store(tmp_path) as store:
        counts = store.counts()
        assert counts["captures"] - last - 1 in (0, 1)
        assert counts["articles"] - last - 1 in (0, 1)
        assert len(list(store.captures_to_read())) == counts["captures"]
        assert store.failures() == ()
