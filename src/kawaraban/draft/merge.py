"""A new draft over an edited issue: what the editor touched stays, what nobody touched is renewed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kawaraban.model.issue import Issue, Item, Reference, Sentence

Paragraphs = tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence or headline that a new draft puts in or takes out; `mark` is + or -."""

    mark: str
    item: str
    text: str


def merge_issues(base: Issue, mine: Issue, new: Issue) -> Issue:
    """Return the edited issue with the parts that are still as last drafted taken from the new draft.

    `base` is the last draft as it was written, `mine` the file as the editor left it, `new` the draft
    made now. A sentence, headline or item that the editor changed or added stays; one that was taken
    out stays out; the editor's order of items stays, and new items follow.
    """
    bases, news = _pairs(mine.items, base.items), _pairs(mine.items, new.items)
    items: list[Item] = []
    for number, item in enumerate(mine.items):
        old, fresh = bases.get(number), news.get(number)
        if old is None:
            items.append(item)
        elif fresh is not None:
            items.append(_merged(old, item, fresh))
        elif item != old:
            items.append(item)  # no longer drafted, but somebody worked on it
    taken = {id(one) for one in news.values()}
    for fresh in new.items:
        if id(fresh) not in taken and not any(_likeness(fresh, old) for old in base.items):
            items.append(fresh)
    return replace(
        mine,
        items=tuple(items),
        headlines=tuple(item.headline for item in items),
        references=_references(items, (*new.references, *mine.references)),
    )


def changes(before: Issue, after: Issue) -> tuple[Change, ...]:
    """Return what one state of an issue has and the other has not, item by item in order of print."""
    pairs = _pairs(after.items, before.items)
    found: list[Change] = []
    for number, item in enumerate(after.items):
        old = pairs.get(number)
        gone, come = _texts(old) if old else [], _texts(item)
        found += [Change("-", item.headline, text) for text in gone if text not in come]
        found += [Change("+", item.headline, text) for text in come if text not in gone]
    kept = {id(one) for one in pairs.values()}
    for item in before.items:
        if id(item) not in kept:
            found += [Change("-", item.headline, text) for text in _texts(item)]
    return tuple(found)


def _texts(item: Item) -> list[str]:
    return [item.headline, *(s.text for s in item.sentences)]


def _pairs(items: Sequence[Item], others: Sequence[Item]) -> dict[int, Item]:
    """Pair each item with the other that tells of the same event, each once, the likest first."""
    scored = [
        (_likeness(item, other), -i, -j)
        for i, item in enumerate(items)
        for j, other in enumerate(others)
    ]
    found: dict[int, Item] = {}
    used: set[int] = set()
    for score, i, j in sorted(scored, reverse=True):
        if score and -i not in found and -j not in used:
            found[-i] = others[-j]
            used.add(-j)
    return found


def _likeness(one: Item, other: Item) -> float:
    """Return how surely two items tell of one event (0: not): one headline, or sources in common."""
    first, second = set(one.sources), set(other.sources)
    shared = len(first & second) / (min(len(first), len(second)) or 1)
    return shared + (one.headline == other.headline)


def _merged(old: Item, mine: Item, new: Item) -> Item:
    return Item(
        headline=new.headline if mine.headline == old.headline else mine.headline,
        paragraphs=_merged_paragraphs(old.paragraphs, mine.paragraphs, new.paragraphs),
        kicker=new.kicker if mine.kicker == old.kicker else mine.kicker,
        level=mine.level,
    )


def _merged_paragraphs(old: Paragraphs, mine: Paragraphs, new: Paragraphs) -> Paragraphs:
    if mine == old:
        return new
    drafted = [s for paragraph in old for s in paragraph]
    here = [s for paragraph in mine for s in paragraph]
    own = [s for s in here if s not in drafted]
    removed = {s.text for s in drafted if s not in here}
    rests = {(e.source, e.exact) for s in own for e in s.evidence}
    paragraphs = [[s for s in p if s.text not in removed and not _rests_on(s, rests)] for p in new]
    for sentence in own:
        _insert(paragraphs, sentence, here)
    return tuple(tuple(p) for p in paragraphs if p)


def _rests_on(sentence: Sentence, spans: set[tuple[str, str]]) -> bool:
    """Tell whether a drafted sentence rests on words that one of the editor's own tells already."""
    own = {(e.source, e.exact) for e in sentence.evidence}
    return bool(own) and own <= spans


def _insert(paragraphs: list[list[Sentence]], sentence: Sentence, here: Sequence[Sentence]) -> None:
    """Put a sentence of the editor's behind the one it stood behind, before the one it stood before."""
    at = here.index(sentence)
    for before in reversed(here[:at]):
        for paragraph in paragraphs:
            if before in paragraph:
                paragraph.insert(paragraph.index(before) + 1, sentence)
                return
    for after in here[at + 1 :]:
        for paragraph in paragraphs:
            if after in paragraph:
                paragraph.insert(paragraph.index(after), sentence)
                return
    if paragraphs:
        paragraphs[0].append(sentence)
    else:
        paragraphs.append([sentence])


def _references(items: Iterable[Item], known: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return the references of the articles that the items rest on, in order of first use."""
    by_source: dict[str, Reference] = {}
    for reference in known:
        by_source.setdefault(reference.source, reference)
    used = dict.fromkeys(source for item in items for source in item.sources)
    return tuple(by_source[source] for source in used if source in by_source)
