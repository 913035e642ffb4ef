"""Countries named in a text of any language that CLDR knows."""

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from kawaraban.text.places import countries

# Single characters by which Japanese and Chinese headlines name countries.
_SHORT_CJK = {"日": "JP", "米": "US", "美": "US", "中": "CN", "韓": "KR", "韩": "KR", "露": "RU",
              "俄": "RU", "印": "IN", "豪": "AU", "澳": "AU", "比": "PH", "英": "GB", "仏": "FR",
              "独": "DE", "台": "TW"}  # fmt: skip
_CJK_PAIR = re.compile(
    r"(?<![\u3400-\u9fff])([日米美中韓韩露俄印豪澳比英仏独台]{2,3})(?=[\u3040-\u9fff])"
)
_EXTRA = {
    "ja": {"米国": "US", "北朝鮮": "KP", "欧州連合": "EU", "豪州": "AU", "台湾": "TW", "英国": "GB"},
    "zh": {"美国": "US", "朝鲜": "KP", "欧盟": "EU", "台湾": "TW", "日方": "JP", "中方": "CN", "日本": "JP"},
    "fr": {"UE": "EU", "japonais": "JP", "japonaise": "JP", "chinois": "CN", "américain": "US", "Tokyo": "JP"},
    "de": {"EU": "EU", "japanische": "JP", "japanischen": "JP", "chinesische": "CN", "Tokio": "JP"},
}  # fmt: skip


@lru_cache(maxsize=64)
def _table(language: str) -> dict[str, str]:
    if language == "en":
        return {word: c.code for c in reversed(countries()) for word in c.words()}
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    table = {str(name): str(code) for code, name in names.items() if len(str(code)) == 2}
    return table | _EXTRA.get(language, {})


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(_table(language), key=len, reverse=True)
    body = "|".join(map(re.escape, words)) or r"(?!)"
    return re.compile(body if language in ("ja", "zh", "ko") else rf"\b(?:{body})(?!\w)")


def read_countries(text: str, language: str) -> frozenset[str]:
    """Return the codes of the countries that a text names.

    >>> sorted(read_countries("Beijing and Laotian envoys", "en"))
    ['CN', 'LA']
    >>> sorted(read_countries("石破首相はペルーで、日中首脳会談を", "ja"))
    ['CN', 'JP', 'PE']
    """
    return frozenset(list_countries(text, language))


def list_countries(text: str, language: str) -> tuple[str, ...]:
    """Return the codes of the countries that a text names, in order of first mention.

    >>> list_countries("Chinese and Japanese envoys met in Beijing", "en")
    ('CN', 'JP')
    """
    code = language[:2]
    table = _table(code)
    found = [(m.start(), table[m[0]]) for m in _pattern(code).finditer(text)]
    if code in ("ja", "zh"):
        for match in _CJK_PAIR.finditer(text):
            found += [(match.start(), _SHORT_CJK[character]) for character in match[1]]
    return tuple(dict.fromkeys(code for _, code in sorted(found)))
