"""The tick sheet: every detail of a digest with what its sources say, for the second reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """One detail: where it stands, its words and kind, the verdict, and the source's exact words."""

    place: str
    sentence: str
    kind: str
    words: str
    verdict: str
    source: str
    exact: str
