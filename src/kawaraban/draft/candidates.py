"""Which sentences of an event's articles the digest may use, already in house form.

A sentence is left out when it leans on what the digest does not print (this, such a, the document),
speaks in the first person, corrects the article itself, or holds a time that cannot be made a date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kawaraban.draft.clauses import parted, promoted, trimmed, without_one_part
from kawaraban.draft.edits import house_style, strip_opening, whole_dates
from kawaraban.draft.persons import Person
from kawaraban.draft.pointers import has_subject, is_separate
from kawaraban.draft.pronouns import Subject, resolve_opening, subject_of
from kawaraban.draft.quotations import whole_quotation
from kawaraban.draft.standing import SAYS, past_progressive, stands_alone, unpointed
from kawaraban.model.evidence import Evidence
from kawaraban.text.dates import DateMention, read_dates
from kawaraban.text.evidence import quote_span
from kawaraban.text.quotes import without_quotes
from kawaraban.text.reading import Reading
from kawaraban.text.scripts import plain_marks

_ABOUT_ITSELF = re.compile(
    r"^(?:Correction|Update|Updated|Clarification|Editor|Read more|Photo|File photo|Subscribe|Sign up)\b|"
    r"\bas follows\b|\b(?:later|earlier) this (?:month|year)\b|"
    r"\bthis (?:article|story|report|newspaper|website|commentary|note|essay|brief)\b|"
    r"\b(?:could not|not) independently\b|"
    r"\bdeclined to (?:comment|be named|answer|discuss|say|give|confirm|elaborate)\b|"
    r"\b(?:did|has|had|have) not (?:immediately )?(?:respond|replied|answered|reply|commented)\b|"
    r"\b(?:not|nor) authori[sz]ed to (?:speak|comment|discuss)\b|\basked not to be (?:named|identified)\b|"
    r"\bfor comment\b.*\bnot\b|\?$",
    re.IGNORECASE,
)
# Slugs, bylines, captions and lists of other reports that some sites leave in the text.
_NOT_PROSE = re.compile(
    r"^(?:In (?:sport|business|weather|brief)\b|"
    r"\(?(?:Reporting|Additional reporting|Editing|Writing|Compiled) by\b|Related|Also read|See also|"
    r"Caption|Image|Picture|Updates? |Recasts|Adds|UPDATE \d|BREAKING|URGENT|[-*•] )|\bPhoto(?:graph)?:|"
    r"^[^a-z]{12,}$"
)
_FUTURE = re.compile(
    r"\b(?:will|(?:is|are) (?:to|due|set|expected|scheduled|planning) "
    r"|plans to|aims to|(?:is|are) about to|intends to|(?:they|governments|ministers) (?:plan|aim|intend) to)\b"
)
_MOST_READ, _FEWEST_READ = 360, 8
_LONGEST_WORDS = 34
_TRIMMED_WORDS = 32


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence the digest may print: `text` in house form, with its evidence.

    `source` is the sentence as it stands in the article; `order` its place in time and text;
    `speaks` tells that somebody in it says so; `is_future` that it tells of what is to come; `part`
    is 0 for a whole sentence, else which of its clauses; `run` how many source words it has in a row;
    `is_clause` that it is an aside or a second act of a sentence, and stands only behind that.
    """

    text: str
    source: str
    reading: Reading
    sentence: int
    evidence: tuple[Evidence, ...]
    speaks: bool
    is_future: bool
    days: tuple[DateMention, ...] = ()
    part: int = 0
    run: int = 0
    is_clause: bool = False

    @property
    def order(self) -> tuple[str, int, int]:
        """Return the place in time and text."""
        published = self.reading.article.published
        return (published.isoformat() if published else "", self.sentence, self.part)


def find_candidates(
    readings: Sequence[Reading], persons: Sequence[Person], aliases: Mapping[str, tuple[str, ...]]
) -> tuple[Candidate, ...]:
    """Return the usable sentences of English articles, in the order of articles and text.

    Of many articles only the first sentences of each are read: what matters stands there in some of them.
    """
    found: list[Candidate] = []
    english = sum(reading.is_english for reading in readings)
    most = max(_FEWEST_READ, _MOST_READ // max(1, english))
    for reading in readings:
        if not reading.is_english:
            continue
        before = Subject()
        for number, span in enumerate(reading.sentences[:most]):
            source = span.of(reading.article.text)
            bare = plain_marks(strip_opening(source))
            found += _candidates(reading, number, bare, before, persons, aliases)
            before = subject_of(bare, persons, before)
    return tuple(found)


def _candidates(
    reading: Reading,
    number: int,
    bare: str,
    before: Subject,
    persons: Sequence[Person],
    aliases: Mapping[str, tuple[str, ...]],
) -> Iterator[Candidate]:
    """Yield a sentence in house form, or its parts, then what its clauses say on their own."""
    source = reading.sentences[number].of(reading.article.text)
    if _ABOUT_ITSELF.search(source) or _NOT_PROSE.search(bare) or is_separate(source):
        return
    quoted, is_continued = whole_quotation(bare, reading, number, before)
    named, back = (quoted, before.back) if is_continued else resolve_opening(quoted, before)
    if named is None:
        return
    spans = [reading.sentences[number]]
    if back and number >= back:
        spans.insert(0, reading.sentences[number - back])
    evidence = tuple(quote_span(reading.article, span.start, span.end) for span in spans)
    surnames = tuple(p.surname for p in persons)
    order = 0
    for part in parted(named):
        text = _dated(part, reading.published, aliases, surnames)
        is_short = len(text.split()) <= _LONGEST_WORDS
        short = text if is_short else trimmed(text, _TRIMMED_WORDS, surnames)
        for words in (short, *promoted(text)):
            if words and stands_alone(words) and has_subject(words):
                made = _made(reading, number, order, words, source, evidence)
                yield replace(made, is_clause=words is not short)
            order += 1


def _dated(
    part: str,
    published: date | None,
    aliases: Mapping[str, tuple[str, ...]],
    surnames: tuple[str, ...],
) -> str:
    """Return a part in house form with whole dates; "" where a time in it cannot be made one.

    A clause with such a time ("a day later") is cut off where the rest can stand without it.
    """
    for words in (part, *without_one_part(part, surnames)):
        dated = whole_dates(words, published)
        if dated is not None:
            return past_progressive(unpointed(house_style(dated, aliases).strip()))
    return ""


def _made(
    reading: Reading, number: int, part: int, text: str, source: str, evidence: tuple[Evidence, ...]
) -> Candidate:
    bare = without_quotes(text)
    return Candidate(
        text, source, reading, number, evidence, bool(SAYS.search(bare)), bool(_FUTURE.search(bare)),
        read_dates(text), part,
    )  # fmt: skip


def with_text(candidate: Candidate, text: str, *evidence: Evidence) -> Candidate:
    """Return the candidate with other words and more evidence."""
    extra = tuple(one for one in evidence if one not in candidate.evidence)
    return replace(candidate, text=text, evidence=candidate.evidence + extra)
