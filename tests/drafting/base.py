"""The events that drafting is measured on: articles, the facts a good item holds, traps for a bad one."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kawaraban.model.article import Article

FOLDER = Path(__file__).parent / "base"
PARTS = ("dev", "test")  # dev is looked at while drafting is tuned; of test only the figures


@dataclass(frozen=True, slots=True)
class Nugget:
    """A fact that an item should hold: told when every term matches in one sentence."""

    fact: str
    terms: tuple[str, ...]
    vital: bool = False

    def is_in(self, text: str) -> bool:
        """Tell whether a sentence tells it."""
        return all(re.search(term, text, re.IGNORECASE) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Trap:
    """What an item must not say, and why: stepped into when every term matches in one sentence.

    `unless` are words that make the sentence right.
    """

    why: str
    terms: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def is_in(self, text: str) -> bool:
        """Tell whether a sentence steps into it."""
        excused = any(re.search(word, text, re.IGNORECASE) for word in self.unless)
        return not excused and all(re.search(term, text, re.IGNORECASE) for term in self.terms)


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """One event to draft an item of."""

    id: str
    kind: str
    shape: tuple[str, ...]
    subjects: tuple[str, ...]
    articles: tuple[Article, ...]
    nuggets: tuple[Nugget, ...] = ()
    traps: tuple[Trap, ...] = field(default=())


def load(part: str) -> tuple[DraftEvent, ...]:
    """Return the events of a part, in the order of their names."""
    return tuple(load_file(path) for path in sorted((FOLDER / part).glob("*.toml")))


def load_file(path: Path) -> DraftEvent:
    """Return the event of a file; also of the tripwire's form, which has no nuggets."""
    raw = tomllib.loads(path.read_text("utf-8"))
    articles = tuple(_article(raw["id"], one) for one in raw["article"])
    return DraftEvent(
        id=raw["id"],
        kind=raw.get("kind", ""),
        shape=tuple(raw.get("shape", ())),
        subjects=tuple(raw.get("subjects", ())),
        articles=articles,
        nuggets=tuple(
            Nugget(one["fact"], tuple(one["terms"]), one.get("vital", False))
            for one in raw.get("nugget", ())
        ),
        traps=tuple(
            Trap(one["why"], tuple(one["terms"]), tuple(one.get("unless", ())))
            for one in raw.get("trap", ())
        ),
    )


def _article(event: str, raw: dict[str, str]) -> Article:
    published = datetime.fromisoformat(raw["published"])
    text = "\n".join(line.strip() for line in raw["text"].splitlines() if line.strip())
    return Article(
        id=f"{event}-{raw['id']}",
        text=text,
        title=raw["title"],
        url=f"https://{event}.example/{raw['id']}",
        publisher=raw["outlet"],
        publisher_kind=raw.get("outlet_kind", "newspaper"),
        language=raw["language"],
        published=published.astimezone(UTC),
        local_day=published.date(),
    )
