"""Offices and who holds them: "Foreign Minister Wang Yi", "Sibi George, the ambassador"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kawaraban.text.bodies import BODY
from kawaraban.text.scripts import plain_marks
from kawaraban.text.words import to_british

_FIELDS = (
    "foreign|defen[cs]e|finance|interior|trade|justice|economy|economic|health|industry|energy|agriculture|"
    "education|environment|labou?r|transport|farm|security|home|culture|tourism|oil|water|planning|commerce|"
    "budget|mining|climate|development|infrastructure|fisheries|immigration|migration|home affairs|housing|"
    "science|technology|digital|communications|treasury|public works|social affairs|foreign affairs|"
    "construction|railways?|roads|ports|petroleum|information|media|sports?|youth|women|family|aviation|"
    "maritime|food|livestock|veterans|european affairs|regional development|employment|pensions|"
    "higher education|research|innovation|enterprise|business|investment|lands|forests?|forestry|ecology|"
    "energy transition|mines|minerals|natural resources|electricity|irrigation|public service|"
    "public administration|local government|civil protection|humanitarian affairs"
)
_KINDS = (
    "prime|chief|cabinet|executive|national|regional|state|permanent|general|special|central|first|managing|"
    "press|political|opposition|party|parliamentary|military|naval|supreme|lead|federal|provincial|district|"
    "humanitarian|presidential|government|ministry|chief of|foreign policy|union|army|navy|police|coast guard"
)
# The last word of an office, by what it may stand for: any of a line may be meant by another.
_HEAD_GROUPS = """minister
president
chancellor premier
secretary
secretary-general
spokesman spokeswoman spokesperson
ambassador envoy representative diplomat
governor
mayor
commissioner
admiral general colonel major captain commander officer lieutenant brigadier
leader head chief chair chairman chairwoman chairperson director chief-executive boss coordinator manager
speaker
senator deputy lawmaker legislator delegate councillor politician member parliamentarian rapporteur
king queen emperor emir sultan prince princess pope
adviser advisor aide counsellor
councillor
negotiator
economist analyst researcher expert professor academic scientist lecturer engineer hydrologist historian
lawyer attorney advocate solicitor barrister
judge justice magistrate
prosecutor
treasurer auditor
vice-president
vice-minister
official"""
_GROUP_OF = {
    word: number for number, line in enumerate(_HEAD_GROUPS.splitlines()) for word in line.split()
}
_LEADS = _GROUP_OF["leader"]
_KIND_WORDS = frozenset(
    {"state", "cabinet", "executive", "permanent", "general", "press", "regional"}
)
_HEADS = "|".join(sorted((w.replace("-", "[- ]") for w in _GROUP_OF), key=len, reverse=True))
_MODIFIERS = (
    "former|deputy|acting|vice|parliamentary|then|outgoing|incoming|new|assistant|shadow|interim|caretaker|"
    "senior|junior|state|designate|ex"
)
_TITLE = (
    rf"(?:(?:{_MODIFIERS})[ -])*(?:(?:{_FIELDS}|{_KINDS})[ -](?:and (?:{_FIELDS}) )?){{0,3}}"
    rf"(?:(?:{_HEADS})(?:[- ]elect)?(?: (?:of|for) (?:the )?(?:{_FIELDS})(?: affairs)?)?|raksha mantri)"
)
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]+|[A-Z]\.)"
_PARTICLE = r"(?:bin|ibn|ben|de|del|della|da|dos|du|al|el|van|von|der|den|ter|la|le)"
_SEVERAL = rf"(?: (?:{_PARTICLE} )*(?:{_WORD}|dell'\w+))"
_PERSON = rf"(?-i:(?:Shri |Mr\.? |Ms\.? |Mrs\.? |Dr\.? )?{_WORD}{_SEVERAL}{{0,3}})"
_FULL_PERSON = rf"(?-i:{_WORD}{_SEVERAL}{{1,3}})"
_OF_COUNTRY = r"(?-i: (?:of|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?,?)?"
_BEFORE = re.compile(rf"\b(?P<title>{_TITLE}){_OF_COUNTRY},? (?P<person>{_PERSON})", re.IGNORECASE)
_OF_BODY = r"(?: (?:of|for|at|in) (?:the )?(?:[\w'-]+ ?){1,5})?"
_BEFORE_COMMA = re.compile(
    rf"\b(?P<title>{_TITLE}){_OF_BODY}, (?P<person>{_FULL_PERSON})", re.IGNORECASE
)
_NO_OWNER = r"(?!(?:who|which|whose|and|but|said|told|after|when|with|as|in|on|at|has|had|was|is|meeting)\b)"
_OWNER = rf"(?:{_NO_OWNER}[\w'-]+ ){{0,5}}?"
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
_ONCE = re.compile(r"\b(?:once|formerly|previously|until recently)(?: an?| the)? $", re.IGNORECASE)
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
    plain = re.sub(r"\bvice (?=(?:\w+ )?minister)", "deputy ", plain)
    plain = re.sub(r"spokes(man|woman)", "spokesperson", plain).replace(
        "secretary general", "secretary-general"
    )
    modifiers = re.match(rf"(?:(?:{_MODIFIERS}) )*", plain)
    front = modifiers[0] if modifiers else ""
    rest = plain[len(front) :]
    front = re.sub(r"\b(?:then|new|incoming) ", "", front).replace("ex ", "former ")
    return front + _SAME.get(rest, rest)


@lru_cache(maxsize=8192)
def read_offices(text: str) -> tuple[Office, ...]:
    """Return the offices with named holders in an English text.

    >>> [(o.title, o.holder) for o in read_offices("Foreign Minister Wang Yi met Takeo Akiba, the adviser.")]
    [('foreign minister', 'Wang Yi'), ('adviser', 'Takeo Akiba')]
    """
    plain = plain_marks(text)
    found: dict[int, Office] = {}
    for pattern in (_BEFORE, _BEFORE_COMMA, _AFTER):
        for match in pattern.finditer(plain):
            holder = re.sub(r"^(?:Shri|Mr\.?|Ms\.?|Dr\.?) ", "", match["person"])
            holder = re.sub(r"'s?$", "", holder)
            if holder.split()[0] in _NOT_PERSONS or _is_title(holder) or BODY.search(holder):
                continue
            start, end = match.span("title")
            title = normal_title(match["title"])
            if _ONCE.search(plain[:start]) and not title.startswith("former "):
                title = f"former {title}"
            found.setdefault(start, Office(start, end, text[start:end], title, holder))
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
    if _groups(one) == _groups(other) == _GROUP_OF["envoy"] and "envoy" in first | second:
        return True
    if (first ^ second) & set(_MODIFIERS.split("|")) - {"then", "new", "incoming", "state"}:
        return False
    if "prime" in first ^ second and (_fields(one) or _fields(other)):
        return False
    fields = _fields(one), _fields(other)
    if all(fields) and not fields[0] & fields[1]:
        return False
    kinds = fields[0] | first & _KIND_WORDS, fields[1] | second & _KIND_WORDS
    if all(kinds) and not kinds[0] & kinds[1] and _groups(one) == _groups(other) != _LEADS:
        return False
    return first <= second or second <= first or _groups(one) == _groups(other)


def _groups(title: str) -> int | None:
    """Return the line of heads that a title's last one is of: leader and chair are one."""
    heads = [word for word in title.split() if word in _GROUP_OF]
    return _GROUP_OF[heads[-1]] if heads else None


def _fields(title: str) -> frozenset[str]:
    return frozenset(_field(match[0]) for match in re.finditer(rf"\b(?:{_FIELDS})\b", title))


_POST = re.compile(
    rf"\b(?:(?P<field>{_FIELDS})(?: affairs)? (?:ministr(?:y|ies)|ministers?|secretar(?:y|ies))|"
    rf"(?:ministry|minister|secretary) (?:of|for) (?:the )?(?P<of>{_FIELDS}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Post:
    """A ministry or minister told by the field alone: the foreign ministry, defence ministers."""

    start: int
    end: int
    words: str
    field: str


@lru_cache(maxsize=8192)
def read_posts(text: str) -> tuple[Post, ...]:
    """Return the ministries and ministers of a text, each with its field in one spelling.

    >>> [p.field for p in read_posts("the Foreign Ministry, the Ministry of Finance, two defense ministers")]
    ['foreign', 'finance', 'defence']
    """
    plain = plain_marks(text)
    return tuple(
        Post(*m.span(), text[slice(*m.span())], _field(m["field"] or m["of"]))
        for m in _POST.finditer(plain)
    )


def _field(word: str) -> str:
    plain = to_british(word.lower())
    return {"farm": "agriculture", "economic": "economy"}.get(plain, plain)
