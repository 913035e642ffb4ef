"""Are these quoted words in the sources, letter for letter?"""

import re
from difflib import SequenceMatcher

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.evidence import quote_span
from kawaraban.text.quotes import Quote, normal_words, stretches
from kawaraban.text.support.scope import Scope, Window
from kawaraban.text.words import to_british


def judge_quote(quote: Quote, scope: Scope) -> Detail:
    """Return the verdict on a quotation.

    Supported when each stretch of it (an ellipsis or brackets part stretches) stands in one source.
    Spelling may follow the house style, marks may differ, the words may not.
    """
    pieces = [normal_words(to_british(p)) for p in stretches(quote.words)]
    wanted = [p for p in pieces if p]
    for window in scope.places():
        text = window.reading.article.text[window.span.start : window.span.end]
        plain = normal_words(to_british(text))
        if wanted and all(_stands_in(piece, plain) for piece in wanted):
            return _detail(quote, Verdict.SUPPORTED, window)
    if not scope.is_readable:
        return _detail(quote, Verdict.NEEDS_PERSON)
    near = _nearest(quote.words, scope)
    if near:
        return Detail("quote", quote.start, quote.end, quote.words, Verdict.CONTRADICTED, *near)
    if not scope.is_all_read:
        return _detail(quote, Verdict.NEEDS_PERSON)
    return _detail(quote, Verdict.NOT_FOUND)


def _stands_in(piece: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text))


def _detail(quote: Quote, verdict: Verdict, window: Window | None = None) -> Detail:
    evidence = (window.evidence(),) if window else ()
    return Detail("quote", quote.start, quote.end, quote.words, verdict, evidence)


def _nearest(words: str, scope: Scope) -> tuple[tuple[Evidence, ...], str] | None:
    """Return the source's quotation that is most like these words, when it is much alike."""
    best, likeness = None, 0.6
    wanted = normal_words(words)
    for reading in scope.readings:
        for other in reading.quotes:
            ratio = SequenceMatcher(None, wanted, normal_words(other.words)).ratio()
            if ratio > likeness:
                likeness = ratio
                evidence = quote_span(reading.article, other.start, other.end)
                best = ((evidence,), other.words)
    return best
