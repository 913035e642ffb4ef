"""A sentence that says yes where its source says no, or the other way round.

Finds "signed a joint statement" where the source has "did not sign a joint statement". Compares how
often the sentence and the source sentence closest to it deny something; only where the two share
most of their words, so that a free paraphrase ("no document was signed", "refused to sign") is left
alone, as is a text of several sentences. Words that deny by their sense (refuse, fail, decline, lack)
count as a no.
"""

import re
from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft, Place
from kawaraban.text.details import scope_at
from kawaraban.text.evidence import rank_sentences
from kawaraban.text.quotes import without_quotes
from kawaraban.text.reading import sentence_terms
from kawaraban.text.scripts import plain_marks
from kawaraban.text.sentences import split_sentences
from kawaraban.text.support.scope import Scope

SEVERITY = Severity.ERROR

_NO = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|cannot|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|"
    r"declin(?:e|es|ed|ing) to|lack(?:s|ed|ing)?|den(?:y|ies|ied)|unable|"
    r"un(?:confirmed|signed|resolved))\b|n't\b",
    re.IGNORECASE,
)
_SAME_SHARE = 0.8


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each sentence whose yes or no is turned round."""
    for place, sentence in draft.sentences():
        scope = scope_at(draft, place)
        if not scope.readings:
            continue
        source = _closest(sentence.text, scope)
        is_several = len(split_sentences(sentence.text)) > 1
        if is_several or source is None or _is_denied(sentence.text) == _is_denied(source):
            continue
        yield _finding(place, sentence.text, source)


def _closest(text: str, scope: Scope) -> str | None:
    """Return the source sentence that has most of the sentence's words, and few others."""
    articles = [reading.article for reading in scope.readings if reading.is_english]
    terms = sentence_terms(text)
    for match in rank_sentences(text, articles, limit=1):
        source = match.span.of(match.reading.article.text)
        others = sentence_terms(source)
        shared = len(terms & others) / max(1, min(len(terms), len(others)))
        if shared >= _SAME_SHARE and len(terms) >= 4 and len(others) <= 2 * len(terms):
            return source
    return None


def _is_denied(text: str) -> bool:
    return len(_NO.findall(plain_marks(without_quotes(text)))) % 2 == 1


def _finding(place: Place, text: str, source: str) -> Finding:
    match = _NO.search(plain_marks(text))
    start, end = match.span() if match else (0, len(text))
    message = f"the source says {'yes' if match else 'no'}: “{source[:120]}”"
    return Finding(place, start, end, text[start:end], message, Verdict.CONTRADICTED)
