"""events --why and --why-not: where an event's points come from, and what keeps it out of the issue."""

from collections.abc import Mapping, Sequence

from kawaraban.draft.issue import BELOW, Drafted
from kawaraban.model.article import Article
from kawaraban.model.errors import ConfigError
from kawaraban.model.event import Event, RankedEvent
from kawaraban.model.source import Beat, Period
from kawaraban.rank import event_title
from kawaraban.workflow.drafting import Month, draft_and_repair


def why(month: Month, words: str) -> tuple[str, ...]:
    """Return an event's points, a line each, with their sum.

    `words` are its number in the list, the first letters of its id, or words of its title.

    Raises:
        ConfigError: No event, or more than one, is meant by them.
    """
    one = _ranked(month, words)
    if one is None:
        event = _unranked(month, words)
        return (
            _title(event, month),
            "  not of the beat: no watched word and no subject in its titles and leads",
        )
    place = month.events.index(one) + 1
    lines = [f"{place}. {one.title}"]
    lines += [f"  {point.points:+6.2f}  {point.reason}" for point in one.points]
    return (*lines, f"  {one.score:6.2f}  in all; the formula is in docs/ranking.md")


def why_not(month: Month, words: str, beat: Beat, period: Period) -> tuple[str, ...]:
    """Return what keeps an event out of the period's issue, or that it is in.

    Raises:
        ConfigError: As `why`.
    """
    one = _ranked(month, words)
    if one is None:
        return why(month, words)
    drafted, _ = draft_and_repair(month, beat, period)
    place = month.events.index(one) + 1
    return (f"{place}. {one.title}", f"  {_reason(one, place, drafted, month, beat)}")


def _reason(one: RankedEvent, place: int, drafted: Drafted, month: Month, beat: Beat) -> str:
    told = next((out.reason for out in drafted.left_out if out.what == one.title), None)
    if told is None:
        return "it is in the issue"
    if told != BELOW:
        return told
    last = month.events[min(beat.items, len(month.events)) - 1]
    gap = max(0.0, last.score - one.score)
    return (
        f"ranked {place}, and the beat prints {_items(beat.items)}; {gap:.2f} points short of “{last.title}” "
        f"({'; '.join(last.reasons)})"
    )


def _items(number: int) -> str:
    return f"{number} item{'s' * (number != 1)}"


def _ranked(month: Month, words: str) -> RankedEvent | None:
    """Return the ranked event meant, None where it may be one that is not of the beat."""
    if words.isdigit() and 1 <= int(words) <= len(month.events):
        return month.events[int(words) - 1]
    found = [one for one in month.events if _is_meant(one.event, month.articles, words)]
    if len(found) > 1:
        titles = "; ".join(one.title for one in found)
        raise ConfigError(
            f"{words!r} may mean {len(found)} events: {titles}; give a number or an id"
        )
    return found[0] if found else None


def _unranked(month: Month, words: str) -> Event:
    found = [event for event in month.unranked if _is_meant(event, month.articles, words)]
    if len(found) != 1:
        many = f"{len(found)} events off the beat" if found else "no event of the period"
        raise ConfigError(
            f"{words!r} means {many}; `kawaraban events` numbers them, `articles` lists what was read"
        )
    return found[0]


def _is_meant(event: Event, articles: Mapping[str, Article], words: str) -> bool:
    titles = [articles[key].title for key in event.articles]
    return event.id.startswith(words) or any(words.lower() in title.lower() for title in titles)


def _title(event: Event, month: Month) -> str:
    members: Sequence[Article] = [month.articles[key] for key in event.articles]
    return event_title(members)
