"""Event -> Item: prose whose every sentence is tied to words in a source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kawaraban.draft.agreement import find_agreement, find_echo
from kawaraban.draft.candidates import (
    Candidate,
    find_candidates,
    is_superseded,
    takes_turn,
    with_text,
)
from kawaraban.draft.finish import finish, print_marks
from kawaraban.draft.frames import frame_meeting, frame_report
from kawaraban.draft.hops import second_hand, without_sources
from kawaraban.draft.people_in_prose import introduce
from kawaraban.draft.persons import Person, find_persons
from kawaraban.draft.selection import choose_body, order_leads, score_candidates, section_of
from kawaraban.draft.titles import choose_headline
from kawaraban.model.article import Article
from kawaraban.model.event import RankedEvent
from kawaraban.model.issue import Item, Sentence
from kawaraban.model.source import Beat, Period
from kawaraban.text.countries_in_text import list_countries
from kawaraban.text.dates import read_dates, resolve, say_day
from kawaraban.text.parser import parse
from kawaraban.text.places import countries, country_of_word
from kawaraban.text.reading import Reading, read_article
from kawaraban.text.words import FUNCTION_WORDS

_MOST_COUNTRIES = 3
_TELLS = "(?:said|says?|added|announced|reported|confirmed|warned|told reporters)"
_HAS_TELLER = re.compile(
    rf"(?:, [^,]+ {_TELLS}|,? according to [^,]+)(?: (?:on|at|in|late on) [^,]+)?\.$"
    rf"|, (?:the |an? |its |[A-Z])[^,]{{2,90}} {_TELLS}(?: (?:on|at|in) [^,]+)?,"
)
_SAID = re.compile(r"\b(?:said|says|told|added|stated|called|described|saying)\b")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something the draft does not use, with the reason for the editor."""

    what: str
    reason: str


def write_item(
    ranked: RankedEvent,
    articles: Sequence[Article],
    beat: Beat,
    period: Period,
    banned: frozenset[str] = frozenset(),
) -> Item | LeftOut:
    """Write the item for an event, or say why there is none.

    `articles` are the event's; near-copies count once, by the family's first. `banned` are source
    sentences that a check refused. Sentences of sources in other languages are never translated;
    they only corroborate numbers.
    """
    firsts = {family[0] for family in ranked.event.families} or {a.id for a in articles}
    readings = [read_article(a) for a in articles if a.id in firsts]
    persons = find_persons([r for r in readings if r.is_english], beat.aliases)
    days = [r.published for r in readings if r.published]
    is_reversed = takes_turn(readings)
    candidates = [
        c
        for c in find_candidates(readings, persons, beat.aliases)
        if not is_superseded(c, period.end, is_reversed) and c.source not in banned
    ]
    if not candidates:
        return LeftOut(ranked.title, "no sentence of an English source can stand alone")
    scored = score_candidates(candidates, readings)
    lead = order_leads(scored, min(days, default=None), is_reversed)[0]
    body = choose_body(lead, scored)
    sections = _sections(lead, body)
    known: set[str] = set()
    written: list[list[Sentence]] = []
    for number, section in enumerate(sections):
        outlets: set[str] = set()
        paragraph: list[Sentence] = []
        for candidate in section:
            is_lead = number == 0 and candidate is lead
            paragraph += _sentences(candidate, readings, persons, known, outlets, is_lead)
        written.append(paragraph)
    paragraphs = finish([p for p in written if p], readings)
    framed = frame_meeting(lead, persons)
    headline = choose_headline(paragraphs, lead, readings, framed.headline if framed else "")
    return Item(print_marks(headline), paragraphs, _kicker(lead.text, lead.reading.published))


def _sections(lead: Candidate, body: Sequence[Candidate]) -> list[list[Candidate]]:
    """Part the sentences into paragraphs by section; a paragraph of one joins the one before."""
    paragraphs: list[list[Candidate]] = [[lead]]
    for candidate in body:
        last = paragraphs[-1]
        is_first = len(paragraphs) == 1
        new_section = section_of(candidate, lead) != section_of(last[-1], lead)
        if (new_section and len(last) >= 2) or len(last) >= 4 or (is_first and len(last) >= 3):
            paragraphs.append([])
        paragraphs[-1].append(candidate)
    if len(paragraphs) > 1 and len(paragraphs[-1]) == 1 and len(paragraphs[-2]) < 5:
        last = paragraphs.pop()
        paragraphs[-1] += last
    return paragraphs


def _sentences(
    candidate: Candidate,
    readings: Sequence[Reading],
    persons: Sequence[Person],
    known: set[str],
    outlets: set[str],
    is_lead: bool,
) -> list[Sentence]:
    """Return the sentence of a candidate with its evidence, and what its frame adds after it."""
    report = frame_report(candidate)
    framed = report or (frame_meeting(candidate, persons) if is_lead else None)
    others = [r for r in readings if r is not candidate.reading]
    agreed = find_agreement(candidate, others)
    if framed:
        extra = (agreed,) if agreed else ()
        known.update(p.full for p in persons if p.full in framed.text)
        sentences = [Sentence(framed.text, tuple(dict.fromkeys((*framed.evidence, *extra))))]
        if framed.rest:
            sentences.append(Sentence(framed.rest, candidate.evidence))
        return sentences
    introduced = introduce(candidate, persons, known)
    echo = find_echo(candidate, others)
    teller = second_hand(candidate)
    if teller:
        words = f"{without_sources(introduced.text)[:-1]}, according to {teller.name}."
        introduced = with_text(introduced, words, teller.evidence)
    elif agreed:
        introduced = with_text(introduced, introduced.text, agreed)
    else:
        introduced = with_text(introduced, _attributed(introduced, outlets))
    if echo:
        introduced = with_text(introduced, introduced.text, echo)
    return [Sentence(introduced.text, introduced.evidence)]


def _attributed(candidate: Candidate, outlets: set[str]) -> str:
    """Say whose statement it is, once a paragraph and outlet; before it where somebody speaks in it."""
    article, text = candidate.reading.article, candidate.text
    if not article.publisher or article.publisher in outlets or text.startswith("'"):
        return text
    if _HAS_TELLER.search(text):
        return text
    outlets.add(article.publisher)
    if _SAID.search(text) or not text.endswith("."):
        return f"According to {article.publisher}, {_inside(text)}"
    verb = "said" if article.publisher_kind == "official" else "reported"
    return f"{text[:-1]}, {article.publisher} {verb}."


def _inside(text: str) -> str:
    """Return a sentence as it stands after an opening phrase: a first word that is no name is small."""
    doc = parse(text)
    first = text.split(" ", 1)[0]
    if doc is not None and len(doc):
        is_plain = (
            doc[0].pos_ not in ("PROPN", "X") and first.removesuffix("'s") not in country_of_word()
        )
    else:
        is_plain = first.lower() in FUNCTION_WORDS
    is_plain = is_plain and first != "I" and not first[1:2].isupper()
    return text[:1].lower() + text[1:] if is_plain else text


def _kicker(lead: str, published: date | None) -> str:
    """Return the line above an item: the countries of its lead, and its day."""
    places = ", ".join(_countries(lead)[:_MOST_COUNTRIES])
    mentions = [d for d in read_dates(lead) if d.day and d.month]
    days = [day for day in (resolve(d, published) for d in mentions if published) if day]
    if published is None:
        return places
    past = [day for day in days if day <= published]
    said = say_day(max(past, default=published), year=True)
    return f"{places} · {said}" if places else said


def _countries(text: str) -> list[str]:
    names = {country.code: country.name for country in countries()}
    return [names[code] for code in list_countries(text, "en")]
