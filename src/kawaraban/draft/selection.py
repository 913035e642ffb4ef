"""Which candidates an item prints, in which order: the lead, then what adds most to it."""

import re
from collections.abc import Sequence
from datetime import date

from kawaraban.draft.anaphora import loose_nouns
from kawaraban.draft.candidates import Candidate
from kawaraban.draft.frames import frame_report
from kawaraban.draft.hops import second_hand
from kawaraban.draft.pointers import owes_next, points_back
from kawaraban.draft.reword import LONGEST_RUN
from kawaraban.draft.worth import Scored, speaks_for_somebody
from kawaraban.text.countries_in_text import list_countries
from kawaraban.text.dates import DateMention
from kawaraban.text.names import read_names
from kawaraban.text.numbers import read_numbers
from kawaraban.text.parser import main_verb
from kawaraban.text.quotes import read_quotes, without_quotes
from kawaraban.text.reading import sentence_terms
from kawaraban.text.shingles import containment
from kawaraban.text.vectors import Vectors, cosine, embedder

_MOST_SENTENCES = 16
_MOST_WORDS = 250
_MOST_QUOTES = 4
_LEAST_NEW = 0.3
_LEAST_NEW_TOLD_FIGURES = 0.75
_SAME_MEANING = 0.58
_SAME_TEXT = 0.5
_CLEARLY_NEW = 0.5
_LATE_PART = 0.6
_MOST_CENTRAL = 0.8
_FEWEST_TERMS = 4
_LEAST_WEIGHT = 0.05
_ROOM_COSTS = 0.5
_COPIED = 0.55  # what a sentence is worth that keeps a long run of its source's words
_MOSTLY = 0.45
_LATER_DAYS = 2
_BACKGROUND_DAYS = 7
_WORDS_NOT_ACTS = frozenset(
    """say tell call describe add warn state stress urge pledge vow be have ask express agree make take
    note hold give reiterate discuss""".split()  # noqa: SIM905
)
_MEETS = re.compile(
    r"\b(?:met (?:in|on|with|[A-Z])|held (?:\w+ ){0,3}(?:talks|meeting)|meeting took place)\b"
)
_AFTERWARDS = re.compile(r"\b(?:afterwards?|later)\b")
# Who a speaker is, where what he said is not printed: "Ann Lee teaches law in Lima."
_LABEL = re.compile(
    r"(?:[A-Z][\w'’-]+ ){1,3}(?:has )?(?:teach|follow|studi|live|farm|grow|mend|paint|own|cover|track|research"
    r"|advise|specialise|work|trade|fish|drive)(?:e?s|ed)\b(?!.*\d)"
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
        value = 1.5 * one.weight + 1.2 * _title_share(candidate) + 0.5 * one.is_agreed
        value += 0.8 * any(d.day for d in candidate.days)
        value -= 0.5 * candidate.sentence + 2.0 * bool(loose_nouns(candidate.text, ""))
        value -= 1.5 * bool(_FORMAL.search(candidate.text))
        value -= 1.0 * bool(_AFTERWARDS.search(candidate.text)) + 3.0 * needs_before(candidate)
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
    waiting = sorted(scored, key=lambda one: (-_value(one), one.candidate.order))
    waiting = [one for one in waiting if one.candidate.source != lead.source or one.candidate.part]
    vectors = _Likeness([lead.text, *(one.candidate.text for one in waiting)])
    words = len(lead.text.split())
    while len(chosen) < _MOST_SENTENCES:
        found = next(
            (g for one in waiting if (g := _group(one, waiting, lead, chosen, words, vectors))), ()
        )
        if not found:
            break
        chosen += [one.candidate for one in found]
        words += sum(len(one.candidate.text.split()) for one in found)
        waiting = [one for one in waiting if one not in found]
    return _placed(lead, _in_order(lead, chosen))


def _group(
    one: Scored,
    waiting: Sequence[Scored],
    lead: Candidate,
    chosen: Sequence[Candidate],
    words: int,
    vectors: "_Likeness",
) -> tuple[Scored, ...]:
    """Return a sentence that fits, with the one it points at and the one that limits it; else ()."""
    if not _fits(one, lead, chosen, words, vectors):
        return ()
    printed = [lead, *chosen]
    wholes = [
        other.candidate for other in waiting if _stands_before(other.candidate, one.candidate)
    ]
    if one.candidate.is_clause and _adds_nothing(one.candidate, [*printed, *wholes]):
        return ()
    room = words + len(one.candidate.text.split())
    if _is_taken_back(one.candidate) and not one.candidate.is_clause:
        after = next((other for other in waiting if _is_next(one, other)), None)
        is_room = after is not None and _fits(after, lead, [*chosen, one.candidate], room, vectors)
        return (one, after) if after and is_room and not needs_before(one.candidate) else ()
    if not needs_before(one.candidate) or _is_printed_before(one.candidate, printed):
        return (one,)
    for before in waiting:
        if _stands_before(before.candidate, one.candidate) and not needs_before(before.candidate):
            return (before, one) if _fits(before, lead, chosen, room, vectors) else ()
    return ()


def _is_next(one: Scored, other: Scored) -> bool:
    """Tell whether a sentence is the one that takes another back."""
    return _stands_before(one.candidate, other.candidate) and not other.candidate.is_clause


def _adds_nothing(clause: Candidate, printed: Sequence[Candidate]) -> bool:
    """Tell whether the sentence that a clause is from, as it is printed, tells what the clause tells."""
    whole = [one for one in printed if _stands_before(one, clause)]
    return any(sentence_terms(clause.text) <= sentence_terms(one.text) for one in whole)


def _is_taken_back(candidate: Candidate) -> bool:
    """Tell whether the next sentence of the article takes a sentence back or sets it a condition."""
    sentences = candidate.reading.sentences[candidate.sentence + 1 :]
    return bool(sentences) and owes_next(sentences[0].of(candidate.reading.article.text))


def needs_before(candidate: Candidate) -> bool:
    """Tell whether a sentence is printed only straight behind the one before it in its article."""
    return candidate.is_clause or points_back(candidate.text) or owes_next(candidate.source)


def _is_printed_before(candidate: Candidate, printed: Sequence[Candidate]) -> bool:
    return any(_stands_before(one, candidate) for one in printed)


def _stands_before(one: Candidate, other: Candidate) -> bool:
    """Tell whether a sentence is what another points at: its whole sentence, or the one before."""
    if one.reading is not other.reading or one.is_clause:
        return False
    return one.sentence == other.sentence - (0 if other.is_clause else 1)


def _value(one: Scored) -> float:
    """Return what a sentence is worth for the room it takes."""
    room = float(len(one.candidate.text.split()) ** _ROOM_COSTS)
    is_copied = one.candidate.run > LONGEST_RUN
    return one.weight / room * (_COPIED if is_copied else 1.0)


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
    if _LABEL.match(candidate.text) or _is_colour(candidate):
        return False
    if read_quotes(candidate.text) and _quotes(chosen) >= _MOST_QUOTES:
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
    return not speaks_for_somebody(without_quotes(candidate.text))


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
    new = len(terms - seen) / (len(terms) or 1)
    if new < least:
        return False
    if (
        _MEETS.search(candidate.text)
        and _MEETS.search(printed[0].text)
        and not read_quotes(candidate.text)
    ):
        return False
    is_clearly_new = new >= _CLEARLY_NEW or bool(figures - seen)
    acts = {_act(one.text) for one in printed} - {None}
    if not is_clearly_new and _act(candidate.text) in acts:
        return False
    return not any(
        (vectors.between(candidate.text, one.text) >= _SAME_MEANING and not is_clearly_new)
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
        first = _first_of_chain(candidate, [lead, *chosen])
        section = 0 if first is lead and first is not candidate else section_of(first, lead)
        return section, is_other, candidate.order

    return sorted(chosen, key=key)


def _first_of_chain(candidate: Candidate, printed: Sequence[Candidate]) -> Candidate:
    """Return the sentence at whose side a sentence stands: the one it points at, or that one's own."""
    while needs_before(candidate):
        before = next((one for one in printed if _stands_before(one, candidate)), None)
        if before is None:
            return candidate
        candidate = before
    return candidate


def _placed(lead: Candidate, ordered: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Put each sentence that says "the plan" behind the one that tells of it."""
    placed: list[Candidate] = []
    waiting = list(ordered)
    while waiting:
        before = " ".join(one.text for one in [lead, *placed])
        found = next((one for one in waiting if _may_follow(one, placed or [lead], before)), None)
        if found is None:
            break
        placed.append(found)
        waiting.remove(found)
    return tuple(placed)


def _may_follow(candidate: Candidate, placed: Sequence[Candidate], before: str) -> bool:
    """Tell whether a sentence may stand next: what it leans on is told, what it points at just before."""
    if loose_nouns(candidate.text, before):
        return False
    if not needs_before(candidate):
        return True
    last = placed[-1]
    return _stands_before(last, candidate) or (
        last.reading is candidate.reading and last.sentence == candidate.sentence
    )
