"""How findings are printed: as text, JSON, SARIF (OASIS 2.1.0), or GitHub's annotations."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import kawaraban
from kawaraban.check import load_checks
from kawaraban.cli.show import paint
from kawaraban.model.finding import Finding, Severity
from kawaraban.workflow.checking import CheckReport
from kawaraban.workflow.filters import finding_json
from kawaraban.workflow.second_reader import source_name

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_MOST_WORDS = 25
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def text_lines(report: CheckReport) -> Iterator[str]:
    """Yield findings as FILE:LINE:COLUMN (or FILE, page N) and message, the source's words below."""
    names = {article.id: source_name(article) for article in report.draft.articles}
    for finding in report.findings:
        severity = paint(finding.severity.value, _COLOURS[finding.severity], sys.stdout)
        words = _short(finding.words)
        yield f"{_where(finding, report)}: {severity} {finding.check}: “{words}”: {finding.message}"
        for evidence in finding.evidence[:1]:
            yield f"    {names.get(evidence.source, 'source')}: “{_short(evidence.exact)}”"
        if finding.suggestion and finding.suggestion.add_source:
            yield f"    or cite {finding.suggestion.add_source} too, which has it"


def json_lines(report: CheckReport) -> Iterator[str]:
    """Yield a checked file in the form of the contract, on one line."""
    findings = [_placed(finding, report) for finding in report.findings]
    yield json.dumps({"file": str(report.path), "findings": findings}, ensure_ascii=False)


def _placed(finding: Finding, report: CheckReport) -> dict[str, Any]:
    line, column = report.file_position(finding)
    where = {"line": line, "column": column} if report.file.unit == "line" else {}
    where = where or {report.file.unit: line}
    return finding_json(finding) | where | {"sentence": report.draft.text_at(finding.place)}


def sarif_lines(report: CheckReport) -> Iterator[str]:
    """Yield a checked file as a SARIF 2.1.0 log on one line."""
    checks = load_checks()
    rules = [
        {"id": name, "shortDescription": {"text": (one.__doc__ or name).splitlines()[0]}}
        for name, one in checks.items()
    ]
    driver = {"name": "kawaraban", "version": kawaraban.__version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, report) for finding in report.findings],
    }
    yield json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _sarif_result(finding: Finding, report: CheckReport) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": report.path.as_posix()}}
    line, column = report.file_position(finding)
    if report.file.unit == "line":
        end = column + len(finding.words)
        place["region"] = {"startLine": line, "startColumn": column, "endColumn": end}
    else:
        place["region"] = {"startLine": line, "message": {"text": f"{report.file.unit} {line}"}}
    return {
        "ruleId": finding.check,
        "level": finding.severity.value,
        "message": {"text": f"“{finding.words}”: {finding.message}"},
        "locations": [{"physicalLocation": place}],
    }


def github_lines(report: CheckReport) -> Iterator[str]:
    """Yield findings as commands that GitHub shows beside the line (workflow commands)."""
    levels = {Severity.NOTE: "notice"}
    for finding in report.findings:
        line, column = report.file_position(finding)
        level = levels.get(finding.severity, finding.severity.value)
        message = _escaped(f"“{finding.words}”: {finding.message}")
        place = f"file={report.path},line={line},col={column},title={finding.check}"
        yield f"::{level} {place}::{message}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _where(finding: Finding, report: CheckReport) -> str:
    line, column = report.file_position(finding)
    if report.file.unit != "line":
        return f"{report.path}, {report.file.unit} {line}"
    return f"{report.path}:{line}:{column}"


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts) if len(parts) <= _MOST_WORDS else " ".join(parts[:_MOST_WORDS]) + " …"


FORMATS: dict[str, Callable[[CheckReport], Iterator[str]]] = {
    "text": text_lines,
    "json": json_lines,
    "sarif": sarif_lines,
    "github": github_lines,
}
