"""The people of an event: full names, the surnames that stand alone, offices with their evidence."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kawaraban.model.evidence import Evidence
from kawaraban.text.evidence import quote_span
from kawaraban.text.offices import Office, normal_title, titles_agree
from kawaraban.text.places import countries, country_of_word
from kawaraban.text.reading import Reading
from kawaraban.text.support.name_parts import COMMON_PARTS
from kawaraban.text.words import to_british

_ACTS = (
    "(?:said|says|told|added|called|spoke|warned|described|signed|asked|leads|heads|urged|promised|"
    "pledged|vowed|argued|insisted|denied|rejected|thanked)"
)
_TITLES = frozenset(
    """
    minister deputy energy foreign defence defense finance interior prime president general colonel brigadier
    major captain admiral commodore lieutenant lt gen col maj officer chief secretary commissioner ambassador
    delegate spokesman spokeswoman spokesperson director head governor mayor senator representative vice hon dr
    prof mr mrs ms sir lord lady judge justice chancellor premier king queen prince princess liaison manager
    professor sheikh rear marshal air inspector superintendent sergeant commander attorney speaker chairman
    chairwoman chair
    """.split()  # noqa: SIM905
)
_BARE_HEADS = frozenset(
    """head chief director manager chair member delegate officer representative chairman spokesman
    spokeswoman spokesperson""".split()  # noqa: SIM905
)
# Offices that say whose they are; "boat chief" without the firm does not.
_PUBLIC = re.compile(
    r"\b(?:minist(?:er|ry)|president|chancellor|premier|king|queen|emperor|prince|princess|pope|governor|mayor"
    r"|ambassador|secretary|commissioner|general|admiral|marshal|colonel|commander|judge|justice|prosecutor|speaker"
    r"|representative|senator|envoy|attorney|sultan|emir|chief of|chair of|head of|director of)\b",
    re.IGNORECASE,
)
_SHORT_PARTS = frozenset(("St", "Mt", "Ste", "Sr", "Jr", "Dr", "Mc", "Fr"))
_INITIAL = re.compile(r"(?<= )[A-Z]\. ")
_SUFFIX = re.compile(r",? (?:I{2,3}|IV|Jr\.?|Sr\.?)$")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom an event's articles name with an office.

    `office` is as the digest prints it, empty when the sources differ on it; `nation` the people's
    adjective the sources put to it (Japanese), else empty; `evidence` holds the words that give both.
    """

    full: str
    surname: str
    office: str = ""
    nation: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def pattern(self) -> str:
        """Return a regular expression for the full name, with a middle initial or suffix or not."""
        first, *rest = self.full.split()
        return rf"{re.escape(first)}(?: [A-Z]\.)? {re.escape(' '.join(rest))}(?:,? (?:I{{2,3}}|IV|Jr\.?))?"


def find_persons(
    readings: Sequence[Reading], aliases: Mapping[str, tuple[str, ...]]
) -> tuple[Person, ...]:
    """Return the persons that the articles name in full with an office, in order of appearance."""
    names = _Names(aliases)
    offices: dict[str, list[_Found]] = {}
    for reading in readings:
        for office in reading.offices:
            full = names.main(_without_titles(office.holder))
            if len(full.split()) < 2 or _is_cut_off(full) or full in country_of_word():
                continue
            sentence = reading.sentences[reading.sentence_at(office.start)]
            evidence = quote_span(reading.article, sentence.start, sentence.end)
            nation = _nation(reading.article.text, office)
            title = _printed(office.words)
            if (
                title.lower() in _BARE_HEADS
                or title.lower() == "official"
                or not _PUBLIC.search(title)
            ):  # the head of what? Better a name alone than half an office
                title = ""
            offices.setdefault(full, []).append(_Found(title, nation, evidence))
    text = "\n".join(reading.article.text for reading in readings)
    holders = [_person(full, found, text) for full, found in offices.items()]
    taken = {part for person in holders for part in person.full.split()}
    return (*holders, *_others(readings, names, taken, text))


def _is_cut_off(full: str) -> bool:
    """Tell whether a name ends in what only begins one: a sentence cut at the stop of "Ann St. Clair"."""
    return full.split(" ")[-1].strip(".") in _SHORT_PARTS


def _without_titles(holder: str) -> str:
    """Return a name without the titles read into it: "Colonel Denis Okot" is Denis Okot."""
    parts = holder.split()
    while parts and parts[0].strip(".").lower() in _TITLES:
        parts.pop(0)
    return "" if any(part.strip(".").lower() in _TITLES for part in parts) else " ".join(parts)


def _others(
    readings: Sequence[Reading], names: "_Names", taken: set[str], text: str
) -> Iterator[Person]:
    """Yield the persons named in full without an office, whose surname then stands alone and acts."""
    seen = set(taken)
    for reading in readings:
        for name in reading.names:
            full = names.main(name.words)
            parts = full.split()
            if (
                _is_cut_off(full)
                or not 2 <= len(parts) <= 3
                or seen & set(parts)
                or not _may_be_person(parts)
            ):
                continue
            surname = _surname(full, text)
            if surname == full or not re.search(
                rf"\b{re.escape(surname)}(?:,? {_ACTS}|, who)\b", text
            ):
                continue
            seen.update(parts)
            sentence = reading.sentences[reading.sentence_at(name.start)]
            evidence = quote_span(reading.article, sentence.start, sentence.end)
            yield Person(full, surname, evidence=(evidence,))


def _may_be_person(parts: list[str]) -> bool:
    plain = [part.isalpha() or "-" in part for part in parts]
    is_body = any(part.lower() in COMMON_PARTS or part in country_of_word() for part in parts)
    return all(plain) and not is_body and not any(part.isupper() for part in parts)


class _Names:
    """One form for each person: capitals and the order of names may differ between sources."""

    def __init__(self, aliases: Mapping[str, tuple[str, ...]]) -> None:
        self._main = {
            frozenset(form.split()): main for main, forms in aliases.items() for form in forms
        }
        self._main |= {frozenset(main.split()): main for main in aliases}

    def main(self, holder: str) -> str:
        """Return the name as the digest prints it; the first order seen, unless an alias says."""
        plain = _INITIAL.sub("", _SUFFIX.sub("", holder))
        words = [w.capitalize() if w.isupper() and len(w) > 3 else w for w in plain.split()]
        return self._main.setdefault(frozenset(words), " ".join(words))


@dataclass(frozen=True, slots=True)
class _Found:
    """One place that gives a person's office."""

    title: str
    nation: str
    evidence: Evidence


def _nation(text: str, office: Office) -> str:
    """Return the adjective of the country said with an office: Japan's, Japanese, of Japan."""
    if office.words == "Raksha Mantri":
        return "Indian"
    before, after = text[: office.start], text[office.end :]
    match = re.search(r"((?:[A-Z][\w.]+ )?[A-Z][\w.]+?)(?:['’]s?)? $", before)
    words = [match[1], match[1].split(" ")[-1]] if match else []
    follows = re.match(r" (?:of|for) (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)", after)
    words += [follows[1]] if follows else []
    table = country_of_word()
    code = next((table[word] for word in words if word in table), None)
    return next((c.demonyms[0] for c in countries() if c.code == code and c.demonyms), "")


def _printed(title: str) -> str:
    words = to_british(title).replace("Raksha Mantri", "Defence Minister")
    small = ("of", "for", "the")
    return " ".join(w if w[0].isupper() or w in small else w.capitalize() for w in words.split())


def _person(full: str, found: list[_Found], text: str) -> Person:
    titles = Counter(one.title for one in found if one.title)
    if not titles:
        return Person(full, _surname(full, text))
    best = max(titles, key=lambda title: (titles[title], len(title)))
    is_one = all(titles_agree(normal_title(best), normal_title(title)) for title in titles if title)
    if not is_one:
        return Person(full, _surname(full, text))
    holder = next(one for one in found if one.title == best)
    nations = {one.nation for one in found if one.nation}
    nation = nations.pop() if len(nations) == 1 else ""
    givers = [holder, *(one for one in found if one.nation and one.nation == nation)]
    evidence = tuple(dict.fromkeys(one.evidence for one in givers[:2]))
    return Person(full, _surname(full, text), best, nation, evidence)


def _surname(full: str, text: str) -> str:
    """Return the part of a name that stands alone in the sources most often.

    The full name where none does: only the sources know which part is the surname.
    """
    parts = full.split()

    def alone(part: str) -> int:
        others = "|".join(re.escape(other) for other in parts if other != part)
        near = rf"(?<!\w)(?:(?:{others}) )?{re.escape(part)}(?: (?:{others}))?(?!\w)"
        return sum(1 for match in re.findall(near, text, re.IGNORECASE) if match == part)

    names = [p for p in parts if not p[:1].islower() and p.strip(".") not in _SHORT_PARTS] or parts
    best = max(reversed(names), key=alone)
    if not alone(best):
        return full
    at = parts.index(best)
    first = at
    while first > 0 and parts[first - 1][:1].islower():  # van der, de, bin
        first -= 1
    whole = " ".join(parts[first : at + 1])
    return whole if re.search(rf"(?<!{re.escape(parts[0])} ){re.escape(whole)}\b", text) else best
