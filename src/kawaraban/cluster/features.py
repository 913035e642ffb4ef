"""What an article is about, as far as grouping needs to know."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from kawaraban.model.article import Article
from kawaraban.text.countries_in_text import read_countries
from kawaraban.text.dates import DateMention
from kawaraban.text.reading import read_article
from kawaraban.text.scripts import fold
from kawaraban.text.vectors import Vectors, embedder
from kawaraban.text.words import FUNCTION_WORDS, content_words

_LEAD_CHARACTERS = 420
_LEAST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Features:
    """An article's words, names, numbers, days and vector; `day` is its own, None when undated."""

    article: Article
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[date]
    day: date | None
    vector: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """The features of all articles at hand, with how rare each term is among them (IDF)."""

    features: tuple[Features, ...]
    rarity: Mapping[str, float]


def read_features(
    articles: Sequence[Article], aliases: Mapping[str, tuple[str, ...]] | None = None
) -> Collection:
    """Return the features of the articles, in the order given."""
    vectors = _vectors(articles)
    features = tuple(
        _features(article, vector, aliases or {})
        for article, vector in zip(articles, vectors, strict=True)
    )
    counts = Counter(term for f in features for term in f.words | f.names | f.numbers)
    rarity = {term: log((1 + len(features)) / count) for term, count in counts.items()}
    return Collection(features, rarity)


def _vectors(articles: Sequence[Article]) -> Vectors:
    embed = embedder()
    if embed is None:
        return [[] for _ in articles]
    return embed([f"{a.title}. {a.text[:_LEAD_CHARACTERS]}" for a in articles])


def _features(
    article: Article, vector: Sequence[float], aliases: Mapping[str, tuple[str, ...]]
) -> Features:
    reading = read_article(article)
    whole = f"{article.title}\n{article.text}"
    names = {f"@{code}" for code in read_countries(whole, article.language)}
    names |= {
        f"@{main}" for main, forms in aliases.items() if any(f in whole for f in (main, *forms))
    }
    names |= {
        fold(word)
        for name in reading.names
        for word in name.words.split()
        if name.certain and fold(word) not in FUNCTION_WORDS
    }
    numbers = {f"{n.value:g} {n.unit}".strip() for n in reading.numbers if n.value >= _LEAST_NUMBER}
    days = {day for day in map(_whole_day, reading.days) if day is not None}
    is_latin = article.language[:2] not in ("ja", "zh", "ko")
    words = frozenset(content_words(whole)) if is_latin else _pairs(whole)
    return Features(
        article, words, frozenset(names), frozenset(numbers), _near(days, reading.published),
        reading.published, tuple(vector),
    )  # fmt: skip


def _whole_day(mention: DateMention) -> date | None:
    if not (mention.year and mention.month and mention.day):
        return None
    try:
        return date(mention.year, mention.month, mention.day)
    except ValueError:
        return None


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters: words enough for Chinese and Japanese."""
    letters = [c if c.isalnum() else " " for c in text]
    pairs = ("".join(letters[i : i + 2]) for i in range(len(letters) - 1))
    return frozenset(pair for pair in pairs if " " not in pair)


def _near(days: set[date], published: date | None) -> frozenset[date]:
    """Keep the days close to the article's own: those further off are background."""
    if published is None:
        return frozenset(days)
    near = timedelta(days=9)
    return frozenset(day for day in days if abs(day - published) <= near)
