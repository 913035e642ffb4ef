"""Write docs/checks.md, docs/commands.md and docs/ranking.md from the code they describe.

Run `python tools/make_docs.py` after a change to a check's docstring, a command or a weight; with
`--check` it writes nothing and exits 1 where a page is stale.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from kawaraban import rank
from kawaraban.check import Check, load_checks
from kawaraban.cli.main import build_parser

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 88
MADE = "<!-- Made by tools/make_docs.py; change the code it reads, not this page. -->"
PARTS = re.compile(r"(?<=[.)]) (?=(?:Finds|Ignores|Silent|Allows|Compares|Looks) )")
FIRST_WORD = re.compile(r"^(Finds|Ignores|Silent|Allows|Compares|Looks)\b")


def checks_page(checks: Mapping[str, Check]) -> str:
    """Return the page of all checks: what each finds, what it ignores, when it stays silent."""
    counts = Counter(check.SEVERITY.value for check in checks.values())
    counted = ", ".join(f"{count} of severity {name}" for name, count in counts.most_common())
    head = f"""{MADE}

# Checks

Kawaraban has {len(checks)} checks: {counted}.

An error holds an issue back: `publish` refuses it. A warning does not; `check --strict` exits 1 on
warnings too. Each section is the check's own docstring. The cases it is tested with lie beside it
in `src/kawaraban/check/`, in the file of the same name that ends in `.toml`.
"""
    return "\n".join([head, *(_check_section(name, check) for name, check in checks.items())])


def _check_section(name: str, check: Check) -> str:
    summary, _, rest = (check.__doc__ or "").strip().partition("\n\n")
    parts = PARTS.split(" ".join(rest.split()))
    lines = [FIRST_WORD.sub(r"**\1**", part).replace("<", "\\<") for part in parts if part]
    points = "".join(f"- {line}\n" for line in lines)
    severity = check.SEVERITY.value.capitalize()
    return f"## `{name}`\n\n{severity}. {' '.join(summary.split())}\n\n{points}"


def commands_page(parser: argparse.ArgumentParser) -> str:
    """Return the page of all commands: the text that `--help` prints for each."""
    head = f"""{MADE}

# Commands

Data go to standard output; progress, failures and refusals go to standard error. A command exits 0
when all is done, 1 when an error was found or a part failed (each is named), and 2 when it was used
wrongly or nothing could be done. It finds its desk as git finds a repository: the nearest
folder upwards that holds a `beat.toml`, or the one named with `--desk`.
"""
    sections = [_command_section("kawaraban", parser, argparse.HelpFormatter)]
    for name, one in subparsers(parser).items():
        form = argparse.RawDescriptionHelpFormatter
        sections.append(_command_section(f"kawaraban {name}", one, form))
    return "\n".join([head, *sections])


def subparsers(parser: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """Return the parser of each command by name, in the order they are listed."""
    choices = next(action.choices for action in parser._actions if action.dest == "command")
    return cast(Mapping[str, argparse.ArgumentParser], choices)


def _command_section(
    name: str, parser: argparse.ArgumentParser, form: type[argparse.HelpFormatter]
) -> str:
    def in_width(prog: str) -> argparse.HelpFormatter:
        return form(prog, width=WIDTH)  # whatever the terminal's

    parser.formatter_class = in_width
    return f"## `{name}`\n\n```text\n{parser.format_help().rstrip()}\n```\n"


def ranking_page() -> str:
    """Return the page of the ranking formula, with the weights the code has."""
    offices = "\n".join(f"| {name} | {score:g} |" for name, score, _ in rank.OFFICES)
    kinds = "\n".join(f"| {name} | {score:g} |" for name, score, _ in rank.KINDS)
    return f"""{MADE}

# Ranking

`kawaraban events --period 2024-11` orders a period's events by the sum of these points. `--why EVENT`
shows an event's own, `--why-not EVENT` what keeps it out of the issue.

| what | points |
|---|---|
| watched words (beat.toml), in a third or more of the titles and leads | up to {rank.WATCHED_MOST:g} |
| the highest office named in titles and leads | see below |
| the kind of event, by the first words of two articles (or of the only one) | see below |
| independent sources: near-copies of one report count once | {rank.ORIGIN:g} × log2(1 + sources) |
| an official source among them | {rank.OFFICIAL:g} |
| countries named in titles, each after the first | {rank.SIDE:g}, up to {rank.SIDES_MOST:g} |
| languages, each after the first | {rank.LANGUAGE:g}, up to {rank.LANGUAGES_MOST:g} |

Then the sum is multiplied:

| when | by |
|---|---|
| titles and leads name none of the beat's `subjects`, if it has any | {rank.ASIDE:g} |
| an earlier issue of the desk holds nine tenths of what a title says | {rank.TOLD_BEFORE:g} |

An event with neither a watched word nor a subject is not of the beat and is left out. Ties are ordered
by first day, then by id. Events whose titles and leads share two rare names or more, {rank.SAME_STORY:.0%} of
the fewer, are one story; an issue prints two items of a story at most.

| office | points |
|---|---|
{offices}

| kind of event, the first that fits | points |
|---|---|
{kinds}

A published list of weights is no law of news: they were set by hand on the sample month and checked on a
second beat (docs/measured.md). Change what you watch before you change a weight.

Below the list, `events` and `draft` say what the period lacks: watched words that no event holds, and
sources of the beat that published nothing in it.
"""


def stale_pages(write: bool) -> list[str]:
    """Return the names of the pages that differ from the code, and write them when asked."""
    pages = {
        "checks.md": checks_page(load_checks()),
        "commands.md": commands_page(build_parser()),
        "ranking.md": ranking_page(),
    }
    stale = []
    for name, text in pages.items():
        path = DOCS / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if write:
                path.write_text(text, "utf-8")
    return stale


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pages, or with --check only say which are stale."""
    parser = argparse.ArgumentParser(description="Write the pages made from code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    only_checks = parser.parse_args(argv).check
    stale = stale_pages(write=not only_checks)
    for name in stale:
        sys.stderr.write(f"docs/{name} {'is stale' if only_checks else 'written'}\n")
    return 1 if stale and only_checks else 0


if __name__ == "__main__":
    sys.exit(main())
