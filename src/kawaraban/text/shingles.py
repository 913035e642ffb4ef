"""How much of one text stands in another: overlapping runs of words or letters."""

from functools import lru_cache

from kawaraban.text.scripts import CJK, fold
from kawaraban.text.words import read_words

_WORDS = 5
_LETTERS = 8


@lru_cache(maxsize=8192)
def shingles(text: str) -> frozenset[str]:
    """Return the runs of five words, or of eight letters where words are not parted (Broder 1997).

    >>> sorted(shingles("one two three four five six"))
    ['one two three four five', 'two three four five six']
    """
    if len(CJK.findall(text)) * 4 > len(text):
        letters = "".join(c for c in text if c.isalnum())
        return frozenset(
            letters[i : i + _LETTERS] for i in range(max(1, len(letters) - _LETTERS + 1))
        )
    words = [fold(word) for word, _, _ in read_words(text)]
    return frozenset(
        " ".join(words[i : i + _WORDS]) for i in range(max(1, len(words) - _WORDS + 1))
    )


def containment(one: str, other: str) -> float:
    """Return the share (0..1) of the shorter text's shingles that stand in the other."""
    first, second = shingles(one), shingles(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
