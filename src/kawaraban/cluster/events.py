"""Articles -> events: which reports tell of the same happening, and why.

Average link over pair probabilities inside a window of days (measured best on months in several
languages). Nothing is dropped for having few names, languages or articles.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from kawaraban.cluster.features import Collection, read_features
from kawaraban.cluster.near_copies import find_families
from kawaraban.cluster.pairs import pair_probability, shared_things
from kawaraban.model.article import Article
from kawaraban.model.event import Event, Link, Shared

JOIN = 0.35
_EARLIEST = datetime.min

Pairs = dict[tuple[int, int], float]


def find_events(
    articles: Sequence[Article], aliases: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Event, ...]:
    """Group articles into events, earliest first.

    The same articles in any order give the same events; an event's id is the id of its earliest
    article (ties by address). Every article is in exactly one event.
    """
    ordered = sorted(articles, key=_order)
    collection = read_features(ordered, aliases)
    families = find_families(ordered)
    position = {article.id: i for i, article in enumerate(ordered)}
    pairs = _pairs(collection)
    groups = _average_link([[position[key] for key in family] for family in families], pairs)
    events = [_event(sorted(group), ordered, collection, pairs, families) for group in groups]
    return tuple(sorted(events, key=lambda event: position[event.id]))


def _order(article: Article) -> tuple[datetime, str, str]:
    moment = article.published.replace(tzinfo=None) if article.published else _EARLIEST
    return moment, article.url, article.id


def _pairs(collection: Collection) -> Pairs:
    features = collection.features
    return {
        (i, j): pair_probability(features[i], features[j], collection)
        for j in range(len(features))
        for i in range(j)
    }


def _average_link(groups: list[list[int]], pairs: Pairs) -> list[list[int]]:
    """Join the two groups that are closest on average until no two reach JOIN."""
    sums: dict[tuple[int, int], float] = defaultdict(float)
    owner = {member: g for g, group in enumerate(groups) for member in group}
    for (i, j), probability in pairs.items():
        if probability > 0 and owner[i] != owner[j]:
            sums[_key(owner[i], owner[j])] += probability
    alive = {g: list(group) for g, group in enumerate(groups)}

    def mean(pair: tuple[int, int]) -> float:
        return sums[pair] / (len(alive[pair[0]]) * len(alive[pair[1]]))

    while sums:
        closest = max(sums, key=lambda pair: (mean(pair), -pair[0], -pair[1]))
        if mean(closest) < JOIN:
            break
        _merge(*closest, sums, alive)
    return list(alive.values())


def _key(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _merge(
    one: int, other: int, sums: dict[tuple[int, int], float], alive: dict[int, list[int]]
) -> None:
    del sums[(one, other)]
    for key in [key for key in sums if other in key]:
        third = key[0] if key[1] == other else key[1]
        sums[_key(one, third)] += sums.pop(key)
    alive[one] += alive.pop(other)


def _event(
    members: list[int],
    ordered: Sequence[Article],
    collection: Collection,
    pairs: Pairs,
    families: Sequence[tuple[str, ...]],
) -> Event:
    articles = [ordered[i] for i in members]
    ids = {article.id for article in articles}
    days = [article.day for article in articles if article.day]
    links = [_link(i, members, collection, pairs, families) for i in members if len(members) > 1]
    return Event(
        id=articles[0].id,
        articles=tuple(article.id for article in articles),
        links=tuple(links),
        families=tuple(family for family in families if family[0] in ids),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
    )


def _link(
    i: int,
    members: Sequence[int],
    collection: Collection,
    pairs: Pairs,
    families: Sequence[tuple[str, ...]],
) -> Link:
    """Return the link of an article to the one of its event that it is closest to."""
    other = max((j for j in members if j != i), key=lambda j: (pairs[_key(i, j)], -j))
    one_id, other_id = (collection.features[k].article.id for k in (i, other))
    shared = shared_things(collection.features[i], collection.features[other], collection)
    if any(one_id in family and other_id in family for family in families):
        shared = (Shared("copy", "one text", 1.0), *shared)
    return Link(one_id, other_id, round(pairs[_key(i, other)], 4), shared)
