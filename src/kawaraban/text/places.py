"""Countries: which words name one, its people or its government."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_SAME_FOR_MANY = ("s", "ese", "sh", "ch", "ss")


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
        return (self.name, *self.aliases, *self.peoples(), *self.capitals)

    def peoples(self) -> tuple[str, ...]:
        """Return the words for its people, one and many: Kenyan, Kenyans."""
        many = tuple(f"{word}s" for word in self.demonyms if not word.endswith(_SAME_FOR_MANY))
        return tuple(dict.fromkeys((*self.demonyms, *many)))


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


@lru_cache(maxsize=1)
def countries_of_word() -> dict[str, frozenset[str]]:
    """Return the codes of all countries that a word may stand for.

    >>> sorted(countries_of_word()["Brussels"])
    ['BE', 'EU']
    """
    table: dict[str, set[str]] = {}
    for country in countries():
        for word in country.words():
            table.setdefault(word, set()).add(country.code)
    return {word: frozenset(codes) for word, codes in table.items()}


def country_words(word: str) -> frozenset[str]:
    """Return every word that may stand for what this one names, itself included."""
    codes = countries_of_word().get(word, frozenset())
    return frozenset(other for c in countries() if c.code in codes for other in c.words())


def capitals() -> frozenset[str]:
    """Return all capitals and seats of government."""
    return frozenset(word for country in countries() for word in country.capitals)
