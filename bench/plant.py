"""Plants one error at a time in a true sentence: another value of the same kind, where it shows.

Each planter returns the changed sentence with the span of the changed words, or None where it has
nothing to change. They share no word list with the checks.
"""

import re
from collections.abc import Callable
from random import Random

from kawaraban.text.dates import MONTHS

Planted = tuple[str, int, int]
_PERSONS = ("Kenji Morikawa", "Laura Whitfield", "Pavel Sokolov", "Amina Farah")
_PLACES = ("Santiago", "Oslo", "Nairobi", "Madrid", "Canberra", "Seoul")
_OFFICES = (
    "Foreign Minister",
    "Defence Minister",
    "Finance Minister",
    "Prime Minister",
    "President",
)
_PAPERS = ("treaty", "Memorandum of Understanding", "joint statement", "convention")


def _put(text: str, start: int, end: int, words: str) -> Planted:
    return text[:start] + words + text[end:], start, start + len(words)


def number(text: str, random: Random) -> Planted | None:
    """Change a figure that counts something."""
    months = "|".join(MONTHS)
    found = [m for m in re.finditer(r"\b\d[\d,]*(?:\.\d+)?\b(?! (?:%s))" % months, text)]  # noqa: UP031
    found = [
        m
        for m in found
        if not re.search(rf"(?:{months}) $", text[: m.start()])
        and not re.fullmatch(r"20\d\d", m[0])
    ]
    if not found:
        return None
    match = random.choice(found)
    value = float(match[0].replace(",", ""))
    other = value + random.choice([3, 7, 11, 20])
    return _put(text, *match.span(), f"{other:,.0f}" if value == int(value) else f"{other:.1f}")


def day(text: str, random: Random) -> Planted | None:
    """Change a day of the month."""
    found = list(re.finditer(rf"\b(\d{{1,2}}) (?:{'|'.join(MONTHS)})\b", text))
    if not found:
        return None
    match = random.choice(found)
    other = (int(match[1]) + random.choice([4, 6, 9]) - 1) % 28 + 1
    changed, start, end = _put(text, *match.span(1), str(other))
    return changed, start, end + len(match[0]) - len(match[1])


def _one_of(pattern: str, text: str, choices: tuple[str, ...], random: Random) -> Planted | None:
    found = [m for m in re.finditer(pattern, text)]
    if not found:
        return None
    match = random.choice(found)
    others = [c for c in choices if c not in match[0] and match[0] not in c]
    return _put(text, *match.span(), random.choice(others))


def person(text: str, random: Random) -> Planted | None:
    """Put another person for one named in full after an office."""
    match = re.search(rf"(?:{'|'.join(_OFFICES)}) ([A-Z]\w+ [A-Z]\w+)", text)
    if not match:
        return None
    return _put(text, *match.span(1), random.choice(_PERSONS))


def spelling(text: str, random: Random) -> Planted | None:
    """Drop a letter from a long name in mid-sentence."""
    found = [m for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{6,}\b", text) if m[0] not in MONTHS]
    if not found:
        return None
    match = random.choice(found)
    at = random.randrange(2, len(match[0]) - 1)
    if match[0][at] == match[0][at - 1]:
        return None
    return _put(text, *match.span(), match[0][:at] + match[0][at + 1 :])


def place(text: str, random: Random) -> Planted | None:
    """Put another place after "in"."""
    return _one_of(r"(?<=\bin )(?:[A-Z][a-z]+)(?=[ ,.])(?! \d)", text, _PLACES, random)


def office(text: str, random: Random) -> Planted | None:
    """Put another office before a name."""
    return _one_of(rf"(?:{'|'.join(_OFFICES)})(?= [A-Z])", text, _OFFICES, random)


def paper(text: str, random: Random) -> Planted | None:
    """Call a document by another kind."""
    return _one_of(r"Memorandum of Implementation|\bagreement\b|\bpact\b", text, _PAPERS, random)


def quotation(text: str, random: Random) -> Planted | None:
    """Change a word inside quotation marks."""
    found = list(re.finditer(r"‘([^‘’]{8,})’", text))
    words = [
        (m.start(1) + w.start(), m.start(1) + w.end())
        for m in found
        for w in re.finditer(r"\b[a-z]{4,}\b", m[1])
    ]
    if not words:
        return None
    start, end = random.choice(words)
    return _put(text, start, end, random.choice(["gradual", "broader", "modest"]))


def denial(text: str, random: Random) -> Planted | None:
    """Take a "not" out, or put one in."""
    match = re.search(r"\bnot ", text)
    if match:
        changed = text[: match.start()] + text[match.end() :]
        return changed, 0, len(changed)
    match = re.search(r"\b(?:was|were|will|has|have|is|are) ", text)
    if not match:
        return None
    return _put(text, match.end(), match.end(), "not ")


PLANTERS: dict[str, Callable[[str, Random], Planted | None]] = {
    one.__name__: one
    for one in (number, day, person, spelling, place, office, paper, quotation, denial)
}
