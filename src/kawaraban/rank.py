"""Order events by how much they matter to a beat, with the reasons in words."""

from collections.abc import Mapping, Sequence
from math import log2

from kawaraban.model.article import Article
from kawaraban.model.event import Event, RankedEvent
from kawaraban.model.source import Beat
from kawaraban.text.scripts import CJK

_LEAD_CHARACTERS = 600
_WATCHED_MOST = 8.0
_ORIGIN = 2.0
_OFFICIAL = 1.0
_LANGUAGE = 0.75
_ASIDE = 0.3
_NAMED_REASONS = 4
_CJK = ("ja", "zh", "ko")


def rank_events(
    events: Sequence[Event], articles: Mapping[str, Article], beat: Beat
) -> tuple[RankedEvent, ...]:
    """Return the events that touch the beat, highest score first; ties by id.

    score = watched words in titles and leads (each once, at its weight, at most 8)
          + 2 x log2(1 + independent origins) + 1 for an official source + 0.75 a further language,
    times 0.3 where title and lead name none of the beat's subjects, if it has any.
    An event with neither a watched word nor a subject is not of the beat and is left out.
    """
    ranked = [_rank(event, articles, beat) for event in events]
    kept = [one for one in ranked if one is not None]
    return tuple(sorted(kept, key=lambda one: (-one.score, one.event.id)))


def _rank(event: Event, articles: Mapping[str, Article], beat: Beat) -> RankedEvent | None:
    members = [articles[key] for key in event.articles]
    watched = _watched(members, beat)
    subjects = _subjects(members, beat)
    if not watched and not subjects:
        return None
    origins = len(event.families) or len(members)
    officials = sorted({a.publisher for a in members if a.publisher_kind == "official"})
    languages = sorted({a.language[:2] for a in members})
    score = min(_WATCHED_MOST, sum(watched.values()))
    score += _ORIGIN * log2(1 + origins) + _OFFICIAL * bool(officials)
    score += _LANGUAGE * (len(languages) - 1)
    is_aside = bool(beat.subjects) and not subjects
    score *= _ASIDE if is_aside else 1.0
    names = sorted(watched, key=lambda word: (-watched[word], word))[:_NAMED_REASONS]
    reasons = [f"watched: {', '.join(names)}"] if names else []
    reasons.append(f"{origins} independent source{'s' * (origins != 1)}")
    if is_aside:
        reasons.append(f"names none of: {', '.join(beat.subjects[:_NAMED_REASONS])}")
    if len(members) > origins:
        reasons.append(f"{len(members) - origins} copies set aside")
    if officials:
        reasons.append(f"official: {', '.join(officials)}")
    if len(languages) > 1:
        reasons.append(f"languages: {', '.join(languages)}")
    return RankedEvent(event, round(score, 3), tuple(reasons), event_title(members))


def _subjects(members: Sequence[Article], beat: Beat) -> list[str]:
    """Return the beat's subjects named in the titles or leads of at least a third of the articles."""
    heads = [f"{a.title} {a.text[:_LEAD_CHARACTERS]}" for a in members]
    holders = [head for head in heads if any(subject in head for subject in beat.subjects)]
    if len(holders) * 3 < len(heads):
        return []
    return [subject for subject in beat.subjects if any(subject in head for head in heads)]


def _watched(members: Sequence[Article], beat: Beat) -> dict[str, float]:
    """Return the watched words found in the titles or leads of at least a third of the articles."""
    found = {}
    for word, weight in beat.watched.items():
        holders = sum(
            word.lower() in f"{a.title} {a.text[:_LEAD_CHARACTERS]}".lower() for a in members
        )
        is_cjk = bool(CJK.search(word))
        same_script = [a for a in members if is_cjk == (a.language[:2] in _CJK)]
        if holders and holders * 3 >= len(same_script or members):
            found[word] = weight
    return found


def event_title(members: Sequence[Article]) -> str:
    """Return a title for an event: of its first English article, else of its first."""
    english = [a for a in members if a.language.startswith("en")]
    return (english or list(members))[0].title
