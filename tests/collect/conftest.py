"""A small web site on this machine that answers as a test tells it to."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kawaraban.collect.settings import CollectSettings

NOW = datetime(2024, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class Reply:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait_seconds: float = 0.0


@dataclass
class Site:
    url: str
    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> str:
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[path] = Reply(content, status, named)
        return self.url + path

    def put_page(self, path: str, text: str = "The minister met his colleague in Hakone.") -> str:
        return self.put(path, f"<html><body><p>{text}</p></body></html>", Content_Type="text/html")

    def put_feed(self, path: str, *pages: str) -> str:
        items = "".join(
            f"<item><title>T</title><link>{page}</link>"
            "<pubDate>Tue, 19 Nov 2024 01:00:00 GMT</pubDate></item>"
            for page in pages
        )
        feed = f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'
        return self.put(path, feed, Content_Type="application/rss+xml")

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            found.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            reply = found.replies.get(self.path, Reply(b"gone", 404))
            if isinstance(reply, list):
                reply = reply.pop(0) if len(reply) > 1 else reply[0]
            time.sleep(reply.wait_seconds)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in reply.headers and "Transfer" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            with contextlib.suppress(OSError):  # the asker had enough
                self.wfile.write(reply.body)

        def log_message(self, format, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings() -> CollectSettings:
    return CollectSettings(
        contact="desk@kawaraban.example",
        allow_private=True,
        timeout_seconds=5,
        delay_seconds=0,
        retry_seconds=0.01,
    )


@pytest.fixture
def now():
    return lambda: NOW


@pytest.fixture
def dead_url() -> str:
    """An address where nothing listens."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        return f"http://127.0.0.1:{server.server_address[1]}/feed.xml"
