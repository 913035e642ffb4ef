"""The headline of an item: from its lead's clause, else a source's own title in house form."""

import re
from collections.abc import Sequence
from itertools import chain

from kawaraban.draft.candidates import Candidate
from kawaraban.draft.clauses import trimmed
from kawaraban.draft.edits import house_style, whole_dates
from kawaraban.draft.finish import print_marks
from kawaraban.draft.headline import make_headline
from kawaraban.model.finding import Verdict
from kawaraban.model.issue import Sentence
from kawaraban.text.details import judge_details
from kawaraban.text.reading import Reading
from kawaraban.text.support.scope import scope_of

_MOST_WORDS = 12
_REFUTED = (Verdict.NOT_FOUND, Verdict.CONTRADICTED, Verdict.MISATTRIBUTED)
_TITLE_HEAD = re.compile(
    r"^(?:(?:UPDATE|WRAPUP|RPT|REFILE) ?\d*|EXCLUSIVE|BREAKING|URGENT|CORRECTED|ANALYSIS|BRIEF|FACTBOX|"
    r"TIMELINE|FEATURE|INTERVIEW|INSIGHT|POLL|PREVIEW|EXPLAINER|Live|Watch)\s?[-:–—]\s?(?=\w)"
)
_TITLE_TURNS = re.compile(r"; | - |, (?=[a-z])|: | (?=(?:as|after|amid|while|over|with) )")
# Short forms of agencies' titles that a digest does not print.
_WIRE_SHORT = re.compile(
    r"\b(?:[ymq]/[ymq]|bln|mln|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)(?:\b\.?)|pct|govt|dep|yr)\b"
)
_LEAST_WORDS = 4
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

    Tried in this order: the headline of the lead's frame, the lead's main clause, the title of the
    lead's article, those of later and then of earlier ones, the first sentences cut short; else the
    lead.
    """
    made = framed or make_headline(_ATTRIBUTION.sub(".", lead.text))
    since = readings.index(lead.reading)
    others = [r for r in (*readings[since + 1 :], *reversed(readings[turn:since])) if r.is_english]
    held = [r for r in (lead.reading, *others) if readings.index(r) >= turn]
    titles = (_shortened(house_title(r)) for r in held)
    printed = (s.text for paragraph in paragraphs for s in paragraph)
    for headline in chain((made,), titles, map(_cut, chain((lead.text,), printed))):
        if (
            headline
            and print_marks(headline) not in banned
            and len(headline.split()) <= _MOST_WORDS
            and _is_supported(headline, paragraphs, readings)
        ):
            return headline
    return _cut(lead.text)


def _cut(sentence: str) -> str:
    """Return a sentence as a headline: without who reported it, in twelve words if cuts can do it."""
    return trimmed(_ATTRIBUTION.sub(".", sentence), _MOST_WORDS).rstrip(".")


def _shortened(title: str) -> str:
    """Cut a title of more than twelve words where its second part begins."""
    if len(title.split()) <= _MOST_WORDS:
        return title
    ends = [m.start() for m in _TITLE_TURNS.finditer(title)]
    fits = [title[:at] for at in ends if _LEAST_WORDS <= len(title[:at].split()) <= _MOST_WORDS]
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
