"""CPU time of checking a thousand sentences, and of checking them again after one edit.

python -m tripwire.speed
"""

import sys
import time
from dataclasses import replace

from kawaraban.check import run_checks
from kawaraban.model.issue import Draft, Item
from tripwire.base import read_base
from tripwire.cases import article_of, versions

SENTENCES = 1000


def draft() -> Draft:
    """Return a thousand versions of the dev part's sentences with their articles, an item an event."""
    articles, items, taken = [], [], 0
    for event in read_base("dev"):
        found = {one.id: article_of(event, one) for one in event.articles}
        articles += found.values()
        paragraphs = []
        for _, _, case in versions(event):
            if taken == SENTENCES:
                break
            issue = case.issue(tuple(found.values()))
            paragraphs += issue.items[0].paragraphs
            taken += 1
        if paragraphs:
            items.append(Item("", tuple(paragraphs)))
    return Draft(replace(issue, items=tuple(items)), tuple(articles))


def edited(before: Draft) -> Draft:
    """Return a draft with one more statement in one sentence."""
    item = before.issue.items[3]
    (first, *rest), *others = item.paragraphs
    changed = replace(first, text=f"{first.text} It was 17 January.")
    item = replace(item, paragraphs=((changed, *rest), *others))
    items = (*before.issue.items[:3], item, *before.issue.items[4:])
    return replace(before, issue=replace(before.issue, items=items))


def seconds(checked: Draft) -> float:
    """Return the CPU seconds that checking a draft takes."""
    start = time.process_time()
    run_checks(checked)
    return time.process_time() - start


def main() -> None:
    """Print the three times."""
    whole = draft()
    count = sum(1 for _ in whole.sentences())
    first, again, after = seconds(whole), seconds(whole), seconds(edited(whole))
    sys.stdout.write(
        f"{count} sentences, {len(whole.articles)} articles: {first:.2f} s CPU "
        f"({1000 * first / count:.1f} ms a sentence), again {again:.2f} s, after an edit {after:.2f} s\n"
    )


if __name__ == "__main__":
    main()
