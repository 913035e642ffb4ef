"""What a sample month's gold says of each stage."""

import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

from bench.plant import PLANTERS
from bench.scores import b_cubed, ndcg
from kawaraban.check import run_checks
from kawaraban.cluster.events import find_events
from kawaraban.collect.settings import CollectSettings
from kawaraban.model.article import Article
from kawaraban.model.finding import Severity
from kawaraban.model.issue import Issue, Place, Sentence
from kawaraban.text.reading import sentence_terms
from kawaraban.workflow.collecting import collect
from kawaraban.workflow.demo import SAMPLES, sample_desk, sample_folder
from kawaraban.workflow.desks import Desk, read_period
from kawaraban.workflow.drafting import Month, draft_and_repair, draft_of, events

_NUGGET_SHARE = 0.6
_FIRST_ITEMS = 6


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample month collected once: desk, articles, ranked events, drafted issue."""

    name: str
    desk: Desk
    articles: tuple[Article, ...]
    month: Month
    issue: Issue
    seconds: dict[str, float]


@contextmanager
def collected_sample(name: str = "japan") -> Iterator[Sample]:
    """Collect, group and draft a sample month in a folder that goes when the block ends."""
    seconds: dict[str, float] = {}

    def clocked(stage: str, start: float) -> float:
        seconds[stage] = time.process_time() - start
        return time.process_time()

    with (
        tempfile.TemporaryDirectory() as place,
        sample_desk(Path(place) / "desk", _now, name) as desk,
    ):
        start = time.process_time()
        collect(desk, _now, CollectSettings(allow_private=True))
        start = clocked("collect and extract", start)
        period = read_period(SAMPLES[name])
        month = events(desk, period)
        start = clocked("group and rank", start)
        drafted, _ = draft_and_repair(month, desk.beat, period)
        clocked("draft, check, repair", start)
        with desk.store() as store:
            articles = store.articles()
        yield Sample(name, desk, articles, month, drafted.issue, seconds)


def _now() -> datetime:
    return datetime(2025, 6, 2, 9, tzinfo=UTC)


def gold(sample: Sample, name: str) -> list[dict[str, Any]]:
    """Return the rows of a sample's gold file."""
    lines = (sample_folder(sample.name) / "gold" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _gold_events(sample: Sample) -> dict[str, dict[str, Any]]:
    """Return the gold row of every article read, by the article's id."""
    rows = {str(row["url"]): row for row in gold(sample, "articles.jsonl")}
    return {a.id: rows[urlsplit(a.url).path] for a in sample.articles}


def extraction(sample: Sample) -> dict[str, float]:
    """Return the share of pages read, rightly dated, rightly titled, in the right language."""
    rows = {str(row["url"]): row for row in gold(sample, "articles.jsonl")}
    read = {urlsplit(a.url).path: a for a in sample.articles}
    found = [(rows[url], read[url]) for url in rows if url in read]
    return {
        "pages": len(found) / len(rows),
        "dates": sum(str(a.day) == row["date"] for row, a in found) / len(rows),
        "titles": sum(a.title == row["title"] for row, a in found) / len(rows),
        "languages": sum(a.language == row["language"] for row, a in found) / len(rows),
    }


def grouping(sample: Sample) -> dict[str, float]:
    """Return B-cubed figures for the events of the sample month."""
    wanted = {key: str(row["event"]) for key, row in _gold_events(sample).items()}
    found = {
        key: event.id
        for event in find_events(sample.articles, sample.desk.beat.aliases)
        for key in event.articles
    }
    precision, recall, f1 = b_cubed(found, wanted)
    return {"precision": precision, "recall": recall, "f1": f1}


def ranking(sample: Sample) -> dict[str, float]:
    """Return how well the order of events agrees with the gold's importance, and where its best stand.

    An event is the gold event of most of its articles; what of a gold event comes later counts nothing.
    """
    rows = _gold_events(sample)
    order: list[str] = []
    gains: list[float] = []
    importance = {str(row["event"]): float(row["importance"]) for row in rows.values()}
    for one in sample.month.events:
        event, _ = Counter(str(rows[key]["event"]) for key in one.event.articles).most_common(1)[0]
        gains.append(0.0 if event in order else importance[event])
        order.append(event)
    best = max(importance.values())
    leading = [
        order.index(event) + 1
        for event, value in importance.items()
        if value == best and event in order
    ]
    drafted = order[: len(sample.issue.items)]
    return {
        "nDCG@8": ndcg(gains, list(importance.values()), 8),
        "events that must lead": float(sum(value == best for value in importance.values())),
        "the last of them stands": float(max(leading, default=0)),
        "noise printed": float(sum(importance[event] == 0 for event in drafted)),
    }


def nuggets(sample: Sample) -> dict[str, float]:
    """Return the share of gold facts of the first six events that the issue's items hold.

    Where the gold gives a fact's terms as patterns, one sentence must match them all; else a fact is
    held when one sentence has most of its terms: rough, and the same for every drafter.
    """
    events = {key: row["event"] for key, row in _gold_events(sample).items()}
    held = vital = total = all_vital = 0
    for item in sample.issue.items[:_FIRST_ITEMS]:
        sentences = [s for paragraph in item.paragraphs for s in paragraph]
        drafted = {events[e.source] for s in sentences for e in s.evidence}
        for row in gold(sample, "nuggets.jsonl"):
            if row["event"] not in drafted:
                continue
            is_held = any(_holds(s.text, row) for s in sentences)
            total += 1
            held += is_held
            all_vital += bool(row.get("vital"))
            vital += is_held and bool(row.get("vital"))
    figures = {"held": held / total if total else 0.0, "facts": float(total)}
    return figures | ({"vital held": vital / all_vital} if all_vital else {})


def _holds(sentence: str, row: dict[str, Any]) -> bool:
    if "terms" in row:
        return all(re.search(term, sentence, re.IGNORECASE) for term in row["terms"])
    terms = sentence_terms(str(row["text"]))
    return len(terms & sentence_terms(sentence)) >= _NUGGET_SHARE * len(terms)


def checking(sample: Sample, seed: int = 7) -> dict[str, float]:
    """Return how many planted errors are found at the right words, and false alarms on true sentences.

    One error at a time is put into a sentence of the drafted issue, its evidence left as it is.
    """
    random = Random(seed)
    clean = run_checks(draft_of(sample.issue, sample.month.articles, sample.desk.beat))
    sentences = list(draft_of(sample.issue, sample.month.articles, sample.desk.beat).sentences())
    alarms = {f.place for f in clean if f.severity is Severity.ERROR}
    figures = {"sentences": float(len(sentences)), "false alarms": float(len(alarms))}
    planted_all = found_all = 0
    for kind, plant in PLANTERS.items():
        planted = found = 0
        for place, sentence in sentences:
            changed = plant(sentence.text, random)
            if changed is None:
                continue
            planted += 1
            found += _is_found(sample, place, sentence, changed)
        figures[kind] = found / planted if planted else 0.0
        figures[f"{kind} planted"] = float(planted)
        planted_all += planted
        found_all += found
    figures["recall"] = found_all / planted_all
    figures["planted"] = float(planted_all)
    return figures


def _is_found(
    sample: Sample, place: Place, sentence: Sentence, planted: tuple[str, int, int]
) -> bool:
    text, start, end = planted
    issue = _with_sentence(sample.issue, place, replace(sentence, text=text))
    findings = run_checks(draft_of(issue, sample.month.articles, sample.desk.beat))
    return any(
        f.severity is Severity.ERROR and f.start < end and start < f.end
        for f in findings
        if f.place == Place(0, 0, 0)
    )


def _with_sentence(issue: Issue, place: Place, sentence: Sentence) -> Issue:
    """Return an issue of this one sentence, with its item's headline."""
    assert place.item is not None
    item = replace(issue.items[place.item], paragraphs=((sentence,),))
    return replace(issue, items=(item,), headlines=())
