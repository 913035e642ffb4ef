"""Reads the article in a capture: a page, a PDF or plain text."""

import re
import unicodedata
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from kawaraban.extract.body import drop_surroundings, find_body
from kawaraban.extract.byline import find_names
from kawaraban.extract.canonical import canonical_address, plain_address
from kawaraban.extract.charset import decode
from kawaraban.extract.clutter import remove_boxes, remove_clutter, remove_labels
from kawaraban.extract.dateline import find_around, find_dateline
from kawaraban.extract.dates import Clues, Dates, parse_moment, read_dates
from kawaraban.extract.document_docx import read_docx_text
from kawaraban.extract.language import find_language
from kawaraban.extract.layout import unwrap_layout_tables
from kawaraban.extract.lines import write_lines
from kawaraban.extract.page import find_byline, find_head, find_text, parse_page, top_text
from kawaraban.extract.pdf import read_pdf
from kawaraban.extract.plain import read_plain
from kawaraban.extract.prose import words_of
from kawaraban.model.article import Article, Capture, article_id
from kawaraban.model.errors import ExtractError
from kawaraban.model.source import Source
from kawaraban.text.time_zones import day_in_country

PLAIN_TYPES = ("text/plain", "text/markdown", "text/x-markdown")
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE_TYPES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")
PDF_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
FILE_DATE_CONFIDENCE = 0.3
FEW_CHARACTERS = 100
MOST_TITLE_CHARACTERS = 500
FIRST_LINES = 20  # of the part with headline and report: its byline is among them


def read_article(capture: Capture, source: Source | None, languages: tuple[str, ...]) -> Article:
    """Read the article in a capture, by its content type.

    `languages` are those of the beat. Raise ExtractError, with the reason, when the bytes are
    empty, cannot be read, or hold no text.
    """
    if not capture.body.strip():
        raise ExtractError(f"{capture.url}: the answer is empty; open it in a browser")
    kind = capture.content_type.split(";")[0].strip().lower()
    if kind == "application/pdf" or capture.body[:5] == b"%PDF-":
        article = _from_pdf(capture, languages)
    elif kind == DOCX_TYPE:
        article = _from_docx(capture, languages)
    elif kind in PLAIN_TYPES:
        article = _from_plain(capture, languages)
    elif kind in PAGE_TYPES:
        article = _from_page(capture, source, languages)
    else:
        raise ExtractError(f"{capture.url}: {kind} is no page, PDF or text; drop the address")
    return _finish(article, capture, source)


def _from_page(capture: Capture, source: Source | None, languages: tuple[str, ...]) -> Article:
    page = parse_page(decode(capture.body, capture.content_type), capture.url)
    url = canonical_address(capture.final_url, page.stated_address)
    byline, site = find_byline(page), page.site
    title, head = find_head(page, source.name if source else "", capture.final_url)
    unwrap_layout_tables(page.tree)
    body = find_body(page.tree, head)
    if body is not None:
        remove_boxes(body)
    around, dateline = find_around(head, body), find_dateline(head, body)
    names = find_names(byline, [] if around is None else write_lines(around)[:FIRST_LINES])
    # From here on without clutter, so that a teaser's date is not taken for the page's.
    remove_clutter(page.tree, body)
    seen = f"{dateline}\n{top_text(page, head) or words_of(page.tree if body is None else body)}"
    clues = Clues(page.tree, page.json_ld, capture.final_url, capture.entry, seen, around)
    dates = read_dates(clues, capture.fetched_utc)
    remove_labels(page.tree, body)
    if body is not None:
        drop_surroundings(body, head)
    text = find_text(page, body, title, byline, names)
    stated = page.language or (source.language if source and not languages else "")
    article = Article(
        id=article_id(url),
        text=text,
        title=title,
        url=url,
        publisher=site,
        language=find_language(f"{title}\n{text}", stated, languages),
        byline=byline,
    )
    return _dated(article, dates)


def _from_pdf(capture: Capture, languages: tuple[str, ...]) -> Article:
    document = read_pdf(capture.body, capture.url)
    article = _from_text(capture, languages, document.title, document.text, "pdf")
    made = PDF_DAY.match(document.created)
    moment = parse_moment("-".join(made.groups())) if made else None
    if article.published or moment is None or moment.when > capture.fetched_utc:
        return article
    return replace(
        article,
        published=moment.when,
        published_by="meta",
        published_confidence=FILE_DATE_CONFIDENCE,
        warnings=("date is that of the PDF file, not printed in it",),
    )


def _from_docx(capture: Capture, languages: tuple[str, ...]) -> Article:
    title, text = read_docx_text(capture.body, capture.url)
    return _from_text(capture, languages, title, text, "docx")


def _from_plain(capture: Capture, languages: tuple[str, ...]) -> Article:
    title, text = read_plain(decode(capture.body, capture.content_type))
    return _from_text(capture, languages, title, text, "text")


def _from_text(
    capture: Capture, languages: tuple[str, ...], title: str, text: str, kind: str
) -> Article:
    url = plain_address(capture.final_url)
    clues = Clues(None, {}, capture.final_url, capture.entry, f"{title}\n{text}")
    language = find_language(f"{title}\n{text}", "", languages)
    article = Article(article_id(url), text, title, url, language=language, kind=kind)
    return _dated(article, read_dates(clues, capture.fetched_utc))


def _dated(article: Article, dates: Dates) -> Article:
    return replace(
        article,
        published=dates.published,
        published_by=dates.published_by,
        published_confidence=dates.confidence,
        modified=dates.modified,
        warnings=article.warnings + dates.warnings,
        local_day=dates.local_day,
    )


def _finish(article: Article, capture: Capture, source: Source | None) -> Article:
    """Fill in what capture and source know, normalise, and refuse an article without text."""
    text = unicodedata.normalize("NFC", article.text)
    if not text.strip():
        raise ExtractError(
            f"{capture.url}: no text found on it; it may need a browser, or hold only pictures"
        )
    entry_title = capture.entry.title if capture.entry else ""
    title = article.title or entry_title or _file_name(capture.final_url)
    local_day = article.local_day
    if local_day is None and article.published and source and source.country:
        local_day = day_in_country(article.published, source.country)
    few = ("very little text found",) if len(text) < FEW_CHARACTERS else ()
    return replace(
        article,
        text=text,
        title=unicodedata.normalize("NFC", title)[:MOST_TITLE_CHARACTERS],
        publisher=source.name if source else article.publisher or _host(capture.final_url),
        publisher_kind=source.kind if source else article.publisher_kind,
        capture=capture.sha256,
        warnings=article.warnings + few,
        local_day=local_day,
    )


def _file_name(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).stem


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
