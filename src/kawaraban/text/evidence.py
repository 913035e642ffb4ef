"""Which words of which article a sentence rests on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.model.article import Article
from kawaraban.model.evidence import CONTEXT_CHARACTERS, Evidence
from kawaraban.text.reading import Reading, read_article, sentence_terms
from kawaraban.text.sentences import Span


def quote_span(article: Article, start: int, end: int) -> Evidence:
    """Return the evidence for a span of an article, with the characters around it."""
    text = article.text
    return Evidence(
        source=article.id,
        exact=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT_CHARACTERS) : start],
        suffix=text[end : end + CONTEXT_CHARACTERS],
        source_hash=article.text_hash,
    )


def sentence_evidence(reading: Reading, offset: int) -> Evidence:
    """Return evidence for the sentence of an article that holds this character."""
    span = reading.sentences[reading.sentence_at(offset)]
    return quote_span(reading.article, span.start, span.end)


def relocate(evidence: Evidence, article: Article) -> Evidence | None:
    """Find evidence again in an article's text, or return None when its words are not there.

    Tries the offsets first, then the words with their prefix, then the words alone
    (W3C Web Annotation, section 4.2.4: a quote selector survives moved text).
    """
    text = article.text
    if not evidence.exact:
        return None
    if text[evidence.start : evidence.end] == evidence.exact:
        return quote_span(article, evidence.start, evidence.end)
    at = text.find(evidence.prefix + evidence.exact)
    at = at + len(evidence.prefix) if at >= 0 else text.find(evidence.exact)
    return quote_span(article, at, at + len(evidence.exact)) if at >= 0 else None


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of an article that says much the same; `coverage` (0..1) is how much of it."""

    reading: Reading
    sentence: int
    span: Span
    coverage: float


def rank_sentences(
    text: str, articles: Sequence[Article], limit: int = 3, least: float = 0.12
) -> tuple[Match, ...]:
    """Return the article sentences that share most with a text, best first.

    Coverage is the share of the text's terms, weighted by how rare each is among the articles'
    sentences (inverse document frequency, Sparck Jones 1972). Ties keep the order given.
    """
    return _ranked(text, tuple(articles), limit, least)


@lru_cache(maxsize=16384)
def _ranked(
    text: str, articles: tuple[Article, ...], limit: int, least: float
) -> tuple[Match, ...]:
    pool, holding = _index(articles)
    terms = sorted(sentence_terms(text))
    weights = {t: math.log(1 + len(pool) / (1 + len(holding.get(t, ())))) for t in terms}
    total = math.fsum(weights.values()) or 1.0
    shared: dict[int, list[float]] = {}
    for term in terms:
        for number in holding.get(term, ()):
            shared.setdefault(number, []).append(weights[term])
    covered = [(math.fsum(found) / total, number) for number, found in shared.items()]
    best = sorted(covered, key=lambda pair: (-pair[0], pair[1]))[:limit]
    return tuple(Match(*pool[number], coverage) for coverage, number in best if coverage >= least)


@lru_cache(maxsize=2048)
def _index(
    articles: tuple[Article, ...],
) -> tuple[tuple[tuple[Reading, int, Span], ...], dict[str, list[int]]]:
    """Return all sentences of some articles, and for each term the numbers of those that hold it."""
    pool = tuple(
        (reading, i, span)
        for reading in map(read_article, articles)
        for i, span in enumerate(reading.sentences)
    )
    holding: dict[str, list[int]] = {}
    for number, (reading, _, span) in enumerate(pool):
        for term in sentence_terms(span.of(reading.article.text)):
            holding.setdefault(term, []).append(number)
    return pool, holding
