"""Every check explains itself and does what its cases say."""

import inspect
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kawaraban import check
from kawaraban.model.article import Article
from kawaraban.model.issue import Draft, Issue, Item, Sentence
from kawaraban.model.source import Period
from kawaraban.text.evidence import quote_span

CHECKS = check.load_checks()
NOVEMBER = Period(date(2024, 11, 1), date(2024, 11, 30))


def cases(name):
    return tomllib.loads(Path(check.__path__[0], f"{name}.toml").read_text())["case"]


def evidence_for(words, articles):
    for article in articles:
        at = article.text.find(words)
        if at >= 0:
            return quote_span(article, at, at + len(words))
    lost = Article("lost", words)
    return quote_span(lost, 0, len(words))


def draft_of(case):
    published = case.get("published")
    when = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    articles = tuple(
        Article(f"source-{i}", text, language=case.get("language", "en"), published=when)
        for i, text in enumerate(case.get("sources", []))
    )
    cites = case.get("cites", [[]] * len(case["issue"]))
    sentences = tuple(
        Sentence(text, tuple(evidence_for(words, articles) for words in cited))
        for text, cited in zip(case["issue"], cites, strict=True)
    )
    items = [Item(case.get("headline", ""), (sentences,))]
    items += [Item(m["headline"], (), level=m["level"]) for m in case.get("more_items", [])]
    headlines = tuple(case.get("headlines", ()))
    issue = Issue("Digest", "test", NOVEMBER, tuple(items), headlines)
    return Draft(issue, articles, must_cite=case.get("must_cite", False))


def test_there_are_at_least_twelve_checks():
    assert len(CHECKS) >= 12


@pytest.mark.parametrize("name", CHECKS)
def test_check_explains_itself(name):
    assert len((CHECKS[name].__doc__ or "").split()) > 12
    assert list(inspect.signature(CHECKS[name].find).parameters) == ["draft"]


@pytest.mark.parametrize("name", CHECKS)
def test_check_has_a_flagged_and_a_clean_case(name):
    assert {bool(case["finds"]) for case in cases(name)} == {True, False}


@pytest.mark.parametrize(
    ("name", "case"),
    [pytest.param(n, c, id=f"{n}-{c['name']}") for n in CHECKS for c in cases(n)],
)
def test_case(name, case):
    assert [finding.words for finding in CHECKS[name].find(draft_of(case))] == case["finds"]


WORDS = sorted({w for n in CHECKS for c in cases(n) for s in c["issue"] for w in s.split()})
SENTENCES = st.lists(st.sampled_from(WORDS) | st.integers(0, 2100).map(str) | st.text(max_size=8))
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", CHECKS)
@SLOW
@given(words=SENTENCES)
def test_check_survives_any_text_and_quotes_it(name, words):
    text = " ".join(words)
    draft = draft_of({"issue": [text], "sources": ["Wang Yi said 'no' to 30 people on 3 May."]})
    for finding in CHECKS[name].find(draft):
        assert draft.text_at(finding.place)[finding.start : finding.end] == finding.words


@pytest.mark.parametrize("name", CHECKS)
@SLOW
@given(day=st.integers(1, 99), month=st.sampled_from(["November", "March", "Smarch"]))
def test_check_survives_impossible_dates(name, day, month):
    draft = draft_of({"issue": [f"On Monday, {day} {month} they met."], "sources": ["They met."]})
    for finding in CHECKS[name].find(draft):
        assert finding.words in draft.text_at(finding.place)
