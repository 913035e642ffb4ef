"""What must hold of the HTML page."""

import json
from dataclasses import replace

from hypothesis import given, settings
from lxml import html

from archive.test_issue_file import ISSUES
from kawaraban.model.issue import Sentence
from kawaraban.publish.html import render_html
from publish.sample import cite, sample_issue

ATTACK = '</script><script>alert("x")</script><img src=x onerror=alert(1)>'


def _words(text: str) -> str:
    return " ".join(text.split())


def test_page_holds_every_sentence_and_headline():
    page = html.document_fromstring(render_html(sample_issue()))
    shown = [_words(one.text_content()) for one in page.find_class("sentence")]
    issue = sample_issue()

    assert shown == [s.text for item in issue.items for p in item.paragraphs for s in p]
    assert [h.text_content() for h in page.xpath("//article/h2")] == list(issue.headlines)


def test_hostile_words_stay_words():
    issue = sample_issue()
    reference = replace(issue.references[0], url="javascript:alert(1)", title=ATTACK)
    item = replace(issue.items[0], headline=ATTACK, kicker=ATTACK)
    issue = replace(
        issue, title=ATTACK, items=(item,), references=(reference, *issue.references[1:])
    )

    page = html.document_fromstring(render_html(issue))

    assert {s.get("type") for s in page.iter("script")} == {"application/ld+json"}
    assert not page.xpath("//img | //a[starts-with(@href, 'javascript')]")
    assert page.xpath("//article/h2")[0].text_content() == ATTACK


def test_every_link_within_the_page_leads_somewhere():
    page = html.document_fromstring(render_html(sample_issue()))
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href") if href[0] == "#"} <= set(ids)


def test_each_item_is_a_news_article_in_linked_data():
    page = html.document_fromstring(render_html(sample_issue()))
    data = [json.loads(script.text) for script in page.iter("script")]

    assert [one["@type"] for one in data] == ["NewsArticle"] * 4
    assert len(data[0]["citation"]) == 3


def test_only_characters_of_the_language_are_tagged_with_it():
    page = html.document_fromstring(render_html(sample_issue()))

    assert "秋葉剛男" in page.xpath("//span[@lang='ja']/text()")
    assert "东方日报" in page.xpath("//span[@lang='zh']/text()")
    assert all(not text.isascii() for text in page.xpath("//span[@lang='ja']/text()"))
    assert "Вечерние вести" in page.xpath("//span[@lang='ru']/text()")


def test_no_span_is_longer_than_25_words():
    page = html.document_fromstring(render_html(sample_issue()))

    longest = max(page.xpath("//q"), key=lambda q: len(q.text_content()))
    assert len(longest.text_content().split()) == 25
    assert longest.text_content().endswith("…")


def test_desk_judgement_is_labelled():
    page = html.document_fromstring(render_html(sample_issue()))

    assert len(page.find_class("desk")) == len(page.find_class("desk-label")) == 2


def test_status_claims_no_more_than_is_true():
    issue = sample_issue()
    tied = replace(issue.items[0], paragraphs=((Sentence("He won.", (cite("diet1"),)),),))
    loose = replace(issue.items[0], paragraphs=((Sentence("He won."),),))

    assert "Every sentence is tied to words in a source; 1 source in 1 language." in render_html(
        replace(issue, items=(tied,))
    )
    assert "1 of 1 sentences are not yet tied" in render_html(replace(issue, items=(loose,)))


@settings(max_examples=40, deadline=None)
@given(ISSUES)
def test_any_issue_makes_a_page(issue):
    page = html.document_fromstring(render_html(issue))

    assert len(page.xpath("//article")) == len(issue.items)
