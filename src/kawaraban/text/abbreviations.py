"""Short forms that a text introduces: "the Public Accounts Committee (PAC)"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kawaraban.model.article import Article
from kawaraban.text.bodies import BODY
from kawaraban.text.scripts import fold, plain_marks

_LINK = r"(?:of|the|and|for|on|in|to|de|del|la|du|des|di|und|der|für|&)"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.-]*"
_DEFINED = re.compile(
    rf"(?P<article>\b(?:[Tt]he|[Aa]n?|[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[Oo]ur|'s) )?"
    rf"(?P<long>{_CAPITAL}(?: (?:{_LINK} ){{0,2}}{_CAPITAL}){{0,7}}) "
    r"\((?:also |or |known as )?(?P<short>[A-Z][A-Za-z&.-]{1,9})(?:[,;][^()]{0,40})?\)"
)
_FEWEST_CAPITALS = 2


def read_abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """Return the short forms that a text introduces, each as (long form, short form).

    A form that fits no initials counts where the long one is told of as a body; a person's party or a
    reporter's agency does not.

    >>> read_abbreviations("the Public Accounts Committee (PAC) heard Ann Lee (SDP) of the New Centre (JC)")
    (('Public Accounts Committee', 'PAC'), ('New Centre', 'JC'))
    """
    found = []
    for match in _DEFINED.finditer(plain_marks(text)):
        long, short = match["long"], match["short"]
        if sum(letter.isupper() for letter in short) < _FEWEST_CAPITALS:
            continue
        is_body = match["article"] or BODY.search(long) or re.search(rf" {_LINK} ", long)
        if _are_initials(short, long) or is_body:
            found.append((long, short))
    return tuple(dict.fromkeys(found))


def _are_initials(short: str, long: str) -> bool:
    """Tell whether the letters of a short form begin words of the long one, in order."""
    letters = [fold(letter) for letter in short if letter.isupper()]
    words = [fold(word) for word in re.split(r"[ -]", long)]
    at = 0
    for letter in letters:
        while at < len(words) and not words[at].startswith(letter):
            at += 1
        at += 1
    return bool(letters) and at <= len(words)


@lru_cache(maxsize=4096)
def _of_article(article: Article) -> tuple[tuple[str, str], ...]:
    return read_abbreviations(f"{article.title}. {article.text}")


@lru_cache(maxsize=64)
def abbreviations_of(articles: tuple[Article, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each long form that some articles introduce with its short forms."""
    return _grouped(pair for article in articles for pair in _of_article(article))


def _grouped(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    groups: dict[str, dict[str, None]] = {}
    for long, short in pairs:
        groups.setdefault(long, {})[short] = None
    return tuple((long, tuple(shorts)) for long, shorts in groups.items())
