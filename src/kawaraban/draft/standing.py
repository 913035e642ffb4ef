"""Whether a sentence can stand in a digest without what its article says around it."""

import re

from kawaraban.text.parser import main_verb, parse
from kawaraban.text.quotes import without_quotes

_LEANS = re.compile(
    r"^(?:In (?:this|that) (?:regard|context|respect)|This|That|These|Those|Such|It|They|There|Here"
    r"|Another|Others|Some of|One of|Among them"
    r"|The (?:same|other|latter|former)|The (?:first|second|third|last|rest) (?:is|was|are|were)"
    r"|His|Her|Its|Their|Doing so|All|Each|Neither|Nor|Asked)\b"
)
_LATE_PRONOUN = re.compile(
    r",['\"’”]? (?:he|she|they|it) (?:\w+)(?: [^,.'\"]{0,60})?\.$|\b(?:he|she|they) (?:said|added|says)[.,]"
)
_OPENS_IN_QUOTE = re.compile(r"^['\"‘“][a-z]")
_BOTH = re.compile(r"^Both (?!(?:[Mm]inisters|sides|leaders|countries|governments)\b)")
_LOST_OBJECT = re.compile(
    r"\b(?:called|described|praised|hailed|welcomed|condemned|criticised|rejected|opposed) (?:it|them)\b"
    r"|(?<!from )\bthere\b(?! (?:is|are|was|were|has|had|have|would|will|could|may|can|to)\b)"
)
_STALE = re.compile(r"\b(?:was|were) (?:to|due to|expected to|set to|scheduled to) [a-z]+\b(?<!be)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|you)\b(?!\.)")
SAYS = re.compile(
    r"\b(?:said|says|saying|told|telling|added|called|described|warned|stated|stressed|urged|pledged|vowed|promised|"
    r"criticised|condemned|welcomed|according to|announced|argued|insisted|expressed|voiced|conveyed|protested|"
    r"asked|denied|demanded|declined|rejected|reported|wrote|noted|confirmed)\b",
    re.IGNORECASE,
)
_LONGEST_WORDS = 38
_SHORTEST_WORDS = 5


def stands_alone(sentence: str) -> bool:
    """Tell whether a sentence leans on nothing before it, is whole, and will not be stale in print."""
    words = len(sentence.split())
    if not _SHORTEST_WORDS <= words <= _LONGEST_WORDS or not sentence.endswith(
        (".", ".'", '."', ".”")
    ):
        return False
    if _LEANS.match(sentence) or _BOTH.match(sentence):
        return False
    if (
        _STALE.search(without_quotes(sentence))
        or _LATE_PRONOUN.search(sentence)
        or _LOST_OBJECT.search(without_quotes(sentence))
    ):
        return False
    if (
        sentence.count('"') % 2
        or not _quotes_are_whole(sentence)
        or _OPENS_IN_QUOTE.match(sentence)
    ):
        return False
    return not (
        _FIRST_PERSON.search(without_quotes(sentence))
        or _tells_of_now(sentence)
        or _points_back(sentence)
        or _has_lost_pronoun(sentence)
    )


_TIMELESS = frozenset(
    """be have cover include run aim plan say allow oppose deny want seek hold apply claim require consist
    mean regard consider give let account belong lie stretch remain expect believe need operate""".split()  # noqa: SIM905
)


def _tells_of_now(sentence: str) -> bool:
    """Tell whether a sentence commands, has no verb, or is in a present that is past by print."""
    root = main_verb(sentence)
    if root is None:
        return False
    if root.pos_ not in ("VERB", "AUX"):
        return True  # no finite verb found: a fragment, or a sentence the parser cannot read
    if root.tag_ not in ("VBZ", "VBP", "VB"):
        return False
    has_helper = any(child.dep_ in ("aux", "auxpass") for child in root.children)
    return not has_helper and root.lemma_ not in _TIMELESS


_DEMONSTRATIVE = re.compile(r"\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) ")


def _points_back(sentence: str) -> bool:
    """Tell whether a sentence says "that visit" of something told before it."""
    bare = without_quotes(sentence)
    if not _DEMONSTRATIVE.search(bare):
        return False
    doc = parse(bare)
    if doc is None:
        return True
    words = ("this", "that", "these", "those")
    return any(token.lower_ in words and token.dep_ == "det" for token in doc)


def _has_lost_pronoun(sentence: str) -> bool:
    """Tell whether "they" or "them" stands before anything plural it could mean."""
    doc = parse(without_quotes(sentence))
    if doc is None:
        return False
    for token in doc:
        if token.tag_ == "PRP$" and not any(t.pos_ in ("NOUN", "PROPN") for t in doc[: token.i]):
            return True
        if token.lower_ in ("they", "them", "their") and token.tag_ in ("PRP", "PRP$"):
            before = doc[: token.i]
            is_plural = any(
                t.tag_ in ("NNS", "NNPS") or t.dep_ == "conj" or t.pos_ == "PROPN" for t in before
            )
            return not is_plural
    return False


def _quotes_are_whole(sentence: str) -> bool:
    """Tell whether each quotation ends in its own sentence, and none is the whole of it."""
    return not sentence.startswith('"') or bool(SAYS.search(without_quotes(sentence)))
