"""Words that turn, weaken, bound or link what a sentence says: not, may, only, if, before, about."""

import re
from collections import Counter

from kawaraban.text.dates import read_dates
from kawaraban.text.quotes import without_quotes
from kawaraban.text.scripts import plain_marks
from kawaraban.text.words import FUNCTION_WORDS

# Small words that change nothing by themselves: what stands around them is compared elsewhere.
_FREE = frozenset(
    """a an the this that these those and to of in on at by for from with into as also it it's its he
    his him she her hers they them their theirs who whom whose which what there here be is are was were
    been being am do does did done has have had having said says say told according own mr mrs ms
    one ones""".split()  # noqa: SIM905
)
# Words of meaning that bound another one: what is former, alleged or planned is not what it is without.
_ADDED = frozenset(
    """likely unlikely probably possibly perhaps apparently reportedly allegedly alleged supposedly
    supposed suspected so-called unconfirmed expected estimated about around roughly approximately
    almost nearly least most partly partially mainly mostly largely virtually former ex acting
    deputy vice interim draft proposed planned attempted potential preliminary provisional
    temporary temporarily tentative tentatively conditional unless provided whether except instead
    rather hence thus therefore thereby nobody nothing none everyone everybody always often sometimes
    rarely seldom once twice first second third last next new old mere merely exactly""".split()  # noqa: SIM905
)
_SHORT = re.compile(r"(?<=[a-z])n't\b")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SAME = {"cannot": "not", "around": "about", "roughly": "about", "approximately": "about",
         "almost": "nearly", "wo": "will", "ca": "can", "towards": "toward"}  # fmt: skip


def read_bounds(text: str) -> Counter[str]:
    """Return how often each word that turns, weakens, bounds or links stands outside quotations and dates.

    Two sentences that say the same have the same ones.

    >>> sorted(read_bounds("He may not leave before 5 May, the ministry said.").elements())
    ['before', 'may', 'not']
    """
    bare = plain_marks(without_quotes(text))
    for mention in reversed(read_dates(bare)):
        bare = f"{bare[: mention.start]}0{bare[mention.end :]}"
    words = _WORD.findall(_SHORT.sub(" not", bare).lower())
    return Counter(_SAME.get(word, word) for word in words if _is_bound(word))


def _is_bound(word: str) -> bool:
    return word in _ADDED or (word in FUNCTION_WORDS and word not in _FREE)
