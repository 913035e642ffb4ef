"""Ten reports in Word and PDF with planted errors, checked as a user checks one.

    python -m tripwire.reports [FOLDER]

Each report tells one event of the test part in near-verbatim sentences; in every third stands one
planted surface error. Its sources are a folder of text files. An error counts as found where a
finding lies on the planted words, as the report's file gives them back: in Word by a comment on the
words, in PDF by the sentence and its span.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import typst
from docx.oxml.ns import qn

from kawaraban.model.finding import Severity
from kawaraban.workflow.checking import check_with_sources
from kawaraban.workflow.second_reader import write_annotated
from tripwire.base import SURFACE, BaseEvent, read_base
from tripwire.cases import NEAR, Case, versions
from tripwire.plant import planted

REPORTS, EVERY, PARAGRAPH = 10, 3, 4
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a report: what it says, and the planted words in it ("" where it is right)."""

    text: str
    planted: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Of one report: errors planted, found at their words; right sentences, those called wrong."""

    name: str
    planted: int
    found: int
    right: int
    false: int


def lines_of(event: BaseEvent, turn: int) -> tuple[Line, ...]:
    """Return an event's sentences, with a planted error of another kind in every third."""
    cases: dict[tuple[str, str], Case] = {}
    for case in planted((event,)):
        if case.wording == NEAR and case.label in SURFACE and "/0!" in case.id:
            cases.setdefault((case.id.split("!")[0], case.label), case)
    kinds = sorted(SURFACE)
    lines = []
    for sentence, version, right in versions(event):
        if version is not sentence.versions[0]:
            continue
        at = len(lines)
        wanted = [kinds[(turn + at + i) % len(kinds)] for i in range(len(kinds))]
        wrong = next((cases[right.id, k] for k in wanted if (right.id, k) in cases), None)
        if wrong and at % EVERY == 1:
            lines.append(Line(wrong.text, wrong.text[wrong.start : wrong.end]))
        else:
            lines.append(Line(right.text))
    return tuple(lines)


def write_sources(event: BaseEvent, folder: Path) -> None:
    """Write an event's articles as text files, as a user would save them."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in event.articles:
        day = source.published.date().isoformat()
        name = re.sub(r"\W+", "-", source.outlet.lower()).strip("-")
        body = f"{source.title}\n\n{day}\n\n{source.text}\n"
        (folder / f"{name}-{source.id}.txt").write_text(body, encoding="utf-8")


def _paragraphs(lines: tuple[Line, ...]) -> Iterator[str]:
    for at in range(0, len(lines), PARAGRAPH):
        yield " ".join(line.text for line in lines[at : at + PARAGRAPH])


def write_word(lines: tuple[Line, ...], path: Path) -> None:
    """Write a report as a Word file whose runs break in mid-sentence, as edited files do."""
    document = docx.Document()
    document.add_heading("Monthly report", 1)
    for text in _paragraphs(lines):
        paragraph = document.add_paragraph()
        for number, piece in enumerate(re.findall(r".{1,37}", text)):
            paragraph.add_run(piece).italic = number % 3 == 2
    body = BytesIO()
    document.save(body)
    path.write_bytes(body.getvalue())


def write_pdf(lines: tuple[Line, ...], path: Path) -> None:
    """Write a report as a PDF of justified, hyphenated lines with a running head."""
    head = '#set page("a5", header: [Monthly report])\n#set par(justify: true)\n#set text(lang: "en", hyphenate: true)\n'
    body = "\n\n".join(f'#"{_escaped(text)}"' for text in _paragraphs(lines))
    path.write_bytes(typst.compile(f"{head}= Monthly report\n\n{body}\n".encode(), format="pdf"))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def score(event: BaseEvent, number: int, folder: Path) -> Score:
    """Write a report with its sources, check it, and count."""
    lines = lines_of(event, number)
    suffix = ".docx" if number % 2 == 0 else ".pdf"
    path, sources = folder / f"report-{number}{suffix}", folder / f"sources-{number}"
    write_sources(event, sources)
    (write_word if suffix == ".docx" else write_pdf)(lines, path)
    report = check_with_sources(path, sources, _NOW)
    errors = [
        (_plain(report.draft.text_at(f.place)), f.words)
        for f in report.findings
        if f.severity is Severity.ERROR
    ]
    if suffix == ".docx":
        copy = folder / f"annotated-{number}.docx"
        write_annotated(report, copy)
        held = set(_commented(copy))
        errors = [(text, words) for text, words in errors if words in held]
    found = false = 0
    for line in lines:
        here = [
            words
            for text, words in errors
            if _plain(line.text) in text or text in _plain(line.text)
        ]
        if line.planted:
            found += any(_share_words(words, line.planted) for words in here)
        else:
            false += bool(here)
    wrong = sum(bool(line.planted) for line in lines)
    return Score(f"{event.id} {suffix}", wrong, found, len(lines) - wrong, false)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _share_words(words: str, planted_words: str) -> bool:
    one, other = _plain(words), _plain(planted_words)
    return bool(one and other) and (one in other or other in one)


def _commented(path: Path) -> Iterator[str]:
    """Yield the words that each comment of a Word file lies on."""
    body = docx.Document(str(path)).element.body
    open_: dict[str, list[str]] = {}
    for element in body.iter():
        key = element.get(qn("w:id"), "")
        if element.tag == qn("w:commentRangeStart"):
            open_[key] = []
        elif element.tag == qn("w:commentRangeEnd"):
            yield "".join(open_.pop(key, []))
        elif element.tag == qn("w:t"):
            for words in open_.values():
                words.append(element.text or "")


def main(arguments: list[str]) -> int:
    """Print each report's score and the sum."""
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(arguments[0]) if arguments else Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        scores = [score(event, n, folder) for n, event in enumerate(read_base("test")[:REPORTS])]
    for one in scores:
        sys.stdout.write(
            f"{one.name}: {one.found} of {one.planted} errors at their words, "
            f"{one.false} of {one.right} right sentences called wrong\n"
        )
    found, wrong = sum(s.found for s in scores), sum(s.planted for s in scores)
    false, right = sum(s.false for s in scores), sum(s.right for s in scores)
    sys.stdout.write(
        f"all: {found} of {wrong} ({found / wrong:.0%}), {false} of {right} ({false / right:.1%})\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
