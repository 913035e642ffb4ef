"""Countries: which words name one, its people or its government."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """One country; `code` is ISO 3166-1 alpha-2 (EU for the Union)."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]

    def words(self) -> tuple[str, ...]:
        """Return every word that may stand for this country or its government."""
        return (self.name, *self.aliases, *self.demonyms, *self.capitals)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split(",") if word)


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """Return all countries of the table, by code."""
    table = tomllib.loads((files(__package__) / "places.toml").read_text("utf-8"))
    rows = [line.split("|") for line in table["countries"].strip().splitlines()]
    return tuple(Country(r[0], r[1], _split(r[2]), _split(r[3]), _split(r[4])) for r in rows)


@lru_cache(maxsize=1)
def country_of_word() -> dict[str, str]:
    """Return the code of every word that names a country, its people or its capital.

    >>> country_of_word()["Laotian"], country_of_word()["Lima"]
    ('LA', 'PE')
    """
    table: dict[str, str] = {}
    for country in countries():
        for word in country.words():
            table.setdefault(word, country.code)
    return table


def capitals() -> frozenset[str]:
    """Return all capitals and seats of government."""
    return frozenset(word for country in countries() for word in country.capitals)
