"""The list of headlines at the head does not match the items' headlines.

Finds "Japan-China security advisers meet" in the list where the item says "Japan's NSA meets China
FM", an item left out of the list and an entry without an item. Capitals and spaces may differ.
Silent for an issue without such a list.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from kawaraban.model.finding import Finding, Severity, Suggestion, Verdict
from kawaraban.model.issue import Draft, Place

SEVERITY = Severity.ERROR


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each entry or headline without its twin."""
    listed, items = draft.issue.headlines, draft.issue.items
    if not listed:
        return
    heads = {_plain(item.headline): item.headline for item in items}
    entries = {_plain(entry) for entry in listed}
    for i, entry in enumerate(listed):
        if _plain(entry) not in heads:
            near = max(heads.values(), key=lambda head: fuzz.ratio(entry, head), default="")
            change = Suggestion(change=near) if near else None
            message = f"no item has this headline; the nearest is “{near}”"
            yield Finding(Place(None, None, i), 0, len(entry), entry, message,
                          Verdict.CONTRADICTED, (), change)  # fmt: skip
    for i, item in enumerate(items):
        if _plain(item.headline) not in entries and len(listed) < len(items):
            message = "this headline is missing from the list at the head"
            yield Finding(Place(i), 0, len(item.headline), item.headline, message)


def _plain(headline: str) -> str:
    return " ".join(headline.lower().split()).rstrip(".")
