"""Write src/kawaraban/text/currencies.toml from the Unicode CLDR, as Babel carries it.

Each line is a noun with the ISO 4217 codes and the signs that stand for it before a number.
"""

from collections import defaultdict
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

TABLE = Path("src/kawaraban/text/currencies.toml")
# Codes that are English words before a number more often than money.
_WORDS = frozenset({"BAM", "ALL", "TOP", "CUP", "MOP", "LAK", "NAD", "GEL", "SOS"})
# Letters that stand for money before a number and for little else.
_LETTERS = frozenset({"RM", "Rp", "Rs", "FCFA", "CFPF", "TSh", "USh", "KSh", "Ksh"})
_MORE = {"rupee": {"Rs."}, "taka": {"Tk", "Tk."}, "shilling": {"Sh"},
    "dollar": {"US$", "$US", "A$", "$A", "C$", "S$", "Z$"}}  # fmt: skip
_OWNERS = {"$": "dollar", "C$": "dollar", "£": "pound", "¥": "yen"}
_SAME = {"ruble": "rouble"}


def rows() -> dict[str, set[str]]:
    """Return the codes and signs of each currency in use, by its noun: {"ringgit": {"MYR", "RM"}}."""
    english = Locale("en")
    found: dict[str, set[str]] = defaultdict(set)
    for territory, currencies in get_global("territory_currencies").items():
        for code, _, end, is_tender in currencies:
            if end is not None or not is_tender or code not in english.currencies or code == "ZWG":
                continue
            noun = english.currencies[code].split()[-1].lower()
            noun = "zloty" if code == "PLN" else _SAME.get(noun, noun)
            signs = {code, english.currency_symbols.get(code, code)}
            for language in (*get_official_languages(territory, de_facto=True), "en"):
                signs.add(_local_sign(language, territory, code))
            found[noun] |= {sign for sign in signs if sign.isprintable() and _is_telling(sign)}
    for noun, more in _MORE.items():
        found[noun] |= more
    del found["mark"]
    return {
        noun: {sign for sign in signs if _OWNERS.get(sign, noun) == noun}
        for noun, signs in sorted(found.items())
    }


def _local_sign(language: str, territory: str, code: str) -> str:
    try:
        sign = Locale.parse(f"{language}_{territory}").currency_symbols.get(code, code)
    except (ValueError, UnknownLocaleError):
        return code
    return str(sign)


def _is_telling(sign: str) -> bool:
    if sign in _WORDS or (sign.isascii() and not (sign.isupper() and len(sign) == 3)):
        return sign in _LETTERS or "$" in sign
    return True


if __name__ == "__main__":
    lines = [f"{noun}|{','.join(sorted(signs))}" for noun, signs in rows().items()]
    head = "# Made by tools/make_currencies.py from the Unicode CLDR: noun|codes and signs.\n"
    TABLE.write_text(f'{head}currencies = """\n' + "\n".join(lines) + '\n"""\n', encoding="utf-8")
