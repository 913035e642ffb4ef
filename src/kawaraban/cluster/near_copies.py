"""Articles that carry one text: a wire report and the papers that print it."""

from collections import defaultdict
from collections.abc import Sequence

from kawaraban.model.article import Article
from kawaraban.text.shingles import containment, shingles

SAME_TEXT = 0.6
_LEAST_SHINGLES = 12


def find_families(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Return the families of near-copies, each a tuple of article ids in the order given.

    Two articles of one language are near-copies when at least 60 per cent of the shorter one's
    shingles stand in the other; very short texts are never joined. An article without copies is a
    family of one. The order of the articles does not change who belongs together.
    """
    parent = {article.id: article.id for article in articles}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    by_id = {article.id: article for article in articles}
    for one, other in _candidates(articles):
        if containment(by_id[one].text, by_id[other].text) >= SAME_TEXT:
            first, second = sorted((root(one), root(other)))
            parent[second] = first
    families: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        families[root(article.id)].append(article.id)
    return tuple(tuple(members) for members in families.values())


def _candidates(articles: Sequence[Article]) -> list[tuple[str, str]]:
    """Return the pairs that share at least one shingle, by an inverted index."""
    holders: dict[str, list[str]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for article in articles:
        found = shingles(article.text)
        if len(found) < _LEAST_SHINGLES:
            continue
        for shingle in found:
            pairs.update((other, article.id) for other in holders[shingle])
            holders[shingle].append(article.id)
    return sorted(pairs)
