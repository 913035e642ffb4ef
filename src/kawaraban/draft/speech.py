"""Who says it: the parts of a reported statement, and the statement with its speaker first."""

import re
from dataclasses import dataclass
from typing import Any

from kawaraban.text.parser import main_verb, parse
from kawaraban.text.places import country_of_word
from kawaraban.text.quotes import read_quotes
from kawaraban.text.words import FUNCTION_WORDS

_SAYING = frozenset("say announce state report confirm acknowledge claim warn estimate".split())  # noqa: SIM905
_LONGEST_SPEAKER = 12
_CLAUSE_AFTER = re.compile(
    r", (?:though|although) [^,]+$"
)  # it limits what is said, and stays with it


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that ends in its attribution: "CONTENT, SPEAKER said TAIL."."""

    speaker: str
    verb: str
    tail: str
    content: str


def read_attribution(text: str) -> Said | None:
    """Return the parts of a sentence that ends in who says so, None for any other form."""
    root = main_verb(text)
    if root is None or root.lemma_ not in _SAYING or root.tag_ != "VBD":
        return None
    speaker = next((c for c in root.children if c.dep_ == "nsubj"), None)
    content = next((c for c in root.children if c.dep_ == "ccomp" and c.i < root.i), None)
    if speaker is None or content is None or speaker.pos_ == "PRON":
        return None
    doc = root.doc
    who = list(speaker.subtree)
    comma = min(who[0].i, root.i) - 1
    if comma < 1 or doc[comma].text != "," or not _is_statement(content):
        return None
    said = text[: doc[comma].idx]
    quotes = read_quotes(text)
    is_whole_quote = said[:1] in "'\"‘“" or any(q.start <= doc[comma].idx <= q.end for q in quotes)
    leans = any(t.tag_ == "PRP$" for t in who)  # "her spokesman": she is named in what is said
    if is_whole_quote or leans or len(who) > _LONGEST_SPEAKER:
        return None
    name = text[who[0].idx : who[-1].idx + len(who[-1])].rstrip(" ,.")
    after = max(who[-1].i, root.i) + 1
    tail = text[doc[after].idx :].strip(" .") if after < len(doc) else ""
    when, limit = _CLAUSE_AFTER.sub("", tail), _CLAUSE_AFTER.search(tail)
    if "," in when or (" " in when and not re.match(r"(?:on|in|at|late|early|to) ", when)):
        return None
    return Said(name, root.text, when, said + (limit[0] if limit else ""))


def _is_statement(verb: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)
    return subject and verb.pos_ in ("VERB", "AUX")


def speaker_first(text: str) -> str | None:
    """Return "The ministry said on 4 May that the port was shut." of the other order, else None."""
    said = read_attribution(text)
    if said is None:
        return None
    aside = "," if "," in said.speaker else ""
    speaker = said.speaker[:1].upper() + said.speaker[1:]
    tail = f" {said.tail}" if said.tail else ""
    return f"{speaker}{aside} {said.verb}{tail} that {inside(said.content)}."


def inside(text: str) -> str:
    """Return a sentence as it stands after an opening phrase: a first word that is no name is small.

    >>> inside("The port was shut."), inside("Japan's port was shut.")
    ('the port was shut.', "Japan's port was shut.")
    """
    doc = parse(text)
    first = text.split(" ", 1)[0]
    if doc is not None and len(doc):
        is_plain = (
            doc[0].pos_ not in ("PROPN", "X") and first.removesuffix("'s") not in country_of_word()
        )
    else:
        is_plain = first.lower() in FUNCTION_WORDS
    is_name = first == "I" or first[1:2].isupper() or first.endswith(("-based", "-born"))
    return text[:1].lower() + text[1:] if is_plain and not is_name else text
