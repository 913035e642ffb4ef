"""An item's headline: from its lead's main clause, else the title of its most central article."""

import re
from typing import Any

from kawaraban.text.parser import main_verb
from kawaraban.text.places import countries

_MOST_WORDS = 12
_SKIPPED_CHILDREN = {"relcl", "appos", "acl", "det", "advcl", "punct"}
_TIME_WORDS = re.compile(
    r"^(?:on|at|since|during|after|before|from|until|by|for|in [A-Z][a-z]+ber)\b"
)
_WANTED_CHILDREN = {"dobj", "prep", "attr", "prt", "xcomp", "oprd", "agent", "dative"}
_ASIDE = re.compile(r"\s*\([^)]*\)")
_SAYING = {"say", "tell", "report", "announce", "add", "claim"}
_OFFICIAL_SPEAKERS = {"ministry", "government", "cabinet", "office", "commission"}
_WILL = {"will", "shall"}
_HEDGES = {"would", "could", "may", "might", "can", "should", "must"}


def make_headline(lead: str) -> str | None:
    """Return a headline for a lead sentence, or None when its clause does not give one safely.

    Subject, verb in the present, object, place; no dates, articles or asides. A clause that is
    negated, hedged or reported gives none.
    """
    root = _told_verb(main_verb(_ASIDE.sub("", lead)))
    if root is None:
        return None
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    helpers = [c for c in root.children if c.dep_ in ("aux", "auxpass", "neg")]
    if subject is None or any(c.dep_ == "neg" or c.lower_ in _HEDGES for c in helpers):
        return None
    verb = _verb(root, subject, helpers)
    if verb is None or subject.pos_ == "PRON":
        return None
    words = [*_phrase(subject), verb]
    for child in root.children:
        if child.i < root.i or not _belongs(child):
            continue
        piece = _fitting(child, _MOST_WORDS - len(words))
        if child.dep_ == "prep" and _TIME_WORDS.match(" ".join(piece)):
            continue
        words += piece
    if len(words) < 4 or not _has_object(words, verb) or _has_second_verb(root, words):
        return None
    return _finish(words)


def _has_second_verb(root: Any, words: list[str]) -> bool:  # noqa: ANN401
    """Tell whether another plain past stands among the words: a parse gone wrong."""
    return any(t.tag_ == "VBD" and t != root and t.text in words for t in root.doc)


def _belongs(child: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether a part after the verb belongs in the headline: objects, places, "to do"."""
    if child.dep_ in ("ccomp", "advcl"):
        return bool(next(iter(child.subtree)).lower_ == "to")
    return child.dep_ in _WANTED_CHILDREN


def _told_verb(root: Any) -> Any:  # noqa: ANN401  # a spaCy Token, or None
    """Return the verb whose clause the headline tells; of an announcement, the verb announced.

    "China will waive visas, the foreign ministry said" is told as what China will do; any other
    reported clause gives no headline, for who says so would be lost.
    """
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return None
    if root.lemma_ not in _SAYING:
        return root
    said = next((c for c in root.children if c.dep_ == "ccomp" and c.i < root.i), None)
    speaker = next((c for c in root.children if c.dep_ == "nsubj"), None)
    if said is None or speaker is None or speaker.lemma_.lower() not in _OFFICIAL_SPEAKERS:
        return None
    return said if any(c.lower_ in _WILL for c in said.children if c.dep_ == "aux") else None


def _has_object(words: list[str], verb: str) -> bool:
    return words.index(verb) < len(words) - 1


def _verb(root: Any, subject: Any, helpers: list[Any]) -> str | None:  # noqa: ANN401  # spaCy tokens
    names = {helper.lower_ for helper in helpers}
    if any(helper.dep_ == "auxpass" for helper in helpers):
        return str(root.text) if not names & _WILL else f"to be {root.text}"
    if names & _WILL:
        return f"to {root.lemma_}"
    if names:
        return None
    if root.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    return _present(str(root.lemma_), str(root.text), _is_plural(subject))


def _is_plural(subject: Any) -> bool:  # noqa: ANN401
    return subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)


def _present(lemma: str, text: str, plural: bool) -> str:
    if "-" in text:  # the parser does not know "re-elected": ask it for "elected"
        front, _, rest = text.rpartition("-")
        bare = main_verb(f"They {rest} it.")
        lemma = f"{front}-{bare.lemma_}" if bare is not None else text
    if plural:
        return {"be": "are"}.get(lemma, lemma)
    if lemma in ("be", "have"):
        return {"be": "is", "have": "has"}[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if re.search(r"[^aeiou]y$", lemma) else f"{lemma}s"


def _fitting(child: Any, room: int) -> list[str]:  # noqa: ANN401
    """Return a phrase in as many words as there is room: joined parts go first, then what trails."""
    piece = _phrase(child)
    if len(piece) <= room:
        return piece
    trailing = [t for t in child.subtree if t.dep_ in ("conj", "cc") and t.head.i > child.i - 1]
    cut = _phrase(child, frozenset(i.i for t in trailing for i in t.subtree))
    preps = [t for t in child.subtree if t.dep_ == "prep" and t != child]
    while len(cut) > room and preps:
        last = preps.pop()
        trailing.append(last)
        cut = _phrase(child, frozenset(i.i for t in trailing for i in t.subtree))
    return cut if 2 <= len(cut) <= room else []


def _phrase(token: Any, without: frozenset[int] = frozenset()) -> list[str]:  # noqa: ANN401
    """Return the words of a phrase without articles, relatives, asides and days."""
    dropped: set[int] = set(without)
    for inner in token.subtree:
        if inner.dep_ == "poss" and inner.pos_ == "PRON":
            dropped.add(inner.i)
        if _joins_list(inner):
            continue
        if inner != token and inner.dep_ in _SKIPPED_CHILDREN and inner.lower_ != "no":
            dropped.update(t.i for t in inner.subtree) if inner.dep_ != "det" else dropped.add(
                inner.i
            )
        if inner.dep_ == "prep" and inner != token and _is_time(inner):
            dropped.update(t.i for t in inner.subtree)
    kept = [t for t in token.subtree if t.i not in dropped]
    return "".join(t.text_with_ws if t.i + 1 not in dropped else f"{t.text} " for t in kept).split()


def _joins_list(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a comma stands between the members of a list."""
    return token.text == "," and any(
        c.dep_ == "conj" and c.i > token.i and c.pos_ == token.head.pos_
        for c in token.head.children
    )


def _is_time(token: Any) -> bool:  # noqa: ANN401
    if token.lower_ == "by":
        return False  # by seven votes to four
    return any(t.like_num or t.text in ("January", "February", "March", "April", "May", "June", "July",
               "August", "September", "October", "November", "December") for t in token.subtree)  # fmt: skip


def _finish(words: list[str]) -> str:
    line = " ".join(words)
    line = re.sub(r" ('s|’s|,|\.)", r"\1", line).strip(" ,.")
    for country in countries():
        if country.code == "US":
            line = line.replace("United States", "US")
    line = re.sub(r"\s+", " ", line)
    return line[:1].upper() + line[1:]
