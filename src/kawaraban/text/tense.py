"""Whether what a word belongs to has happened or is to come: "met on Monday", "will meet on Monday".

Words alone mislead: "approved the plan on Monday" holds a plan and is past. With the extra `parser` the
verb that governs the word decides; without it the last sign before the word does.
"""

import re
from typing import Any

from kawaraban.text.parser import parse

_MODALS = frozenset("will would shall could may might must should can".split())  # noqa: SIM905
SET_AHEAD = frozenset("schedule plan set expect foresee fix slate due".split())  # noqa: SIM905
_MEANT = frozenset(
    "plan intend expect aim hope want promise pledge vow prepare schedule set slate due seek".split()  # noqa: SIM905
)
_SIGN = re.compile(
    r"(?P<ahead>\b(?:will|would|shall|could|may|might|must|should|can"
    r"|(?:is|are|was|were|be|been) (?:(?:\w+ )?to|due|set|expected|scheduled|planned|slated)"
    r"|(?:plan|expect|intend|aim|hope|want|pledge|promise|prepare)(?:s|ed|d|ned)? to|to be \w+ed"
    r"|(?:planned|scheduled|expected|set|due|slated) (?:for|on)|upcoming)\b"
    r"|\b(?:from|starting|beginning|until|till|by|as of)(?: on)?(?: the)? $)"
    r"|(?P<past>(?<!\bbe )(?<!\bto )(?<!\bhave )\b(?:\w{2,}ed|said|told|met|held|won|took|gave|made"
    r"|began|left|went|sent|chose|became|came|struck|drew|spoke|wrote|led|saw|kept|broke|beat|rose|fell|lost|sank)\b)",
    re.IGNORECASE,
)
_SIGN_ADJACENT = re.compile(
    r"\b(?:from|starting|beginning|until|till|by|as of)(?: on)?(?: the)? $", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]?\s+(?=[A-Z\"“‘'(])|\n")
_FAR = 400


def lies_ahead(text: str, at: int) -> bool:
    """Tell whether what the word at an offset belongs to is told as to come, not as done.

    >>> lies_ahead("They will meet on Monday.", 18)
    True
    >>> lies_ahead("They approved the plan on Monday.", 26)
    False
    """
    start, end = _sentence_around(text, at)
    sentence, at = text[start:end], at - start
    signs = list(_SIGN.finditer(sentence[:at]))
    if not any(sign["ahead"] for sign in signs):
        return False
    verb = governing_verb(sentence, at)
    if verb is None:
        return bool(signs[-1]["ahead"])
    return is_to_come(verb) or (bool(_SIGN_ADJACENT.search(sentence[:at])) and not is_past(verb))


def governing_verb(sentence: str, at: int) -> Any:  # noqa: ANN401  # a spaCy Token, or None
    """Return the verb that the word at an offset of a sentence belongs to; None without a parser or verb."""
    doc = parse(sentence)
    token = (
        next((t for t in doc if t.idx <= at < t.idx + len(t)), None) if doc is not None else None
    )
    while token is not None and token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return token if token is not None and token.pos_ in ("VERB", "AUX") else None


def is_to_come(verb: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether a verb says what will be: will meet, is to meet, plans to meet, is due, is planned for."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & _MODALS and "have" not in helpers:
        return True
    if verb.lemma_ in SET_AHEAD and verb.tag_ == "VBN" and _is_set(verb, helpers):
        return True
    if any(c.dep_ == "acomp" and c.lower_ == "due" for c in verb.children):
        return True
    above = {c.lower_ for c in verb.head.children if c.dep_ in ("aux", "auxpass")}
    is_meant = verb.dep_ == "xcomp" and (
        verb.head.lemma_ in (*_MEANT, "be") or bool(above & {"is", "are"})
    )
    return "to" in helpers and (is_meant or (verb.dep_ == "ROOT" and verb.head == verb))


def _is_set(verb: Any, helpers: set[str]) -> bool:  # noqa: ANN401
    """Tell whether "planned" says when: is planned for, a talk planned for; not "as planned"."""
    if any(c.dep_ == "mark" for c in verb.children) or helpers & {"had"}:
        return False
    return verb.dep_ in ("acl", "relcl") or bool(
        helpers & {"is", "are", "was", "were", "be", "been"}
    )


def is_past(verb: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether a verb is a past: met, was met, had met, has met."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or bool(helpers & {"was", "were", "had", "has", "have", "did"})


def _sentence_around(text: str, at: int) -> tuple[int, int]:
    start, end = max(0, at - _FAR), min(len(text), at + _FAR)
    befores = [m.end() for m in _SENTENCE_END.finditer(text, start, at)]
    after = _SENTENCE_END.search(text, at, end)
    return (befores[-1] if befores else start), (after.start() + 1 if after else end)
