"""The same sentence in another order: what came before, or the day, first.

Only parts of the main verb move, and only where nothing between it and the part could be meant instead.
"""

import re
from collections.abc import Iterator
from typing import Any

from kawaraban.draft.clauses import SAYING
from kawaraban.draft.speech import inside
from kawaraban.text.dates import MONTHS, read_dates
from kawaraban.text.parser import main_verb
from kawaraban.text.quotes import read_quotes

_MOVING_PREPOSITIONS = frozenset("after under during despite amid following".split())  # noqa: SIM905
_MOVING_CLAUSES = frozenset("after because as while when although though since before".split())  # noqa: SIM905
_DAY_IN_FRONT = re.compile(
    rf"(?P<who>.{{3,90}}?) (?P<day>on \d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?) (?P<rest>[a-z].*)$"
)
# "has today signed", its day printed: a plain past.
_HAS_ON_DAY = re.compile(
    rf"\b(?:has|have) (on \d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?) (\w+ed)\b"
)
_INSIDE_QUOTE = re.compile(r"['\"‘“]\w[^'\"’”]*$|,")
_FEWEST_WORDS, _MOST_WORDS = 4, 20
_FEWEST_LEFT = 6


def fronted(text: str) -> Iterator[str]:
    """Yield the sentence with a last part of its main verb in front: "After a recount, the court ruled."

    >>> list(fronted("It rained."))
    []
    """
    root = main_verb(text)
    if root is None or root.lemma_ in SAYING or root.pos_ not in ("VERB", "AUX"):
        return
    doc = root.doc
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or next(iter(subject.subtree)).i != 0 or doc[-1].text != ".":
        return
    quotes = read_quotes(text)
    for part in root.children:
        tokens = list(part.subtree)
        if tokens and tokens[-1].text == ".":
            tokens.pop()
        if not tokens or part.i < root.i or tokens[-1].i != len(doc) - 2:
            continue
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        is_quoted = any(q.start - 1 <= start < q.end or q.start - 1 < end < q.end for q in quotes)
        if is_quoted or not _may_move(part, tokens, root):
            continue
        rest = text[:start].rstrip(" ,")
        if len(rest.split()) < _FEWEST_LEFT or (rest.count(",") % 2 and read_dates(rest)):
            continue
        moved = text[start:end]
        yield f"{moved[:1].upper()}{moved[1:]}, {inside(rest)}."


def _may_move(part: Any, tokens: list[Any], root: Any) -> bool:  # noqa: ANN401  # spaCy Tokens
    """Tell whether a part is of a kind that moves, whole, and can belong to no other verb or noun."""
    if tokens[-1].i - tokens[0].i + 1 != len(tokens):
        return False
    if not _FEWEST_WORDS <= len(tokens) <= _MOST_WORDS:
        return False
    if any(t.tag_ in ("PRP", "PRP$") for t in tokens):
        return False
    between = [t for t in root.doc[root.i + 1 : tokens[0].i]]
    if any(t.pos_ in ("VERB", "AUX") or t.text in (":", ";", "(") for t in between):
        return False
    if part.dep_ == "prep":
        return part.lower_ in _MOVING_PREPOSITIONS
    marks = [c.lower_ for c in part.children if c.dep_ in ("mark", "advmod") and c == tokens[0]]
    return part.dep_ == "advcl" and bool(marks) and marks[0] in _MOVING_CLAUSES


def day_first(text: str) -> str:
    """Return "On 4 May the port shut." of "The port on 4 May shut.": agencies put the day before the verb.

    >>> day_first("The port was shut on 4 May.")
    'The port was shut on 4 May.'
    """
    text = _HAS_ON_DAY.sub(r"\1 \2", text)
    match = _DAY_IN_FRONT.match(text)
    if match is None or _INSIDE_QUOTE.search(match["who"]) or read_dates(match["who"]):
        return text
    root = main_verb(text)
    who = match["who"]
    if root is None or root.idx < match.end() or not any(c.idx < len(who) for c in root.children):
        return text
    is_before = any(c.dep_ == "prep" and c.idx == len(who) + 1 for c in root.children)
    return (
        f"{match['day'][:1].upper()}{match['day'][1:]} {inside(who)} {match['rest']}"
        if is_before
        else text
    )
