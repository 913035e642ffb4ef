"""Cuts text into the words that the search index holds: pairs of characters where CJK."""

import re
import unicodedata

CJK = r"\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3々〆ー"
CJK_RUN = re.compile(f"[{CJK}]+")
QUERY_PART = re.compile(r"\"([^\"]+)\"|(\S+)")
WORD = re.compile(r"\w+")


def index_words(text: str) -> str:
    """Return a text with its CJK runs cut into pairs of characters, for an index of words.

    >>> index_words("The 防衛省 said")
    'The  防衛 衛省 省  said'
    """
    return CJK_RUN.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", _folded(text))


def match_words(words: str) -> str:
    """Return the FTS5 expression that finds every one of these words; empty when there are none.

    Words in double quotes are found side by side.

    >>> match_words('防衛省 "prime minister"'), match_words("核")
    ('"防衛 衛省" AND "prime minister"', '"核"*')
    """
    parts = (quoted or word for quoted, word in QUERY_PART.findall(_folded(words)))
    return " AND ".join(filter(None, map(_phrase, parts)))


def _phrase(part: str) -> str:
    tokens = [
        token
        for word in WORD.findall(CJK_RUN.sub(lambda run: f" {run.group()} ", part))
        for token in _queried(word)
    ]
    is_one_cjk = len(tokens) == 1 and len(tokens[0]) == 1 and CJK_RUN.match(tokens[0])
    return f'"{" ".join(tokens)}"{"*" if is_one_cjk else ""}' if tokens else ""


def _queried(word: str) -> list[str]:
    """Return the tokens to look for; the last single character only when it is all there is."""
    return (_pairs(word)[:-1] or [word]) if CJK_RUN.match(word) else [word]


def _pairs(run: str) -> list[str]:
    """Cut a run into overlapping pairs, and its last character, so that every one begins a word."""
    return [run[n : n + 2] for n in range(len(run))]


def _folded(text: str) -> str:
    """Make full-width and half-width forms one."""
    return unicodedata.normalize("NFKC", text)
