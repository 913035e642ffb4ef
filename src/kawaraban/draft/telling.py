"""Candidates -> sentences: persons introduced, own words, and who says so."""

import re
from collections.abc import Sequence

from kawaraban.draft.agreement import find_agreement, find_echo
from kawaraban.draft.candidates import Candidate, with_text
from kawaraban.draft.clauses import trimmed
from kawaraban.draft.figures import other_figures
from kawaraban.draft.frames import frame_meeting, frame_report
from kawaraban.draft.hops import second_hand, without_sources
from kawaraban.draft.people_in_prose import introduce
from kawaraban.draft.persons import Person
from kawaraban.draft.reword import reword
from kawaraban.draft.speech import inside
from kawaraban.model.issue import Sentence
from kawaraban.text.evidence import sentence_evidence
from kawaraban.text.quotes import without_quotes
from kawaraban.text.reading import Reading

LEAD_WORDS = 30
_TELLS = "(?:said|says?|added|announced|reported|confirmed|warned|told reporters)"
_HAS_TELLER = re.compile(
    rf"(?:, [^,]+ {_TELLS}|,? according to [^,]+)(?: (?:on|at|in|late on) [^,]+)?\.$"
    rf"|, (?:the |an? |its |[A-Z])[^,]{{2,90}} {_TELLS}(?: (?:on|at|in) [^,]+)?,|^According to "
)
# "though the margin shrank": what it adds may be told after the lead; doubts and denials stay.
_CONCESSION = re.compile(
    r", (?:though|although) (?!.*\b(?:not|no|never|un\w+|could|may|might|doubt\w*|den\w+|disput\w+)\b)[^,]+\.$"
)
_SAID = re.compile(r"\b(?:said|says|told|added|stated|called|described|saying)\b")
_OPEN = re.compile(
    r"\b(?:may|might|could|would|likely|appears?|seems?|reportedly|apparently|possibly|perhaps)\b"
)
_SURE_KINDS = ("wire", "official")


class Telling:
    """Tells one item: remembers who has been introduced and which outlet has been named."""

    def __init__(self, readings: Sequence[Reading], persons: Sequence[Person]) -> None:
        self._readings = readings
        self._persons = persons
        self._sources = [r.article.text for r in readings if r.is_english]
        self._sources += [r.article.title for r in readings if r.is_english]
        self._known: set[str] = set()
        self._outlets: set[str] = set()
        self._figures: set[tuple[str, float]] = set()

    def tell(self, candidate: Candidate, is_lead: bool) -> list[Sentence]:
        """Return the sentence of a candidate with its evidence, and what its frame adds after it."""
        report = frame_report(candidate)
        framed = report or (frame_meeting(candidate, self._persons) if is_lead else None)
        others = [r for r in self._readings if r is not candidate.reading]
        agreed = find_agreement(candidate, others)
        if framed:
            extra = (agreed,) if agreed else ()
            self._known.update(p.full for p in self._persons if p.full in framed.text)
            sentences = [Sentence(framed.text, tuple(dict.fromkeys((*framed.evidence, *extra))))]
            if framed.rest:
                sentences.append(Sentence(framed.rest, candidate.evidence))
            return sentences
        told = introduce(candidate, self._persons, self._known)
        if is_lead:
            told = with_text(told, self._short(told.text, candidate.reading))
            told = with_text(told, reword(told.text, self._sources))
        teller = second_hand(candidate)
        echo = find_echo(candidate, others)
        if teller:
            words = f"{without_sources(told.text)[:-1]}, according to {teller.name}."
            told = with_text(told, words, teller.evidence)
        elif agreed:
            told = with_text(told, told.text, agreed)
        else:
            told = with_text(told, self._attributed(told))
        if echo:
            told = with_text(told, told.text, echo)
        return [Sentence(told.text, told.evidence), *self._other_figures(candidate)]

    def _short(self, text: str, reading: Reading) -> str:
        """Return a lead in at most thirty words, the outlet it may be credited to counted."""
        surnames = tuple(p.surname for p in self._persons if p.surname in text)
        is_plain = reading.article.publisher_kind in _SURE_KINDS or bool(_SAID.search(text))
        credit = 0 if is_plain else 1 + len(reading.article.publisher.split())
        short = trimmed(text, LEAD_WORDS - credit, surnames)
        is_long = len(short.split()) > LEAD_WORDS - credit
        return _CONCESSION.sub(".", short) if is_long else short

    def _attributed(self, candidate: Candidate) -> str:
        """Name the outlet, once an item, where nobody in the sentence says so and it is no plain news.

        A wire's or an official body's plain statement stands on its note; what is open ("may") does not.
        """
        article, text = candidate.reading.article, candidate.text
        bare = without_quotes(text)
        if not article.publisher or _HAS_TELLER.search(text) or _SAID.search(bare):
            return text
        is_open = bool(_OPEN.search(bare))
        is_plain = (
            candidate.speaks
            or article.publisher_kind in _SURE_KINDS
            or article.publisher in self._outlets
        )
        if (not is_open and is_plain) or not text.endswith("."):
            return text
        self._outlets.add(article.publisher)
        if is_open or len(text.split()) > LEAD_WORDS - 6:
            return f"According to {article.publisher}, {inside(text)}"
        verb = "said" if article.publisher_kind == "official" else "reported"
        return f"{text[:-1]}, {article.publisher} {verb}."

    def _other_figures(self, candidate: Candidate) -> list[Sentence]:
        """Return a sentence for a number that another outlet gives differently, once a number."""
        others = [r for r in self._readings if r is not candidate.reading]
        for reading, number in other_figures(candidate, others):
            key = (number.unit, number.value)
            if key in self._figures or not reading.article.publisher:
                continue
            self._figures.add(key)
            words = reading.article.text[number.start : number.end]
            evidence = sentence_evidence(reading, number.start)
            text = f"{reading.article.publisher}, counting differently, put the figure at {words}."
            return [Sentence(text, (evidence,))]
        return []
