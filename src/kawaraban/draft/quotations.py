"""Quotations that run over several sentences: each sentence of one in marks of its own, with its speaker."""

import re

from kawaraban.draft.pronouns import Subject
from kawaraban.text.reading import Reading
from kawaraban.text.scripts import plain_marks

# Words that lean on the quoted sentence before: inside marks nothing may be put for them.
_LEANS = re.compile(
    r"^(?:It|They|He|She|This|That|These|Those|There|Such|So|And|But|Then|Here|Its|Their|His|Her|We|I|You|Our"
    r"|My|If|Because|Now|No|Yes|Not|Otherwise)\b"
)
_SHORTEST = 6
_LONGEST = 30


def whole_quotation(bare: str, reading: Reading, number: int, before: Subject) -> tuple[str, bool]:
    """Return a sentence with the marks of a quotation that began before it, or goes on after it.

    A sentence that is all quotation gets its speaker, who must be certain; the flag tells that the
    sentence before was needed for it. Any other sentence comes back as it is.
    """
    is_open = _is_open(reading, number)
    marks = bare.count('"')
    if marks % 2 == 0 and not (is_open and not marks):
        return bare, False
    if is_open and marks and not bare.startswith('"'):
        end = bare.index('"')
        if end < len(bare.rstrip()) - 1:  # the quotation ends and somebody says it
            return f'"{bare}', False
    words = bare.strip('" ')
    is_whole = '"' not in words
    if before.person is None or not is_whole or _LEANS.match(words):
        return bare, False
    if not _SHORTEST <= len(words.split()) <= _LONGEST or not words.endswith("."):
        return bare, False
    return f'"{words[:-1]}," {before.person.surname} said.', True


def _is_open(reading: Reading, number: int) -> bool:
    """Tell whether a quotation begun earlier in the paragraph goes on where a sentence begins."""
    text, start = reading.article.text, reading.sentences[number].start
    paragraph = plain_marks(text[text.rfind("\n", 0, start) + 1 : start])
    return paragraph.count('"') % 2 == 1
