"""Letters and marks: what script a text is in, and one form for marks that vary."""

import re
import unicodedata
from functools import lru_cache

_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")

# One character for one, so that offsets stay right.
_SAME_LENGTH = str.maketrans(
    {
        "’": "'", "‘": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "，": ",", "．": ".", "％": "%",
    }
)  # fmt: skip


def plain_marks(text: str) -> str:
    """Return the text with one kind of quote mark, hyphen, space and digit; offsets stay.

    >>> plain_marks("‘crystal clear’ – １１日")
    "'crystal clear' - 11日"
    """
    return text.translate(_SAME_LENGTH)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower case without accents, for comparing.

    >>> fold("Brasília")
    'brasilia'
    """
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def script_language(text: str) -> str | None:
    """Return ja, ko or zh where the script alone tells, else None.

    >>> script_language("石破首相は"), script_language("王毅外长"), script_language("Wang")
    ('ja', 'zh', None)
    """
    letters = sum(c.isalpha() for c in text) or 1
    if len(_KANA.findall(text)) / letters > 0.05:
        return "ja"
    if len(_HANGUL.findall(text)) / letters > 0.2:
        return "ko"
    return "zh" if len(_HAN.findall(text)) / letters > 0.2 else None
