"""Which words of which article a sentence rests on."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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
    terms = sentence_terms(text)
    pool = [
        (reading, i, span, sentence_terms(span.of(reading.article.text)))
        for reading in map(read_article, articles)
        for i, span in enumerate(reading.sentences)
    ]
    counts = Counter(term for *_, found in pool for term in found if term in terms)
    weights = {term: math.log(1 + len(pool) / (1 + counts[term])) for term in terms}
    total = sum(weights.values()) or 1.0
    matches = [
        Match(reading, i, span, sum(weights[t] for t in terms & found) / total)
        for reading, i, span, found in pool
    ]
    best = sorted(matches, key=lambda match: -match.coverage)[:limit]
    return tuple(match for match in best if match.coverage >= least)
