"""The search index finds every word that a plain look through the text finds."""

from hypothesis import given
from hypothesis import strategies as st

from kawaraban.model.article import Article
from kawaraban.store import open_store
from kawaraban.store.words import index_words, match_words

JAPANESE = st.text("防衛省外務大臣はがでアメリカー", min_size=1, max_size=12)


@given(JAPANESE, st.data())
def test_every_part_of_a_japanese_text_is_found(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    tokens = f" {' '.join(index_words(text).split())} "
    phrase = match_words(text[start:end]).strip("*").strip('"')
    assert f" {phrase}" in tokens


@given(st.text(max_size=40))
def test_any_words_may_be_searched_for(tmp_path_factory, words):
    with open_store(tmp_path_factory.getbasetemp() / "searched") as store:
        store.add_article(Article("1", "Two boats."))
        store.search(words)
