"""The tick sheet as text, as a page and as a Word table."""

from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from itertools import groupby

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kawaraban.model.tick_sheet import Tick

MARKS = {
    "supported": "✓",
    "contradicted": "✗",
    "not_found": "✗",
    "misattributed": "✗",
    "stale": "✗",
    "needs_person": "?",
}
COLUMNS = ("", "Detail", "Kind", "Verdict", "Source", "Its words")
_WIDTHS_CM = (0.9, 4.2, 2.2, 2.8, 4.4, 10.2)


def tick_sheet_text(ticks: Sequence[Tick]) -> str:
    """Return the sheet as text: each sentence, under it a line for each detail."""
    lines: list[str] = []
    for (place, sentence), rows in _by_sentence(ticks):
        lines.append(f"{place}  {sentence}")
        for row in rows:
            said = f"{row.source}: “{row.exact}”" if row.exact else "no source words"
            lines.append(f"  [{MARKS[row.verdict]}] {row.words}  ({_verdict(row)})  {said}")
        lines.append("")
    return "\n".join(lines)


def tick_sheet_html(ticks: Sequence[Tick], title: str) -> str:
    """Return the sheet as a page with its style in it; it loads nothing from anywhere."""
    environment = Environment(
        loader=PackageLoader("kawaraban.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    style = (files("kawaraban.publish") / "templates" / "tick_sheet.css").read_text("utf-8")
    return environment.get_template("tick_sheet.html.j2").render(
        title=title,
        columns=COLUMNS,
        sentences=[(place, text, list(rows)) for (place, text), rows in _by_sentence(ticks)],
        marks=MARKS,
        verdict=_verdict,
        style=Markup(style),
    )


def tick_sheet_docx(ticks: Sequence[Tick], title: str) -> bytes:
    """Return the sheet as a Word file: under each sentence a table, a row for each detail."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(9)
    document.add_heading(f"Tick sheet: {title}", 1)
    for (place, sentence), rows in _by_sentence(ticks):
        line = document.add_paragraph(f"{place}  ")
        line.add_run(sentence).bold = True
        line.paragraph_format.keep_with_next = True
        table = document.add_table(0, len(COLUMNS), style="Table Grid")
        _fill(table.add_row().cells, COLUMNS)
        for row in rows:
            said = (row.words, row.kind, _verdict(row), row.source, row.exact)
            _fill(table.add_row().cells, (MARKS[row.verdict], *said))
    body = BytesIO()
    document.save(body)
    return body.getvalue()


def _fill(cells: Sequence[docx.table._Cell], words: Sequence[str]) -> None:
    for cell, said, width in zip(cells, words, _WIDTHS_CM, strict=True):
        cell.text, cell.width = said, Cm(width)


def _by_sentence(ticks: Sequence[Tick]) -> "groupby[tuple[str, str], Tick]":
    return groupby(ticks, key=lambda tick: (tick.place, tick.sentence))


def _verdict(tick: Tick) -> str:
    return tick.verdict.replace("_", " ")
