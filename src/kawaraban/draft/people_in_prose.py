"""Persons in running prose: office and full name at the first mention, the surname after."""

import re
from collections.abc import Sequence

from kawaraban.draft.candidates import Candidate, with_text
from kawaraban.draft.frames import titled
from kawaraban.draft.persons import Person
from kawaraban.text.offices import read_offices
from kawaraban.text.quotes import read_quotes, without_quotes

_NATION = r"(?:[A-Z]\w+(?:ese|an|ish|ch|i|ine|ean)|[A-Z][\w ]+?'s?|US|UK|EU) "


def introduce(candidate: Candidate, persons: Sequence[Person], known: set[str]) -> Candidate:
    """Return the candidate with persons named rightly; `known` gains those now introduced."""
    for person in persons:
        text = candidate.text
        if not re.search(rf"\b{re.escape(person.surname)}\b", without_quotes(text)):
            continue
        if person.full in known:
            candidate = with_text(candidate, _shorten(text, person))
            continue
        known.add(person.full)
        if _has_office(text, person) or _is_explained(text, person):
            continue
        candidate = with_text(candidate, _replace_first(text, person), *person.evidence)
    return candidate


def _is_explained(text: str, person: Person) -> bool:
    """Tell whether the clause says who somebody is: its office is told, or stands beside the name."""
    beside = rf", {person.pattern}\b|{person.pattern},"
    is_told = bool(person.office) and person.office.lower() in text.lower()
    return is_told or bool(re.search(beside, text))


def _has_office(text: str, person: Person) -> bool:
    parts = set(person.full.split())
    return any(parts & set(office.holder.split()) for office in read_offices(text))


def _shorten(text: str, person: Person) -> str:
    """Put the surname for office and full name, outside quotations."""
    title = re.escape(person.office) if person.office else r"(?!)"
    pattern = re.compile(
        rf"(?:{_NATION})?(?:former )?{title} (?:{person.pattern}|{re.escape(person.surname)})\b"
        rf"|\b(?:Minister |President )?{person.pattern}\b(?!,)"
        rf"|\b(?:Minister|President|Secretary) {re.escape(person.surname)}\b"
    )
    spans = [(q.start, q.end) for q in read_quotes(text)]

    def change(match: re.Match[str]) -> str:
        is_quoted = any(start <= match.start() < end for start, end in spans)
        return match[0] if is_quoted else person.surname

    return pattern.sub(change, text)


def _replace_first(text: str, person: Person) -> str:
    """Put office and full name for the first mention; no nation where the text gives it before."""
    pattern = re.compile(rf"\b(?:{person.pattern}|{re.escape(person.surname)})\b")
    spans = [(q.start, q.end) for q in read_quotes(text)]
    for match in pattern.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if re.match(r" [A-Z][a-z]", after) or re.search(r"\b[A-Z]\w+ of $", before):
            continue  # part of a longer name
        if not any(start <= match.start() < end for start, end in spans):
            is_owned = bool(re.search(r"(?:['’]s?|\b[A-Z]\w+) $", text[: match.start()]))
            named = f"{person.office} {person.full}" if is_owned else titled(person)
            return text[: match.start()] + named + text[match.end() :]
    return text
