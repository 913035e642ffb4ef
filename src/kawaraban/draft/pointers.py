"""Words that point at the sentence before: "the latter", "them", "afterwards", "both meetings".

A sentence that holds one is printed only straight behind the sentence it followed in its article.
"""

import re
from functools import lru_cache
from typing import Any

from kawaraban.text.parser import main_verb, parse
from kawaraban.text.quotes import without_quotes

_POINTERS = re.compile(
    r"^(?:What |As for |Instead\b|Even so\b|In reply\b|In return\b|Another |Other |Others |The others?\b"
    r"|The rest\b"
    r"|The (?:two|three|four|five|six|pair|trio)\b(?! (?:countries|governments|sides|ministers|leaders)\b)"
    r"|Both (?!(?:countries|governments|sides|ministers|leaders)\b)"
    r"|(?:One|Two|Three|Four|Five|Six|Some|Most|Many|All|None|Half|Several) of (?:them|these|those|which)\b)"
    r"|\bthe (?:first|second|third|fourth),"
    r"|\b[Tt]he (?:larger|smaller|higher|lower|bigger) (?:one|sum|figure|number|amount|group|share|part|of)\b"
    r"|\b(?:[Tt]he|[Aa]) (?:latter|former(?=[.,;])|corresponding|separate|remaining|same)\b"
    r"|\b(?:afterwards?|in response|in reply|this time|was responding|was speaking|was referring|replied"
    r"|claimed victory|different note|both meetings|both cases|the first would|the second would)\b"
)
_ORDINALS = frozenset(("first", "second", "third", "latter", "former", "last", "next", "other"))
_NUMERALS = frozenset("one two three four five six seven eight nine ten eleven twelve both".split())  # noqa: SIM905
_COUNTABLE = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
_VAGUE = frozenset(("idea", "proposal", "step", "detail", "talk"))
_OWE = re.compile(
    r"^(?:Or|Not quite|Almost|Nearly|Perhaps not|That is, if|If (?:it|they|he|she))\b|"
    r"\b(?:still needs?|still has to|still have to|(?:has|have) yet to"
    r"|(?:has|have|had|did) not (?:yet )?(?:confirm|comment)\w*|den(?:ies|ied) (?:it|this|that)"
    r"|could not be (?:verified|confirmed)|rejects? the (?:claim|charge))\b"
)


@lru_cache(maxsize=4096)
def points_back(text: str) -> bool:
    """Tell whether a sentence points at one that stood before it.

    >>> points_back("Afterwards the latter resigned."), points_back("The port was shut.")
    (True, False)
    """
    bare = without_quotes(text)
    if _POINTERS.search(bare):
        return True
    return any(
        _is_bare_count(t) or _is_other_plural(t) or _is_vague(t) or _is_bare_this(t)
        for t in parse(bare) or ()
    )


def owes_next(following: str) -> bool:
    """Tell whether the sentence that follows one takes it back, or sets it a condition."""
    return bool(_OWE.search(without_quotes(following)))


def is_separate(source: str) -> bool:
    """Tell whether a source's sentence says itself that it is about something else."""
    return bool(re.match(r"(?:Separately|Elsewhere|In other news|On another subject)\b", source))


def has_subject(text: str) -> bool:
    """Tell whether a sentence has a subject at all, and "reported" what is reported."""
    root = main_verb(text)
    if root is None or text.startswith("Not to be "):
        return root is None
    deps = {c.dep_ for c in root.children}
    if root.lemma_ == "report" and root.tag_ == "VBD":
        return bool(deps & {"ccomp", "dobj", "nsubjpass"})
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass") for t in root.doc)


def _is_bare_this(token: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    is_word = token.lower_ in ("this", "that", "these", "those") and token.tag_ == "DT"
    is_first_clause = any(
        t.lower_ in ("than", "as") for t in token.doc[max(0, token.i - 1) : token.i]
    )
    goes_on = any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)
    return is_word and token.dep_ in _COUNTABLE and not is_first_clause and not goes_on


def _is_bare_count(token: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether a number or an ordinal stands for a noun told before: three are old, the second."""
    if token.dep_ not in _COUNTABLE or token.lower_ not in (_NUMERALS | _ORDINALS):
        return False
    is_explained = any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    is_noun_s = following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
    is_time = token.head.lower_ in (
        "at",
        "by",
        "to",
        "from",
        "than",
        "until",
        "since",
        "after",
        "in",
    )
    told = any(t.tag_ in ("NNS", "NNPS") for t in token.doc[: token.i])
    return not (is_explained or is_noun_s or is_time or (told and token.lower_ in _NUMERALS))


def _is_other_plural(token: Any) -> bool:  # noqa: ANN401
    """Tell whether "them" can mean nothing in its sentence: its own clause's subject it is not."""
    if token.lower_ != "them":
        return False
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    own = {t.i for c in _subjects(verb) for t in c.subtree}
    return not any(
        (t.tag_ in ("NNS", "NNPS") or t.dep_ == "conj") and t.i not in own
        for t in token.doc[: token.i]
    )


def _subjects(verb: Any) -> list[Any]:  # noqa: ANN401
    while True:
        found = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if found or verb.head == verb:
            return found
        verb = verb.head


def _is_vague(token: Any) -> bool:  # noqa: ANN401
    """Tell whether somebody has ideas, proposals or steps without a word of what for."""
    if token.lemma_ not in _VAGUE or token.tag_ != "NNS" or token.dep_ != "dobj":
        return False
    return not any(
        c.dep_ in ("prep", "amod", "compound", "acl", "relcl", "det", "nummod")
        for c in token.children
    )
