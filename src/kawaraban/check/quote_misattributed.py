"""A quotation put into the wrong person's mouth.

Finds "Akiba called them 'cooperative partners'" where the source has Wang say so. The speaker is the
name right before a verb of saying, or right after one; it must stand in the source's sentence with
the quotation or in the two before it. Silent on pronouns, on bodies and countries, and where the
source's passage names nobody.
"""

import re
from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import details_at
from kawaraban.text.names import Name, read_names
from kawaraban.text.places import country_of_word
from kawaraban.text.scripts import fold, plain_marks
from kawaraban.text.sentences import split_sentences

SEVERITY = Severity.ERROR

_SAYS = (
    r"(?:said|says|told|called|calls|described|added|warned|stated|urged|stressed|spoke|pledged|vowed|wrote|"
    r"insisted|argued|noted|remarked|declared|promised|criticised|criticized|condemned|hailed|labelled)"
)
_AFTER_NAME = re.compile(rf"^,?(?: (?:also|then|later|again|has|had|who))* {_SAYS}\b")
_BEFORE_NAME = re.compile(rf"\b{_SAYS} (?:[A-Z][\w-]+ )?$|\baccording to $", re.IGNORECASE)


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each quotation whose speaker is another in the source."""
    for place, text in draft.texts():
        speakers = [n for n in read_names(text) if _speaks(n, text)]
        if len(speakers) != 1:
            continue
        for detail in details_at(draft, place):
            if detail.kind != "quote" or not detail.evidence or len(detail.words.split()) < 2:
                continue
            passage = _passage(draft, detail.evidence[0].source, detail.words)
            if passage and _is_another(speakers[0], passage):
                message = f"the source does not have {speakers[0].words} say this"
                yield Finding(place, speakers[0].start, speakers[0].end, speakers[0].words, message,
                              Verdict.MISATTRIBUTED, detail.evidence)  # fmt: skip


def _speaks(name: Name, text: str) -> bool:
    if name.words in country_of_word() or name.words.isupper():
        return False
    before, after = text[: name.start], text[name.end :]
    return bool(_AFTER_NAME.match(after) or _BEFORE_NAME.search(before))


def _passage(draft: Draft, source: str, words: str) -> str:
    """Return the source's sentence with the quotation and the two before it."""
    for article in draft.articles:
        if article.id != source:
            continue
        at = plain_marks(article.text).find(plain_marks(words).strip(" ,."))
        spans = [span for span in split_sentences(article.text) if span.start <= at]
        if at >= 0 and spans:
            return article.text[spans[max(0, len(spans) - 3)].start : spans[-1].end]
    return ""


def _is_another(speaker: Name, passage: str) -> bool:
    found = {fold(part) for name in read_names(passage) for part in re.split(r"[ -]", name.words)}
    persons = [
        n for n in read_names(passage) if n.words not in country_of_word() and _speaks(n, passage)
    ]
    return bool(persons) and not any(
        fold(part) in found for part in re.split(r"[ -]", speaker.words)
    )
