"""Reads files and folders as captures, for pages that an editor saved by hand."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from kawaraban.model.article import Capture
from kawaraban.model.outcome import Failed, Fetched, Outcome

CONTENT_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def read_local(paths: Sequence[Path], now: Callable[[], datetime]) -> Iterator[Outcome]:
    """Read HTML, text, Markdown and PDF files, those in folders too, in order of name.

    Their addresses are file: addresses. In a folder, other kinds of file and hidden ones are passed
    over; a file that was named and cannot be read is a Failed.
    """
    for path in paths:
        if path.is_dir():
            for found in sorted(path.rglob("*")):
                if found.is_file() and _is_wanted(found.relative_to(path)):
                    yield _read(found, now)
        else:
            yield _read(path, now)


def _is_wanted(path: Path) -> bool:
    return path.suffix.lower() in CONTENT_TYPES and not any(p.startswith(".") for p in path.parts)


def _read(path: Path, now: Callable[[], datetime]) -> Outcome:
    address = path.absolute().as_uri()
    content_type = CONTENT_TYPES.get(path.suffix.lower())
    if content_type is None:
        kinds = ", ".join(CONTENT_TYPES)
        return Failed(address, "", f"{path}: this kind of file cannot be read; use {kinds}")
    try:
        body = path.read_bytes()
    except OSError as error:
        return Failed(address, "", f"{path}: {error.strerror or error}; check the path")
    return Fetched(Capture(address, address, now(), content_type, body))
