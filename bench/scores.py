"""Scores: B-cubed for groups, nDCG for orders."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence


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


def ndcg(gains: Sequence[float], all_gains: Sequence[float], most: int) -> float:
    """Return the normalised discounted cumulative gain of an order's first places (Järvelin, Kekäläinen 2002).

    `gains` are in the order given; `all_gains` of everything there is, for the best order.

    >>> ndcg([3, 1], [1, 3], 2)
    1.0
    """
    best = _dcg(sorted(all_gains, reverse=True)[:most])
    return _dcg(gains[:most]) / best if best else 0.0


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))
