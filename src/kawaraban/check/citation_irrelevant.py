"""A sentence whose cited source is about something else.

Finds a sentence on a ferry charter that cites a report on a bank: hardly any of its rarer words stand
together anywhere in what it cites. Compares words, numbers and names, weighed by how rare each is.
Silent on sentences that cite nothing, on sources not in English, and on very short sentences.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Suggestion, Verdict
from kawaraban.model.issue import Draft, Place, Sentence
from kawaraban.text.evidence import rank_sentences
from kawaraban.text.reading import sentence_terms

SEVERITY = Severity.ERROR

_LEAST_COVERED = 0.12
_FEW_TERMS = 6


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each sentence that none of its sources is about."""
    for place, sentence in draft.sentences():
        if not sentence.evidence or len(sentence_terms(sentence.text)) < _FEW_TERMS:
            continue
        sources = draft.sources_of(place)
        if not sources or not all(a.language.startswith("en") for a in sources):
            continue
        if not rank_sentences(sentence.text, sources, 1, _LEAST_COVERED):
            yield _finding(draft, place, sentence)


def _finding(draft: Draft, place: Place, sentence: Sentence) -> Finding:
    cited = {one.source for one in sentence.evidence}
    others = tuple(a for a in draft.articles if a.id not in cited)
    better = rank_sentences(sentence.text, others, 1, 3 * _LEAST_COVERED) if others else ()
    message = "the cited source says nothing of this"
    named = better[0].reading.article if better else None
    add = Suggestion(add_source=named.publisher or named.title) if named else None
    text = sentence.text
    return Finding(place, 0, len(text), text, message, Verdict.NOT_FOUND, (), add)
