"""The people of an event: full names, the surnames that stand alone, offices with their evidence."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kawaraban.model.evidence import Evidence
from kawaraban.text.evidence import quote_span
from kawaraban.text.offices import normal_title, titles_agree
from kawaraban.text.places import country_of_word
from kawaraban.text.reading import Reading
from kawaraban.text.words import to_british


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom an event's articles name with an office.

    `office` is as the digest prints it, empty when the sources differ on it; `evidence` holds the
    words that give it.
    """

    full: str
    surname: str
    office: str = ""
    evidence: tuple[Evidence, ...] = ()


def find_persons(
    readings: Sequence[Reading], aliases: Mapping[str, tuple[str, ...]]
) -> tuple[Person, ...]:
    """Return the persons that the articles name in full with an office, in order of appearance."""
    main_of = {form: main for main, forms in aliases.items() for form in forms}
    offices: dict[str, list[tuple[str, Evidence]]] = {}
    for reading in readings:
        for office in reading.offices:
            full = main_of.get(office.holder, office.holder)
            if len(full.split()) < 2 or full in country_of_word():
                continue
            start = reading.article.text.rfind("\n", 0, office.start) + 1
            sentence = reading.sentences[reading.sentence_at(max(office.start, start))]
            evidence = quote_span(reading.article, sentence.start, sentence.end)
            offices.setdefault(full, []).append((_printed(office.words), evidence))
    text = "\n".join(reading.article.text for reading in readings)
    return tuple(_person(full, found, text) for full, found in offices.items())


def _printed(title: str) -> str:
    words = to_british(title).replace("Raksha Mantri", "Defence Minister")
    return " ".join(w if w[0].isupper() else w.capitalize() for w in words.split())


def _person(full: str, found: list[tuple[str, Evidence]], text: str) -> Person:
    titles = Counter(title for title, _ in found)
    best = max(titles, key=lambda title: (titles[title], len(title)))
    is_one = all(titles_agree(normal_title(best), normal_title(title)) for title in titles)
    evidence = next(e for title, e in found if title == best)
    return Person(full, _surname(full, text), best if is_one else "", (evidence,) if is_one else ())


def _surname(full: str, text: str) -> str:
    """Return the part of a name that stands alone in the sources most often; the last one in doubt."""
    parts = full.split()

    def alone(part: str) -> int:
        others = "|".join(re.escape(other) for other in parts if other != part)
        bare = re.findall(
            rf"(?<!\w)(?<![A-Z]\w )(?:(?:{others}) )?{re.escape(part)}(?: (?:{others}))?(?!\w)",
            text,
        )
        return sum(1 for match in bare if match == part)

    return max(reversed(parts), key=alone)
