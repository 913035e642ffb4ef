"""How the command line prints: data on stdout, progress and trouble on stderr, colour where asked."""

import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any, TextIO
from urllib.parse import unquote

from kawaraban.model.article import Article
from kawaraban.model.finding import Finding, Severity
from kawaraban.model.outcome import Failed
from kawaraban.workflow.checking import CheckReport
from kawaraban.workflow.filters import Answer, finding_json

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_MOST_WORDS = 25


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


def print_findings(report: CheckReport) -> None:
    """Print findings as FILE:LINE: severity check: words, message, and the source's words."""
    publishers = {a.id: (_name(a), a.day) for a in report.draft.articles}
    for finding in report.findings:
        line = report.file.lines.get(finding.place, 1)
        severity = paint(finding.severity.value, _COLOURS[finding.severity], sys.stdout)
        words = _short(finding.words)
        out(f"{report.path}:{line}: {severity} {finding.check}: “{words}”: {finding.message}")
        for evidence in finding.evidence[:1]:
            name, day = publishers.get(evidence.source, ("source", None))
            when = f", {day}" if day else ""
            out(f"    {name}{when}: “{_short(evidence.exact)}”")


def _name(article: Article) -> str:
    """Return what to call a source: its publisher, or the name of its file."""
    if article.url.startswith("file:"):
        return unquote(article.url.rsplit("/", 1)[-1])
    return article.publisher or article.title


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts) if len(parts) <= _MOST_WORDS else " ".join(parts[:_MOST_WORDS]) + " …"


def print_summary(report: CheckReport) -> None:
    """Print one line that counts what was checked and found."""
    sentences = sum(1 for _ in report.draft.sentences())
    counted = [
        _counted(report.errors, "error"),
        _counted(report.warnings, "warning"),
    ]
    sources = _counted(len(report.draft.articles), "source")
    out(f"{', '.join(counted)} in {_counted(sentences, 'sentence')}, against {sources}")
    if report.draft.articles and report.unjudged:
        out(f"{_counted(report.unjudged, 'detail')} no source could settle: left to a person")
    for failed in report.unread:
        err(f"not read: {failed.reason}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def check_json(report: CheckReport) -> dict[str, Any]:
    """Return a checked file in the form of the contract."""
    return {
        "file": str(report.path),
        "findings": [_placed(finding, report) for finding in report.findings],
    }


def _placed(finding: Finding, report: CheckReport) -> dict[str, Any]:
    return finding_json(finding) | {
        "line": report.file.lines.get(finding.place, 1),
        "sentence": report.draft.text_at(finding.place),
    }


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
