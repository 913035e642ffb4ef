"""Single changes to the words of a sentence that leave what it says as it was.

Each finder yields the span to replace and the words to put there.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from kawaraban.text.offices import read_offices
from kawaraban.text.parser import parse
from kawaraban.text.places import countries, country_of_word
from kawaraban.text.quotes import read_quotes

_THAT_VERBS = frozenset(
    "say announce confirm warn argue insist claim state note report estimate add tell believe".split()  # noqa: SIM905
)
_STATE_NOUNS = (
    "parliament|government|military|navy|army|air force|cabinet|president|prime minister|foreign minister"
    "|defence minister|finance minister|interior minister|central bank|economy|exports|imports|coastguard"
    "|police|ambassador|embassy|territory|airspace|waters|troops|forces|lawmakers|officials|authorities"
    "|currency|constitution|companies|ports|ships"
)
_NO_ADJECTIVE = frozenset(("US", "GB", "EU", "CF", "CD", "CG", "AE", "NZ", "PG"))
_LINKS = frozenset("that how what why who which when where whether if".split())  # noqa: SIM905
# Acts that somebody may have set for a day: "will meet" is "is to meet". What merely happens is not.
_SET_ACTS = frozenset(
    """meet visit hold sign vote begin start open take send build deliver pay receive lower cut raise launch
    join host attend present submit publish travel return leave close end lift lend buy sell supply train
    move replace apply run""".split()  # noqa: SIM905
)
_OWNERS = frozenset(
    """ministry government company commission court union party agency council police army navy military bank
    cabinet parliament embassy committee authority association group federation department organisation board
    opposition firm bloc country city region president minister senate chamber""".split()  # noqa: SIM905
)
Change = tuple[int, int, str]


def find_changes(text: str) -> list[Change]:
    """Return every change that may be made to a sentence, none inside a quotation."""
    quotes = read_quotes(text)
    found = [change for find in _FINDERS for change in find(text)]
    return [c for c in found if not any(q.start <= c[0] < q.end for q in quotes)]


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    raw = tomllib.loads((files(__package__) / "wording.toml").read_text("utf-8"))
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{left})(?![\w-])"), right) for left, right in raw["pairs"]
    )


def _from_table(text: str) -> Iterator[Change]:
    for pattern, words in _table():
        for match in pattern.finditer(text):
            yield match.start(), match.end(), words


def _that(text: str) -> Iterator[Change]:
    """Yield the places where "said it would" may become "said that it would"."""
    doc = parse(text)
    if doc is None:
        return
    for token in doc:
        if token.dep_ == "ccomp" and token.head.lemma_ in _THAT_VERBS and token.i > token.head.i:
            first = next(iter(token.subtree))
            has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children)
            is_bare = first.lower_ not in _LINKS and first.text not in "'\"‘“,:"
            is_bare = is_bare and not any(c.dep_ in ("dobj", "dative") for c in token.head.children)
            is_bare = is_bare and any(
                c.dep_ == "nsubj" and c.i < token.head.i for c in token.head.children
            )
            is_bare = is_bare and token.head.i > 0 and doc[token.head.i - 1].text != ","
            if has_subject and is_bare and first.i == token.head.i + 1:
                yield first.idx, first.idx, "that "


def _swaps(text: str) -> Iterator[Change]:
    """Yield "B and A" for "A and B" where both are plain nouns, or both countries."""
    doc = parse(text)
    if doc is None:
        return
    for second in doc:
        first = second.head
        if (
            second.dep_ != "conj"
            or first.i + 2 != next(iter(second.subtree)).i
            or doc[first.i + 1].lower_ != "and"
        ):
            continue
        left, right = list(first.lefts), list(second.subtree)
        is_alone = not any(
            c.dep_ in ("conj", "prep", "relcl", "acl") and c != second for c in first.rights
        )
        if not is_alone or right[-1] != second or first.dep_ in ("conj", "compound"):
            continue
        if not _may_swap(first, left, second, right[:-1]) or first.head.lower_ in (
            "between",
            "both",
        ):
            continue
        start = left[0].idx if left else first.idx
        if start == 0:
            continue
        one, other = (
            text[start : first.idx + len(first)],
            text[right[0].idx : second.idx + len(second)],
        )
        yield start, second.idx + len(second), f"{other} and {one}"


def _may_swap(first: Any, left: list[Any], second: Any, right: list[Any]) -> bool:  # noqa: ANN401
    """Tell whether two joined nouns have each their own modifiers, or none."""
    if first.pos_ == second.pos_ == "PROPN":
        table = country_of_word()
        return not left and not right and first.text in table and second.text in table
    if not (first.tag_ == second.tag_ == "NNS" and first.pos_ == second.pos_ == "NOUN"):
        return False
    if any(t.pos_ in ("PRON", "NUM", "DET") or t.pos_ == "PROPN" for t in (*left, *right)):
        return False
    return not left or bool(right)


def _relatives(text: str) -> Iterator[Change]:
    """Yield the places where "goods that were seized" may be "goods seized"."""
    doc = parse(text)
    if doc is None:
        return
    for verb in doc:
        if verb.dep_ != "relcl" or verb.tag_ != "VBN":
            continue
        parts = list(verb.subtree)[:3]
        if len(parts) < 3 or parts[0].lower_ not in ("which", "that", "who") or parts[2] != verb:
            continue
        is_plain = (
            parts[1].lower_ in ("was", "were")
            and parts[0].i > 0
            and doc[parts[0].i - 1].text != ","
        )
        if is_plain:
            yield parts[0].idx, verb.idx, ""


@lru_cache(maxsize=1)
def _state_words() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Return adjective -> country, and what finds "the Japanese parliament" and "Japan's parliament"."""
    names = {
        c.demonyms[0]: c.name for c in countries() if c.demonyms and c.code not in _NO_ADJECTIVE
    }
    people, states = ("|".join(map(re.escape, words)) for words in (names, names.values()))
    return (
        names,
        re.compile(rf"\b(?<![A-Z]\w )[Tt]he ({people}) (?=(?:{_STATE_NOUNS})\b)"),
        re.compile(rf"(?<!\w)({states})['’]s (?=(?:{_STATE_NOUNS})\b)"),
    )


def _adjectives(text: str) -> Iterator[Change]:
    """Yield "Japan's parliament" for "the Japanese parliament", and the other way round."""
    names, people, states = _state_words()
    for match in people.finditer(text):
        yield match.start(), match.end(), f"{names[match[1]]}'s "
    adjectives = {name: adjective for adjective, name in names.items()}
    for match in states.finditer(text):
        yield match.start(), match.end(), f"the {adjectives[match[1]]} "


def _set_acts(text: str) -> Iterator[Change]:
    """Yield "is to meet" for "will meet", where somebody is to do it or it is to be done."""
    doc = parse(text)
    if doc is None:
        return
    for will in doc:
        verb = will.head
        if will.lower_ != "will" or will.dep_ != "aux" or will.i + 1 >= len(doc):
            continue
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.pos_ == "PRON" or any(c.dep_ == "neg" for c in verb.children):
            continue
        is_done = any(c.dep_ == "auxpass" for c in verb.children)
        if not is_done and verb.lemma_ not in _SET_ACTS:
            continue
        if doc[will.i + 1] not in (verb, *(c for c in verb.children if c.dep_ == "auxpass")):
            continue
        many = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
        many = many or (subject.pos_ == "NUM" and subject.lower_ not in ("one", "1"))
        many = many and not _is_money(subject, text)
        yield will.idx, will.idx + len(will), "are to" if many else "is to"


def _is_money(subject: Any, text: str) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether a subject is a sum of money, which is one thing."""
    tokens = list(subject.subtree)
    words = text[tokens[0].idx : tokens[-1].idx + len(tokens[-1])]
    return bool(
        re.search(
            r"[$€£¥₩₹]|\b[A-Z]{3} \d|\b(?:dollars|euros|pounds|yen|francs|won|rupees)\b", words
        )
    )


def _owners(text: str) -> Iterator[Change]:
    """Yield "the leader of the party" for "the party's leader", and the other way round for bodies."""
    doc = parse(text)
    if doc is None:
        return
    for token in doc:
        if token.dep_ == "poss" and token.head.pos_ == "NOUN" and token.lemma_ in _OWNERS:
            change = _of_owner(token, text)
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN":
            change = _owners_thing(token, text)
        else:
            continue
        if change:
            yield change


def _of_owner(owner: Any, text: str) -> Change | None:  # noqa: ANN401  # a spaCy Token
    """Return the change of "the party's new leader" to "the new leader of the party"."""
    thing, tokens = owner.head, list(owner.subtree)
    words = [t for t in tokens if t.dep_ != "case"]
    if words[0].lower_ != "the" or words[-1] != owner or len(tokens) != len(words) + 1:
        return None
    between = list(owner.doc[tokens[-1].i + 1 : thing.i + 1])
    is_plain = all(t.head == thing or t == thing for t in between) and len(between) <= 4
    goes_on = any(c.dep_ in ("prep", "conj", "relcl", "acl") for c in thing.rights)
    if not is_plain or goes_on or any(t.text == "," for t in between):
        return None
    start, end = tokens[0].idx, thing.idx + len(thing)
    named = text[between[0].idx : end]
    the = "The" if tokens[0].text[0].isupper() else "the"
    return start, end, f"{the} {named} of the {text[words[1].idx : owner.idx + len(owner)]}"


def _owners_thing(owner: Any, text: str) -> Change | None:  # noqa: ANN401
    """Return the change of "the consent of the court" to "the court's consent"."""
    thing = owner.head.head
    left, right = list(thing.lefts), list(owner.subtree)
    if right[-1] != owner or right[0].lower_ != "the" or owner.tag_ in ("NNS", "NNPS"):
        return None
    if owner.lemma_.lower() not in _OWNERS or len(right) > 5 or any(t.pos_ == "NUM" for t in left):
        return None
    if not left or left[0].lower_ != "the" or len(left) > 3 or owner.head.i != thing.i + 1:
        return None
    start, end = left[0].idx, owner.idx + len(owner)
    adjectives = text[left[0].idx + 4 : thing.idx + len(thing)]
    the = "The" if left[0].text[0].isupper() else "the"
    possessive = f"{the}{text[right[0].idx + 3 : end]}'s"
    return start, end, f"{possessive} {adjectives}"


def _titles(text: str) -> Iterator[Change]:
    """Yield "Finance Minister Ann Lee" for "the finance minister, Ann Lee,"."""
    for office in read_offices(text):
        before = text[: office.start]
        match = re.match(rf", {re.escape(office.holder)}(?:,(?= )|(?=\.$))", text[office.end :])
        the = re.search(r"(?:\b[Tt]he )$", before)
        if (
            not match
            or not the
            or not office.words.islower()
            or re.search(r"\b(?:of|for)\b", office.words)
        ):
            continue
        title = " ".join(word.capitalize() for word in office.words.split())
        yield the.start(), office.end + match.end(), f"{title} {office.holder}"


def _according(text: str) -> Iterator[Change]:
    """Yield "the ministry said" for a closing "according to the ministry"."""
    match = re.search(r", according to (the [a-z][a-z' -]{2,40}|[A-Z][\w' -]{2,40})(?=\.$)", text)
    if match:
        yield match.start(), match.end(), f", {match[1]} said"


_FINDERS = (
    _from_table, _that, _adjectives, _swaps, _relatives, _set_acts, _owners, _titles, _according,
)  # fmt: skip
