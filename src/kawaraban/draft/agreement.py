"""Who else says so: a second, independent article behind a sentence."""

from collections.abc import Sequence

from kawaraban.draft.candidates import Candidate
from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Verdict
from kawaraban.text.details import judge_details
from kawaraban.text.evidence import quote_span, rank_sentences
from kawaraban.text.numbers import Number
from kawaraban.text.reading import Reading
from kawaraban.text.support.scope import scope_of
from kawaraban.text.vectors import cosine, embedder

_SAME_SHARE = 0.62
_SAME_MEANING = 0.5
_JUDGED = ("number", "date", "name", "place", "quote", "document")


def find_agreement(candidate: Candidate, others: Sequence[Reading]) -> Evidence | None:
    """Return the words of an independent English article that say the same, or None.

    The article's best sentence must share most of the terms, and every number, date, name, place
    and quotation of the candidate must stand in it.
    """
    for reading in others:
        if not reading.is_english:
            continue
        for match in rank_sentences(candidate.text, [reading.article], limit=1, least=_SAME_SHARE):
            evidence = quote_span(reading.article, match.span.start, match.span.end)
            scope = scope_of(candidate.text, (reading.article,), (evidence,))
            details = judge_details(candidate.text, scope)
            if all(d.verdict is Verdict.SUPPORTED for d in details if d.kind in _JUDGED):
                return evidence
    return None


def find_echo(candidate: Candidate, others: Sequence[Reading]) -> Evidence | None:
    """Return a sentence in another language that holds all the candidate's counted numbers.

    It only corroborates: at least one number with a unit, all of them in one sentence, and, where
    vectors are at hand, much the same meaning.
    """
    wanted = [n for n in _counted(candidate) if n.unit]
    if not wanted:
        return None
    for reading in others:
        if reading.is_english:
            continue
        for span in reading.sentences:
            inside = {
                (n.value, n.unit) for n in reading.numbers if span.start <= n.start < span.end
            }
            is_all = all((n.value, n.unit) in inside for n in wanted)
            if is_all and _means_the_same(candidate.text, span.of(reading.article.text)):
                return quote_span(reading.article, span.start, span.end)
    return None


def _counted(candidate: Candidate) -> list[Number]:
    span = candidate.reading.sentences[candidate.sentence]
    return [
        n
        for n in candidate.reading.numbers
        if span.start <= n.start < span.end and n.unit != "ordinal" and n.value >= 3
    ]


def _means_the_same(one: str, other: str) -> bool:
    embed = embedder()
    if embed is None:
        return True
    first, second = embed([one, other])
    return cosine(first, second) >= _SAME_MEANING
