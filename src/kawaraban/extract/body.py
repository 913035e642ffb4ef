"""Finds the part of a page that holds the report, and takes away what lies around it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from math import inf

from lxml.html import HtmlElement

from kawaraban.extract.clutter_lines import is_notice, speaks_to_reader
from kawaraban.extract.clutter_names import is_named_clutter
from kawaraban.extract.prose import is_sentence, link_share, reads_as_prose, weigh, words_of

# fmt: off
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})
# fmt: on
HOLDERS = ("p", "div", "td", "section", "article", "main", "center", "font", "span", "blockquote")
# What the parts around a holder of paragraphs get of its weight, the inmost first.
ALONE = (0.8, 0.5)  # a paragraph alone in its holder: this is but its frame
MANY = (0.35, 0.15)
CLUTTER_SHARE = 0.2  # what prose counts for in a part that is named as clutter
BEFORE_HEAD_SHARE = 0.3
SHORTEST = 20
LEAST_SCORE = 120
NEAR_PARTS = 3
NEAR_HEAD = 1.5  # times the weight of what stands in one part with the headline
MOST_LINKED = 0.5
LARGE_SHARE = 0.2  # of the report's prose: another part of it
LONG_PARAGRAPH = 250
LONGEST_BOX = 450  # a part that short may be one that only asks the reader for something
NUMBER = re.compile(r"[-_]\d+\b")


def find_body(tree: HtmlElement, head: HtmlElement | None) -> HtmlElement | None:
    """Return the part whose paragraphs are the report's; None where no part stands out.

    `head` is the element of the headline. A part scores by the prose right below it, and by a
    share of what stands further down (Readability; Arc90, 2009).
    """
    weights: dict[HtmlElement, list[float]] = defaultdict(list)
    # What holds the headline is no clutter, whatever its name.
    named = {part: False for part in head.iterancestors()} if head is not None else {}
    after_head = head is None
    for element in tree.iter():
        after_head = after_head or element is head
        if element.tag not in HOLDERS or not (weight := _own_prose(element)):
            continue
        weight *= CLUTTER_SHARE if _is_in_clutter(element, named) else 1.0
        weight *= 1.0 if after_head else BEFORE_HEAD_SHARE
        weights[element.getparent() if element.tag == "p" else element].append(weight)
    scores = _score(weights, head)
    best = max(scores, key=lambda part: scores[part], default=None)
    return best if best is not None and scores[best] >= LEAST_SCORE else None


def drop_surroundings(body: HtmlElement, head: HtmlElement | None) -> None:
    """Take away, in place, what stands before and after the report and is no part of it.

    Kept are prose between the headline and the report, notices of correction, and further parts of
    the report: paragraphs beside it, a part of the same kind, or one with much prose.
    """
    total = sum(prose_in(body))
    with_head = {head, *head.iterancestors()} if head is not None else set()
    passed_head = False
    for link in [body, *body.iterancestors()]:
        if link.tag == "body":
            break
        passed_head = passed_head or link in with_head
        for sibling in list(link.itersiblings()):
            if not _is_further_part(sibling, link, inf if link in with_head else total):
                drop(sibling)
        for sibling in list(link.itersiblings(preceding=True)):
            if passed_head or not any(prose_in(sibling)):
                drop(sibling)
            passed_head = passed_head or sibling in with_head


def _score(
    weights: dict[HtmlElement, list[float]], head: HtmlElement | None
) -> dict[HtmlElement, float]:
    """Return each part's score by the paragraphs that its holders have."""
    around_head = [] if head is None else [*head.iterancestors()][:NEAR_PARTS]
    near_head = {part for part in around_head if part.tag not in ("body", "html")}
    scores: dict[HtmlElement, float] = defaultdict(float)
    for holder, found in weights.items():
        is_near = holder in near_head or holder.getparent() in near_head
        weight = sum(found) * (NEAR_HEAD if is_near else 1)
        scores[holder] += weight
        shares = ALONE if len(found) == 1 else MANY
        for share, part in zip(shares, holder.iterancestors(), strict=False):
            if part.tag not in ("body", "html"):
                scores[part] += share * weight
    return scores


def prose_in(part: HtmlElement) -> Iterator[float]:
    """Yield the weight of each paragraph of prose in a part, outside of what is named clutter."""
    if not isinstance(part.tag, str) or is_named_clutter(part):
        return
    clutter: set[HtmlElement] = set()
    for element in part.iter():
        if element.getparent() in clutter or (element is not part and is_named_clutter(element)):
            clutter.add(element)
        elif element.tag in HOLDERS and (weight := _own_prose(element)):
            yield weight


def drop(element: HtmlElement) -> None:
    """Take an element out of its page; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _own_prose(element: HtmlElement) -> float:
    """Return the weight of the text right in an element where that is prose and no link."""
    if element.tag in ("span", "font"):
        parent = element.getparent()
        if parent is None or parent.tag in INLINE or parent.tag not in HOLDERS or parent.tag == "p":
            return 0
    text = " ".join(own_text(element).split())
    if len(text) < SHORTEST or not reads_as_prose(text) or link_share(element) > MOST_LINKED:
        return 0
    return weigh(text)


def own_text(element: HtmlElement) -> str:
    """Return the text of an element and of what is inline in it, without that of its blocks."""
    parts = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return "".join(parts)


def _is_in_clutter(element: HtmlElement, named: dict[HtmlElement, bool]) -> bool:
    if element not in named:
        parent = element.getparent()
        named[element] = element.tag != "body" and (
            is_named_clutter(element) or (parent is not None and _is_in_clutter(parent, named))
        )
    return named[element]


def _is_further_part(part: HtmlElement, link: HtmlElement, total: float) -> bool:
    """Say whether what follows the report (or the part around it) belongs to it.

    `total` is the weight of the report's prose; it is infinite where `link` holds the headline too,
    so that only a notice or a part of the same named kind can belong to it.
    """
    if not isinstance(part.tag, str) or is_named_clutter(part):
        return False
    text = words_of(part)
    if is_notice(text):
        return link_share(part) < MOST_LINKED
    if link_share(part) > MOST_LINKED / 2:
        return False
    if part.tag == "p" and total < inf:
        return is_sentence(text)
    if weigh(text) <= LONGEST_BOX and speaks_to_reader(text):
        return False
    prose = list(prose_in(part))
    if _is_same_kind(part, link, total == inf):
        return bool(prose)
    is_long = len(prose) == 1 and prose[0] >= LONG_PARAGRAPH and part.find(".//a") is None
    return (is_long and total < inf) or (len(prose) > 1 and sum(prose) >= LARGE_SHARE * total)


def _is_same_kind(part: HtmlElement, link: HtmlElement, must_be_named: bool) -> bool:
    kinds = [set(NUMBER.sub("", one.get("class", "")).split()) for one in (part, link)]
    is_alike = not kinds[0].isdisjoint(kinds[1]) or (not any(kinds) and not must_be_named)
    return part.tag == link.tag and is_alike
