"""Wrong values for a gold detail: near, far, of the same kind in the same event, from another event.

The few words here are for planting alone and shared with no check.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from tripwire.base import BaseEvent, GoldDetail

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_UNITS = {
    "minutes": "hours", "hours": "minutes", "days": "weeks", "weeks": "months", "months": "years",
    "years": "months", "million": "billion", "billion": "million", "tonnes": "barrels",
    "kilometres": "nautical miles", "miles": "kilometres", "votes": "seats", "seats": "votes",
    "dollars": "euros", "euros": "dollars", "per cent": "percentage points", "hectares": "acres",
}  # fmt: skip
_MORE = r"(?:more than|over|at least|above|no fewer than|from|exceeding) (?:\S+ )?$"
_LESS = r"(?:less than|fewer than|under|at most|up to|below|nearly|almost|within) (?:\S+ )?$"
_ABOUT = r"(?:about|around|roughly|some|approximately|or so|close to) (?:\S+ )?$"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Words to put in place of a detail's, and how hard they are to tell from the right ones."""

    words: str
    difficulty: str


def wrong_values(
    detail: GoldDetail, before: str, event: BaseEvent, others: Iterable[BaseEvent], random: Random
) -> Iterator[Wrong]:
    """Yield wrong values for a detail, `before` being the text that leads up to it."""
    make = {
        "number": _numbers,
        "ordinal": _ordinals,
        "date": _dates,
        "weekday": _weekdays,
        "time": _times,
    }.get(detail.kind)
    if make:
        yield from make(detail, before, random)
    if not re.search(f"{_MORE}|{_LESS}|{_ABOUT}", before):
        for difficulty, events in (("same event", (event,)), ("other event", tuple(others))):
            for other in _alike(detail, events, random):
                yield Wrong(_in_form(other, detail), difficulty)


def _alike(detail: GoldDetail, events: Iterable[BaseEvent], random: Random) -> list[GoldDetail]:
    """Return other details of the kind and form, those of the same unit first."""
    found = [
        one
        for event in events
        for sentence in event.sentences
        for one in sentence.details
        if one.kind == detail.kind and one.value != detail.value and _same_form(one, detail)
        if "1" not in (one.value, detail.value) or one.kind != "number"  # "one boats" tells itself
    ]
    random.shuffle(found)
    return sorted(found, key=lambda one: one.unit != detail.unit)[:4]


def _same_form(one: GoldDetail, other: GoldDetail) -> bool:
    """Tell whether the words of one can stand where the other's stand."""
    a, b = one.words, other.words
    if one.kind in ("date", "number", "time", "ordinal"):
        return re.sub(r"\d+|[A-Za-z]+", "x", a) == re.sub(r"\d+|[A-Za-z]+", "x", b) and (
            a[:1].isdigit() == b[:1].isdigit()
        )
    return a[:1].isupper() == b[:1].isupper() and not (
        a.lower() in b.lower() or b.lower() in a.lower()
    )


def _in_form(other: GoldDetail, detail: GoldDetail) -> str:
    """Return the other's words, or the last of its name for a person named by one word."""
    if detail.kind == "person" and " " not in detail.words:
        return other.words.split()[-1]
    is_counted = detail.kind in ("number", "ordinal") and other.words[0].isalpha()
    return _cased(other.words.lower(), detail.words) if is_counted else other.words


def _numbers(detail: GoldDetail, before: str, random: Random) -> Iterator[Wrong]:
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", detail.words)
    if not digits:
        yield from _counted(detail)
        return
    value = float(digits[0].replace(",", ""))
    places = len(digits[0].partition(".")[2])
    comma = "," if "," in digits[0] or value >= 10_000 else ""
    for difficulty, other in _others(value, places, before, random):
        words = f"{other:{comma}.{places}f}"
        changed = detail.words[: digits.start()] + words + detail.words[digits.end() :]
        yield Wrong(changed, difficulty)


def _counted(detail: GoldDetail) -> Iterator[Wrong]:
    """Yield wrong numbers for one written as a word."""
    word = detail.words.lower().split()[0]
    if word in _ONES:
        at = _ONES.index(word)
        for other in sorted({max(1, at - 1), min(19, at + 2)} - {at}) if at else ():
            yield Wrong(_cased(_ONES[other], detail.words) + detail.words[len(word) :], "near")


def _others(value: float, places: int, before: str, random: Random) -> list[tuple[str, float]]:
    """Return values near and far that what stands before the number does not allow for."""
    step = max(1.0, round(value * random.uniform(0.02, 0.08)))
    if places:
        step = 10**-places * random.choice((1, 2, 3))
    is_year = not places and 1900 <= value <= 2100
    near = [("near", value + step)] if not re.search(f"{_LESS}|{_ABOUT}", before) else []
    if value > step and not re.search(f"{_MORE}|{_LESS}|{_ABOUT}", before):
        near.append(("near", value - step))
    return [*near, ("far", value + 10 if is_year else value * random.choice((2, 3, 5)))]


def _ordinals(detail: GoldDetail, before: str, random: Random) -> Iterator[Wrong]:
    digits = re.search(r"(\d+)(?:st|nd|rd|th)", detail.words)
    if digits:
        for step in (1, 2, 10):
            value = int(digits[1]) + step
            yield Wrong(detail.words.replace(digits[0], f"{value}{_ending(value)}"), "near")
    elif detail.words.lower() in _ORDINALS:
        at = _ORDINALS.index(detail.words.lower())
        for other in sorted({(at + 1) % 12, (at + 2) % 12}):
            yield Wrong(_cased(_ORDINALS[other], detail.words), "near")


def _ending(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _dates(detail: GoldDetail, before: str, random: Random) -> Iterator[Wrong]:
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", detail.words)
    if day:
        for step in (1, -1, random.choice((6, 9, 12))):
            value = (int(day[0]) + step - 1) % 28 + 1
            if value != int(day[0]):
                words = detail.words[: day.start()] + str(value) + detail.words[day.end() :]
                yield Wrong(words, "near" if abs(step) == 1 else "far")
    month = re.search("|".join(_MONTHS), detail.words)
    if month:
        at = _MONTHS.index(month[0])
        for step in (1, random.choice((3, 5, 8))):
            words = detail.words.replace(month[0], _MONTHS[(at + step) % 12], 1)
            yield Wrong(words, "near" if step == 1 else "far")
    year = re.search(r"\b(?:19|20)\d\d\b", detail.words)
    if year:
        yield Wrong(
            detail.words.replace(year[0], str(int(year[0]) - random.choice((1, 2)))), "near"
        )


def _weekdays(detail: GoldDetail, before: str, random: Random) -> Iterator[Wrong]:
    if detail.words in _WEEKDAYS:
        at = _WEEKDAYS.index(detail.words)
        for step in random.sample(range(1, 7), 4):
            yield Wrong(_WEEKDAYS[(at + step) % 7], "near" if step in (1, 6) else "far")


def _times(detail: GoldDetail, before: str, random: Random) -> Iterator[Wrong]:
    clock = re.search(r"(\d{1,2})(?:([:.])(\d\d))?", detail.words)
    if not clock:
        return
    hour, minute = int(clock[1]), clock[3]
    top = 12 if re.search(r"[ap]\.?m", detail.words) else 23
    for step in random.sample((1, 2, 3), 2):
        other = f"{(hour + step - 1) % top + 1:0{len(clock[1])}d}"
        yield Wrong(detail.words[: clock.start(1)] + other + detail.words[clock.end(1) :], "near")
    if minute:
        other = f"{(int(minute) + random.choice((5, 10, 20, 35))) % 60:02d}"
        yield Wrong(detail.words[: clock.start(3)] + other + detail.words[clock.end(3) :], "near")
    half = re.search(r"\b([ap])(\.?m)", detail.words)
    if half:
        other = "p" if half[1] == "a" else "a"
        yield Wrong(detail.words[: half.start(1)] + other + detail.words[half.end(1) :], "far")


def wrong_units(detail: GoldDetail, after: str) -> Iterator[tuple[str, str]]:
    """Yield the unit's words that follow a number and wrong ones for them."""
    for unit, other in _UNITS.items():
        if re.match(rf" {unit}\b", after):
            yield unit, other


def misspelt(words: str, random: Random) -> Iterator[str]:
    """Yield a name with a letter dropped, doubled, changed, and two swapped, in its longest part."""
    part = max(re.findall(r"[A-Za-z]+", words) or [""], key=len)
    if len(part) < 5:
        return
    start, at = words.index(part), random.randrange(1, len(part) - 1)
    vowels = [i for i, letter in enumerate(part) if letter in "aeiou" and i]
    made = [part[:at] + part[at + 1 :], part[: at + 1] + part[at] + part[at + 1 :]]
    made.append(part[:at] + part[at + 1] + part[at] + part[at + 2 :])
    if vowels:
        i = random.choice(vowels)
        made.append(part[:i] + random.choice([v for v in "aeiou" if v != part[i]]) + part[i + 1 :])
    random.shuffle(made)
    for other in made:
        if other != part:
            yield words[:start] + other + words[start + len(part) :]


def altered_quotes(words: str, articles: Iterable[str], random: Random) -> Iterator[Wrong]:
    """Yield a quotation with a word left out, or changed for another word of the articles."""
    found = list(re.finditer(r"\b[a-z]{5,}\b", words))
    if not found:
        return
    if len(words.split()) > 5:
        gone = random.choice(found)
        yield Wrong((words[: gone.start()] + words[gone.end() + 1 :]).strip(), "near")
    here = set(words.split())
    there = sorted({w for text in articles for w in re.findall(r"\b[a-z]{6,9}\b", text)} - here)
    if there:
        changed = random.choice(found)
        word = random.choice(there)
        yield Wrong(words[: changed.start()] + word + words[changed.end() :], "same event")


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
