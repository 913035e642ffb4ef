"""Which thing "it" at the head of a sentence means: the only one before it that can do what it does.

A document can be signed, a craft can fly, a body can decide. Where two things of the right kind stand
in the sentence before, or none, nobody is certain and nothing is named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kawaraban.text.parser import main_verb, parse
from kawaraban.text.quotes import without_quotes

_KINDS = {
    "document": frozenset(
        """agreement deal pact accord treaty text document partnership memorandum protocol declaration bill
        law legislation act measure reform regulation directive ruling decree contract order budget plan
        proposal resolution motion programme scheme convention amendment package fund loan grant licence
        report statement constitution ban levy tax tariff quota sanction ceasefire truce""".split()  # noqa: SIM905
    ),
    "craft": frozenset(
        """drone aircraft jet plane missile rocket balloon helicopter vessel ship boat ferry frigate tanker
        satellite train convoy submarine vehicle""".split()  # noqa: SIM905
    ),
    "body": frozenset(
        """ministry government company commission court union party agency council police army navy military
        bank cabinet parliament embassy committee authority association group federation department institute
        organisation board command secretariat opposition firm bloc senate chamber assembly panel tribunal
        regulator operator builder supplier""".split()  # noqa: SIM905
    ),
}
_DOES = {
    "document": frozenset(
        """provide cover include contain run expire enter require allow oblige foresee ban bring replace apply
        last set bind prohibit permit create establish extend grant exclude limit commit""".split()  # noqa: SIM905
    ),
    "craft": frozenset(
        """reach fly fall land crash enter leave cross carry hit sink explode travel climb descend sail dock
        arrive strike turn""".split()  # noqa: SIM905
    ),
    "body": frozenset(
        """say add plan want expect warn call urge ask accuse deny reject announce insist argue estimate promise
        pledge demand describe note confirm refuse agree give order rule hold vote decide approve send offer
        adopt issue appoint elect file launch close fine cut raise find recommend accept propose criticise
        welcome condemn express invite threaten declare employ own operate report""".split()  # noqa: SIM905
    ),
}
_DONE = {
    "document": frozenset(
        """approve adopt pass reject sign negotiate ratify table draft publish initial submit amend repeal
        back enact suspend extend conclude""".split()  # noqa: SIM905
    ),
    "craft": frozenset(
        "launch fire track detect shoot intercept sight tow fly load raise hijack seize".split()  # noqa: SIM905
    ),
    "body": frozenset("found dissolve".split()),  # noqa: SIM905
}
_HAS = frozenset(("have",))
_LONGEST = 5
_IT = re.compile(r"^(It|Its)\b")
_FEW = re.compile(r"\b(?:[Oo]nly (?:one|two|a few)|[Nn]one of|[Ff]ew of|[Nn]either|[Nn]o other)\b")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing a sentence names: `words` as a later sentence may name it, and its kind."""

    words: str
    kind: str


def things_in(sentence: str, surnames: Sequence[str] = ()) -> tuple[Thing, ...]:
    """Return the documents, craft and bodies that a sentence names, each once, outside quotations.

    What has a name (none of `surnames`) and speaks or decides is a body.
    """
    doc = parse(without_quotes(sentence)) if not _FEW.search(sentence) else None
    found: dict[str, Thing] = {}
    for token in doc if doc is not None else ():
        kind = _kind(token) or ("body" if _acts(token, surnames) else "")
        subject = token.head if token.dep_ == "conj" else token
        if kind == "body" and subject.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if kind and token.tag_ in ("NN", "NNP") and token.dep_ not in ("compound", "poss", "amod"):
            words = _named(token)
            if words:
                found.setdefault(str(token.lemma_).lower(), Thing(words, kind))
    return tuple(found.values())


def thing_meant(sentence: str, things: Sequence[Thing]) -> str:
    """Return the words for the "It" that opens a sentence, "" where nobody is certain."""
    if not _IT.match(sentence):
        return ""
    root = main_verb(sentence)
    if root is None:
        return ""
    is_passive = any(c.dep_ == "auxpass" for c in root.children)
    verbs = _DONE if is_passive else _DOES
    kinds = [kind for kind, lemmas in verbs.items() if root.lemma_ in lemmas]
    if not kinds and root.lemma_ in _HAS and len(things) == 1 and not is_passive:
        kinds = [things[0].kind]  # anything may have something: only the one thing there is
    meant = [thing for thing in things if thing.kind in kinds]
    return meant[0].words if len(meant) == 1 else ""


def _acts(token: Any, surnames: Sequence[str]) -> bool:  # noqa: ANN401
    is_subject = token.dep_ == "nsubj" and token.pos_ == "PROPN" and token.text not in surnames
    return is_subject and token.head.lemma_ in _DOES["body"]


def _kind(token: Any) -> str:  # noqa: ANN401  # a spaCy Token
    if token.pos_ not in ("NOUN", "PROPN"):
        return ""
    lemma = str(token.lemma_).lower()
    return next((kind for kind, nouns in _KINDS.items() if lemma in nouns), "")


def _named(noun: Any) -> str:  # noqa: ANN401
    """Return a noun with the words before it as something known: "a fisheries protocol" is "The ..."."""
    front = [t for t in noun.subtree if t.i <= noun.i]
    while front and (front[0].dep_ in ("det", "nummod") or front[0].tag_ in ("PRP$", "JJS")):
        front.pop(0)
    if not front or len(front) > _LONGEST or front[-1].i - front[0].i + 1 != len(front):
        return ""
    if any(t.dep_ in ("relcl", "cc", "conj", "punct") for t in front[:-1]) or front[0].text == ",":
        return ""
    words = "".join(t.text_with_ws for t in front).strip()
    has_article = any(t.dep_ == "det" for t in noun.children)
    is_name = noun.pos_ == "PROPN" and not has_article
    is_known = is_name or any(t.dep_ == "poss" for t in front)
    return words[:1].upper() + words[1:] if is_known else f"The {words}"
