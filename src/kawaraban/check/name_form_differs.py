"""One person's name in two forms within an issue.

Finds "Shigeru Ishiba" where the issue has "Ishiba Shigeru" before it, and "Jose Munoz" beside "José
Muñoz". The first form is taken as the issue's own. Silent on a short form after the full one, on
names inside quotations and on names of one word.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Suggestion, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.bodies import BODY
from kawaraban.text.names import read_names
from kawaraban.text.places import country_of_word
from kawaraban.text.quotes import read_quotes
from kawaraban.text.scripts import fold

SEVERITY = Severity.WARNING

_MOST_PARTS = 4


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each name that the issue has in another form before."""
    forms: dict[frozenset[str], str] = {}
    for place, text in draft.texts():
        quotes = read_quotes(text)
        for name in read_names(text):
            parts = name.words.split(" ")
            if not 2 <= len(parts) <= _MOST_PARTS or BODY.search(name.words):
                continue
            if any(q.start <= name.start < q.end for q in quotes) or set(parts) & set(
                country_of_word()
            ):
                continue
            first = forms.setdefault(frozenset(fold(part) for part in parts), name.words)
            if first != name.words and not _is_in_capitals(first, name.words):
                yield Finding(place, name.start, name.end, name.words,
                              f"the issue has “{first}” before this", Verdict.NEEDS_PERSON, (),
                              Suggestion(change=first))  # fmt: skip


def _is_in_capitals(one: str, other: str) -> bool:
    """Tell whether two forms differ in capitals alone: a family name in a heading's capitals."""
    return one.casefold() == other.casefold()
