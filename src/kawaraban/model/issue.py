"""What we publish: an Issue holds Items, an Item holds paragraphs of Sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kawaraban.model.article import Article
from kawaraban.model.evidence import Evidence
from kawaraban.model.source import Period


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest thing an editor approves; `desk` marks the desk's own judgement."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    desk: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One headline with its paragraphs; `kicker` is the line above: subject, place, date."""

    headline: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    kicker: str = ""
    level: int = 2

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all paragraphs, in order."""
        return tuple(s for paragraph in self.paragraphs for s in paragraph)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of the articles that the sentences' evidence points into, by first use."""
        return tuple(dict.fromkeys(e.source for s in self.sentences for e in s.evidence))


@dataclass(frozen=True, slots=True)
class Reference:
    """What a note says about an article: who published what, when and where."""

    source: str
    publisher: str
    title: str
    url: str
    language: str
    published: date | None
    source_hash: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated, explained change to a published issue (schema.org correction)."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One dated number of the digest.

    `headlines` is the list at its head, as printed there; `references` are the articles that the
    sentences' evidence points into.
    """

    title: str
    beat: str
    period: Period
    items: tuple[Item, ...]
    headlines: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    number: int = 1
    language: str = "en"
    status: str = "draft"
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in an issue; numbers count from 0.

    `paragraph` None is the item's headline; `item` None is the list of headlines, `sentence` then
    its entry.
    """

    item: int | None
    paragraph: int | None = None
    sentence: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """All that a check may look at: the issue, its sources, the issues before it.

    Compared by identity: what is read of a draft is kept with it.

    `aliases` pairs a name with its other forms, as the beat gives them. `must_cite` holds for a
    desk's own issue: every sentence has to rest on evidence.
    """

    issue: Issue
    articles: tuple[Article, ...] = ()
    earlier: tuple[Issue, ...] = ()
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    must_cite: bool = False

    def sentences(self) -> Iterator[tuple[Place, Sentence]]:
        """Yield every sentence with its place, in reading order."""
        for i, item in enumerate(self.issue.items):
            for j, paragraph in enumerate(item.paragraphs):
                for k, sentence in enumerate(paragraph):
                    yield Place(i, j, k), sentence

    def texts(self) -> Iterator[tuple[Place, str]]:
        """Yield every headline and sentence with its place, in reading order."""
        for i, item in enumerate(self.issue.items):
            yield Place(i), item.headline
            for j, paragraph in enumerate(item.paragraphs):
                for k, sentence in enumerate(paragraph):
                    yield Place(i, j, k), sentence.text

    def text_at(self, place: Place) -> str:
        """Return the words at a place: a sentence, an item's headline, or an entry of the list."""
        if place.item is None:
            return self.issue.headlines[place.sentence or 0]
        item = self.issue.items[place.item]
        if place.paragraph is None or place.sentence is None:
            return item.headline
        return item.paragraphs[place.paragraph][place.sentence].text

    def sources_of(self, place: Place) -> tuple[Article, ...]:
        """Return the articles that words at this place may rest on.

        A sentence rests on the articles it cites; a headline on those of its item's sentences;
        where nothing is cited, on every article of the draft.
        """
        if place.item is None:
            return self.articles
        item = self.issue.items[place.item]
        if place.paragraph is None or place.sentence is None:
            cited = set(item.sources)
        else:
            cited = {e.source for e in item.paragraphs[place.paragraph][place.sentence].evidence}
        return tuple(a for a in self.articles if a.id in cited) or self.articles
