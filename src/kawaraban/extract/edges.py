"""Trims what stands above and below a report's paragraphs: title, byline, date, labels, contacts."""

import re

from kawaraban.extract.byline import BY, find_names
from kawaraban.extract.clutter_lines import MAIL, RULE, is_notice
from kawaraban.extract.prose import LEAST_PROSE, is_sentence, weigh
from kawaraban.extract.visible_day import MONTH_NAMES, find_day

LONGEST_LABEL = 160  # a longer line without a stop may be a paragraph that lacks one
LONGEST_ITEM = 60
LONGEST_BLURB = 400
LONGEST_DATE = 120
NEAR_LINES = 3
ROW = "| "
LEAST_SENTENCE = 25
NEAR_NAME = 120
MOST_TRIMMED = 0.5  # of the text: more is no edge
DATE_WORDS = re.compile(
    rf"""\d+ | (?:{MONTH_NAMES})\b\.?
    | (?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?
    | (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b
    | (?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\b
    | (?:first|last|published|posted|updated?|modified|created|issued|released)\b
    | (?:publié|mis|modifié)e?\b | à\sjour\b | (?:date|heure)\b
    | (?:on|at|le|à|um|uhr|am|pm|a\.m\.|p\.m\.|et|est|edt|pst|gmt|utc|jst|ist|cet|bst)\b
    | (?:min(?:ute)?s?|read|reading|lecture|lesezeit|temps\sde\slecture)\b
    | (?:stand|st|nd|rd|th|er)\b | h(?=\d|\b)
    | [年月日時时分秒頃午前後上下公開更新発配信掲載投稿最終发布时间于時間曜火水木金土初版]
    | 令和 | 平成 | 星期. | 周[一二三四五六日] | [\W_]""",
    re.I | re.X,
)
READING_TIME = re.compile(
    r"^\W*(?:\d+[\s-]*min(?:ute)?s?\.?\s*(?:read|de lecture)|temps de lecture|reading time|lesezeit|"
    r"読了時間|この記事は約?\d+分|阅读时间|閱讀時間|阅读约?\d)",
    re.I,
)
CONTACT = re.compile(
    r"^\W*(?:(?:for\s)?(?:press|media)\s(?:contacts?|enquir|inquir|office|release contacts?)|"
    r"contacts?\s?(?:presse|us)?\s*[:：]|for (?:further|more) information|notes? to editors|"
    r"pour (?:plus d[’']informations|toute question)|(?:本件に関する)?お?問い?合わ?せ(?:先|は|[:：])|"
    r"報道関係者|新闻联系人|联系(?:人|方式|电话)[:：]|媒体联络)",
    re.I,
)
CREDIT = re.compile(
    r"^\W*(?:(?:additional\s)?(?:reporting|writing|editing|compiled|translated|produced)\s(?:and\s\w+\s)?by\b|"
    r"our standards\s*[:：]|view comments|back to top|"
    r"(?:a version of this|this) (?:article|story) (?:appear|first appear|originally appear)|"
    r"end of (?:article|story)|(?:初出|原載|原文链接)[:：])",
    re.I,
)
# Phrases that speak to the reader of a page.
READER = re.compile(
    r"(?:site|page) uses cookies|\bwe (?:\w+ ){0,4}use (?:\w+ )?cookies|(?:utilis|dépos)\w+ des cookies|"
    r"(?:クッキー|Cookie)(?:\s?（.{1,12}）)?を(?:使|利)用して(?:い|お)|使用\s?Cookie|转载请|轉載請|授权转载|"
    r"\b(?:in|to) your inbox|pour ne rien manquer|なら、?速報を|の登録はこちら|"
    r"点(?:此|击此处|击)(?:订阅|下载|关注)",
    re.I,
)
ABOUT_AUTHOR = re.compile(
    r"\b(?:reporter|correspondent|journalist|editor|writer|writes|covers|reports (?:on|from)|fellow|columnist|"
    r"professor|author|bureau|desk|suit l|couvre|journaliste|correspondante?|rédact\w+|chroniqueu\w+|"
    r"redakteur\w*|korrespondent\w*|schreibt|periodista)\b|記者|特派員|担当|編集委員|教授|记者|评论员|撰稿",
    re.I,
)
# What a report taken over from another outlet names at its end.
TAKEN_FROM = re.compile(r"(?:credits?|crédits?|source)\s*[:：]\s*\w[^|]{1,50}$", re.I)
LISTED = re.compile(r"(?:- |[・•●◆■▽▼○◎]|\d{1,2}[.)．、]|[（(]\d{1,2}[)）])")
SHARE_NAMES = re.compile(
    r"(?:- )?(?:(?:share|save|print|comments?|e-?mail|facebook|x|\(twitter\)|twitter|whatsapp|line|copy link|"
    r"messenger|linkedin|telegram|bluesky|mastodon|reddit|pinterest|instagram|bookmark|gift|tweet|"
    r"partager|imprimer|enregistrer|commenter|copier le lien|envoyer par e-?mail|offrir l[’']article|"
    r"シェア|ポスト|ツイート|ブックマーク|はてな\w*|メール|印刷|保存|コピー|リンク|送る|"
    r"分享|收藏|打印|字号|微信|微博|朋友圈|QQ\w*|复制链接|评论|大|中|小)[\s:：·•|｜/、・,]*)+$",
    re.I,
)


def trim_edges(lines: list[str], title: str, byline: str, names: tuple[str, ...] = ()) -> list[str]:
    """Return a report's lines without what stands before its first paragraph and after its last.

    Of these edges every short line without a stop goes, but for rows of tables and lists at the
    end; of sentences only the title, a byline, a date, a contact, an invitation, and what is told
    of the authors (`names`). Notices of correction stay. Lines without any paragraph lose only
    their labels.
    """
    labels = {_key(title), _key(byline)}
    real = [n for n, line in enumerate(lines) if _is_paragraph(line, labels)]
    first = next((n for n in real if weigh(lines[n]) >= LEAST_PROSE), None)
    if first is None:
        return [line for line in lines if not _is_label(line, labels)]
    names = (*names, *find_names(byline, lines[: first + NEAR_LINES]))
    end = 1 + max(n for n in real if n == first or not _is_on_author(lines[n], names))
    near = min(first + NEAR_LINES, end)  # a byline may stand below the first paragraph
    head = [line for line in lines[:first] if not _is_head_clutter(line, labels)]
    body = [line for line in lines[first:near] if not _is_dated_label(line, labels)]
    tail = [
        line
        for line, after in zip(lines[end:], [*lines[end + 1 :], ""], strict=False)
        if not _is_tail_clutter(line, after, labels, names)
    ]
    kept = [*head, *body, *lines[near:end], *tail]
    return kept if weigh("".join(kept)) >= MOST_TRIMMED * weigh("".join(lines)) else lines


def _is_paragraph(line: str, labels: set[str]) -> bool:
    is_prose = is_sentence(line) and weigh(line) >= LEAST_SENTENCE and not is_notice(line)
    return is_prose and not _is_label(line, labels) and not _is_blurb(line)


def _is_head_clutter(line: str, labels: set[str]) -> bool:
    if _is_label(line, labels) or _is_blurb(line):
        return True
    if is_notice(line) or is_sentence(line) or line.startswith(ROW):
        return False
    return weigh(line) <= (LONGEST_ITEM if LISTED.match(line) else LONGEST_LABEL)


def _is_tail_clutter(line: str, after: str, labels: set[str], names: tuple[str, ...]) -> bool:
    if is_notice(line) or line.startswith(ROW):
        return False
    if _is_label(line, labels) or _is_blurb(line):
        return True
    if _is_on_author(line, names):
        return True
    heads_list = line.endswith((":", "：")) and bool(LISTED.match(after))
    if heads_list or TAKEN_FROM.match(line):
        return False
    if is_sentence(line) or LISTED.match(line):
        return False
    return weigh(line) <= LONGEST_LABEL


def _is_label(line: str, labels: set[str]) -> bool:
    """Say whether a line is the title or byline, a date, a reading time or a rule."""
    is_by = weigh(line) <= LONGEST_LABEL and not is_sentence(line) and bool(BY.match(line))
    is_known = _key(line) in labels or bool(RULE.match(line) or READING_TIME.match(line))
    return is_known or is_by or _is_date(line) or bool(SHARE_NAMES.match(line))


def _is_dated_label(line: str, labels: set[str]) -> bool:
    """Say whether a line between paragraphs is a byline or date all the same."""
    if READING_TIME.match(line) and weigh(line) <= LEAST_PROSE:
        return True
    if (
        is_sentence(line)
        or line.startswith(ROW)
        or LISTED.match(line)
        or weigh(line) > LONGEST_LABEL
    ):
        return False
    return _is_label(line, labels) or find_day(line) is not None


def _is_blurb(line: str) -> bool:
    """Say whether a line tells whom to ask, how to subscribe, or of rights."""
    if weigh(line) > LONGEST_BLURB or is_notice(line):
        return False
    return bool(
        CONTACT.match(line) or CREDIT.match(line) or MAIL.search(line) or READER.search(line)
    )


def _is_on_author(line: str, names: tuple[str, ...]) -> bool:
    is_short = weigh(line) <= LONGEST_BLURB
    return is_short and line.startswith(names) and bool(ABOUT_AUTHOR.search(line[:NEAR_NAME]))


def _is_date(line: str) -> bool:
    """Say whether nothing but a day and a time stand in a line, with the words around them."""
    is_dated = len(line) <= LONGEST_DATE and any(map(str.isdigit, line))
    return is_dated and not DATE_WORDS.sub("", line)


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
