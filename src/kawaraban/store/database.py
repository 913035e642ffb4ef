"""Opens a desk's SQLite file, and says in plain words what is wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from kawaraban.model.errors import StoreError
from kawaraban.store.schema import CREATE_WORDS, SCHEMA_VERSION, meta, tables

BUSY_SECONDS = 15.0
NEXT_STEPS = {
    "locked": "another run is writing to it; wait until that is done",
    "readonly": "give yourself the right to write to it",
    "read-only": "give yourself the right to write to it",
    "unable to open": "give yourself the right to write to its folder",
    "full": "make room on the disk",
    "malformed": "it is damaged: put it back from a backup",
    "not a database": "it is damaged or something else: put it back from a backup",
}


class Database:
    """One SQLite file in WAL mode; reads see one moment, writes take their turn."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = sa.create_engine(
            sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS}
        )
        sa.event.listen(self._engine, "connect", _prepare)
        sa.event.listen(self._engine, "begin", _begin)
        try:
            self._set_up()
        except StoreError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection to read by."""
        with self._plain_words(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection to write by; all of the block is kept, or nothing."""
        with self._plain_words(), self._engine.connect() as connection:
            connection.execution_options(is_writing=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _set_up(self) -> None:
        with self.writing() as connection:
            tables.create_all(connection)
            connection.execute(sa.text(CREATE_WORDS))
            new = {"name": "schema_version", "value": str(SCHEMA_VERSION)}
            connection.execute(insert(meta).values(new).on_conflict_do_nothing())
            found = connection.scalar(
                sa.select(meta.c.value).where(meta.c.name == "schema_version")
            )
            if int(found or 0) > SCHEMA_VERSION:
                raise StoreError(
                    f"{self._path} was written by a newer Kawaraban (schema {found}, this one "
                    f"reads {SCHEMA_VERSION}); upgrade Kawaraban"
                )

    @contextmanager
    def _plain_words(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            reason = str(error.orig)
            steps = (step for words, step in NEXT_STEPS.items() if words in reason)
            step = next(steps, "run `kawaraban doctor`, or put it back from a backup")
            raise StoreError(f"{self._path}: {reason}; {step}") from error


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins and commits; see `_begin`
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: sa.Connection) -> None:
    """Begin a transaction; one that writes takes its turn at once, so that it cannot fail midway."""
    is_writing = connection.get_execution_options().get("is_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
