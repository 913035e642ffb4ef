"""The fields at the head of an issue file: as much of YAML as `publish.markdown` writes."""

import calendar
import json
import re
from dataclasses import dataclass, field
from datetime import date

from kawaraban.model.errors import IssueError
from kawaraban.model.issue import Correction
from kawaraban.model.source import Period

_FIELD = re.compile(r"([A-Za-z_-]+):(?:\s+(.*))?$")
_CORRECTION = re.compile(r"\s*-\s+[\"']?(\d{4}-\d\d-\d\d)[\"']?:\s*(.*)$")
_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)\s*/\s*(\d{4}-\d\d-\d\d)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")


@dataclass(slots=True)
class FrontMatter:
    """What the head of a file says; `length` is its number of lines, 0 where there is none."""

    length: int = 0
    title: str = ""
    beat: str = ""
    period: Period | None = None
    number: int = 1
    language: str = "en"
    status: str = "draft"
    corrections: list[Correction] = field(default_factory=list)


def read_front_matter(lines: list[str]) -> FrontMatter:
    """Return the fields between a first line `---` and the next; unknown fields are passed over.

    Raises:
        IssueError: A field cannot be read; the message names its line.
    """
    ends = [i for i, line in enumerate(lines) if line.rstrip() in ("---", "...")]
    has_front_matter = len(ends) > 1 and ends[0] == 0
    if not has_front_matter or not _FIELD.match(lines[1]):
        return FrontMatter()
    front = FrontMatter(length=ends[1] + 1)
    for number, line in enumerate(lines[1 : ends[1]], 2):
        try:
            _read_line(line, front)
        except ValueError as error:
            message = f"line {number}: {line.strip()!r} cannot be read ({error}); correct it"
            raise IssueError(message) from error
    return front


def _read_line(line: str, front: FrontMatter) -> None:
    if correction := _CORRECTION.match(line):
        day = date.fromisoformat(correction[1])
        front.corrections.append(Correction(day, _scalar(correction[2])))
        return
    found = _FIELD.match(line)
    if not found:
        return
    key, text = found[1].lower(), found[2] or ""
    if key == "period":
        front.period = read_period(_scalar(text))
    elif key == "number":
        front.number = int(_scalar(text))
    elif key in ("title", "beat", "language", "status"):
        setattr(front, key, _scalar(text))


def read_period(text: str) -> Period:
    """Return the days of `2024-11-04/2024-11-10` or of the month `2024-11`.

    Raises:
        ValueError: The text is neither.
    """
    if days := _PERIOD.match(text):
        return Period(date.fromisoformat(days[1]), date.fromisoformat(days[2]))
    if month := _MONTH.match(text):
        return month_period(int(month[1]), int(month[2]))
    raise ValueError("a period is written 2024-11-01/2024-11-30 or 2024-11")


def month_period(year: int, month: int) -> Period:
    """Return the days of a month."""
    first = date(year, month, 1)
    return Period(first, first.replace(day=calendar.monthrange(year, month)[1]))


def _scalar(text: str) -> str:
    text = text.strip()
    if text.startswith('"'):
        return str(json.loads(text, strict=False))
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text
