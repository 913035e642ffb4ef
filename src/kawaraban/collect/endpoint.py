"""Asks a language model behind an OpenAI-compatible address, once a call; knows nothing of drafting."""

import http.client
import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from time import monotonic
from urllib.parse import urlsplit

from kawaraban.model.errors import EndpointError

MOST_BYTES = 1_000_000
_CHUNK_BYTES = 65_536
_REFUSED = frozenset({401, 403})
_BUSY = frozenset({408, 429})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask: a base address, the name of the key's variable, and the key, which is told nobody."""

    address: str
    key_env: str = ""
    key: str = ""

    @property
    def host(self) -> str:
        """Return the host with its port."""
        return urlsplit(self.address).netloc

    def __repr__(self) -> str:
        return f"Endpoint({self.address!r}, {self.key_env!r})"


def ask(endpoint: Endpoint, body: bytes, timeout_seconds: float) -> str:
    """Post a chat request and return the words of the first answer.

    The time counts for the whole: connecting, asking and reading. Redirects are not followed, proxies
    not used; this machine and private hosts are allowed, for the editor named the address.

    Raises:
        EndpointError: No answer, a refusal, or none that can be read; `is_lasting` where the next
            request would fare no better.
    """
    end = monotonic() + timeout_seconds
    connection = _connection(endpoint, timeout_seconds)
    try:
        with _closed_at(connection, end):
            connection.request(
                "POST",
                f"{urlsplit(endpoint.address).path}/chat/completions",
                body,
                _headers(endpoint),
            )
            response = connection.getresponse()
            answer = _read(response, endpoint) if response.status == 200 else b""
    except (OSError, http.client.HTTPException, ValueError) as error:
        if monotonic() >= end or isinstance(error, TimeoutError):
            raise _slow(endpoint, timeout_seconds) from error
        raise EndpointError(
            f"{endpoint.host} could not be reached ({_reason(error)}); start the model there, or "
            "correct endpoint in beat.toml"
        ) from error
    finally:
        connection.close()
    if response.status != 200:
        raise _refusal(endpoint, response.status)
    if monotonic() >= end:
        raise _slow(endpoint, timeout_seconds)
    return _words(answer, endpoint)


def _connection(endpoint: Endpoint, timeout_seconds: float) -> http.client.HTTPConnection:
    parts = urlsplit(endpoint.address)
    host = parts.hostname or ""
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(
            host, parts.port, timeout=timeout_seconds, context=context
        )
    return http.client.HTTPConnection(host, parts.port, timeout=timeout_seconds)


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key:
        if not (
            endpoint.key.isascii() and endpoint.key.isprintable()
        ):  # would be told in the error
            raise EndpointError(
                f"the environment variable {endpoint.key_env} holds no key; set it to the key alone"
            )
        headers["Authorization"] = f"Bearer {endpoint.key}"
    return headers


@contextmanager
def _closed_at(connection: http.client.HTTPConnection, end: float) -> Iterator[None]:
    """Cut the connection off at its time: a host that sends a byte now and then never times out."""

    def cut() -> None:
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    connection.connect()
    timer = Timer(max(0.0, end - monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _read(response: http.client.HTTPResponse, endpoint: Endpoint) -> bytes:
    found = bytearray()
    while chunk := response.read(_CHUNK_BYTES):
        found += chunk
        if len(found) > MOST_BYTES:
            raise EndpointError(
                f"{endpoint.host} answered with more than {MOST_BYTES / 1e6:g} MB; nothing of it is "
                "used, take another model",
                is_lasting=False,
            )
    return bytes(found)


def _words(answer: bytes, endpoint: Endpoint) -> str:
    try:
        words = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _unreadable(endpoint) from error
    if not isinstance(words, str):
        raise _unreadable(endpoint)
    return words


def _refusal(endpoint: Endpoint, status: int) -> EndpointError:
    if status in _REFUSED:
        hint = (
            f"look at the key in the environment variable {endpoint.key_env}"
            if endpoint.key_env
            else "name the variable that holds its key: key_env in beat.toml, under [writer]"
        )
        return EndpointError(f"{endpoint.host} refused the request ({status}); {hint}")
    if status in _BUSY or status >= 500:
        return EndpointError(
            f"{endpoint.host} is busy or broken ({status}); draft again later", is_lasting=False
        )
    return EndpointError(
        f"{endpoint.host} answered {status}; correct endpoint or model in beat.toml, under [writer]"
    )


def _slow(endpoint: Endpoint, timeout_seconds: float) -> EndpointError:
    return EndpointError(
        f"{endpoint.host} gave no answer within {timeout_seconds:g} s; raise timeout in beat.toml, "
        "under [writer], or take a smaller model"
    )


def _unreadable(endpoint: Endpoint) -> EndpointError:
    return EndpointError(
        f"{endpoint.host} gave no chat answer; see that endpoint in beat.toml is the base address of "
        "an OpenAI-compatible service",
        is_lasting=False,
    )


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
