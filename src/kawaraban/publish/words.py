"""The words that every form of an issue shares: days, periods, runs of one language, short spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from babel import Locale, UnknownLocaleError

from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Issue, Item, Sentence
from kawaraban.model.source import Period
from kawaraban.text.scripts import script_language

MOST_WORDS = 25
SPAN_NOTE = f"Spans quoted from sources are capped at {MOST_WORDS} words each."

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_EAST_ASIAN = r"\u2e80-\u303f\u3040-\u30ff\u3100-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_RUN = re.compile(rf"[{_EAST_ASIAN}\uff00-\uffef\U00020000-\U0003ffff]+")
# Two characters of Chinese or Japanese say about as much as one word of English.
_WORD = re.compile(rf"[{_EAST_ASIAN}]{{1,2}}|[^\s{_EAST_ASIAN}]+")
_SUBJECT = re.compile(r"([A-Z][A-Z&'’-]+(?: [A-Z][A-Z&'’-]+)*)\s+(?=\S)")
_LANGUAGES = ("ja", "zh", "ko")
# What neither XML nor a font can hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one language; `language` is empty for that of the text around."""

    text: str
    language: str = ""


def printable(text: str) -> str:
    """Return the text on one line, without control characters."""
    return _UNPRINTABLE.sub("", " ".join(text.split()) if "\n" in text else text)


def base_language(tag: str) -> str:
    """Return the first part of a BCP 47 tag: `zh` of `zh-Hant`."""
    return tag.split("-")[0].lower()


def split_runs(text: str, hint: str = "") -> Iterator[Run]:
    """Yield the text as runs, Chinese, Japanese or Korean ones with their language.

    `hint` is the language that Han characters alone are taken to be in: that of the source.
    """
    position = 0
    for match in _RUN.finditer(text):
        if match.start() > position:
            yield Run(text[position : match.start()])
        own = script_language(match[0])
        is_hinted = own in (None, "zh") and base_language(hint) in _LANGUAGES
        yield Run(match[0], hint if is_hinted else own or "ja")
        position = match.end()
    if position < len(text):
        yield Run(text[position:])


def short_words(exact: str) -> tuple[str, bool]:
    """Return at most the first 25 words of a span, and whether that cut it."""
    words = list(_WORD.finditer(exact))
    if len(words) <= MOST_WORDS:
        return exact, False
    return exact[: words[MOST_WORDS - 1].end()], True


def inner_marks(words: str) -> str:
    """Return words as they are printed between double quotation marks: theirs become single.

    >>> inner_marks('He said “no” and "yes".')
    'He said ‘no’ and ‘yes’.'
    """
    paired = re.sub(r'"([^"]*)"', r"‘\1’", words)
    return paired.replace("“", "‘").replace("”", "’").replace('"', "’")


def with_short_spans(issue: Issue) -> Issue:
    """Return the issue as it may be published: no evidence quotes more than 25 words."""
    return replace(issue, items=tuple(_short_item(item) for item in issue.items))


def _short_item(item: Item) -> Item:
    paragraphs = tuple(tuple(_short_sentence(s) for s in p) for p in item.paragraphs)
    return replace(item, paragraphs=paragraphs)


def _short_sentence(sentence: Sentence) -> Sentence:
    return replace(sentence, evidence=tuple(_short_evidence(one) for one in sentence.evidence))


def _short_evidence(evidence: Evidence) -> Evidence:
    exact, _ = short_words(evidence.exact)
    end = evidence.end - len(evidence.exact) + len(exact)
    return replace(evidence, exact=exact, end=end, prefix="", suffix="")


def day_words(day: date | None) -> str:
    """Return a day as `22 November 2024`, `undated` for None."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "undated"


def period_words(period: Period) -> str:
    """Return a period as `November 2024`, `4–10 November 2024` or two full days."""
    start, end = period.start, period.end
    if (start, end) == (date.min, date.max):
        return ""
    if start == end:
        return day_words(start)
    if (start.year, start.month) != (end.year, end.month):
        return f"{day_words(start)} – {day_words(end)}"
    if start.day == 1 and _is_month_end(end):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    return f"{start.day}–{day_words(end)}"


def _is_month_end(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def period_name(period: Period) -> str:
    """Return a period as a file name has it: `2024-11` for a month, else its days."""
    start, end = period.start, period.end
    is_month = (start.year, start.month) == (end.year, end.month) and start.day == 1
    if is_month and _is_month_end(end):
        return f"{start.year:04d}-{start.month:02d}"
    return f"{start.isoformat()}_{end.isoformat()}"


def language_name(tag: str, around: str = "en") -> str:
    """Return the English name of a language, empty for that of the text around or an unknown one."""
    base = base_language(tag)
    if base == base_language(around):
        return ""
    try:
        name = Locale(base).get_language_name("en")
    except (UnknownLocaleError, ValueError):
        return ""
    return str(name or "")


def split_kicker(kicker: str) -> tuple[str, str]:
    """Return the subject in capitals at the head of a kicker, and the rest.

    >>> split_kicker("DEFENCE Vientiane, 22 November 2024")
    ('DEFENCE', 'Vientiane, 22 November 2024')
    """
    found = _SUBJECT.match(kicker)
    return (found[1], kicker[found.end() :]) if found else ("", kicker)


def is_web_address(url: str) -> bool:
    """Return whether an address is one that a reader's link may lead to."""
    return url.startswith(("https://", "http://"))


def file_name(issue: Issue, suffix: str) -> str:
    """Return the name of a published file: `japan-2024-11.pdf`.

    A character that a file name or address had better not hold becomes a hyphen.
    """
    beat = re.sub(r"[^\w-]+", "-", issue.beat).strip("-").lower() or "digest"
    return f"{beat}-{period_name(issue.period)}.{suffix}"
