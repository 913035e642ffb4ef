"""Serves a folder on this machine only, for the demonstration and the tests."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kawaraban.model.errors import CollectError

CONTENT_TYPES = {
    ".html": "text/html",  # no charset: the page says its own
    ".htm": "text/html",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".json": "application/feed+json",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".css": "text/css",
}


@contextmanager
def serve_folder(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder's files at 127.0.0.1 while the block runs; yield the address, no slash at end.

    Port 0 takes any free one. Answers carry ETag and Last-Modified, and 304 where those still hold.

    Raises:
        CollectError: The port asked for is taken.
    """
    root = folder.resolve()
    handler = type("FolderHandler", (_FolderHandler,), {"root": root})
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise CollectError(
            f"port {port} of this machine is taken ({error.strerror}); stop what uses it, or take "
            "another folder"
        ) from error
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _FolderHandler(BaseHTTPRequestHandler):
    root: Path
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        """Answer with a file, 304 or 404."""
        path = self._file()
        if path is None:
            self._answer(404, {"Content-Type": "text/plain"}, b"no such page\n")
            return
        body = path.read_bytes()
        headers = {
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
            "Last-Modified": formatdate(path.stat().st_mtime, usegmt=True),
            "Content-Type": CONTENT_TYPES.get(path.suffix.lower(), "application/octet-stream"),
        }
        if self._is_fresh(headers):
            self._answer(304, headers, b"")
        else:
            self._answer(200, headers, body)

    do_HEAD = do_GET  # noqa: N815 - the name http.server calls

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""

    def _file(self) -> Path | None:
        wanted = unquote(urlsplit(self.path).path).lstrip("/")
        try:
            path = (self.root / wanted).resolve()
            path = path / "index.html" if path.is_dir() else path
            return path if path.is_relative_to(self.root) and path.is_file() else None
        except (OSError, ValueError):
            return None

    def _is_fresh(self, headers: dict[str, str]) -> bool:
        """Say whether the asker's copy still holds (RFC 9110, section 13.2.2: ETag goes first)."""
        if etags := self.headers.get("If-None-Match"):
            return headers["ETag"] in etags
        since = self.headers.get("If-Modified-Since", "")
        try:
            return parsedate_to_datetime(headers["Last-Modified"]) <= parsedate_to_datetime(since)
        except (ValueError, TypeError):
            return False

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
