"""Nouns that lean on something told before: "the plan", "the coalition", "the city"."""

import re
from functools import lru_cache
from typing import Any

from kawaraban.text.parser import parse
from kawaraban.text.words import normal_form

# What a reader knows without being told: there is one of each, or one in every country.
_KNOWN = frozenset(
    """government ministry parliament cabinet president minister premier public world region country
    state military army navy economy opposition capital sea war pandemic past future end start house
    chamber press media people time day week month year morning afternoon evening night number way
    rest fact sidelines margins importance need right aim order event use idea first second last same
    ministers leaders governments sides parties countries two three situation issue matter question
    west east north south office police court law constitution emperor king diet majority talks
    meeting summit conference summer winter spring autumn judiciary weekend internet money law authorities
    police border night coast centre distance edge ground top type step move water range flag market
    vice-president deputy-president speaker attorney-general central-bank stay space truth""".split()  # noqa: SIM905
)
# Nouns that may take up one another: "the deal" after "an agreement". A name starts with a capital.
_GROUPS = tuple(
    tuple(line.split())
    for line in """
agreement deal pact accord treaty text document partnership memorandum protocol declaration arrangement
deal venture contract purchase sale takeover merger order
vote election ballot poll run-off runoff contest referendum
money payment payout funds loan grant package aid support
bill law legislation act measure reform text regulation directive
company firm group operator supplier contractor carrier giant maker builder manufacturer miner producer
utility airline corporation consortium developer shipowner bank
bloc EU Union ASEAN Mercosur ECOWAS NATO alliance
ruling verdict decision judgment judgement court order case suit lawsuit
account statement version text message
embassy ambassador
drone aircraft jet plane missile rocket balloon launch test firing
ship vessel boat ferry frigate tanker
budget spending plan bill
exercise drill manoeuvres
protest demonstration march rally blockade strike
quake earthquake flood flooding storm cyclone typhoon disaster fire eruption landslide
sanction measure listing
commission committee panel board
city town port capital village island
court judge tribunal
inflation price index rate
plan proposal paper report document draft scheme project
programme scheme project plan facility fund
candidate winner loser challenger mayor incumbent
""".strip().splitlines()
)
_SHORTEST_STEM = 5
_OPENING_NOUN = re.compile(r"^The ([a-z]+) (?!of|in|for|by|between|that|which|to)")
_TELLING_NOUN = re.compile(r", the ([a-z]+) (?:said|says)\b")
# They lean on the sentence before them, or are one of several: nothing told elsewhere can tell which.
_NEVER_TOLD = frozenset(("figure", "sum", "amount", "total", "party"))
_EMPTY_ADJECTIVES = {"new", "latest", "current", "whole", "same", "joint", "other"}
_MODIFIERS = {"prep", "relcl", "acl", "poss", "appos", "nummod"}


def loose_nouns(text: str, before: str) -> tuple[str, ...]:
    """Return the nouns after "the" that nothing tells of: not the sentence itself, not what is before.

    A noun that is explained beside it ("the plan to raise taxes", "the city of Sado") stands alone.
    Without the parser only a noun that opens the sentence, or tells it ("the account said"), is looked
    at.
    """
    doc = parse(text)
    if doc is None:
        nouns = _OPENING_NOUN.findall(text) + _TELLING_NOUN.findall(text)
        return tuple(n for n in nouns if n not in _KNOWN and not _is_told(n, before))
    found = []
    for token in doc:
        if token.lower_ != "the" or token.dep_ != "det" or not _is_bare_noun(token.head):
            continue
        if not _is_told(token.head.lower_, f"{before} {text[: token.idx]}"):
            found.append(str(token.head.text))
    return tuple(found)


def _is_bare_noun(noun: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    if (
        noun.pos_ != "NOUN"
        or noun.tag_ == "NNS"
        or noun.text[:1].isupper()
        or noun.lower_ in _KNOWN
        or noun.lemma_ in _KNOWN
    ):
        return False
    if noun.dep_ == "appos" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children):
        return False
    for child in noun.children:
        if child.dep_ in _MODIFIERS and (child.i > noun.i or child.dep_ in ("poss", "nummod")):
            return False
        if child.dep_ == "amod" and child.lower_ not in _EMPTY_ADJECTIVES:
            return False
        if child.dep_ == "compound":
            return False
    return True


def _is_told(noun: str, said: str) -> bool:
    if noun in _NEVER_TOLD:
        return False
    plain = set(re.findall(r"[a-z-]+", said.lower()))
    words = {normal_form(word) for word in plain}
    form = normal_form(noun)
    families = [forms for forms in _families() if form in forms]
    return bool({form}.union(*families) & words) or any(_is_of_act(noun, word) for word in plain)


def _is_of_act(noun: str, word: str) -> bool:
    """Tell whether a noun names what a verb told: delay and delayed, resignation and resigned."""
    stem = re.sub(r"(?:e?d|ing|e?s)$", "", word)
    return len(stem) >= _SHORTEST_STEM and stem != word and noun.startswith(stem)


@lru_cache(maxsize=1)
def _families() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(normal_form(word) for word in group) for group in _GROUPS)
