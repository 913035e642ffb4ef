"""Waivers of a checked file: kept beside it as JSON, one a finding, each with its reason."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from kawaraban.model.errors import ConfigError
from kawaraban.model.finding import Finding
from kawaraban.model.issue import Draft
from kawaraban.model.waiver import Waiver, fingerprint


@dataclass(frozen=True, slots=True)
class Waived:
    """Findings left to report, those waived, and the waivers that fit nothing any more."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...] = ()
    lapsed: tuple[Waiver, ...] = ()


def waivers_path(path: Path) -> Path:
    """Return where the waivers of a file are kept: its name with .waivers.json after it."""
    return path.with_name(f"{path.name}.waivers.json")


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """Return the waivers of a checked file; none where it has none.

    Raises:
        ConfigError: The file of waivers cannot be read.
    """
    kept = waivers_path(path)
    if not kept.exists():
        return ()
    try:
        rows = json.loads(kept.read_text("utf-8"))
        return tuple(Waiver(**row | {"day": date.fromisoformat(row["day"])}) for row in rows)
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise ConfigError(f"{kept} cannot be read ({error}); mend it or remove it") from error


def apply_waivers(draft: Draft, findings: Sequence[Finding], waivers: Sequence[Waiver]) -> Waived:
    """Take out the findings that are waived as they stand."""
    keys = {finding: fingerprint(finding, draft.text_at(finding.place)) for finding in findings}
    given = {waiver.fingerprint for waiver in waivers}
    return Waived(
        tuple(one for one in findings if keys[one] not in given),
        tuple(one for one in findings if keys[one] in given),
        tuple(waiver for waiver in waivers if waiver.fingerprint not in keys.values()),
    )


def add_waiver(
    path: Path, draft: Draft, findings: Sequence[Finding], reason: str, day: date
) -> tuple[Waiver, ...]:
    """Keep a waiver for each of these findings beside the checked file, and return them."""
    fresh = tuple(
        Waiver(one.check, one.words, reason, day, fingerprint(one, draft.text_at(one.place)))
        for one in findings
    )
    kept = {one.fingerprint: one for one in (*read_waivers(path), *fresh)}
    rows = [asdict(one) | {"day": one.day.isoformat()} for one in kept.values()]
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    waivers_path(path).write_text(f"{text}\n", "utf-8")
    return fresh
