"""What a sentence may rest on: whole articles, and the windows of them that count most."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.model.article import Article
from kawaraban.model.evidence import Evidence
from kawaraban.text.evidence import quote_span, rank_sentences, relocate, sentence_evidence
from kawaraban.text.reading import Reading, read_article, sentence_terms, written_words
from kawaraban.text.sentences import Span

Aliases = tuple[tuple[str, tuple[str, ...]], ...]  # a name with its other forms
_DATED = frozenset({"en", "fr", "de", "ja", "zh", ""})
_MOST_WINDOWS = 3
_MOST_TERMS = 0.85
_MOST_MATCHES = 12
_FEW_ARTICLES = 5
_SENTENCES_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Window:
    """A span of one article, whole sentences of it."""

    reading: Reading
    span: Span

    def around(self) -> "Window":
        """Return the window with some sentences before it and one after."""
        spans = self.reading.sentences
        first = max(0, self.reading.sentence_at(self.span.start) - _SENTENCES_BEFORE)
        last = min(len(spans) - 1, self.reading.sentence_at(max(0, self.span.end - 1)) + 1)
        start, end = min(spans[first].start, self.span.start), max(spans[last].end, self.span.end)
        return Window(self.reading, Span(start, end))

    def sentence_evidence(self, offset: int) -> Evidence:
        """Return evidence for the sentence of the article that holds this character."""
        return sentence_evidence(self.reading, offset)

    def evidence(self, start: int | None = None, end: int | None = None) -> Evidence:
        """Return evidence for a span of the article, the whole window by default."""
        first = self.span.start if start is None else start
        last = self.span.end if end is None else end
        return quote_span(self.reading.article, first, last)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the support of a sentence's details is looked for.

    `tied` tells that the sentence names its words: details must then stand in the windows (the
    sentences it cites). Else the windows are the likeliest sentences and any place of the articles
    will do. `is_all_read` tells that what is not found is not there: every article is in English, or
    the English ones have most of the sentence's words.
    """

    readings: tuple[Reading, ...]
    windows: tuple[Window, ...]
    tied: bool
    is_all_read: bool = True
    aliases: Aliases = ()

    @property
    def is_readable(self) -> bool:
        """Tell whether any article is in a language whose names and quotes we can read."""
        return any(reading.is_english for reading in self.readings)

    @property
    def is_english(self) -> bool:
        """Tell whether every article is in English."""
        return all(reading.is_english for reading in self.readings)

    @property
    def is_dated(self) -> bool:
        """Tell whether every article is in a language whose days and times are read."""
        return all(reading.article.language[:2] in _DATED for reading in self.readings)

    def places(self) -> tuple[Window, ...]:
        """Return where a detail may stand: the windows, then for an untied sentence everything."""
        if self.tied:
            return self.windows
        whole = tuple(Window(r, Span(0, len(r.article.text))) for r in self.readings)
        return self.windows + whole

    def words(self) -> frozenset[str]:
        """Return the words of the places and publishers, folded; of titles too if it is not tied.

        A tied sentence may name whom the cited one calls "he": the sentences around it count too.
        """
        if self.tied:
            return _words_around(self.windows)
        return _words_of_all(self.readings)


@lru_cache(maxsize=4096)
def _words_around(windows: tuple[Window, ...]) -> frozenset[str]:
    found: set[str] = set()
    for window in windows:
        span = window.around().span
        found |= written_words(window.reading.words_between(span.start, span.end))
        found |= written_words((word, 0, 0) for word in window.reading.publisher_words)
    return frozenset(found)


@lru_cache(maxsize=512)
def _words_of_all(readings: tuple[Reading, ...]) -> frozenset[str]:
    found: set[str] = set()
    for reading in readings:
        found |= written_words(reading.word_spans)
        found |= written_words((word, 0, 0) for word in reading.title_words)
    return frozenset(found)


@lru_cache(maxsize=16384)
def scope_of(
    text: str,
    articles: tuple[Article, ...],
    evidence: tuple[Evidence, ...],
    aliases: Aliases = (),
) -> Scope:
    """Return the scope for a sentence: its evidence where it has some, else the likeliest sentences.

    Out of more than five articles, a sentence without evidence may rest only on those that hold one
    of its likeliest sentences: among many, any number stands somewhere.
    """
    readings = tuple(read_article(article) for article in articles)
    by_id = {reading.article.id: reading for reading in readings}
    tied = tuple(_tied_windows(evidence, by_id))
    if tied:
        return Scope(readings, tied, True, _is_all_read(text, readings, tied), aliases)
    matches = rank_sentences(text, articles, limit=_MOST_MATCHES)
    windows = tuple(_around(match.reading, match.sentence, 1) for match in matches[:_MOST_WINDOWS])
    likely = tuple(dict.fromkeys(match.reading for match in matches))
    is_few = len(readings) <= _FEW_ARTICLES
    wanted = readings if is_few or not likely else likely
    return Scope(wanted, windows, False, _is_all_read(text, wanted, windows), aliases)


def _is_all_read(text: str, readings: Sequence[Reading], windows: Sequence[Window]) -> bool:
    if all(reading.is_english for reading in readings):
        return True
    terms = sentence_terms(text)
    found: set[str] = set()
    for window in windows:
        if window.reading.is_english:
            found |= sentence_terms(window.span.of(window.reading.article.text))
    return len(terms & found) >= _MOST_TERMS * len(terms)


def _tied_windows(evidence: Sequence[Evidence], by_id: Mapping[str, Reading]) -> Iterator[Window]:
    for one in evidence:
        reading = by_id.get(one.source)
        found = relocate(one, reading.article) if reading else None
        if reading and found:
            first = reading.sentences[reading.sentence_at(found.start)]
            last = reading.sentences[reading.sentence_at(max(found.start, found.end - 1))]
            yield Window(reading, Span(min(first.start, found.start), max(last.end, found.end)))


def _around(reading: Reading, sentence: int, margin: int) -> Window:
    first = reading.sentences[max(0, sentence - margin)]
    last = reading.sentences[min(len(reading.sentences) - 1, sentence + margin)]
    return Window(reading, Span(first.start, last.end))
