"""Offices and bodies told by a common noun alone: "the governor", "a court"."""

import re
from dataclasses import dataclass

from kawaraban.text.scripts import plain_marks

# What is told: the nouns of a line may be meant by one another; after the bar, what else the sources
# may say of the same. Words of no exact meaning (official, leader, agency, company) are left out.
_OFFICES = """minister|premier chancellor cabinet secretary
president|presidency vice-president
premier chancellor|minister
ambassador envoy|diplomat embassy representative mission
governor|governorate
mayor|municipality
commissioner|commission
admiral general colonel captain lieutenant brigadier|commander officer army navy military troops
king queen emperor emir sultan|royal crown monarch palace majesty
councillor|council
negotiator|talks delegation negotiations
lawyer attorney barrister solicitor|counsel defence court legal
judge magistrate|court justice tribunal ruling
prosecutor|prosecution attorney charges charged
auditor|audit
surveyor|survey
owner|owned owns"""
_BODIES = """ministry|minister department
tribunal|court judge judges justice ruling
navy|naval warship fleet ships
coastguard|coast
parliament legislature|assembly chamber lawmakers deputies house senate congress diet council mps
central bank|governor bank
union|unions workers federation alliance
university|professor campus
municipality|mayor town city council district
embassy|ambassador diplomats"""


_PAPERS = """letter|wrote written write writes writing note mail
certificate|certified certify
annex appendix|schedule annexed
petition|signatures signed
licence license permit|licensed permitted allowed
contract|deal agreement award order tender contracted hired
lawsuit|sue sued suit court legal claim complaint
manifesto|programme platform pledges
treaty|convention pact accord agreement charter
decree|order decreed ordinance edict
protocol|protocols"""


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for an office, a body or a paper; `stands_for` are the words that may mean it.

    `kind` is office, name (of a body) or document.
    """

    start: int
    end: int
    words: str
    stands_for: frozenset[str]
    kind: str


def _table(lines: str) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in lines.splitlines():
        first, _, second = line.partition("|")
        nouns = [first] if first == "central bank" else first.split()
        for noun in nouns:
            table[noun] = frozenset((*first.split(), *second.split()))
    return table


_TABLES = {"office": _table(_OFFICES), "name": _table(_BODIES), "document": _table(_PAPERS)}
_WORDS_OF = {noun: words for table in _TABLES.values() for noun, words in table.items()}
_KIND_OF = {noun: kind for kind, table in _TABLES.items() for noun in table}
_NOUN = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_WORDS_OF, key=len, reverse=True))})s?(?![\w-])", re.IGNORECASE
)
_GENERAL = re.compile(
    r"\b(?:attorney|secretary|director|auditor|consul|inspector)[- ]general", re.I
)


def read_roles(text: str) -> tuple[Role, ...]:
    """Return the offices, bodies and papers that an English text tells by a common noun.

    >>> [r.words for r in read_roles("The governor told the parliament that three lawyers were late.")]
    ['governor', 'parliament', 'lawyers']
    """
    plain = plain_marks(text)
    titles = [match.span() for match in _GENERAL.finditer(plain)]
    found = []
    for match in _NOUN.finditer(plain):
        noun = match[1].lower()
        is_title = any(start <= match.start() < end for start, end in titles)
        if is_title or (noun == "general" and not match[0][0].isupper()):
            continue
        start, end = match.span()
        words = _WORDS_OF[noun]
        found.append(Role(start, end, text[start:end], words, _KIND_OF[noun]))
    return tuple(found)
