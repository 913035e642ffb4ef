"""Which candidates an item prints, in which order: the lead, then what adds most to it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kawaraban.draft.agreement import find_agreement
from kawaraban.draft.anaphora import loose_nouns
from kawaraban.draft.candidates import Candidate
from kawaraban.draft.frames import frame_report
from kawaraban.draft.hops import second_hand
from kawaraban.text.countries_in_text import list_countries
from kawaraban.text.dates import DateMention
from kawaraban.text.evidence import rank_sentences
from kawaraban.text.names import read_names
from kawaraban.text.numbers import read_numbers
from kawaraban.text.offices import read_offices
from kawaraban.text.parser import main_verb
from kawaraban.text.quotes import read_quotes, without_quotes
from kawaraban.text.reading import Reading, sentence_terms
from kawaraban.text.shingles import containment
from kawaraban.text.vectors import Vectors, cosine, embedder

_MOST_SENTENCES = 13
_MOST_WORDS = 260
_MOST_QUOTES = 4
_LEAST_NEW = 0.42
_LEAST_NEW_TOLD_FIGURES = 0.75
_SAME_MEANING = 0.58
_SAME_TEXT = 0.5
_LATE_PART = 0.6
_MOST_CENTRAL = 0.8
_FEWEST_TERMS = 4
_LEAST_WEIGHT = -0.3
_MOSTLY = 0.45
_SPEAKERS = re.compile(
    r"\b(?:ministry|government|spokes\w+|minister|president|leader|ambassador|chief|chair\w*|director|secretary"
    r"|head|commission\w*|governor|mayor|envoy|chancellor|general|admiral|judge|union|party|representative"
    r"|lawmaker|senator|official|council|agency|diplomat|premier|analyst|economist|coordinator|rapporteur)\b",
    re.IGNORECASE,
)
_LATER_DAYS = 2
_BACKGROUND_DAYS = 7
_WORDS_NOT_ACTS = frozenset(
    """say tell call describe add warn state stress urge pledge vow be have ask express agree make take
    note hold give reiterate discuss""".split()  # noqa: SIM905
)
_MEETS = re.compile(
    r"\b(?:met (?:in|on|with|[A-Z])|held (?:\w+ ){0,3}(?:talks|meeting)|meeting took place)\b"
)
_FORMAL = re.compile(r"\b(?:hereby|pursuant to|herein|hereinafter|the undersigned)\b")
_STANDS = re.compile(
    r"\b(?:must|needs?|requires?|excludes?|covers?|runs?|lasts?|enters?|takes? effect)\b"
)
_PARTIES = re.compile(
    r"(?:The|Both|All) (?:\w+ )?(?:ministers?|leaders?|sides|countries|governments?|parties|cabinet|talks|"
    r"deal|meeting)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with how much it matters to the event."""

    candidate: Candidate
    weight: float
    is_agreed: bool


def score_candidates(
    candidates: Sequence[Candidate], readings: Sequence[Reading]
) -> tuple[Scored, ...]:
    """Return candidates with weights: support elsewhere, place in the article, figures, quotations."""
    scored = []
    core = _core_terms(readings)
    for candidate in candidates:
        others = [r for r in readings if r is not candidate.reading and r.is_english]
        best = [m.coverage for r in others for m in rank_sentences(candidate.text, [r.article], 1)]
        weight = sum(best) / len(others) if others else 0.3
        weight += 0.25 / (1 + candidate.sentence)
        weight += 0.35 * (1 - candidate.sentence / max(1, len(candidate.reading.sentences)))
        weight += 0.18 * min(3, len(re.findall(r"\d+", candidate.text)))
        weight += 0.1 * bool(read_quotes(candidate.text))
        weight += 0.3 * _title_share(candidate)
        weight -= 0.35 * (max(best, default=0.3) < 0.2 and candidate.sentence > 3)
        weight -= (
            0.2 * len(re.findall(r"\b[A-Z]{3,6}\b", candidate.text)) * ("(" not in candidate.text)
        )
        weight -= 0.02 * max(0, len(candidate.text.split()) - 26)
        weight -= 0.04 * max(0, candidate.run - 7)
        weight += _MOST_CENTRAL * _centrality(candidate, core) - 0.25
        agreed = find_agreement(candidate, others) is not None
        scored.append(Scored(candidate, weight + 0.3 * agreed, agreed))
    return tuple(scored)


def _core_terms(readings: Sequence[Reading]) -> dict[str, float]:
    """Return what the event is about: the terms of its titles and first sentences, and of most articles."""
    weights: dict[str, float] = {}
    english = [r for r in readings if r.is_english]
    for reading in english:
        first = " ".join(s.of(reading.article.text) for s in reading.sentences[:2])
        for term in sentence_terms(reading.article.title):
            weights[term] = max(weights.get(term, 0.0), 1.0)
        for term in sentence_terms(first):
            weights[term] = max(weights.get(term, 0.0), 0.6)
    shared = Counter(term for r in english for term in sentence_terms(r.article.text))
    for term, number in shared.items():
        if number >= 2 and number * 2 >= len(english):
            weights[term] = max(weights.get(term, 0.0), 0.5)
    return weights


def _centrality(candidate: Candidate, core: Mapping[str, float]) -> float:
    """Return the share (0..1) of a sentence's terms that the event is about, weighted."""
    terms = [t for t in sentence_terms(candidate.text) if not t.startswith("#")]
    return sum(core.get(term, 0.0) for term in terms) / len(terms) if terms else 0.0


def _is_bare(candidate: Candidate) -> bool:
    """Tell whether a sentence holds no name, figure, day or quotation, nor speaks for the parties."""
    text = candidate.text
    if _PARTIES.match(text) or candidate.days or read_quotes(text) or read_numbers(text):
        return False
    if candidate.is_future or _STANDS.search(text):
        return False
    if len(sentence_terms(text)) <= _FEWEST_TERMS:
        return True
    return not read_names(text)


def _title_share(candidate: Candidate) -> float:
    title = sentence_terms(candidate.reading.article.title)
    return len(title & sentence_terms(candidate.text)) / (len(title) or 1)


def order_leads(
    scored: Sequence[Scored], first: date | None, is_reversed: bool
) -> tuple[Candidate, ...]:
    """Return the candidates that may lead, best first: early sentences that tell a dated act.

    The first day's news leads, unless the event has taken a turn since: then the latest does.
    """

    def worth(one: Scored) -> float:
        candidate = one.candidate
        value = one.weight + 1.2 * _title_share(candidate) + 0.5 * one.is_agreed
        value += 0.8 * any(d.day for d in candidate.days)
        value -= 0.5 * candidate.sentence + 2.0 * bool(loose_nouns(candidate.text, ""))
        value -= 1.5 * bool(_FORMAL.search(candidate.text))
        value -= 1.0 * bool(read_quotes(candidate.text)) + 0.6 * candidate.is_future
        value -= 0.05 * max(0, len(candidate.text.split()) - 30)
        value += 1.5 * (frame_report(candidate) is not None)
        day = candidate.reading.published
        if first and day:
            value += 0.35 * min(3, (day - first).days) * (1 if is_reversed else -1)
        value += 0.3 * (candidate.reading.article.publisher_kind in ("wire", "official"))
        return value

    early = [one for one in scored if one.candidate.sentence <= 2] or list(scored)
    best = sorted(early, key=lambda one: (-worth(one), one.candidate.order))
    return tuple(one.candidate for one in best)


def choose_body(lead: Candidate, scored: Sequence[Scored]) -> tuple[Candidate, ...]:
    """Return what follows the lead, in order of print: acts, statements, later news, what is next.

    The heaviest that is new goes first; one that leans on something ("the plan") waits until that has
    been chosen.
    """
    chosen: list[Candidate] = []
    waiting = sorted(scored, key=lambda one: (-one.weight, one.candidate.order))
    waiting = [one for one in waiting if one.candidate.source != lead.source or one.candidate.part]
    vectors = _Likeness([lead.text, *(one.candidate.text for one in waiting)])
    words = len(lead.text.split())
    while len(chosen) < _MOST_SENTENCES:
        found = next((one for one in waiting if _fits(one, lead, chosen, words, vectors)), None)
        if found is None:
            break
        chosen.append(found.candidate)
        words += len(found.candidate.text.split())
        waiting.remove(found)
    return _placed(lead, _in_order(lead, chosen))


def _fits(
    one: Scored, lead: Candidate, chosen: Sequence[Candidate], words: int, vectors: "_Likeness"
) -> bool:
    candidate = one.candidate
    if (
        one.weight < _LEAST_WEIGHT
        or words + len(candidate.text.split()) > _MOST_WORDS
        or _is_bare(candidate)
    ):
        return False
    if _is_colour(candidate) or (read_quotes(candidate.text) and _quotes(chosen) >= _MOST_QUOTES):
        return False
    printed = [lead, *chosen]
    subject = frozenset().union(*(sentence_terms(p.text) for p in printed))
    subject |= sentence_terms(lead.reading.article.title)
    is_late = candidate.sentence > _LATE_PART * len(candidate.reading.sentences)
    if is_late and not candidate.speaks and not sentence_terms(candidate.text) & subject:
        return False
    if not _is_new(candidate, printed, vectors):
        return False
    return not loose_nouns(candidate.text, " ".join(p.text for p in printed))


def _quotes(chosen: Sequence[Candidate]) -> int:
    return sum(bool(read_quotes(one.text)) for one in chosen)


def _is_colour(candidate: Candidate) -> bool:
    """Tell whether a sentence is a quotation of somebody who holds no office and speaks for nobody."""
    quotes = read_quotes(candidate.text)
    if not quotes or sum(len(q.words) for q in quotes) < _MOSTLY * len(candidate.text):
        return False
    bare = without_quotes(candidate.text)
    return not (read_offices(bare) or _SPEAKERS.search(bare))


class _Likeness:
    """Cosines between texts by their words; always 0 without vectors."""

    def __init__(self, texts: Sequence[str]) -> None:
        embed = embedder()
        rows: Vectors = embed(texts) if embed else []
        self._rows = dict(zip(texts, rows, strict=False))

    def between(self, one: str, other: str) -> float:
        if one not in self._rows or other not in self._rows:
            return 0.0
        return cosine(self._rows[one], self._rows[other])


def _is_new(candidate: Candidate, printed: Sequence[Candidate], vectors: _Likeness) -> bool:
    terms = sentence_terms(candidate.text)
    figures = {term for term in terms if term.startswith("#")}
    seen = frozenset().union(*(sentence_terms(one.text) for one in printed))
    least = _LEAST_NEW_TOLD_FIGURES if figures and figures <= seen else _LEAST_NEW
    if len(terms - seen) < least * len(terms):
        return False
    if (
        _MEETS.search(candidate.text)
        and _MEETS.search(printed[0].text)
        and not read_quotes(candidate.text)
    ):
        return False
    acts = {_act(one.text) for one in printed} - {None}
    if _act(candidate.text) in acts:
        return False
    return not any(
        vectors.between(candidate.text, one.text) >= _SAME_MEANING
        or containment(candidate.text, one.text) >= _SAME_TEXT
        or _says_same_quote(candidate, one)
        for one in printed
    )


def _act(text: str) -> tuple[str, bool, str] | None:
    """Return who did what, as verb, denial and actor, for acts that are not words."""
    root = main_verb(text)
    if root is None or root.lemma_ in _WORDS_NOT_ACTS:
        return None
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    named = list_countries(" ".join(t.text for t in subject.subtree), "en")
    is_denied = any(child.dep_ == "neg" for child in root.children)
    return str(root.lemma_), is_denied, named[0] if named else str(subject.lemma_).lower()


def _says_same_quote(one: Candidate, other: Candidate) -> bool:
    first = {q.words.lower().strip(" ,.") for q in read_quotes(one.text)}
    return bool(first & {q.words.lower().strip(" ,.") for q in read_quotes(other.text)})


def section_of(candidate: Candidate, lead: Candidate) -> int:
    """Return where it belongs: 0 acts, 1 statements, 2 later news, 3 background, 4 what is next."""
    if frame_report(lead) and (candidate.is_future or second_hand(candidate)):
        return 0  # the rest of a reported plan stands with the report
    if candidate.is_future:
        return 4
    if not candidate.speaks and _is_background(candidate, lead):
        return 3
    first, day = lead.reading.published, candidate.reading.published
    if first and day and (day - first).days >= _LATER_DAYS:
        return 2
    return 1 if candidate.speaks else 0


def _is_background(candidate: Candidate, lead: Candidate) -> bool:
    """Tell whether every date of a sentence lies before the lead's day, by month or by over a week."""
    published = lead.reading.published
    if published is None or not candidate.days:
        return False
    return all(_is_earlier(day, published) for day in candidate.days)


def _is_earlier(day: DateMention, published: date) -> bool:
    year = day.year or published.year
    if day.month is None:
        return year < published.year
    if day.day is None:
        return (year, day.month) < (published.year, published.month)
    try:
        return (published - date(year, day.month, day.day)).days > _BACKGROUND_DAYS
    except ValueError:
        return False


def _in_order(lead: Candidate, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Order by section, then keep each article's sentences together in their own order."""

    def key(candidate: Candidate) -> tuple[int, bool, tuple[str, int, int]]:
        is_other = candidate.reading is not lead.reading
        return section_of(candidate, lead), is_other, candidate.order

    return sorted(chosen, key=key)


def _placed(lead: Candidate, ordered: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Put each sentence that says "the plan" behind the one that tells of it."""
    placed: list[Candidate] = []
    waiting = list(ordered)
    while waiting:
        before = " ".join(one.text for one in [lead, *placed])
        found = next((one for one in waiting if not loose_nouns(one.text, before)), None)
        if found is None:
            break
        placed.append(found)
        waiting.remove(found)
    return tuple(placed)
