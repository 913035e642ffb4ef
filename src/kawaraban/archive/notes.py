"""The notes at the end of an issue file: the words of a source that a mark stands for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kawaraban.archive.blocks import Block, unescape
from kawaraban.model.article import article_id
from kawaraban.model.errors import IssueError
from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Reference

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_VALUE = rf"(?:{_QUOTED}|[\w.'’/-]+(?: [\w.'’/-]+)*)"
_NOTE = re.compile(
    rf"(?:no reference|(?P<publisher>{_VALUE}), (?P<title>{_QUOTED}), "
    rf"(?P<published>\d{{4}}-\d\d-\d\d|undated), (?P<url>{_QUOTED}|<[^<>\\]*>), "
    rf"(?P<language>{_VALUE}))"
    rf"(?: (?P<exact>{_QUOTED}) at (?P<start>-?\d+)-(?P<end>-?\d+) in (?P<source>{_VALUE})"
    rf"(?:, after (?P<prefix>{_QUOTED}))?(?:, before (?P<suffix>{_QUOTED}))?"
    rf"| not cited (?P<uncited>{_VALUE}))"
    rf"(?:, source (?P<position>\d+), sha256 (?P<hash>{_VALUE}))?"
    rf"(?:, words from sha256 (?P<words_hash>{_VALUE}))?"
)
_FORM = (
    'PUBLISHER, "TITLE", 2024-11-25, <ADDRESS>, LANGUAGE "EXACT WORDS" at 120-180 in ARTICLE, '
    "source 1, sha256 HASH"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")


@dataclass(frozen=True, slots=True)
class Notes:
    """What the notes of a file hold: the evidence a mark stands for, and all references."""

    evidence: dict[str, Evidence]
    references: tuple[Reference, ...]


def read_notes(blocks: Iterable[Block], is_ours: bool) -> Notes:
    """Return the notes among these blocks.

    In a file of ours every note must be readable. In anyone's file a note of another form becomes
    evidence without words: the sentence names that source, and no more.

    Raises:
        IssueError: A note of our own file cannot be read, or its mark is used twice.
    """
    evidence: dict[str, Evidence] = {}
    references: dict[tuple[int, Reference], None] = {}
    for block in blocks:
        if block.kind != "note" or (block.label in evidence and not is_ours):
            continue
        if block.label in evidence:
            raise IssueError(f"line {block.line}: a second note [^{block.label}]; number it anew")
        found = _NOTE.fullmatch(block.text)
        if not found and is_ours:
            raise IssueError(
                f"line {block.line}: note [^{block.label}] cannot be read; write it {_FORM}"
            )
        reference = _reference(found) if found else _plain_reference(block)
        position = int(found["position"] or 0) if found else 0
        if reference:
            references[position, reference] = None
        if not found and reference:
            evidence[block.label] = Evidence(reference.source, "", 0, 0)
        elif found and found["exact"] is not None:
            evidence[block.label] = _evidence(found)
    ordered = sorted(references, key=lambda pair: pair[0] or len(references) + 1)
    return Notes(evidence, tuple(reference for _, reference in ordered))


def _value(text: str | None) -> str:
    if text and text[0] == '"':
        return unescape(text[1:-1])
    return text or ""


def _reference(found: re.Match[str]) -> Reference | None:
    if found["title"] is None:
        return None
    url = found["url"]
    return Reference(
        source=_value(found["source"] or found["uncited"]),
        publisher=_value(found["publisher"]),
        title=_value(found["title"]),
        url=url[1:-1] if url[0] == "<" else _value(url),
        language=_value(found["language"]),
        published=_day(found["published"]),
        source_hash=_value(found["hash"]),
    )


def _day(text: str) -> date | None:
    return None if text == "undated" else date.fromisoformat(text)


def _evidence(found: re.Match[str]) -> Evidence:
    return Evidence(
        source=_value(found["source"]),
        exact=_value(found["exact"]),
        start=int(found["start"]),
        end=int(found["end"]),
        prefix=_value(found["prefix"]),
        suffix=_value(found["suffix"]),
        source_hash=_value(found["words_hash"] or found["hash"]),
    )


def _plain_reference(block: Block) -> Reference:
    address = _ADDRESS.search(block.text)
    url = address[0].rstrip(".,;") if address else ""
    source = article_id(url) if url else f"note-{block.label}"
    return Reference(source, "", unescape(block.text), url, "und", None, "")
