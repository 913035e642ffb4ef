"""The headline of an item: from its lead's clause, else a source's own title in house form."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from kawaraban.draft.candidates import Candidate
from kawaraban.draft.clauses import is_clause, trimmed
from kawaraban.draft.edits import house_style, whole_dates
from kawaraban.draft.finish import print_marks
from kawaraban.draft.headline import make_headline
from kawaraban.draft.state import is_partial
from kawaraban.draft.worth import core_terms
from kawaraban.model.finding import Verdict
from kawaraban.model.issue import Sentence
from kawaraban.text.details import judge_details
from kawaraban.text.numbers import read_numbers
from kawaraban.text.quotes import read_quotes
from kawaraban.text.reading import Reading, sentence_terms
from kawaraban.text.support.scope import scope_of

_MOST_WORDS = 12
_REFUTED = (Verdict.NOT_FOUND, Verdict.CONTRADICTED, Verdict.MISATTRIBUTED)
_TITLE_HEAD = re.compile(
    r"^(?:(?:UPDATE|WRAPUP|RPT|REFILE) ?\d*|EXCLUSIVE|BREAKING|URGENT|CORRECTED|ANALYSIS|BRIEF|FACTBOX|"
    r"TIMELINE|FEATURE|INTERVIEW|INSIGHT|POLL|PREVIEW|EXPLAINER|Live|Watch)\s?[-:–—]\s?(?=\w)"
)
_TITLE_TURNS = re.compile(r"; | - |, (?=[a-z])|: | (?=(?:as|after|amid|while) )")
# Short forms of agencies' titles that a digest does not print.
_WIRE_SHORT = re.compile(
    r"\b(?:[ymq]/[ymq]|bln|mln|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)(?:\b\.?)|pct|govt|dep|yr)\b"
)
_LEAST_WORDS = 4
_OWN_WORDS = 1.4  # what a headline of our own is worth beside a source's title that says as much
_OPENING = 400  # characters
_OUTLET_TAIL = re.compile(r" [-–—|] (?P<outlet>[A-Z][\w ]{2,20})$")
_ATTRIBUTION = re.compile(r", [A-Z][\w' ]+ (?:reported|said)\.$")


def choose_headline(
    paragraphs: Sequence[Sequence[Sentence]],
    lead: Candidate,
    readings: Sequence[Reading],
    framed: str = "",
    banned: frozenset[str] = frozenset(),
    turn: int = 0,
) -> str:
    """Return a headline whose every detail the item's evidence supports; never one of `banned`.

    `turn` is the article that reversed what earlier ones told: their titles no longer hold.

    The lead's frame comes first; then of the lead's main clause and the sources' titles the one that
    holds most of what the event is about, later ones first; else the first sentences cut short, and last
    the lead.
    """

    def is_fit(headline: str) -> bool:
        return (
            bool(headline)
            and print_marks(headline) not in banned
            and len(headline.split()) <= _MOST_WORDS
            and _is_supported(headline, paragraphs, readings)
        )

    if is_fit(framed):
        return framed
    told = _ATTRIBUTION.sub(".", lead.text)
    since = readings.index(lead.reading)
    others = [r for r in (*readings[since + 1 :], *reversed(readings[turn:since])) if r.is_english]
    held = [r for r in (lead.reading, *others) if readings.index(r) >= turn]
    titles = [_shortened(house_title(r)) for r in held if not _counts_less(r, readings)]
    made = make_headline(told) or ""
    core = core_terms(readings)
    worth = {title: _coverage(title, core) for title in titles}
    worth[made] = _OWN_WORDS * _coverage(made, core)
    for headline in sorted(worth, key=lambda one: -worth[one]):
        if is_fit(headline):
            return headline
    printed = (s.text for paragraph in paragraphs for s in paragraph if not read_quotes(s.text))
    cut = map(_cut, chain((lead.text,), printed))
    return next((one for one in cut if is_fit(one)), _cut(lead.text))


def _coverage(headline: str, core: Mapping[str, float]) -> float:
    """Return how much of what an event is about a headline holds."""
    return sum(core.get(term, 0.0) for term in sentence_terms(headline))


def _counts_less(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Tell whether the title or opening of a later article counts differently what a title counts."""
    own = [n for n in read_numbers(reading.article.title) if n.unit]
    later = readings[readings.index(reading) + 1 :] if own else ()
    for other in later:
        opening = f"{other.article.title}\n{other.article.text[:_OPENING]}"
        theirs = [n for n in read_numbers(opening) if n.unit]
        if any(a.unit == b.unit and a.value != b.value for a in own for b in theirs):
            return True
    return is_partial(reading.article.title) and reading is not readings[-1]


def _cut(sentence: str) -> str:
    """Return a sentence as a headline: without who reported it, in twelve words if cuts can do it."""
    return trimmed(_ATTRIBUTION.sub(".", sentence), _MOST_WORDS).rstrip(".")


def _shortened(title: str) -> str:
    """Cut a title of more than twelve words where its second part begins."""
    if len(title.split()) <= _MOST_WORDS:
        return title
    ends = [m.start() for m in _TITLE_TURNS.finditer(title)]
    parts = [title[:at] for at in ends if _LEAST_WORDS <= len(title[:at].split()) <= _MOST_WORDS]
    fits = [part for part in parts if is_clause(f"{part}.")]
    return fits[-1] if fits else title


def house_title(reading: Reading) -> str:
    """Return a title in sentence case and house style, "" where it holds a time that passes.

    A trailing outlet becomes its attribution.
    """
    article = reading.article
    bare = _TITLE_HEAD.sub("", article.title)
    title = _OUTLET_TAIL.sub(lambda m: f", {m['outlet']} reports", bare)
    words = title.split(" ")
    plain = set(re.findall(r"[a-z][a-z'-]+", article.text))
    capitals = sum(w[:1].isupper() for w in words)
    if len(words) > 3 and capitals >= 0.7 * len(words):
        words = [
            words[0],
            *(w.lower() if w.lower().strip(",:'") in plain else w for w in words[1:]),
        ]
    if _WIRE_SHORT.search(" ".join(words)):
        return ""
    dated = whole_dates(" ".join(words), reading.published)
    return house_style(dated, {}).rstrip(".") if dated == " ".join(words) else ""


def _is_supported(
    headline: str, paragraphs: Sequence[Sequence[Sentence]], readings: Sequence[Reading]
) -> bool:
    evidence = tuple(e for paragraph in paragraphs for s in paragraph for e in s.evidence)
    articles = tuple(reading.article for reading in readings)
    scope = scope_of(headline, articles, evidence)
    return not any(d.verdict in _REFUTED for d in judge_details(headline, scope))
