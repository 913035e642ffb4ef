"""An issue file, or anyone's digest in Markdown, read into an Issue."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kawaraban.archive.blocks import Block, read_blocks, unescape
from kawaraban.archive.front_matter import FrontMatter, read_front_matter
from kawaraban.archive.headings import Head, split_head, split_plain_head
from kawaraban.archive.notes import Notes, read_notes
from kawaraban.archive.paragraphs import DESK, NO_SOURCE, MarkedSentence, read_sentences
from kawaraban.model.document import Document
from kawaraban.model.errors import IssueError
from kawaraban.model.issue import Issue, Item, Place, Sentence
from kawaraban.model.source import Period

ALL_DAYS = Period(date.min, date.max)

_KICKER = re.compile(r"\*(?!\*)((?:\\.|[^*\\])+)\*|_(?!_)((?:\\.|[^_\\])+)_")


@dataclass(frozen=True, slots=True)
class IssueFile:
    """An issue with the number (from 1) of the line that each place of it stands on.

    `unit` says what is counted: a line of the file, or a page or paragraph of a document. `text` holds
    the lines of a text file, and nothing of a document.
    """

    issue: Issue
    lines: Mapping[Place, int]
    unit: str = "line"
    text: tuple[str, ...] = ()


@dataclass(slots=True)
class _OpenItem:
    """An item still being read."""

    headline: str = ""
    level: int = 2
    kicker: str = ""
    paragraphs: list[tuple[Sentence, ...]] = field(default_factory=list)

    def closed(self) -> Item:
        return Item(self.headline, tuple(self.paragraphs), self.kicker, self.level)


def read_issue(text: str, default_period: Period | None = None) -> Issue:
    """Return the issue in this Markdown; see `read_issue_file`.

    Raises:
        IssueError: As `read_issue_file`.
    """
    return read_issue_file(text, default_period).issue


def locate(text: str) -> Mapping[Place, int]:
    """Return the line number (from 1) of every headline, sentence and entry of the headline list.

    Raises:
        IssueError: As `read_issue_file`.
    """
    return read_issue_file(text).lines


def read_issue_file(text: str, default_period: Period | None = None) -> IssueFile:
    """Read an issue file, or a plain digest without front matter or notes.

    The period of a plain digest is that of a heading such as "November 2024", else
    `default_period`, else all days. Words before the first headline become an item without one.

    Raises:
        IssueError: A field, note or mark of a file with front matter cannot be read; the message
            names the line.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    front = read_front_matter(lines)
    blocks = list(read_blocks(lines[front.length :], front.length + 1))
    notes = read_notes(blocks, is_ours=front.length > 0)
    split = split_head if front.length else split_plain_head
    head, body = split([block for block in blocks if block.kind != "note"])
    reader = _BodyReader(front, notes)
    for block in body:
        reader.read(block)
    issue = _issue(front, head, notes, reader, default_period or ALL_DAYS)
    places = {Place(None, None, k): block.line for k, block in enumerate(head.headlines)}
    return IssueFile(issue, places | reader.places, text=tuple(lines))


def read_document_file(document: Document, default_period: Period | None = None) -> IssueFile:
    """Read anyone's digest in another format, as `read_issue_file` reads a plain one."""
    read = read_issue_file(document.markdown, default_period)
    places = {place: document.position(line) for place, line in read.lines.items()}
    return IssueFile(read.issue, places, document.unit)


def _issue(
    front: FrontMatter, head: Head, notes: Notes, reader: "_BodyReader", default: Period
) -> Issue:
    return Issue(
        title=head.title or front.title,
        beat=front.beat,
        period=front.period or head.period or default,
        items=tuple(item.closed() for item in reader.items),
        headlines=tuple(unescape(block.text) for block in head.headlines),
        references=notes.references,
        number=front.number,
        language=front.language,
        status=front.status,
        corrections=tuple(front.corrections),
    )


class _BodyReader:
    """Collects items from blocks, and where each stands."""

    def __init__(self, front: FrontMatter, notes: Notes) -> None:
        self.items: list[_OpenItem] = []
        self.places: dict[Place, int] = {}
        self._front, self._notes = front, notes
        self._is_after_headline = False

    def read(self, block: Block) -> None:
        """Add a heading as a new item, anything else to the item being read."""
        if block.kind == "heading":
            self._open(block.line, unescape(block.text), block.level)
            return
        if not self.items:
            self._open(block.line)
        kicker = _KICKER.fullmatch(block.text) if self._is_after_headline else None
        self._is_after_headline = False
        if kicker:
            self.items[-1].kicker = unescape(kicker[1] or kicker[2])
        else:
            self._add_paragraph(block)

    def _open(self, line: int, headline: str = "", level: int = 2) -> None:
        self.places[Place(len(self.items))] = line
        self.items.append(_OpenItem(headline, level))
        self._is_after_headline = True

    def _add_paragraph(self, block: Block) -> None:
        item, paragraphs = len(self.items) - 1, self.items[-1].paragraphs
        language = self._front.language
        marked = list(read_sentences(block, self._is_mark, language))
        for k, sentence in enumerate(marked):
            self.places[Place(item, len(paragraphs), k)] = sentence.line
        if marked:
            self.places[Place(item, len(paragraphs))] = block.line
            paragraphs.append(tuple(self._sentence(one) for one in marked))

    def _is_mark(self, label: str) -> bool:
        # In a file of ours an unknown mark is an error, not text: `_sentence` names it.
        is_known = label in self._notes.evidence or label in (DESK, NO_SOURCE)
        return is_known or self._front.length > 0

    def _sentence(self, marked: MarkedSentence) -> Sentence:
        labels = [one for one in marked.labels if one not in (DESK, NO_SOURCE)]
        for label in labels:
            if label not in self._notes.evidence:
                raise IssueError(
                    f"line {marked.line}: no note stands for the mark [^{label}]; "
                    "add the note or take the mark out"
                )
        evidence = tuple(self._notes.evidence[label] for label in labels)
        return Sentence(marked.text, evidence, DESK in marked.labels)
