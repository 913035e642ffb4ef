"""A desk: its folder, its beat, and the days of a period."""

import calendar
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kawaraban.config import BEAT_FILE, find_desk, read_beat
from kawaraban.model.article import Article
from kawaraban.model.errors import ConfigError
from kawaraban.model.issue import Draft, Issue
from kawaraban.model.source import Beat, Period
from kawaraban.store.store import Store, open_store

STARTER = """# What this desk covers. Every key is explained in docs/beat.md.
name = "{name}"
title = "{title}"
subjects = []         # what the beat is about: an event that names none of them ranks far below
languages = ["en"]
time_zone = "UTC"
items = 6
contact = ""          # an address that a site's owner can write to; sent with every request

[watched]             # names, places and subjects, in any language, with their weights
# "prime minister" = 2

[aliases]             # other forms of a name: other scripts, other orders
# "Gen Nakatani" = ["Nakatani Gen", "中谷元"]

# [[source]]          # one for each outlet
# key = "example"
# name = "The Example"
# feeds = ["https://www.example.org/feed.xml"]
# language = "en"
# country = "GB"
# kind = "newspaper"  # wire, official, newspaper, broadcaster, blog
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """An editor's folder and what it covers."""

    folder: Path
    beat: Beat

    @property
    def issues(self) -> Path:
        """Return the folder of issue files."""
        return self.folder / "issues"

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the desk's store for the block."""
        with open_store(self.folder) as store:
            yield store


def open_desk(folder: Path | None) -> Desk:
    """Open the desk in this folder, or the nearest one above the working folder.

    Raises:
        ConfigError: There is none, or its beat.toml cannot be used.
    """
    if folder is not None and not (folder / BEAT_FILE).is_file():
        raise ConfigError(
            f"{folder} holds no {BEAT_FILE}; make a desk there with `kawaraban init {folder}`"
        )
    found = folder.absolute() if folder is not None else find_desk(Path.cwd())
    return Desk(found, read_beat(found / BEAT_FILE))


def init_desk(folder: Path, name: str) -> Desk:
    """Make a new desk folder with a starter beat.toml.

    Raises:
        ConfigError: There is one already, or the folder cannot be made.
    """
    path = folder / BEAT_FILE
    if path.exists():
        raise ConfigError(f"{path} exists already; edit it, or choose another folder")
    try:
        (folder / "issues").mkdir(parents=True, exist_ok=True)
        beat = STARTER.format(
            name=_toml_text(name), title=_toml_text(f"{name.capitalize()} Digest")
        )
        path.write_text(beat, "utf-8")
    except OSError as error:
        raise ConfigError(f"{folder} cannot be made ({error.strerror})") from error
    return Desk(folder.absolute(), read_beat(path))


def _toml_text(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


def read_period(words: str) -> Period:
    """Read a month (2024-11), a week (2024-W46), a day, or two days joined by two dots.

    Raises:
        ConfigError: It is none of these.
    """
    try:
        if re.fullmatch(r"\d{4}-\d{2}", words):
            year, month = (int(part) for part in words.split("-"))
            return Period(
                date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
            )
        if re.fullmatch(r"\d{4}-W\d{2}", words):
            start = date.fromisocalendar(int(words[:4]), int(words[6:]), 1)
            return Period(start, start + timedelta(days=6))
        first, _, last = words.partition("..")
        period = Period(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError as error:
        raise ConfigError(
            f"{words!r} is no period; write a month (2024-11), a week (2024-W46), a day "
            "(2024-11-22) or two days (2024-11-01..2024-11-15)"
        ) from error
    if period.end < period.start:
        raise ConfigError(f"{words!r} ends before it starts")
    return period


def articles_of(store: Store, beat: Beat, period: Period) -> tuple[Article, ...]:
    """Return the articles of a period's days in the beat's time zone; undated ones are in none."""
    near = store.articles(period.start - timedelta(days=1), period.end + timedelta(days=1))
    return tuple(a for a in near if _day_at(a, beat) in period)


def draft_of(issue: Issue, articles: Mapping[str, Article], beat: Beat) -> Draft:
    """Return what checks look at for a desk's own issue."""
    return Draft(issue, tuple(articles.values()), (), tuple(beat.aliases.items()), must_cite=True)


def _day_at(article: Article, beat: Beat) -> date:
    assert article.published is not None, "only dated articles are in a range of days"
    if article.published.time() == time(0):
        return article.published.date()  # a day without a clock is that day everywhere
    return article.published.astimezone(ZoneInfo(beat.time_zone)).date()
