"""CPU time of a full month: the English and French sample articles again and again, their words changed.

python -m bench.load [ARTICLES]
"""

import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from random import Random

from bench.sample import collected_sample
from kawaraban.cluster.events import find_events
from kawaraban.model.article import Article
from kawaraban.rank import rank_events
from kawaraban.text.reading import read_article
from kawaraban.text.words import FUNCTION_WORDS
from kawaraban.workflow.demo import SAMPLES
from kawaraban.workflow.desks import read_period
from kawaraban.workflow.drafting import Month, draft_and_repair

ARTICLES = 2000
_NAME = re.compile(r"(?<=[a-zé,] )[A-ZÉ][a-zéèô]{3,}\b")
_KEPT = frozenset(
    """January February March April June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday European Union Minister President Ministry Commission Council
    Parliament Prime Foreign Defence Party Court Japan China Ukraine Russia""".split()  # noqa: SIM905
)
_SYLLABLES = "ba ke li mo nu ra se ti vo za dan fel gor hin jar kos lem mir nol pas".split()  # noqa: SIM905
_WORD = re.compile(r"\b[^\W\d_]{4,}\b")


def many(articles: list[Article], number: int) -> Iterator[Article]:
    """Yield so many articles: after the first round, each with other words and another address.

    Names become new ones; a word becomes another of the articles' own with the same ending.
    """
    names = frozenset(n for a in articles for n in _NAME.findall(a.text)) - _KEPT
    found = frozenset(w for a in articles for w in _WORD.findall(a.text) if w.islower())
    words = found - FUNCTION_WORDS
    for count in range(number):
        turn, article = divmod(count, len(articles))
        other = _others(turn, names, words) if turn else {}
        yield _changed(articles[article], turn, other)


@lru_cache(maxsize=2)
def _others(turn: int, names: frozenset[str], words: frozenset[str]) -> dict[str, str]:
    random = Random(turn)
    other = {name: "".join(random.choices(_SYLLABLES, k=3)).capitalize() for name in sorted(names)}
    endings: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        endings[word[-2:]].append(word)
    for same in endings.values():
        other |= dict(zip(same, random.sample(same, len(same)), strict=True))
    return other


def _changed(article: Article, turn: int, other: dict[str, str]) -> Article:
    def changed(text: str) -> str:
        return _WORD.sub(lambda m: other.get(m[0], m[0]), text)

    return replace(
        article,
        id=f"{article.id}-{turn}",
        url=f"{article.url}?{turn}",
        text=changed(article.text),
        title=changed(article.title),
    )


def main() -> None:
    """Print the CPU seconds of reading, grouping and ranking, and drafting."""
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with collected_sample("neighbours") as sample:
        base = [a for a in sample.articles if a.language in ("en", "fr")]
        beat = sample.desk.beat
    articles = {a.id: a for a in many(base, asked)}
    start = time.process_time()
    for article in articles.values():
        read_article(article)
    read = time.process_time()
    ranked = rank_events(find_events(tuple(articles.values()), beat.aliases), articles, beat, ())
    grouped = time.process_time()
    period = read_period(SAMPLES["neighbours"])
    drafted, _ = draft_and_repair(Month(ranked, articles), beat, period)
    done = time.process_time()
    sys.stdout.write(
        f"{len(articles)} articles, {len(ranked)} events, {len(drafted.issue.items)} items: "
        f"read {read - start:.1f} s, group and rank {grouped - read:.1f} s, "
        f"draft, check and repair {done - grouped:.1f} s\n"
    )


if __name__ == "__main__":
    main()
