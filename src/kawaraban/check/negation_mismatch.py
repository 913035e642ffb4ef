"""A sentence that says yes where its source says no, or the other way round.

Finds "signed a joint statement" where the source has "did not sign a joint statement". Looks at the
source sentence closest to it and at the word that is denied: in the one it must stand after a "not",
"no" or "never", in the other without any word that denies (refuse, fail, decline and lack do too).
Silent where the two share too few words, as a free paraphrase does, and on quotations.
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
from kawaraban.text.support.scope import Scope
from kawaraban.text.words import content_words

SEVERITY = Severity.ERROR

_NOT = re.compile(r"\b(?:not|never|no|cannot|neither|nor)\b|n't\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:none|nobody|nothing|without|fail\w*|refus\w+|declin\w+|lack\w*|den(?:y|ies|ied|ial)|reject\w*|unable|"
    r"rul(?:e|es|ed|ing) out|yet to|stop\w*|halt\w*|instead|rather than|hardly|barely|short of|little|few|only|"
    r"except|save|absent\w*|abstain\w*|avoid\w*|against|oppos\w+|un\w{4,}ed|dis\w+ed)\b",
    re.IGNORECASE,
)
_DENIES_ALONE = re.compile(
    r"\b(?:none|nobody|nothing|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing) to|"
    r"lack(?:s|ed|ing)?|den(?:y|ies|ied)|unable|un(?:confirmed|signed|resolved))\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[,;:.()]| but | and | while | whereas ")
_LEAST_COVERED = 0.6
_SAME_SHARE = 0.7


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each sentence whose yes or no is turned round."""
    for place, sentence in draft.sentences():
        scope = scope_at(draft, place)
        if not scope.readings:
            continue
        text = plain_marks(without_quotes(sentence.text))
        for source in _closest(sentence.text, scope):
            other = plain_marks(without_quotes(source))
            is_close = scope.tied and _is_near_verbatim(text, other)
            match = _turned_by_count(text, other) if is_close else _turned(text, other)
            if match:
                yield _finding(place, sentence.text, match, source)


def _closest(text: str, scope: Scope) -> Iterator[str]:
    """Yield the source sentence that has most of the sentence's words, if it has enough of them."""
    articles = [reading.article for reading in scope.readings if reading.is_english]
    for match in rank_sentences(text, articles, limit=1, least=_LEAST_COVERED):
        yield match.span.of(match.reading.article.text)


def _is_near_verbatim(text: str, source: str) -> bool:
    """Tell whether two sentences share most of the terms of both."""
    terms, others = sentence_terms(text), sentence_terms(source)
    return len(terms & others) >= _SAME_SHARE * max(len(terms), len(others), 1)


def _turned_by_count(text: str, source: str) -> str:
    """Return the denial, or a word of the sentence, where one of near-verbatim two denies once more."""
    counts = [len(_NOT.findall(one)) + len(_DENIES_ALONE.findall(one)) for one in (text, source)]
    if counts[0] % 2 == counts[1] % 2:
        return ""
    found = _NOT.search(text) or _DENIES_ALONE.search(text)
    return found[0] if found else (re.findall(r"[A-Za-z][\w'-]+", text) or [""])[0]


def _turned(text: str, source: str) -> str:
    """Return the word that only one of the two denies, "" where none is."""
    for one, other in ((text, source), (source, text)):
        if _NOT.search(other) or _DENIES.search(other):
            continue
        said = set(content_words(other))
        for match in _NOT.finditer(one):
            clause = _CLAUSE_ENDS.split(one[match.end() :])[0]
            for word in re.findall(r"[A-Za-z][\w'-]+", clause):
                form = content_words(word)
                if form:
                    if form[0] in said:
                        return match[0] if one is text else word
                    break
    return ""


def _finding(place: Place, text: str, word: str, source: str) -> Finding:
    is_denied = bool(_NOT.fullmatch(word))
    pattern = re.escape(word) if is_denied else r"[A-Za-z][\w'-]+"
    spans = [m.span() for m in re.finditer(rf"(?<!\w){pattern}", plain_marks(text), re.IGNORECASE)]
    same = [s for s in spans if is_denied or content_words(text[slice(*s)]) == content_words(word)]
    start, end = same[0] if same else (0, len(text))
    message = f"the source says {'yes' if is_denied else 'no'}: “{source[:120]}”"
    return Finding(place, start, end, text[start:end], message, Verdict.CONTRADICTED)
