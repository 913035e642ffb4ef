"""What the sample month's gold says of each stage."""

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from bench.plant import PLANTERS
from bench.scores import b_cubed
from kawaraban.check import run_checks
from kawaraban.cluster.events import find_events
from kawaraban.collect.settings import CollectSettings
from kawaraban.model.article import Article
from kawaraban.model.finding import Severity
from kawaraban.model.issue import Issue, Place, Sentence
from kawaraban.text.reading import sentence_terms
from kawaraban.workflow.collecting import collect
from kawaraban.workflow.demo import SAMPLE_PERIOD, sample_desk, sample_folder
from kawaraban.workflow.desks import Desk, read_period
from kawaraban.workflow.drafting import Month, draft_and_repair, draft_of, events

_NUGGET_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample month collected once: desk, articles, ranked events, drafted issue."""

    desk: Desk
    articles: tuple[Article, ...]
    month: Month
    issue: Issue
    seconds: dict[str, float]


@contextmanager
def collected_sample() -> Iterator[Sample]:
    """Collect, group and draft the sample month in a folder that goes when the block ends."""
    seconds: dict[str, float] = {}

    def clocked(name: str, start: float) -> float:
        seconds[name] = time.process_time() - start
        return time.process_time()

    with tempfile.TemporaryDirectory() as place, sample_desk(Path(place) / "desk", _now) as desk:
        start = time.process_time()
        collect(desk, _now, CollectSettings(allow_private=True))
        start = clocked("collect and extract", start)
        period = read_period(SAMPLE_PERIOD)
        month = events(desk, period)
        start = clocked("group and rank", start)
        drafted, _ = draft_and_repair(month, desk.beat, period)
        clocked("draft, check, repair", start)
        with desk.store() as store:
            articles = store.articles()
        yield Sample(desk, articles, month, drafted.issue, seconds)


def _now() -> datetime:
    return datetime(2024, 12, 2, 9, tzinfo=UTC)


def gold(name: str) -> list[dict[str, object]]:
    """Return the rows of a gold file."""
    lines = (sample_folder() / "gold" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def extraction(sample: Sample) -> dict[str, float]:
    """Return the share of pages read, rightly dated, rightly titled, in the right language."""
    rows = {str(row["url"]): row for row in gold("articles.jsonl")}
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
    event_of = {str(row["url"]): str(row["event"]) for row in gold("articles.jsonl")}
    wanted = {a.id: event_of[urlsplit(a.url).path] for a in sample.articles}
    found = {
        key: event.id
        for event in find_events(sample.articles, sample.desk.beat.aliases)
        for key in event.articles
    }
    precision, recall, f1 = b_cubed(found, wanted)
    return {"precision": precision, "recall": recall, "f1": f1}


def nuggets(sample: Sample) -> dict[str, float]:
    """Return the share of gold facts of the drafted events that the items hold.

    A fact is held when one sentence has most of its terms: rough, and the same for every drafter.
    """
    event_of = {str(row["url"]): str(row["event"]) for row in gold("articles.jsonl")}
    by_id = {a.id: event_of[urlsplit(a.url).path] for a in sample.articles}
    held = total = 0
    for item in sample.issue.items:
        sentences = [s for paragraph in item.paragraphs for s in paragraph]
        drafted = {by_id[e.source] for s in sentences for e in s.evidence}
        for row in gold("nuggets.jsonl"):
            if row["event"] not in drafted:
                continue
            terms = sentence_terms(str(row["text"]))
            total += 1
            held += any(
                len(terms & sentence_terms(s.text)) >= _NUGGET_SHARE * len(terms) for s in sentences
            )
    return {"held": held / total if total else 0.0, "facts": float(total)}


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
