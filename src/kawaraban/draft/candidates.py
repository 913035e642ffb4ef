"""Which sentences of an event's articles the digest may use, already in house form.

A sentence is left out when it leans on what the digest does not print (this, such a, the document),
speaks in the first person, corrects the article itself, or holds a time that cannot be made a date.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kawaraban.draft.edits import house_style, strip_opening, whole_dates
from kawaraban.draft.persons import Person
from kawaraban.model.evidence import Evidence
from kawaraban.text.dates import DateMention, read_dates
from kawaraban.text.evidence import quote_span
from kawaraban.text.parser import main_verb, parse
from kawaraban.text.quotes import without_quotes
from kawaraban.text.reading import Reading
from kawaraban.text.scripts import plain_marks

_LEANS = re.compile(
    r"^(?:In (?:this|that) (?:regard|context|respect)|This|That|These|Those|Such|It|They|There|Here"
    r"|Another|Others|Some of|One of|Among them"
    r"|The (?:same|other|latter|former)|The (?:first|second|third|last|rest) (?:is|was|are|were)"
    r"|His|Her|Its|Their|Doing so|All|Each|Neither|Nor|Asked)\b"
)
_LATE_PRONOUN = re.compile(
    r",['\"]? (?:he|she|they|it) (?:said|added|told|wrote)\b|\b(?:he|she|they) (?:said|added)[.,]"
)
_BOTH = re.compile(r"^Both (?!(?:[Mm]inisters|sides|leaders|countries|governments)\b)")
_LOST_OBJECT = re.compile(
    r"\b(?:called|described|praised|hailed|welcomed|condemned|criticised|rejected|opposed) (?:it|them)\b"
    r"|(?<!from )\bthere\b(?! (?:is|are|was|were|has|had|have|would|will|could|may|can|to)\b)"
)
_STALE = re.compile(r"\b(?:was|were) (?:to|due to|expected to|set to|scheduled to) [a-z]+\b(?<!be)")
_HE = re.compile(r"^(?:He|She)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|you)\b(?!\.)")
_ABOUT_ITSELF = re.compile(
    r"^(?:Correction|Update|Updated|Clarification|Editor|Read more|Photo|File photo|Subscribe|Sign up)\b|"
    r"\bas follows\b|\b(?:later|earlier) this (?:month|year)\b|"
    r"\bthis (?:article|story|report|newspaper|website|commentary|note|essay|brief)\b|"
    r"\b(?:could not|not) independently\b|"
    r"\bfor comment\b.*\bnot\b|\?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:said|says|saying|told|telling|added|called|described|warned|stated|stressed|urged|pledged|vowed|promised|"
    r"criticised|condemned|welcomed|according to|announced|argued|insisted|expressed|voiced|conveyed|protested|"
    r"asked|denied|demanded|declined|rejected|reported|wrote|noted|confirmed)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|(?:is|are) (?:to|due|set|expected|scheduled|planning) "
    r"|plans to|aims to|(?:is|are) about to|intends to|(?:they|governments|ministers) (?:plan|aim|intend) to)\b"
)
_LONGEST_WORDS = 38
_SHORTEST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence the digest may print: `text` in house form, with its evidence.

    `source` is the sentence as it stands in the article; `order` its place in time and text;
    `speaks` tells that somebody in it says so; `is_future` that it tells of what is to come.
    """

    text: str
    source: str
    reading: Reading
    sentence: int
    evidence: tuple[Evidence, ...]
    speaks: bool
    is_future: bool
    days: tuple[DateMention, ...] = ()

    @property
    def order(self) -> tuple[str, int]:
        """Return the place in time and text."""
        published = self.reading.article.published
        return (published.isoformat() if published else "", self.sentence)


def find_candidates(
    readings: Sequence[Reading], persons: Sequence[Person], aliases: Mapping[str, tuple[str, ...]]
) -> tuple[Candidate, ...]:
    """Return the usable sentences of English articles, in the order of articles and text."""
    found = []
    for reading in readings:
        if not reading.is_english:
            continue
        speaker: Person | None = None
        for number, span in enumerate(reading.sentences):
            source = span.of(reading.article.text)
            candidate = _candidate(reading, number, source, speaker, aliases)
            speaker = _subject(source, persons, speaker)
            if candidate is not None:
                found.append(candidate)
    return tuple(found)


def _candidate(
    reading: Reading,
    number: int,
    source: str,
    speaker: Person | None,
    aliases: Mapping[str, tuple[str, ...]],
) -> Candidate | None:
    if _ABOUT_ITSELF.search(source):
        return None
    bare = plain_marks(strip_opening(source))
    named, before = _resolve_pronoun(bare, speaker)
    if named is None or not _stands_alone(named):
        return None
    published = reading.published
    dated = whole_dates(named, published)
    if dated is None:
        return None
    text = house_style(dated, aliases).strip()
    spans = [reading.sentences[number]]
    if before and number:
        spans.insert(0, reading.sentences[number - 1])
    evidence = tuple(quote_span(reading.article, span.start, span.end) for span in spans)
    bare_words = without_quotes(text)
    return Candidate(
        text, source, reading, number, evidence, bool(_SAYS.search(bare_words)),
        bool(_FUTURE.search(bare_words)), read_dates(text),
    )  # fmt: skip


def _resolve_pronoun(sentence: str, speaker: Person | None) -> tuple[str | None, bool]:
    """Put the speaker's surname for an opening he or she; None where nobody is certain."""
    if not _HE.match(sentence):
        return sentence, False
    if speaker is None:
        return None, False
    return _HE.sub(speaker.surname, sentence, count=1), True


def _subject(source: str, persons: Sequence[Person], before: Person | None) -> Person | None:
    """Return the one person a sentence is about: who may be meant by "he" in the next one.

    The person must open the sentence, or be its only one; after a pronoun the person stays.
    """
    bare = plain_marks(strip_opening(source))
    named = [p for p in persons if re.search(rf"\b{re.escape(p.surname)}\b", without_quotes(bare))]
    if _HE.match(bare):
        others = [p for p in named if p is not before]
        return before if not others else None
    if len(named) == 1:
        return named[0] if _is_only_person(bare, named[0]) else None
    return None


def _is_only_person(sentence: str, person: Person) -> bool:
    """Tell whether no other name in the sentence could be meant by "he"."""
    head = re.match(r"^((?:[A-Z][\w'-]+ |[a-z]+ minister ){0,6})", sentence)
    opening = (head[1] if head else "") + sentence[: len(person.full) + 60]
    says = re.search(
        rf"\b{re.escape(person.surname)},? (?:\w+ )?{_SAYS.pattern}", sentence, re.IGNORECASE
    )
    return person.surname in opening or bool(says)


def _stands_alone(sentence: str) -> bool:
    words = len(sentence.split())
    if not _SHORTEST_WORDS <= words <= _LONGEST_WORDS or not sentence.endswith(
        (".", ".'", '."', ".”")
    ):
        return False
    if _LEANS.match(sentence) or _BOTH.match(sentence):
        return False
    if (
        _STALE.search(without_quotes(sentence))
        or _LATE_PRONOUN.search(sentence)
        or _LOST_OBJECT.search(without_quotes(sentence))
    ):
        return False
    if sentence.count('"') % 2 or not _quotes_are_whole(sentence):
        return False
    return not (
        _FIRST_PERSON.search(without_quotes(sentence))
        or _tells_of_now(sentence)
        or _points_back(sentence)
        or _has_lost_pronoun(sentence)
    )


_TIMELESS = frozenset(
    """be have cover include run aim plan say allow oppose deny want seek hold apply claim require consist
    mean regard consider give let account belong lie stretch remain expect believe need operate""".split()  # noqa: SIM905
)


def _tells_of_now(sentence: str) -> bool:
    """Tell whether a sentence commands, has no verb, or is in a present that is past by print."""
    root = main_verb(sentence)
    if root is None:
        return False
    if root.pos_ not in ("VERB", "AUX"):
        return True  # no finite verb found: a fragment, or a sentence the parser cannot read
    if root.tag_ not in ("VBZ", "VBP", "VB"):
        return False
    has_helper = any(child.dep_ in ("aux", "auxpass") for child in root.children)
    return not has_helper and root.lemma_ not in _TIMELESS


_DEMONSTRATIVE = re.compile(r"\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) ")


def _points_back(sentence: str) -> bool:
    """Tell whether a sentence says "that visit" of something told before it."""
    bare = without_quotes(sentence)
    if not _DEMONSTRATIVE.search(bare):
        return False
    doc = parse(bare)
    if doc is None:
        return True
    words = ("this", "that", "these", "those")
    return any(token.lower_ in words and token.dep_ == "det" for token in doc)


def _has_lost_pronoun(sentence: str) -> bool:
    """Tell whether "they" or "them" stands before anything plural it could mean."""
    doc = parse(without_quotes(sentence))
    if doc is None:
        return False
    for token in doc:
        if token.lower_ in ("they", "them", "their") and token.tag_ in ("PRP", "PRP$"):
            before = doc[: token.i]
            is_plural = any(
                t.tag_ in ("NNS", "NNPS") or t.dep_ == "conj" or t.pos_ == "PROPN" for t in before
            )
            return not is_plural
    return False


def _quotes_are_whole(sentence: str) -> bool:
    """Tell whether each quotation ends in its own sentence, and none is the whole of it."""
    return not sentence.startswith('"') or bool(_SAYS.search(without_quotes(sentence)))


def is_superseded(candidate: Candidate, latest: date | None, is_reversed: bool) -> bool:
    """Tell whether a sentence about what is to come has been overtaken.

    Its day has passed at `latest`, the last day the issue covers (not where the sentence tells who
    said so on which day: that stays true); or the event took a turn
    (`is_reversed`) and the sentence is more than a day old by then.
    """
    published = candidate.reading.published
    if not candidate.is_future or latest is None or published is None:
        return False
    days = [d for d in candidate.days if d.day and d.month]
    has_passed = any(published < _day(d, published) <= latest for d in days)
    is_announced = candidate.speaks and any(_day(d, published) <= published for d in days)
    has_passed = has_passed and not is_announced
    return has_passed or (is_reversed and (latest - published).days >= 1)


_TURN = re.compile(
    r"\b(?:cancel(?:s|led|ed)?|boycott(?:s|ed)?|postpon(?:es|ed)|call(?:s|ed) off|pull(?:s|ed) out|withdr[ae]w|"
    r"skip(?:s|ped)|stay(?:s|ed) away|scrap(?:s|ped)|revers(?:es|ed)|retract(?:s|ed)|abandon(?:s|ed))\b",
    re.IGNORECASE,
)


def takes_turn(readings: Sequence[Reading]) -> bool:
    """Tell whether a later article of an event reverses what an earlier one announced."""
    return any(_TURN.search(f"{r.article.title}\n{r.article.text[:600]}") for r in readings[1:])


def _day(mention: DateMention, published: date) -> date:
    try:
        return date(mention.year or published.year, mention.month or 1, mention.day or 1)
    except ValueError:
        return date.max


def with_text(candidate: Candidate, text: str, *evidence: Evidence) -> Candidate:
    """Return the candidate with other words and more evidence."""
    extra = tuple(one for one in evidence if one not in candidate.evidence)
    return replace(candidate, text=text, evidence=candidate.evidence + extra)
