"""Prints what a scripted model gets into the sample month, honest or inventing: `make drafting`.

The honest model tells every sentence the other way round; an inventing one changes every fifth in one way.
"""

import json
from collections.abc import Callable
from typing import Any

from bench.sample import Sample, collected_sample

from kawaraban.model.issue import Issue
from kawaraban.workflow.writing import Writing, write_with
from scripted_model import INVENTIONS, honest, inventing, turned


def main() -> None:
    """Have the sample month told by each scripted model and print what of it was printed."""
    with collected_sample() as sample:
        floor = _texts(sample.issue)
        allowed = {*floor, *map(turned, floor)}
        told = _told(sample, honest)
        retold = sum(turned(text) != text for text in floor)
        print(f"drafting with a model, sample month, {len(floor)} sentences")
        print(
            f"  honest: {told.by_model} of {retold} retold sentences printed, the others as drafted"
        )
        planted = through = 0
        for kind in INVENTIONS:
            found = _told(sample, inventing(kind))
            planted += len(_asked(found) - allowed)
            through += sum(text not in allowed for text in _texts(found.issue))
        print(f"  inventing in {len(INVENTIONS)} ways: {planted} inventions, {through} printed")


def _told(sample: Sample, model: Callable[[Any], str]) -> Writing:
    return write_with(
        sample.issue,
        sample.month.articles,
        sample.desk.beat,
        "m",
        lambda body: model(json.loads(body)),
    )


def _texts(issue: Issue) -> list[str]:
    return [s.text for item in issue.items for s in item.sentences]


def _asked(writing: Writing) -> set[str]:
    answers = (json.loads(e.answer) for one in writing.items for e in one.exchanges)
    return {one["text"] for answer in answers for one in answer["sentences"]}


if __name__ == "__main__":
    main()
