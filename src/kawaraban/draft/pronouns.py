"""Whom "he", "it" and "the minister" at the head of a sentence mean, by the subject of the one before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kawaraban.draft.persons import Person
from kawaraban.draft.standing import PERSON_END, SAYS
from kawaraban.draft.things import Thing, thing_meant, things_in
from kawaraban.text.parser import main_verb, parse
from kawaraban.text.quotes import read_quotes, without_quotes
from kawaraban.text.scripts import plain_marks

_HE = re.compile(r"^(?:He|She)\b")
_HIS = re.compile(r"^(?:His|Her)\b")
_IT = re.compile(r"^(?:It|They)\b(?! (?:is|was|will be|would be|remains?|has been|had been) )")
# Only who speaks or wills is surely the one the sentence before was about; what "was fired" is not.
_WILLS = re.compile(
    r"^(?:It|They) (?:also |has |have |had |will |would |did not |does not |do not )*"
    r"(?:said|says|added|plans?|wants?|wanted|planned|expects?|expected|warned|called|urged|asked|accused|denied|denies|rejected|announced|insisted"
    r"|argued|estimated|estimates|promised|pledged|demanded|demands|described|noted|confirmed|refused|agreed)\b"
)
_BODIES = re.compile(
    r"\b(?:ministry|government|company|commission|court|union|party|agency|council|police|army|navy|military|bank|"
    r"cabinet|parliament|embassy|office|committee|coastguard|authority|association|group|federation|department|"
    r"institute|organisation|board|mission|command|secretariat|opposition|firm|bloc)\b",
    re.IGNORECASE,
)
_ITS = re.compile(r"^(?:Its|Their)\b")
_HE_SAID = re.compile(
    r"(?<=,['’\"]) (?:he|she) ([a-z]+)\b"
    r"|(?<=,) (?:he|she) (said|says|added|told|announced|wrote|noted|warned)\b"
)
_BY_ROLE = re.compile(
    r"^The ((?:[a-z]+ )?(?:minister|president|secretary|chancellor|ambassador|spokesman|spokeswoman"
    r"|spokesperson|general|admiral|governor|mayor|judge|commissioner|envoy|senator))\b(?! of\b)"
)
_LONGEST_THING = 6
_FARTHEST = 3  # sentences over which "she" may mean who was named last
_PEOPLE = frozenset(
    """resident judge official aide mother daughter son king queen prince princess chief head colleague
    deputy expert guest host pilot mayor justice voter patient priest monk friend victim student""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence is about: a person, or a thing in the words that name it, and what else it names.

    `back` is how many sentences before the next one it was named.
    """

    person: Person | None = None
    thing: str = ""
    is_many: bool = False
    things: tuple[Thing, ...] = ()
    back: int = 1


def resolve_opening(sentence: str, before: Subject) -> tuple[str | None, int]:
    """Put a name for the pronoun or role that opens a sentence; None where nobody is certain.

    The number tells which sentence before was needed, which is then evidence too; 0 for none.
    """
    named, is_resolved = _resolved(sentence, before)
    return named, before.back * is_resolved


def _resolved(sentence: str, before: Subject) -> tuple[str | None, bool]:
    if before.person:
        late = _HE_SAID.search(sentence)
        if late and not any(q.start <= late.start() < q.end for q in read_quotes(sentence)):
            verb = late[1] or late[2]
            sentence = (
                f"{sentence[: late.start()]} {before.person.surname} {verb}{sentence[late.end() :]}"
            )
            return sentence, True
    if _HE.match(sentence):
        return (
            (_HE.sub(before.person.surname, sentence, count=1), True)
            if before.person
            else (None, False)
        )
    if _HIS.match(sentence) and before.person and before.back == 1:
        return _HIS.sub(f"{before.person.surname}'s", sentence, count=1), True
    role = _BY_ROLE.match(sentence)
    if role and before.person and role[1].split()[-1] in before.person.office.lower():
        return before.person.surname + sentence[role.end() :], True
    if (
        before.thing
        and (_WILLS.match(sentence) or _ITS.match(sentence))
        and _BODIES.search(before.thing)
    ):
        many = sentence.startswith("The")
        if many == before.is_many:
            if _ITS.match(sentence):
                return _ITS.sub(f"{before.thing}'" + ("" if many else "s"), sentence, count=1), True
            return _IT.sub(before.thing, sentence, count=1), True
    thing = thing_meant(sentence, before.things)
    if not thing:
        return sentence, False
    its = f"{thing}'s" if _ITS.match(sentence) else thing
    return its + sentence[len("Its" if _ITS.match(sentence) else "It") :], True


def subject_of(source: str, persons: Sequence[Person], before: Subject) -> Subject:
    """Return who or what a sentence is about, for the pronouns of the next one."""
    named = [
        p for p in persons if re.search(rf"\b{re.escape(p.surname)}\b", without_quotes(source))
    ]
    things = things_in(source, tuple(p.surname for p in persons))
    if _HE.match(source):
        others = [p for p in named if p is not before.person]
        return replace(before, things=things, back=before.back + 1) if not others else Subject()
    if len(named) == 1 and _is_only_person(source, named[0]) and not _tells_unnamed(source):
        return Subject(person=named[0], things=things)
    if named:
        first = None if _tells_unnamed(source) else _acting(source, named)
        return Subject(person=first, things=things)
    if source.startswith("It "):
        meant = thing_meant(source, before.things)
        kept = tuple(one for one in before.things if one.words == meant)
        return replace(before, things=kept + things, back=before.back + 1)
    if _IT.match(source):
        return replace(before, things=things, back=before.back + 1)
    found = replace(_thing(source), things=things)
    if before.person and before.back < _FARTHEST and not _names_somebody(source):
        return replace(found, person=before.person, back=before.back + 1)
    return found


def _tells_unnamed(source: str) -> bool:
    """Tell whether a sentence is about somebody it does not name: a spokesman for Ann Lee, her lawyer."""
    root = main_verb(plain_marks(source))
    subject = (
        next((c for c in root.children if c.dep_ == "nsubj"), None) if root is not None else None
    )
    if subject is None or subject.pos_ != "NOUN":
        return False
    is_named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in subject.children)
    is_person = subject.lemma_.lower() in _PEOPLE or bool(PERSON_END.search(subject.lemma_.lower()))
    return is_person and not is_named


def _acting(source: str, named: Sequence[Person]) -> Person | None:
    """Return the person who is the subject, where every other one stands in a clause of its own or owns.

    "She" after "Ann Lee runs the ministry until a successor to Bo Day is found" is Ann Lee.
    """
    root = main_verb(plain_marks(source))
    if root is None:
        return None
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    first = [p for p in named if subject is not None and _is_in(subject, p)]
    if len(first) != 1:
        return None
    others = {part for p in named if p is not first[0] for part in p.surname.split()}
    tokens = [token for token in root.doc if token.text in others]
    return first[0] if all(_is_apart(token, root) for token in tokens) else None


def _is_in(noun: Any, person: Person) -> bool:  # noqa: ANN401
    own = [t for t in noun.subtree if t.dep_ in ("compound", "flat", "appos") or t == noun]
    return any(t.text in person.surname.split() for t in own)


def _is_apart(token: Any, root: Any) -> bool:  # noqa: ANN401
    while token != root:
        if token.dep_ in ("advcl", "relcl", "acl", "poss"):
            return True
        token = token.head
    return False


def _names_somebody(source: str) -> bool:
    """Tell whether a sentence speaks of a person it does not name: a resident, the spokesman."""
    return any(
        (
            token.pos_ in ("NOUN", "PROPN")
            and (token.lemma_.lower() in _PEOPLE or PERSON_END.search(token.lemma_.lower()))
        )
        or token.ent_type_ == "PERSON"
        for token in parse(without_quotes(source)) or ()
    )


def _thing(source: str) -> Subject:
    root = main_verb(plain_marks(source))
    if root is None:
        return Subject()
    noun = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return Subject()
    words = _phrase(noun)
    if not words or len(words.split()) > _LONGEST_THING:
        return Subject()
    words = re.sub(r"^(?:An?|a|an) ", "The ", words)
    is_many = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    is_named = noun.pos_ == "PROPN" or words.lower().startswith("the ")
    return Subject(thing=words[:1].upper() + words[1:], is_many=is_many) if is_named else Subject()


def _phrase(noun: Any) -> str:  # noqa: ANN401  # a spaCy Token
    """Return a noun phrase without clauses and asides; "" where something lies between its words."""
    tokens = list(noun.subtree)
    clauses = ("relcl", "acl", "appos")
    asides = [t for t in tokens if t.dep_ in clauses and t.head == noun]
    first = min((next(iter(t.subtree)).i for t in asides), default=tokens[-1].i + 1)
    tokens = [t for t in tokens if t.i < first]
    if tokens and tokens[-1].text == ",":
        tokens.pop()
    if (
        not tokens
        or tokens[-1].i - tokens[0].i + 1 != len(tokens)
        or any(t.text in ",(" for t in tokens)
    ):
        return ""
    return "".join(t.text_with_ws for t in tokens).strip()


def _is_only_person(sentence: str, person: Person) -> bool:
    """Tell whether no other name in the sentence could be meant by "he"."""
    head = re.match(r"^((?:[A-Z][\w'-]+ |[a-z]+ minister ){0,6})", sentence)
    opening = (head[1] if head else "") + sentence[: len(person.full) + 60]
    says = re.search(
        rf"\b{re.escape(person.surname)},? (?:\w+ )?{SAYS.pattern}", sentence, re.IGNORECASE
    )
    told = re.search(rf"\bsaid (?:[\w' -]+ )?{person.pattern}", sentence)
    return person.surname in opening or bool(says) or bool(told)
