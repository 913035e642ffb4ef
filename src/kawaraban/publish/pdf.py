"""Issue -> a tagged PDF (PDF/UA-1) of A4 pages, set by typst from one template."""

import json
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from importlib.util import find_spec
from urllib.parse import urlsplit

import typst

from kawaraban.model.errors import PublishError
from kawaraban.model.issue import Issue, Reference
from kawaraban.publish.edition import (
    DESK_LABEL,
    Note,
    PrintedItem,
    PrintedSentence,
    issue_line,
    lay_out,
    status_line,
)
from kawaraban.publish.fonts import EAST_ASIAN_PACKAGE, find_fonts, missing_characters
from kawaraban.publish.words import (
    SPAN_NOTE,
    base_language,
    day_words,
    is_web_address,
    language_name,
    printable,
    split_kicker,
    split_runs,
)

_REGIONS = {"ja": "jp", "zh": "cn", "ko": "kr", "en": "gb"}
_EAST_ASIAN = ("ja", "zh", "ko")
_LONGEST_ADDRESS = 44

Part = dict[str, str]


def render_pdf(issue: Issue, timestamp: datetime) -> bytes:
    """Return an issue as a PDF; the same issue and timestamp give the same bytes.

    Every span relied on is a footnote, used again by number within its item.

    Raises:
        PublishError: A character that no installed font draws; the message names it.
    """
    sheet = _sheet(issue)
    fonts = find_fonts()
    _refuse_missing(missing_characters("".join(_drawn_text(sheet)), fonts))
    template = (files("kawaraban.publish") / "templates" / "issue.typ").read_bytes()
    folders = sorted({str(font.parent) for font in fonts})
    try:
        pdf = typst.compile(
            template,
            font_paths=typst.Fonts(False, False, folders),
            sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=timestamp.replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise PublishError(f"the PDF of {issue.title!r} cannot be set: {error}") from error
    return bytes(pdf)


def _refuse_missing(missing: str) -> None:
    if not missing:
        return
    named = " ".join(f"{character} (U+{ord(character):04X})" for character in missing[:20])
    more = f" and {len(missing) - 20} more" if len(missing) > 20 else ""
    if any(run.language for run in split_runs(missing)) and not find_spec(EAST_ASIAN_PACKAGE):
        advice = "run: pip install kawaraban[cjk]"
    else:
        advice = "replace them, or publish as HTML"
    raise PublishError(f"no installed font draws {named}{more}; {advice}")


def _drawn_text(value: object) -> Iterator[str]:
    """Yield every string of the sheet that is drawn; full addresses are not."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key != "address":
                yield from _drawn_text(one)
    elif isinstance(value, list):
        for one in value:
            yield from _drawn_text(one)


def _sheet(issue: Issue) -> dict[str, object]:
    """Return all that the template prints."""
    draft = "" if issue.status == "published" else f"{issue.status.capitalize()}. "
    language = _typst_language(issue.language) or "en"
    line = issue_line(issue)
    return {
        "name": printable(f"{issue.title}, {line}"),
        "author": printable(issue.title),
        "title": _parts(printable(issue.title).strip() or line),
        "line": line,
        "status": printable(f"{draft}{status_line(issue)}."),
        "foot": SPAN_NOTE,
        "language": language,
        "region": _REGIONS.get(language, ""),
        "desk_label": DESK_LABEL,
        "items": [_item(printed, issue) for printed in lay_out(issue)],
        "corrections": [
            {"day": day_words(one.day), "text": _parts(one.text)} for one in issue.corrections
        ],
    }


def _item(printed: PrintedItem, issue: Issue) -> dict[str, object]:
    subject, rest = split_kicker(printable(printed.item.kicker))
    headline = printable(printed.item.headline).strip()
    notes = _notes(printed, issue)
    seen: set[int] = set()
    return {
        "anchor": printed.anchor,
        "subject": subject,
        "kicker": _parts(rest, printed.language),
        "headline": _parts(headline, printed.language),
        "paragraphs": [
            [_sentence(one, notes, seen) for one in paragraph] for paragraph in printed.paragraphs
        ],
    }


def _sentence(
    printed: PrintedSentence, notes: dict[int, dict[str, object]], seen: set[int]
) -> dict[str, object]:
    marks = []
    for note in printed.notes:
        marks.append({**notes[note.number], "first": note.number not in seen})
        seen.add(note.number)
    return {
        "text": _parts(printed.sentence.text, printed.language),
        "desk": printed.sentence.desk,
        "notes": marks,
    }


def _notes(printed: PrintedItem, issue: Issue) -> dict[int, dict[str, object]]:
    """Return what each footnote of an item says; a source is described in full once."""
    first: dict[int, int] = {}
    found: dict[int, dict[str, object]] = {}
    for note in printed.notes:
        earlier = first.get(note.source_number)
        first.setdefault(note.source_number, note.number)
        found[note.number] = _note(note, earlier, issue)
    return found


def _note(note: Note, earlier: int | None, issue: Issue) -> dict[str, object]:
    reference = note.reference
    is_linked = is_web_address(reference.url)
    return {
        "number": note.number,
        "earlier": earlier,
        "publisher": _parts(reference.publisher, reference.language, issue.language),
        "source": _described(reference, issue),
        "words": _parts(note.words + "…" * note.is_cut, reference.language, issue.language),
        "address": reference.url if is_linked else "",
        "place": _short_address(reference.url) if is_linked else "",
    }


def _described(reference: Reference, issue: Issue) -> list[Part]:
    tag, around = reference.language, issue.language
    language = language_name(tag, around)
    rest = f", {day_words(reference.published)}" + (f", in {language}" if language else "")
    title = [_part(", ‘"), *_parts(reference.title, tag, around), _part("’")]
    publisher = _parts(reference.publisher, tag, around)
    return [*publisher, *(title if reference.title else []), _part(rest)]


def _short_address(url: str) -> str:
    """Return an address as a reader needs it: the site and as much of the path as fits."""
    parts = urlsplit(url)
    address = printable(parts.netloc.removeprefix("www.") + parts.path.rstrip("/"))
    if len(address) <= _LONGEST_ADDRESS:
        return address
    return address[: _LONGEST_ADDRESS - 1] + "…"


def _parts(text: str, hint: str = "", around: str = "") -> list[Part]:
    """Return text as parts with their language: that of the source where it is not `around`."""
    base = base_language(hint)
    whole = hint if around and base not in ("", "und", base_language(around), *_EAST_ASIAN) else ""
    return [_part(run.text, run.language or whole) for run in split_runs(printable(text), hint)]


def _part(text: str, tag: str = "") -> Part:
    language = _typst_language(tag)
    region = "tw" if tag.lower() in ("zh-tw", "zh-hant") else _REGIONS.get(language, "")
    return {"text": text, "language": language, "region": region}


def _typst_language(tag: str) -> str:
    """Return the two or three letters that typst takes for a language, else nothing."""
    base = base_language(tag)
    return base if len(base) in (2, 3) and base.isascii() and base.isalpha() else ""
