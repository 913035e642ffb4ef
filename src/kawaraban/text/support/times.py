"""Is this time of day in the sources?"""

import re

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Verdict
from kawaraban.text.support.scope import Scope
from kawaraban.text.times import Time, same_time
from kawaraban.text.units import in_unit


def judge_time(time: Time, before: str, scope: Scope) -> Detail:
    """Return the verdict on a time of day; an edge, or another zone's, is left to a person."""
    other: tuple[Evidence, str] | None = None
    for window in scope.places():
        for found in window.reading.times:
            if not window.span.start <= found.start < window.span.end:
                continue
            if same_time(time, found):
                return _detail(time, Verdict.SUPPORTED, window.evidence(found.start, found.end))
            if _is_zone_told(window.reading.article.text, found):
                return _detail(time, Verdict.NEEDS_PERSON)
            other = other or (window.sentence_evidence(found.start), found.words)
    if _is_about(before) or _is_later(time, scope):
        return _detail(time, Verdict.NEEDS_PERSON)
    if not scope.readings or not scope.is_dated:
        return _detail(time, Verdict.NEEDS_PERSON)
    return (
        _detail(time, Verdict.CONTRADICTED, *other) if other else _detail(time, Verdict.NOT_FOUND)
    )


def _is_about(before: str) -> bool:
    """Tell whether the words before a time give it as an edge: "before noon", "shortly after nine"."""
    return bool(re.search(r"\b(?:before|after|by|around|about|towards?|until|past) $", before))


def _is_later(time: Time, scope: Scope) -> bool:
    """Tell whether a time lies as long after one there as the sources say something took."""
    lengths = [
        length
        for reading in scope.readings
        for number in reading.numbers
        if (length := in_unit(number.value, number.unit, "minute"))
    ]
    return any(
        (found.minute + sign * length - time.minute) % 720 == 0
        for reading in scope.readings
        for found in reading.times
        for length in lengths
        for sign in (1, -1)
    )


def _is_zone_told(text: str, time: Time) -> bool:
    """Tell whether a source's time is told in a zone: the sentence may give the local one."""
    after = text[time.end : time.end + 14]
    return any(zone in after for zone in ("GMT", "UTC", "CET", "local", "JST", "heure locale"))


def _detail(
    time: Time, verdict: Verdict, evidence: Evidence | None = None, expected: str = ""
) -> Detail:
    found = (evidence,) if evidence else ()
    return Detail("time", time.start, time.end, time.words, verdict, found, expected)
