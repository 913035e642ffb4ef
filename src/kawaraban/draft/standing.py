"""Whether a sentence can stand in a digest without what its article says around it."""

import re
from typing import Any

from kawaraban.text.parser import main_verb, parse
from kawaraban.text.quotes import read_quotes, without_quotes

_LEANS = re.compile(
    r"^(?:\(|[a-z]|.*\bthe following\b)|^(?:Which|Who|Whose|Where|That|This|These|Those|Such|They"
    r"|It(?! (?:is|was|remains|remained) (?:not |un)(?:clear|known|likely|certain)| took \w+ )"
    r"|There(?! (?:is|are|was|were|has|have|had|will|would)\b)|Here|In (?:this|that) (?:regard|context|respect)"
    r"|(?:One|Two|Three|Four|Several|Many|Most),|Following (?:is|are)|\w+['’]s (?:is|was|are|were)"
    r"|(?:Do|Does|Did|Is|Are|Was|Were|Has|Have|Had|Will|Can|Could|Should)|[A-Z][\w ]{2,40}: \w+"
    r"|The one (?:for|in|on|of|at)|Another|Others|Some of|One of|Among them"
    r"|The (?:same|other|latter|former)|The (?:first|second|third|last|rest) (?:is|was|are|were)"
    r"|His|Her|Its|Their|Doing so|All|Each|Neither|Nor|Asked(?! (?:whether|if)))\b"
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
_STALE = re.compile(
    r"\b(?:was|were) (?:to|due to|expected to|set to|scheduled to)"
    r" (?!have\b|(?:an?|the|its|their|his|her|[a-z]+ing)\b)[a-z]+\b(?<!be)"
)
_ELSEWHERE = re.compile(
    r"\b(?:the (?:two|three|four|pair) (?:has|have|is|are|was|were|had|will|would)|(?:between|of) the two"
    r"|[Oo]fficials here)\b(?! [a-z]+s\b)|\bhereby\b"
    r"|\b(?:is|are) on an? (?:[\w-]+ ){0,3}(?:visit|trip|tour)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|me|my|you|your)\b(?!\.)")
SAYS = re.compile(
    r"\b(?:said|says|saying|told|telling|added|called|described|warned|stated|stressed|urged|pledged|vowed|promised|"
    r"criticised|condemned|welcomed|according to|announced|argued|insisted|expressed|voiced|conveyed|protested|"
    r"asked|denied|demanded|declined|rejected|reported|wrote|noted|confirmed)\b",
    re.IGNORECASE,
)
_LONGEST_WORDS = 42
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
        or _ELSEWHERE.search(without_quotes(sentence))
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


def past_progressive(sentence: str) -> str:
    """Return "was taking part" for "is taking part": what goes on as a report is written is past in print.

    >>> past_progressive("It rained.")
    'It rained.'
    """
    root = main_verb(sentence)
    if root is None or root.tag_ != "VBG" or root.lemma_ in _LASTING:
        return sentence
    helper = next((c for c in root.children if c.dep_ == "aux" and c.lower_ in ("is", "are")), None)
    if helper is None or any(q.start <= helper.idx < q.end for q in read_quotes(sentence)):
        return sentence
    past = "was" if helper.lower_ == "is" else "were"
    return sentence[: helper.idx] + past + sentence[helper.idx + len(helper) :]


def _tells_of_now(sentence: str) -> bool:
    """Tell whether a sentence commands, has no verb, or tells what is going on as it is written."""
    root = main_verb(sentence)
    if root is None:
        return False
    if root.pos_ not in ("VERB", "AUX"):
        return True  # no finite verb found: a fragment, or a sentence the parser cannot read
    helpers = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass")}
    if root.tag_ == "VB" and not helpers:
        return True
    return root.tag_ == "VBG" and bool(helpers & {"is", "are"}) and root.lemma_ not in _LASTING


_LASTING = frozenset("consider plan seek plan weigh face expect try prepare".split())  # noqa: SIM905
_POINTING = re.compile(r"\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) (?=[a-z])")
_THAT_YEAR = re.compile(r"\b(?:19|20)\d\d\b.* of that year\b")
_TIMES = (
    "time",
    "year",
    "month",
    "week",
    "day",
    "point",
    "moment",
    "stage",
    "period",
    "morning",
    "regard",
)


def unpointed(sentence: str) -> str:
    """Return a sentence with "the plan" for "this plan": what it means must then be told before it.

    >>> unpointed("It rained.")
    'It rained.'
    """
    if not _POINTING.search(without_quotes(sentence)):
        return sentence
    doc = parse(sentence)
    if doc is None:
        return sentence
    spans = [(q.start, q.end) for q in read_quotes(sentence)]
    for token in reversed(list(doc)):
        is_pointing = token.lower_ in ("this", "that", "these", "those") and token.dep_ == "det"
        is_quoted = any(start <= token.idx < end for start, end in spans)
        if (
            is_pointing
            and not is_quoted
            and token.head.pos_ == "NOUN"
            and token.head.lemma_ not in _TIMES
        ):
            the = "The" if token.text[0].isupper() else "the"
            sentence = sentence[: token.idx] + the + sentence[token.idx + len(token) :]
    return sentence


def _points_back(sentence: str) -> bool:
    """Tell whether a sentence says "that week" of something told before it, not in itself."""
    bare = _THAT_YEAR.sub("", without_quotes(sentence))
    if not _POINTING.search(bare):
        return False
    doc = parse(bare)
    if doc is None:
        return True
    words = ("this", "that", "these", "those")
    return any(token.lower_ in words and token.dep_ == "det" for token in doc)


def _has_lost_pronoun(sentence: str) -> bool:
    """Tell whether a pronoun stands before anything it could mean: they, her, its."""
    doc = parse(without_quotes(sentence))
    if doc is None:
        return False
    subject = _subject_after(doc)
    for token in doc:
        if (
            token.tag_ not in ("PRP", "PRP$")
            or token.lower_ in ("i", "we", "you")
            or _is_empty(token)
        ):
            continue
        before = [*doc[: token.i], *_heralded(token, subject)]
        if token.lower_ in ("they", "them", "their"):
            found = any(
                t.tag_ in ("NNS", "NNPS") or t.dep_ == "conj" or t.pos_ == "PROPN" for t in before
            )
        elif token.lower_ in ("it", "its", "itself"):
            found = any(t.tag_ in ("NN", "NNP") for t in before)
        else:
            found = any(
                t.pos_ == "PROPN" or t.lemma_ in _PEOPLE or PERSON_END.search(t.lower_)
                for t in before
            )
        if not found:
            return True
    return False


def _subject_after(doc: Any) -> Any:  # noqa: ANN401  # a spaCy Doc; a Token, or None
    """Return the subject of the main verb."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    children = root.children if root is not None else ()
    return next((c for c in children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _heralded(pronoun: Any, subject: Any) -> list[Any]:  # noqa: ANN401
    """Return the main subject where a pronoun before it means it: by its profile the craft is a drone."""
    if subject is None or pronoun.i > subject.i or pronoun == subject:
        return []
    is_person = pronoun.lower_ in ("he", "she", "his", "her", "him")
    fits = subject.pos_ == "PROPN" if is_person else subject.pos_ in ("NOUN", "PROPN")
    return [subject] if fits else []


PERSON_END = re.compile(
    r"^(?!(?:river|water|order|paper|number|power|border|quarter|winter|summer|matter|center|corner|sector"
    r"|factor|motor|error|tender|register|theater|chapter|letter|member|paper|diner|weather|shelter|harbor"
    r"|minor|major|labor|november|december|october|september|other|under|over|after|never|former|later"
    r"|further|either|neither|together|plant|restaurant|grant|constant|relevant)$).*(?:er|or|ist|ian|ant|man|woman|person|ee|eur|wife|band)$"
)
_PEOPLE = frozenset(("man", "woman", "people", "official", "minister", "president", "person"))


def _is_empty(token: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether "it" means nothing: it is likely that, making it clear that."""
    return token.lower_ == "it" and any(
        c.dep_ in ("ccomp", "csubj", "xcomp", "acomp", "advcl", "expl")
        for c in (*token.head.children, token)
    )


def _quotes_are_whole(sentence: str) -> bool:
    """Tell whether each quotation ends in its own sentence, and none is the whole of it."""
    return not sentence.startswith('"') or bool(SAYS.search(without_quotes(sentence)))
