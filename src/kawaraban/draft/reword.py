"""Own words for a source's: changes that keep the meaning, made where a run of its words is too long."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kawaraban.draft.candidates import Candidate
from kawaraban.draft.changes import Change, find_changes
from kawaraban.draft.clauses import trimmed
from kawaraban.draft.order import day_first, fronted
from kawaraban.draft.speech import speaker_first
from kawaraban.text.copied import Run, copied_runs, longest_run

LONGEST_RUN = 7
VERY_LONG_RUN = 20


def own_words(candidate: Candidate, sources: Sequence[str]) -> Candidate:
    """Return a candidate in words as far from its sources' as they can be made, its longest run counted."""
    text = _in_order(reword(day_first(candidate.text), sources), sources)
    for most in (26, 22, 18):
        if longest_run(text, sources) > VERY_LONG_RUN:
            text = trimmed(text, most)
    return replace(candidate, text=text, run=longest_run(text, sources))


def _in_order(text: str, sources: Sequence[str]) -> str:
    """Return the sentence in the order that repeats its sources least; as it is where none is shorter."""
    if longest_run(text, sources) <= LONGEST_RUN:
        return text
    return min((text, *fronted(text)), key=lambda one: longest_run(one, sources))


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
        options = [(run, c) for run in runs for c in find_changes(text) if _breaks(run, c)]
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
