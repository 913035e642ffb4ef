"""Numbers whose sum is not the total given beside them.

Finds "221, 160 and 84, or 460 in all". Looks only where the sentence says that a number is the
total of the others (in all, altogether, a total of, adding up to, together) and where at least two
numbers of the same kind stand before it. Silent on totals of things not counted in the sentence.
"""

import re
from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Suggestion, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.dates import read_dates
from kawaraban.text.numbers import Number, read_numbers

SEVERITY = Severity.ERROR

_BEFORE = re.compile(r"(?:a total of|totall?ing|adding up to|making|, or|together)\s$", re.I)
_AFTER = re.compile(r"^[\w\s]{0,12}\b(?:in all|altogether|in total|combined)\b", re.I)
_LIST = re.compile(r"^[\w\s']{0,40}(?:,| and|,? plus| against| to)\s?[\w\s']{0,40}$")


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each total that is not the sum of the list before it."""
    for place, text in draft.texts():
        dated = [(d.start, d.end) for d in read_dates(text)]
        numbers = [
            n for n in read_numbers(text)
            if n.unit != "ordinal" and not any(a <= n.start < b for a, b in dated)
        ]  # fmt: skip
        for i, total in enumerate(numbers):
            if not _is_total(total, text):
                continue
            parts = _listed(numbers[:i], total, text)
            value = sum(part.value for part in parts)
            if len(parts) >= 2 and value != total.value:
                message = " + ".join(p.words for p in parts) + f" = {value:g}, not {total.words}"
                yield Finding(place, total.start, total.end, total.words, message,
                              Verdict.CONTRADICTED, (), Suggestion(change=f"{value:g}"))  # fmt: skip


def _is_total(number: Number, text: str) -> bool:
    before, after = text[: number.start], text[number.end :]
    if _AFTER.match(after):
        return True
    return bool(_BEFORE.search(before)) and not before.rstrip().endswith(", or")


def _listed(numbers: list[Number], total: Number, text: str) -> list[Number]:
    """Return the numbers before the total that stand in one list: only commas and "and" between."""
    kept: list[Number] = []
    end = total.start
    for number in reversed(numbers):
        between = text[number.end : end]
        if kept and not _LIST.match(between):
            break
        if "." in between.rstrip(". ") or ";" in between:
            break
        kept.append(number)
        end = number.start
    return kept[::-1]
