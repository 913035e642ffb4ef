"""How far a sentence repeats its sources word for word, outside quotations, names and figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.text.quotes import read_quotes
from kawaraban.text.scripts import fold
from kawaraban.text.words import FUNCTION_WORDS, read_words, to_british


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in a source in this order: a span, and how many of them count.

    Names and numbers are part of a run and do not count: there is one way to write them.
    """

    start: int
    end: int
    words: int


def copied_runs(text: str, sources: Sequence[str]) -> tuple[Run, ...]:
    """Return the longest runs of words that a text shares with any source, in order, none inside another.

    >>> [r.words for r in copied_runs("The port was shut on Monday.", ["He said the port was shut."])]
    [4]
    """
    runs: list[Run] = []
    joined = _joined(tuple(sources))
    for piece in _unquoted(text):
        words = [_plain(word) for word, _, _ in piece]
        at = 0
        while at < len(piece):
            length = _match(words, at, joined)
            end = piece[at + length - 1][2] if length else 0
            if length and not (runs and end <= runs[-1].end):
                counted = sum(_counts(word) for word, _, _ in piece[at : at + length])
                runs.append(Run(piece[at][1], end, counted))
            at += 1
    return tuple(runs)


def longest_run(text: str, sources: Sequence[str]) -> int:
    """Return how many counted words the longest run has; 0 where nothing is shared."""
    return max((run.words for run in copied_runs(text, sources)), default=0)


def _unquoted(text: str) -> list[list[tuple[str, int, int]]]:
    quotes = read_quotes(text)
    pieces: list[list[tuple[str, int, int]]] = [[]]
    for word in read_words(text):
        if any(q.start <= word[1] < q.end for q in quotes):
            if pieces[-1]:
                pieces.append([])
            continue
        pieces[-1].append(word)
    return pieces


def _counts(word: str) -> bool:
    return word[:1].islower() or word.lower() in FUNCTION_WORDS


def _plain(word: str) -> str:
    return to_british(fold(word)).replace("’", "'").removesuffix("'s")


def _match(words: Sequence[str], at: int, joined: str) -> int:
    """Return how many of the words, from one on, stand in a source one after another."""
    run = " "
    for length, word in enumerate(words[at:]):
        run += f"{word} "
        if run not in joined:
            return length
    return len(words) - at


@lru_cache(maxsize=16)
def _joined(sources: tuple[str, ...]) -> str:
    """Return the words of all sources, a line each, for no run goes over two."""
    return "\n".join(_plain_words(source) for source in sources)


@lru_cache(maxsize=512)
def _plain_words(source: str) -> str:
    return f" {' '.join(_plain(word) for word, _, _ in read_words(source))} "
