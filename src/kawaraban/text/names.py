"""Names: runs of capitalised words in English text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.text.dates import MONTHS, WEEKDAYS
from kawaraban.text.places import country_of_word
from kawaraban.text.scripts import fold, plain_marks
from kawaraban.text.sentences import split_sentences
from kawaraban.text.words import FUNCTION_WORDS

_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞĀŌŪ][\w'’]*(?:-[A-Za-z][\w'’]*)*|U\.S\.|U\.K\.|U\.N\.)"
_RUN = re.compile(rf"(?<!\w){_CAPITAL}(?: {_CAPITAL})*")
_NOT_NAMES = {fold(word) for word in (*MONTHS, *WEEKDAYS)} | {"i", "shri", "mr", "mrs", "ms", "dr"}
_NOT_NAMES |= {"eur", "usd", "gbp", "jpy", "cny", "chf"}
_NOT_NAMES |= {"christmas", "easter", "ramadan", "eid", "whitsun", "epiphany", "advent", "lent"}
_FEAST = re.compile(
    r"\b(?:New Year(?:'s (?:Day|Eve))?|Christmas (?:Day|Eve)|May Day|(?:St )?Valentine's Day|Boxing Day|"
    r"Labou?r Day|Good Friday|Independence Day)\b"
)
# Words that open an English news sentence with a capital without being names.
_OPENERS = frozenset(
    """analysts officials lawmakers critics economists voters talks subsidies ministers leaders
    diplomats experts observers residents protesters police authorities negotiators families relatives
    families local low high asked nearly almost roughly separately earlier later last next under
    instead once together besides observers opposition ruling government governments parliament
    foreign domestic military political economic international several two three four five six seven
    eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    forty fifty hundreds thousands millions none nobody everyone those neither members supporters
    households companies prices
    shares exports imports relations ties deal agreement minister president reporters sources people
    data results turnout spending opponents rivals parties both half part update updated correction
    speaking citing addressing quoting following unlike like given no not yes now today yesterday
    tomorrow tonight business travellers travelers tourists visitors citizens""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words; `certain` is False for a lone word that opens a sentence."""

    start: int
    end: int
    words: str
    certain: bool = True


def _trim(words: str, start: int, opens: bool) -> tuple[str, int]:
    """Drop a leading word that is capitalised only because it opens the sentence."""
    first, _, rest = words.partition(" ")
    plain = fold(plain_marks(first))
    is_plain_word = plain in FUNCTION_WORDS or (opens and plain in _OPENERS) or plain in _NOT_NAMES
    if is_plain_word and first not in country_of_word():
        if not rest:
            return "", start
        return _trim(rest, start + len(first) + 1, False)
    return words, start


def _without_possessive(words: str) -> str:
    return re.sub(r"['’]s?$", "", words)


@lru_cache(maxsize=8192)
def read_names(text: str) -> tuple[Name, ...]:
    """Return the names of an English text in order; weekdays and months are none.

    >>> [n.words for n in read_names("On Monday Wang Yi met Japan's Takeo Akiba in Beijing.")]
    ['Wang Yi', 'Japan', 'Takeo Akiba', 'Beijing']
    """
    plain = plain_marks(text)
    openings = {span.start for span in split_sentences(text)}
    openings |= {start + 1 for start in openings if plain[start : start + 1] in "\"'"}
    openings |= {m.end() for m in re.finditer(r"[\"']|: ", plain)}
    found: list[Name] = []
    feasts = [match.span() for match in _FEAST.finditer(plain)]
    for match in _RUN.finditer(plain):
        for piece in _split_possessive(match[0], match.start()):
            words, start = _trim(piece[0], piece[1], piece[1] in openings)
            words = _without_possessive(words)
            words, start = _drop_calendar(words, start)
            if len(words) < 2 or any(a <= start < b for a, b in feasts):
                continue
            lone = start in openings and " " not in words and not words.isupper()
            certain = not lone or words in country_of_word()
            found.append(Name(start, start + len(words), text[start : start + len(words)], certain))
    return tuple(found)


def _drop_calendar(words: str, start: int) -> tuple[str, int]:
    parts = words.split(" ")
    while parts and fold(parts[-1]) in _NOT_NAMES:
        parts.pop()
    while parts and fold(parts[0]) in _NOT_NAMES:
        start += len(parts.pop(0)) + 1
    return " ".join(parts), start


def _split_possessive(words: str, start: int) -> list[tuple[str, int]]:
    """Part "Japan's Takeo Akiba" after the possessive."""
    pieces, offset = [], 0
    for match in re.finditer(r"'s? (?=\S)", words):
        pieces.append((words[offset : match.end() - 1], start + offset))
        offset = match.end()
    return [*pieces, (words[offset:], start + offset)]
