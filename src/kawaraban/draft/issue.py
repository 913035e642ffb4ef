"""Ranked events -> Issue: the month's items with their list of headlines and their references."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kawaraban.draft.item import LeftOut, write_item
from kawaraban.model.article import Article
from kawaraban.model.event import RankedEvent
from kawaraban.model.issue import Issue, Item, Reference
from kawaraban.model.source import Beat, Period

BELOW = "ranked below the items printed"
_MOST_OF_A_STORY = 2


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted issue, and what it leaves out with the reasons."""

    issue: Issue
    left_out: tuple[LeftOut, ...]


def write_issue(
    ranked: Sequence[RankedEvent],
    articles: Mapping[str, Article],
    beat: Beat,
    period: Period,
    banned: frozenset[str] = frozenset(),
) -> Drafted:
    """Write one item for each of the first events, as many as the beat prints.

    `articles` holds every article by id. `banned` are source sentences and headlines not to be used.
    """
    items: list[Item] = []
    used: list[RankedEvent] = []
    left_out: list[LeftOut] = []
    for one in ranked:
        if len(items) >= beat.items:
            left_out.append(LeftOut(one.title, BELOW))
            continue
        if sum(one.story == other.story for other in used) >= _MOST_OF_A_STORY:
            left_out.append(LeftOut(one.title, "its story has two items already"))
            continue
        members = [articles[key] for key in one.event.articles]
        written = write_item(one, members, beat, period, banned)
        if isinstance(written, LeftOut):
            left_out.append(written)
        else:
            items.append(written)
            used.append(one)
    issue = Issue(
        title=beat.title,
        beat=beat.name,
        period=period,
        items=tuple(items),
        headlines=tuple(item.headline for item in items),
        references=references_of(items, articles),
        language="en",
    )
    return Drafted(issue, tuple(left_out))


def references_of(items: Sequence[Item], articles: Mapping[str, Article]) -> tuple[Reference, ...]:
    """Return the articles that the items' evidence points into, in order of first use."""
    used = dict.fromkeys(source for item in items for source in item.sources)
    return tuple(_reference(articles[key]) for key in used if key in articles)


def _reference(article: Article) -> Reference:
    return Reference(
        article.id, article.publisher, article.title, article.url, article.language, article.day,
        article.text_hash,
    )  # fmt: skip
