"""Sentences in our own words, made only where one clause of a source fills every slot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kawaraban.draft.candidates import Candidate
from kawaraban.draft.edits import house_style
from kawaraban.draft.persons import Person
from kawaraban.model.evidence import Evidence
from kawaraban.text.dates import MONTHS
from kawaraban.text.evidence import quote_span
from kawaraban.text.places import countries

_DAY = rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?"
_MEETING = re.compile(
    r"\b(?:met(?: with)?|held (?:\w+ ){0,3}(?:talks|meeting|discussions) with|held talks with)\b"
)
_IN_PLACE = re.compile(r"\bin ([A-Z][\w-]+(?: [A-Z][\w-]+)?(?:, [A-Z][\w-]+)?)(?=[ ,.])")
_OCCASION = re.compile(
    r"\b(?:on the (?:margins|sidelines) of) "
    r"((?:the|an?) (?:\d+(?:st|nd|rd|th) )?[A-Z][\w'-]*"
    r"(?: (?:[A-Z][\w'-]*|of|and|the|summit|meeting)(?!\w))*)"
)
_REPORTED = re.compile(
    rf"^(?P<content>.{{30,}}?), (?P<outlet>[A-Z][\w ]+?) reported on (?P<day>{_DAY}), citing (?P<who>[^.]+)\.$"
)
_SAID_SOURCES = re.compile(
    rf"^(?P<content>.{{30,}}?), (?P<who>(?:sources|officials|people) [^,.]+?) said on (?P<day>{_DAY})\.$"
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A sentence made from a frame, with the evidence of every slot.

    `rest` is the sentence that follows it, `headline` the frame's own.
    """

    text: str
    evidence: tuple[Evidence, ...]
    rest: str = ""
    headline: str = ""


def frame_meeting(candidate: Candidate, persons: Sequence[Person]) -> Framed | None:
    """MEET: who met whom, where, when, all from one clause; offices from where the sources give them.

    None unless the clause names exactly two persons around a verb of meeting, a day and a place.
    """
    text = candidate.text
    verb = _MEETING.search(text)
    if (
        not verb
        or re.search(r"\b(?:not|never|will|would|may|could|to meet)\b", text)
        or candidate.is_future
    ):
        return None
    first = [p for p in persons if p.surname in text[: verb.start()]]
    second = [p for p in persons if p.surname in text[verb.end() :]]
    day, place = re.search(rf"\bon (?P<day>{_DAY})", text), _IN_PLACE.search(text)
    if len(first) != 1 or len(second) != 1 or first == second or not day or not place:
        return None
    one, other = first[0], second[0]
    occasion, more = _occasion(candidate)
    sentence = (
        f"{titled(one)} met {titled(other)} in {place[1]}{',' * (',' in place[1])} on {day['day']}"
    )
    if occasion:
        sentence += f", on the sidelines of {occasion}"
    evidence = candidate.evidence + one.evidence + other.evidence + more
    return Framed(f"{sentence}.", evidence, headline=_meeting_headline(one, other, place[1]))


def _occasion(candidate: Candidate) -> tuple[str, tuple[Evidence, ...]]:
    """Return beside what they met: from the clause, or from the next sentence about the meeting."""
    here = _OCCASION.search(candidate.text)
    if here:
        return here[1], ()
    reading, number = candidate.reading, candidate.sentence + 1
    if number < len(reading.sentences):
        span = reading.sentences[number]
        after = house_style(span.of(reading.article.text), {})
        found = _OCCASION.search(after)
        if found and after.startswith(("The meeting", "The talks")):
            return found[1], (quote_span(reading.article, span.start, span.end),)
    return "", ()


def _meeting_headline(one: Person, other: Person, place: str) -> str:
    """Return "India-Japan defence ministers meet in Laos", or "" where an office or nation is unknown."""
    if not all((one.nation, other.nation, one.office, other.office)):
        return ""
    where = place.split(", ")[-1]
    if one.office == other.office:
        names = "-".join(_country_named(person.nation) for person in (one, other))
        return f"{names} {one.office.lower()}s meet in {where}"
    return (
        f"{one.nation} {one.office.lower()} meets {other.nation} {other.office.lower()} in {where}"
    )


def _country_named(nation: str) -> str:
    return next(c.name for c in countries() if nation in c.demonyms)


def titled(person: Person) -> str:
    """Return a person as first named: nation, office and full name."""
    words = (person.nation, person.office, person.full)
    return " ".join(word for word in words if word)


def frame_report(candidate: Candidate) -> Framed | None:
    """REPORT: what an outlet said on which day, citing whom; the modality stays as it is.

    Makes "Kyodo News reported on 24 November that ... It cited sources ..." of a sentence that ends
    in its attribution. None for any other form.
    """
    match = _REPORTED.match(candidate.text)
    if match is None:
        return None
    content = _inside_sentence(match["content"])
    if content is None:
        return None
    lead = f"{match['outlet']} reported on {match['day']} that {content}."
    return Framed(lead, candidate.evidence, f"It cited {match['who']}.")


def _inside_sentence(content: str) -> str | None:
    """Return a clause as it stands after "that": first word small unless it is a name."""
    first, _, rest = content.partition(" ")
    if first in ("The", "A", "An", "Its", "Their"):
        return f"{first.lower()} {rest}"
    is_name = any(first.removesuffix("'s") in c.words() for c in countries()) or first.isupper()
    return content if is_name else None
