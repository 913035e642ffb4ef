"""The checkable details of a sentence, each with what its sources say: the tick sheet."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from kawaraban.model.evidence import Evidence
from kawaraban.model.finding import Detail, Finding, Suggestion, Verdict
from kawaraban.model.issue import Draft, Place
from kawaraban.text.abbreviations import abbreviations_of
from kawaraban.text.dates import read_dates
from kawaraban.text.documents import read_documents
from kawaraban.text.evidence import rank_sentences
from kawaraban.text.names import read_names
from kawaraban.text.numbers import read_numbers
from kawaraban.text.offices import read_offices, read_posts
from kawaraban.text.quotes import Quote, read_quotes
from kawaraban.text.roles import read_roles
from kawaraban.text.support.dates import judge_date
from kawaraban.text.support.names import judge_name
from kawaraban.text.support.numbers import judge_number
from kawaraban.text.support.offices import judge_document, judge_office, judge_post
from kawaraban.text.support.quotes import judge_quote
from kawaraban.text.support.roles import judge_role
from kawaraban.text.support.scope import Scope, scope_of
from kawaraban.text.support.times import judge_time
from kawaraban.text.times import read_times

_NAMED, _OPEN = ("office", "name", "place", "document"), Verdict.NEEDS_PERSON
_LEAST_COVERED = 0.3  # of a sentence's words, for another source to be offered


@lru_cache(maxsize=16384)
def judge_details(text: str, scope: Scope) -> tuple[Detail, ...]:
    """Return every detail of an English sentence with its verdict, in order.

    Words inside quotation marks are judged as a quotation, not once more as names and numbers.
    """
    quotes = read_quotes(text)
    dates = read_dates(text)
    times = read_times(text)
    taken = [(q.start, q.end) for q in quotes] + [(d.start, d.end) for d in dates]
    taken += [(t.start, t.end) for t in times]
    numbers = tuple(n for n in read_numbers(text) if not _overlaps(n.start, n.end, taken))
    found = [judge_quote(quote, scope) for quote in quotes]
    found += [
        judge_date(d, text, dates, scope) for d in dates if not _in_quote(d.start, d.end, quotes)
    ]
    found += [
        judge_time(t, text[: t.start], scope)
        for t in times
        if not _in_quote(t.start, t.end, quotes)
    ]
    found += [judge_number(number, text, numbers, scope) for number in numbers]
    documents = read_documents(text)
    taken += [(d.start, d.end) for d in documents] + [(n.start, n.end) for n in numbers]
    for name in read_names(text):
        if not _overlaps(name.start, name.end, taken):
            found.append(judge_name(name, text, scope))
    offices = [o for o in read_offices(text) if not _in_quote(o.start, o.end, quotes)]
    found += [judge_office(office, scope) for office in offices]
    told = [(q.start, q.end) for q in quotes] + [(o.start, o.end) for o in offices]
    found += [judge_post(p, scope) for p in read_posts(text) if not _overlaps(p.start, p.end, told)]
    found += [judge_document(d, text, documents, scope) for d in documents]
    told = [(q.start, q.end) for q in quotes]
    told += [(d.start, d.end) for d in found if d.kind in _NAMED and d.verdict is not _OPEN]
    found += [judge_role(r, scope) for r in read_roles(text) if not _overlaps(r.start, r.end, told)]
    return tuple(sorted(found, key=lambda detail: (detail.start, detail.kind)))


def _in_quote(start: int, end: int, quotes: tuple[Quote, ...]) -> bool:
    return _overlaps(start, end, [(q.start, q.end) for q in quotes])


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


@lru_cache(maxsize=8192)
def scope_at(draft: Draft, place: Place) -> Scope:
    """Return the scope of a sentence or headline of a draft; a headline's is its item's evidence."""
    evidence: tuple[Evidence, ...] = ()
    if place.item is not None:
        item = draft.issue.items[place.item]
        if place.paragraph is None or place.sentence is None:
            evidence = tuple(e for s in item.sentences for e in s.evidence)
        else:
            evidence = item.paragraphs[place.paragraph][place.sentence].evidence
    text = draft.text_at(place)
    aliases = tuple(pair for parts, pair in _aliases(draft) if any(part in text for part in parts))
    return scope_of(text, draft.sources_of(place), evidence, aliases)


@lru_cache(maxsize=8)
def _aliases(draft: Draft) -> tuple[tuple[frozenset[str], tuple[str, tuple[str, ...]]], ...]:
    """Return the other forms of names, those of the beat and of the articles, with the parts of each."""
    pairs = (*draft.aliases, *abbreviations_of(draft.articles))
    return tuple((_parts(main, *others), (main, others)) for main, others in pairs)


def _parts(*forms: str) -> frozenset[str]:
    parts = frozenset(part for form in forms for part in form.split(" "))
    return frozenset(part for part in parts if not part.islower()) or parts


@lru_cache(maxsize=8192)
def details_at(draft: Draft, place: Place) -> tuple[Detail, ...]:
    """Return the details of the sentence or headline at this place."""
    return judge_details(draft.text_at(place), scope_at(draft, place))


def _other_source(draft: Draft, place: Place, text: str, detail: Detail) -> str:
    """Return what to call an article that the sentence does not cite and that supports the detail."""
    cited = {article.id for article in draft.sources_of(place)}
    for article in draft.articles:
        if article.id in cited or not rank_sentences(text, (article,), 1, _LEAST_COVERED):
            continue
        scope = scope_of(text, (article,), (), draft.aliases)
        for other in judge_details(text, scope):
            is_same = (other.kind, other.start, other.end) == (
                detail.kind,
                detail.start,
                detail.end,
            )
            if is_same and other.verdict is Verdict.SUPPORTED:
                return article.publisher or article.title
    return ""


def report(
    draft: Draft, kind: str, verdict: Verdict, say: Callable[[Detail], str]
) -> Iterator[Finding]:
    """Yield a finding for each detail of one kind with one verdict; `say` words its message."""
    for place, text, detail in _refuted(draft).get((kind, verdict), ()):
        windows = scope_at(draft, place).windows
        evidence = detail.evidence or tuple(w.evidence() for w in windows[:1])
        add = _other_source(draft, place, text, detail)
        change = Suggestion(detail.expected, add) if detail.expected or add else None
        yield Finding(place, detail.start, detail.end, detail.words, say(detail),
                      verdict, evidence, change)  # fmt: skip


@lru_cache(maxsize=8)
def _refuted(draft: Draft) -> dict[tuple[str, Verdict], list[tuple[Place, str, Detail]]]:
    """Return the details of a draft that its sources do not bear out, by kind and verdict."""
    found: dict[tuple[str, Verdict], list[tuple[Place, str, Detail]]] = {}
    for place, text in draft.texts():
        for detail in details_at(draft, place) if scope_at(draft, place).readings else ():
            if detail.verdict is not Verdict.SUPPORTED:
                found.setdefault((detail.kind, detail.verdict), []).append((place, text, detail))
    return found
