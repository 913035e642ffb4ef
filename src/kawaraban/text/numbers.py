"""Numbers with their units: digits, words, scales, fractions, Chinese and Japanese counters."""

import re
from dataclasses import dataclass
from fractions import Fraction

from kawaraban.text.scripts import CJK, plain_marks

_UNITS = [
    "zero",
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
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {w: i for i, w in enumerate(_UNITS)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
_WORDS |= {f"{t}-{u}": _WORDS[t] + _WORDS[u] for t in _TENS for u in _UNITS[1:10]}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12, "dozen": 12,
    "millions": 10**6, "milliards": 10**9, "milliard": 10**9, "Millionen": 10**6,
    "Milliarden": 10**9, "Billionen": 10**12, "crore": 10**7, "lakh": 10**5,
}  # fmt: skip
_CJK_SCALES = {
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
}
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2}
_COUNTERS = {
    "票": "vote", "時間": "hour", "小时": "hour", "小時": "hour", "分": "minute", "分钟": "minute",
    "円": "yen", "日元": "yen", "ドル": "dollar", "美元": "dollar", "元": "yuan", "人": "person",
    "名": "person", "年": "year", "カ月": "month", "か月": "month", "ヶ月": "month", "个月": "month",
    "日間": "day", "天": "day", "議席": "seat", "席": "seat", "キロ": "kilometre", "公里": "kilometre",
    "％": "per cent", "%": "per cent", "パーセント": "per cent", "回": "time", "カ国": "country",
    "国": "country", "発": "piece", "回目": "ordinal",
}  # fmt: skip
_CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_SAME_UNIT = {
    "ballot": "vote", "people": "person", "attendee": "person", "percent": "per cent", "km": "kilometre",
    "kilometer": "kilometre", "%": "per cent", "percentage": "per cent", "hr": "hour", "lawmaker": "person",
    "metre": "meter", "soldier": "person", "euros": "euro", "yen": "yen", "worker": "person",
    "labourer": "person", "laborer": "person", "citizen": "person", "member": "person", "guest": "person",
    "nation": "country", "state": "country", "voix": "vote", "stimme": "vote", "heure": "hour",
    "stunde": "hour", "minuten": "minute", "stunden": "hour", "stimmen": "vote", "jour": "day", "tage": "day",
}  # fmt: skip
_NO_UNIT = frozenset(
    [
        "a",
        "an",
        "and",
        "or",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "to",
        "the",
        "against",
        "while",
        "but",
        "as",
        "is",
        "was",
        "were",
        "are",
        "after",
        "before",
        "since",
        "until",
        "during",
        "per",
        "about",
        "more",
        "less",
        "than",
        "which",
        "that",
        "who",
        "when",
        "this",
        "its",
        "their",
        "his",
        "her",
        "not",
        "all",
        "other",
        "most",
        "such",
        "new",
        "former",
    ]
)
_NUMBER_WORDS = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_SCALE_WORDS = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_ENGLISH = re.compile(
    rf"""(?<![\w.,])(?P<currency>US\$|A\$|\$US|\$A|[$€£¥₹])?\s?
    (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?|(?:{_NUMBER_WORDS})\b)
    (?:-?(?P<ordinal>st|nd|rd|th)\b)?
    (?P<half>[ -]and[ -]a[ -]half(?![a-z]))?
    (?:[ -]?(?P<scale>{_SCALE_WORDS})\b)?
    (?P<percent>\s?%|\sper\scent\b|\spercent\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL_WORD = re.compile(rf"\b({'|'.join(_ORDINALS)})\b(?=[ -][A-Za-z])", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(half|(?:one|two|three)[ -](?:thirds?|quarters?|fifths?)|a (?:third|quarter))\b", re.I
)
_HALF_UNIT = re.compile(
    r" (?:an? |a )(hour|day|year|century|dozen|million|billion)\b", re.IGNORECASE
)
_DECADES = re.compile(r"(?<=\s)decades?\b", re.IGNORECASE)
_CJK_NUMBER = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*|[〇一二三四五六七八九十百千两兩]+)"
    r"(?P<scale>[百千万萬億亿兆]*)(?P<more>余り?|多|超)?"
    rf"(?P<unit>{'|'.join(sorted(map(re.escape, _COUNTERS), key=len, reverse=True))})?(?P<half>半)?"
)
_NEXT_WORD = re.compile(r"[ -]+([A-Za-zäöüéè]+)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in text: `value` in plain units, `unit` a singular noun or empty.

    `unit` is "ordinal" for 11th or third; "per cent" for percentages.
    """

    start: int
    end: int
    words: str
    value: float
    unit: str = ""


def singular(noun: str) -> str:
    """Return a counted noun in one form: votes and ballots -> vote.

    >>> singular("votes"), singular("countries"), singular("people")
    ('vote', 'country', 'person')
    """
    word = noun.lower()
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us")):
        word = word[:-1]
    return _SAME_UNIT.get(word, _SAME_UNIT.get(noun.lower(), word))


def _digits(words: str) -> float:
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", words):
        return float(words.replace(",", ""))
    return float(words.replace(",", "."))


def _kanji_value(words: str) -> float:
    total, current = 0, 0
    for character in words:
        if character in _KANJI:
            current = current * 10 + _KANJI[character]
        else:
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            current = 0
    return float(total + current)


def _unit_after(text: str, end: int) -> str:
    position = end
    for _ in range(3):  # "13.9 trillion yen", "84 invalid ballots", "30 more minutes"
        match = _NEXT_WORD.match(text, position)
        if not match or match[1].lower() in _NO_UNIT:
            return ""
        word = match[1]
        if word.lower().endswith("s") or singular(word) in _KNOWN_UNITS:
            return singular(word)
        position = match.end()
    return ""


_KNOWN_UNITS = (
    frozenset(_COUNTERS.values())
    | frozenset(_SAME_UNIT.values())
    | {"euro", "pound", "rupee", "mile"}
)
_STRONG_UNITS = (
    frozenset({"hour", "minute", "second", "day", "week", "month", "year"}),
    frozenset({"yen", "dollar", "euro", "pound", "yuan", "rupee", "won"}),
    frozenset({"vote", "seat", "person", "country"}),
    frozenset({"kilometre", "mile", "meter"}),
    frozenset({"per cent"}),
    frozenset({"ordinal"}),
)


def _english(plain: str, text: str) -> list[Number]:
    found = []
    for match in _ENGLISH.finditer(plain):
        word = match["number"].lower()
        value = float(_WORDS[word]) if word in _WORDS else _digits(word)
        if match["half"]:
            value += 0.5
        if match["scale"]:
            scale = match["scale"]
            value *= _SCALES.get(scale, _SCALES.get(scale.lower(), 1))
        unit = _unit_of(match, plain)
        end = match.end()
        decades = _DECADES.search(plain, end, end + 9)
        if decades and plain[end : decades.start()].strip() == "":
            value, unit, end = value * 10, "year", decades.end()
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        found.append(Number(start, end, text[start:end], round(value, 6), unit))
    return found


def _unit_of(match: re.Match[str], plain: str) -> str:
    if match["percent"]:
        return "per cent"
    if match["ordinal"]:
        return "ordinal"
    if match["currency"]:
        return next(name for sign, name in _CURRENCY.items() if sign in match["currency"])
    return _unit_after(plain, match.end())


def _cjk(plain: str, text: str) -> list[Number]:
    found = []
    for match in _CJK_NUMBER.finditer(plain):
        around = plain[max(0, match.start() - 1) : match.end() + 1]
        if not CJK.search(around) or not (match["unit"] or match["scale"] or "第" in around):
            continue
        words = match["number"]
        value = _digits(words) if words[0].isdigit() else _kanji_value(words)
        for scale in match["scale"]:
            value *= _CJK_SCALES[scale]
        unit = _COUNTERS.get(match["unit"] or "", "")
        if plain[max(0, match.start() - 1) : match.start()] == "第" and unit in ("", "time"):
            unit = "ordinal"
        value += 0.5 if match["half"] else 0
        start, end = match.span()
        found.append(Number(start, end, text[start:end], round(value, 6), unit))
    return found


def _fraction(words: str) -> float:
    parts = re.split(r"[ -]", words.lower())
    if len(parts) == 1:
        return 0.5
    below = {"third": 3, "quarter": 4, "fifth": 5}[parts[1].rstrip("s")]
    return float(Fraction(_WORDS.get(parts[0], 1), below))


def read_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order, each with its unit where one follows.

    >>> [(n.value, n.unit) for n in read_numbers("won 221 votes in about four and a half hours")]
    [(221.0, 'vote'), (4.5, 'hour')]
    >>> [(n.value, n.unit) for n in read_numbers("事業規模は39兆円、13.9兆円、3万円")]
    [(39000000000000.0, 'yen'), (13900000000000.0, 'yen'), (30000.0, 'yen')]
    """
    plain = plain_marks(text)
    found = _cjk(plain, text) if CJK.search(plain) else []
    if not found or len(CJK.findall(plain)) * 4 < len(plain):
        found += [n for n in _english(plain, text) if not _overlaps(n, found)]
    for match in _ORDINAL_WORD.finditer(plain):
        value = float(_ORDINALS[match[1].lower()])
        found.append(Number(*match.span(), text[slice(*match.span())], value, "ordinal"))
    for match in _FRACTION.finditer(plain):
        if plain[max(0, match.start() - 7) : match.start()] == " and a ":
            continue
        unit = _HALF_UNIT.match(plain, match.end())
        kind = singular(unit[1]) if unit else "fraction"
        number = Number(*match.span(), text[slice(*match.span())], _fraction(match[1]), kind)
        found = [n for n in found if not _overlaps(n, [number])]
        found.append(number)
    return tuple(sorted(found, key=lambda number: number.start))


def _overlaps(number: Number, others: list[Number]) -> bool:
    return any(o.start < number.end and number.start < o.end for o in others)


def units_disagree(one: str, other: str) -> bool:
    """Tell whether two units are known and differ: minutes against hours, votes against seats.

    >>> units_disagree("minute", "hour"), units_disagree("minute", "")
    (True, False)
    """
    if one == other or not one or not other:
        return False
    known = [units for units in _STRONG_UNITS if one in units or other in units]
    return len(known) == 2 or (len(known) == 1 and one in known[0] and other in known[0])
