"""English words: which carry meaning, and one form for spellings that vary."""

import re
from functools import lru_cache

from kawaraban.text.scripts import fold, plain_marks

_FUNCTION = """a an the this that these those and or but nor so yet if as than then of to in on at by for
from with without within into onto over under after before since until during between among against
about above below across along around behind beyond near off out up down per via amid despite toward
towards through throughout upon be is are was were been being am do does did done has have had having
will would shall should can could may might must it its he his him she her hers they them their theirs
we us our i you your who whom whose which what when where why how there here also not no nor only just
even still already more most less least much many some any each every all both either neither other
another such same own very too again ever never it's said says say told according while because
although though however meanwhile one ones mr mrs ms""".split()  # noqa: SIM905
FUNCTION_WORDS = frozenset(_FUNCTION)

_BRITISH = """defense=defence center=centre labor=labour harbor=harbour favor=favour honor=honour color=colour
neighbor=neighbour behavior=behaviour organization=organisation organize=organise recognize=recognise
realize=realise emphasize=emphasise stabilize=stabilise destabilize=destabilise criticize=criticise
finalize=finalise prioritize=prioritise modernize=modernise normalize=normalise mobilize=mobilise
utilize=utilise analyze=analyse program=programme percent=per_cent offense=offence license=licence
theater=theatre kilometer=kilometre meter=metre liter=litre catalog=catalogue advisor=adviser
canceled=cancelled traveled=travelled traveling=travelling signaled=signalled labeled=labelled
modeled=modelled laborer=labourer laborers=labourers neighboring=neighbouring
councilor=councillor councilors=councillors afterward=afterwards""".split()  # noqa: SIM905
_TO_BRITISH = {pair.split("=")[0]: pair.split("=")[1].replace("_", " ") for pair in _BRITISH}
for _american, _british in list(_TO_BRITISH.items()):
    if " " not in _british and not _american.endswith("s"):
        _TO_BRITISH.setdefault(_american + "s", _british + "s")
    if _american.endswith("ze"):
        for _ending in ("d", "s"):
            _TO_BRITISH[_american + _ending] = _british + _ending
        _TO_BRITISH[_american[:-1] + "ing"] = _british[:-1] + "ing"
        _TO_BRITISH[_american[:-1] + "ation"] = _british[:-1] + "ation"
    if _american in ("center", "favor", "honor", "labor", "harbor"):
        for _ending in ("ed", "ing"):
            _TO_BRITISH[_american + _ending] = (
                _british[:-1] if _american == "center" else _british
            ) + ("ed" if _ending == "ed" else "ing")
_TO_BRITISH["centred"] = "centred"
_AMERICAN = re.compile(
    rf"\b({'|'.join(sorted(_TO_BRITISH, key=len, reverse=True))})\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_](?:[\w'.&]*\w)?|\d[\d.,]*\d|\d", re.UNICODE)


@lru_cache(maxsize=65536)
def to_british(text: str) -> str:
    """Return English text in British spelling, capitals kept.

    >>> to_british("Defense Minister, 3 percent, organizations")
    'Defence Minister, 3 per cent, organisations'
    """

    def change(match: re.Match[str]) -> str:
        word = _TO_BRITISH[match[1].lower()]
        if match[1].isupper():
            return word.upper()
        return word[0].upper() + word[1:] if match[1][0].isupper() else word

    return _AMERICAN.sub(change, text)


@lru_cache(maxsize=65536)
def normal_form(word: str) -> str:
    """Return a word for comparing: lower case, no accents, British, no possessive, no plural or tense.

    The endings are cut roughly (after Porter 1980, step 1 only): it groups, it does not spell.

    >>> normal_form("Ministers'"), normal_form("defense"), normal_form("agreed"), normal_form("China's")
    ('minister', 'defenc', 'agre', 'china')
    """
    plain = fold(plain_marks(word)).strip("'.")
    plain = plain[:-2] if plain.endswith("'s") else plain
    plain = _TO_BRITISH.get(plain, plain)
    for ending in ("ies", "ing", "ied", "es", "ed", "s", "e", "y"):
        stem = plain[: -len(ending)]
        if (
            plain.endswith(ending)
            and len(stem) >= 3
            and not (ending == "s" and plain.endswith("ss"))
        ):
            return plain if len(plain) <= 4 and ending in ("e", "y", "es", "ed") else stem
    return plain


def read_words(text: str) -> list[tuple[str, int, int]]:
    """Return words with their offsets; a hyphen parts words.

    >>> [w for w, _, _ in read_words("India-Japan ties, 11th time")]
    ['India', 'Japan', 'ties', '11', 'th', 'time']
    """
    plain = plain_marks(text)
    return [(plain[m.start() : m.end()], m.start(), m.end()) for m in _WORD.finditer(plain)]


def content_words(text: str) -> list[str]:
    """Return the normal forms of the words that carry meaning, in order."""
    words = (w for w, _, _ in read_words(text))
    return [normal_form(w) for w in words if fold(w).strip("'.") not in FUNCTION_WORDS]
