"""From captures to articles: pages of one source are read beside each other."""

from datetime import UTC, datetime

import pytest

from kawaraban.collect.settings import CollectSettings
from kawaraban.model.article import Capture
from kawaraban.model.outcome import Fetched
from kawaraban.model.source import Beat, Source
from kawaraban.workflow import collecting
from kawaraban.workflow.desks import Desk

NOW = datetime(2024, 11, 25, 3, 0, tzinfo=UTC)
PLACES = {
    "Skarvik": "Ferry line reopens",
    "Nordby": "Herring prices fall",
    "Holm": "Museum plans wing",
}
FURNITURE = "The coast in five minutes, every morning at six."


def page(place: str, body: str = "") -> Fetched:
    text = f"The harbour board of {place} met on Tuesday to settle what the new pier will cost."
    markup = f"<html lang=en><body><div><h1>{PLACES[place]}</h1><p>{text}</p><p>{FURNITURE}</p>"
    markup += (
        f"<p>The board of {place} will meet again in June, its chairman said.</p></div></body>"
    )
    url = f"https://herald.example/{place}"
    return Fetched(Capture(url, url, NOW, "text/html", (body or markup).encode(), "herald"))


@pytest.fixture
def collect(tmp_path, monkeypatch):
    """Collect these outcomes at a desk; return the report and the texts then kept."""
    desk = Desk(tmp_path, Beat("coast", "Coast", (Source("herald", "The Herald", ()),)))

    def go(*outcomes):
        monkeypatch.setattr(collecting, "fetch_sources", lambda *_: iter(outcomes))
        report = collecting.collect(desk, lambda: NOW, CollectSettings())
        with desk.store() as store:
            return report, [article.text for article in store.articles()]

    return go


def test_furniture_of_a_source_is_dropped(collect):
    report, texts = collect(page("Skarvik"), page("Nordby"))
    assert report.new == 2
    assert not any(FURNITURE in text for text in texts)


def test_single_page_of_a_later_run_is_compared_with_earlier_ones(collect):
    collect(page("Skarvik"), page("Nordby"))
    report, texts = collect(page("Holm"))
    assert (report.new, report.updated) == (1, 0)
    assert not any(FURNITURE in text for text in texts)


def test_bad_page_stops_no_other(collect):
    report, texts = collect(page("Skarvik"), page("Holm", "<html></html>"), page("Nordby"))
    assert [failed.url for failed in report.failed] == ["https://herald.example/Holm"]
    assert len(texts) == 2
    assert collect()[0].failed == ()
