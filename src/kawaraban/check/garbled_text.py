"""Words out of joint: what a lost line, a bad paste or a careless edit leaves behind.

Finds "on the of", "the the", "Navy. and agreed", a tag such as <sup>, a replacement character, and
empty brackets. Ignores doubled words that English allows ("had had", "that that") and names such
as Bora Bora. Silent on style.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kawaraban.model.finding import Finding, Severity, Suggestion, Verdict
from kawaraban.model.issue import Draft

SEVERITY = Severity.ERROR

_ARTICLES = r"(?:[Tt]he|[Aa]|[Aa]n)"
_JOINTS = r"(?:of|in|on|at|by|for|with|from|to|and|or|but|is|are|was|were|has|have|will|would)"
_FAULTS = (
    (re.compile(rf"\b{_ARTICLES} (?!will\b|would-){_JOINTS}\b"), "a word is missing here"),
    (re.compile(r"\b(?:of|in|at|by|with|from) (?:of|for|with|from|and)\b(?! all\b)"), "a word is missing here"),
    (re.compile(r"\bfor (?:of|for|from)\b"), "a word is missing here"),
    (re.compile(r"\b(?!(?:had|that|is|her)\b)([a-z]+) \1\b"), "the same word twice"),
    (re.compile(r"(?<=[a-z]{2})\. [a-z]\w*(?= )"), "a stop in mid-sentence"),
    (re.compile(r"^(?!(?:de|di|al|el|bin|van|von)[ -])[a-z]+ "), "the sentence starts in the middle"),
    (re.compile(r"</?(?:sup|sub|b|i|em|strong|span|div|p|br|a)\b[^>\n]{0,80}>", re.I), "a tag was left in"),
    (re.compile("[\ufffd\u25a1]"), "a letter was lost"),
    (re.compile(r"\(\s*\)|\[\s*\]"), "empty brackets"),
    (re.compile(r"(?<=\w) [,;:](?= )|(?<=\w),{2,}"), "a stray mark"),
)  # fmt: skip
_RIGHT = re.compile(
    r"^(?:a by|an in|the in|the on|in (?:for|of|from|with)|by with|"
    r"(?:by|on|in|at|for|from|with|of) and)(?: large)?$",
    re.I,
)
_ABBREVIATION = re.compile(
    r"\b(?:No|vs|approx|est|Inc|Ltd|Co|Corp|St|Mt|cf|ca|etc|e\.g|i\.e|p\.m|a\.m|Rev)\.$"
)


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each place where words are out of joint."""
    for place, text in draft.texts():
        for start, end, message, change in _faults(text):
            yield Finding(place, start, end, text[start:end], message,
                          Verdict.NEEDS_PERSON, (), change)  # fmt: skip


@lru_cache(maxsize=8192)
def _faults(text: str) -> tuple[tuple[int, int, str, Suggestion | None], ...]:
    found = []
    for pattern, message in _FAULTS:
        for match in pattern.finditer(text):
            if not _is_right(match, text):
                change = Suggestion(change=match[1]) if message == "the same word twice" else None
                found.append((*match.span(), message, change))
    return tuple(found)


def _is_right(match: re.Match[str], text: str) -> bool:
    before = text[: match.start() + 1]
    return bool(_RIGHT.match(match[0]) or _ABBREVIATION.search(before))
