"""Words relied on that do not stand in the source they name.

Finds a note whose quoted words are not in the article, or whose article the desk does not have: a
citation mark is not support. The words are looked for at their offsets, then anywhere. Silent on
texts without notes of our form.
"""

from collections.abc import Iterator

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Finding, Severity
from kawaraban.model.issue import Draft
from kawaraban.text.evidence import relocate

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each piece of evidence that cannot be found again."""
    for place, sentence in draft.sentences():
        for evidence in sentence.evidence:
            fault = _fault(evidence, draft)
            if fault:
                yield Finding(place, 0, len(sentence.text), sentence.text, fault)


def _fault(evidence: Evidence, draft: Draft) -> str:
    article = next((a for a in draft.articles if a.id == evidence.source), None)
    if article is None:
        return f"the source of “{evidence.exact[:60]}” is not among the sources"
    if relocate(evidence, article) is None:
        return f"the source does not have the words relied on: “{evidence.exact[:60]}”"
    return ""
