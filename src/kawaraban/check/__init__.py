"""Checks: every module in this package is one check, named for the fault it finds."""

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Protocol, cast

from kawaraban.model.finding import Finding, Severity
from kawaraban.model.issue import Draft, Place


class Check(Protocol):
    """What a check module offers; its docstring is its manual page."""

    __doc__: str | None
    SEVERITY: Severity

    def find(self, draft: Draft, /) -> Iterator[Finding]:
        """Yield a finding for each fault in the draft."""
        ...


def load_checks() -> dict[str, Check]:
    """Return every check by name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: cast(Check, import_module(f"{__name__}.{name}")) for name in names}


def run_checks(draft: Draft) -> tuple[Finding, ...]:
    """Return the findings of every check, in reading order; a check that fails fails the run."""
    found = [
        replace(finding, check=name, severity=check.SEVERITY)
        for name, check in load_checks().items()
        for finding in check.find(draft)
    ]
    return tuple(sorted(found, key=_reading_order))


def _reading_order(finding: Finding) -> tuple[int, int, int, int, str]:
    return (*_numbers(finding.place), finding.start, finding.check)


def _numbers(place: Place) -> tuple[int, int, int]:
    """Put the list of headlines before the items, and a headline before its paragraphs."""
    parts = (place.item, place.paragraph, place.sentence)
    first, second, third = (-1 if part is None else part for part in parts)
    return first, second, third
