"""Takes out of a page what is not its report: related links, share lines, boxes, comments."""

import math
import re

from lxml.html import HtmlElement

# fmt: off
CLUTTER_WORDS = frozenset({
    "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comment",
    "comments", "cookie", "cookies", "disclaimer", "disqus", "footer", "menu", "modal",
    "mostread", "nav", "navbar", "navigation", "newsletter", "outbrain", "paywall", "popular",
    "popup", "promo", "promotion", "ranking", "recirc", "recommend", "recommendation",
    "recommendations", "recommended", "related", "share", "sharing", "sidebar", "signup",
    "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tags", "teaser",
    "teasers", "trending",
})
# fmt: on
NEVER_REPORT = (
    "//*[self::script[not(contains(@type, 'ld+json'))] or self::style or self::noscript or "
    "self::nav or self::footer or self::iframe or self::button or self::svg]"
    "[not(.//article or .//main or .//h1)]"
)
SELDOM_REPORT = (
    "//aside | //form[not(.//article or .//main or count(.//p) > 3)]"
    " | //*[@hidden or @aria-hidden='true'][not(.//h1)]"
)
KEPT_TAGS = frozenset({"html", "body", "main", "article", "h1"})
WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
NOTICE = re.compile(
    r"\s*(?:correction|clarification|update[d]?|editor[’']s note|訂正|更正|rectificatif|correctif)"
    r"\s*(?:[:：]|（|\(|\d|on\b|at\b)",
    re.I,
)
LARGE_SHARE = 0.5  # of the page's words: a container, whatever its name
LINK_SHARE = 0.85
CLUTTER_LINE = re.compile(
    r"""^\W*(?:
    related(?:\s(?:articles?|stories|coverage|links?|news|topics?))?\s*(?:[:：]|$)
    | (?:read|see|watch|listen)(?:\s(?:more|also|next|too))\s*(?:[:：]|$)
    | (?:also|most)\sread\b | more\s(?:from|on|stories|news)\b.{0,60}$ | you\smay\salso\slike
    | recommended(?:\sfor\syou)?\s*(?:[:：]|$) | trending(?:\snow)?\s*(?:[:：]|$)
    | share\s(?:this|on|via|with)\b | share$ | follow\sus\b | (?:tweet|print|e-?mail|copy\slink)$
    | sign\sup\s(?:for|to)\b | subscribe\s(?:to|for|now)\b | get\sour\b.{0,40}newsletter
    | .{0,80}\bnewsletters?\b.{0,60}(?:inbox|sign\sup|subscribe) | click\shere\b
    | advertisement$ | sponsored(?:\scontent)?$ | (?:leave|post|add)\sa\scomment
    | \d*\s*comments?\s*(?:\(\d+\))?$ | all\srights\sreserved | (?:copyright\s)?(?:©|\(c\))\s
    | .{0,120}\bwritten\sfor\ssoftware\stesting | tags?\s*: | photo\s*:.{0,120}$
    | 関連(?:記事|ニュース|リンク|コンテンツ) | (?:あわせて|併せて|合わせて)読みたい | こちらもおすすめ
    | おすすめ(?:記事|の記事)? \s*$ | (?:人気|注目)の?(?:記事|ランキング) | アクセスランキング
    | この記事を?シェア
    | シェア(?:する)?$ | (?:無料)?(?:会員登録|メルマガ) | 無断(?:転載|複製)
    | 相关(?:阅读|新闻|报道|链接|文章) | 相關(?:閱讀|新聞|報導) | 延伸(?:阅读|閱讀) | 推荐阅读 | 推薦閱讀
    | 分享(?:到|至|本文)?\s*(?:[:：]|$) | 责任编辑 | 版权所有
    | (?:à\s)?lire\saussi\b | à\slire\s(?:aussi|également)\b | sur\sle\smême\s(?:sujet|thème)
    | partager(?:\s(?:cet\sarticle|sur)\b.*)?$ | abonnez-vous\b | s[’']inscrire\sà\b | tous\sdroits\sréservés
    )""",
    re.I | re.X,
)
RULE = re.compile(r"^[\s|:+=*_-]*$")
LONGEST_CLUTTER_LINE = 220


def remove_clutter(tree: HtmlElement) -> None:
    """Take out of a page, in place, every part that is plainly not its report.

    A part goes by its tag, by the words of its class and id, or for being all link; never when it
    holds over half of the page's words, and not when it is a notice of correction or update.
    """
    for element in tree.xpath(NEVER_REPORT):
        _remove(element, math.inf)
    large = LARGE_SHARE * max(len(tree.text_content()), 1)
    for element in tree.xpath(SELDOM_REPORT):
        _remove(element, large)
    for element in tree.xpath("//body//*[@class or @id]"):
        if element.tag not in KEPT_TAGS and _is_named_clutter(element):
            _remove(element, large)
    for element in tree.xpath("//body//p | //body//li | //body//ul | //body//ol"):
        if _is_all_link(element):
            _remove(element, large)


def clean_lines(text: str) -> str:
    """Drop the lines that are clutter wherever they stand, and repeats of one line."""
    kept = [" ".join(line.split()) for line in text.splitlines() if not RULE.match(line)]
    return "\n".join(dict.fromkeys(line for line in kept if line and not _is_clutter(line)))


def is_notice(text: str) -> bool:
    """Say whether a text is a note of correction or update, which belongs to a report."""
    return bool(NOTICE.match(text))


def _is_clutter(line: str) -> bool:
    return len(line) <= LONGEST_CLUTTER_LINE and bool(CLUTTER_LINE.match(line))


def _is_named_clutter(element: HtmlElement) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return not CLUTTER_WORDS.isdisjoint(word.lower() for word in WORD.findall(names))


def _is_all_link(element: HtmlElement) -> bool:
    length = len("".join(element.text_content().split()))
    linked = sum(len("".join(link.text_content().split())) for link in element.iter("a"))
    return length > 0 and linked > LINK_SHARE * length


def _remove(element: HtmlElement, large: float) -> None:
    text = element.text_content() if isinstance(element.tag, str) else ""
    is_own_notice = is_notice(text) and any(True for _ in element.iterancestors("article", "main"))
    if element.getparent() is not None and len(text) < large and not is_own_notice:
        element.drop_tree()
