"""How much a sentence matters to its event: the chance that an editor would want what it tells.

A logistic model over a few plain features of a sentence and its article. Its table, worth.toml, is made
by `python -m drafting.train` from events whose wanted facts were written down by hand, without sight of
this code; the file says how well it does on events it was not made from.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kawaraban.draft.agreement import find_agreement
from kawaraban.draft.anaphora import loose_nouns
from kawaraban.draft.candidates import Candidate
from kawaraban.text.offices import read_offices
from kawaraban.text.quotes import read_quotes, without_quotes
from kawaraban.text.reading import Reading, sentence_terms

_SURE_KINDS = ("wire", "official")
_SPEAKERS = re.compile(
    r"\b(?:ministry|government|spokes\w+|minister|president|leader|ambassador|chief|chair\w*|director|secretary"
    r"|head|commission\w*|governor|mayor|envoy|chancellor|general|admiral|judge|union|party|representative"
    r"|lawmaker|senator|official|council|agency|diplomat|premier|analyst|economist|coordinator|rapporteur)\b",
    re.IGNORECASE,
)
_LONG_WORDS = 30


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with how much it matters to the event: `weight` is the model's chance, 0..1."""

    candidate: Candidate
    weight: float
    is_agreed: bool


def score_candidates(
    candidates: Sequence[Candidate], readings: Sequence[Reading]
) -> tuple[Scored, ...]:
    """Return the candidates of an event's articles with their weights, in their order."""
    core = core_terms(readings)
    scored = []
    for candidate in candidates:
        others = [r for r in readings if r is not candidate.reading and r.is_english]
        is_agreed = find_agreement(candidate, others) is not None
        found = features(candidate, core, is_agreed)
        scored.append(Scored(candidate, _chance(found), is_agreed))
    return tuple(scored)


def features(candidate: Candidate, core: Mapping[str, float], is_agreed: bool) -> dict[str, float]:
    """Return what the model looks at, by the names in its table; all but `length` are 0..1."""
    text = candidate.text
    bare, quotes = without_quotes(text), read_quotes(text)
    article = candidate.reading.article
    return {
        "length": len(text.split()) / _LONG_WORDS,
        "figure": float(bool(re.search(r"\d", text))),
        "centrality": _centrality(text, core),
        "agreed": float(is_agreed),
        "early": 1 - candidate.sentence / max(1, len(candidate.reading.sentences)),
        "newspaper": float(article.publisher_kind not in _SURE_KINDS),
        "quotation": float(bool(quotes)),
        "quoted share": sum(len(q.words) for q in quotes) / len(text),
        "speaker": float(bool(_SPEAKERS.search(bare))),
        "office": float(bool(read_offices(bare))),
        "leans": min(1.0, len(loose_nouns(text, "")) / 2),
    }


def speaks_for_somebody(text: str) -> bool:
    """Tell whether somebody in a sentence holds an office or speaks for a body."""
    return bool(read_offices(text) or _SPEAKERS.search(text))


def core_terms(readings: Sequence[Reading]) -> dict[str, float]:
    """Return what the event is about: the terms of its titles and first sentences, and of most articles."""
    weights: dict[str, float] = {}
    english = [r for r in readings if r.is_english]
    for reading in english:
        first = " ".join(s.of(reading.article.text) for s in reading.sentences[:2])
        for term in sentence_terms(reading.article.title):
            weights[term] = max(weights.get(term, 0.0), 1.0)
        for term in sentence_terms(first):
            weights[term] = max(weights.get(term, 0.0), 0.6)
    shared = Counter(term for r in english for term in sentence_terms(r.article.text))
    for term, number in shared.items():
        if number >= 2 and number * 2 >= len(english):
            weights[term] = max(weights.get(term, 0.0), 0.5)
    return weights


def _centrality(text: str, core: Mapping[str, float]) -> float:
    """Return the share (0..1) of a sentence's terms that the event is about, weighted."""
    terms = [t for t in sentence_terms(text) if not t.startswith("#")]
    return sum(core.get(term, 0.0) for term in terms) / len(terms) if terms else 0.0


@lru_cache(maxsize=1)
def _table() -> tuple[float, Mapping[str, float]]:
    raw = tomllib.loads((files(__package__) / "worth.toml").read_text("utf-8"))
    return float(raw["bias"]), raw["weights"]


def _chance(found: Mapping[str, float]) -> float:
    bias, weights = _table()
    return 1 / (1 + math.exp(-bias - sum(weights[name] * value for name, value in found.items())))
