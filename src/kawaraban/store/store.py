"""Keeps what a desk has collected and read: captures, articles with versions, failures."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from kawaraban.model.article import Article, Capture
from kawaraban.model.errors import StoreError
from kawaraban.model.outcome import Failed, Known, Seen
from kawaraban.store.capture_files import CaptureFiles
from kawaraban.store.database import Database
from kawaraban.store.rows import (
    Failure,
    article_row,
    capture_row,
    read_article,
    read_capture,
    read_time,
    write_time,
)
from kawaraban.store.schema import ADD_WORDS, FIND_WORDS, articles, captures, failures
from kawaraban.store.words import index_words, match_words

Change = Literal["new", "updated", "same"]
COMPARED = ("text", "title", "published", "modified")


def open_store(folder: Path) -> "Store":
    """Open the store in a desk folder, made where it is missing.

    Raise StoreError when the folder cannot be written to, or the database is damaged or newer.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be made ({error.strerror}); choose a folder you can write to"
        ) from error
    return Store(Database(folder / "desk.db"), CaptureFiles(folder / "captures"))


class Store:
    """A desk's captures, articles and failures; use as a context manager or close it.

    Every method that adds is whole when it returns and may be repeated: killed at any point, what
    was added stays, and adding it again changes nothing.
    """

    def __init__(self, database: Database, files: CaptureFiles) -> None:
        self._database = database
        self._files = files

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def add_capture(self, capture: Capture, is_feed: bool = False) -> bool:
        """Keep a capture; False when the newest of its address has the same bytes."""
        row = capture_row(capture, is_feed)
        self._files.write(row["sha256"], capture.body)
        with self._database.writing() as connection:
            _clear_failure(connection, capture.url)
            newest = (
                sa.select(captures.c.sha256)
                .where(captures.c.url == capture.url)
                .order_by(captures.c.number.desc())
                .limit(1)
            )
            if connection.scalar(newest) == row["sha256"]:
                return False
            added = connection.execute(insert(captures).values(row).on_conflict_do_nothing())
            return added.rowcount > 0

    def known(self) -> Known:
        """Return what collecting needs: every address captured, and the feeds' newest bytes."""
        newest = sa.select(sa.func.max(captures.c.number)).group_by(captures.c.url)
        columns = (captures.c.url, captures.c.etag, captures.c.last_modified, captures.c.sha256)
        with self._database.reading() as connection:
            rows = connection.execute(
                sa.select(*columns, captures.c.number, captures.c.is_feed).where(
                    captures.c.number.in_(newest)
                )
            ).all()
        seen = {row.url: Seen(row.etag, row.last_modified, row.sha256) for row in rows}
        return Known(seen, _Feeds(self, {row.url: row.number for row in rows if row.is_feed}))

    def captures_to_read(self) -> Iterator[Capture]:
        """Yield the page captures that no article was read from yet, oldest first.

        One whose bytes are damaged becomes a failure, and the rest goes on.
        """
        waiting = (
            sa.select(captures)
            .where(captures.c.article.is_(None), captures.c.is_feed.is_(False))
            .order_by(captures.c.number)
        )
        with self._database.reading() as connection:
            rows = connection.execute(waiting).mappings().all()
        for row in rows:
            try:
                yield read_capture(row, self._files.read(row["sha256"]))
            except StoreError as error:
                failed = Failed(row["url"], row["source"], str(error))
                self._add_read_failure(failed, row["fetched_utc"], "")

    def read_captures(self, source: str, without: Collection[str], most: int) -> list[Capture]:
        """Return the newest captures that articles of a source were read from, one an article.

        Articles with their id in `without` are passed over, and so are captures whose bytes are
        damaged.
        """
        newest = sa.func.max(captures.c.number)
        numbers = (
            sa.select(newest)
            .where(captures.c.source == source, captures.c.is_feed.is_(False))
            .where(captures.c.article != "", captures.c.article.not_in(without))
            .group_by(captures.c.article)
            .order_by(newest.desc())
            .limit(most)
        )
        with self._database.reading() as connection:
            found = connection.scalars(numbers).all()
        read: list[Capture] = []
        for number in found:
            with suppress(StoreError):
                read.append(self.feed_capture(number))
        return read

    def capture_body(self, sha256: str) -> bytes:
        """Return captured bytes by their hash."""
        return self._files.read(sha256)

    def add_article(self, article: Article) -> Change:
        """Keep an article, as a new version where the newest of its address differs."""
        row = article_row(article)
        with self._database.writing() as connection:
            _mark_read(connection, article.capture, article.id)
            newest = connection.execute(
                sa.select(articles)
                .where(articles.c.id == article.id)
                .order_by(articles.c.version.desc())
                .limit(1)
            ).mappings()
            earlier = newest.one_or_none()
            if earlier and all(earlier[name] == row[name] for name in COMPARED):
                return "same"
            row["version"] = earlier["version"] + 1 if earlier else 1
            number = connection.execute(sa.insert(articles).values(row)).inserted_primary_key
            assert number is not None, "one row was inserted"
            words = {"title": index_words(article.title), "text": index_words(article.text)}
            connection.execute(sa.text(ADD_WORDS), {"number": number[0], **words})
            return "updated" if earlier else "new"

    def articles(self, start: date | None = None, end: date | None = None) -> tuple[Article, ...]:
        """Return the newest version of each article, by time, those without a date last.

        With `start` or `end` (days in UTC, both included) only articles dated within them.
        """
        wanted = sa.select(articles).where(_is_newest())
        if start:
            wanted = wanted.where(articles.c.published >= start.isoformat())
        if end:
            wanted = wanted.where(articles.c.published < (end + timedelta(days=1)).isoformat())
        return self._articles(
            wanted.order_by(articles.c.published.is_(None), articles.c.published, articles.c.id)
        )

    def article(self, article_id: str) -> Article | None:
        """Return the newest version of an article, or None."""
        found = self.versions(article_id)
        return found[-1] if found else None

    def versions(self, article_id: str) -> tuple[Article, ...]:
        """Return every version of an article, oldest first."""
        wanted = sa.select(articles).where(articles.c.id == article_id)
        return self._articles(wanted.order_by(articles.c.version))

    def search(self, words: str) -> tuple[Article, ...]:
        """Return the articles with every one of these words in title or text, best match first."""
        wanted = match_words(words)
        if not wanted:
            return ()
        with self._database.reading() as connection:
            numbers = connection.scalars(sa.text(FIND_WORDS), {"wanted": wanted}).all()
            rows = {
                row["number"]: row
                for n in range(0, len(numbers), 500)
                for row in connection.execute(
                    sa.select(articles).where(
                        _is_newest(), articles.c.number.in_(numbers[n : n + 500])
                    )
                ).mappings()
            }
        return tuple(read_article(rows[number]) for number in numbers if number in rows)

    def add_failure(self, failed: Failed, when: datetime, capture: str = "") -> None:
        """Keep what failed at an address, in place of what failed there before.

        With the hash of a `capture` it is one that no article could be read from; it is not given
        to read again.
        """
        if capture:
            self._add_read_failure(failed, write_time(when) or "", capture)
        else:
            with self._database.writing() as connection:
                _put_failure(connection, failed, "collect", write_time(when) or "")

    def clear_failure(self, url: str) -> None:
        """Forget that an address could not be fetched: it answered."""
        with self._database.writing() as connection:
            _clear_failure(connection, url)

    def failures(self) -> tuple[Failure, ...]:
        """Return what fails now, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                sa.select(failures).order_by(failures.c.failed_utc.desc(), failures.c.url)
            ).all()
        return tuple(
            Failure(row.url, row.source, row.reason, when, row.stage)
            for row in rows
            if (when := read_time(row.failed_utc))
        )

    def counts(self) -> dict[str, int]:
        """Return how many captures, unread captures, articles, versions, undated, failures."""
        newest = sa.select(sa.func.count()).select_from(articles).where(_is_newest())
        pages = sa.select(sa.func.count()).select_from(captures)
        pages = pages.where(captures.c.is_feed.is_(False))
        asked = {
            "captures": sa.select(sa.func.count()).select_from(captures),
            "unread": pages.where(captures.c.article.is_(None)),
            "articles": newest,
            "versions": sa.select(sa.func.count()).select_from(articles),
            "undated": newest.where(articles.c.published.is_(None)),
            "failures": sa.select(sa.func.count()).select_from(failures),
        }
        with self._database.reading() as connection:
            return {name: connection.scalar(query) or 0 for name, query in asked.items()}

    def feed_capture(self, number: int) -> Capture:
        """Return the capture in a row, with its bytes."""
        with self._database.reading() as connection:
            row = (
                connection.execute(sa.select(captures).where(captures.c.number == number))
                .mappings()
                .one()
            )
        return read_capture(row, self._files.read(row["sha256"]))

    def _articles(self, wanted: sa.Select[tuple[object, ...]]) -> tuple[Article, ...]:
        with self._database.reading() as connection:
            return tuple(read_article(row) for row in connection.execute(wanted).mappings())

    def _add_read_failure(self, failed: Failed, when: str, capture: str) -> None:
        with self._database.writing() as connection:
            _mark_read(connection, capture, "")
            _put_failure(connection, failed, "read", when)


class _Feeds(Mapping[str, Capture]):
    """The newest capture of each feed, its bytes read when asked for."""

    def __init__(self, store: Store, numbers: dict[str, int]) -> None:
        self._store = store
        self._numbers = numbers

    def __getitem__(self, url: str) -> Capture:
        try:
            return self._store.feed_capture(self._numbers[url])
        except StoreError as error:  # damaged: the feed is then fetched whole again
            raise KeyError(url) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def _is_newest() -> sa.ColumnElement[bool]:
    other = articles.alias()
    newest = sa.select(sa.func.max(other.c.version)).where(other.c.id == articles.c.id)
    return articles.c.version == newest.scalar_subquery()


def _mark_read(connection: sa.Connection, sha256: str, article: str) -> None:
    """Note which article captures were read as; what failed to be read there before is over."""
    if not sha256:
        return
    is_read = sa.and_(captures.c.sha256 == sha256, captures.c.article.is_(None))
    if article:
        urls = sa.select(captures.c.url).where(captures.c.sha256 == sha256)
        over = sa.and_(failures.c.url.in_(urls), failures.c.stage == "read")
        connection.execute(sa.delete(failures).where(over))
    connection.execute(sa.update(captures).where(is_read).values(article=article))


def _put_failure(connection: sa.Connection, failed: Failed, stage: str, when: str) -> None:
    values = {"source": failed.source, "reason": failed.reason, "failed_utc": when}
    added = insert(failures).values(url=failed.url, stage=stage, **values)
    connection.execute(added.on_conflict_do_update(index_elements=["url", "stage"], set_=values))


def _clear_failure(connection: sa.Connection, url: str) -> None:
    over = sa.and_(failures.c.url == url, failures.c.stage == "collect")
    connection.execute(sa.delete(failures).where(over))
