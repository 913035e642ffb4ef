"""Dates and weekdays in running text, partial or whole, in five languages."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from kawaraban.text.scripts import plain_marks
from kawaraban.text.tense import lies_ahead

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OTHER_MONTHS = (
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
)
_WEEKDAYS_FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WEEKDAYS_GERMAN = (
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
)  # fmt: skip
_MONTH_OF = {name.lower(): i for i, name in enumerate(MONTHS, 1)}
_MONTH_OF |= {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)} | {"sept": 9}
for _names in _OTHER_MONTHS:
    _MONTH_OF |= {name.lower(): i for i, name in enumerate(_names, 1)}
_WEEKDAY_OF = {name.lower(): i for i, name in enumerate(WEEKDAYS)}
_WEEKDAY_OF |= {name: i for i, name in enumerate(_WEEKDAYS_FRENCH)}
_WEEKDAY_OF |= {name.lower(): i for i, name in enumerate(_WEEKDAYS_GERMAN)}
_MONTH = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))
_WEEKDAY = "|".join(_WEEKDAY_OF)
_YEAR = r"(?:19|20)\d\d"
_DAYS_IN_WORDS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second
twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth
thirty-first""".split()  # noqa: SIM905
_WORD_DAY = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:the\s+)?(?P<spelt>{'|'.join(reversed(_DAYS_IN_WORDS))})\s+of\s+"
    rf"(?P<month>{'|'.join(MONTHS)})\b(?:,?\s+(?P<year>{_YEAR})\b)?",
    re.IGNORECASE,
)
_OF_THE_MONTH = re.compile(
    rf"\b(?:(?P<spelt>{'|'.join(reversed(_DAYS_IN_WORDS))})|(?P<day>[0-3]?\d)(?:st|nd|rd|th)) "
    r"of (?:the|that|this) month\b",
    re.IGNORECASE,
)
_MONTHS_IN_WORDS = _DAYS_IN_WORDS[:12]
_NTH_MONTH = re.compile(
    rf"\b(?P<nth_month>{'|'.join(_MONTHS_IN_WORDS)}) month of (?P<year>{_YEAR})\b", re.IGNORECASE
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
_NTH_WEEKDAY = re.compile(
    rf"\b(?P<nth>{'|'.join(_NTH)}) (?P<weekday>{'|'.join(WEEKDAYS)}) (?:of|in) (?P<month>{'|'.join(MONTHS)})\b"
    rf"(?:,? (?P<year>{_YEAR})\b)?"
)
_DAY_MONTH = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?"
    rf"(?:\s?(?:-|to|and|bis|au)\s?(?P<last>\d{{1,2}})(?:st|nd|rd|th|\.)?)?\s+(?:of\s+)?"
    rf"(?P<month>{_MONTH})\b(?:\.(?=,?\s+{_YEAR}))?(?:,?\s+(?P<year>{_YEAR})\b)?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<month>{_MONTH})\b\.?\s+(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
    rf"(?:\s?(?:-|to|and)\s?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?\b(?![\d:]|[,.]\d)(?:,?\s+(?P<year>{_YEAR})\b)?",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})(?: of)? (?P<which>last|this|next) year\b", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\b(?:,?\s+(?P<year>{_YEAR})\b)?")
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_BARE_YEAR = re.compile(
    rf"""\b(?:in|of|since|by|from|until|to|during|early|late|and|after|before|fiscal|year|the|beyond|past|through|
    between|than|mid|'s|s')[ -](?P<year>{_YEAR})\b(?!-\d|,\d|\.\d|\s(?:per|%|dollars|euros|people))
    |(?<![\d.,$€£¥-])\b(?P<lone>{_YEAR})\b(?=\ [A-Z(]|[;)]|,\ |\.?$|\.\ )""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMED_DAY = re.compile(rf"\b(?P<last>last\s|next\s)?(?P<weekday>{_WEEKDAY})s?\b", re.IGNORECASE)
_DAY_OF_WEEK = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})(?: of)? (?P<which>last|this|next) week\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(today|yesterday|tomorrow)\b", re.IGNORECASE)
_RELATIVE_MONTH = re.compile(r"\b(last|this|next) (month|year)\b", re.IGNORECASE)
_CJK_DATE = re.compile(
    r"(?:(?P<era>令和|平成|昭和)(?P<era_year>元|\d{1,2})年|(?P<year>(?:19|20)?\d\d)年)?"
    r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?!間|本|程)"
)
_CJK_MONTH = re.compile(
    r"(?:(?:(?P<era>令和|平成|昭和)(?P<era_year>元|\d{1,2})年)|(?P<year>(?:19|20)\d\d)年"
    r"|(?<!\d)(?P<short>\d\d)年(?=\d{1,2}月))?"
    r"(?<!\d)(?P<month>\d{1,2})月(?!\d|間|額|給)"
    r"|(?P<only>(?:19|20)\d\d)年(?!\d)"
)
_STEPS = {"last": -1, "this": 0, "next": 1}
_AHEAD_MONTHS = 3
_LONG_PAST_MONTHS = 8  # January said in November may be the next
_ERA_START = {"令和": 2018, "平成": 1988, "昭和": 1925}
_IN_NAME = re.compile(r"\b[Tt]he (?:[A-Z]\w+ )?$")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|to be held|(?:is|are|was|were) to|due|plans?|planned|expected|scheduled|"
    r"set to|next|upcoming|starting|from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in text; parts that are not said are None. `weekday` counts from Monday = 0.

    `shift` is days from the article's own day (yesterday = -1), `months`, `years` and `weeks` likewise
    (last month, next year, Saturday next week); `nth` says which such weekday of the month is meant,
    -1 the last; `direction` is -1 for "last", 1 for "next" or a
    plan, 0 when nothing tells.
    """

    start: int
    end: int
    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    direction: int = 0
    months: int | None = None
    years: int | None = None
    weeks: int | None = None
    nth: int | None = None


def _int(value: str | None) -> int | None:
    return int(value) if value else None


def _year_of(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("era"):
        years = 1 if groups["era_year"] == "元" else int(groups["era_year"])
        return _ERA_START[groups["era"]] + years
    if groups.get("short"):
        return 2000 + int(groups["short"])
    return _int(groups.get("year") or groups.get("only"))


def _whole(match: re.Match[str], text: str) -> list[DateMention]:
    groups = match.groupdict()
    month = groups.get("month")
    if groups.get("nth_month"):
        month = str(_MONTHS_IN_WORDS.index(groups["nth_month"].lower()) + 1)
    number = int(month) if month and month.isdigit() else _MONTH_OF.get((month or "").lower())
    weekday = _WEEKDAY_OF.get((groups.get("weekday") or "").lower())
    spelt = groups.get("spelt")
    first = _DAYS_IN_WORDS.index(spelt.lower()) + 1 if spelt else _int(groups.get("day"))
    days = [first, _int(groups.get("last"))]
    years = _STEPS.get((groups.get("which") or "").lower())
    start, end = match.span()
    direction = -1 if re.search(r"\b[Ll]ast $", text[max(0, start - 5) : start]) else 0
    if (
        not direction
        and number
        and not groups.get("day")
        and _FUTURE.search(_clause_before(text, start))
    ):
        direction = 1
    return [
        DateMention(
            start,
            end,
            text[start:end],
            _year_of(match),
            number,
            day,
            weekday if i == 0 else None,
            direction=direction,
            years=years,
            nth=_NTH.get(groups.get("nth") or ""),
        )
        for i, day in enumerate(days)
        if i == 0 or day is not None
    ]


def _clause_before(text: str, start: int) -> str:
    return re.split(r"[.;,]", text[max(0, start - 60) : start])[-1]


def _named_day(match: re.Match[str], text: str, plain: str) -> DateMention:
    start, end = match.span()
    said = (match["last"] or "").strip().lower()
    is_ahead = lies_ahead(plain, start)
    direction = {"last": -1, "next": 1}.get(said, 1 if is_ahead else 0)
    return DateMention(
        start,
        end,
        text[start:end],
        weekday=_WEEKDAY_OF[match["weekday"].lower()],
        direction=direction,
    )


@lru_cache(maxsize=8192)
def read_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates of a text in order; a range gives both of its ends.

    >>> [(d.day, d.month, d.year) for d in read_dates("from 20 to 22 November, and since 2020")]
    [(20, 11, None), (22, 11, None), (None, None, 2020)]
    >>> [(d.month, d.day) for d in read_dates("石破首相は11日、12月1日に")]
    [(None, 11), (12, 1)]
    """
    plain = plain_marks(text)
    found: list[DateMention] = []
    taken: list[tuple[int, int]] = []
    patterns = (
        _ISO,
        _WORD_DAY,
        _OF_THE_MONTH,
        _NTH_MONTH,
        _NTH_WEEKDAY,
        _DAY_MONTH,
        _MONTH_DAY,
        _MONTH_OF_YEAR,
        _MONTH_YEAR,
        _CJK_DATE,
        _CJK_MONTH,
        _BARE_YEAR,
    )
    for pattern in patterns:
        for match in pattern.finditer(plain):
            group = "year" if pattern is _BARE_YEAR and match["year"] else "lone"
            span = match.span(group) if pattern is _BARE_YEAR else match.span()
            if any(a < span[1] and span[0] < b for a, b in taken) or _is_modal_may(match, plain):
                continue
            taken.append(span)
            if pattern is _BARE_YEAR:
                found.append(DateMention(*span, text[slice(*span)], int(match[group])))
            else:
                found.extend(_whole(match, text))
    found += _relative(plain, text, taken)
    return tuple(sorted(found, key=lambda d: (d.start, d.end)))


def _relative(plain: str, text: str, taken: list[tuple[int, int]]) -> list[DateMention]:
    """Return the days and months that are said by their distance: Monday, yesterday, last month."""
    found: list[DateMention] = []
    for match in _DAY_OF_WEEK.finditer(plain):
        taken.append(match.span())
        weekday, weeks = _WEEKDAY_OF[match["weekday"].lower()], _STEPS[match["which"].lower()]
        found.append(
            DateMention(*match.span(), text[slice(*match.span())], weekday=weekday, weeks=weeks)
        )
    for match in _NAMED_DAY.finditer(plain):
        if _IN_NAME.search(plain[: match.start()]) and re.match(r" [A-Z]", plain[match.end() :]):
            continue  # the Monday Herald
        if not any(a < match.end() and match.start() < b for a, b in taken):
            found.append(_named_day(match, text, plain))
    for match in _RELATIVE.finditer(plain):
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match[1].lower()]
        found.append(DateMention(*match.span(), text[slice(*match.span())], shift=shift))
    for match in _RELATIVE_MONTH.finditer(plain):
        if any(a <= match.start() < b for a, b in taken):
            continue
        unit = {f"{match[2].lower()}s": _STEPS[match[1].lower()]}
        found.append(DateMention(*match.span(), text[slice(*match.span())], **unit))
    return found


def _is_modal_may(match: re.Match[str], plain: str) -> bool:
    groups = match.groupdict()
    word = groups.get("month")
    is_day = groups.get("day") or groups.get("spelt") or groups.get("nth")
    if word not in ("May", "may", "March", "march", "mar", "Mar") or is_day:
        return False
    before = plain[max(0, match.start() - 12) : match.start()].lower()
    return not groups.get("year") and not re.search(
        r"\b(?:in|last|next|since|by|of|until|early|late)\s$", before
    )


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def resolve(mention: DateMention, published: date) -> date | None:
    """Return the day a mention means in an article of that day; None when it is not one day.

    A weekday counts back from the article's day, forward after a word of the future. A day and
    month without a year is the nearest such day (Schilder and Habel 2001 call these deictic).

    >>> resolve(read_dates("met on Monday")[0], date(2024, 11, 6))
    datetime.date(2024, 11, 4)
    >>> resolve(read_dates("will meet on Monday")[0], date(2024, 11, 6))
    datetime.date(2024, 11, 11)
    """
    if mention.shift is not None:
        return published + timedelta(days=mention.shift)
    if mention.day is None:
        if mention.weekday is None or mention.month is not None:
            return None
        return _resolve_weekday(mention, published)
    if mention.month is None:
        return _safe_date(published.year, published.month, mention.day)
    if mention.year is not None:
        return _safe_date(mention.year, mention.month, mention.day)
    near = [_safe_date(published.year + shift, mention.month, mention.day) for shift in (-1, 0, 1)]
    days = [day for day in near if day]
    return min(days, key=lambda day: abs((day - published).days), default=None)


def _resolve_weekday(mention: DateMention, published: date) -> date:
    assert mention.weekday is not None
    if mention.weeks is not None:
        monday = published - timedelta(days=published.weekday())
        return monday + timedelta(days=7 * mention.weeks + mention.weekday)
    if mention.direction > 0:
        ahead = (mention.weekday - published.weekday()) % 7
        return published + timedelta(days=ahead)
    back = (published.weekday() - mention.weekday) % 7
    if mention.direction < 0 and back == 0:
        back = 7
    return published - timedelta(days=back)


def ground(mention: DateMention, published: date) -> DateMention:
    """Return the mention with the parts filled in that its article's day makes plain.

    >>> ground(read_dates("last month")[0], date(2024, 11, 6)).month
    10
    """
    day = resolve(mention, published)
    if day is not None:
        return replace(mention, year=day.year, month=day.month, day=day.day)
    if mention.months is not None:
        month = published.year * 12 + published.month - 1 + mention.months
        return replace(mention, year=month // 12, month=month % 12 + 1)
    if mention.years is not None:
        return replace(mention, year=published.year + mention.years)
    if mention.month is not None and mention.year is None and mention.day is None:
        return replace(mention, year=_year_of_month(mention, published))
    return mention


def _year_of_month(mention: DateMention, published: date) -> int | None:
    """Return the year of a month named alone: the last one; None where it may be the next."""
    assert mention.month is not None
    if mention.direction < 0:  # "last November" said in November; "last August" may be either
        return published.year - 1 if mention.month == published.month else None
    if mention.direction > 0 and mention.month < published.month:  # "from July" said in December
        return None
    if mention.month <= published.month:
        is_long_past = published.month - mention.month > _LONG_PAST_MONTHS
        return None if is_long_past else published.year
    is_far = mention.month - published.month > _AHEAD_MONTHS
    return published.year - 1 if is_far else None


def say_day(day: date, year: bool = False) -> str:
    """Return a day as the digest prints it: 22 November, with the year when asked.

    >>> say_day(date(2024, 11, 2))
    '2 November'
    """
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
