"""Own words for a source's: changes that keep the meaning, made where a run of its words is too long."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from kawaraban.draft.candidates import Candidate
from kawaraban.draft.clauses import day_first, trimmed
from kawaraban.draft.speech import speaker_first
from kawaraban.text.copied import Run, copied_runs, longest_run
from kawaraban.text.parser import parse
from kawaraban.text.places import countries, country_of_word
from kawaraban.text.quotes import read_quotes

LONGEST_RUN = 7
VERY_LONG_RUN = 20
_THAT_VERBS = frozenset(
    "say announce confirm warn argue insist claim state note report estimate add tell believe".split()  # noqa: SIM905
)
_STATE_NOUNS = (
    "parliament|government|military|navy|army|air force|cabinet|president|prime minister|foreign minister"
    "|defence minister|finance minister|interior minister|central bank|economy|exports|imports|coastguard"
    "|police|ambassador|embassy|territory|airspace|waters|troops|forces|lawmakers|officials|authorities"
    "|currency|constitution|companies|ports|ships"
)
_NO_ADJECTIVE = frozenset(("US", "GB", "EU", "CF", "CD", "CG", "AE", "NZ", "PG"))
_LINKS = frozenset("that how what why who which when where whether if".split())  # noqa: SIM905
Change = tuple[int, int, str]


def own_words(candidate: Candidate, sources: Sequence[str]) -> Candidate:
    """Return a candidate in words as far from its sources' as they can be made, its longest run counted."""
    text = reword(day_first(candidate.text), sources)
    for most in (26, 22, 18):
        if longest_run(text, sources) > VERY_LONG_RUN:
            text = trimmed(text, most)
    return replace(candidate, text=text, run=longest_run(text, sources))


def reword(text: str, sources: Sequence[str]) -> str:
    """Return the sentence with as few changes as break every run of more than seven source words.

    Where no change can, the run stays: the sentence is as the source has it. Quotations are never
    touched.

    >>> reword("The fair was held in the field of energy.", ["The fair was held in the field of energy."])
    'The fair was held in energy.'
    """
    if not _long_runs(text, sources):
        return text
    turned = speaker_first(text)
    if turned and len(_long_runs(turned, sources)) <= len(_long_runs(text, sources)):
        text = turned
    for _ in range(6):
        runs = _long_runs(text, sources)
        options = [
            (run, change) for run in runs for change in _changes(text) if _breaks(run, change)
        ]
        if not options:
            break
        _, (start, end, words) = min(options, key=lambda one: _off_centre(*one))
        text = text[:start] + words + text[end:]
        text = re.sub(r"  +", " ", text)
        text = text[:1].upper() + text[1:]
    return text


def _long_runs(text: str, sources: Sequence[str]) -> list[Run]:
    return [run for run in copied_runs(text, sources) if run.words > LONGEST_RUN]


def _breaks(run: Run, change: Change) -> bool:
    return run.start <= change[0] and change[1] <= run.end


def _off_centre(run: Run, change: Change) -> float:
    """Return how far a change is from the middle of its run, as a share of it."""
    middle = (run.start + run.end) / 2
    return abs((change[0] + change[1]) / 2 - middle) / (run.end - run.start)


def _changes(text: str) -> list[Change]:
    quotes = read_quotes(text)
    found = [*_from_table(text), *_that(text), *_adjectives(text), *_swaps(text), *_relatives(text)]
    return [c for c in found if not any(q.start <= c[0] < q.end for q in quotes)]


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    raw = tomllib.loads((files(__package__) / "wording.toml").read_text("utf-8"))
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{left})(?![\w-])"), right) for left, right in raw["pairs"]
    )


def _from_table(text: str) -> Iterator[Change]:
    for pattern, words in _table():
        for match in pattern.finditer(text):
            yield match.start(), match.end(), words


def _that(text: str) -> Iterator[Change]:
    """Yield the places where "said it would" may become "said that it would"."""
    doc = parse(text)
    if doc is None:
        return
    for token in doc:
        if token.dep_ == "ccomp" and token.head.lemma_ in _THAT_VERBS and token.i > token.head.i:
            first = next(iter(token.subtree))
            has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in token.children)
            is_bare = first.lower_ not in _LINKS and first.text not in "'\"‘“,:"
            is_bare = is_bare and not any(c.dep_ in ("dobj", "dative") for c in token.head.children)
            is_bare = is_bare and any(
                c.dep_ == "nsubj" and c.i < token.head.i for c in token.head.children
            )
            is_bare = is_bare and token.head.i > 0 and doc[token.head.i - 1].text != ","
            if has_subject and is_bare and first.i == token.head.i + 1:
                yield first.idx, first.idx, "that "


def _swaps(text: str) -> Iterator[Change]:
    """Yield "B and A" for "A and B" where both are plain nouns, or both countries."""
    doc = parse(text)
    if doc is None:
        return
    for second in doc:
        first = second.head
        if (
            second.dep_ != "conj"
            or first.i + 2 != next(iter(second.subtree)).i
            or doc[first.i + 1].lower_ != "and"
        ):
            continue
        left, right = list(first.lefts), list(second.subtree)
        is_alone = not any(
            c.dep_ in ("conj", "prep", "relcl", "acl") and c != second for c in first.rights
        )
        if (
            not is_alone
            or right[-1] != second
            or first.dep_ in ("nsubj", "nsubjpass", "conj", "compound")
        ):
            continue
        if not _may_swap(first, left, second, right[:-1]) or first.head.lower_ in (
            "between",
            "both",
        ):
            continue
        start = left[0].idx if left else first.idx
        one, other = (
            text[start : first.idx + len(first)],
            text[right[0].idx : second.idx + len(second)],
        )
        yield start, second.idx + len(second), f"{other} and {one}"


def _may_swap(first: Any, left: list[Any], second: Any, right: list[Any]) -> bool:  # noqa: ANN401
    """Tell whether two joined nouns have each their own modifiers, or none."""
    if first.pos_ == second.pos_ == "PROPN":
        table = country_of_word()
        return not left and not right and first.text in table and second.text in table
    if not (first.tag_ == second.tag_ == "NNS" and first.pos_ == second.pos_ == "NOUN"):
        return False
    if any(t.pos_ in ("PRON", "NUM", "DET") or t.pos_ == "PROPN" for t in (*left, *right)):
        return False
    return not left or bool(right)


def _relatives(text: str) -> Iterator[Change]:
    """Yield the places where "goods that were seized" may be "goods seized"."""
    doc = parse(text)
    if doc is None:
        return
    for verb in doc:
        if verb.dep_ != "relcl" or verb.tag_ != "VBN":
            continue
        parts = list(verb.subtree)[:3]
        if len(parts) < 3 or parts[0].lower_ not in ("which", "that", "who") or parts[2] != verb:
            continue
        is_plain = (
            parts[1].lower_ in ("was", "were")
            and parts[0].i > 0
            and doc[parts[0].i - 1].text != ","
        )
        if is_plain:
            yield parts[0].idx, verb.idx, ""


def _adjectives(text: str) -> Iterator[Change]:
    """Yield "Japan's parliament" for "the Japanese parliament", and the other way round."""
    for country in countries():
        if country.code in _NO_ADJECTIVE or not country.demonyms:
            continue
        name, people = re.escape(country.name), re.escape(country.demonyms[0])
        for match in re.finditer(rf"\b(?<![A-Z]\w )[Tt]he {people} (?=(?:{_STATE_NOUNS})\b)", text):
            yield match.start(), match.end(), f"{country.name}'s "
        for match in re.finditer(rf"(?<!\w){name}['’]s (?=(?:{_STATE_NOUNS})\b)", text):
            yield match.start(), match.end(), f"the {country.demonyms[0]} "
