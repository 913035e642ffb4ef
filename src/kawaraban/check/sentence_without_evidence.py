"""A sentence of a desk's own issue that rests on nothing.

Finds a sentence without a note mark. A sentence marked as the desk's own judgement is allowed.
Silent on other people's texts, which cite in their own ways.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity
from kawaraban.model.issue import Draft

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each sentence without evidence."""
    if not draft.must_cite:
        return
    for place, sentence in draft.sentences():
        if not sentence.evidence and not sentence.desk:
            message = "no source stands behind this sentence: add a note, or mark it [^desk]"
            yield Finding(place, 0, len(sentence.text), sentence.text, message)
