"""Public sets of statements judged by people (optional local data): recall beside false alarms.

A set's statement is flagged when its verdict is unsupported; WiCE's "partly" is left out.
"""

import json
from collections.abc import Iterator
from concurrent.futures import Executor
from datetime import date

from kawaraban.model.article import Article
from local_data import LOCAL_DATA
from tripwire.cases import PARAPHRASE, Case
from tripwire.checkers import CHECKERS
from tripwire.figures import alarms, recall
from tripwire.score import Judged

SETS = ("verify-summedits.jsonl", "verify-bump.jsonl", "verify-wice.jsonl")
_BATCH = 64


def public_lines(executor: Executor) -> Iterator[str]:
    """Yield a line for each set and checker, or one that says which set is not here."""
    yield f"{'public set':20} checker        statements  recall [95 %]          false alarms [95 %]     balanced accuracy"
    for name in SETS:
        path = LOCAL_DATA / name
        if not path.exists():
            yield f"  {name}: not here (optional local data), skipped"
            continue
        rows = path.read_text("utf-8").splitlines()
        for checker in ("kawaraban", "trivial rule"):
            batches = [rows[at : at + _BATCH] for at in range(0, len(rows), _BATCH)]
            judged = [
                one
                for some in executor.map(_judge, [checker] * len(batches), batches)
                for one in some
            ]
            yield _line(path.stem.removeprefix("verify-"), checker, judged)


def _judge(checker: str, rows: list[str]) -> list[Judged]:
    judged = []
    for row in map(json.loads, rows):
        if row["label"] == "partly":
            continue
        articles = tuple(_article(source) for source in row["sources"])
        label = PARAPHRASE if row["label"] == "supported" else "unsupported"
        case = Case(row["id"], "", label, (row["statement"],), (), "en")
        judged.append(Judged(case, CHECKERS[checker](case, articles)))
    return judged


def _article(row: dict) -> Article:
    published = row.get("published")
    return Article(
        id=row["id"],
        text=row["text"],
        title=row.get("title", ""),
        url=row["id"],
        publisher=row.get("publisher", ""),
        language=row.get("language", "en"),
        published=None,
        local_day=date.fromisoformat(published[:10]) if published else None,
    )


def _line(name: str, checker: str, judged: list[Judged]) -> str:
    found, false = recall(judged), alarms(judged)
    share, wrong = found.found / found.planted, false.errors / false.sentences
    low, high = found.interval
    least, most = false.interval
    return (
        f"  {name:18} {checker:14} {len(judged):10}  {share:.3f} [{low:.3f}-{high:.3f}]   "
        f"{wrong:.3f} [{least:.3f}-{most:.3f}]   {(share + 1 - wrong) / 2:.3f}"
    )
