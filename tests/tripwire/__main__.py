"""Runs the tripwire and prints its tables: `make tripwire`."""

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

from tripwire.base import FOLDER, RELATION, SPLITS, SURFACE, BaseError, BaseEvent, read_base
from tripwire.cases import NEAR, Case, tied
from tripwire.checkers import CHECKERS
from tripwire.controls import controls
from tripwire.figures import (
    alarms,
    evidence_ranks,
    false_alarms,
    recalls,
    recalls_by_difficulty,
    recalls_tied,
)
from tripwire.plant import planted
from tripwire.plant_issue import damaged, planted_issues
from tripwire.public import public_lines
from tripwire.report import alarm_lines, baseline_lines, recall_lines
from tripwire.score import run

PINNED = Path(__file__).parent / "pinned.json"


def all_cases(events: tuple[BaseEvent, ...]) -> tuple[Case, ...]:
    """Return every case of a split: correct sentences, then everything planted."""
    right = tuple(case for event in events for case in controls(event))
    return (*right, *planted(events), *planted_issues(events), *damaged(events))


def tied_cases(cases: tuple[Case, ...]) -> tuple[Case, ...]:
    """Return the near-verbatim sentences, right and wrong, as they stand when they cite words."""
    kinds = (NEAR, *SURFACE, *RELATION)
    return tuple(tied(one) for one in cases if one.wording == NEAR and one.label in kinds)


def main(arguments: list[str]) -> int:
    """Print the tables of both splits; return 2 when the base cannot be read."""
    parser = argparse.ArgumentParser(prog="tripwire", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, action="append", help="only this split")
    parser.add_argument(
        "--pin", action="store_true", help="keep this run's figures to compare with"
    )
    parser.add_argument(
        "--list", metavar="KIND", help="print dev's missed errors of a kind, or its false alarms"
    )
    options = parser.parse_args(arguments)
    try:
        events = {split: read_base(split) for split in options.split or SPLITS}
    except BaseError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not all(events.values()):
        sys.stderr.write(
            f"no events in {FOLDER}; the base is part of the repository: check it out\n"
        )
        return 2
    with ProcessPoolExecutor(2) as executor:
        if options.list:
            _write(_listed(events.get("dev") or read_base("dev"), options.list, executor))
            return 0
        pinned = json.loads(PINNED.read_text("utf-8")) if PINNED.exists() else {}
        fresh = {}
        for split, found in events.items():
            lines, fresh[split] = _split_lines(split, found, pinned.get(split, {}), executor)
            _write(iter(lines))
        _write(public_lines(executor))
    if options.pin:
        PINNED.write_text(json.dumps(pinned | fresh, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _split_lines(
    split: str, events: tuple[BaseEvent, ...], pinned: dict[str, float], executor: Executor
) -> tuple[list[str], dict[str, float]]:
    """Return the lines that a split prints, and its figures to pin."""
    cases = all_cases(events)
    runs = {name: run(name, cases, events, executor) for name in CHECKERS}
    citing = run("kawaraban", tied_cases(cases), events, executor)
    ours = runs["kawaraban"]
    found, false = recalls(ours), false_alarms(ours)
    wrong = sum(not case.is_right for case in cases)
    total, first, any_of = evidence_ranks(events)
    lines = [
        f"{split}: {len(events)} events, {sum(len(e.sentences) for e in events)} sentences, "
        f"{len(cases) - wrong} correct cases, {wrong} planted errors; "
        f"{1000 * ours.seconds / len(cases):.1f} ms CPU a case, sources read once",
        *recall_lines("planted error", found, pinned),
        *recall_lines("surface, by difficulty", recalls_by_difficulty(ours), pinned),
        *recall_lines("near-verbatim, words cited", recalls_tied(citing), pinned),
        *alarm_lines("correct sentences", false, pinned),
        *alarm_lines("near-verbatim, words cited", {"tied": alarms(citing.judged)}, pinned),
        *baseline_lines(runs),
        f"evidence: the first sentence found holds a gold passage for {100 * first / total:.1f} % of "
        f"{total} versions, one of the first three for {100 * any_of / total:.1f} %",
        "",
    ]
    found |= recalls_tied(citing)
    false["tied"] = alarms(citing.judged)
    fresh = {name: row.found / row.planted for name, row in found.items() if row.planted}
    fresh |= {name: row.errors / row.sentences for name, row in false.items() if row.sentences}
    return lines, {name: round(share, 4) for name, share in fresh.items()}


def _listed(events: tuple[BaseEvent, ...], kind: str, executor: Executor) -> Iterator[str]:
    """Yield dev's cases of a kind that were judged wrongly, with what was said of them."""
    judged = run("kawaraban", all_cases(events), events, executor).judged
    for one in judged:
        if one.case.label == kind and one.has_error == one.case.is_right:
            yield f"{one.case.id} [{one.case.difficulty}] {one.case.text}"
            if one.case.gold:
                yield f"    {one.case.text[one.case.start : one.case.end]!r} for {one.case.gold!r}"
            for flag in one.flags:
                yield f"    {flag.check}: {one.case.text[flag.start : flag.end]!r}"


def _write(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
