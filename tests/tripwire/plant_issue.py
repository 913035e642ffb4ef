"""Plants faults that show in an issue as a whole, each beside the same issue without it.

Conflicts are shown to the checker without sources, so that nothing but the issue itself can give
them away.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from kawaraban.model.issue import Item, Place, Sentence
from tripwire.base import BaseEvent, Edit, GoldSentence, occurrences
from tripwire.cases import NEAR, PARAPHRASE, Case, case_of, gold_evidence, with_words
from tripwire.plant import SEED

ISSUE = (
    "conflict",
    "arithmetic",
    "respectively",
    "duplicate event",
    "headline mismatch",
    "citation missing",
)
_MOST = 40
_CONFLICTS = ("stage", "negation", "antonym", "number", "date", "office", "document", "place")


def planted_issues(events: tuple[BaseEvent, ...]) -> tuple[Case, ...]:
    """Return wrong cases for every kind of fault of an issue, each with its right twin."""
    found: dict[str, list[Case]] = {}
    for event, other in zip(events, (*events[1:], *events[:1]), strict=True):
        made = [*_told_twice(event, other), *_headlines(event, other), *_uncited(event)]
        for make in (_conflicts, _sums, _respectively):
            for sentence in event.sentences:
                made += make(event, sentence)
        for case in made:
            found.setdefault(case.label, []).append(case)
    random = Random(SEED)
    return tuple(
        case
        for cases in found.values()
        for case in (random.sample(cases, _MOST) if len(cases) > _MOST else cases)
    )


def _pair(event: BaseEvent, sentence: GoldSentence, kind: str, right: str, wrong: str) -> Case:
    """Return a wrong sentence read after one that cites the same articles; its twin is right."""
    first = case_of(event, sentence, 0, sentence.versions[0])
    twin = replace(first, texts=(first.text, right), wording=PARAPHRASE)
    return _wrong(twin, kind, replace(twin, texts=(first.text, wrong), end=len(wrong), gold=right))


def _wrong(twin: Case, kind: str, wrong: Case) -> Case:
    return replace(wrong, id=f"{twin.id}!{kind}", label=kind, difficulty="issue", twin=twin)


def _conflicts(event: BaseEvent, sentence: GoldSentence) -> Iterator[Case]:
    """Yield the sentence, then a paraphrase that contradicts it: at most one for each sentence."""
    for version in sentence.versions[1:]:
        for edit in version.false:
            wrong = _edited(version.text, edit)
            if edit.kind in _CONFLICTS and wrong:
                case = _pair(event, sentence, "conflict", version.text, wrong)
                assert case.twin
                yield replace(case, articles=(), twin=replace(case.twin, articles=()))
                return


def _edited(text: str, edit: Edit) -> str:
    found = occurrences(edit.old, text)
    return text[: found[0]] + edit.new + text[found[0] + len(edit.old) :] if len(found) == 1 else ""


def _sums(event: BaseEvent, sentence: GoldSentence) -> Iterator[Case]:
    """Yield a sentence that adds up two numbers of one unit, rightly and wrongly."""
    numbers = [
        d
        for d in sentence.details
        if d.kind == "number" and d.unit and d.value.isdigit() and d.words[0].isdigit()
    ]
    for first in numbers:
        for second in numbers:
            if first.unit == second.unit and first.words < second.words:
                total = int(first.value) + int(second.value)
                say = f"The two figures, {first.words} and {second.words} {first.unit}, make {{}} together."
                wrong = total + Random(f"{SEED} {event.id} {sentence.id}").choice((-10, -2, 3, 10))
                yield _pair(
                    event,
                    sentence,
                    "arithmetic",
                    say.format(f"{total:,}"),
                    say.format(f"{wrong:,}"),
                )
                return


def _respectively(event: BaseEvent, sentence: GoldSentence) -> Iterator[Case]:
    """Yield a sentence that pairs two holders with two numbers, and with the numbers exchanged."""
    held = [d for d in sentence.details if d.kind == "number" and d.holder and d.unit]
    for first in held:
        for second in held:
            if (
                first.unit == second.unit
                and first.holder < second.holder
                and first.value != second.value
            ):
                say = f"For {first.holder} and {second.holder} the figures were {{}} and {{}} {first.unit} respectively."
                yield _pair(
                    event,
                    sentence,
                    "respectively",
                    say.format(first.words, second.words),
                    say.format(second.words, first.words),
                )
                return


def _told_twice(event: BaseEvent, other: BaseEvent) -> Iterator[Case]:
    """Yield an issue that tells an event in two items; its twin tells of two events."""
    first, places = _item(event, 0), (Place(0), Place(1))
    twin = _issue(event, other, (first, _item(other, 1)), places)
    yield _wrong(twin, "duplicate event", _issue(event, event, (first, _item(event, 1)), places))


def _headlines(event: BaseEvent, other: BaseEvent) -> Iterator[Case]:
    """Yield an issue whose list of headlines has another headline than the item."""
    items = (_item(event, 0), _item(other, 0))
    case = _issue(event, other, items, (Place(None, None, 0), Place(0)))
    listed, wrong, last = items[0].headline, _item(event, 1).headline, items[1].headline
    twin = replace(case, headlines=(listed, last))
    yield _wrong(twin, "headline mismatch", replace(case, headlines=(wrong, last)))


def _uncited(event: BaseEvent) -> Iterator[Case]:
    """Yield items whose last sentence rests on nothing."""
    sentences = tuple(
        Sentence(one.versions[0].text, gold_evidence(event, one)) for one in event.sentences[:4]
    )
    for last, sentence in enumerate(sentences):
        told, bare = sentences[: last + 1], (*sentences[:last], replace(sentence, evidence=()))
        twin, wrong = (
            replace(
                _issue(
                    event, event, (Item(event.articles[0].title, (one,)),), (Place(0, 0, last),)
                ),
                id=f"{event.id} {last}",
                must_cite=True,
            )
            for one in (told, bare)
        )
        yield _wrong(twin, "citation missing", wrong)


def _issue(
    event: BaseEvent, other: BaseEvent, items: tuple[Item, ...], places: tuple[Place, ...]
) -> Case:
    cited = [f"{one.id}/{article.id}" for one in (event, other) for article in one.articles]
    return Case(
        id=event.id,
        event=event.id,
        label=NEAR,
        texts=(),
        articles=tuple(dict.fromkeys(cited)),
        language="en",
        items=items,
        places=places,
    )


def _item(event: BaseEvent, number: int) -> Item:
    """Return an item of three of an event's sentences in one of their wordings, under its title."""
    titles = [a.title for a in event.articles if a.language == "en"]
    sentences = [s for s in event.sentences if number < len(s.versions)][:3]
    paragraph = tuple(Sentence(s.versions[number].text) for s in sentences)
    return Item(titles[number % len(titles)], (paragraph,))


DAMAGE = ("dropped words", "cut", "running head", "mojibake")


def damaged(events: tuple[BaseEvent, ...]) -> Iterator[Case]:
    """Yield sentences as a careless hand or a converted page leaves them, so many of a kind at most."""
    counts = dict.fromkeys(DAMAGE, 0)
    for case in _all_damaged(events):
        counts[case.label] += 1
        if counts[case.label] <= _MOST:
            yield case


def _all_damaged(events: tuple[BaseEvent, ...]) -> Iterator[Case]:
    for event in events:
        for sentence in event.sentences[:: len(events) // 4]:
            case = case_of(event, sentence, 0, sentence.versions[0])
            random = Random(f"{SEED} damage {case.id}")
            for kind, (start, end, words) in _damages(case.text, random).items():
                changed, at, to = with_words(case, start, end, words)
                yield replace(
                    changed,
                    id=f"{case.id}!{kind}",
                    label=kind,
                    start=max(0, at - 1),
                    end=min(len(changed.text), to + 1),
                    gold=case.text[start:end],
                    difficulty="damage",
                    twin=case,
                )


def _damages(text: str, random: Random) -> dict[str, tuple[int, int, str]]:
    """Return for each kind of damage the span it takes and the words it leaves there."""
    words = [(m, len(m)) for m in text.split(" ")]
    starts = [sum(size + 1 for _, size in words[:i]) for i in range(len(words))]
    middle = random.randrange(len(words) // 3, 2 * len(words) // 3)
    made = {
        "cut": (starts[middle], len(text), ""),
        "running head": (starts[middle], starts[middle], f"Monthly Digest | Page {middle} "),
    }
    small = [
        i for i, (w, _) in enumerate(words[:-2]) if w in ("the", "a", "of", "to", "in", "by", "for")
    ]
    if small:
        at = random.choice(small)  # the noun after "the" goes with what joins it to the next
        made["dropped words"] = (starts[at + 1], starts[at + 2], "")
    broken = text.encode().decode("cp1252", "ignore") if not text.isascii() else ""
    if broken:
        made["mojibake"] = (0, len(text), broken)
    elif "'" in text:
        at = text.index("'")
        made["mojibake"] = (at, at + 1, "â€™")
    return made
