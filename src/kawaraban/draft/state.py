"""What of an event still holds: plans that have passed, turns it took, figures that later ones replace."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from kawaraban.draft.candidates import Candidate
from kawaraban.draft.figures import OPENING, is_outdated
from kawaraban.text.dates import DateMention
from kawaraban.text.evidence import rank_sentences
from kawaraban.text.names import read_names
from kawaraban.text.parser import parse
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
_REFUSES = re.compile(
    r"\b(?:(?:would|will|did|does|do) not|won't|wouldn't|never|refus(?:es|ed|ing) to|declin(?:es|ed|ing) to) "
    r"(?P<verb>[a-z]+)\b"
)
_RULES_OUT = re.compile(
    r"\b(?:rul(?:es|ed|ing) out|dismiss(?:es|ed)|reject(?:s|ed)) (?P<verb>[a-z]+ing)\b"
)
_INSTEAD = re.compile(r"\b(?:instead of|rather than|in place of)(?P<what> [^.,;]{1,40})")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?: [A-Z][a-z]+)?")
# What was open when it was written: a later article makes it stale, whatever that one says.
_OPEN_THEN = re.compile(
    r"\b(?:has|have) (?:not|yet) (?:yet )?(?:to )?"
    r"(?:sa(?:id|y)|decided?|confirm(?:ed)?|announced?|replied|reply)\b"
    r"|\b(?:has|have) been invited\b|\b(?:is|are|was|were) (?:confident|optimistic|hopeful)\b"
    r"|\b(?:will|is to|are to|is due to|are due to) (?:also )?"
    r"(?:be (?:led|attended|joined|represented|received)\b|attend\b|join (?:the )?talks|take part)"
)
_ONE_HURT = re.compile(
    r"\b(?:was|is) (?:(?:seriously|badly|critically|slightly|lightly) )?"
    r"(?:hurt|injured|wounded|in hospital|taken to)\b"
)
_DIED = re.compile(
    r"\b(?P<who>[a-z]{3,}) (?:who (?:later )?)?"
    r"(?:died|has died|had died|was killed|is dead|was dead|succumbed)\b"
)
# A count under way, and how one tells that it is over.
_PARTIAL = re.compile(
    r"\b(?:(?:constituencies|seats|wards|districts|precincts|votes|ballots) (?:\w+ )?(?:declared|counted)"
    r"|(?:per cent|percent|%) of (?:the )?(?:votes?|ballots|polling stations|precincts) (?:\w+ )?counted"
    r"|still (?:counting|to be counted|outstanding)|are outstanding|yet to (?:declare|report|be counted)"
    r"|(?:early|partial|preliminary|provisional|first|unofficial) (?:results|returns|counts?|tall(?:y|ies))"
    r"|exit polls?|pull(?:s|ed|ing) ahead|(?:is|was|were|are) (?:ahead|leading|trailing)|edges? ahead"
    r"|head(?:ing|ed) for (?:an? )?(?:\w+ )?(?:victory|win|defeat|majority)|on course (?:for|to win)"
    r"|too close to call|at half-time)\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?:final (?:\w+ )?(?:results?|count|tally|protocol|toll|score)|official results|conced(?:es|ed)|recount"
    r"|(?:was|were|been) (?:re-)?elected|declared (?:the )?winner|certified|full time)\b",
    re.IGNORECASE,
)
_FINAL_WITHIN = 600
_ENDING = frozenset(("lapse", "drop", "withdraw", "scrap", "cancel", "abandon", "shelve"))
_ENDS = re.compile(
    r"\b(?:lapse[sd]?|drop(?:s|ped)|withdr[ae]wn?|scrap(?:s|ped)|cancell?ed|abandoned|shelved)\b"
)
_SAME_PERSON = 3  # terms that two sentences about one person or thing share
_DONE_SHARE = 0.5


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
    if is_outdated(candidate, later) or _is_given_up(candidate, later):
        return True
    if _has_died(candidate, later) or _has_ended(candidate, later):
        return True
    if is_partial(candidate.source) and any(_tells_end(reading) for reading in later):
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
    refused = _refused(without_quotes(candidate.source))
    if not refused:
        return False
    names = {name.words.split()[-1] for name in read_names(candidate.text)}
    for reading in later:
        text = reading.article.text
        if not reading.is_english or not any(name in text for name in names):
            continue
        for number, span in enumerate(reading.sentences):
            words = span.of(text)
            is_about = number < OPENING or any(name in words for name in names)
            if is_about and _does(words, refused):
                return True
    return False


def _refused(sentence: str) -> set[str]:
    """Return the verbs that somebody in a sentence will not do: would not resign, ruled out resigning."""
    found = {m["verb"].lower() for m in _REFUSES.finditer(sentence)}
    at = {m.start("verb") for m in _RULES_OUT.finditer(sentence)}
    return found | {t.lemma_ for t in (parse(sentence) or () if at else ()) if t.idx in at}


def is_partial(text: str) -> bool:
    """Tell whether words give a count that was still going on: of the wards declared, ahead, early results."""
    return bool(_PARTIAL.search(text))


def _tells_end(reading: Reading) -> bool:
    """Tell whether an article opens with how a count ended."""
    return bool(_FINAL.search(f"{reading.article.title}\n{reading.article.text[:_FINAL_WITHIN]}"))


def _has_died(candidate: Candidate, later: Sequence[Reading]) -> bool:
    """Tell whether a later article says that one whom a sentence tells hurt has died."""
    if not _ONE_HURT.search(candidate.source):
        return False
    text = candidate.source.lower()
    return any(
        match["who"] in text
        for reading in later
        if reading.is_english
        for match in _DIED.finditer(reading.article.text)
    )


def _has_ended(candidate: Candidate, later: Sequence[Reading]) -> bool:
    """Tell whether a later article says that what a sentence tells of has lapsed, or was dropped."""
    for reading in later:
        for span in reading.sentences if reading.is_english else ():
            words = span.of(reading.article.text)
            if not _ENDS.search(words):
                continue
            what = next(
                (c for c in parse(words) or () if c.head.lemma_ in _ENDING and _is_what(c)), None
            )
            is_named = what is not None and re.search(
                rf"\b{re.escape(what.lower_)}\b", candidate.text.lower()
            )
            shared = sentence_terms(candidate.source) & sentence_terms(words)
            if is_named and len(shared) >= _SAME_PERSON:
                return True
    return False


def _is_what(token: Any) -> bool:  # noqa: ANN401  # a spaCy Token
    """Tell whether a noun is what lapses, or what is dropped."""
    is_lapse = token.head.lemma_ == "lapse"
    wanted = ("nsubj",) if is_lapse else ("nsubjpass", "dobj")
    return bool(token.pos_ == "NOUN" and token.dep_ in wanted)


def _does(sentence: str, verbs: set[str]) -> bool:
    """Tell whether a sentence tells one of the verbs in the past and not denied."""
    return any(
        token.lemma_ in verbs
        and token.tag_ in ("VBD", "VBN")
        and not any(child.dep_ == "neg" for child in token.children)
        for token in parse(sentence) or ()
    )


def day_of(mention: DateMention, published: date) -> date:
    """Return the day a mention names, in the article's year where it gives none."""
    try:
        return date(mention.year or published.year, mention.month or 1, mention.day or 1)
    except ValueError:
        return date.max
