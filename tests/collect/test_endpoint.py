"""An endpoint is asked once, within its time and size; what goes wrong is said with what to do."""

import json
import socket
import threading
import time

import pytest

from kawaraban.collect.endpoint import MOST_BYTES, Endpoint, ask
from kawaraban.model.errors import EndpointError
from scripted_model import serving


def fault_of(endpoint, timeout_seconds=5):
    with pytest.raises(EndpointError) as caught:
        ask(endpoint, b'{"messages": []}', timeout_seconds)
    return caught.value


def test_the_words_of_the_answer_are_returned():
    with serving(lambda request: f"told {request['n']}") as (address, asked):
        assert ask(Endpoint(address), b'{"n": 3}', 5) == "told 3"
    path, headers, body = asked[0]
    assert (path, json.loads(body)) == ("/v1/chat/completions", {"n": 3})
    assert "Authorization" not in headers


def test_the_key_is_sent_and_never_told():
    with serving(lambda _: "x", status=401) as (address, asked):
        endpoint = Endpoint(address, "WRITER_KEY", "sesame-7")
        error = fault_of(endpoint)
    assert asked[0][1]["Authorization"] == "Bearer sesame-7"
    assert "WRITER_KEY" in str(error)
    assert "sesame" not in f"{error} {endpoint!r}"


def test_a_key_that_no_header_can_hold_is_not_told():
    with serving(lambda _: "x") as (address, asked):
        error = fault_of(Endpoint(address, "WRITER_KEY", "sesame\nX: 1"))
    assert ("WRITER_KEY" in str(error), "sesame" in str(error), asked) == (True, False, [])


@pytest.mark.parametrize(
    ("status", "said", "is_lasting"),
    [
        (401, "key_env in beat.toml", True),
        (404, "correct endpoint or model", True),
        (400, "correct endpoint or model", True),
        (302, "correct endpoint or model", True),
        (429, "draft again later", False),
        (500, "draft again later", False),
        (503, "draft again later", False),
    ],
)
def test_a_refusal_says_what_to_do(status, said, is_lasting):
    with serving(lambda _: "x", status=status) as (address, asked):
        error = fault_of(Endpoint(address))
    assert said in str(error)
    assert (error.is_lasting, len(asked)) == (is_lasting, 1)


@pytest.mark.parametrize(
    "raw",
    [
        b"<html>hello</html>", b"", b"[]", b"{}", b'{"choices": []}', b"\xff\xfe", b"null",
        b'{"choices": [{"message": {"content": 3}}]}', b"[" * 100_000,
        b'{"choices": [{"message": {"content": null}}]}',
    ],
)  # fmt: skip
def test_what_is_no_chat_answer_is_named(raw):
    with serving(None, raw=raw) as (address, _):
        error = fault_of(Endpoint(address))
    assert ("no chat answer" in str(error), error.is_lasting) == (True, False)


def test_a_huge_answer_is_not_read_to_its_end():
    with serving(None, raw=b" " * (3 * MOST_BYTES)) as (address, _):
        assert "more than 1 MB" in str(fault_of(Endpoint(address)))


def test_a_dead_port_is_named():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = fault_of(Endpoint(f"http://127.0.0.1:{port}/v1"))
    assert f"127.0.0.1:{port} could not be reached" in str(error)
    assert error.is_lasting


def test_a_slow_endpoint_is_given_up():
    with serving(lambda _: "late", delay_seconds=1) as (address, _):
        error = fault_of(Endpoint(address), 0.2)
    assert "no answer within 0.2 s" in str(error)
    assert error.is_lasting


def test_an_endpoint_that_drips_is_given_up():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        threading.Thread(target=_drip, args=(server,), daemon=True).start()
        start = time.monotonic()
        error = fault_of(Endpoint(f"http://127.0.0.1:{server.getsockname()[1]}/v1"), 0.5)
    assert "no answer within 0.5 s" in str(error)
    assert time.monotonic() - start < 2


def _drip(server):
    connection, _ = server.accept()
    with connection:
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100:
                connection.sendall(bytes([byte]))
                time.sleep(0.1)
        except OSError:
            pass


def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(lambda _: "straight") as (address, _):
        assert ask(Endpoint(address), b"{}", 5) == "straight"
