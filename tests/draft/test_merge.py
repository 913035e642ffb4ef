"""A new draft keeps every word of the editor's, and renews only what nobody touched."""

from dataclasses import replace
from datetime import date

import pytest

from kawaraban.draft.merge import changes, merge_issues
from kawaraban.model.errors import ConfigError
from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Issue, Item, Reference, Sentence
from kawaraban.model.source import Period
from kawaraban.workflow.issue_files import save_draft

HASH = "ab" * 32
PERIOD = Period(date(2025, 3, 1), date(2025, 3, 31))


def rests(text, source="a1"):
    return Sentence(text, (Evidence(source, text, 0, len(text), "", "", HASH),))


def issue(*items):
    used = {e.source for item in items for p in item.paragraphs for s in p for e in s.evidence}
    references = tuple(
        Reference(key, "Avalon Wire", "T", f"https://a.example/{key}", "en", date(2025, 3, 3), HASH)
        for key in sorted(used)
    )
    return Issue("Delta", "delta", PERIOD, items, tuple(i.headline for i in items), references)


ONE = Item("Ferry pact signed", ((rests("They signed on 3 March."), rests("It runs five years.")),))
TWO = Item("Rain in Avalon", ((rests("It rained for nine days.", "r1"),),))
NEWER = Item(
    "Ferry pact signed in Porthaven",
    (
        (rests("They signed in Porthaven on 3 March."), rests("It runs five years.")),
        (rests("Lyonesse paid.", "a2"),),
    ),
)
BASE = issue(ONE, TWO)


def texts(found):
    return [s.text for item in found.items for p in item.paragraphs for s in p]


def test_an_untouched_issue_becomes_the_new_draft():
    new = issue(NEWER, TWO)
    assert merge_issues(BASE, BASE, new).items == new.items


def test_an_edited_sentence_stays_and_the_rest_is_renewed():
    own = replace(ONE.paragraphs[0][1], text="It runs for five years, to 2030.")
    mine = issue(replace(ONE, paragraphs=((ONE.paragraphs[0][0], own),)), TWO)
    merged = merge_issues(BASE, mine, issue(NEWER, TWO))
    assert "It runs for five years, to 2030." in texts(merged)
    assert "It runs five years." not in texts(merged)
    assert "Lyonesse paid." in texts(merged)
    assert merged.items[0].headline == "Ferry pact signed in Porthaven"


def test_the_desks_own_sentence_and_headline_stay():
    desk = Sentence("The pact is the desk's guess at peace.", desk=True)
    mine = issue(Item("A pact at last", ((ONE.paragraphs[0][0], desk, ONE.paragraphs[0][1]),)), TWO)
    merged = merge_issues(BASE, mine, issue(NEWER, TWO))
    assert merged.items[0].headline == "A pact at last"
    assert desk in merged.items[0].paragraphs[0]


def test_what_was_taken_out_stays_out():
    mine = issue(replace(ONE, paragraphs=((ONE.paragraphs[0][0],),)))
    merged = merge_issues(BASE, mine, BASE)
    assert texts(merged) == ["They signed on 3 March."]


def test_the_editors_order_and_own_items_stay_and_new_ones_follow():
    own = Item("From the editor", ((Sentence("Read this first.", desk=True),),))
    third = Item("Third", ((rests("A third thing.", "c1"),),))
    merged = merge_issues(BASE, issue(own, TWO, ONE), issue(ONE, TWO, third))
    assert [i.headline for i in merged.items] == [
        "From the editor",
        TWO.headline,
        ONE.headline,
        "Third",
    ]
    assert {r.source for r in merged.references} == {"a1", "r1", "c1"}


def test_an_item_no_longer_drafted_goes_only_when_nobody_touched_it():
    edited = replace(
        TWO, paragraphs=((replace(TWO.paragraphs[0][0], text="It rained and rained."),),)
    )
    new = issue(ONE)
    assert [i.headline for i in merge_issues(BASE, BASE, new).items] == [ONE.headline]
    assert "It rained and rained." in texts(merge_issues(BASE, issue(ONE, edited), new))


def test_changes_name_what_came_and_went():
    found = changes(BASE, issue(NEWER, TWO))
    assert ("-", "They signed on 3 March.") in [(c.mark, c.text) for c in found]
    assert ("+", "Lyonesse paid.") in [(c.mark, c.text) for c in found]
    assert changes(BASE, BASE) == ()


def test_a_file_is_merged_with_its_last_draft(tmp_path):
    path = tmp_path / "2025-03.md"
    assert save_draft(path, BASE, replace=False).is_new
    path.write_text(
        path.read_text("utf-8").replace("It rained for nine days.", "It poured for nine days."),
        "utf-8",
    )
    saved = save_draft(path, issue(NEWER, TWO), replace=False)
    assert saved.is_merged
    assert "It poured for nine days." in path.read_text("utf-8")
    assert "They signed in Porthaven on 3 March." in path.read_text("utf-8")
    again = save_draft(path, issue(NEWER, TWO), replace=False)
    assert again.changes == ()


def test_a_file_of_unknown_origin_is_refused_and_kept(tmp_path):
    path = tmp_path / "2025-03.md"
    path.write_text("# Mine\n\n## Own\n\nMy words.\n", "utf-8")
    with pytest.raises(ConfigError, match="not drafted here"):
        save_draft(path, BASE, replace=False)
    save_draft(path, BASE, replace=True)
    assert "My words." in (tmp_path / "2025-03.1.md").read_text("utf-8")
