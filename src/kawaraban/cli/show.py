"""How the command line prints: data on stdout, progress and trouble on stderr, colour where asked."""

import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from kawaraban.model.outcome import Failed
from kawaraban.workflow.checking import CheckReport
from kawaraban.workflow.filters import Answer


def paint(words: str, colour: str, stream: TextIO) -> str:
    """Return words in a colour, where the stream is a terminal and NO_COLOR is not set."""
    if os.environ.get("NO_COLOR") or not stream.isatty():
        return words
    return f"\033[{colour}m{words}\033[0m"


def out(line: str = "") -> None:
    """Print a line of data."""
    print(line)


def err(line: str) -> None:
    """Print a line about the run."""
    print(line, file=sys.stderr)


def print_json(value: Any) -> None:  # noqa: ANN401  # JSON
    """Print one JSON value on one line."""
    print(json.dumps(value, ensure_ascii=False))


class Progress:
    """One line on stderr that counts, once a run takes over a second and a terminal looks on."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._count = 0
        self._shown = False

    def __call__(self, what: str) -> None:
        """Count one more thing done."""
        self._count += 1
        if sys.stderr.isatty() and time.monotonic() - self._start > 1:
            print(f"\r\033[K{self._count} {what[:70]}", end="", file=sys.stderr, flush=True)
            self._shown = True

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def clear_screen() -> None:
    """Clear the terminal, where one looks on."""
    if sys.stdout.isatty():
        print("\033[2J\033[H", end="")


def print_summary(report: CheckReport) -> None:
    """Print one line that counts what was checked and found."""
    sentences = sum(1 for _ in report.draft.sentences())
    counted = [
        _counted(report.errors, "error"),
        _counted(report.warnings, "warning"),
    ]
    sources = _counted(len(report.draft.articles), "source")
    out(f"{', '.join(counted)} in {_counted(sentences, 'sentence')}, against {sources}")
    if report.waived:
        out(f"{_counted(len(report.waived), 'finding')} waived")
    for waiver in report.lapsed:
        out(
            f"waiver lapsed: {waiver.check} “{waiver.words}” ({waiver.reason}); text or source changed"
        )
    if report.draft.articles and report.unjudged:
        out(f"{_counted(report.unjudged, 'detail')} no source could settle: left to a person")
    for failed in report.unread:
        err(f"not read: {failed.reason}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def print_failed(failed: Sequence[Failed]) -> None:
    """Print what did not work, a line each."""
    for one in failed:
        err(f"failed: {one.reason}")


def print_answers(answers: Iterable[Answer]) -> int:
    """Print a filter's lines; return 1 when a line could not be used."""
    status = 0
    for answer in answers:
        print_json(answer.line)
        status = 1 if answer.is_error else status
    return status
