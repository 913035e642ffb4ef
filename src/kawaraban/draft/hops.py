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
    r"|\b(?:reported by|report by) (?P<other>[A-Z]\w+(?: (?:News|Agency|[A-Z]\w+))?)"
    r"|\baccording to (?:the )?(?P<outlet>(?:[A-Z]\w+ )*"
    r"(?:News|Agency|Times|Post|Daily|Press|Wire|Radio|TV|Television|Broadcasting|Herald|Tribune|Gazette))\b"
)
_UNSURE = re.compile(r"\b(?:would|reportedly)\b")


def _is_unsure(text: str) -> bool:
    """Tell whether the main clause says what would be; what may be is the article's own guess."""
    root = main_verb(text)
    if root is None:
        return bool(_UNSURE.search(text))
    helpers = {child.lower_ for child in root.children if child.dep_ == "aux"}
    return "would" in helpers or "reportedly" in text


@dataclass(frozen=True, slots=True)
class FirstTeller:
    """The outlet an article takes its news from, with the words that say so."""

    name: str
    evidence: Evidence


_THE_SOURCES = re.compile(r"\b(?:according to )?the (?:sources|report)(?: said)?\b")


def second_hand(candidate: Candidate) -> FirstTeller | None:
    """Return the outlet behind a sentence that only passes on another's report, else None.

    A sentence needs it when it tells what would be and nobody in it says so, or when only
    "the sources" do, and its article opens by crediting another outlet.
    """
    is_open = not candidate.speaks and _is_unsure(candidate.text)
    return first_teller(candidate) if is_open or speaks_of_sources(candidate.text) else None


def speaks_of_sources(text: str) -> bool:
    """Tell whether a sentence is told by "the sources" of a report told before."""
    return bool(_THE_SOURCES.search(text))


def without_sources(text: str) -> str:
    """Return a sentence without "according to the sources" at its end, or "the sources said"."""
    return re.sub(
        r",? (?:according to the (?:sources|report)|the (?:sources|report) said)(?=\.$)", "", text
    )


def first_teller(candidate: Candidate) -> FirstTeller | None:
    """Return the outlet that an article credits in its first sentences, or None."""
    article = candidate.reading.article
    for span in candidate.reading.sentences[:_FIRST_SENTENCES]:
        match = _REPORTED.search(plain_marks(span.of(article.text)))
        name = (match["name"] or match["other"] or match["outlet"]) if match else None
        if name and name not in country_of_word() and name not in article.publisher:
            return FirstTeller(name, quote_span(article, span.start, span.end))
    return None
