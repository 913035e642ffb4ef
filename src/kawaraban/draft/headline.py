"""An item's headline: from its lead's main clause, else the title of its most central article."""

import re
from typing import Any

from kawaraban.text.parser import parse
from kawaraban.text.places import countries

_MOST_WORDS = 11
_SKIPPED_CHILDREN = {"relcl", "appos", "acl", "det", "advcl", "punct"}
_TIME_WORDS = re.compile(
    r"^(?:on|at|since|during|after|before|from|until|by|as|for|in [A-Z][a-z]+ber)\b"
)
_ASIDE = re.compile(r"\s*\([^)]*\)")
_WILL = {"will", "shall"}
_HEDGES = {"would", "could", "may", "might", "can", "should", "must"}


def make_headline(lead: str) -> str | None:
    """Return a headline for a lead sentence, or None when its clause does not give one safely.

    Subject, verb in the present, object, place; no dates, articles or asides. A clause that is
    negated, hedged or reported gives none.
    """
    doc = parse(_ASIDE.sub("", lead))
    if doc is None:
        return None
    root = next((token for token in doc if token.head is token), None)
    if root is None or root.pos_ not in ("VERB", "AUX"):
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
        if child.i < root.i or child.dep_ not in (
            "dobj",
            "prep",
            "attr",
            "prt",
            "xcomp",
            "oprd",
            "agent",
            "dative",
        ):
            continue
        piece = _fitting(child, _MOST_WORDS - len(words))
        if child.dep_ == "prep" and _TIME_WORDS.match(" ".join(piece)):
            continue
        words += piece
    return _finish(words) if len(words) >= 4 and _has_object(words, verb) else None


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
    if text.lower().startswith("re-") and not lemma.startswith("re-"):
        lemma = f"re-{lemma}"
    if "-" in text and lemma.endswith("ed"):
        lemma = lemma[:-2]
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
    preps = [t for t in child.subtree if t.dep_ == "prep" and t is not child]
    while len(cut) > room and preps:
        last = preps.pop()
        trailing.append(last)
        cut = _phrase(child, frozenset(i.i for t in trailing for i in t.subtree))
    return cut if 2 <= len(cut) <= room else []


def _phrase(token: Any, without: frozenset[int] = frozenset()) -> list[str]:  # noqa: ANN401
    """Return the words of a phrase without articles, relatives, asides and days."""
    dropped: set[int] = set(without)
    for inner in token.subtree:
        if inner is not token and inner.dep_ in _SKIPPED_CHILDREN and inner.lower_ != "no":
            dropped.update(t.i for t in inner.subtree) if inner.dep_ != "det" else dropped.add(
                inner.i
            )
        if inner.dep_ == "prep" and inner is not token and _is_time(inner):
            dropped.update(t.i for t in inner.subtree)
    kept = [t for t in token.subtree if t.i not in dropped]
    return (
        " ".join(t.text_with_ws.strip() if not t.whitespace_ else t.text for t in kept).split()
        if kept
        else []
    )


def _is_time(token: Any) -> bool:  # noqa: ANN401
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
