"""Serving a folder on this machine, and reading files that an editor saved."""

import pytest

from kawaraban.collect.local import read_local
from kawaraban.collect.loopback import serve_folder
from kawaraban.collect.run import collect, collect_pages
from kawaraban.model.errors import CollectError
from kawaraban.model.outcome import Failed, Fetched, Known, Seen, Unchanged
from kawaraban.model.source import Source


def test_served_folder_can_be_collected(tmp_path, settings, now):
    (tmp_path / "a.html").write_text("<p>Report</p>")
    with serve_folder(tmp_path) as url:
        (tmp_path / "feed.xml").write_text(
            f'<rss version="2.0"><channel><item><link>{url}/a.html</link></item></channel></rss>'
        )
        source = Source("s", "S", (f"{url}/feed.xml",))
        first = list(collect([source], Known(), settings, now))
    assert [one.capture.content_type for one in first] == ["application/xml", "text/html"]


def test_served_file_is_not_sent_again_until_it_changes(tmp_path, settings, now):
    (tmp_path / "a.html").write_text("<p>Report</p>")
    with serve_folder(tmp_path) as base:
        url = f"{base}/a.html"
        (first,) = collect_pages([url], Known(), settings, now)
        seen = Known({url: Seen(first.capture.etag, first.capture.last_modified)})
        assert list(collect_pages([url], seen, settings, now)) == [Unchanged(url)]
        (tmp_path / "a.html").write_text("<p>Corrected</p>")
        (again,) = collect_pages([url], seen, settings, now)
    assert again.capture.body == b"<p>Corrected</p>"


def test_files_outside_the_folder_are_not_served(tmp_path, settings, now):
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "open").mkdir()
    with serve_folder(tmp_path / "open") as base:
        (outcome,) = collect_pages([f"{base}/%2e%2e/secret.txt"], Known(), settings, now)
    assert isinstance(outcome, Failed)


def test_files_and_folders_are_read_as_captures(tmp_path, now):
    (tmp_path / "b.md").write_text("# B")
    (tmp_path / "a.html").write_text("<p>A</p>")
    (tmp_path / "notes.xyz").write_text("?")
    (tmp_path / ".hidden.txt").write_text("?")
    found = list(read_local([tmp_path], now))
    assert [one.capture.url.rsplit("/", 1)[1] for one in found] == ["a.html", "b.md"]
    assert found[0].capture.url.startswith("file:///")


def test_named_file_that_cannot_be_read_is_a_failure(tmp_path, now):
    (tmp_path / "x.xyz").write_text("?")
    (tmp_path / "a.txt").write_text("A")
    paths = [tmp_path / "gone.html", tmp_path / "x.xyz", tmp_path / "a.txt"]
    gone, unknown, good = read_local(paths, now)
    assert "gone.html: No such file" in gone.reason
    assert "cannot be read; use .html" in unknown.reason
    assert isinstance(good, Fetched)


def test_a_taken_port_is_named(tmp_path):
    with serve_folder(tmp_path) as address:
        port = int(address.rsplit(":", 1)[1])
        with (
            pytest.raises(CollectError, match=f"port {port} .* is taken"),
            serve_folder(tmp_path, port),
        ):
            pass
