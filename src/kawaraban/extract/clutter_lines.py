"""Knows clutter by its words: links to other reports, share lines, invitations, rights."""

import re

from kawaraban.extract.prose import is_sentence, weigh

NOTICE = re.compile(
    r"\W*(?:corrections?|clarification|update[d]?|editor[’']s note|訂正|更正|rectificatif|correctif|"
    r"erratum|mise? à jour|korrektur|berichtigung|corrección|編集部注)(?:して(?:お詫び|おわび)|のお知らせ)?"
    r"\W{0,3}(?:\s*[:：]|\s*（|\s*\(|\s*\d|\s+on\b|\s+at\b|】|」|\s+[–—-]\s)",
    re.I,
)
CLUTTER_LINE = re.compile(
    r"""^\W*(?:
    related(?:\s(?:articles?|stories|coverage|links?|news|topics?))?\s*(?:[:：]|$)
    | (?:read|see|watch|listen)(?:\s(?:more|also|next|too))\s*(?:[:：]|$)
    | (?:also|most)\sread\b | more\s(?:from|on|stories|news)\b[^.]{0,60}$ | you\s(?:may|might)\salso\slike
    | recommended(?:\sfor\syou)?\s*(?:[:：]|$) | trending(?:\snow)?\s*(?:[:：]|$)
    | (?:keep|continue)\sreading\b | don[’']t\smiss\s*(?:[:：]|$)
    | share\s(?:this|on|via|with)\b | share\s*(?:[:：]|$) | follow\sus\b
    | (?:story|article)\scontinues\s(?:below|after)\b | listen\sto\sthis\s(?:article|story)\b
    | image\s(?:source|caption|credit)\b | (?:view|read|show)\s(?:all\s)?comments\b
    | (?:tweet|print|e-?mail|copy\slink)$ | skip\s(?:advertisement|to\b)
    | advertisement$ | sponsored(?:\scontent)?$ | (?:leave|post|add)\sa\scomment
    | \d*\s*comments?\s*(?:\(\d+\))?$ | .{0,120}\bwritten\sfor\ssoftware\stesting
    | (?:tags?|topics?|keywords?|filed\sunder)\s*[:：] | photo\s*:.{0,120}$
    | 【?(?:関連|おすすめ)(?:記事|ニュース|リンク|コンテンツ|トピックス?|キーワード)
    | (?:あわせて|併せて|合わせて)読みたい | こちらもおすすめ | 【?こちらも読む | タグ\s*[:：]
    | おすすめ(?:記事|の記事)?\s*$ | (?:人気|注目)の?(?:記事|ランキング) | アクセスランキング
    | (?:【|［|\[)(?:写真|画像|動画|図解|PR)(?:】|］|\]) | 広告(?:の後に続きます)?$ | スポンサーリンク$
    | [（(※＊\s]*(?:続きを読む|全文を読む|有料会員限定|会員限定)\W*$
    | この記事を?シェア | シェア(?:する)?\s*(?:[:：]|$)
    | 相关(?:阅读|链接|(?:新闻|报道|文章)\s*(?:[:：】]|$)) | 延伸(?:阅读|閱讀) | 推荐阅读
    | 相關(?:閱讀|(?:新聞|報導)\s*(?:[:：】]|$)) | 推薦閱讀 | 关键词\s*[:：]
    | 分享(?:到|至|本文)?\s*(?:[:：]|$) | 标签\s*[:：] | 標籤\s*[:：] | 热门(?:推荐|新闻|文章)
    | 广告$ | (?:點擊|点击)(?:查看|播放|下载) | 资料图\s*[:：] | 原标题\s*[:：]
    | (?:【|\[)?(?:编辑|責編|责编)\s*[:：]
    | (?:la\s)?suite\saprès\s(?:la|cette)\spublicité | publicité$ | écouter\sl[’']article
    | article\sréservé\saux\sabonnés | réservé\saux\sabonnés | anzeige$
    | (?:à\s)?lire\saussi\b | à\slire\s(?:aussi|également)\b | sur\sle\smême\s(?:sujet|thème)
    | à\svoir\saussi\b | mots[-\s]clés\s*: | les\splus\slus\b
    | partager(?:\s(?:cet\sarticle|sur)\b.*)?$
    | lesen\ssie\sauch\b | mehr\szum\sthema\b | schlagworte\s*: | lea\stambién\b
    )""",
    re.I | re.X,
)
# These begin sentences, and are clutter all the same: they speak to the reader.
CLUTTER_SENTENCE = re.compile(
    r"""^\W*(?:
    sign\sup\s(?:for|to)\b | subscribe\s(?:to|for|now|here)\b
    | get\sour\b.{0,40}newsletter | click\shere\b | follow\sus\son\b
    | all\srights\sreserved | (?:copyright\s)?(?:©|\(c\)\s?\d) | copyright\s\d
    | (?:please\s)?support\s(?:our|independent)\sjournalism
    | download\s(?:the|our)\b.{0,40}\bapp\b | already\sa\s(?:subscriber|member)\?
    | (?:無料)?(?:会員登録|メルマガ登録) | 無断(?:転載|複製).{0,16}(?:禁|断り)
    | 【(?:メール|ニュースレター|PR|広告|会員限定|お知らせ)
    | 责任编辑 | 責任編輯 | 版权所有 | 本文版权归
    | 未经.{0,10}(?:授权|许可|允许).{0,12}(?:转载|使用|摘编)
    | 扫码(?:关注|订阅|下载) | 扫描二维码 | (?:订阅|訂閱)(?:我们|本报|本刊|《)
    | 关注(?:我们|本报|本刊)的?.{0,4}(?:微信|公众号|微博) | abonnez-vous\b
    | (?:s[’']inscrire|inscrivez-vous)\s(?:à|gratuitement).{0,60}(?:newsletter|lettre)
    | tous\sdroits\sréservés | recevez\b.{0,80}\b(?:newsletter|lettre|e-?mail|boîte)
    | (?:cet|l[’'])\s?article\sest\sréservé\saux\sabonnés
    )""",
    re.I | re.X,
)
# What invites to leave an address, pay, or load a program: asked of boxes only, not of lines.
INVITATION = re.compile(
    r"newsletter|sign(?:ing)?\s?up|subscri|\binbox|\bregist(?:er|ration)|\blog\s?in\b|donat|"
    r"\bour\sapp\b|\bapp\sstore|infolettre|abonn|inscri(?:re|vez|ption)|s[’']identifier|"
    r"votre\sboîte|anmelden|melden\ssie|suscr[ií]|bolet[ií]n|登録|購読|メルマガ|メール(?:マガジン|で)|"
    r"アプリ|会員|订阅|訂閱|关注|扫码|二维码|公众号|客户端|邮箱|电子报|電子報|下载",
    re.I,
)
# What only such a box says, with or without a link.
TO_THE_READER = re.compile(
    r"\bnewsletters?\b|\b(?:to|in) your inbox|\bsign up (?:for|here|now)|\bsubscribe (?:to|now|here)|"
    r"registration form|infolettre|votre boîte|je m[’']inscris|"
    r"(?:s[’']|vous )inscri\w+ (?:gratuit|à (?:la|notre))|"
    r"abonnez-vous|jetzt anmelden|melden sie sich an|メルマガ|メールマガジン|登録は(?:無料|こちら)|"
    r"会員(?:限定|登録)|(?:アプリ|LINE)で(?:読む|受け取)|订阅(?:免费|本|我们|请)|免费订阅|点此订阅|扫码|二维码|"
    r"公众号|电子报|電子報|送(?:到|至)您的邮箱",
    re.I,
)
RULE = re.compile(r"^[\s|:+=*_·•-]*$")
LONGEST_CLUTTER_LINE = 220
LEAST_NOTICE = 60  # shorter without a stop: "Updated 23 November 2024"
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")


def clean_lines(text: str) -> str:
    """Drop the lines that are clutter wherever they stand, and repeats of one line."""
    kept = [" ".join(line.split()) for line in text.splitlines() if not RULE.match(line)]
    return "\n".join(dict.fromkeys(line for line in kept if line and not is_clutter_line(line)))


def is_notice(text: str) -> bool:
    """Say whether a text is a note of correction or update, which belongs to a report.

    >>> is_notice("Correction: It is 12, not 21."), is_notice("Corrections were made late.")
    (True, False)
    """
    if not NOTICE.match(text) or MAIL.search(text):
        return False
    return is_sentence(text) or weigh(text) >= LEAST_NOTICE


def is_clutter_line(line: str) -> bool:
    """Say whether a line is clutter wherever it stands."""
    if len(line) > LONGEST_CLUTTER_LINE or is_notice(line):
        return False
    return bool(CLUTTER_SENTENCE.match(line) or CLUTTER_LINE.match(line))


def speaks_to_reader(text: str) -> bool:
    """Say whether a box speaks to the reader of a page, not of what is reported."""
    return bool(TO_THE_READER.search(text))


def is_invitation(text: str) -> bool:
    """Say whether a box invites to subscribe, sign up or load a program."""
    return bool(INVITATION.search(text)) or bool(MAIL.search(text))
