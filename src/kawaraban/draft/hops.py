"""Second-hand news: who reported it first, so that no hop of the report is lost."""

import re
from dataclasses import dataclass

from kawaraban.draft.candidates import Candidate
from kawaraban.model.evidence import Evidence
from kawaraban.text.evidence import quote_span
from kawaraban.text.parser import main_verb
from kawaraban.text.places import country_of_word
from kawaraban.text.scripts import plain_marks

_FIRST_SENTENCES = 3
_REPORTED = re.compile(
    r"(?P<name>[A-Z][\w]+(?: (?:News|Agency|[A-Z]\w+))?)(?: news agency)?(?: has| had)? (?:reported|report)\b"
    r"|\b(?:reported by|report by|according to) (?P<other>[A-Z]\w+(?: (?:News|Agency|[A-Z]\w+))?)"
)
_UNSURE = re.compile(r"\b(?:would|could|might|may|plans? to|(?:is|are) expected|reportedly)\b")


def _is_unsure(text: str) -> bool:
    """Tell whether the main clause says what would or might be."""
    root = main_verb(text)
    if root is None:
        return bool(_UNSURE.search(text))
    helpers = {child.lower_ for child in root.children if child.dep_ == "aux"}
    return bool(helpers & {"would", "could", "might", "may"}) or "reportedly" in text


@dataclass(frozen=True, slots=True)
class FirstTeller:
    """The outlet an article takes its news from, with the words that say so."""

    name: str
    evidence: Evidence


def second_hand(candidate: Candidate) -> FirstTeller | None:
    """Return the outlet behind a sentence that only passes on another's report, else None.

    A sentence needs it when it tells what would or might be, nobody in it says so, and its article
    opens by crediting another outlet.
    """
    if candidate.speaks or not _is_unsure(candidate.text):
        return None
    article = candidate.reading.article
    for span in candidate.reading.sentences[:_FIRST_SENTENCES]:
        match = _REPORTED.search(plain_marks(span.of(article.text)))
        name = (match["name"] or match["other"]) if match else None
        if name and name not in country_of_word() and name not in article.publisher:
            return FirstTeller(name, quote_span(article, span.start, span.end))
    return None
