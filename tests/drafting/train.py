"""Makes the table by which sentences are weighed: python -m drafting.train > src/kawaraban/draft/worth.toml.

Learns from the tuning half alone: a sentence is wanted when it tells one of the event's facts. What it
prints of coverage is measured on each event with a table made from the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drafting.base import DraftEvent, load
from kawaraban.draft.candidates import Candidate
from kawaraban.draft.item import usable_candidates
from kawaraban.draft.worth import core_terms, features, score_candidates
from kawaraban.text.reading import read_article

_PENALTY = 3.0
_ROUNDS = 60
_TOP = 12
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class _Event:
    """One event's sentences as features (sentences x features) and which facts each tells."""

    rows: Numbers
    told: tuple[frozenset[int], ...]
    facts: int

    @property
    def wanted(self) -> Numbers:
        return np.array([float(bool(facts)) for facts in self.told])


def main() -> None:
    """Print the table as TOML."""
    names, events = _read(load("dev"))
    bias, weights = _fit(events)
    print(
        "# The weights of a sentence's features; made by `python -m drafting.train`, not by hand."
    )
    print(
        f"# {len(events)} events, {sum(len(e.told) for e in events)} sentences. On events left out:"
    )
    for line in _measured(events):
        print(f"# {line}")
    print(f"bias = {bias:.3f}\n\n[weights]")
    for name, weight in zip(names, weights, strict=True):
        print(f'"{name}" = {weight:.3f}')


def _read(base: Sequence[DraftEvent]) -> tuple[tuple[str, ...], list[_Event]]:
    names: tuple[str, ...] = ()
    events = []
    for event in base:
        readings = sorted(
            (read_article(a) for a in event.articles), key=lambda r: r.article.published
        )
        core = core_terms(readings)
        rows, told = [], []
        for one in score_candidates(_candidates(event), readings):
            found = features(one.candidate, core, one.is_agreed)
            names = tuple(found)
            rows.append([found[name] for name in names])
            told.append(
                frozenset(i for i, n in enumerate(event.nuggets) if n.is_in(one.candidate.text))
            )
        events.append(_Event(np.array(rows), tuple(told), len(event.nuggets)))
    return names, events


def _candidates(event: DraftEvent) -> tuple[Candidate, ...]:
    readings = sorted((read_article(a) for a in event.articles), key=lambda r: r.article.published)
    return usable_candidates(readings, {}, max(r.published for r in readings))


def _fit(events: Sequence[_Event]) -> tuple[float, Numbers]:
    """Return bias and weights of a logistic regression with a ridge, by Newton's method."""
    rows = np.vstack([event.rows for event in events])
    wanted = np.concatenate([event.wanted for event in events])
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    ridge = _PENALTY * np.r_[np.ones(rows.shape[1]), 0.0]
    weights = np.zeros(scaled.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - wanted) + ridge * weights
        bend = (scaled.T * (chance * (1 - chance))) @ scaled + np.diag(ridge + 1e-9)
        weights = weights - np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    return float(weights[-1] - plain @ mean), plain


def _measured(events: Sequence[_Event]) -> list[str]:
    """Return how well it does on each event with the others' table: order, and facts in the first twelve."""
    better = pairs = told = facts = 0.0
    for number, event in enumerate(events):
        bias, weights = _fit([*events[:number], *events[number + 1 :]])
        scores = bias + event.rows @ weights
        wanted = event.wanted > 0
        gaps = scores[wanted][:, None] - scores[~wanted][None, :]
        better, pairs = better + float((gaps > 0).sum()), pairs + gaps.size
        top = np.argsort(-scores)[:_TOP]
        told += len(frozenset().union(*(event.told[i] for i in top)))
        facts += event.facts
    return [
        f"a sentence that tells a fact stands before one that tells none: {better / pairs:.2f} of pairs",
        f"facts told by the first {_TOP} sentences, repeats counted: {told / facts:.2f}",
    ]


if __name__ == "__main__":
    main()
