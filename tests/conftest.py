"""What every test stands on: no network but loopback, and the sample month collected once."""

import ipaddress
import os
import shutil
import socket

import pytest
from bench.sample import collected_sample

from local_data import LOCAL_DATA

_connect = socket.socket.connect


def _guarded_connect(self, address):
    host = address[0] if isinstance(address, tuple) else ""
    try:
        is_allowed = host in ("", "localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_allowed = False
    if not is_allowed:
        raise AssertionError(f"a test reached for the network: {address}")
    return _connect(self, address)


socket.socket.connect = _guarded_connect


def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("local_data") and not LOCAL_DATA.is_dir():
            item.add_marker(pytest.mark.skip(reason="needs the optional local data"))


@pytest.fixture(scope="session")
def local_data():
    return LOCAL_DATA


@pytest.fixture(scope="session")
def sample():
    with collected_sample() as one:
        yield one


@pytest.fixture(scope="session")
def chromium():
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        if os.environ.get("CI"):
            pytest.fail("CI has no Chromium; .ci/run installs it")
        pytest.skip("needs Chromium")
    return found
