"""Finds who wrote a report: in what the page says of itself, and in the lines it shows."""

import re
from collections.abc import Iterable

from kawaraban.extract.prose import WIDE, is_sentence

BY = re.compile(
    r"^\W*(?:(?:(?:written |text |words )?by|(?:propos recueillis )?par|von|por|記者|记者|取材)\s+(?=\S)|"
    r"(?:取材|文|文責|撰文|執筆|記者|记者|作者|编辑|編輯|責編|责编|来源|來源|提供)\s*[:：/／・]\s*)",
    re.I,
)
YEAR = re.compile(r"\d{4}")
NAME_PARTING = re.compile(r"\s*[,、，;/／&|｜·]\s*|\s+(?:and|et|und)\s+|\s+(?=\d)")
LEAST_NAME = 2
LONGEST_NAME = 40
LONGEST_LINE = 90


def find_names(byline: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Return the names a byline holds, and those of lines that say so or give a date.

    >>> find_names("", ["By Aiko Marsh and Ren Doyle", "The boats left on Monday."])
    ('Aiko Marsh', 'Ren Doyle')
    """
    shown = [line for line in lines if len(line) <= LONGEST_LINE and not is_sentence(line)]
    signed = [BY.sub("", line) for line in (byline, *filter(BY.match, shown))]
    names = [name for line in signed for name in NAME_PARTING.split(line)]
    dated = [name for line in filter(YEAR.search, shown) for name in NAME_PARTING.split(line)]
    names += [name for name in dated if " " in name or WIDE.match(name)]
    return tuple(dict.fromkeys(name for name in names if _is_name(name)))


def _is_name(text: str) -> bool:
    has_digit = any(map(str.isdigit, text))
    return LEAST_NAME <= len(text) <= LONGEST_NAME and not has_digit and text[0].isalpha()
