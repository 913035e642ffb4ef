"""Prints how good drafts are: `make drafting`.

python -m drafting [--part dev|test] [--show] [FILE...]; --show prints the items of dev.
"""

import argparse
from pathlib import Path

from drafting.base import PARTS, load, load_file
from drafting.score import Result, draft_event, figures


def main() -> None:
    """Draft the events asked for and print the figures; with --show each item as well."""
    parser = argparse.ArgumentParser(prog="python -m drafting")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if asked.files:
        _report("files", [draft_event(load_file(path)) for path in asked.files], asked.show)
        return
    for part in (asked.part,) if asked.part else PARTS:
        _report(part, [draft_event(event) for event in load(part)], asked.show and part == "dev")


def _report(name: str, results: list[Result], show: bool) -> None:
    if show:
        for result in results:
            _show(result)
    print(f"drafting, {name}")
    for key, value in figures(results).items():
        print(f"  {key:30} {value:.3f}".rstrip("0").rstrip("."))


def _show(result: Result) -> None:
    print(f"\n== {result.event.id} {result.event.kind} {' '.join(result.event.shape)}")
    if result.item is None:
        print("  no item:", *(one.reason for one in result.left_out))
        return
    print(f"  {result.item.headline}\n  {result.item.kicker}")
    runs = iter(result.runs)
    for paragraph in result.item.paragraphs:
        for sentence in paragraph:
            print(f"  [{next(runs):2}] {sentence.text}")
        print()
    for nugget, told in zip(result.event.nuggets, result.told, strict=True):
        if not told:
            print(f"  - not told{' (vital)' if nugget.vital else ''}: {nugget.fact}")
    for why, text in result.trapped:
        print(f"  ! {why}: {text}")
    for error in result.errors:
        print(f"  ! {error}")


if __name__ == "__main__":
    main()
