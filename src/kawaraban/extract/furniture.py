"""Drops a publisher's furniture: lines that stand on its pages whatever they report."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kawaraban.extract.clutter_lines import is_notice
from kawaraban.extract.prose import WIDE
from kawaraban.model.article import Article

LEAST_PAGES = 2
LEAST_SHARE = 0.4  # of the publisher's pages at hand
LONGEST_FURNITURE = 300
NEAR_COPY_SHARE = 0.5  # of the shorter page's lines
SAME_STORY_SHARE = 0.4  # of the shorter title's words
WORD = re.compile(r"\w{4,}")


def drop_furniture(
    articles: Sequence[Article], others: Sequence[Article] = ()
) -> tuple[Article, ...]:
    """Return one publisher's articles without the short lines that recur from page to page.

    `others` are further pages of the publisher to compare with; they are not returned. A line
    counts as recurring in pages that are of different stories only: two versions or near-copies
    share their paragraphs, and two reports of one story may share what happened before. Notices of
    correction stay, and so does the text of a page that would be left without any.
    """
    furniture = _find_furniture([*articles, *others])
    return tuple(_without(article, furniture) for article in articles)


def _find_furniture(pages: Sequence[Article]) -> frozenset[str]:
    if len(pages) < LEAST_PAGES:
        return frozenset()
    places: dict[str, list[int]] = defaultdict(list)
    lines_of = [frozenset(page.text.split("\n")) for page in pages]
    words_of = [_title_words(page.title) for page in pages]
    for number, lines in enumerate(lines_of):
        for line in lines:
            if len(line) < LONGEST_FURNITURE and not is_notice(line):
                places[line].append(number)

    def are_apart(one: int, other: int) -> bool:
        is_copy = _overlap(lines_of[one], lines_of[other]) > NEAR_COPY_SHARE
        return not is_copy and _overlap(words_of[one], words_of[other]) < SAME_STORY_SHARE

    least = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    return frozenset(
        line
        for line, numbers in places.items()
        if len(numbers) >= least
        and any(
            are_apart(one, other) or are_apart(numbers[0], other)
            for one, other in pairwise(numbers)
        )
    )


def _title_words(title: str) -> frozenset[str]:
    """Return a title's longer words, and pairs of letters where it is written without spaces."""
    wide = WIDE.findall(title)
    if len(wide) > len(title) / 2:
        return frozenset(one + other for one, other in pairwise(wide))
    return frozenset(WORD.findall(title.casefold()))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _without(article: Article, furniture: frozenset[str]) -> Article:
    lines = article.text.split("\n")
    kept = [line for line in lines if line not in furniture]
    return replace(article, text="\n".join(kept)) if kept and len(kept) < len(lines) else article
