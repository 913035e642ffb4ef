"""Knows the names by which pages call their parts: the words of class, id, role and aria-label."""

import re

from lxml.html import HtmlElement

# fmt: off
CLUTTER_WORDS = frozenset({
    "ad", "ads", "adv", "adslot", "apps", "banner", "bio", "bookmark", "bread", "crumb", "crumbs",
    "disclaimer", "disqus", "feedback", "foot", "footer", "footnav", "globalnav", "gnav",
    "keywords", "login", "mailmagazine", "masthead", "menu", "modal", "nav", "navbar", "navi",
    "navigation", "nl", "outbrain", "pager", "pagination", "poll", "popin", "popular", "popup",
    "promo", "promotion", "push", "qrcode", "ranking", "recirc", "reco", "reprint",
    "reprints", "search", "shr", "sidebar", "signin", "sns", "social", "survey", "tag",
    "tagcloud", "tags", "teaser", "teasers", "ticker", "toolbar", "toolbox", "tools", "trending",
    "tweet", "widget",
    # French
    "ariane", "bandeau", "infolettre", "partage", "partager", "pied",
    "pub", "publicite", "reseaux",
    # German, Spanish, Italian, Portuguese
    "abo", "anzeige", "autorenbox", "boletin", "compartir", "condividi", "etiquetas",
    "einwilligung", "fuss", "meistgelesen", "publicidad", "schlagworte", "teilen", "verwandte",
    "werbung",
    # Japanese and Chinese, in Latin letters
    "fenxiang", "guanggao", "kanren", "kokoku", "mianbao", "mianbaoxie", "ninki", "osusume",
    "paihang", "pankuzu", "pinglun", "rank", "topicpath", "tuijian", "xiangguan",
})
LABEL_WORDS = frozenset({
    "auteur", "author", "authors", "autor", "autorin", "bianji", "byline", "cap", "capt",
    "caption", "copyright", "credit", "dateline", "editor", "figcaption", "kicker", "legende",
    "légende", "photo", "photos", "pic", "picture", "reporter", "signataire", "signature",
    "timestamp", "topics", "writer", "zeren",
})
# fmt: on
CLUTTER_STEM = re.compile(
    r"advert(?!ori)|breadcrumb|comment(?!ary|aries|ator)|commentaire|consent|cookie|newsletter|"
    r"recommend|related|sharing|share(?!holder)|similar|sponsor|taboola|kommentar|"
    r"relacionad|correlat"
)
CLUTTER_PHRASE = re.compile(
    r"most-?(?:read|viewed|popular|shared|commented)|(?:also|read)-?(?:read|like|more|next|also)|"
    r"plus-?lus?\b|\ba-?lire|lire-?aussi|meme-?sujet|up-?next|more-(?:from|stories|news|on)\b|"
    r"top-?stories|latest-?(?:news|stories)|mail-?(?:maga|box|signup)|sign-?up|"
    r"(?:author|writer)-?(?:bio|box|card|info)|tag-?list|page-?top|site-?map"
)
# What stands behind a wall may be most of the report.
WALL = re.compile(r"paywall|subscri|abonn")
CLUTTER_ROLES = frozenset({
    "alert", "alertdialog", "complementary", "contentinfo", "dialog", "menu", "menubar",
    "navigation", "search", "tablist", "toolbar",
})  # fmt: skip
# `has-sidebar` says what stands elsewhere, `category-social` what it is about, `pub-date` when.
NOT_A_NAME = re.compile(
    r"(?:^|(?<=\s))(?:(?:\S+-)?(?:has|no|with|without)-\S+|(?:is|not|category|single|js)-\S+|\S+-(?:free|off|none)\b\S*|pub-?(?:date|time|lish)\S*)",
    re.I,
)
WORD = re.compile(r"[a-zà-ÿ]+|[A-ZÀ-Þ][a-zà-ÿ]*|[A-ZÀ-Þ]+(?![a-zà-ÿ])")
LONGEST_ARIA_LABEL = 40
FEW_PARAGRAPHS = 3


def is_named_clutter(element: HtmlElement) -> bool:
    """Say whether a part goes by the name of something that is no part of a report."""
    if element.get("role", "") in CLUTTER_ROLES:
        return True
    names = _names(element)
    if not names:
        return False
    words = {word.lower() for word in WORD.findall(names)}
    return (
        not CLUTTER_WORDS.isdisjoint(words)
        or any(CLUTTER_STEM.match(word) for word in words)
        or bool(CLUTTER_PHRASE.search(names.lower()))
        or (
            any(WALL.match(word) for word in words)
            and len(element.findall(".//p")) < FEW_PARAGRAPHS
        )
    )


def is_named_label(element: HtmlElement) -> bool:
    """Say whether a part goes by the name of a label: a caption, a byline, a credit."""
    names = _names(element)
    return bool(names) and not LABEL_WORDS.isdisjoint(word.lower() for word in WORD.findall(names))


def _names(element: HtmlElement) -> str:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    label = element.get("aria-label", "")
    if label and len(label) <= LONGEST_ARIA_LABEL:
        names += " " + label.replace(" ", "-")
    return NOT_A_NAME.sub("", names.replace("_", "-")).strip()
