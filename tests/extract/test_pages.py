"""Whole pages of invented outlets: a page and what must be read of it lie side by side."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kawaraban.extract.article import read_article
from kawaraban.model.article import Capture

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
FETCHED = datetime(2024, 11, 25, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_is_read(path):
    expected = tomllib.loads(path.with_suffix(".expected.toml").read_text(encoding="utf-8"))
    body = path.read_text(encoding="utf-8").encode(expected.pop("charset", "utf-8"))
    url = f"https://{path.stem.replace('_', '-')}.example/news/4711"
    if "url" in expected:
        url = f"{expected['url']}?utm_source=mail#top"
    article = read_article(Capture(url, url, FETCHED, "text/html", body), None, ("en", "ja"))
    for words in expected.pop("contains", []):
        assert words in article.text
    for words in expected.pop("lacks", []):
        assert words not in article.text
    for name, value in expected.items():
        found = getattr(article, name)
        wanted = value.strip() if isinstance(value, str) else value
        assert (list(found) if isinstance(found, tuple) else found) == wanted, name
