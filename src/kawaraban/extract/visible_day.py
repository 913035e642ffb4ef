"""Finds a day printed in a text's first lines: 19 November 2024, 2024年11月19日, 2024-11-19."""

import re
from collections.abc import Iterator
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar",
            "february feb février fevrier févr februar",
            "march mar mars märz",
            "april apr avril avr",
            "may mai",
            "june jun juin juni",
            "july jul juillet juil juli",
            "august aug août aout",
            "september sep sept septembre",
            "october oct octobre oktober",
            "november nov novembre",
            "december dec décembre decembre déc dezember",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s+(?P<month>{MONTH_NAMES})\.?,?\s+(?P<year>\d{{4}})\b",
    re.I,
)
MONTH_FIRST = re.compile(
    rf"\b(?P<month>{MONTH_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
    re.I,
)
NUMERIC = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)"
)
JAPANESE_ERA = re.compile(
    r"(?P<era>令和|平成|昭和)\s*(?P<year>\d{1,2}|元)年\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日"
)
DOTTED = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)")
FORMS = (DAY_FIRST, MONTH_FIRST, NUMERIC, JAPANESE_ERA, DOTTED)

CHANGED = re.compile(
    r"(?:updated?|modified|mise? à jour|modifié|aktualisiert|更新(?:日時?|时间|時間)?)"
    r"(?: on| le| am)?[\s:：]*$",
    re.I,
)


def find_day(text: str) -> date | None:
    """Return the first day printed in full, one of a change only where there is no other; or None.

    >>> find_day("Tokyo, 19 November 2024"), find_day("令和6年11月19日"), find_day("31 April 2024")
    (datetime.date(2024, 11, 19), datetime.date(2024, 11, 19), None)
    """
    found = [(match.start(), day) for form in FORMS for match, day in _days(form, text)]
    found.sort(key=lambda one: (bool(CHANGED.search(text[: one[0]])), one))
    return found[0][1] if found else None


def _days(form: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], date]]:
    for match in form.finditer(text):
        parts = match.groupdict()
        year = 1 if parts["year"] == "元" else int(parts["year"])
        month = MONTHS.get(parts["month"].lower()) or int(parts["month"])
        try:
            yield match, date(year + ERAS.get(parts.get("era", ""), 0), month, int(parts["day"]))
        except ValueError:
            continue
