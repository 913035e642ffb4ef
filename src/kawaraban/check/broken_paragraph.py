"""A paragraph that stops in the middle of a sentence.

Finds a paragraph without a closing stop, as a page break or a bad paste leaves it. A colon, a
bracket, a quotation mark or an ellipsis may close one too. Silent on headlines and on paragraphs of
fewer than five words, such as a caption.
"""

from collections.abc import Iterator

from kawaraban.model.finding import Finding, Severity, Verdict
from kawaraban.model.issue import Draft, Place

SEVERITY = Severity.WARNING

_CLOSING = ".!?:…。！？"
_MARKS = "\"'”’»)]」』*"
_FEWEST_WORDS = 5


def find(draft: Draft, /) -> Iterator[Finding]:
    """Yield a finding for each paragraph without a close."""
    for i, item in enumerate(draft.issue.items):
        for j, paragraph in enumerate(item.paragraphs):
            if not paragraph:
                continue
            text = paragraph[-1].text
            words = " ".join(sentence.text for sentence in paragraph).split()
            closing = text.rstrip().rstrip(_MARKS)[-1:]
            if len(words) >= _FEWEST_WORDS and closing not in tuple(_CLOSING):
                last = text.split()[-1]
                start = text.rindex(last)
                message = "the paragraph stops in mid-sentence"
                yield Finding(Place(i, j, len(paragraph) - 1), start, start + len(last), last, message,
                              Verdict.NEEDS_PERSON)  # fmt: skip
