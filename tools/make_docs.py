"""Write docs/checks.md and docs/commands.md from the code they describe.

Run `python tools/make_docs.py` after a change to a check's docstring or to a command; with
`--check` it writes nothing and exits 1 where a page is stale.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

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


def stale_pages(write: bool) -> list[str]:
    """Return the names of the pages that differ from the code, and write them when asked."""
    pages = {
        "checks.md": checks_page(load_checks()),
        "commands.md": commands_page(build_parser()),
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
    parser = argparse.ArgumentParser(description="Write docs/checks.md and docs/commands.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    only_checks = parser.parse_args(argv).check
    stale = stale_pages(write=not only_checks)
    for name in stale:
        sys.stderr.write(f"docs/{name} {'is stale' if only_checks else 'written'}\n")
    return 1 if stale and only_checks else 0


if __name__ == "__main__":
    sys.exit(main())
