"""A person, body or thing that the sources do not name.

Finds "Fumio Kishida" where the cited words name Shigeru Ishiba. Every word of the name must occur
there, or stand for one that does: a people for its country, a capital for its government, initials
for the long form, an alias of the beat. Silent on titles and common nouns in capitals, on a lone
word that opens a sentence, without sources, and where no source is in a language it reads.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Detail, Finding, Severity, Verdict
from kawaraban.model.issue import Draft
from kawaraban.text.details import report

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each name that no source has."""
    yield from report(draft, "name", Verdict.NOT_FOUND, _say)


def _say(detail: Detail) -> str:
    return f"the sources do not name {detail.words} here"
