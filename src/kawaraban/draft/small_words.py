"""Are the small words of a retold sentence in their places? A rough gate for English, not for sense."""

import re
from collections import Counter
from collections.abc import Sequence

from kawaraban.text.quotes import without_quotes
from kawaraban.text.scripts import plain_marks

_BEFORE_NOUNS = "the|a|an|his|her|its|their|this|these|those|both|every|each|some|any|no"
_WITH_NOUN = re.compile(rf"\b(?:{_BEFORE_NOUNS}) ([\w-]+)", re.IGNORECASE)
_OWNER = re.compile(r"([\w-]+?)(?:'s|s')(?= )")
_OF = re.compile(r"\bof (?:(?:the|a|an) )?([\w -]+)", re.IGNORECASE)
_PREPOSITIONS = frozenset("in on at for from with into to of over across".split())  # noqa: SIM905
_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)


def find_slip(text: str, facts: Sequence[str]) -> str:
    """Return what is wrong with the small words of a sentence that retells facts, "" for nothing.

    An article or preposition of theirs may not be missing, and nobody else may own what is owned.

    >>> find_slip("Port was shut.", ["The port was shut."])
    'a small word is missing before “Port”'
    """
    said, known = _plain(text), [_plain(fact) for fact in facts]
    if not re.match(r"[A-Z0-9'\"]", said) or re.search(r" [,.;]|,,|\b[Aa]ccording (?!to )", said):
        return "it is no whole sentence"
    return _bare_noun(said, known) or _other_owner(said, known) or _lost_preposition(said, known)


def _plain(text: str) -> str:
    return plain_marks(without_quotes(text))


def _bare_noun(said: str, known: Sequence[str]) -> str:
    nouns = {m[1].lower() for fact in known for m in _WITH_NOUN.finditer(fact)}
    bare = {word.lower() for fact in known for word in _bare_words(fact)}
    found = (word for word in _bare_words(said) if word.lower() in nouns - bare)
    word = next(found, "")
    return f"a small word is missing before “{word}”" if word else ""


def _bare_words(text: str) -> list[str]:
    words = re.findall(r"[\w'-]+|[,;:]", text)
    return [
        word
        for before, word in zip(["", *words], words, strict=False)
        if not re.fullmatch(rf"(?:{_BEFORE_NOUNS})|.*(?:'s|s')", before, re.IGNORECASE)
    ]


def _other_owner(said: str, known: Sequence[str]) -> str:
    owners = {m[1].lower() for fact in known for m in _OWNER.finditer(fact)}
    owned_by = {w.lower() for fact in known for m in _OF.finditer(fact) for w in m[1].split()}
    for match in _OWNER.finditer(said):
        if match[1].lower() not in owners | owned_by:
            return f"no fact has “{match[0]}”"
    own_now = {m[1].lower() for m in _OWNER.finditer(said)}
    own_now |= {w.lower() for m in _OF.finditer(said) for w in m[1].split()}
    gone = owners - own_now
    return f"it drops whose: “{min(gone)}”" if gone else ""


def _lost_preposition(said: str, known: Sequence[str]) -> str:
    given, wanted = _prepositions(said), sum((_prepositions(k) for k in known), Counter())
    wanted["of"] -= len(_OWNER.findall(said))
    lost = list((wanted - given).elements())
    return f"it drops “{lost[0]}”" if lost else ""


def _prepositions(text: str) -> Counter[str]:
    words = re.findall(r"[a-z]+", _ACCORDING.sub("", text).lower())
    return Counter(word for word in words if word in _PREPOSITIONS)
