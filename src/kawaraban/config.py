"""Settings: a desk's beat.toml into a frozen Beat; the only reader of settings."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kawaraban.model.errors import ConfigError
from kawaraban.model.source import Beat, Source, Writer

BEAT_FILE = "beat.toml"
_KINDS = ("wire", "official", "newspaper", "broadcaster", "blog")
_KNOWN_KEYS = frozenset(
    (
        "name",
        "title",
        "subjects",
        "languages",
        "time_zone",
        "items",
        "contact",
        "watched",
        "aliases",
        "source",
        "writer",
    )
)
_WRITER_KEYS = frozenset(("endpoint", "model", "key_env", "timeout", "wait"))
_LONGEST_SECONDS = 86_400
_SOURCE_KEYS = frozenset(("key", "name", "feeds", "language", "country", "kind"))


def find_desk(start: Path) -> Path:
    """Return the nearest folder from `start` upwards that holds a beat.toml.

    Raises:
        ConfigError: There is none.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / BEAT_FILE).is_file():
            return folder
    raise ConfigError(
        f"no {BEAT_FILE} in {start.absolute()} or above it; make a desk with `kawaraban init DIR`, "
        "or name one with --desk DIR"
    )


def read_beat(path: Path) -> Beat:
    """Read a beat file.

    Raises:
        ConfigError: The file is missing, is no TOML, or a value in it cannot be used; the message
            names the key.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path} does not exist; `kawaraban init DIR` makes one") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    unknown = sorted(set(table) - _KNOWN_KEYS)
    if unknown:
        raise ConfigError(
            f"{path}: unknown key {unknown[0]}; known are {', '.join(sorted(_KNOWN_KEYS))}"
        )
    sources = tuple(_source(one, i, path) for i, one in enumerate(table.get("source", []), 1))
    _refuse_twins(sources, path)
    return Beat(
        name=_text(table, "name", path),
        title=_text(table, "title", path),
        sources=sources,
        languages=_texts(table, "languages", path) or ("en",),
        subjects=_texts(table, "subjects", path),
        watched=_weights(table.get("watched", {}), path),
        aliases={k: _texts(table["aliases"], k, path) for k in table.get("aliases", {})},
        time_zone=_time_zone(str(table.get("time_zone", "UTC")), path),
        contact=str(table.get("contact", "")),
        items=_count(table.get("items", 6), path),
        writer=_writer(table["writer"], f"{path}: [writer]") if "writer" in table else None,
    )


def _source(table: Mapping[str, Any], number: int, path: Path) -> Source:
    where = f"{path}: source {number}"
    unknown = sorted(set(table) - _SOURCE_KEYS)
    if unknown:
        raise ConfigError(
            f"{where}: unknown key {unknown[0]}; known are {', '.join(sorted(_SOURCE_KEYS))}"
        )
    for key in ("key", "name"):
        if not isinstance(table.get(key), str) or not table[key]:
            raise ConfigError(f'{where}: {key} is missing; write {key} = "..."')
    kind = table.get("kind", "newspaper")
    if kind not in _KINDS:
        raise ConfigError(f"{where}: kind {kind!r} is none of {', '.join(_KINDS)}")
    feeds = _texts(table, "feeds", path)
    for feed in feeds:
        if not feed.startswith(("http://", "https://")):
            raise ConfigError(f"{where}: the feed {feed!r} is no http(s) address")
    return Source(
        table["key"], table["name"], feeds, str(table.get("language", "en")),
        str(table.get("country", "")), str(kind),
    )  # fmt: skip


def _refuse_twins(sources: tuple[Source, ...], path: Path) -> None:
    keys = [source.key for source in sources]
    for key in keys:
        if keys.count(key) > 1:
            raise ConfigError(f"{path}: two sources have the key {key!r}; give each its own")


def _text(table: Mapping[str, Any], key: str, path: Path) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise ConfigError(f'{path}: {key} is missing; write {key} = "..."')
    return value


def _texts(table: Mapping[str, Any], key: str, path: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ConfigError(f'{path}: {key} has to be a list of texts, as in {key} = ["..."]')
    return tuple(value)


def _weights(table: Mapping[str, Any], path: Path) -> dict[str, float]:
    for word, weight in table.items():
        if not isinstance(weight, int | float) or isinstance(weight, bool) or weight <= 0:
            raise ConfigError(f"{path}: the weight of {word!r} has to be a number above 0")
    return {word: float(weight) for word, weight in table.items()}


def _count(value: object, path: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ConfigError(f"{path}: items has to be a whole number from 1")
    return value


def _time_zone(name: str, path: Path) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(
            f"{path}: no time zone {name!r}; use a name such as Asia/Tokyo"
        ) from error
    return name


def _writer(table: object, where: str) -> Writer:
    if not isinstance(table, dict):
        raise ConfigError(f"{where} has to be a table with endpoint and model")
    unknown = sorted(set(table) - _WRITER_KEYS)
    if unknown:
        raise ConfigError(
            f"{where}: unknown key {unknown[0]}; known are {', '.join(sorted(_WRITER_KEYS))}"
        )
    for key in ("endpoint", "model"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise ConfigError(f'{where}: {key} is missing; write {key} = "..."')
    key_env = table.get("key_env", "")
    if not isinstance(key_env, str) or not re.fullmatch(r"(?:[A-Za-z_]\w*)?", key_env, re.ASCII):
        raise ConfigError(
            f"{where}: key_env has to be the name of an environment variable, as in "
            'key_env = "WRITER_KEY"; the key itself never stands in this file'
        )
    return Writer(
        _base_address(table["endpoint"].strip(), where), table["model"].strip(), key_env,
        _seconds(table.get("timeout", 60), "timeout", where),
        _seconds(table.get("wait", 600), "wait", where),
    )  # fmt: skip


def _base_address(address: str, where: str) -> str:
    """Return the address of a service without a slash at its end."""
    fix = 'write its base address, as in endpoint = "http://127.0.0.1:11434/v1"'
    try:
        parts = urlsplit(address)
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable or not address.isascii() or re.search(r"[\s\x00-\x1f]", address):
        raise ConfigError(f"{where}: endpoint {address!r} is no http(s) address; {fix}")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise ConfigError(
            f"{where}: endpoint holds a user, a query or a fragment; {fix}, and name the variable "
            "that holds the key in key_env"
        )
    return address.rstrip("/")


def _seconds(value: object, key: str, where: str) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 < float(str(value)) <= _LONGEST_SECONDS:
        raise ConfigError(f"{where}: {key} has to be a number of seconds above 0, as in {key} = 60")
    return float(str(value))
