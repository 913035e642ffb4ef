"""A finding offers the source that does support the words."""

from datetime import date

from kawaraban.check import run_checks
from kawaraban.model.article import Article
from kawaraban.model.issue import Draft, Issue, Item, Sentence
from kawaraban.model.source import Period
from kawaraban.text.evidence import quote_span

CITED = Article(
    "a", "The assembly approved the ferry charter by a clear margin.", publisher="Skerry Courier"
)
OTHER = Article(
    "b", "The assembly approved the ferry charter by 64 votes to 33.", publisher="Isle Wire"
)


def test_uncited_source_that_has_the_number_is_offered():
    text = "The assembly approved the ferry charter by 64 votes to 33."
    sentence = Sentence(text, (quote_span(CITED, 0, len(CITED.text)),))
    period = Period(date(2024, 3, 1), date(2024, 3, 31))
    issue = Issue("", "", period, (Item("", ((sentence,),)),))
    found = run_checks(Draft(issue, (CITED, OTHER)))
    offers = {f.suggestion.add_source for f in found if f.suggestion and f.words in ("64", "33")}
    assert offers == {"Isle Wire"}
