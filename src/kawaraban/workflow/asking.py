"""A desk's writer asked within its time, and issues/NAME.writers.json: who wrote what, and why not."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from kawaraban.collect.endpoint import Endpoint, ask
from kawaraban.model.article import Article
from kawaraban.model.errors import EndpointError
from kawaraban.model.issue import Issue
from kawaraban.model.source import Beat, Writer
from kawaraban.workflow.issue_files import write_text
from kawaraban.workflow.writing import ItemWriting, Writing, left_refused, write_with

_SUFFIX = ".writers.json"


@dataclass(frozen=True, slots=True)
class WriterReport:
    """What a writer did for an issue; `file` tells it sentence by sentence."""

    model: str
    host: str
    sentences: int
    by_model: int
    refused: int
    requests: int
    reused: int
    trouble: str
    file: Path


@dataclass(slots=True)
class Asker:
    """Asks the endpoint of a writer while its time lasts; what was asked before is not asked again.

    `known` holds the answers of earlier runs by the SHA-256 of their requests.
    """

    writer: Writer
    known: Mapping[str, str]
    clock: Callable[[], float] = monotonic
    requests: int = 0
    reused: int = 0
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.end = self.clock() + self.writer.wait_seconds

    def __call__(self, body: bytes) -> str:
        """Return the answer to a request; raise EndpointError where there is none."""
        digest = hashlib.sha256(body).hexdigest()
        if digest in self.known:
            self.reused += 1
            return self.known[digest]
        left = self.end - self.clock()
        if left <= 0:
            raise EndpointError(
                f"the {self.writer.wait_seconds:g} s for this issue are used up; raise wait in "
                "beat.toml, under [writer], and draft again: what was answered is kept"
            )
        endpoint = _endpoint(self.writer)
        self.requests += 1
        return ask(endpoint, body, min(left, self.writer.timeout_seconds))


def _endpoint(writer: Writer) -> Endpoint:
    key = os.environ.get(writer.key_env, "").strip() if writer.key_env else ""
    if writer.key_env and not key:
        raise EndpointError(
            f"the environment variable {writer.key_env} is not set; set it to the key, or take "
            "key_env out of beat.toml"
        )
    return Endpoint(writer.endpoint, writer.key_env, key)


def write_issue_with(
    issue: Issue, articles: Mapping[str, Article], beat: Beat, path: Path
) -> tuple[Issue, Callable[[], WriterReport]] | None:
    """Return the issue as the beat's writer tells it, and what saves the account of it beside `path`.

    None where the beat has no writer.
    """
    writer = beat.writer
    if writer is None:
        return None
    file = path.with_name(f"{path.stem}{_SUFFIX}")
    asker = Asker(writer, _known_answers(file))
    writing = write_with(issue, articles, beat, writer.model, asker)
    host = Endpoint(writer.endpoint).host

    def save() -> WriterReport:
        write_text(
            file, f"{json.dumps(_account(writing, asker, host), ensure_ascii=False, indent=1)}\n"
        )
        return WriterReport(
            writer.model, host, writing.sentences, writing.by_model, writing.refused,
            asker.requests, asker.reused, _trouble(writing), file,
        )  # fmt: skip

    return writing.issue, save


def _trouble(writing: Writing) -> str:
    """Return what went wrong with the endpoint or its answers, once, "" where nothing did."""
    if writing.trouble:
        return f"{writing.trouble}; the items left are written without the model"
    faults = [one.fault for one in writing.items if one.fault]
    if not faults:
        return ""
    what = "1 answer was" if len(faults) == 1 else f"{len(faults)} answers were"
    return f"{what} of no use ({faults[0]}); those items are written without it"


def _known_answers(file: Path) -> dict[str, str]:
    """Return the answers of an earlier account by the hash of their requests; of no account, none."""
    try:
        table = json.loads(file.read_text("utf-8"))
        return {
            hashlib.sha256(one["request"].encode()).hexdigest(): str(one["answer"])
            for item in table["items"]
            for one in item["exchanges"]
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _account(writing: Writing, asker: Asker, host: str) -> dict[str, Any]:
    return {
        "endpoint": host,
        "model": asker.writer.model,
        "requests": asker.requests,
        "reused": asker.reused,
        "trouble": _trouble(writing),
        "sentences": writing.sentences,
        "by_model": writing.by_model,
        "items": [_item_account(one) for one in writing.items],
    }


def _item_account(one: ItemWriting) -> dict[str, Any]:
    final = left_refused(one)
    return {
        "headline": {
            "text": one.printed().headline, "by": "model" if one.headline else "frames",
        },
        "sentences": list(_sentences(one)),
        "refused": [
            {
                "text": r.proposal.text, "facts": list(r.proposal.facts), "reason": r.reason,
                "is_final": r in final,
            }
            for r in one.refused
        ],
        "fault": one.fault,
        "exchanges": [{"request": e.request, "answer": e.answer} for e in one.exchanges],
    }  # fmt: skip


def _sentences(one: ItemWriting) -> Iterator[dict[str, Any]]:
    for sentence, proposal, fact in one.told():
        yield {
            "text": sentence.text,
            "by": "frames" if proposal is None else "model",
            "facts": [fact.id] if proposal is None else list(proposal.facts),
        }
