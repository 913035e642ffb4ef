"""The sample month comes out as a digest an editor can use."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from bench.sample import gold

from kawaraban.check import run_checks
from kawaraban.collect.settings import CollectSettings
from kawaraban.model.finding import Severity
from kawaraban.model.issue import Place
from kawaraban.workflow.collecting import collect
from kawaraban.workflow.drafting import draft_of

MODEL_EVENTS = {"india-japan-vientiane", "akiba-wang-beijing", "us-missile-units", "ishiba-vote"}


@pytest.fixture(scope="module")
def events_of_items(sample):
    event_of = {row["url"]: row["event"] for row in gold(sample, "articles.jsonl")}
    address = {a.id: urlsplit(a.url).path for a in sample.articles}
    return [
        {event_of[address[e.source]] for p in item.paragraphs for s in p for e in s.evidence}
        for item in sample.issue.items
    ]


def test_model_events_are_among_the_items(events_of_items):
    assert set().union(*events_of_items) >= MODEL_EVENTS


def test_an_item_is_about_one_event_and_no_event_comes_twice(events_of_items):
    assert all(len(events) == 1 for events in events_of_items)
    assert len(set().union(*events_of_items)) == len(events_of_items)


def test_no_noise_is_drafted(events_of_items):
    assert not any(event.startswith("noise") for events in events_of_items for event in events)


def test_every_sentence_has_evidence_that_stands_in_its_article(sample):
    articles = sample.month.articles
    for item in sample.issue.items:
        for sentence in (s for paragraph in item.paragraphs for s in paragraph):
            assert sentence.evidence
            for e in sentence.evidence:
                assert articles[e.source].text[e.start : e.end] == e.exact


def test_the_draft_has_no_error(sample):
    findings = run_checks(draft_of(sample.issue, sample.month.articles, sample.desk.beat))
    assert [f for f in findings if f.severity is Severity.ERROR] == []


def test_headlines_are_short_and_listed(sample):
    for item in sample.issue.items:
        assert len(item.headline.split()) <= 14
    assert sample.issue.headlines == tuple(item.headline for item in sample.issue.items)


def test_an_altered_detail_is_an_error_at_its_words(sample):
    item, paragraph, number = next(
        (i, j, k)
        for i, one in enumerate(sample.issue.items)
        for j, p in enumerate(one.paragraphs)
        for k, s in enumerate(p)
        if "221 votes" in s.text
    )
    paragraphs = [list(p) for p in sample.issue.items[item].paragraphs]
    sentence = paragraphs[paragraph][number]
    paragraphs[paragraph][number] = replace(sentence, text=sentence.text.replace("221", "226"))
    items = list(sample.issue.items)
    items[item] = replace(items[item], paragraphs=tuple(tuple(p) for p in paragraphs))
    issue = replace(sample.issue, items=tuple(items))
    findings = run_checks(draft_of(issue, sample.month.articles, sample.desk.beat))
    errors = [(f.place, f.words) for f in findings if f.severity is Severity.ERROR]
    assert errors == [(Place(item, paragraph, number), "226")]


def test_collecting_again_stores_nothing_twice(sample):
    with sample.desk.store() as store:
        before = store.counts()
    from datetime import UTC, datetime

    report = collect(sample.desk, lambda: datetime.now(UTC), CollectSettings(allow_private=True))
    with sample.desk.store() as store:
        assert store.counts() == before
    assert (report.new, report.updated, report.failed) == (0, 0, ())
