"""An issue laid out for printing: its notes numbered, its sources listed item by item."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Issue, Item, Reference, Sentence
from kawaraban.publish.words import base_language, inner_marks, period_words, short_words

DESK_LABEL = "the desk's own judgement"


@dataclass(frozen=True, slots=True)
class Note:
    """The words of a source that sentences of one item rest on.

    `number` counts through the issue; `source_number` is the source's in the item's list. `words`
    are at most 25, empty where the sentence names the source only.
    """

    number: int
    source_number: int
    reference: Reference
    words: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class PrintedSentence:
    """A sentence with its notes; `anchor` is its name within the issue."""

    sentence: Sentence
    notes: tuple[Note, ...]
    anchor: str
    language: str


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """An item with its notes; `anchor` is its name within the issue."""

    item: Item
    anchor: str
    paragraphs: tuple[tuple[PrintedSentence, ...], ...]
    notes: tuple[Note, ...]
    language: str

    def sources(self) -> Iterator[tuple[int, Reference, tuple[Note, ...]]]:
        """Yield the sources of the item: number, reference and the notes that quote them."""
        for number in dict.fromkeys(note.source_number for note in self.notes):
            notes = tuple(note for note in self.notes if note.source_number == number)
            yield number, notes[0].reference, notes

    def sentences_with(self, note: Note) -> tuple[PrintedSentence, ...]:
        """Return the sentences that carry this note."""
        return tuple(s for paragraph in self.paragraphs for s in paragraph if note in s.notes)


def lay_out(issue: Issue) -> tuple[PrintedItem, ...]:
    """Return the items of an issue with their notes, numbered in reading order."""
    printed: list[PrintedItem] = []
    count = 0
    for i, item in enumerate(issue.items, 1):
        notes = _number_notes(item.sentences, issue, count)
        count += len(notes)
        printed.append(_lay_out_item(item, f"item-{i}", notes, issue))
    return tuple(printed)


def _number_notes(sentences: Sequence[Sentence], issue: Issue, count: int) -> dict[Evidence, Note]:
    notes: dict[Evidence, Note] = {}
    spans: dict[tuple[str, str], Note] = {}
    sources: dict[str, int] = {}
    for evidence in (one for sentence in sentences for one in sentence.evidence):
        words, is_cut = short_words(evidence.exact)
        span = (evidence.source, words)
        if span not in spans:
            source_number = sources.setdefault(evidence.source, len(sources) + 1)
            reference = reference_of(evidence, issue)
            number = count + len(spans) + 1
            spans[span] = Note(number, source_number, reference, inner_marks(words), is_cut)
        notes[evidence] = spans[span]
    return notes


def _lay_out_item(
    item: Item, anchor: str, notes: dict[Evidence, Note], issue: Issue
) -> PrintedItem:
    default = _east_asian_language(issue)
    sentences = iter(range(1, 1 + sum(len(paragraph) for paragraph in item.paragraphs)))
    paragraphs = tuple(
        tuple(
            _lay_out_sentence(sentence, f"{anchor}-{next(sentences)}", notes, default)
            for sentence in paragraph
        )
        for paragraph in item.paragraphs
    )
    return PrintedItem(item, anchor, paragraphs, tuple(dict.fromkeys(notes.values())), default)


def _lay_out_sentence(
    sentence: Sentence, anchor: str, notes: dict[Evidence, Note], default: str
) -> PrintedSentence:
    mine = tuple(dict.fromkeys(notes[one] for one in sentence.evidence))
    languages = {note.reference.language for note in mine}
    east_asian = [one for one in languages if base_language(one) in ("ja", "zh", "ko")]
    language = east_asian[0] if len(east_asian) == 1 else default
    return PrintedSentence(sentence, mine, anchor, language)


def _east_asian_language(issue: Issue) -> str:
    """Return the language that Han characters in this issue are most likely in."""
    tags = (r.language for r in issue.references if base_language(r.language) in ("ja", "zh", "ko"))
    most = Counter(tags).most_common(1)
    return most[0][0] if most else "ja"


def reference_of(evidence: Evidence, issue: Issue) -> Reference:
    """Return the reference that evidence points at; one with only its id where there is none."""
    found = [one for one in issue.references if one.source == evidence.source]
    same_text = [one for one in found if one.source_hash == evidence.source_hash]
    missing = Reference(evidence.source, evidence.source, "", "", "und", None, evidence.source_hash)
    return (same_text or found or [missing])[0]


def status_line(issue: Issue) -> str:
    """Return what an issue says of itself: `Every sentence is tied to words in a source; ...`.

    It says so only where that is true; else it counts the sentences that are not tied.
    """
    sentences = [s for item in issue.items for s in item.sentences]
    loose = sum(not s.desk and not any(one.exact for one in s.evidence) for s in sentences)
    if loose:
        claim = f"{loose} of {len(sentences)} sentences are not yet tied to words in a source"
    elif any(s.desk and not s.evidence for s in sentences):
        claim = f"Every sentence is tied to words in a source or marked as {DESK_LABEL}"
    else:
        claim = "Every sentence is tied to words in a source"
    cited = {one.source: one for s in sentences for one in s.evidence}
    languages = {base_language(reference_of(one, issue).language) for one in cited.values()}
    return f"{claim}; {_count(len(cited), 'source')} in {_count(len(languages), 'language')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def issue_line(issue: Issue) -> str:
    """Return the period and number of an issue: `November 2024, No. 11`."""
    return ", ".join(filter(None, [period_words(issue.period), f"No. {issue.number}"]))
