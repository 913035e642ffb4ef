"""Takes out of a page what is not its report: related links, share lines, boxes, comments."""

from collections import defaultdict

from lxml.html import HtmlElement

from kawaraban.extract.body import LONGEST_BOX, drop, prose_in
from kawaraban.extract.clutter_lines import (
    is_clutter_line,
    is_invitation,
    is_notice,
    speaks_to_reader,
)
from kawaraban.extract.clutter_names import is_named_clutter, is_named_label
from kawaraban.extract.dateline import gives_day
from kawaraban.extract.prose import is_sentence, link_share, weigh, words_of

NEVER_REPORT = (
    "//*[self::script[not(contains(@type, 'ld+json'))] or self::style or self::noscript or "
    "self::nav or self::footer or self::iframe or self::button or self::svg or self::template]"
    "[not(.//article or .//main or .//h1)]"
)
SELDOM_REPORT = (
    "//aside | //form[not(.//article or .//main or count(.//p) > 3)]"
    " | //*[@hidden or @aria-hidden='true'][not(.//h1)]"
)
FIGURES = "//figcaption | //figure[not(.//table or .//blockquote or .//pre)]"
CONTROLS = ".//input | .//select | .//textarea | .//button"
KEPT_TAGS = frozenset({"html", "body", "main", "article", "h1"})
BOXES = frozenset({"div", "section", "table", "details", "center"})
LINK_SHARE = 0.85
LARGE_SHARE = 0.5  # of the page's words: a container, whatever its name
LARGE_SHARE_OF_BODY = 0.3
LONGEST_LABEL = 350


def remove_clutter(tree: HtmlElement, body: HtmlElement | None = None) -> None:
    """Take out of a page, in place, every part that is plainly not its report.

    A part goes by its tag, by its names, or for being all link; never the part that holds the
    report (`body`), nor a notice of correction, nor yet a line that gives the date.
    """
    room = _Room(tree, body)
    for element in tree.xpath(NEVER_REPORT):
        if not room.is_kept(element):
            drop(element)
    for element in tree.xpath(SELDOM_REPORT):
        room.remove(element)
    for element in tree.xpath("//body//*[@class or @id or @role or @aria-label]"):
        if element.tag not in KEPT_TAGS and is_named_clutter(element) and not gives_day(element):
            room.remove(element)
    for element in tree.xpath("//body//p | //body//li | //body//ul | //body//ol"):
        if link_share(element) > LINK_SHARE:
            room.remove(element)


def remove_boxes(body: HtmlElement) -> None:
    """Take the boxes out of a report, in place, that ask the reader for something.

    A box is a short part that is built unlike the report's paragraphs. It goes when it holds a
    field or button, invites to subscribe, or ends in a link.
    """
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for child in body:
        for weight in prose_in(child):
            weights[_kind(child)] += weight
    if not weights:
        return
    usual = max(weights, key=lambda kind: weights[kind])
    if weights[usual] < LARGE_SHARE * sum(weights.values()):
        return
    for child in list(body):
        if child.tag in BOXES and _kind(child) != usual and _asks(child):
            drop(child)


def remove_labels(tree: HtmlElement, body: HtmlElement | None = None) -> None:
    """Take figures, captions, bylines and lines of date out of a page, in place.

    Call it when the page's date is read.
    """
    room = _Room(tree, body)
    for element in tree.xpath(FIGURES):
        room.remove(element)
    for element in tree.xpath("//body//*[@class or @id or @role or @aria-label]"):
        if element.tag in KEPT_TAGS:
            continue
        is_label = is_named_label(element) and weigh(words_of(element)) <= LONGEST_LABEL
        if is_label or is_named_clutter(element):
            room.remove(element)
    for picture in tree.xpath("//body//img"):
        frame = picture.getparent()
        frame = frame.getparent() if frame is not None and frame.tag in ("a", "picture") else frame
        if frame is not None and frame.tag in ("div", "p", "a", "center") and _is_caption(frame):
            room.remove(frame)


class _Room:
    """A page that parts are taken from, with what must stay in it."""

    def __init__(self, tree: HtmlElement, body: HtmlElement | None) -> None:
        self._body = body
        self._kept = {body, *body.iterancestors()} if body is not None else set()
        self._large = LARGE_SHARE * max(weigh(words_of(tree)), 1)
        self._large_in_body = (
            LARGE_SHARE_OF_BODY * weigh(words_of(body)) if body is not None else 0.0
        )

    def is_kept(self, element: HtmlElement) -> bool:
        """Say whether an element is the report, or around it."""
        return element in self._kept

    def remove(self, element: HtmlElement) -> None:
        """Take an element out, unless it holds much of the report or is a notice of its own."""
        parent = element.getparent()
        if parent is None or element in self._kept or self._is_large(element):
            return
        is_near = parent in self._kept or any(
            True for _ in element.iterancestors("article", "main")
        )
        if not (is_near and is_notice(words_of(element))):
            drop(element)

    def _is_large(self, element: HtmlElement) -> bool:
        if self._body is None:
            return weigh(words_of(element)) >= self._large
        is_inside = self._body in element.iterancestors()
        return is_inside and weigh(words_of(element)) >= self._large_in_body


def _kind(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class", "")


def _asks(box: HtmlElement) -> bool:
    text = words_of(box)
    if weigh(text) > LONGEST_BOX or is_notice(text):
        return False
    links = box.xpath(".//a[@href]")
    ends_in_link = bool(links) and text.endswith(words_of(links[-1]))
    return (
        bool(box.xpath(CONTROLS))
        or ends_in_link
        or (bool(links) and is_invitation(text))
        or is_clutter_line(text)
        or speaks_to_reader(text)
    )


def _is_caption(frame: HtmlElement) -> bool:
    """Say whether what stands around a picture is but a line without a stop."""
    text = words_of(frame)
    holds_parts = frame.xpath(".//li or .//table or .//h1 or .//h2")
    return weigh(text) <= LONGEST_LABEL and not is_sentence(text) and not holds_parts
