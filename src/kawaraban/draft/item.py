"""Event -> Item: prose whose every sentence is tied to words in a source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kawaraban.draft.candidates import Candidate, find_candidates
from kawaraban.draft.clauses import without_one_part
from kawaraban.draft.finish import finish, print_marks
from kawaraban.draft.frames import frame_meeting
from kawaraban.draft.persons import Person, find_persons
from kawaraban.draft.reword import VERY_LONG_RUN, own_words
from kawaraban.draft.selection import choose_body, needs_before, order_leads, section_of
from kawaraban.draft.standing import stands_alone
from kawaraban.draft.state import is_superseded, takes_turn
from kawaraban.draft.telling import LEAD_WORDS, Telling
from kawaraban.draft.titles import choose_headline
from kawaraban.draft.worth import score_candidates
from kawaraban.model.article import Article
from kawaraban.model.event import RankedEvent
from kawaraban.model.issue import Item
from kawaraban.model.source import Beat, Period
from kawaraban.text.countries_in_text import list_countries
from kawaraban.text.dates import read_dates, resolve, say_day
from kawaraban.text.places import countries
from kawaraban.text.quotes import read_quotes
from kawaraban.text.reading import Reading, read_article

_MOST_COUNTRIES = 3
_LEADS_TRIED = 4
_MOST_CANDIDATES = 150
_MOST_READINGS = 40


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
    sentences, and headlines, that a check refused. Sentences in other languages are never translated;
    they only corroborate numbers. Of more than forty articles the first, the last and some between are read.
    """
    firsts = {family[0] for family in ranked.event.families} or {a.id for a in articles}
    readings = _not_too_many(
        sorted((read_article(a) for a in articles if a.id in firsts), key=_when)
    )
    persons = find_persons([r for r in readings if r.is_english], beat.aliases)
    days = [r.published for r in readings if r.published]
    turn = takes_turn(readings)
    usable = usable_candidates(readings, beat.aliases, period.end)
    candidates = [c for c in usable if c.source not in banned]
    if not candidates:
        return LeftOut(ranked.title, "no sentence of an English source can stand alone")
    scored = score_candidates(candidates, readings)
    lead = _short_lead(order_leads(scored, min(days, default=None), bool(turn)), readings, persons)
    body = choose_body(lead, scored)
    sections = _sections(lead, body)
    telling = Telling(readings, persons)
    written = [
        [s for one in section for s in telling.tell(one, one is lead)] for section in sections
    ]
    paragraphs = finish([p for p in written if p], readings)
    framed = frame_meeting(lead, persons)
    headline = choose_headline(
        paragraphs, lead, readings, framed.headline if framed else "", banned, turn
    )
    return Item(print_marks(headline), paragraphs, _kicker(lead.text, lead.reading.published))


def _not_too_many(readings: list[Reading]) -> list[Reading]:
    """Return at most forty articles of an event in order of time: how it began, how it ended, its middle."""
    if len(readings) <= _MOST_READINGS:
        return readings
    first, last = _MOST_READINGS // 4, _MOST_READINGS // 2
    middle = readings[first:-last]
    room = _MOST_READINGS - first - last
    between = [middle[number * len(middle) // room] for number in range(room)]
    return [*readings[:first], *between, *readings[-last:]]


def usable_candidates(
    readings: Sequence[Reading], aliases: Mapping[str, tuple[str, ...]], end: date | None
) -> tuple[Candidate, ...]:
    """Return the sentences of an event that still hold at its end, in words of our own where they can be."""
    persons = find_persons([r for r in readings if r.is_english], aliases)
    turn = takes_turn(readings)
    sources = [text for r in readings if r.is_english for text in (r.article.text, r.article.title)]
    surnames = tuple(p.surname for p in persons)
    found = find_candidates(readings, persons, aliases)
    holding = [h for c in found if (h := _holding(c, readings, turn, end, surnames))]
    own = [own_words(candidate, sources) for candidate in _weightiest(holding, readings)]
    return tuple(candidate for candidate in own if candidate.run <= VERY_LONG_RUN)


def _weightiest(candidates: Sequence[Candidate], readings: Sequence[Reading]) -> list[Candidate]:
    """Return what an item may be made from, in order: of very many candidates those of most weight."""
    if len(candidates) <= _MOST_CANDIDATES:
        return list(candidates)
    scored = score_candidates(candidates, readings)
    least = sorted((one.weight for one in scored), reverse=True)[_MOST_CANDIDATES]
    return [one.candidate for one in scored if one.weight > least]


def _holding(
    candidate: Candidate,
    readings: Sequence[Reading],
    turn: int,
    end: date | None,
    surnames: tuple[str, ...],
) -> Candidate | None:
    """Return what of a sentence still holds: itself, or without the one part that no longer does."""
    for text in (candidate.text, *without_one_part(candidate.text, surnames)):
        one = replace(candidate, text=text)
        is_whole = text is candidate.text or stands_alone(text)
        if is_whole and not is_superseded(one, readings, turn, end):
            return one
    return None


def _short_lead(
    ordered: Sequence[Candidate], readings: Sequence[Reading], persons: Sequence[Person]
) -> Candidate:
    """Return the first of the best leads that fits thirty words as it is told, else the best."""
    others = [one for one in ordered[1:_LEADS_TRIED] if not read_quotes(one.text)]
    for lead in (ordered[0], *(one for one in others if not needs_before(one))):
        told = Telling(readings, persons).tell(lead, is_lead=True)
        if len(told[0].text.split()) <= LEAD_WORDS:
            return lead
    return ordered[0]


def _when(reading: Reading) -> tuple[str, str, str]:
    article = reading.article
    return (
        article.published.isoformat() if article.published else "",
        article.publisher,
        article.title,
    )


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
