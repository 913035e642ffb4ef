"""A checked Word file with a comment at the words of every finding."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any  # python-docx's runs and lxml's elements have no types

import docx
from docx.oxml.ns import qn
from docx.text.run import Run

_AUTHOR, _INITIALS = "Kawaraban", "K"


@dataclass(frozen=True, slots=True)
class Comment:
    """What to say at words of a paragraph: its number (from 1), the sentence, the span in it."""

    paragraph: int
    sentence: str
    start: int
    end: int
    text: str


def annotate_docx(body: bytes, comments: Sequence[Comment]) -> tuple[bytes, tuple[Comment, ...]]:
    """Return the Word file with the comments in it, and those whose words were not found.

    The file is otherwise left as it is: runs are split at the words, their style kept.
    """
    document = docx.Document(BytesIO(body))
    paragraphs = list(document.element.body.iter(qn("w:p")))
    lost = []
    for comment in comments:
        runs = _runs_at(paragraphs[comment.paragraph - 1], comment)
        if runs:
            wrapped = [Run(run, document.element.body) for run in (runs[0], runs[-1])]
            document.add_comment(wrapped, comment.text, _AUTHOR, _INITIALS)
        else:
            lost.append(comment)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue(), tuple(lost)


def _runs_at(paragraph: Any, comment: Comment) -> list[Any]:  # noqa: ANN401  # lxml
    """Return the runs that hold exactly the comment's words, split off where needed."""
    runs = [run for run in paragraph.iter(qn("w:r")) if _words(run)]
    text = "".join(map(_words, runs))
    at = _find(comment.sentence, text)
    span = _spaced(text, at, comment.start, comment.end) if at >= 0 else None
    if span is None:
        words = comment.sentence[comment.start : comment.end]
        at = text.find(words)
        span = (at, at + len(words)) if at >= 0 else None
    return _cut(runs, *span) if span else []


def _find(sentence: str, text: str) -> int:
    """Return where a sentence begins in a text whose spaces may differ; -1 when it is not there."""
    letters = [(i, letter) for i, letter in enumerate(text) if not letter.isspace()]
    at = "".join(letter for _, letter in letters).find("".join(sentence.split()))
    return letters[at][0] if at >= 0 else -1


def _spaced(text: str, at: int, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of a text, from `at`, that holds a sentence's span; spaces may be doubled."""
    position = at
    offsets: list[int] = []
    while position < len(text) and len(offsets) <= end:
        offsets.append(position)
        position += 1
        while position < len(text) and text[position].isspace() and text[position - 1].isspace():
            position += 1
    offsets.append(position)
    return (offsets[start], offsets[end - 1] + 1) if end <= len(offsets) and end > start else None


def _words(run: Any) -> str:  # noqa: ANN401  # lxml
    """Return a run's words; a tab or break in it is a space."""
    spaces = (qn("w:tab"), qn("w:br"), qn("w:cr"))
    return "".join(
        (one.text or "") if one.tag == qn("w:t") else " " if one.tag in spaces else ""
        for one in run
    )


def _cut(runs: list[Any], start: int, end: int) -> list[Any]:
    """Split the runs at the edges of a span and return those inside it."""
    inside, offset = [], 0
    for run in runs:
        length = len(_words(run))
        first, last = max(start - offset, 0), min(end - offset, length)
        if first < last:
            inside.append(_piece(run, first, last))
        offset += length
    return inside


def _piece(run: Any, first: int, last: int) -> Any:  # noqa: ANN401  # lxml
    """Return a run of just these characters, the others of it put before and after."""
    texts = [one for one in run if one.tag == qn("w:t")]
    words = _words(run)
    if (first, last) == (0, len(words)) or len(texts) != 1 or texts[0].text != words:
        return run
    for part, put in ((words[:first], run.addprevious), (words[last:], run.addnext)):
        if part:
            other = deepcopy(run)
            _set_words(other, part)
            put(other)
    _set_words(run, words[first:last])
    return run


def _set_words(run: Any, words: str) -> None:  # noqa: ANN401  # lxml
    text = run.find(qn("w:t"))
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
