"""Who does what to whom, at which stage and as told by whom: an English sentence as pairs of words.

Two sentences that say the same in another order have the same relations (extra `parser`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kawaraban.text.dates import read_dates
from kawaraban.text.names import read_names
from kawaraban.text.numbers import read_numbers
from kawaraban.text.parser import parse
from kawaraban.text.quotes import read_quotes
from kawaraban.text.scripts import fold, plain_marks
from kawaraban.text.words import normal_form

Token = Any  # a spaCy Token; the package is optional
Keys = dict[int, str]  # the number of a token -> what it stands for

SAYING = frozenset("say state report add according".split())  # noqa: SIM905
_SUBJECTS = frozenset(("nsubj", "csubj"))
_OBJECTS = frozenset(
    ("nsubjpass", "csubjpass", "dobj", "dative", "attr", "oprd", "acomp", "npadvmod")
)
_MODIFIERS = frozenset(("amod", "compound", "nummod", "poss", "nmod", "appos", "quantmod"))
_GOVERNED = frozenset(("ccomp", "xcomp", "advcl", "pcomp", "parataxis"))
_PARTICIPLES = frozenset(("acl", "relcl"))
_AGENT = {"by", "subject"}  # passed by parliament, parliament passed
_FINITE = frozenset(("ROOT", "ccomp", "relcl"))
_FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DAY = "day "
_OF_DAYS = frozenset(("on", "in", "by", "from", "to", "for", "until", "since", "before", "after"))
_PRONOUNS = frozenset(("who", "which", "that", "whom"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what belongs to it.

    `stage` is past, present, ing, to, or the modal verb; `under` the verb that governs it, with the
    speaker where that verb is one of saying; `parts` pairs a role (subject, object, adverb, a
    preposition) with what stands there.
    """

    verb: str
    stage: str
    is_denied: bool
    under: tuple[str, ...]
    parts: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Relations:
    """The clauses of a sentence in order, its nouns with what modifies each.

    `places` are the nouns with the preposition and noun that hang on each: ("vote", "in lima").
    """

    clauses: tuple[Clause, ...]
    pairs: frozenset[tuple[str, str]]
    places: frozenset[tuple[str, str]] = frozenset()


@lru_cache(maxsize=4096)
def read_relations(text: str) -> Relations | None:
    """Return the relations of one sentence, or None where the parser is not installed."""
    bare, quotes = _with_placeholders(plain_marks(text))
    doc = parse(bare)
    if doc is None:
        return None
    keys = _keys(doc, bare, quotes)
    clauses = tuple(_clause(token, keys) for token in doc if _is_verb(token))
    pairs = {
        (keys[head.i], f"{keys[token.i]}{_after(token, head)}")
        for token in doc
        for head in _modified(token)
        if keys[head.i] != keys[token.i] and not keys[token.i].startswith(_DAY)
        if not keys[head.i].startswith(_DAY)
    }
    places = {
        (keys[token.head.head.i], f"{token.head.text.lower()} {keys[token.i]}")
        for token in doc
        if token.dep_ == "pobj" and token.head.text.lower() != "of"
        if token.head.head.pos_ in ("NOUN", "PROPN", "NUM")
    }
    return Relations(clauses, frozenset(pairs), frozenset(places))


def find_new(said: Relations, basis: Sequence[Relations]) -> str:
    """Return words for the first relation that none of the basis has, "" where all are there."""
    known = [clause for one in basis for clause in one.clauses]
    for clause in said.clauses:
        if not _is_known(clause, known):
            return " ".join(
                [*(part.removeprefix(_DAY) for _, part in sorted(clause.parts)[:2]), clause.verb]
            )
    pairs = [pair for one in basis for pair in one.pairs]
    for head, word in said.pairs:
        if not any(_same(head, h) and _same(word, w) for h, w in pairs):
            return f"{word} {head}"
    places = [place for one in basis for place in one.places]
    for head, where in said.places:
        heads = [h for h, other in places if other == where]
        if heads and not any(_same(head, h) for h in heads):
            return f"{head} {where}"
    return ""


def find_untold(said: Relations, basis: Relations) -> str:
    """Return the first verb of a basis that is told no more, "" where all are; saying verbs may go."""
    verbs = {clause.verb for clause in said.clauses}
    gone = (c.verb for c in basis.clauses if c.verb not in verbs and c.verb not in SAYING)
    return next(gone, "")


def _is_known(clause: Clause, known: Sequence[Clause]) -> bool:
    """Tell whether one clause of the known has all that this one has.

    A verb of saying stands in the `under` of what is said; only what else belongs to it counts here.
    """
    if clause.verb in SAYING and clause not in known:
        rest = [part for part in clause.parts if part[0] != "subject"]
        told = [k for k in known if k.verb in SAYING]
        speakers = {s for k in known for s in k.under[1:]}
        speakers |= {part for k in told for role, part in k.parts if role == "subject"}
        said_by = [part for role, part in clause.parts if role == "subject"]
        return (
            not clause.is_denied
            and clause.stage in ("past", "present")
            and all(any(_same(s, other) for other in speakers) for s in said_by)
            and all(_has(k, part) for part in rest for k in told[:1])
            and (not rest or bool(told))
        )
    return any(
        clause.verb == other.verb
        and clause.stage == other.stage
        and clause.is_denied == other.is_denied
        and _same_under(clause.under, other.under)
        and all(_has(other, part) for part in clause.parts)
        for other in known
    )


def _same_under(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))


def _has(clause: Clause, part: tuple[str, str]) -> bool:
    return any(
        (part[0] == role or {part[0], role} == _AGENT) and _same(part[1], word)
        for role, word in clause.parts
    )


def _same(said: str, known: str) -> bool:
    """Tell whether words stand for what is known: the same, or the last words of a name."""
    return said == known or known.endswith(f" {said}")


def _with_placeholders(text: str) -> tuple[str, dict[str, str]]:
    """Put one noun for each quotation: what is quoted stays whole, and is no clause of the sentence."""
    found: dict[str, str] = {}
    for number, quote in reversed(list(enumerate(read_quotes(text)))):
        noun = f"Quotation{number}"
        found[noun] = f"“{fold(quote.words)}”"
        text = f"{text[: quote.start - 1]}{noun}{text[quote.end + 1 :]}"
    return text, found


def _keys(doc: Any, text: str, quotes: dict[str, str]) -> Keys:  # noqa: ANN401  # a spaCy Doc
    """Return what each token stands for: its whole date, name or number, else its normal form."""
    units: list[tuple[int, int, str]] = [
        (d.start, d.end, f"{_DAY}{fold(d.words)}") for d in read_dates(text)
    ]
    units += [(n.start, n.end, f"#{n.value:g}") for n in read_numbers(text)]
    units += [(n.start, n.end, fold(n.words)) for n in read_names(text)]
    keys: Keys = {}
    for token in doc:
        inside = (key for start, end, key in units if start <= token.idx < end)
        plain = quotes.get(token.text) or normal_form(token.text)
        keys[token.i] = plain if token.text in quotes else next(inside, plain)
    return keys


def _is_verb(token: Token) -> bool:
    is_helper = token.dep_ in ("aux", "auxpass", "amod", "compound", "prep", "case", "mark")
    return token.pos_ in ("VERB", "AUX") and not is_helper


def _verb(verb: Token) -> str:
    lemma = str(verb.lemma_.lower())
    return lemma if lemma in SAYING else normal_form(lemma)


def _clause(verb: Token, keys: Keys) -> Clause:
    return Clause(
        _verb(verb),
        _stage(verb),
        any(child.dep_ == "neg" for child in verb.children),
        _under(verb, keys),
        frozenset(part for part in _parts(verb, keys) if not part[1].startswith(_DAY))
        | frozenset(_days(verb, keys)),
    )


def _stage(verb: Token) -> str:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    for helper in helpers:
        if helper.tag_ == "MD":
            return str(helper.lemma_.lower())
    if any(helper.tag_ == "TO" for helper in helpers):
        return "to"
    tags = {helper.tag_ for helper in helpers} or {verb.tag_}
    if verb.dep_ in _FINITE and (helpers or verb.tag_ == "VBN") and not tags & _FINITE_TAGS:
        return "bare"
    if tags & {"VBD", "VBN"} or any(h.lemma_ == "have" for h in helpers):
        return "past"
    if verb.dep_ == "conj" and not helpers and verb.tag_ in ("VB", "VBN", "VBG"):
        return _stage(verb.head)
    return "ing" if tags == {"VBG"} else "present"


def _under(verb: Token, keys: Keys) -> tuple[str, ...]:
    """Return the verb that governs this one, and who says so where it is a verb of saying."""
    for token in verb.subtree:
        if token.text.lower() == "according" and _verb_above(token) == verb.i:
            named = [t for t in token.subtree if t.dep_ == "pobj"]
            return ("say", *(keys[t.i] for t in named[:1]))
    if verb.dep_ == "conj":
        return _under(verb.head, keys) if _is_verb(verb.head) else ()
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in SAYING:
        speakers = sorted(keys[t.i] for t in _arguments(verb.head) if t.dep_ in _SUBJECTS)
        return ("say", *speakers[:1])
    if verb.dep_ in _GOVERNED and _is_verb(verb.head):
        return (_verb(verb.head),)
    return ()


def _verb_above(token: Token) -> int | None:
    return next((int(above.i) for above in token.ancestors if _is_verb(above)), None)


def _days(verb: Token, keys: Keys) -> Iterator[tuple[str, str]]:
    """Yield the dates nearest to a verb with the preposition before each: parsers attach them at will."""
    for token in verb.subtree:
        key = keys[token.i]
        opens = key.startswith(_DAY) and (token.i == 0 or keys[token.i - 1] != key)
        if opens and _verb_above(token) == verb.i:
            before = token.nbor(-1).text.lower() if token.i else ""
            yield (before if before in _OF_DAYS else "bare"), key


def _arguments(verb: Token) -> Iterator[Token]:
    """Yield a verb's children; the subject of the verb it is joined to where it has none."""
    yield from verb.children
    has_subject = any(c.dep_ in _SUBJECTS or c.dep_ == "nsubjpass" for c in verb.children)
    if verb.dep_ == "conj" and not has_subject and _is_verb(verb.head):
        yield from (
            t for t in _arguments(verb.head) if t.dep_ in _SUBJECTS or t.dep_ == "nsubjpass"
        )


def _parts(verb: Token, keys: Keys) -> Iterator[tuple[str, str]]:
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG"):
        yield ("object" if verb.tag_ == "VBN" else "subject"), keys[verb.head.i]
    for child in _arguments(verb):
        if child.dep_ in _SUBJECTS or child.dep_ in _OBJECTS:
            role = "subject" if child.dep_ in _SUBJECTS else "object"
            is_relative = verb.dep_ == "relcl" and child.text.lower() in _PRONOUNS
            for one in _joined(verb.head if is_relative else child):
                yield role, keys[one.i]
        elif child.dep_ == "advmod" and child.pos_ == "ADV":
            yield "adverb", keys[child.i]
    yield from _prepositions(verb, verb, keys)


def _prepositions(verb: Token, token: Token, keys: Keys) -> Iterator[tuple[str, str]]:
    """Yield the prepositions with their nouns anywhere below a verb, down to the next verb."""
    for child in token.children:
        word = child.text.lower()
        if _is_verb(child) or word == "according":
            continue
        if child.dep_ in ("prep", "agent", "dative") and word != "of":
            for noun in (c for c in child.children if c.dep_ == "pobj"):
                for one in _joined(noun):
                    yield word, keys[one.i]
        yield from _prepositions(verb, child, keys)


def _joined(token: Token) -> Iterator[Token]:
    """Yield a noun and those joined to it by "and"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and not _is_verb(child):
            yield from _joined(child)


def _after(token: Token, head: Token) -> str:
    """Return a mark for an adjective that stands after its noun: a slip that English has no use for."""
    is_before = token.dep_ in ("amod", "compound", "nummod", "poss")
    return " after" if is_before and token.i > head.i else ""


def _modified(token: Token) -> Iterator[Token]:
    """Yield the noun that a token modifies: "votes" for 70, "house" for Japan's, also by "of"."""
    if token.dep_ in _MODIFIERS:
        yield token.head
    elif token.dep_ == "pobj" and token.head.text.lower() == "of":
        yield token.head.head
    elif token.dep_ == "conj" and (token.head.dep_ in _MODIFIERS or token.head.dep_ == "pobj"):
        yield from _modified(token.head)
