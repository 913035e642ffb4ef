"""Order events by how much they matter to a beat, each point with its reason in words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log2

from kawaraban.model.article import Article
from kawaraban.model.event import Event, Points, RankedEvent
from kawaraban.model.issue import Issue
from kawaraban.model.source import Beat
from kawaraban.text.countries_in_text import list_countries
from kawaraban.text.offices import read_offices
from kawaraban.text.reading import sentence_terms
from kawaraban.text.scripts import CJK

_LEAD_CHARACTERS = 600
_CJK = ("ja", "zh", "ko")
_NAMED = 4
_FEW = 8  # a name in more than an eighth of the events says nothing of a story

WATCHED_MOST = 8.0
ORIGIN = 2.0
OFFICIAL = 1.0
LANGUAGE = 0.75
LANGUAGES_MOST = 1.5
SIDE = 0.4
SIDES_MOST = 1.2
ASIDE = 0.3
TOLD_BEFORE = 0.5
SAME_STORY = 0.35
# The highest office among those named in titles and leads, by the words of its title.
OFFICES = (
    (
        "head of state or government",
        2.0,
        r"president|prime minister|premier|chancellor|king|queen|emperor|pope",
    ),
    (
        "minister",
        1.5,
        r"minister|secretary of state|foreign secretary|defen[cs]e secretary|high representative",
    ),
    ("other office", 0.75, r"."),
)
# The kind of event, by the words of titles and first sentences: the first that two articles, or the
# only one, bear out.
KINDS = (
    ("armed act", 1.5, r"air ?strikes?|shelling|invasion|incursions?|attack(?:s|ed)?|missiles?|drones?|coup"),
    ("agreement", 1.5, r"agreements?|treat(?:y|ies)|pacts?|accords?|deals?|memorand\w+|signs?|signed|ratif\w+"),
    ("election or vote", 1.5, r"elections?|run-?off|votes?|elect(?:s|ed)|referendum|re-elect\w+|ballots?"),
    ("sanction", 1.25, r"sanctions?|blacklist\w*|export (?:ban|controls?)|embargo|travel bans?"),
    ("disaster", 1.25, r"(?:earth)?quakes?|floods?|typhoon|cyclone|hurricane|landslides?|wildfires?|dead"),
    ("meeting", 1.0, r"meet(?:s|ing|ings)?|met|talks|summit|visits?|calls? on|phone call|dialogue"),
    ("ruling or law", 1.0, r"court|rul(?:es|ing|ed)|bill|law|legislation|verdict"),
    ("budget", 1.0, r"budgets?|spending|stimulus|package"),
    ("exercise or launch", 0.75, r"exercises?|drills?|launch(?:es|ed)?|satellite|test-?fir\w+"),
    ("appointment", 0.75, r"appoint\w*|resign\w*|step(?:s|ped) down|nam(?:es|ed) as|sworn in|reshuffle"),
    ("plan reported", 0.75, r"plans? to|considers?|weighs?|mulls?|sources said|reportedly"),
    ("purchase or aid", 0.75, r"buys?|purchase|orders?|contract|aid|grants?|loans?|donat\w+"),
    ("protest", 0.75, r"protests?|strike|demonstrat\w+|summons?|summoned"),
    ("statistics", 0.5, r"inflation|exports|imports|gdp|unemployment|growth|per cent|percent"),
)  # fmt: skip


def rank_events(
    events: Sequence[Event],
    articles: Mapping[str, Article],
    beat: Beat,
    earlier: Sequence[Issue] = (),
) -> tuple[RankedEvent, ...]:
    """Return the events that touch the beat, highest score first; ties by first day, then id.

    The score is the sum of its points, times the shares that take some away; docs/ranking.md lists
    them. An event with neither a watched word nor a subject of the beat is left out.
    """
    told = [sentence_terms(_issue_words(issue)) for issue in earlier]
    ranked = [one for event in events if (one := _rank(event, articles, beat, told))]
    ranked.sort(key=lambda one: (-one.score, str(one.event.first_day), one.event.id))
    names = _rare_names(ranked, articles)
    placed: list[RankedEvent] = []
    for one in ranked:
        firsts = (p for p in placed if p.story == p.event.id)
        story = next((p.story for p in firsts if _is_one_story(names, p, one)), one.event.id)
        placed.append(replace(one, story=story))
    return tuple(placed)


def _rank(
    event: Event, articles: Mapping[str, Article], beat: Beat, told: Sequence[frozenset[str]]
) -> RankedEvent | None:
    members = [articles[key] for key in event.articles]
    watched, subjects = _watched(members, beat), _subjects(members, beat)
    if not watched and not subjects:
        return None
    heads = [_head(a) for a in members]
    points = [_watched_points(watched), _office_points(heads), _kind_points(heads)]
    points += [_origin_points(event, members), _official_points(members), _side_points(members)]
    points += [_language_points(members)]
    found = [one for one in points if one is not None]
    score = sum(one.points for one in found)
    if beat.subjects and not subjects:
        found.append(
            Points(f"names none of: {', '.join(beat.subjects[:_NAMED])}", -(1 - ASIDE) * score)
        )
        score *= ASIDE
    if told and _is_told(members, told):
        found.append(Points("much of it told in an earlier issue", -(1 - TOLD_BEFORE) * score))
        score *= TOLD_BEFORE
    copies = len(members) - (len(event.families) or len(members))
    if copies:
        found.append(Points(f"{copies} {'copies' if copies > 1 else 'copy'} set aside", 0.0))
    rounded = tuple(Points(one.reason, round(one.points, 2)) for one in found)
    reasons = tuple(one.reason for one in found)
    return RankedEvent(event, round(score, 3), reasons, event_title(members), rounded)


def _head(article: Article) -> str:
    return f"{article.title}\n{article.text[:_LEAD_CHARACTERS]}"


def _watched_points(watched: Mapping[str, float]) -> Points | None:
    names = sorted(watched, key=lambda word: (-watched[word], word))[:_NAMED]
    score = min(WATCHED_MOST, sum(watched.values()))
    return Points(f"watched: {', '.join(names)}", score) if names else None


def _office_points(heads: Sequence[str]) -> Points | None:
    titles = {office.words.lower() for head in heads for office in read_offices(head)}
    for name, score, words in OFFICES:
        fits = [title for title in titles if re.search(words, title)]
        held = sorted(fits, key=lambda title: (title.startswith(("former", "ex")), title))
        if held:
            return Points(f"{name}: {held[0]}", score)
    return None


def _kind_points(heads: Sequence[str]) -> Points | None:
    starts = [head.split(". ", 1)[0] for head in heads]
    least = min(2, len(starts))
    for name, score, words in KINDS:
        pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        if sum(bool(pattern.search(start)) for start in starts) >= least:
            return Points(f"kind: {name}", score)
    return None


def _origin_points(event: Event, members: Sequence[Article]) -> Points:
    origins = len(event.families) or len(members)
    return Points(f"{origins} independent source{'s' * (origins != 1)}", ORIGIN * log2(1 + origins))


def _official_points(members: Sequence[Article]) -> Points | None:
    officials = sorted({a.publisher for a in members if a.publisher_kind == "official"})
    return Points(f"official: {', '.join(officials)}", OFFICIAL) if officials else None


def _side_points(members: Sequence[Article]) -> Points | None:
    """Return points for the countries named beside each other: more sides, more to tell."""
    english = [a for a in members if a.language.startswith("en")]
    sides = list(dict.fromkeys(code for a in english for code in list_countries(a.title, "en")))
    score = min(SIDES_MOST, SIDE * (len(sides) - 1))
    return Points(f"{len(sides)} countries in titles", score) if len(sides) > 1 else None


def _language_points(members: Sequence[Article]) -> Points | None:
    languages = sorted({a.language[:2] for a in members})
    score = min(LANGUAGES_MOST, LANGUAGE * (len(languages) - 1))
    return Points(f"languages: {', '.join(languages)}", score) if len(languages) > 1 else None


def _subjects(members: Sequence[Article], beat: Beat) -> list[str]:
    """Return the beat's subjects named in the titles or leads of at least a third of the articles."""
    heads = [_head(a) for a in members]
    holders = [head for head in heads if any(subject in head for subject in beat.subjects)]
    if len(holders) * 3 < len(heads):
        return []
    return [subject for subject in beat.subjects if any(subject in head for head in heads)]


def _watched(members: Sequence[Article], beat: Beat) -> dict[str, float]:
    """Return the watched words found in the titles or leads of at least a third of the articles."""
    found = {}
    for word, weight in beat.watched.items():
        holders = sum(word.lower() in _head(a).lower() for a in members)
        is_cjk = bool(CJK.search(word))
        same_script = [a for a in members if is_cjk == (a.language[:2] in _CJK)]
        if holders and holders * 3 >= len(same_script or members):
            found[word] = weight
    return found


def _issue_words(issue: Issue) -> str:
    return " ".join(
        words
        for item in issue.items
        for words in (item.headline, *(s.text for s in item.sentences))
    )


def _is_told(members: Sequence[Article], told: Sequence[frozenset[str]]) -> bool:
    """Tell whether an earlier issue holds nearly all that the event's titles say."""
    titles = [sentence_terms(a.title) for a in members if a.language.startswith("en")]
    return any(
        len(title & issue) >= 0.9 * len(title) and len(title) > _NAMED
        for title in titles
        for issue in told
    )


def _is_one_story(
    names: Mapping[str, frozenset[str]], one: RankedEvent, other: RankedEvent
) -> bool:
    """Tell whether two events follow from one another: their titles and leads share rare names."""
    first, second = names[one.event.id], names[other.event.id]
    shared = len(first & second)
    return shared > 1 and shared >= SAME_STORY * min(len(first), len(second))


def _rare_names(
    ranked: Sequence[RankedEvent], articles: Mapping[str, Article]
) -> dict[str, frozenset[str]]:
    """Return each event's names, without those of the beat itself: named in more than a few events."""
    names = {one.event.id: _event_names(one.event, articles) for one in ranked}
    counts = Counter(name for found in names.values() for name in found)
    most = max(2, len(ranked) // _FEW)
    return {key: frozenset(n for n in found if counts[n] <= most) for key, found in names.items()}


def _event_names(event: Event, articles: Mapping[str, Article]) -> frozenset[str]:
    """Return the words written with a capital inside the sentences of an event's titles and leads."""
    heads = " ".join(_head(articles[key]) for key in event.articles)
    return frozenset(word.lower() for word in re.findall(r"(?<=[a-z,] )[A-Z][\w-]{3,}", heads))


def unseen(
    beat: Beat, articles: Sequence[Article], ranked: Sequence[RankedEvent]
) -> tuple[str, ...]:
    """Return what the period lacks, a line each: watched words in no event, sources without an article."""
    by_event = {key for one in ranked for key in one.event.articles}
    text = "\n".join(f"{a.title}\n{a.text}" for a in articles if a.id in by_event).lower()
    words = [word for word in beat.watched if word.lower() not in text]
    published = {a.publisher for a in articles}
    silent = [source.name for source in beat.sources if source.name not in published]
    lines = [f"watched, but in no event: {', '.join(words)}"] if words else []
    return (*lines, *([f"silent in this period: {', '.join(silent)}"] if silent else []))


def event_title(members: Sequence[Article]) -> str:
    """Return a title for an event: of its first English article, else of its first."""
    english = [a for a in members if a.language.startswith("en")]
    return (english or list(members))[0].title
