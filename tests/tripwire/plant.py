"""Plants one error at a time in a correct sentence, from its gold details and its false edits.

A filter rejects what may still be true: words that stand in the sentence or in the passages it
rests on already, another name of the same thing, a value the gold gives for the same thing.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tripwire.base import (
    RELATION,
    SURFACE,
    BaseEvent,
    GoldDetail,
    GoldSentence,
    Version,
    occurrences,
)
from tripwire.cases import Case, versions, with_words
from tripwire.controls import with_edits
from tripwire.values import altered_quotes, misspelt, wrong_units, wrong_values

SEED = 20_231
MOST = {kind: 66 for kind in SURFACE} | {kind: 44 for kind in RELATION} | {"citation": 40}
_NAMES = {"person": "name", "organisation": "organisation", "place": "place", "office": "office"}
_VALUES = {"number", "ordinal", "date", "weekday", "time", "document"}


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an error could be planted: a correct case, the sentence it tells, the events at hand."""

    event: BaseEvent
    others: tuple[BaseEvent, ...]
    sentence: GoldSentence
    version: Version
    case: Case
    random: Random


@dataclass(frozen=True, slots=True)
class _Plant:
    kind: str
    old: str
    new: str
    difficulty: str


def planted(events: tuple[BaseEvent, ...]) -> tuple[Case, ...]:
    """Return wrong cases of a split: per kind so many at most, spread over its sentences."""
    pools: dict[str, dict[tuple[str, str], list[Case]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        others = tuple(one for one in events if one is not event)
        for sentence, version, case in versions(event):
            random = Random(f"{SEED} {case.id}")
            spot = _Spot(event, others, sentence, version, case, random)
            for one in _cases(spot):
                pools[one.label][event.id, sentence.id].append(one)
    return tuple(
        one for kind, pool in sorted(pools.items()) for one in _spread(pool, MOST[kind], kind)
    )


def _spread(pool: dict[tuple[str, str], list[Case]], most: int, kind: str) -> list[Case]:
    """Return up to so many cases, one from each sentence in turn, the sentences in random order."""
    random = Random(f"{SEED} {kind}")
    queues = [random.sample(cases, len(cases)) for _, cases in sorted(pool.items())]
    random.shuffle(queues)
    chosen: list[Case] = []
    while len(chosen) < most and any(queues):
        for queue in queues:
            if queue and len(chosen) < most:
                chosen.append(queue.pop())
    return chosen


def _cases(spot: _Spot) -> Iterator[Case]:
    seen = {spot.case.text}
    for number, plant in enumerate(_plants(spot)):
        case = _put(spot, plant)
        if case and case.text not in seen and _is_false(spot, plant):
            seen.add(case.text)
            yield replace(case, id=f"{spot.case.id}!{plant.kind}{number}")
    yield from _swapped_citation(spot)


def _put(spot: _Spot, plant: _Plant) -> Case | None:
    """Return the case with the plant in it, every third one with a true edit made elsewhere too."""
    case = spot.case
    if spot.version.true and spot.random.random() < 1 / 3:
        edit = spot.random.choice(spot.version.true)
        edited = with_edits(case, (edit,))
        if edited and edit.old not in plant.old and plant.old not in edit.old:
            case = edited
    found = occurrences(plant.old, case.text)
    if len(found) != 1:
        case, found = spot.case, occurrences(plant.old, spot.case.text)
    if len(found) != 1:
        return None
    if case.text[: found[0]].split()[-1:] == plant.new.split()[:1]:
        return None  # "the Philippine Philippine Coast Guard"
    changed, start, end = with_words(case, found[0], found[0] + len(plant.old), plant.new)
    return replace(
        changed,
        label=plant.kind,
        start=start,
        end=end,
        gold=plant.old,
        difficulty=plant.difficulty,
        twin=case,
    )


def _plants(spot: _Spot) -> Iterator[_Plant]:
    for edit in spot.version.false:
        yield _Plant(edit.kind, edit.old, edit.new, "by hand")
    for detail in spot.sentence.details:
        found = occurrences(detail.words, spot.case.text)
        if len(found) != 1:
            continue
        for make in (_value, _holder, _unit, _spelling, _quotation, _speaker):
            yield from make(spot, detail, found[0])


def _value(spot: _Spot, detail: GoldDetail, at: int) -> Iterator[_Plant]:
    kind = detail.kind if detail.kind in _VALUES else _NAMES.get(detail.kind)
    if kind:
        before = spot.case.text[:at]
        for wrong in wrong_values(detail, before, spot.event, spot.others, spot.random):
            yield _Plant(kind, detail.words, wrong.words, wrong.difficulty)


def _holder(spot: _Spot, detail: GoldDetail, at: int) -> Iterator[_Plant]:
    """Give a number to another holder: of its kind in the event, or of the sentence."""
    if detail.kind != "number" or len(occurrences(detail.holder, spot.case.text)) != 1:
        return
    kind = next((d.kind for d in spot.sentence.details if d.words == detail.holder), "")
    for other in _details(spot.event, kind):
        if other.words not in spot.case.text and other.value != detail.holder:
            yield _Plant("holder", detail.holder, other.words, "same event")


def _unit(spot: _Spot, detail: GoldDetail, at: int) -> Iterator[_Plant]:
    if detail.kind == "number":
        after = spot.case.text[at + len(detail.words) :]
        for unit, other in wrong_units(detail, after):
            yield _Plant("unit", f"{detail.words} {unit}", f"{detail.words} {other}", "near")


def _spelling(spot: _Spot, detail: GoldDetail, at: int) -> Iterator[_Plant]:
    if detail.kind in ("person", "place", "organisation") and detail.words[:1].isupper():
        known = " ".join(a.text for a in spot.event.articles)
        for wrong in misspelt(detail.words, spot.random):
            if wrong not in known:
                yield _Plant("spelling", detail.words, wrong, "near")


def _quotation(spot: _Spot, detail: GoldDetail, at: int) -> Iterator[_Plant]:
    if detail.kind == "quote":
        texts = [a.text for a in spot.event.articles if a.language == "en"]
        for wrong in altered_quotes(detail.words, texts, spot.random):
            if not any(wrong.words in text for text in texts):
                yield _Plant("quote_word", detail.words, wrong.words, wrong.difficulty)


def _speaker(spot: _Spot, detail: GoldDetail, at: int) -> Iterator[_Plant]:
    """Put another person's name for the one who is named as the speaker."""
    if detail.kind != "quote" or len(occurrences(detail.speaker, spot.case.text)) != 1:
        return
    person = next((d for d in spot.sentence.details if d.words == detail.speaker), None)
    if person is None or person.kind != "person":
        return
    for other in _details(spot.event, "person"):
        if other.value != person.value:
            name = other.words if " " in detail.speaker else other.words.split()[-1]
            if name not in spot.case.text:
                yield _Plant("quote_speaker", detail.speaker, name, "same event")


def _details(event: BaseEvent, kind: str) -> list[GoldDetail]:
    """Return the event's details of a kind, one for each value."""
    found = {d.value: d for s in event.sentences for d in s.details if d.kind == kind}
    return list(found.values())


def _is_false(spot: _Spot, plant: _Plant) -> bool:
    """Tell whether nothing at hand suggests that the planted words may still be right."""
    if plant.difficulty == "by hand":
        return True
    if plant.kind in ("quote_word", "spelling", "unit"):
        return True
    if occurrences(plant.new, spot.case.text):
        return False
    if plant.kind in ("weekday", "number", "ordinal", "date", "time"):
        return not any(occurrences(plant.new, one.text) for one in spot.sentence.versions)
    passages = " ".join(span.words for span in spot.sentence.evidence)
    return plant.kind == "quote_speaker" or plant.new.lower() not in passages.lower()


def _swapped_citation(spot: _Spot) -> Iterator[Case]:
    """Yield the correct sentence with another event's articles cited for its own."""
    if spot.case.wording != "near-verbatim" or not spot.others:
        return
    alike = [one for one in spot.others if one.beat == spot.event.beat] or list(spot.others)
    other = spot.random.choice(alike)
    yield replace(
        spot.case,
        id=f"{spot.case.id}!citation",
        label="citation",
        articles=tuple(f"{other.id}/{a.id}" for a in other.articles[:2]),
        end=len(spot.case.text),
        difficulty="same beat",
        twin=spot.case,
    )
