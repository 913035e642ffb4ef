"""Lines that stand on every page of a publisher, whatever it reports."""

from hypothesis import given
from hypothesis import strategies as st

from kawaraban.extract.furniture import drop_furniture
from kawaraban.model.article import Article

TITLES = ("Ferry line reopens", "Herring prices fall", "Museum plans lighthouse wing")
FURNITURE = "The coast in five minutes, every morning at six."


def article(number: int, *lines: str, title: str = "") -> Article:
    own = (f"Report {number} tells how the work went.", f"It cost {number} million crowns.")
    return Article(f"id{number}", "\n".join((*own, *lines)), title or TITLES[number])


def texts(articles) -> list[list[str]]:
    return [one.text.split("\n") for one in articles]


def test_line_on_pages_of_different_stories_is_dropped():
    found = drop_furniture([article(n, FURNITURE) for n in range(3)])
    assert all(FURNITURE not in lines and len(lines) == 2 for lines in texts(found))


def test_single_new_page_is_compared_with_earlier_ones():
    (found,) = drop_furniture([article(0, FURNITURE)], [article(1, FURNITURE)])
    assert FURNITURE not in found.text


def test_versions_of_one_report_keep_what_they_share():
    version = article(0, "The mayor was not there.", "Boats will leave at six.")
    assert drop_furniture([version, version]) == (version, version)


def test_two_reports_of_one_story_keep_what_happened_before():
    before = "The pier broke in the storm of March."
    reports = [article(n, before, title=f"Ferry line to Skarvik, day {n}") for n in range(2)]
    assert drop_furniture(reports) == tuple(reports)


def test_line_on_few_of_the_pages_stays():
    pages = [article(n, FURNITURE if n < 2 else f"Own {n}.", title=f"W{n}ord") for n in range(6)]
    assert drop_furniture(pages) == tuple(pages)


def test_long_paragraph_and_correction_stay():
    long = "The harbour board said so. " * 12
    correction = "Correction: The cost was given as 41 million crowns."
    pages = tuple(article(n, long.strip(), correction) for n in range(3))
    assert drop_furniture(pages) == pages


def test_page_of_furniture_alone_keeps_its_text():
    pages = [Article("a", FURNITURE, TITLES[0]), article(1, FURNITURE), article(2, FURNITURE)]
    assert drop_furniture(pages)[0].text == FURNITURE


@given(st.lists(st.lists(st.sampled_from("abcdef"), min_size=1).map("\n".join)))
def test_lines_are_only_ever_left_out(bodies):
    pages = [Article(str(n), body, str(n)) for n, body in enumerate(bodies)]
    for before, after in zip(pages, drop_furniture(pages), strict=True):
        lines = iter(before.text.split("\n"))
        assert all(line in lines for line in after.text.split("\n"))
