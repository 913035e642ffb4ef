"""Scores: B-cubed for groups, shares for everything counted."""

from collections import defaultdict
from collections.abc import Mapping


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a grouping (Bagga and Baldwin 1998).

    >>> b_cubed({"a": "1", "b": "1"}, {"a": "x", "b": "x"})
    (1.0, 1.0, 1.0)
    """
    in_found: dict[str, set[str]] = defaultdict(set)
    in_gold: dict[str, set[str]] = defaultdict(set)
    for key in gold:
        in_found[found[key]].add(key)
        in_gold[gold[key]].add(key)
    shared = {key: len(in_found[found[key]] & in_gold[gold[key]]) for key in gold}
    precision = sum(shared[key] / len(in_found[found[key]]) for key in gold) / len(gold)
    recall = sum(shared[key] / len(in_gold[gold[key]]) for key in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)
