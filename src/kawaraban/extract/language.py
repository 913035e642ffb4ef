"""Says which language a text is in: by script, by what the page says, then by its words."""

import re
from functools import lru_cache

from py3langid.langid import LanguageIdentifier

MODEL_FILE = "data/model.npz.xz"
KANA = re.compile(r"[\u3041-\u30fa\u31f0-\u31ff]")
HANGUL = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
LETTER = re.compile(r"[^\W\d_]")
CJK_SHARE = 0.3  # of letters: an English report may quote a Japanese title
LEAST_KANA_SHARE = 0.12  # Chinese may quote a word in kana; Japanese prose is a third kana
SAMPLE_CHARACTERS = 4000
FEW_CHARACTERS = 40
TAG = re.compile(r"[a-zA-Z]{2,3}")


def find_language(text: str, page_language: str = "", languages: tuple[str, ...] = ()) -> str:
    """Return the language of a text as a BCP 47 primary subtag.

    `page_language` is what the page says of itself; `languages` are those of the beat, and only
    they and English are considered when neither script nor page decides.

    >>> find_language("石破首相は会談した。"), find_language("总理会见了他。"), find_language("총리")
    ('ja', 'zh', 'ko')
    """
    sample = text[:SAMPLE_CHARACTERS]
    said = TAG.match(page_language.strip())
    stated = said.group().lower() if said else ""
    by_script = _by_script(sample)
    if by_script == "zh" and stated == "ja" and len(sample) < FEW_CHARACTERS:
        return stated  # a Japanese headline may do without kana
    return by_script or stated or _by_words(sample, languages)


def _by_script(text: str) -> str:
    kana, hangul, han = (len(pattern.findall(text)) for pattern in (KANA, HANGUL, HAN))
    if kana + hangul + han <= CJK_SHARE * len(LETTER.findall(text)):
        return ""
    if hangul > kana:
        return "ko"
    return "ja" if kana > LEAST_KANA_SHARE * (kana + han) else "zh"


def _by_words(text: str, languages: tuple[str, ...]) -> str:
    if not LETTER.search(text):
        return languages[0] if languages else "en"
    wanted = frozenset(language.split("-")[0].lower() for language in languages) | {"en"}
    return str(_identifier(wanted).classify(text)[0])


@lru_cache(maxsize=16)
def _identifier(languages: frozenset[str]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(languages & set(identifier.labels))
    return identifier
