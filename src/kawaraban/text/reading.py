"""An article read once: its sentences, words, numbers, days, names and offices, as spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from kawaraban.model.article import Article
from kawaraban.text.dates import DateMention, ground, read_dates
from kawaraban.text.documents import Document, read_documents
from kawaraban.text.names import Name, read_names
from kawaraban.text.numbers import Number, read_numbers
from kawaraban.text.offices import Office, read_offices
from kawaraban.text.quotes import Quote, read_quotes
from kawaraban.text.scripts import CJK, fold
from kawaraban.text.sentences import Span, split_sentences
from kawaraban.text.times import Time, read_times
from kawaraban.text.words import content_words, read_words, to_british

_OTHER_SCRIPTS = frozenset({"ja", "zh", "ko", "ru", "ar", "uk", "el", "he", "fa", "hi", "th"})


@dataclass(frozen=True, eq=False)
class Reading:
    """What one article says, as spans of its text; compared by identity, as `read_article` keeps it."""

    article: Article
    sentences: tuple[Span, ...]
    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    days: tuple[DateMention, ...]
    names: tuple[Name, ...]
    offices: tuple[Office, ...]
    documents: tuple[Document, ...]
    quotes: tuple[Quote, ...]
    word_spans: tuple[tuple[str, int, int], ...]
    title_words: tuple[str, ...]
    publisher_words: tuple[str, ...]
    published: date | None

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds this character (the nearest before it)."""
        number = 0
        for i, span in enumerate(self.sentences):
            if span.start <= offset:
                number = i
        return number

    def words_between(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Yield the words that lie inside a span."""
        for word in self.word_spans:
            if word[1] >= start and word[2] <= end:
                yield word

    @cached_property
    def capitals(self) -> tuple[str, ...]:
        """Return the words that are written with a capital, each once, in order."""
        return tuple(dict.fromkeys(word for word, _, _ in self.word_spans if word[:1].isupper()))

    @property
    def is_latin(self) -> bool:
        """Tell whether the article is in a language of Latin script, whose names stand as in English."""
        return not CJK.search(self.article.text) and self.article.language[:2] not in _OTHER_SCRIPTS

    @property
    def is_english(self) -> bool:
        """Tell whether the article is in English."""
        return self.article.language.startswith("en")


@lru_cache(maxsize=2048)
def read_article(article: Article) -> Reading:
    """Read one article; the result is kept for the next caller."""
    text = article.text
    published = article.day
    is_english = article.language.startswith("en")
    mentions = read_dates(text)
    days = tuple(ground(m, published) if published else m for m in mentions)
    times = read_times(text)
    dated = [(m.start, m.end) for m in mentions] + [(t.start, t.end) for t in times]
    return Reading(
        article=article,
        sentences=split_sentences(text, article.language[:2]),
        numbers=tuple(n for n in read_numbers(text) if not _inside(n, dated)),
        times=times,
        days=days,
        names=read_names(text) if is_english else (),
        offices=read_offices(text) if is_english else (),
        documents=read_documents(text) if is_english else (),
        quotes=read_quotes(text),
        word_spans=tuple(read_words(text)),
        title_words=tuple(w for w, _, _ in read_words(f"{article.title} {article.publisher}")),
        publisher_words=tuple(w for w, _, _ in read_words(article.publisher)),
        published=published,
    )


def _inside(number: Number, spans: list[tuple[int, int]]) -> bool:
    return any(start <= number.start and number.end <= end for start, end in spans)


@lru_cache(maxsize=65536)
def sentence_terms(text: str) -> frozenset[str]:
    """Return the terms by which a sentence is found: content words and numbers, in normal form."""
    terms = set(content_words(text))
    terms.update(f"#{number.value:g}" for number in read_numbers(text))
    return frozenset(terms)


def written_words(words: Iterable[tuple[str, int, int]]) -> frozenset[str]:
    """Return words as they are written, folded, in both spellings: for asking "does it stand there?".

    >>> sorted(written_words([("Defense", 0, 7), ("Bogotá", 8, 14)]))
    ['bogota', 'defence', 'defense']
    """
    found: set[str] = set()
    for word, _, _ in words:
        plain = fold(word).strip("'.").removesuffix("'s")
        found.update((plain, to_british(plain)))
    return frozenset(found)
