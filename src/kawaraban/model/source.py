"""Whom we read, and what an editor covers."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or body we read (IPTC provider).

    `kind` is one of wire, official, newspaper, broadcaster, blog; `language` is BCP 47;
    `country` is ISO 3166-1 alpha-2 or empty; `feeds` are addresses of RSS, Atom or JSON feeds.
    """

    key: str
    name: str
    feeds: tuple[str, ...]
    language: str = "en"
    country: str = ""
    kind: str = "newspaper"


@dataclass(frozen=True, slots=True)
class Writer:
    """A language model that may write what the draft says in other words.

    `endpoint` is the base address of an OpenAI-compatible service; `key_env` names the environment
    variable that holds its key, "" for none. `timeout_seconds` is for one request, `wait_seconds` for
    all requests of one issue.
    """

    endpoint: str
    model: str
    key_env: str = ""
    timeout_seconds: float = 60.0
    wait_seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Beat:
    """What an editor covers: sources, watched words with their weights, house style.

    `subjects` are what the beat is about: an event that names none of them ranks far below. `watched`
    maps a name or word, in any language, to its weight in ranking. `aliases` maps a name
    to its other forms. `time_zone` is an IANA name; a period's days are days there. `writer` is None
    where no model writes.
    """

    name: str
    title: str
    sources: tuple[Source, ...] = ()
    languages: tuple[str, ...] = ("en",)
    subjects: tuple[str, ...] = ()
    watched: dict[str, float] = field(default_factory=dict)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    time_zone: str = "UTC"
    contact: str = ""
    items: int = 6
    writer: Writer | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A range of days, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end
