"""The last hand on an item: short forms spelt out once, and the marks a printer would set."""

import re
from collections.abc import Sequence

from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Sentence
from kawaraban.text.evidence import sentence_evidence
from kawaraban.text.quotes import read_quotes, without_quotes
from kawaraban.text.reading import Reading

_DEFINED = re.compile(
    r"((?:[A-Z][\w'-]+ )(?:(?:[A-Z][\w'-]+|of|for|and|the) )*)\(([A-Z][A-Za-z-]{1,9})\)"
)
_SHORT = re.compile(r"\b[A-Z]{3,6}\b")

Paragraphs = tuple[tuple[Sentence, ...], ...]


def finish(paragraphs: Sequence[Sequence[Sentence]], readings: Sequence[Reading]) -> Paragraphs:
    """Return an item's paragraphs ready to print."""
    texts = [sentence.text for paragraph in paragraphs for sentence in paragraph]
    long_forms = _long_forms(readings)
    seen: set[str] = set()
    finished = []
    number = 0
    for paragraph in paragraphs:
        line = []
        for sentence in paragraph:
            rest = " ".join(texts[number + 1 :])
            line.append(_finished(sentence, rest, long_forms, seen))
            number += 1
        finished.append(tuple(line))
    return tuple(finished)


def _finished(
    sentence: Sentence, rest: str, long_forms: dict[str, tuple[str, Evidence]], seen: set[str]
) -> Sentence:
    text, evidence = sentence.text, sentence.evidence
    for match in list(_DEFINED.finditer(text)):
        short = match[2]
        if short in seen or not re.search(rf"\b{re.escape(short)}\b", rest):
            text = text.replace(f" ({short})", "", 1)
        seen.add(short)
    for short in _SHORT.findall(without_quotes(text)):
        if short in seen or short not in long_forms or f"({short})" in text:
            continue
        seen.add(short)
        words, source = long_forms[short]
        is_used_again = re.search(rf"\b{short}\b", rest)
        printed = f"{words} ({short})" if is_used_again else words
        if re.search(rf"\b{short} [a-z]", text):  # "HIMARS launchers": the long form would run on
            printed = f"{short} ({words})"
        text = re.sub(rf"\b{short}\b", printed, text, count=1)
        evidence = (*evidence, source) if source not in evidence else evidence
    return Sentence(print_marks(text), evidence, sentence.desk)


def _long_forms(readings: Sequence[Reading]) -> dict[str, tuple[str, Evidence]]:
    """Return the short forms that the sources spell out, with the sentence that does.

    Either in brackets, "the Rapid Support Forces (RSF)", or as a name with these initials.
    """
    found: dict[str, tuple[str, Evidence]] = {}
    for reading in readings:
        if not reading.is_english:
            continue
        for match in _DEFINED.finditer(reading.article.text):
            words = _from_initial(match[1].strip(), match[2])
            if words:
                found.setdefault(match[2], (words, sentence_evidence(reading, match.start())))
    for reading in readings:
        for name in reading.names:
            found.setdefault(
                _initials(name.words), (name.words, sentence_evidence(reading, name.start))
            )
    return found


def _initials(words: str) -> str:
    """Return the initials of a name in capitals: RSF for Rapid Support Forces."""
    parts = [part for part in words.split() if part not in ("of", "the", "and", "for")]
    return "".join(part[0] for part in parts) if len(parts) > 2 else ""


def _from_initial(words: str, short: str) -> str:
    """Cut words before the one that the short form begins with: "Japan's Liberal ..." for LDP."""
    parts = words.split()
    while parts and parts[0][0].upper() != short[0]:
        parts.pop(0)
    return " ".join(parts) if len(parts) > 1 else ""


def print_marks(text: str) -> str:
    """Set curly quotation marks and apostrophes.

    >>> print_marks("Wang's aide called it 'a good step'.")
    'Wang’s aide called it ‘a good step’.'
    """
    characters = list(text)
    for quote in read_quotes(text):
        if characters[quote.start - 1] == "'" and quote.end < len(text) and text[quote.end] == "'":
            characters[quote.start - 1], characters[quote.end] = "‘", "’"
    return re.sub(r"  +", " ", "".join(characters).replace("'", "’"))
