"""Issue -> the issue file: plain Markdown that `archive.issue_file` reads back to the same issue."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Issue, Item, Reference, Sentence
from kawaraban.publish.markdown_text import escape, escape_heading, escape_sentence, quote
from kawaraban.text.sentences import split_sentences

_PLAIN_KEY = re.compile(r"(?!(?:true|false|yes|no|null|on|off|y|n)$)[a-z][a-z0-9-]*")
_PLAIN_NAME = re.compile(r"[\w.'’/-]+(?: [\w.'’/-]+)*")
_PLAIN_ADDRESS = re.compile(r"[^\s<>\\]*")
_UNENDED = re.compile(r"[^\W_]$|,$")


@dataclass(frozen=True, slots=True)
class _Note:
    """One footnote: the words of a source, or with `evidence` None a source no sentence cites."""

    evidence: Evidence | None
    reference: Reference | None
    position: int


def render_markdown(issue: Issue) -> str:
    """Return the issue file of an issue.

    Reading it back gives an equal issue, as long as its paragraphs and sentences are not empty and
    its levels are 1 to 6. A sentence without evidence carries no mark, or `[^?]` where the
    splitter could not find its end again.
    """
    notes = _collect_notes(issue)
    labels = {n.evidence: str(i) for i, n in enumerate(notes, 1) if n.evidence is not None}
    blocks = [_front_matter(issue), f"# {escape_heading(issue.title)}".rstrip()]
    if issue.headlines:
        blocks.append("\n".join(f"- {escape(line)}".rstrip() for line in issue.headlines))
    for item in issue.items:
        blocks += _item_blocks(item, labels, issue.language)
    blocks += [_note_block(str(i), note) for i, note in enumerate(notes, 1)]
    return "\n\n".join(blocks) + "\n"


def _front_matter(issue: Issue) -> str:
    period = f"{issue.period.start.isoformat()}/{issue.period.end.isoformat()}"
    lines = [
        "---",
        f"title: {_json(issue.title)}",
        f"beat: {_key(issue.beat)}",
        f"period: {period}",
        f"number: {issue.number}",
        f"language: {_key(issue.language)}",
        f"status: {_key(issue.status)}",
        "corrections:" if issue.corrections else "corrections: []",
        *(f"  - {one.day.isoformat()}: {_json(one.text)}" for one in issue.corrections),
        "---",
    ]
    return "\n".join(lines)


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _key(text: str) -> str:
    return text if _PLAIN_KEY.fullmatch(text) else _json(text)


def _item_blocks(item: Item, labels: dict[Evidence, str], language: str) -> Iterable[str]:
    yield f"{'#' * min(max(item.level, 1), 6)} {escape_heading(item.headline)}".rstrip()
    if item.kicker:
        yield f"*{escape(item.kicker)}*"
    for paragraph in item.paragraphs:
        yield _paragraph(paragraph, labels, language)


def _paragraph(paragraph: tuple[Sentence, ...], labels: dict[Evidence, str], language: str) -> str:
    texts = [escape_sentence(sentence.text, language) for sentence in paragraph]
    marks = [_marks(sentence, labels) for sentence in paragraph]
    _guard_small_letters(texts, marks)
    _mark_lost_ends(texts, marks, language)
    _guard_small_letters(texts, marks)
    return " ".join(text + mark for text, mark in zip(texts, marks, strict=True))


def _marks(sentence: Sentence, labels: dict[Evidence, str]) -> str:
    desk = "[^desk]" if sentence.desk else ""
    return desk + "".join(f"[^{labels[one]}]" for one in sentence.evidence)


def _guard_small_letters(texts: list[str], marks: list[str]) -> None:
    """Hide a first small letter that a reader would join to the words before a mark."""
    for i in range(1, len(texts)):
        if marks[i - 1] and _UNENDED.search(texts[i - 1]) and re.match("[a-z]", texts[i]):
            texts[i] = f"&#{ord(texts[i][0])};{texts[i][1:]}"


def _mark_lost_ends(texts: list[str], marks: list[str], language: str) -> None:
    """Put `[^?]` after unmarked sentences whose ends the splitter would not find again."""
    start = 0
    for i in range(len(texts)):
        if not marks[i] and i + 1 < len(texts):
            continue
        run = texts[start : i + 1]
        joined = " ".join(run)
        if [span.of(joined) for span in split_sentences(joined, language)] != run:
            marks[start : i + 1] = [mark or "[^?]" for mark in marks[start : i + 1]]
        start = i + 1


def _collect_notes(issue: Issue) -> list[_Note]:
    """Return one note for each distinct evidence, in reading order, then the sources uncited."""
    sentences = (s for item in issue.items for s in item.sentences)
    cited = dict.fromkeys(one for sentence in sentences for one in sentence.evidence)
    notes = [_note_of(evidence, issue.references) for evidence in cited]
    used = {note.position for note in notes}
    rest = [
        _Note(None, reference, position)
        for position, reference in enumerate(issue.references, 1)
        if position not in used
    ]
    return notes + rest


def _note_of(evidence: Evidence, references: tuple[Reference, ...]) -> _Note:
    found = [(r, i) for i, r in enumerate(references, 1) if r.source == evidence.source]
    same_text = [(r, i) for r, i in found if r.source_hash == evidence.source_hash]
    if not found:
        return _Note(evidence, None, 0)
    reference, position = (same_text or found)[0]
    return _Note(evidence, reference, position)


def _note_block(label: str, note: _Note) -> str:
    lines = [f"[^{label}]: {_describe(note.reference)}"]
    if note.evidence is not None:
        lines.append(quote(note.evidence.exact))
    lines.append(_whereabouts(note))
    return "\n    ".join(lines)


def _describe(reference: Reference | None) -> str:
    if reference is None:
        return "no reference"
    day = reference.published.isoformat() if reference.published else "undated"
    is_plain = _PLAIN_ADDRESS.fullmatch(reference.url)
    address = f"<{reference.url}>" if is_plain else quote(reference.url)
    return ", ".join(
        [
            _name(reference.publisher),
            quote(reference.title),
            day,
            address,
            _name(reference.language),
        ]
    )


def _name(text: str) -> str:
    return text if _PLAIN_NAME.fullmatch(text) else quote(text)


def _whereabouts(note: _Note) -> str:
    """Return where the words stand: what finds them again in the hashed text."""
    evidence, reference = note.evidence, note.reference
    parts = []
    if evidence is not None:
        parts.append(f"at {evidence.start}-{evidence.end} in {_name(evidence.source)}")
        parts += [f"after {quote(evidence.prefix)}"] if evidence.prefix else []
        parts += [f"before {quote(evidence.suffix)}"] if evidence.suffix else []
    elif reference is not None:
        parts.append(f"not cited {_name(reference.source)}")
    if reference is not None:
        parts.append(f"source {note.position}")
        parts.append(f"sha256 {_name(reference.source_hash)}")
    if evidence is not None and (not reference or reference.source_hash != evidence.source_hash):
        parts.append(f"words from sha256 {_name(evidence.source_hash)}")
    return ", ".join(parts)
