"""Does another name stand where the sentence puts this one?"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kawaraban.text.bodies import BODY
from kawaraban.text.names import Name, read_names
from kawaraban.text.places import countries_of_word
from kawaraban.text.reading import Reading
from kawaraban.text.scripts import fold
from kawaraban.text.support.name_parts import COMMON_PARTS
from kawaraban.text.support.scope import Scope
from kawaraban.text.support.slots import Rival, find_rival

_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|off|from|to|into|towards?|across|around|inside|via|"
    r"reached|visited|left|of)(?: the)? $"
)
_MARGIN = 0.22  # names are told by others' words ("the minister"): doubt comes cheap


def kind_of_name(name: Name, text: str, persons: frozenset[str]) -> str:
    """Return country, body, person or place, as a name's words and those before it tell.

    `persons` are the folded parts of names that bear an office somewhere.
    """
    if name.words in countries_of_word():
        return "country"
    if BODY.search(name.words) or (name.words.isupper() and len(name.words) > 1):
        return "body"
    parts = name.words.split(" ")
    if fold(parts[-1]) in persons or any(fold(part) in persons for part in parts):
        return "person"
    if _LOCATIVE.search(text[max(0, name.start - 14) : name.start]):
        return "place"
    is_article = re.search(r"\b[Tt]he $", text[max(0, name.start - 4) : name.start])
    return "person" if 2 <= len(parts) <= 4 and not is_article else ""


def other_in_place(name: Name, text: str, scope: Scope) -> Rival | None:
    """Return the name of the same kind that stands in a name's place in the sources, if one does."""
    persons = _office_holders(scope.readings)
    kind = kind_of_name(name, text, persons)
    if not kind or not scope.is_all_read:
        return None
    stated = [_key(one) for one in read_names(text)]
    own = _key(name)
    places: list[tuple[Reading, int]] = []
    rivals: list[Rival] = []
    for reading in scope.readings:
        for other, key, other_kind in _keyed_names(reading, persons):
            if own & key:
                places.append((reading, other.start))
            elif (
                other_kind == kind
                and other.certain
                and not any(key & one for one in stated)
                and not _is_part(name.words, other.words)
            ):
                rivals.append(Rival(reading, other.start, other.end))
    if not places:
        return None
    if kind == "body":
        places += _told_by_its_head(name, scope)
    return find_rival(text, name.start, name.end, places, rivals, scope, _MARGIN)


def _told_by_its_head(name: Name, scope: Scope) -> Iterator[tuple[Reading, int]]:
    """Yield where the sources may call a body by its head alone: "the committee" for the PAC."""
    forms = [main for main, others in scope.aliases if name.words in others] or [name.words]
    heads = {fold(match[0]) for form in forms for match in BODY.finditer(form)}
    if not heads:
        return
    head = re.compile(rf"\b[Tt]he ({'|'.join(sorted(heads))})\b", re.IGNORECASE)
    for reading in scope.readings:
        for match in head.finditer(reading.article.text):
            yield reading, match.start(1)


def _is_part(one: str, other: str) -> bool:
    """Tell whether all words of one name are among those of the other: Ministry, Foreign Ministry."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return first <= second or second <= first


@lru_cache(maxsize=2048)
def _keyed_names(
    reading: Reading, persons: frozenset[str]
) -> tuple[tuple[Name, frozenset[str], str], ...]:
    """Return the names of an article, each with what it shares with others of one bearer, and its kind."""
    text = reading.article.text
    return tuple((name, _key(name), kind_of_name(name, text, persons)) for name in reading.names)


@lru_cache(maxsize=1024)
def _office_holders(readings: tuple[Reading, ...]) -> frozenset[str]:
    return frozenset(
        fold(part)
        for reading in readings
        for office in reading.offices
        for part in office.holder.split()
    )


@lru_cache(maxsize=65536)
def _key(name: Name) -> frozenset[str]:
    """Return what two names that may mean the same share: a country's codes, or a telling word."""
    codes = countries_of_word().get(name.words)
    if codes:
        return frozenset(f"@{code}" for code in codes)
    initials = "".join(part[0] for part in name.words.split() if part[0].isupper())
    short = {fold(initials)} if len(initials) > 1 else set()
    return frozenset({*_telling(name.words), *short}) or frozenset({fold(name.words)})


def _telling(words: str) -> Iterator[str]:
    for part in re.split(r"[ -]", words):
        plain = fold(part).strip("'.")
        if part in countries_of_word():
            continue
        if plain not in COMMON_PARTS and len(plain) > 1 and part[:1].isupper():
            yield plain
