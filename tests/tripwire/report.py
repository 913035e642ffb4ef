"""Prints the tables: plain text, a recall and its false alarms on the same line."""

from collections.abc import Iterator, Mapping

from tripwire.cases import NEAR, PARAPHRASE
from tripwire.figures import Alarms, Recall, false_alarms, recalls
from tripwire.score import Run

Pinned = Mapping[str, float]


def recall_lines(title: str, rows: Mapping[str, Recall], pinned: Pinned) -> Iterator[str]:
    """Yield a table of recalls; the last column is the change against the pinned run, in points."""
    yield (
        f"{title:26} planted   found %  [95 %]      + warned  | unharmed twin flagged  "
        "told apart  at words  suggestion right   change"
    )
    for name, row in rows.items():
        if not row.planted:
            continue
        low, high = row.interval
        offered = f"{row.right:4}/{row.offered:<4}" if row.offered else "   -     "
        yield (
            f"  {name:24} {row.planted:7} {_share(row.found, row.planted):9} "
            f"[{100 * low:4.1f}-{100 * high:5.1f}] {_share(row.warned, row.planted):8}  | "
            f"{_share(row.twins_flagged, row.planted):20} {_share(row.told_apart, row.planted):11} "
            f"{_share(row.at_words, row.found):9} {offered:>17} {_change(name, row.found, row.planted, pinned)}"
        )


def alarm_lines(title: str, rows: Mapping[str, Alarms], pinned: Pinned) -> Iterator[str]:
    """Yield a table of false alarms; the last column is the change against the pinned run, in points."""
    yield f"{title:34} sentences   error %  [95 %]       error or warning %   change"
    for name, row in rows.items():
        if not row.sentences:
            continue
        low, high = row.interval
        yield (
            f"  {name:32} {row.sentences:9} {_share(row.errors, row.sentences):9} "
            f"[{100 * low:4.1f}-{100 * high:5.1f}] {_share(row.warned, row.sentences):18}"
            f"   {_change(name, row.errors, row.sentences, pinned)}"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _change(name: str, part: int, whole: int, pinned: Pinned) -> str:
    if name not in pinned:
        return "     new"
    change = 100 * (part / whole - pinned[name])
    return f"{change:+8.1f}" if abs(change) >= 0.05 else "       ."


def baseline_lines(runs: Mapping[str, Run]) -> Iterator[str]:
    """Yield a table of all checkers: recall on each group beside their false alarms."""
    yield (
        f"{'checker':20} surface found %  relation found %  | false errors %: near-verbatim"
        "  paraphrase  | surface told apart %  relation told apart %"
    )
    for name, one in runs.items():
        found, false = recalls(one), false_alarms(one)
        surface, relation = found["all surface"], found["all relation"]
        near, free = false[f"{NEAR}, all"], false[f"{PARAPHRASE}, all"]
        yield (
            f"  {name:18} {_share(surface.found, surface.planted):>14} "
            f"{_share(relation.found, relation.planted):>17}  | "
            f"{_share(near.errors, near.sentences):>28} {_share(free.errors, free.sentences):>11}  | "
            f"{_share(surface.told_apart, surface.planted):>19} "
            f"{_share(relation.told_apart, relation.planted):>22}"
        )
