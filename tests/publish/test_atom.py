"""What must hold of the Atom feed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
from hypothesis import given, settings
from lxml import etree

from archive.test_issue_file import ISSUES
from kawaraban.publish.atom import render_atom
from publish.sample import sample_issue

NOW = datetime(2024, 12, 1, 8, tzinfo=UTC)
SITE = "https://digest.example.org/japan/"


def test_feed_is_valid_with_one_entry_an_item():
    feed = feedparser.parse(render_atom(sample_issue(), SITE, NOW).encode())

    assert feed.bozo == 0
    assert [entry.title for entry in feed.entries] == list(sample_issue().headlines)
    assert feed.feed.updated == "2024-12-01T08:00:00Z"
    assert feed.entries[1].link == f"{SITE}japan-2024-11.html#item-2"
    assert feed.entries[0].content[0].type == "text/html"
    assert "秋葉剛男" in feed.entries[1].content[0].value


def test_ids_stay_when_headline_and_time_change():
    issue = sample_issue()
    items = tuple(replace(item, headline="New words") for item in issue.items)
    before = feedparser.parse(render_atom(issue, SITE, NOW))
    after = feedparser.parse(
        render_atom(replace(issue, items=items), SITE, NOW + timedelta(days=1))
    )

    assert [e.id for e in before.entries] == [e.id for e in after.entries]
    assert before.entries[0].id == "tag:digest.example.org,2024-11-01:japan/2024-11/item-1"


def test_headline_with_markup_stays_text():
    issue = sample_issue()
    item = replace(issue.items[0], headline="<script>x</script> & more")
    feed = etree.fromstring(render_atom(replace(issue, items=(item,)), SITE, NOW).encode())

    titles = feed.findall(".//{http://www.w3.org/2005/Atom}entry/{*}title")
    assert titles[0].text == "<script>x</script> & more"


@settings(max_examples=60, deadline=None)
@given(ISSUES)
def test_any_issue_makes_well_formed_xml(issue):
    feed = etree.fromstring(render_atom(issue, "", NOW).encode())

    assert len(feed.findall("{*}entry")) == len(issue.items)
