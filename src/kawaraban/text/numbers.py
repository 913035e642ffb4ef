"""Numbers with their units: digits, words, scales, fractions and multiples, in running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from kawaraban.text.numbers_cjk import read_cjk_numbers
from kawaraban.text.scripts import CJK, plain_marks
from kawaraban.text.units import CURRENCIES, CURRENCY_SIGNS, is_unit, unit_name

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen""".split()  # noqa: SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_ORDINAL_ONES = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split()  # noqa: SIM905
_WORDS = {w: i for i, w in enumerate(_ONES)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
_WORDS |= {f"{t}-{u}": _WORDS[t] + _WORDS[u] for t in _TENS for u in _ONES[1:10]}
_ORDINALS = {w: i for i, w in enumerate(_ORDINAL_ONES) if i}
_ORDINALS |= {f"{t[:-1]}ieth": _WORDS[t] for t in _TENS}
_ORDINALS |= {f"{t}-{o}": _WORDS[t] + _ORDINALS[o] for t in _TENS for o in _ORDINAL_ONES[1:10]}
_ORDINALS["hundredth"] = 100
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12, "dozen": 12, "score": 20,
    "m": 10**6, "millions": 10**6, "milliards": 10**9, "milliard": 10**9, "millionen": 10**6,
    "milliarden": 10**9, "billionen": 10**12, "crore": 10**7, "lakh": 10**5, "mille": 10**3,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_MULTIPLES = {
    "twice": 2, "double": 2, "doubled": 2, "twofold": 2, "triple": 3, "tripled": 3, "threefold": 3,
    "thrice": 3, "quadruple": 4, "quadrupled": 4, "fourfold": 4, "fivefold": 5, "tenfold": 10,
}  # fmt: skip
_NO_UNIT = frozenset(
    """a an and or of in on at by for with from to the against while but as is was were are after before
    since until during per about more less than which that who when this its their his her not all
    other most such former has have had will would did does do if because where whereas out into
    under over between among without""".split()  # noqa: SIM905
)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SIGNS = _any(CURRENCY_SIGNS)
_NUMBER_WORDS, _SCALE_WORDS = _any(_WORDS), _any(_SCALES)
_PART_WORDS = "halves|half|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
_ENGLISH = re.compile(
    rf"""(?<![\w.,])(?P<currency>(?-i:{_SIGNS}))?\s?
    (?P<number>\d{{1,3}}(?P<mark>[,\u00a0 ])\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)(?:\.\d+)?|
    \d+(?:[.,]\d+)?|(?:{_NUMBER_WORDS})\b|
    an?(?=\ (?:hundred|thousand|million|billion|trillion|dozen|score)\b))
    (?:-?(?P<ordinal>st|nd|rd|th)\b)?(?:-odd\b)?
    (?P<half>[ -]and[ -]a[ -](?:half|quarter)\b)?
    (?P<scales>(?:[ -]?(?:{_SCALE_WORDS})\b)*)
    (?P<half_after>[ ]and[ ]a[ ](?:half|quarter)\b)?
    (?P<percent>\s?%|[ -]per[ -]cent\b|[ -]percent\b(?!age)|\s?pour\scent\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = re.compile(rf" (?:and )?({_NUMBER_WORDS}|\d{{1,3}})\b", re.I)
_SCALE_AFTER = re.compile(rf"[ -]({_SCALE_WORDS})\b", re.IGNORECASE)
_ORDINAL_WORD = re.compile(rf"\b({_any(_ORDINALS)})\b(?=[ -][A-Za-z]|[,.;]|$)", re.IGNORECASE)
_FRACTION = re.compile(
    rf"\b(?:(?P<above>{_NUMBER_WORDS}|\d|an?|the(?=\ \w+\ of\ a\ ))[ -])?(?P<below>{_PART_WORDS})\b",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b({_NUMBER_WORDS}|\d+)(?: [a-z]+)? (?:in|out of)(?: every)? ({_NUMBER_WORDS}|\d+)\b"
    r"(?! (?:times|years?|months?|weeks?|days?|hours?)\b)",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    rf"\b(?:({_any(_MULTIPLES)})|({_NUMBER_WORDS}|\d+)[ -]?(?:times|fold))\b", re.I
)
_HALF_UNIT = re.compile(
    r"[ -](?:an? |a |of an? |the )?(hour|day|year|century|decade|dozen|million|billion|month|minute|mile|"
    r"(?:percentage )?point)\b",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(
    rf"\b(an?|{_NUMBER_WORDS}|\d+) (hours?|days?|weeks?|months?|years?|decades?) and a half\b",
    re.IGNORECASE,
)
_CENTURY = re.compile(r" of a century\b", re.IGNORECASE)
_PAIR = re.compile(
    r"\ba (?:pair|couple|brace) of (?=([a-z]+))|\b(?:a|the) (trio|quartet) of ", re.I
)
_DECADES = re.compile(r"\s+decades?\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[ -]+(?:d'|de )?([A-Za-zÀ-ÿ]+)")
_JOINED = re.compile(
    r" (?:of the|out of(?: the)?|of|to|and(?: \w+)?|or|instead of|against|from) |-", re.IGNORECASE
)
_TO_ANOTHER = re.compile(r" [a-z]+ (?:to|against) ")
_POINTS = re.compile(r"[ -]points?\b", re.IGNORECASE)
_MOST_WORDS_TO_UNIT = 5
_MOST_OF_WHICH = 20
_COMPOUNDS = {("hour", "minute"): 60, ("year", "month"): 12, ("minute", "second"): 60}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in text: `value` in plain units, `unit` a singular noun or empty.

    `unit` is "ordinal" for 11th or third; "per cent", "fraction" or "times" for shares and multiples.
    """

    start: int
    end: int
    words: str
    value: float
    unit: str = ""


def _digits(words: str) -> float:
    plain = words.replace("\u00a0", " ").replace(" ", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        return float(plain.replace(",", ""))
    return float(plain.replace(",", "."))


def _value_of(word: str) -> float:
    plain = word.lower()
    if plain in ("a", "an", "the"):
        return 1.0
    return float(_WORDS[plain]) if plain in _WORDS else _digits(plain)


def _unit_after(text: str, end: int) -> str:
    """Return the unit of a number: the first measure, else the last plural of the words after it."""
    position, plural = end, ""
    for _ in range(_MOST_WORDS_TO_UNIT):  # "six Chinese coast guard vessels"
        match = _NEXT_WORD.match(text, position)
        if not match or match[1].lower() in _NO_UNIT:
            break
        word, position = match[1], match.end()
        name = unit_name(word)
        if name == "mile" and text[: match.start()].endswith("nautical"):
            return "nautical mile"
        if name in ("kilometre", "metre", "mile") and re.search(
            r"(square|cubic)$", text[: match.start()]
        ):
            kind = "square" if text[: match.start()].endswith("square") else "cubic"
            return f"{kind} {name}"
        if name == "per cent" and _POINTS.match(text, position):
            return "percentage point"
        if name == "percentage point" and "basis" in text[end : match.start()]:
            return "basis point"
        if is_unit(name) and (word.islower() or name in CURRENCIES):
            return name
        if word.endswith("s") and word.islower() and not word.endswith("ss"):
            plural = name
    return plural


def _english(plain: str, text: str) -> list[Number]:
    found: list[Number] = []
    for match in _ENGLISH.finditer(plain):
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        if found and start < found[-1].end:
            continue
        value, end = _scaled(match, plain)
        unit = _unit_of(match, plain, end)
        decades = _DECADES.match(plain, end)
        if decades:
            value, unit, end = value * 10, "year", decades.end()
        found.append(Number(start, end, text[start:end], round(value, 6), unit))
    return found


def _scaled(match: re.Match[str], plain: str) -> tuple[float, int]:
    """Return a number's value with its scales, and where it ends: "two hundred and fifty"."""
    value = _value_of(match["number"])
    if match["half"]:
        value += 0.25 if match["half"].endswith("quarter") else 0.5
    scales = re.findall(_SCALE_WORDS, match["scales"].lower())
    for scale in scales:
        value *= _SCALES[scale]
    if match["half_after"] and scales:
        value += _SCALES[scales[-1]] * (0.25 if match["half_after"].endswith("quarter") else 0.5)
    end = match.end()
    tail = _TAIL.match(plain, end) if scales and not match["percent"] else None
    if tail and _is_word_number(match["number"]) and _value_of(tail[1]) < _SCALES[scales[-1]]:
        more, end = _value_of(tail[1]), tail.end()
        after = _SCALE_AFTER.match(plain, end)
        scale = _SCALES[after[1].lower()] if after else 1
        end = after.end() if after else end
        is_own = (
            scale < _SCALES[scales[-1]]
        )  # "eleven thousand five hundred", "two hundred and ninety million"
        value = value + more * scale if is_own else (value + more) * scale
    return value, end


def _is_word_number(words: str) -> bool:
    return words[0].isalpha()


def _unit_of(match: re.Match[str], plain: str, end: int) -> str:
    if match["percent"]:
        return "per cent"
    if match["ordinal"]:
        return "ordinal"
    if match["currency"]:
        return CURRENCY_SIGNS[match["currency"]]
    return _unit_after(plain, end)


def _fractions(plain: str, text: str) -> list[Number]:
    """Return shares in words: two thirds, half an hour, a quarter of a century."""
    found = []
    for match in _FRACTION.finditer(plain):
        below = _PARTS.get(
            match["below"].lower().removesuffix("s"), _PARTS.get(match["below"].lower(), 1)
        )
        if not match["above"] and below != 2 and not _CENTURY.match(plain, match.end()):
            continue  # "third" alone is an ordinal, "quarter" a part of the year
        above = _value_of(match["above"] or "one")
        if above > 1 and not match["below"].lower().endswith("s"):
            continue  # "thirty-fifth"
        unit = _HALF_UNIT.match(plain, match.end())
        value = above / below
        kind = unit_name(unit[1]) if unit else "fraction"
        if kind in _SCALES:
            value, kind = value * _SCALES[kind], _unit_after(plain, unit.end() if unit else 0)
        start, end = match.span()
        if unit and kind not in ("fraction",):
            end = unit.end() if unit[1].lower() in _SCALES else end
        found.append(Number(start, end, text[start:end], round(value, 6), kind))
    return found


def _multiples(plain: str, text: str) -> list[Number]:
    """Return shares and counts told as phrases: one in five, twice, a year and a half, a pair of."""
    found = []
    for match in _ONE_IN.finditer(plain):
        if _value_of(match[1]) >= _value_of(match[2]) or _value_of(match[2]) > _MOST_OF_WHICH:
            continue
        value = _value_of(match[1]) / (_value_of(match[2]) or 1)
        found.append(Number(*match.span(), text[slice(*match.span())], round(value, 6), "fraction"))
    for match in _MULTIPLE.finditer(plain):
        value = _MULTIPLES[match[1].lower()] if match[1] else _value_of(match[2])
        found.append(Number(*match.span(), text[slice(*match.span())], float(value), "times"))
    for match in _AND_A_HALF.finditer(plain):
        value = _value_of(match[1]) + 0.5
        words = text[slice(*match.span())]
        found.append(Number(*match.span(), words, value, unit_name(match[2])))
    for match in _PAIR.finditer(plain):
        value = {"trio": 3, "quartet": 4}.get((match[2] or "").lower(), 2)
        unit_words = _unit_after(plain, match.end() - 1)
        found.append(Number(*match.span(), text[slice(*match.span())], float(value), unit_words))
    return found


@lru_cache(maxsize=8192)
def read_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order, each with its unit where one follows.

    >>> [(n.value, n.unit) for n in read_numbers("won 221 votes in about four and a half hours")]
    [(221.0, 'vote'), (4.5, 'hour')]
    >>> [(n.value, n.unit) for n in read_numbers("事業規模は39兆円、13.9兆円、3万円")]
    [(39000000000000.0, 'yen'), (13900000000000.0, 'yen'), (30000.0, 'yen')]
    >>> [(n.value, n.unit) for n in read_numbers("two fifths of one hundred and fifty ships, the thirty-fifth")]
    [(0.4, 'fraction'), (150.0, 'ship'), (35.0, 'ordinal')]
    """
    plain = plain_marks(text)
    found: list[Number] = []
    if CJK.search(plain):
        found = [
            Number(start, end, text[start:end], value, unit)
            for start, end, value, unit in read_cjk_numbers(plain)
        ]
    is_cjk = len(CJK.findall(plain)) * 4 >= len(plain)
    if not found or not is_cjk:
        told = _multiples(plain, text)
        told += [n for n in _fractions(plain, text) if not _overlaps(n, told)]
        special = [n for n in told if not _overlaps(n, found)]
        ordinals = [n for n in _ordinals(plain, text) if not _overlaps(n, special)]
        taken = [*found, *special, *ordinals]
        plainly = _english(plain, text)
        # "three and a half" is one number, not three and a half.
        special = [n for n in special if not any(o.start < n.start < o.end for o in plainly)]
        taken = [*found, *special, *(n for n in ordinals if not _overlaps(n, special))]
        found = taken + [n for n in plainly if not _overlaps(n, taken)]
    in_order = sorted(found, key=lambda number: number.start)
    return _with_shared_units(_compounded(in_order, plain, text), plain)


def _compounded(numbers: list[Number], plain: str, text: str) -> list[Number]:
    """Join "one hour and 14 minutes" and "a year and a month" into one number of the smaller unit."""
    joined: list[Number] = []
    for number in numbers:
        before = joined[-1] if joined else None
        times = _COMPOUNDS.get((before.unit, number.unit)) if before else None
        between = plain[before.end : number.start] if before else ""
        if before and times and re.fullmatch(r"[ -]\w+(?:,| and)? ?", between):
            value = before.value * times + number.value
            joined[-1] = Number(
                before.start, number.end, text[before.start : number.end], value, number.unit
            )
        else:
            joined.append(number)
    return joined


def _with_shared_units(numbers: list[Number], plain: str) -> tuple[Number, ...]:
    """Give numbers that share a unit or a scale what is said once of it.

    "1.37 of the 2.14 billion dollars", "from 3 to 5 million", "from 11 to 8.5 per cent", "79 votes to 61".
    """
    shared: list[Number] = []
    for number, after in zip(numbers, (*numbers[1:], None), strict=False):
        if after:
            number = _with_unit_of(number, after, plain[number.end : after.start])
        if shared and not number.unit:
            between = plain[shared[-1].end : number.start]
            if _TO_ANOTHER.fullmatch(between) and shared[-1].unit != "ordinal":
                number = replace(number, unit=shared[-1].unit)
        shared.append(number)
    return tuple(shared)


def _with_unit_of(number: Number, after: Number, between: str) -> Number:
    """Return a number with the scale and the unit of the one it is joined to, where it has none."""
    if not _JOINED.fullmatch(between):
        return number
    scale = re.search(rf"\b({_SCALE_WORDS})\b", after.words.lower())
    if scale and re.fullmatch(r"\d+(?:\.\d+)?", number.words):
        return replace(number, value=number.value * _SCALES[scale[1]], unit=after.unit)
    is_bare = not number.unit and after.unit not in ("ordinal", "fraction", "times")
    return replace(number, unit=after.unit) if is_bare else number


def _ordinals(plain: str, text: str) -> list[Number]:
    return [
        Number(*m.span(), text[slice(*m.span())], float(_ORDINALS[m[1].lower()]), "ordinal")
        for m in _ORDINAL_WORD.finditer(plain)
    ]


def _overlaps(number: Number, others: list[Number]) -> bool:
    return any(o.start < number.end and number.start < o.end for o in others)
