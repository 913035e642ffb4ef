"""Times of day in running text, in five languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.text.scripts import plain_marks
from kawaraban.text.units import is_unit, unit_name

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(_HOURS)})"
_HALF_DAY = (
    r"(?:a\.?m\b\.?|p\.?m\b\.?|(?:o'clock )?in the (?:morning|afternoon|evening)|o'clock|at night)"
)
_ENGLISH = re.compile(
    rf"\b(?P<hour>{_HOUR})(?:[:.h](?P<minute>\d\d))?[ -]?(?P<half>{_HALF_DAY})",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-3])(?P<mark>:| ?h ?)(?P<minute>[0-5]\d)(?!\d|:\d)"
)
_AT_CLOCK = re.compile(
    r"(?:\b(?:at|until|from|by|before|after|since|on \w+days? at|à|vers) |"
    r"(?:day|ary|ch|ril|ay|ne|ly|ust|ber|20\d\d), )"
    r"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)\b(?P<after>[ -]?[%\w]+)?"
)
_MILITARY = re.compile(
    r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?:hours|GMT|UTC|local time)\b"
)
_FRENCH = re.compile(r"\b(?P<hour>[01]?\d|2[0-3]) ?(?:h\b|heures?\b)(?! \d|ans)(?P<minute>)")
_SPOKEN = re.compile(
    rf"\b(?P<side>half past|a? ?quarter (?:past|to)|"
    rf"(?:(?<=at )|(?<=until )|(?<=from )|(?<=before )|(?<=after )|(?<=around )|(?=[\w-]+ minutes ))"
    rf"(?P<few>five|ten|twenty|twenty-five|(?<![\d:.])\d\d(?= minutes)) (?:minutes )?(?:past|to|after|before)) "
    rf"(?P<hour>{_HOUR}|noon|midnight)"
    rf"(?: (?P<half>{_HALF_DAY}))?",
    re.IGNORECASE,
)
_AT_HOUR = re.compile(
    rf"\b(?:at|until|from|by|before|after|since) (?P<hour>{_HOUR})"
    r"(?= (?:(?:that|this|on|in|the|each|every|\w+day) ){0,3}(?P<half>morning|afternoon|evening|night)\b)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"\b(?P<hour>{'|'.join(_HOURS)})[- ](?P<minute>fifteen|thirty|forty-five)\b(?! \w+s\b)"
    rf"(?: (?P<half>{_HALF_DAY}))?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(noon|midday|midnight|midi|minuit)\b|正午|午前0時|零时", re.IGNORECASE)
_CJK = re.compile(
    r"(?P<half>午前|午後|上午|下午|晚上|凌晨|早上|中午|晚|傍晚)?(?P<hour>\d{1,2})(?:時|时|點|点)"
    r"(?:(?P<minute>\d{1,2})分|(?P<and>半))?(?!間|间)"
)
_SCALED = frozenset({"thousand", "million", "billion", "trillion", "crore", "lakh"})
_FEW = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day: `minute` counts from midnight; `is_whole` is False when a.m. or p.m. is not told."""

    start: int
    end: int
    words: str
    minute: int
    is_whole: bool = True


@lru_cache(maxsize=8192)
def read_times(text: str) -> tuple[Time, ...]:
    """Return the times of day of a text in order.

    >>> [t.minute for t in read_times("at 4:30 p.m., at noon, at a quarter past one, 下午4时30分")]
    [990, 720, 75, 990]
    """
    plain = plain_marks(text)
    found: list[Time] = []
    for start, end, minute, is_whole in _read(plain):
        if not any(one.start < end and start < one.end for one in found):
            found.append(Time(start, end, text[start:end], minute % 1440, is_whole))
    return tuple(sorted(found, key=lambda time: time.start))


def _read(plain: str) -> Iterator[tuple[int, int, int, bool]]:
    yield from _spoken(plain)
    for match in _ENGLISH.finditer(plain):
        minute = 60 * _half_day(_number(match["hour"]), match["half"]) + int(match["minute"] or 0)
        yield *match.span(), minute, "clock" not in match["half"] or " in " in match["half"]
    for match in _AT_HOUR.finditer(plain):
        hour = _half_day(_number(match["hour"]), match["half"])
        yield match.start("hour"), match.end("hour"), 60 * hour, True
    yield from _in_figures(plain)
    for match in _NAMED.finditer(plain):
        is_noon = match[0].lower() in ("noon", "midday", "midi", "正午")
        yield *match.span(), 720 if is_noon else 0, True
    for match in _CJK.finditer(plain):
        minute = 30 if match["and"] else int(match["minute"] or 0)
        half = {"午後": "p", "下午": "p", "晚上": "p", "傍晚": "p", "晚": "p", "中午": "noon"}
        side = half.get(match["half"] or "", "a" if match["half"] else "")
        yield *match.span(), 60 * _half_day(int(match["hour"]), side) + minute, bool(match["half"])


def _spoken(plain: str) -> Iterator[tuple[int, int, int, bool]]:
    for match in _SPOKEN.finditer(plain):
        away = 30 if "half" in match["side"].lower() else 15
        few = (match["few"] or "").lower()
        away = _FEW.get(few, int(few) if few.isdigit() else away)
        sign = -1 if match["side"].lower().endswith(("to", "before")) else 1
        named = {"noon": 12, "midnight": 24}.get(match["hour"].lower())
        hour = named or _half_day(_number(match["hour"]), match["half"] or "")
        yield *match.span(), 60 * hour + sign * away, bool(match["half"] or named)
    for match in _IN_WORDS.finditer(plain):
        minute = {"fifteen": 15, "thirty": 30, "forty-five": 45}[match["minute"].lower()]
        hour = _half_day(_number(match["hour"]), match["half"] or "")
        yield *match.span(), 60 * hour + minute, bool(match["half"])


def _in_figures(plain: str) -> Iterator[tuple[int, int, int, bool]]:
    for match in _AT_CLOCK.finditer(plain):
        if not _is_measured(match["after"] or ""):
            span = match.start("hour"), match.end("minute")
            yield *span, 60 * int(match["hour"]) + int(match["minute"]), int(match["hour"]) > 12
    for pattern in (_CLOCK, _MILITARY, _FRENCH):
        for match in pattern.finditer(plain):
            hour = int(match["hour"])
            span = match.start("hour"), match.end("minute") if match["minute"] else match.end()
            yield *span, 60 * hour + int(match["minute"] or 0), hour > 12 or len(match["hour"]) == 2


def _is_measured(after: str) -> bool:
    """Tell whether the word after two figures makes them an amount: 8.52 metres, 9.40 per cent."""
    word = after.strip(" -")
    return word in ("%", "per", "percent") or word in _SCALED or is_unit(unit_name(word))


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _HOURS.index(words.lower()) + 1


def _half_day(hour: int, half: str) -> int:
    """Return an hour of 24 for one of 12: 4 p.m. is 16, 12 a.m. is 0."""
    is_late = half.lower().startswith("p") or any(
        w in half for w in ("afternoon", "evening", "night")
    )
    if is_late:
        return hour + 12 if hour < 12 else hour
    is_early = half.lower().startswith("a") and half.lower() != "at night"
    return 0 if hour == 12 and (is_early or "morning" in half) else hour


def same_time(one: Time, other: Time) -> bool:
    """Tell whether two may be one time: a quarter past one, 1:15 p.m.

    >>> same_time(read_times("a quarter past one")[0], read_times("13:15")[0])
    True
    """
    if one.minute == other.minute:
        return True
    is_told = one.is_whole and other.is_whole
    return not is_told and one.minute % 720 == other.minute % 720
