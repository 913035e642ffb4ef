"""Read the base: events with their articles, correct sentences, gold details, and edits of them.

`python -m tripwire.base FILE...` says what is wrong with an event file, and what it is short of.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).parent / "base"
SPLITS = ("dev", "test")
BEATS = (
    "east-asia-security",
    "european-politics",
    "gulf-and-horn",
    "latin-american-economy",
    "climate-diplomacy",
)
STYLES = ("wire", "release", "daily", "analysis", "local")
LANGUAGES = ("en", "ja", "zh", "fr")
DETAILS = (
    "number",
    "ordinal",
    "date",
    "weekday",
    "time",
    "person",
    "office",
    "organisation",
    "place",
    "document",
    "quote",
)
SURFACE = (
    "number",
    "holder",
    "unit",
    "ordinal",
    "date",
    "weekday",
    "time",
    "name",
    "spelling",
    "office",
    "organisation",
    "place",
    "document",
    "quote_word",
    "quote_speaker",
)
RELATION = (
    "actor",
    "negation",
    "stage",
    "hedge_dropped",
    "hedge_added",
    "tense",
    "antonym",
    "attribution",
    "cause",
)
HOW = (
    "passive",
    "nominal",
    "reorder",
    "derived_number",
    "unit",
    "alias",
    "demonym",
    "capital",
    "pronoun",
    "date_in_words",
    "number_in_words",
    "merged",
    "translated",
    "synonym",
)

# What an event of the test part needs for the planters to reach their counts: details and edits by
# kind. An event of dev needs half as many paraphrases and edits.
ENOUGH_DETAILS = {
    "number": 7,
    "ordinal": 2,
    "date": 4,
    "weekday": 2,
    "time": 2,
    "person": 5,
    "office": 4,
    "organisation": 4,
    "place": 4,
    "document": 2,
    "quote": 3,
}
ENOUGH_FALSE = {"holder": 3, "unit": 3, "document": 3, "quote_word": 3, "quote_speaker": 2} | {
    kind: 3 for kind in RELATION
}
ENOUGH_SENTENCES, ENOUGH_PARAPHRASES, ENOUGH_TRUE = 10, 20, 30


class BaseError(ValueError):
    """An event file that cannot be used; the message names the file, the place and the fault."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article of the base, as its outlet would have printed it."""

    id: str
    outlet: str
    style: str
    language: str
    published: datetime
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article: its id, the words, and where they start; -1 when they are its title's."""

    source: str
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class GoldDetail:
    """One checkable thing of a sentence, with what it means and the words that say so."""

    kind: str
    words: str
    value: str
    source: Span
    unit: str = ""
    holder: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a version and what to put in their place; `kind` is an error's type, or how it is told."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a sentence: the near-verbatim one or a paraphrase; `after` is read before it."""

    text: str
    how: tuple[str, ...] = ()
    after: str = ""
    true: tuple[Edit, ...] = ()
    false: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A correct sentence: its wordings (near-verbatim first), what it cites and rests on, its details."""

    id: str
    versions: tuple[Version, ...]
    cites: tuple[str, ...]
    evidence: tuple[Span, ...]
    details: tuple[GoldDetail, ...]


@dataclass(frozen=True, slots=True)
class BaseEvent:
    """An event of the base, with its articles and sentences."""

    id: str
    beat: str
    split: str
    articles: tuple[Source, ...]
    sentences: tuple[GoldSentence, ...]


def read_base(split: str) -> tuple[BaseEvent, ...]:
    """Return the events of a split in the order of their ids.

    Raises:
        BaseError: A file cannot be used.
    """
    return tuple(read_event(path) for path in sorted((FOLDER / split).glob("*.toml")))


def read_event(path: Path) -> BaseEvent:
    """Return the event of a file.

    Raises:
        BaseError: It is no TOML, lacks a key, or quotes words that are not there.
    """
    try:
        row = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BaseError(f"{path.name}: {error}") from error
    reader = _Reader(path.name, row)
    event = reader.event(path.parent.name)
    if reader.faults:
        raise BaseError("\n".join(reader.faults))
    return event


def occurrences(words: str, text: str) -> list[int]:
    """Return where the words stand in the text as whole words."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [match.start() for match in re.finditer(before + re.escape(words) + after, text)]


class _Reader:
    """Parses one file, and collects all its faults instead of stopping at the first."""

    def __init__(self, name: str, row: dict) -> None:
        self.name, self.row = name, row
        self.faults: list[str] = []
        self.articles: dict[str, Source] = {}

    def event(self, split: str) -> BaseEvent:
        self.one_of(self.row.get("beat"), BEATS, "beat")
        self.articles = {one.id: one for one in map(self.article, self.row.get("article", ()))}
        sentences = tuple(map(self.sentence, self.row.get("sentence", ())))
        ids = {sentence.id for sentence in sentences}
        if len(ids) != len(sentences):
            self.fault("a sentence id stands twice")
        for sentence in sentences:
            for version in sentence.versions:
                if version.after and version.after not in ids:
                    self.fault(f"{sentence.id}: after names no sentence: {version.after!r}")
        return BaseEvent(
            str(self.row.get("id")),
            str(self.row.get("beat")),
            split,
            tuple(self.articles.values()),
            sentences,
        )

    def article(self, row: dict) -> Source:
        key = str(row.get("id"))
        self.one_of(row.get("style"), STYLES, f"{key} style")
        self.one_of(row.get("language"), LANGUAGES, f"{key} language")
        published = row.get("published")
        moment = datetime.fromisoformat(published) if isinstance(published, str) else published
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            self.fault(f"{key}: published needs date, time and zone: {published!r}")
        return Source(
            key,
            str(row.get("outlet")),
            str(row.get("style")),
            str(row.get("language")),
            moment,
            str(row.get("title", "")).strip(),
            str(row.get("text", "")).strip(),
        )

    def sentence(self, row: dict) -> GoldSentence:
        key = str(row.get("id"))
        first = self.version(row, key)
        others = [
            self.version(one, f"{key} paraphrase {number}")
            for number, one in enumerate(row.get("paraphrase", ()), 1)
        ]
        cites = tuple(row.get("cites", ()))
        for cited in cites or ("",):
            self.one_of(cited, tuple(self.articles), f"{key} cites")
        evidence = tuple(self.span(pair, f"{key} evidence") for pair in row.get("evidence", ()))
        if not evidence:
            self.fault(f"{key}: evidence is missing")
        details = tuple(self.detail(one, first.text, key) for one in row.get("details", ()))
        return GoldSentence(key, (first, *others), cites, evidence, details)

    def version(self, row: dict, where: str) -> Version:
        text = str(row.get("text", "")).strip()
        if not text:
            self.fault(f"{where}: text is missing")
        how = tuple(row.get("how", ()))
        for one in how:
            self.one_of(one, HOW, f"{where} how")
        if "paraphrase" in where and not how:
            self.fault(f"{where}: how is missing")
        if "pronoun" in how and not row.get("after"):
            self.fault(f"{where}: a pronoun needs after = the sentence read just before")
        return Version(
            text,
            how,
            str(row.get("after", "")),
            tuple(self.edit(one, HOW, text, f"{where} true") for one in row.get("true", ())),
            tuple(
                self.edit(one, (*SURFACE, *RELATION), text, f"{where} false")
                for one in row.get("false", ())
            ),
        )

    def edit(self, row: list, kinds: tuple[str, ...], text: str, where: str) -> Edit:
        if not (isinstance(row, list) and len(row) == 3 and all(isinstance(x, str) for x in row)):
            self.fault(f"{where}: an edit is [kind, old words, new words]: {row!r}")
            return Edit("", "", "")
        kind, old, new = row
        self.one_of(kind, kinds, where)
        if len(occurrences(old, text)) != 1:
            self.fault(f"{where}: {old!r} has to stand once in {text!r}")
        if old == new:
            self.fault(f"{where}: {old!r} is not changed")
        return Edit(kind, old, new)

    def detail(self, row: dict, text: str, where: str) -> GoldDetail:
        words, kind = str(row.get("words", "")), str(row.get("kind"))
        self.one_of(kind, DETAILS, f"{where} detail")
        for key in ("words", "holder", "speaker"):
            if (key in row or key == "words") and len(occurrences(str(row[key]), text)) != 1:
                self.fault(f"{where}: {key} {row[key]!r} has to stand once in {text!r}")
        if kind == "quote" and "speaker" not in row:
            self.fault(f"{where}: quote {words!r} needs speaker, as named in the sentence")
        return GoldDetail(
            kind,
            words,
            str(row.get("value", words)),
            self.span(row.get("source", ()), f"{where} detail {words!r}"),
            str(row.get("unit", "")),
            str(row.get("holder", "")),
            str(row.get("speaker", "")),
        )

    def span(self, pair: list, where: str) -> Span:
        if not (isinstance(pair, list) and len(pair) == 2):
            self.fault(f"{where}: words of a source are [article id, exact words]: {pair!r}")
            return Span("", "", 0)
        key, words = pair
        article = self.articles.get(key)
        start = article.text.find(words) if article else -1
        if not article or (start < 0 and words not in article.title):
            self.fault(f"{where}: {key} does not say {words!r}")
        return Span(str(key), str(words), start)

    def one_of(self, value: object, allowed: tuple[str, ...], where: str) -> None:
        if value not in allowed:
            self.fault(f"{where}: {value!r} is none of {', '.join(allowed)}")

    def fault(self, words: str) -> None:
        self.faults.append(f"{self.name}: {words}")


def shortfalls(event: BaseEvent) -> Iterator[str]:
    """Yield what an event is short of, against what the planters need."""
    versions = [version for sentence in event.sentences for version in sentence.versions]
    have = {
        "sentences": len(event.sentences),
        "paraphrases": len(versions) - len(event.sentences),
        "true edits": sum(len(version.true) for version in versions),
    }
    need = dict(zip(have, (ENOUGH_SENTENCES, ENOUGH_PARAPHRASES, ENOUGH_TRUE), strict=True))
    details = Counter(one.kind for sentence in event.sentences for one in sentence.details)
    false = Counter(edit.kind for version in versions for edit in version.false)
    have |= {f"details: {kind}": details[kind] for kind in ENOUGH_DETAILS}
    need |= {f"details: {kind}": count for kind, count in ENOUGH_DETAILS.items()}
    have |= {f"false edits: {kind}": false[kind] for kind in ENOUGH_FALSE}
    need |= {f"false edits: {kind}": count for kind, count in ENOUGH_FALSE.items()}
    for key, count in need.items():
        is_halved = event.split == "dev" and not key.startswith(("details", "sentences"))
        count = (count + 1) // 2 if is_halved else count
        if have[key] < count:
            yield f"{event.id}: {key}: {have[key]} of {count}"


def main(paths: list[str]) -> int:
    """Print the faults and shortfalls of event files; return 1 when there are any."""
    lines = []
    for path in paths:
        try:
            lines += shortfalls(read_event(Path(path)))
        except BaseError as error:
            lines += str(error).splitlines()
    print("\n".join(lines) or f"{len(paths)} files, nothing wrong")  # noqa: T201
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
