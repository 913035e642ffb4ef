"""An item's headline: from its lead's main clause, else the title of its most central article."""

import re
from typing import Any

from kawaraban.draft.speech import inside
from kawaraban.text.parser import main_verb
from kawaraban.text.places import countries

_MOST_WORDS = 12
_SKIPPED_CHILDREN = {"relcl", "appos", "acl", "det", "advcl", "punct"}
_TIME_WORDS = re.compile(
    r"^(?:on|at|since|during|after|before|from|until|by(?!.* votes\b)|in [A-Z][a-z]+ber"
    r"|for(?= .*\b(?:minute|hour|day|week|month|year|time|now)s?\b))\b"
)
_WANTED_CHILDREN = {"dobj", "prep", "attr", "prt", "xcomp", "oprd", "agent", "dative"}
_ASIDE = re.compile(r"\s*\([^)]*\)")
_NUMERALS = {"one", "two", "three", "four", "five", "some", "many", "most", "several"}
_LOST_NUMBER = re.compile(r"(?<!\d) per cent\b")
_SAYING = {"say", "tell", "report", "announce", "add", "claim", "show"}
_ALWAYS_SAYING = {"say", "tell"}
_HAVE = {"has", "have"}
_LONGEST_TELLER = 5
_JOINED = {"conj", "cc", "compound", "flat"}
_OFFICIAL_SPEAKERS = {"ministry", "government", "cabinet", "office", "commission"}
_WILL = {"will", "shall"}
_HEDGES = {"would", "could", "may", "might", "can", "should", "must"}


def make_headline(lead: str) -> str | None:
    """Return a headline for a lead sentence, or None when its clause does not give one safely.

    Subject, verb in the present, object, place; no dates, articles or asides; who says so at the end.
    A clause that is negated or hedged gives none.
    """
    root = main_verb(_ASIDE.sub("", lead))
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return None
    said = next((c for c in root.children if c.dep_ == "ccomp"), None)
    if root.lemma_ not in _SAYING or said is None:
        return None if root.lemma_ in _ALWAYS_SAYING else _clause_headline(root, _MOST_WORDS)
    speaker = next((c for c in root.children if c.dep_ == "nsubj"), None)
    if speaker is None or speaker.pos_ == "PRON":
        return None
    if speaker.lemma_.lower() in _OFFICIAL_SPEAKERS and _is_announced(said):
        return _clause_headline(said, _MOST_WORDS)
    verb = "show" if root.lemma_ == "show" else "say"
    teller = f", {_teller(speaker)} {_present(verb, verb, _is_plural(speaker))}"
    told = _clause_headline(said, _MOST_WORDS - len(teller.split()), least=3)
    return told + teller if told and len(teller.split()) <= _LONGEST_TELLER else None


def _teller(speaker: Any) -> str:  # noqa: ANN401  # a spaCy Token
    """Return who says so in few words: diplomats, for "four diplomats who had seen the paper"."""
    after = frozenset(t.i for c in speaker.rights if c.dep_ not in _JOINED for t in c.subtree)
    numbers = frozenset(c.i for c in speaker.lefts if c.dep_ == "nummod")
    return inside(" ".join(_phrase(speaker, after | numbers)))


def _clause_headline(root: Any, most: int, least: int = 4) -> str | None:  # noqa: ANN401  # a spaCy Token
    """Return what a verb's clause says in so many words as a headline, None where it cannot be said."""
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    helpers = [c for c in root.children if c.dep_ in ("aux", "auxpass", "neg")]
    if subject is None or any(c.dep_ == "neg" or c.lower_ in _HEDGES for c in helpers):
        return None
    verb = _verb(root, subject, helpers)
    first = next(iter(subject.subtree)).i
    is_in_phrase = (
        first > 0 and root.doc[first - 1].tag_ == "IN" and root.doc[first - 1].dep_ == "prep"
    )
    if verb is None or subject.pos_ == "PRON" or is_in_phrase or subject.lower_ in _NUMERALS:
        return None
    words = [*_phrase(subject), verb]
    for child in root.children:
        if child.i < root.i or not _belongs(child):
            continue
        piece = _fitting(child, most - len(words))
        if child.dep_ == "prep" and _TIME_WORDS.match(" ".join(piece)):
            continue
        words += piece
    if len(words) < least or not _has_object(words, verb) or _has_second_verb(root, words):
        return None
    line = _finish(words)
    return None if _LOST_NUMBER.search(line) else line


def _has_second_verb(root: Any, words: list[str]) -> bool:  # noqa: ANN401
    """Tell whether another plain past stands among the words: a parse gone wrong."""
    return any(t.tag_ == "VBD" and t != root and t.text in words for t in root.doc)


def _belongs(child: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether a part after the verb belongs in the headline: objects, places, "to do"."""
    if child.dep_ in ("ccomp", "advcl"):
        return bool(next(iter(child.subtree)).lower_ == "to")
    return child.dep_ in _WANTED_CHILDREN


def _is_announced(said: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether an authority says what will be done: that is its decision, told without "says"."""
    is_first = said.i < said.head.i
    return is_first and any(c.lower_ in _WILL for c in said.children if c.dep_ == "aux")


def _has_object(words: list[str], verb: str) -> bool:
    return words.index(verb) < len(words) - 1


def _verb(root: Any, subject: Any, helpers: list[Any]) -> str | None:  # noqa: ANN401  # spaCy tokens
    names = {helper.lower_ for helper in helpers}
    if any(helper.dep_ == "auxpass" for helper in helpers):
        return str(root.text) if not names & _WILL else f"to be {root.text}"
    if names & _WILL:
        return f"to {root.lemma_}"
    if (names <= {"is", "are"} and root.tag_ == "VBG") or (names <= _HAVE and root.tag_ == "VBN"):
        return _present(str(root.lemma_), str(root.lemma_), _is_plural(subject))
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
    preps = [t for t in child.subtree if t.dep_ == "prep" and t != child and not _is_needed(t)]
    while len(cut) > room and preps:
        last = preps.pop()
        trailing.append(last)
        cut = _phrase(child, frozenset(i.i for t in trailing for i in t.subtree))
    return cut if 2 <= len(cut) <= room else []


def _is_needed(prep: Any) -> bool:  # noqa: ANN401
    """Tell whether a phrase says which thing is meant: a show of hands, a ban for tankers, talks with Xi."""
    return prep.lower_ in ("of", "with", "for", "between", "against") and prep.head.i == prep.i - 1


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
