"""The correct sentences: as written, and as their true edits, alone and together, make them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice

from tripwire.base import BaseEvent, Edit, Version, occurrences
from tripwire.cases import PARAPHRASE, Case, versions, with_words

_MOST_OF_ONE = 4  # more edits of one version would tell one sentence's fate too often


def controls(event: BaseEvent) -> Iterator[Case]:
    """Yield each version of each sentence of an event, then what its true edits make of it."""
    for _, version, case in versions(event):
        yield case
        edited = filter(None, (with_edits(case, edits) for edits in _sets(version)))
        for number, one in enumerate(islice(edited, _MOST_OF_ONE), 1):
            yield replace(one, id=f"{case.id}+{number}")


def _sets(version: Version) -> list[tuple[Edit, ...]]:
    """Return the edits all together, then one by one, then two by two."""
    edits = version.true
    sets = [edits, *combinations(edits, 1), *combinations(edits, 2)]
    return list(dict.fromkeys(one for one in sets if one))


def with_edits(case: Case, edits: tuple[Edit, ...]) -> Case | None:
    """Return a correct case with true edits made, or None where one takes another's words away."""
    for edit in edits:
        found = occurrences(edit.old, case.text)
        if len(found) != 1:
            return None
        case, *_ = with_words(case, found[0], found[0] + len(edit.old), edit.new)
        case = replace(case, how=(*case.how, edit.kind))
    return replace(case, label=PARAPHRASE, wording=PARAPHRASE)
