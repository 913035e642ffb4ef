"""Turns tables that only place things on a page into plain blocks; tables of data stay."""

from lxml.html import HtmlElement

from kawaraban.extract.prose import weigh, words_of

OWN_ROWS = "./tr | ./tbody/tr | ./thead/tr | ./tfoot/tr"
BLOCKS = ".//h1 | .//h2 | .//h3 | .//p | .//div | .//ul | .//ol | .//form | .//article"
LONG_CELL = 200
LONG_BLOCK = 120


def unwrap_layout_tables(tree: HtmlElement) -> None:
    """Make div elements of the tables that hold a page's parts, in place.

    Those are a table with one cell, one with a table inside, and one without header cells that
    holds blocks of prose or a long text in a cell. A table of data has short cells.
    """
    for table in list(tree.iter("table")):
        rows = table.xpath(OWN_ROWS)
        cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
        if _is_layout(table, cells):
            for part in (table, *table.xpath("./tbody | ./thead | ./tfoot"), *rows, *cells):
                part.tag = "div"


def _is_layout(table: HtmlElement, cells: list[HtmlElement]) -> bool:
    if len(cells) <= 1 or table.get("role") in ("presentation", "none"):
        return True
    if table.find(".//table") is not None:
        return True
    if any(cell.tag == "th" for cell in cells) or table.find("./caption") is not None:
        return False
    return any(_holds_parts(cell) for cell in cells)


def _holds_parts(cell: HtmlElement) -> bool:
    weight = weigh(words_of(cell))
    return weight >= LONG_CELL or (weight >= LONG_BLOCK and bool(cell.xpath(BLOCKS)))
