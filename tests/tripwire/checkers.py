"""What is measured: this program, and the baselines that show what its figures are worth."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kawaraban.check import run_checks
from kawaraban.model.article import Article
from kawaraban.model.finding import Severity
from kawaraban.model.issue import Draft
from tripwire.cases import Case


@dataclass(frozen=True, slots=True)
class Flag:
    """Words of the judged sentence that a checker objects to, and what it would put there."""

    start: int
    end: int
    is_error: bool = True
    change: str = ""
    check: str = ""


Checker = Callable[[Case, tuple[Article, ...]], tuple[Flag, ...]]


def kawaraban(case: Case, articles: tuple[Article, ...]) -> tuple[Flag, ...]:
    """Run every check on the case; notes are no objection."""
    findings = run_checks(Draft(case.issue(articles), articles, must_cite=case.must_cite))
    return tuple(
        Flag(
            f.start,
            f.end,
            f.severity is Severity.ERROR,
            f.suggestion.change if f.suggestion else "",
            f.check,
        )
        for f in findings
        if f.place in case.judged() and f.severity is not Severity.NOTE
    )


def everything(case: Case, articles: tuple[Article, ...]) -> tuple[Flag, ...]:
    """Object to every sentence."""
    return (Flag(0, len(case.text)),)


def nothing(case: Case, articles: tuple[Article, ...]) -> tuple[Flag, ...]:
    """Object to none."""
    return ()


def trivial(case: Case, articles: tuple[Article, ...]) -> tuple[Flag, ...]:
    """Object to each number and capitalised word (not the first) that no cited source has."""
    said = " ".join(f"{a.title} {a.text}" for a in articles).replace(",", "")
    known = set(re.findall(r"\w+", said))
    found = list(re.finditer(r"\d[\d,]*|\b[A-Z]\w*", case.text))
    return tuple(
        Flag(m.start(), m.end()) for m in found if m.start() and m[0].replace(",", "") not in known
    )


CHECKERS: dict[str, Checker] = {
    "kawaraban": kawaraban,
    "trivial rule": trivial,
    "flags everything": everything,
    "flags nothing": nothing,
}
