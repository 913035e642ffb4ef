"""Knows the names by which pages call their parts: the words of class, id, role and aria-label."""

import re

from lxml.html import HtmlElement

# fmt: off
CLUTTER_WORDS = frozenset({
    "ad", "ads", "adv", "adslot", "alsoread", "apps", "banner", "bio", "bread", "breaking", "bookmark",
    "crumb", "crumbs", "disclaimer", "disqus", "editor", "feedback", "foot", "footer", "footnav",
    "globalnav", "gnav", "keywords", "login", "mailmagazine", "masthead", "menu", "modal",
    "mostread", "mostviewed", "nav", "navbar", "navi", "navigation", "nl", "outbrain",
    "pager", "pagination", "pagetop", "paywall", "poll", "popin", "popular", "popup", "pr",
    "printbtn", "promo", "push", "qrcode", "ranking", "readmore", "recirc", "reco",
    "reprint", "reprints", "search", "sharebar", "shr", "sidebar", "signin", "signup", "sns",
    "social", "survey", "tag", "tagcloud", "taglist", "tags", "teaser", "teasers",
    "toolbar", "toolbox", "tools", "topics", "trending", "tweet", "widget", "ticker",
    # French
    "abonnement", "abonner", "ariane", "auteur", "bandeau", "barre", "infolettre", "partage",
    "partager", "pied", "plusLus", "pub", "publicite", "reseaux", "signataire", "sommaire",
    # German, Spanish, Italian, Portuguese
    "abo", "anzeige", "autor", "autorenbox", "boletin", "compartir", "condividi", "etiquetas",
    "einwilligung", "fuss", "kommentare", "meistgelesen", "publicidad", "schlagworte", "teilen",
    "verwandte", "werbung",
    # Japanese and Chinese, in Latin letters
    "bianji", "fenxiang", "guanggao", "kanren", "kokoku", "mianbao", "mianbaoxie", "ninki",
    "osusume", "paihang", "pankuzu", "pinglun", "rank", "shengming", "topicpath", "tuijian",
    "xiangguan", "zeren",
})
SHORT_WORDS = frozenset({  # such a part is left out where it is short
    "about", "author", "authors", "byline", "cap", "capt", "caption", "contact", "copyright",
    "credit", "dateline", "follow", "kicker", "legende", "légende", "meta", "notice", "photo",
    "pic", "picture", "press", "profile", "reporter", "signature", "statement", "timestamp",
    "writer",
})
# fmt: on
CLUTTER_STEM = re.compile(
    r"(?:advert(?!ori)|breadcrumb|comment(?!ary|aries|ator)|consent|cookie|mostpopular|newsletter|"
    r"recommend|related|sharing|share(?!holder)|sponsor|subscri|abonn|taboola|kommentar|"
    r"commentaire|lireaussi|similar|relacionad|correlat)"
)
CLUTTER_PHRASE = re.compile(
    r"most-?(?:read|viewed|popular|shared|commented)|read-?(?:more|next|also)|also-?(?:read|like)|"
    r"(?:plus|les-plus)-?lus?\b|(?:a|à)-?lire|lire-?aussi|meme-?sujet|up-?next|more-(?:from|stories|news|on)|"
    r"top-?stories|latest-?(?:news|stories)|mail-?(?:maga|box|signup)|sign-?up|"
    r"(?:author|writer)-?(?:bio|box|card|info)|tag-?(?:list|s)\b|page-?top|site-?map"
)
CLUTTER_ROLES = frozenset({
    "alert", "alertdialog", "complementary", "contentinfo", "dialog", "menu", "menubar",
    "navigation", "search", "tablist", "toolbar",
})  # fmt: skip
NOT_A_NAME = re.compile(r"(?:^|\s)(?:has|no|with|without|is|not|hide|category|single|js)-\S+")
WORD = re.compile(r"[a-zà-ÿ]+|[A-ZÀ-Þ][a-zà-ÿ]*|[A-Z]+(?![a-z])")
LABEL_CHARACTERS = 40
CONTENT_WORDS = frozenset({"content", "contents", "body", "text", "main", "story", "article"})


def is_named_clutter(element: HtmlElement) -> bool:
    """Say whether a part goes by the name of something that is no part of a report."""
    if element.get("role", "") in CLUTTER_ROLES:
        return True
    names = _names(element)
    if not names.strip():
        return False
    words = {word.lower() for word in WORD.findall(names)}
    if not CLUTTER_WORDS.isdisjoint(words):
        return True
    return any(CLUTTER_STEM.match(word) for word in words) or bool(
        CLUTTER_PHRASE.search(names.lower())
    )


def is_named_label(element: HtmlElement) -> bool:
    """Say whether a part goes by the name of a label: a caption, a byline, a line of contacts."""
    words = {word.lower() for word in WORD.findall(_names(element))}
    return not SHORT_WORDS.isdisjoint(words)


def _names(element: HtmlElement) -> str:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    label = element.get("aria-label", "")
    if label and len(label) <= LABEL_CHARACTERS:
        names += " " + label.replace(" ", "-")
    return NOT_A_NAME.sub(" ", names)
