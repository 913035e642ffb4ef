"""Words in quotation marks that the source says in its own voice.

Finds 'a "grave mistake"' where the article itself writes of a grave mistake and quotes nobody. Looks
at quotations of three words and more that stand in the sources; a quotation that runs over several
paragraphs there counts as quoted. Silent where no source has the words, and on sources that it does
not read.
"""

import re
from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import details_at, scope_at
from kawaraban.text.quotes import normal_words, stretches
from kawaraban.text.reading import Reading
from kawaraban.text.scripts import plain_marks
from kawaraban.text.words import to_british

SEVERITY = Severity.WARNING

_FEWEST_WORDS = 3
_OPEN_PARAGRAPH = re.compile(r'^"[^"\n]+$', re.MULTILINE)


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each quotation whose words no source puts in quotation marks."""
    for place, _ in draft.texts():
        scope = scope_at(draft, place)
        if not scope.is_english:
            continue
        for detail in details_at(draft, place):
            if detail.kind != "quote" or detail.verdict is not Verdict.SUPPORTED:
                continue
            words = normal_words(to_british(detail.words))
            if len(words.split()) < _FEWEST_WORDS:
                continue
            if not any(_is_quoted(words, reading) for reading in scope.readings):
                message = "the sources have these words, but do not quote them from anybody"
                yield Finding(place, detail.start, detail.end, detail.words, message,
                              Verdict.NEEDS_PERSON, detail.evidence)  # fmt: skip


def _is_quoted(words: str, reading: Reading) -> bool:
    """Tell whether each stretch of some words stands within a quotation of an article."""
    told = [quote.words for quote in reading.quotes]
    told += _OPEN_PARAGRAPH.findall(plain_marks(reading.article.text))
    quoted = [normal_words(to_british(one)) for one in told]
    return all(any(piece.strip(" ,.;") in one for one in quoted) for piece in stretches(words))
