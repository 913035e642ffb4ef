"""What of an event still holds: plans that have passed, turns it took, figures that later ones replace."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from kawaraban.draft.candidates import Candidate
from kawaraban.text.dates import DateMention
from kawaraban.text.evidence import rank_sentences
from kawaraban.text.names import read_names
from kawaraban.text.numbers import Number
from kawaraban.text.parser import main_verb, parse
from kawaraban.text.quotes import without_quotes
from kawaraban.text.reading import Reading, sentence_terms

_TURN = re.compile(
    r"\b(?:cancel(?:s|led|ed)?|boycott(?:s|ed)?|postpon(?:es|ed)|call(?:s|ed) off|pull(?:s|ed) out|"
    r"withdr[ae]w|skip(?:s|ped)|stay(?:s|ed) away|scrap(?:s|ped)|revers(?:es|ed)|retract(?:s|ed)|"
    r"abandon(?:s|ed)|delay(?:s|ed)|suspend(?:s|ed)|shelv(?:es|ed)|drop(?:s|ped) (?:plans?|bid)|"
    r"collaps(?:es|ed)|annul(?:s|led)|overturn(?:s|ed)|block(?:s|ed)|put(?:s)? (?:off|on hold)|"
    r"brought forward|rescheduled)\b",
    re.IGNORECASE,
)
_COUNTED = {
    "dead": r"kill(?:ed|s|ing)|dead|died|deaths?|death toll|toll|fatalities|lives|bodies",
    "hurt": r"injur(?:ed|ies)|hurt|wounded",
    "missing": r"missing|unaccounted",
    "displaced": r"displaced|homeless|evacuated|fled|shelters?",
    "arrested": r"arrest(?:ed|s)?|detained",
}
_REFUSES = re.compile(
    r"\b(?:(?:would|will|did|does|do) not|won't|wouldn't|never|refus(?:es|ed|ing) to|declin(?:es|ed|ing) to) "
    r"(?P<verb>[a-z]+)\b"
)
_INSTEAD = re.compile(r"\b(?:instead of|rather than|in place of)(?P<what> [^.,;]{1,40})")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?: [A-Z][a-z]+)?")
# What was open when it was written: a later article makes it stale, whatever that one says.
_OPEN_THEN = re.compile(
    r"\b(?:has|have) (?:not|yet) (?:yet )?(?:to )?"
    r"(?:sa(?:id|y)|decided?|confirm(?:ed)?|announced?|replied|reply)\b"
    r"|\b(?:has|have) been invited\b"
    r"|\b(?:will|is to|are to|is due to|are due to) (?:also )?"
    r"(?:be (?:led|attended|joined|represented|received)\b|attend\b|join (?:the )?talks|take part)"
)
_OPENING = 3
_NEAR = 70
_DONE_SHARE = 0.5
_SAME_FIGURE_SHARE = 0.6
_SAME_TIME = timedelta(hours=18)
_REVISED = re.compile(
    r"\b(?:final|preliminary|provisional|revis(?:es|ed|ion)|correct(?:s|ed|ion)|updated|up from|down from"
    r"|instead of|now (?:says|puts|stands)|earlier figure|replaces? the|counted twice|lowered|rose to|risen to"
    r"|cut (?:the|its) [a-z ]+ from|not (?:two|three|four|five|six|\d+))\b",
    re.IGNORECASE,
)


def takes_turn(readings: Sequence[Reading]) -> int:
    """Return which article (by number, in order of time) reverses what an earlier one told; 0 for none."""
    turns = [
        number
        for number, r in enumerate(readings)
        if number and _TURN.search(f"{r.article.title}\n{r.article.text[:600]}")
    ]
    return turns[-1] if turns else 0


def is_superseded(
    candidate: Candidate, readings: Sequence[Reading], turn: int, end: date | None
) -> bool:
    """Tell whether a sentence no longer holds at the end of the event or of the period.

    Its day has passed by then (not where it tells who said so on which day: that stays true); the
    event took a turn after it; a later article tells as done what it tells as to come; or a later
    article gives another figure for what it counts.
    """
    later = [r for r in readings if _is_later(r, candidate.reading)]
    if _is_outdated(candidate, later) or _is_given_up(candidate, later):
        return True
    if _is_replaced(candidate, later) or (_OPEN_THEN.search(candidate.text) and later):
        return True
    if not candidate.is_future:
        return False
    is_turned = bool(turn) and any(candidate.reading is reading for reading in readings[:turn])
    return is_turned or _has_passed(candidate, readings, end) or _is_done(candidate, later)


def _is_replaced(candidate: Candidate, later: Sequence[Reading]) -> bool:
    """Tell whether a later article says "instead of" a day or number that a sentence gives."""
    own = sentence_terms(candidate.source)
    marks = {term for term in own if term.startswith("#")} | set(_DIGITS.findall(candidate.source))
    for reading in later if marks else ():
        for match in _INSTEAD.finditer(reading.article.text):
            span = reading.sentences[reading.sentence_at(match.start())]
            shared = own & sentence_terms(span.of(reading.article.text))
            if marks & set(_DIGITS.findall(match["what"])) and shared:
                return True
    return False


def _is_later(one: Reading, other: Reading) -> bool:
    first, second = one.article.published, other.article.published
    return bool(first and second and first > second)


def _has_passed(candidate: Candidate, readings: Sequence[Reading], end: date | None) -> bool:
    published = candidate.reading.published
    latest = max((d for d in (end, *(r.published for r in readings)) if d), default=None)
    if latest is None or published is None:
        return False
    days = [day_of(d, published) for d in candidate.days if d.day and d.month]
    ahead = [day for day in days if published < day <= latest]
    is_announced = candidate.speaks and any(day <= published for day in days)
    if (
        is_announced
    ):  # who said so on which day stays true, unless the event has gone on to that day
        told = max((r.published for r in readings if r.published), default=published)
        ahead = [day for day in ahead if day <= told]
    return bool(ahead)


def _is_done(candidate: Candidate, later: Sequence[Reading]) -> bool:
    """Tell whether a later article tells in the past what a sentence tells as to come."""
    for reading in later:
        if not reading.is_english:
            continue
        for match in rank_sentences(candidate.text, [reading.article], limit=1, least=_DONE_SHARE):
            words = match.span.of(reading.article.text)
            if not re.search(r"\b(?:will|is to|are to|plans?|due|expected|would)\b", words):
                return True
    return False


def _is_given_up(candidate: Candidate, later: Sequence[Reading]) -> bool:
    """Tell whether a later article tells as done what somebody in a sentence would not do."""
    refused = {m["verb"].lower() for m in _REFUSES.finditer(without_quotes(candidate.text))}
    if not refused:
        return False
    names = {name.words.split()[-1] for name in read_names(candidate.text)}
    for reading in later:
        text = reading.article.text
        if not reading.is_english or not any(name in text for name in names):
            continue
        for number, span in enumerate(reading.sentences):
            words = span.of(text)
            is_about = number < _OPENING or any(name in words for name in names)
            if is_about and _does(words, refused):
                return True
    return False


def _does(sentence: str, verbs: set[str]) -> bool:
    """Tell whether a sentence tells one of the verbs in the past and not denied."""
    return any(
        token.lemma_ in verbs
        and token.tag_ in ("VBD", "VBN")
        and not any(child.dep_ == "neg" for child in token.children)
        for token in parse(sentence) or ()
    )


def _is_outdated(candidate: Candidate, later: Sequence[Reading]) -> bool:
    """Tell whether a later article counts again what a sentence counts, and comes to another number."""
    for kind, value in _counts(candidate.reading, candidate.sentence):
        for reading in later:
            counted = {
                n
                for number in range(len(reading.sentences))
                for k, n in _counts(reading, number)
                if k == kind
            }
            if counted and value not in counted:
                return True
            total = _total(reading, kind)
            if total not in (None, value) and _total(candidate.reading, kind) == value:
                return True
    return any(_is_revised(candidate, reading) for reading in later)


def _total(reading: Reading, kind: str) -> float | None:
    """Return the people an article counts in its opening, which is its own total; None for none."""
    opening = range(min(_OPENING, len(reading.sentences)))
    return next((n for number in opening for k, n in _counts(reading, number) if k == kind), None)


def _is_revised(candidate: Candidate, reading: Reading) -> bool:
    """Tell whether a later article that speaks of a final or corrected count gives another number here."""
    if not reading.is_english or not _REVISED.search(reading.article.text):
        return False
    own = _numbers(candidate.reading, candidate.sentence)
    terms = {t for t in sentence_terms(candidate.source) if not t.startswith("#")}
    for number, span in enumerate(reading.sentences):
        words = span.of(reading.article.text)
        theirs = _numbers(reading, number)
        shared = terms & sentence_terms(words)
        for mine in own:
            same = [n for n in theirs if n.unit == mine.unit]
            values = {n.value for n in same}
            replaced = bool(values) and mine.value not in values and _is_near(mine, same[0])
            named = mine.value in values and len(values) > 1 and bool(_REVISED.search(words))
            if shared and (replaced or named):
                return True
    return False


def _counts(reading: Reading, sentence: int) -> list[tuple[str, float]]:
    """Return the people a sentence counts, by what befell them."""
    span = reading.sentences[sentence]
    found = []
    for number in reading.numbers:
        if (
            not span.start <= number.start < span.end
            or number.unit in ("ordinal", "%")
            or number.unit.isupper()
        ):
            continue
        around = reading.article.text[
            max(span.start, number.start - _NEAR) : min(span.end, number.end + _NEAR)
        ]
        near = [
            (kind, match)
            for kind, words in _COUNTED.items()
            for match in re.finditer(rf"\b(?:{words})\b", around)
        ]
        at = number.start - max(span.start, number.start - _NEAR)
        if near:
            kind, _ = min(near, key=lambda one: abs(one[1].start() - at))
            found.append((kind, number.value))
    return found


def other_figures(
    candidate: Candidate, readings: Sequence[Reading]
) -> list[tuple[Reading, Number]]:
    """Return the numbers by which other articles count, differently, what a sentence counts.

    The other sentence shares much of the words; its article does not give the sentence's own number.
    """
    own = _numbers(candidate.reading, candidate.sentence)
    terms = {t for t in sentence_terms(candidate.source) if not t.startswith("#")}
    found = []
    for reading in readings:
        if not reading.is_english or not terms or not _same_time(reading, candidate.reading):
            continue
        values = {(n.unit, n.value) for n in reading.numbers}
        for number, span in enumerate(reading.sentences):
            words = span.of(reading.article.text)
            shared = terms & sentence_terms(words)
            if len(shared) < _SAME_FIGURE_SHARE * len(terms) or _act(words) != _act(
                candidate.source
            ):
                continue
            for mine in own:
                theirs = [
                    n
                    for n in _numbers(reading, number)
                    if n.unit == mine.unit and n.value != mine.value
                ]
                is_alone = sum(n.unit == mine.unit for n in own) == 1 == len(theirs)
                if is_alone and (mine.unit, mine.value) not in values and _is_near(mine, theirs[0]):
                    found.append((reading, theirs[0]))
    return found


def _same_time(one: Reading, other: Reading) -> bool:
    """Tell whether two other articles came out about together: a later count replaces, it does not differ."""
    first, second = one.article.published, other.article.published
    return bool(one is not other and first and second and abs(first - second) <= _SAME_TIME)


def _act(words: str) -> str:
    root = main_verb(words)
    return str(root.lemma_) if root is not None else ""


def _is_near(one: Number, other: Number) -> bool:
    """Tell whether two numbers may count one thing: within a factor of three."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high / low <= 3


def _numbers(reading: Reading, sentence: int) -> list[Number]:
    span = reading.sentences[sentence]
    return [
        n for n in reading.numbers
        if span.start <= n.start < span.end and n.unit and n.unit != "ordinal" and n.value >= 2
    ]  # fmt: skip


def day_of(mention: DateMention, published: date) -> date:
    """Return the day a mention names, in the article's year where it gives none."""
    try:
        return date(mention.year or published.year, mention.month or 1, mention.day or 1)
    except ValueError:
        return date.max
