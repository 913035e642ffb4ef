"""Does a sentence say neither more nor less than the facts it tells? The gate for a model's words."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kawaraban.draft.changes import find_changes
from kawaraban.draft.small_words import find_slip
from kawaraban.draft.writer import Fact, Proposal
from kawaraban.text.bounds import read_bounds
from kawaraban.text.copied import longest_run
from kawaraban.text.dates import read_dates
from kawaraban.text.names import read_names
from kawaraban.text.numbers import read_numbers
from kawaraban.text.quotes import read_quotes, without_quotes
from kawaraban.text.relations import Relations, find_new, find_untold, read_relations
from kawaraban.text.scripts import fold, plain_marks
from kawaraban.text.sentences import split_sentences
from kawaraban.text.words import content_words, read_words

MOST_WORDS = 32
MOST_WORDS_OF_LEAD = 30
MOST_WORDS_OF_HEADLINE = 12
_LONGEST_RUN = 7
_MOST_FACTS = 3
_MARKUP = re.compile(
    r"[*_`#|<>\[\]{}\\^~\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|https?:|www\.|@\w|\w@"
)
# Words by which a sentence may name who says so, or join two facts, that need not stand in them.
_LINKING = frozenset(content_words("said says reported stated according and that also"))
_TIMES = frozenset(
    "before after during since until when while amid over as then now still already".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A fact in the ways it may be told: as it is, and with single words changed by the house's table."""

    texts: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "_Telling":
        changed = [text[:start] + words + text[end:] for start, end, words in find_changes(text)]
        return cls((text, *changed))

    @property
    def all_words(self) -> frozenset[str]:
        return frozenset(word for text in self.texts for word in content_words(text))

    @property
    def kept_words(self) -> frozenset[str]:
        """Return the words that every way of telling has."""
        sets = [frozenset(content_words(text)) for text in self.texts]
        return frozenset.intersection(*sets)


def find_fault(proposal: Proposal, facts: Sequence[Fact], sources: Sequence[str]) -> str:
    """Return why a proposed sentence may not stand, "" where it may.

    `sources` are the texts that it may not repeat at length. A sentence may tell its facts in another
    order and join neighbours; every word of meaning, bound, detail and relation of theirs has to be
    there, and no other.
    """
    told = [fact for fact in facts if fact.id in proposal.facts]
    return (
        _fault_of_facts(proposal, told, facts)
        or _fault_of_form(proposal.text, told[0] is facts[0])
        or _fault_of_quotes(proposal.text, told)
        or _fault_of_words(proposal.text, told)
        or _fault_of_details(proposal.text, told)
        or _fault_of_bounds(proposal.text, told)
        or _fault_of_order(proposal.text, told)
        or find_slip(proposal.text, [fact.text for fact in told])
        or _fault_of_relations(proposal.text, told)
        or _fault_of_copying(proposal.text, told, sources)
    )


def _fault_of_facts(proposal: Proposal, told: Sequence[Fact], facts: Sequence[Fact]) -> str:
    unknown = [one for one in proposal.facts if all(one != fact.id for fact in facts)]
    if unknown or not told:
        return f"there is no fact {unknown[0]}" if unknown else "it names no fact"
    places = [facts.index(fact) for fact in told]
    is_together = places[-1] - places[0] == len(places) - 1
    if len(told) > _MOST_FACTS or not is_together or len({f.paragraph for f in told}) > 1:
        return f"only neighbours of one paragraph may be joined, {_MOST_FACTS} at most"
    return ""


def _fault_of_form(text: str, is_lead: bool) -> str:
    most = MOST_WORDS_OF_LEAD if is_lead else MOST_WORDS
    if _MARKUP.search(text):
        return "it holds markup, an address or a mark"
    if len(text.split()) > most:
        return f"it has more than {most} words"
    if len(split_sentences(text)) != 1 or not re.search(r"[.?!][\"'”’]?$", text):
        return "it is not one sentence with its stop"
    return ""


def _fault_of_quotes(text: str, told: Sequence[Fact]) -> str:
    known = Counter(_plain(q.words) for fact in told for q in read_quotes(fact.text))
    said = Counter(_plain(q.words) for q in read_quotes(text))
    added, dropped = list(said - known), list(known - said)
    if added:
        return f"no fact quotes “{added[0]}”"
    if dropped:
        return f"it drops the quotation “{dropped[0]}”"
    if '"' in plain_marks(without_quotes(text)).replace('""', ""):
        return "a quotation mark has no partner"
    return ""


def _plain(words: str) -> str:
    return plain_marks(words).strip(" ,.")


def _fault_of_words(text: str, told: Sequence[Fact]) -> str:
    tellings = [_Telling.of(fact.text) for fact in told]
    known = frozenset(word for one in tellings for word in one.all_words) | _LINKING
    for word, _, _ in read_words(text):
        if any(form not in known for form in content_words(word)):
            return f"no fact has the word “{word}”"
    said = frozenset(content_words(text))
    for fact, telling in zip(told, tellings, strict=True):
        for word, _, _ in read_words(fact.text):
            forms = [f for f in content_words(word) if f in telling.kept_words]
            if any(form not in said and form not in _LINKING for form in forms):
                return f"it drops “{word}”"
    return ""


def _fault_of_details(text: str, told: Sequence[Fact]) -> str:
    source = " ".join(fact.text for fact in told)
    plain = f" {_bare(source)} "
    for name in read_names(text):
        if f" {_bare(name.words)} " not in plain:
            return f"no fact has the name {name.words}"
    said = f" {_bare(text)} "
    for fact in told:
        for name in read_names(fact.text):
            if f" {_bare(name.words)} " not in said and name.certain:
                return f"it drops {name.words}"
    return _fault_of_figures(source, text, _numbers) or _fault_of_figures(source, text, _days)


def _fault_of_figures(
    source: str, text: str, read: Callable[[str], Iterator[tuple[str, str]]]
) -> str:
    known, given = dict(read(source)), dict(read(text))
    added = [words for key, words in given.items() if key not in known]
    dropped = [words for key, words in known.items() if key not in given]
    if added:
        return f"no fact has {added[0]}"
    return f"it drops {dropped[0]}" if dropped else ""


def _bare(text: str) -> str:
    """Return the words of a text in lower case, parted by one space, without possessives."""
    return " ".join(fold(word).removesuffix("'s").rstrip("'.") for word, _, _ in read_words(text))


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    dates = read_dates(text)
    for one in read_numbers(text):
        if not any(d.start <= one.start < d.end for d in dates):
            yield f"{one.value:g}", one.words


def _counted(text: str) -> list[str]:
    """Return the numbers of a text that are no ordinals: "14th" stays with its word."""
    ordinals = {f"{n.value:g}" for n in read_numbers(text) if n.unit == "ordinal"}
    return [key for key, _ in _numbers(text) if key not in ordinals]


def _days(text: str) -> Iterator[tuple[str, str]]:
    for one in read_dates(text):
        yield f"{one.year} {one.month} {one.day} {one.weekday} {one.shift}", one.words


def _fault_of_bounds(text: str, told: Sequence[Fact]) -> str:
    known: Counter[str] = Counter()
    for fact in told:
        known += read_bounds(fact.text)
    said = read_bounds(text)
    if said == known or any(said == one for one in _other_bounds(told)):
        return ""
    dropped, added = list(known - said), list(said - known)
    return f"it drops “{dropped[0]}”" if dropped else f"no fact has “{added[0]}” here"


def _other_bounds(told: Sequence[Fact]) -> Iterator[Counter[str]]:
    """Yield the bounds of one fact told with a word of the house's table."""
    if len(told) == 1:
        yield from map(read_bounds, _Telling.of(told[0].text).texts)


def _fault_of_order(text: str, told: Sequence[Fact]) -> str:
    """Tell where a fact of several figures is told in another order: which belongs to what could turn.

    Who says so may stand first or last all the same.
    """
    for number, fact in enumerate(told):
        if len(_counted(fact.text)) < 2 and len([*_days(fact.text)]) < 2:
            continue
        others = [one.text for at, one in enumerate(told) if at != number]
        left_out = _LINKING.union(_speakers(fact.text), *map(_sequence, others))
        wanted = [one for one in _sequence(fact.text) if one not in left_out]
        said = [one for one in _sequence(text) if one in wanted]
        if said != [one for one in wanted if one in said]:
            return "it changes the order in a fact of several figures"
    return ""


def _sequence(text: str) -> list[str]:
    """Return the content words and figures of a text in order, each once."""
    return list(dict.fromkeys(content_words(text)))


def _speakers(text: str) -> set[str]:
    relations = read_relations(text)
    under = [c.under[1:] for c in relations.clauses] if relations else []
    return {word for names in under for name in names for word in content_words(name)}


def _fault_of_relations(text: str, told: Sequence[Fact]) -> str:
    said = read_relations(text)
    if said is None:
        return "the extra parser is missing"
    if not said.clauses:
        return "it has no verb"
    basis: list[Relations] = []
    for fact in told:
        ways = [r for way in _Telling.of(fact.text).texts if (r := read_relations(way))]
        basis += ways
        gone = [find_untold(said, one) for one in ways]
        if all(gone):
            return f"it no longer tells “{gone[0]}”"
    new = find_new(said, basis)
    return f"no fact says so of “{new}”" if new else ""


def _fault_of_copying(text: str, told: Sequence[Fact], sources: Sequence[str]) -> str:
    """Tell where a sentence repeats over seven words of a source, and no fewer than what it replaces."""
    run = longest_run(text, sources)
    if run <= _LONGEST_RUN or run < max(longest_run(fact.text, sources) for fact in told):
        return ""
    return f"it repeats {run} words of a source in a row"


def find_headline_fault(
    proposal: Proposal, facts: Sequence[Fact], headline: str, outlets: Sequence[str]
) -> str:
    """Return why a proposed headline may not stand, "" where it may.

    It may leave out of the first fact what bounds nothing, who of the `outlets` reports it, and tell in
    the present what is past. `headline` is the model-free one.
    """
    lead, text = facts[0], proposal.text
    if proposal.facts != (lead.id,):
        return "a headline tells the first fact, and no other"
    if _MARKUP.search(text) or text.endswith((".", "!", "?")) or read_quotes(text):
        return "it holds markup, a stop or a quotation"
    if len(text.split()) > MOST_WORDS_OF_HEADLINE:
        return f"it has more than {MOST_WORDS_OF_HEADLINE} words"
    known = frozenset(content_words(f"{lead.text} {headline}"))
    new = [word for word, _, _ in read_words(text) if not known.issuperset(content_words(word))]
    if new:
        return f"the first fact has no “{new[0]}”"
    return _fault_of_headline_sense(text, lead, outlets)


def _fault_of_headline_sense(text: str, lead: Fact, outlets: Sequence[str]) -> str:
    bounds, said_bounds = read_bounds(lead.text), read_bounds(text)
    lost = [w for w in bounds - said_bounds if w not in _TIMES]
    added = list(said_bounds - bounds)
    if lost or added:
        return f"it drops “{lost[0]}”" if lost else f"the first fact has no “{added[0]}” here"
    names = f" {_bare(lead.text)} "
    for name in read_names(text):
        if f" {_bare(name.words)} " not in names and not _opens(name.words, text):
            return f"the first fact has no {name.words}"
    figures = dict((*_numbers(lead.text), *_days(lead.text)))
    for key, words in (*_numbers(text), *_days(text)):
        if key not in figures:
            return f"the first fact has no {words}"
    said, basis = read_relations(text), read_relations(lead.text)
    if said is None or basis is None or not said.clauses:
        return "it has no verb that is found in the first fact"
    new = find_new(_as_headline(said, outlets), [_as_headline(basis, outlets)])
    return f"the first fact does not say so of “{new}”" if new else ""


def _opens(words: str, text: str) -> bool:
    return text.startswith(words) and " " not in words


def _as_headline(relations: Relations, outlets: Sequence[str]) -> Relations:
    """Return relations in the present tense, without the outlet that reports them."""
    named = {fold(outlet) for outlet in outlets}
    clauses = tuple(
        replace(
            c,
            stage="present" if c.stage == "past" else c.stage,
            under=() if c.under[1:] and c.under[1] in named else c.under,
        )
        for c in relations.clauses
    )
    return replace(relations, clauses=clauses)
