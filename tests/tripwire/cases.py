"""What a checker is given: a small issue with the articles it cites, and where an error was planted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC

from kawaraban.model.article import Article
from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Issue, Item, Place, Sentence
from kawaraban.text.evidence import quote_span
from kawaraban.workflow.checking import period_of
from tripwire.base import BaseEvent, GoldSentence, Source, Version

NEAR, PARAPHRASE = "near-verbatim", "paraphrase"


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to judge: `label` is NEAR or PARAPHRASE when it is right, else its error's type.

    `start` and `end` are the planted words in the last sentence of `texts`, the only one judged
    (those before it are read with it); `gold` is what stood there. `twin` is the same case without
    the error. `difficulty` says where the wrong value was taken from. `evidence` is the gold one; the
    sentence cites its words when `is_tied`, else its articles as a whole.
    """

    id: str
    event: str
    label: str
    texts: tuple[str, ...]
    articles: tuple[str, ...]
    language: str
    wording: str = NEAR
    how: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    gold: str = ""
    difficulty: str = ""
    twin: "Case | None" = None
    items: tuple[Item, ...] = ()
    headlines: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    must_cite: bool = False
    evidence: tuple[Evidence, ...] = ()
    is_tied: bool = False

    @property
    def is_right(self) -> bool:
        """Return whether a finding on it is a false alarm."""
        return self.label in (NEAR, PARAPHRASE)

    @property
    def text(self) -> str:
        """Return the sentence that is judged."""
        return self.texts[-1] if self.texts else ""

    def judged(self) -> tuple[Place, ...]:
        """Return where a finding counts."""
        return self.places or (Place(0, 0, len(self.texts) - 1),)

    def issue(self, articles: tuple[Article, ...]) -> Issue:
        """Return it as an issue: one item of one paragraph, unless it brings its own items."""
        cited = self.evidence if self.is_tied else ()
        paragraph = (*map(Sentence, self.texts[:-1]), Sentence(self.text, cited))
        items = self.items or (Item("", (paragraph,)),)
        return Issue("", "", period_of(articles), items, self.headlines)


def article_of(event: BaseEvent, source: Source) -> Article:
    """Return an article of the base as the program knows articles; ids hold their event's."""
    key = f"{event.id}/{source.id}"
    return Article(
        id=key,
        text=source.text,
        title=source.title,
        url=f"https://{event.id}.example/{source.id}",
        publisher=source.outlet,
        language=source.language,
        published=source.published.astimezone(UTC),
        local_day=source.published.date(),
    )


def case_of(event: BaseEvent, sentence: GoldSentence, number: int, version: Version) -> Case:
    """Return a version of a sentence as it stands: a correct one."""
    languages = {a.language for a in event.articles if a.id in sentence.cites}
    before = [one.versions[0].text for one in event.sentences if one.id == version.after]
    cited = [*sentence.cites, *_cites_of(event, version.after)]
    return Case(
        id=f"{event.id}/{sentence.id}/{number}",
        event=event.id,
        label=PARAPHRASE if number else NEAR,
        texts=(*before, version.text),
        articles=tuple(dict.fromkeys(f"{event.id}/{key}" for key in cited)),
        language="en" if languages == {"en"} else "other",
        wording=PARAPHRASE if number else NEAR,
        how=version.how,
        evidence=gold_evidence(event, sentence),
    )


def gold_evidence(event: BaseEvent, sentence: GoldSentence) -> tuple[Evidence, ...]:
    """Return the words of the articles that a sentence rests on; those of a title are left out."""
    articles = {a.id: article_of(event, a) for a in event.articles}
    return tuple(
        quote_span(articles[span.source], span.start, span.start + len(span.words))
        for span in sentence.evidence
        if span.start >= 0
    )


def tied(case: Case) -> Case:
    """Return a case whose sentence cites the very words it rests on, as a desk's own issue does."""
    twin = tied(case.twin) if case.twin else None
    return replace(case, id=f"{case.id} tied", is_tied=True, twin=twin)


def _cites_of(event: BaseEvent, key: str) -> tuple[str, ...]:
    return next((one.cites for one in event.sentences if one.id == key), ())


def versions(event: BaseEvent) -> Iterator[tuple[GoldSentence, Version, Case]]:
    """Yield every version of every sentence of an event, with the correct case it makes."""
    for sentence in event.sentences:
        for number, version in enumerate(sentence.versions):
            yield sentence, version, case_of(event, sentence, number, version)


def with_words(case: Case, start: int, end: int, words: str) -> tuple[Case, int, int]:
    """Return a case with other words at a span of its sentence, and the span they take."""
    text = case.text[:start] + words + case.text[end:]
    return replace(case, texts=(*case.texts[:-1], text)), start, start + len(words)
