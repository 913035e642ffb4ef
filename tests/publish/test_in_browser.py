"""The web page in a real browser: nothing runs over the edge of a phone's screen."""

import html
import re
import subprocess

import pytest

from kawaraban.publish.html import render_html
from publish.sample import sample_issue

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-quic")  # fmt: skip
PAGE = """<!doctype html><meta charset="utf-8"><iframe width="{width}" height="900" srcdoc="{page}"></iframe>
<script>addEventListener("load", () => {{
  const inner = document.querySelector("iframe").contentDocument.documentElement;
  document.body.dataset.width = inner.scrollWidth;
  document.body.dataset.height = inner.scrollHeight;
}});</script>"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1100])
def test_nothing_overflows(chromium, tmp_path, width):
    page = tmp_path / "page.html"
    page.write_text(
        PAGE.format(width=width, page=html.escape(render_html(sample_issue()))), "utf-8"
    )
    words = [
        chromium,
        *FLAGS,
        f"--user-data-dir={tmp_path / 'profile'}",
        "--virtual-time-budget=4000",
        "--dump-dom",
    ]
    done = subprocess.run([*words, page.as_uri()], capture_output=True, text=True, timeout=120)
    found = re.search(r'data-width="(\d+)" data-height="(\d+)"', done.stdout)
    assert found, done.stderr[-500:]
    assert int(found[1]) <= width
    assert int(found[2]) > 1000
