"""Says what reads as prose: a sentence of a report, rather than a label, a headline or a link."""

import re

from lxml.html import HtmlElement

WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
STOP = re.compile(
    r"[.!?…。！？؟۔।．｡][\"'”’»«›“」』】〉》）)\]\s]*(?:\s?[（(\[【][^（）()【】]{1,40}[)）\]】])?[\s*†]*$"
)
ELLIPSIS = re.compile(r"(?:\.\.\.|…+)\s*$")
WIDE_FACTOR = 2.5  # a letter of Latin script says less than one of Han or kana
LEAST_PROSE = 60
LONG_TEXT = 200
INNER_STOP = re.compile(r"[.!?]\s+[\"“«]?\w|[。！？]")


def weigh(text: str) -> float:
    """Return how much a text says, in letters of Latin script.

    >>> weigh("Two boats"), weigh("巡視船2隻")
    (9.0, 11.0)
    """
    return float(len(text)) + (WIDE_FACTOR - 1) * len(WIDE.findall(text)) if text else 0.0


def is_sentence(text: str) -> bool:
    """Say whether a text ends in a stop, as headlines, labels and cut-off teasers do not.

    >>> is_sentence("He left (Kyodo)."), is_sentence("首相は「行く」と述べた。"), is_sentence("He left …")
    (True, True, False)
    """
    return bool(STOP.search(text[-90:])) and not ELLIPSIS.search(text)


def is_prose(text: str) -> bool:
    """Say whether a text is a sentence long enough to be a paragraph of a report."""
    return is_sentence(text) and weigh(text) >= LEAST_PROSE


def reads_as_prose(text: str) -> bool:
    """Say whether a text is prose, or holds some and ends in something else."""
    return is_prose(text) or (weigh(text) >= LONG_TEXT and len(INNER_STOP.findall(text)) > 1)


def words_of(element: HtmlElement) -> str:
    """Return an element's text in one line."""
    return " ".join(element.text_content().split()) if isinstance(element.tag, str) else ""


def link_share(element: HtmlElement) -> float:
    """Return the share of an element's letters that are a link's; 0 where it has none."""
    length = len("".join(element.text_content().split()))
    if not length:
        return 0.0
    links = [link for link in element.iter("a") if link.get("href") is not None]
    return sum(len("".join(link.text_content().split())) for link in links) / length
