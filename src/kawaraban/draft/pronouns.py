"""Whom "he", "it" and "the minister" at the head of a sentence mean, by the subject of the one before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kawaraban.draft.persons import Person
from kawaraban.draft.standing import SAYS
from kawaraban.text.parser import main_verb
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


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence is about: a person, or a thing in the words that name it."""

    person: Person | None = None
    thing: str = ""
    is_many: bool = False


def resolve_opening(sentence: str, before: Subject) -> tuple[str | None, bool]:
    """Put a name for the pronoun or role that opens a sentence; None where nobody is certain.

    The flag tells that the sentence before was needed, which is then evidence too.
    """
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
    if _HIS.match(sentence) and before.person:
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
    return sentence, False


def subject_of(source: str, persons: Sequence[Person], before: Subject) -> Subject:
    """Return who or what a sentence is about, for the pronouns of the next one."""
    named = [
        p for p in persons if re.search(rf"\b{re.escape(p.surname)}\b", without_quotes(source))
    ]
    if _HE.match(source):
        others = [p for p in named if p is not before.person]
        return before if not others else Subject()
    if len(named) == 1 and _is_only_person(source, named[0]):
        return Subject(person=named[0])
    if named:
        return Subject()
    if _IT.match(source):
        return before
    return _thing(source)


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
