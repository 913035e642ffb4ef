"""Offices and who holds them: "Foreign Minister Wang Yi", "Sibi George, the ambassador"."""

import re
from dataclasses import dataclass

from kawaraban.text.scripts import plain_marks
from kawaraban.text.words import to_british

_HEADS = """prime minister|deputy prime minister|foreign minister|defen[cs]e minister|finance minister|
interior minister|trade minister|justice minister|economy minister|environment minister|
energy minister|industry minister|health minister|agriculture minister|education minister|
minister of [a-z]+(?: affairs)?|minister for [a-z]+|raksha mantri|national security advis[eo]r|
security advis[eo]r|chief cabinet secretary|cabinet secretary|secretary of state|
secretary of defen[cs]e|defen[cs]e secretary|foreign secretary|finance secretary|
foreign ministry spokes(?:person|man|woman)|spokes(?:person|man|woman)|high representative|
foreign policy chief|secretary[- ]general|president[- ]elect|vice president|president|chancellor|
premier|ambassador|governor|mayor|commissioner|admiral|general|lieutenant general|chairman|
chairwoman|king|queen|emperor|speaker|senator|parliamentary vice-minister|vice-minister|
vice minister|state councillor|opposition leader|party leader|leader|commander"""
_MODIFIERS = (
    "former|deputy|acting|vice|parliamentary|then|outgoing|incoming|new|assistant|shadow|interim|caretaker|"
    "senior|junior|state|designate|ex"
)
_TITLE = rf"(?:(?:{_MODIFIERS})[ -])*(?:{_HEADS})"
_TITLE = re.sub(r"\s*\n\s*", "", _TITLE)
_WORD = r"(?:[A-Z][\w'-]+|[A-Z]\.)"
_PERSON = rf"(?-i:(?:Shri |Mr\.? |Ms\.? |Dr\.? )?{_WORD}(?: (?:{_WORD}|bin|de|al)){{0,3}})"
_OF_COUNTRY = r"(?-i: (?:of|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?,?)?"
_BEFORE = re.compile(rf"\b(?P<title>{_TITLE}){_OF_COUNTRY},? (?P<person>{_PERSON})", re.IGNORECASE)
_OWNER = rf"(?:an? |the |its |their |(?-i:[A-Z]\w+(?:'s|s') ))?(?:(?!(?:{_MODIFIERS})\b)(?-i:[A-Z]\w+ ))?"
_AFTER = re.compile(rf"(?P<person>{_PERSON}), {_OWNER}(?P<title>{_TITLE})\b", re.IGNORECASE)
_SAME = {
    "raksha mantri": "defence minister",
    "premier": "prime minister",
    "minister of defence": "defence minister",
    "minister for defence": "defence minister",
    "minister of foreign affairs": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "secretary of defence": "defence secretary",
    "national security adviser": "security adviser",
    "foreign policy chief": "high representative",
}
_NOT_PERSONS = frozenset("The A An In On At He She They It But And".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Office:
    """An office with its holder; `title` is the normal form, `holder` the name as it stands."""

    start: int
    end: int
    words: str
    title: str
    holder: str


def normal_title(title: str) -> str:
    """Return a title in one form.

    >>> normal_title("Raksha Mantri"), normal_title("former Defense Minister")
    ('defence minister', 'former defence minister')
    """
    plain = to_british(title.lower()).replace("-", " ")
    plain = re.sub(r"spokes(man|woman)", "spokesperson", plain).replace(
        "secretary general", "secretary-general"
    )
    modifiers = re.match(rf"(?:(?:{_MODIFIERS}) )*", plain)
    front = modifiers[0] if modifiers else ""
    rest = plain[len(front) :]
    front = re.sub(r"\b(?:then|new|incoming) ", "", front).replace("ex ", "former ")
    return front + _SAME.get(rest, rest)


def read_offices(text: str) -> tuple[Office, ...]:
    """Return the offices with named holders in an English text.

    >>> [(o.title, o.holder) for o in read_offices("Foreign Minister Wang Yi met Takeo Akiba, the adviser.")]
    [('foreign minister', 'Wang Yi')]
    """
    plain = plain_marks(text)
    found: dict[int, Office] = {}
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(plain):
            holder = re.sub(r"^(?:Shri|Mr\.?|Ms\.?|Dr\.?) ", "", match["person"])
            holder = re.sub(r"'s?$", "", holder)
            if holder.split()[0] in _NOT_PERSONS or _is_title(holder):
                continue
            start, end = match.span("title")
            found.setdefault(
                start, Office(start, end, text[start:end], normal_title(match["title"]), holder)
            )
    return tuple(found[start] for start in sorted(found))


def _is_title(words: str) -> bool:
    return bool(re.fullmatch(_TITLE, words, re.IGNORECASE))


def titles_agree(one: str, other: str) -> bool:
    """Tell whether two normal titles may be one office: "minister" fits "foreign minister".

    >>> titles_agree("defence minister", "foreign minister"), titles_agree("president", "vice president")
    (False, False)
    >>> titles_agree("spokesperson", "foreign ministry spokesperson")
    True
    """
    if one == other:
        return True
    first, second = set(one.split()), set(other.split())
    if (first ^ second) & set(_MODIFIERS.split("|")) - {"then", "new", "incoming"}:
        return False
    return first <= second or second <= first


_FIELDS = (
    "foreign|defen[cs]e|finance|interior|trade|justice|economy|economic|health|industry|energy|agriculture|"
    "education|environment|labou?r|transport|farm|security|home|culture|tourism|oil|water|planning|commerce"
)
_POST = re.compile(
    rf"\b({_FIELDS})(?: affairs)? (ministr(?:y|ies)|ministers?|secretar(?:y|ies))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Post:
    """A ministry or minister told by the field alone: the foreign ministry, defence ministers."""

    start: int
    end: int
    words: str
    field: str


def read_posts(text: str) -> tuple[Post, ...]:
    """Return the ministries and ministers of a text, each with its field in one spelling.

    >>> [p.field for p in read_posts("the Foreign Ministry and two defense ministers")]
    ['foreign', 'defence']
    """
    plain = plain_marks(text)
    return tuple(
        Post(*m.span(), text[slice(*m.span())], _field(m[1])) for m in _POST.finditer(plain)
    )


def _field(word: str) -> str:
    plain = to_british(word.lower())
    return {"farm": "agriculture", "economic": "economy"}.get(plain, plain)
