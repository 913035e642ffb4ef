"""An issue in our own words with made-up sources, for looking at every form."""

import hashlib
from datetime import date

from kawaraban.model.article import article_id
from kawaraban.model.evidence import Evidence
from kawaraban.model.issue import Correction, Issue, Item, Reference, Sentence
from kawaraban.model.source import Period

_SOURCES = {
    "harbour": ("Harbour Gazette", "Ministers sign radar mast papers in Vientiane", "en", 22),
    "defence": ("防衛省", "日印防衛相会談の概要について", "ja", 22),
    "bureau": ("Bureau of Public Notices", "Two ministers and a supply accord still to come", "en", 23),
    "gaimu": ("外務省", "秋葉国家安全保障局長と王毅外交部長の会談", "ja", 4),
    "renmin": ("东方日报", "王毅同日本国家安全保障局长秋叶刚男举行磋商", "zh", 5),
    "evening": ("Evening Courier", "Four and a half hours in Beijing: “frank, and long”", "en", 5),
    "islands": ("Islands Wire", "Missile regiment would use temporary bases, sources say", "en", 25),
    "ryukyu": ("琉球日報", "南西諸島に臨時拠点、米軍が検討", "ja", 25),
    "gazeta": ("Вечерние вести", "Москва обещает ответные шаги", "ru", 27),
    "diet": ("衆議院", "内閣総理大臣の指名 投票結果", "ja", 11),
    "ledger": ("Capital Ledger", "Runoff, the first in three decades, goes to Ishiba", "en", 11),
    "kantei": ("首相官邸", "石破内閣総理大臣記者会見", "ja", 11),
}  # fmt: skip

_WORDS = {
    "harbour1": "the two ministers, meeting on the sidelines of the ASEAN gathering on 22 November",
    "harbour2": "signed a Memorandum of Implementation for the UNICORN integrated radio antenna",
    "defence1": "両大臣は、防衛装備・技術協力の重要性を確認した",
    "bureau1": "an agreement on the reciprocal provision of supply and services remains to be concluded",
    "gaimu1": "秋葉剛男国家安全保障局長は、王毅外交部長と会談を行った",
    "renmin1": "双方同意保持沟通，推动构建契合新时代要求的建设性、稳定的关系",
    "evening1": "for four and a half hours, twice as long as the schedule allowed, over tea that went cold "
    "and papers that neither side would leave behind on the table",
    "islands1": "plans to send the Marine Littoral Regiment to temporary bases in a Taiwan contingency, "
    "people familiar with the talks said",
    "ryukyu1": "自衛隊は燃料や弾薬などの後方支援を担う",
    "gazeta1": "необходимые и соразмерные шаги",
    "diet1": "石破茂君 二百二十一票、野田佳彦君 百六十票、無効 八十四票",
    "ledger1": "the first runoff in thirty years",
    "kantei1": "国民の安心と安全を守る",
}  # fmt: skip


def reference(key: str) -> Reference:
    """Return the made-up source of this name."""
    publisher, title, language, day = _SOURCES[key]
    url = f"https://{key}.example.org/2024/11/{day:02d}/report-{len(title)}"
    digest = hashlib.sha256(title.encode()).hexdigest()
    return Reference(article_id(url), publisher, title, url, language, date(2024, 11, day), digest)


def cite(key: str) -> Evidence:
    """Return the words of this name in their source."""
    source, words = reference(key.rstrip("12")), _WORDS[key]
    start = 100 + 7 * len(words)
    return Evidence(
        source.source, words, start, start + len(words), "before it ", " after it",
        source.source_hash,
    )  # fmt: skip


def _said(text: str, *keys: str) -> Sentence:
    return Sentence(text, tuple(cite(key) for key in keys))


_ITEMS = (
    Item(
        "India and Japan sign radar mast papers in Laos",
        (
            (
                _said(
                    "India's defence minister, Rajnath Singh, met his Japanese counterpart, Gen Nakatani "
                    "(中谷元), on 22 November in Vientiane, on the sidelines of the ASEAN Defence "
                    "Ministers' Meeting Plus.",
                    "harbour1",
                ),
                _said(
                    "They signed a Memorandum of Implementation for the UNICORN radio mast, and spoke of "
                    "how much technology the two countries share.",
                    "harbour2",
                    "defence1",
                ),
            ),
            (
                _said(
                    "An agreement on the reciprocal provision of supply and services is still to be "
                    "concluded.",
                    "bureau1",
                ),
                Sentence(
                    "It is the one paper of its kind that the two have yet to sign.", desk=True
                ),
            ),
        ),
        "DEFENCE Vientiane, 22 November 2024",
    ),
    Item(
        "Japan's security adviser spends four and a half hours with Wang Yi",
        (
            (
                _said(
                    "Takeo Akiba (秋葉剛男), Japan's National Security Adviser, met Foreign Minister Wang Yi "
                    "(王毅) in Beijing on 4 November.",
                    "gaimu1",
                ),
                _said("The talks ran for four and a half hours.", "evening1"),
                _said(
                    "Both sides said they would keep talking, and China's account speaks of a "
                    "‘constructive and stable relationship’.",
                    "renmin1",
                ),
            ),
            (_said("Akiba's ministry calls the meeting a consultation (会談).", "gaimu1"),),
        ),
        "DIPLOMACY Beijing, 4 November 2024",
    ),
    Item(
        "US plans missile units for Okinawa in a contingency, Islands Wire reports",
        (
            (
                _said(
                    "The United States plans to send a Marine Littoral Regiment to temporary bases around "
                    "the Nansei Shoto (南西諸島) if there is a contingency over Taiwan, Islands Wire reported "
                    "on 25 November.",
                    "islands1",
                ),
                _said("Japan's forces would bring fuel and ammunition.", "ryukyu1"),
            ),
            (
                _said("Moscow spoke of ‘necessary and proportionate steps’.", "gazeta1"),
                Sentence("How long “temporary” is, no source says.", desk=True),
            ),
        ),
        "ALLIANCE Tokyo, 25 November 2024",
    ),
    Item(
        "Ishiba keeps his post at the head of a minority government",
        (
            (
                _said(
                    "Shigeru Ishiba (石破茂) was confirmed as Prime Minister on 11 November with 221 votes "
                    "to 160 for Yoshihiko Noda (野田佳彦); 84 were invalid.",
                    "diet1",
                ),
                _said("It was the first runoff in three decades.", "ledger1"),
            ),
            (_said("He promised to ‘protect the safety and security of the people’.", "kantei1"),),
        ),
        "POLITICS Tokyo, 11 November 2024",
    ),
)


def sample_issue() -> Issue:
    """Return four items that rest on twelve sources in four languages."""
    return Issue(
        title="Japan Digest",
        beat="japan",
        period=Period(date(2024, 11, 1), date(2024, 11, 30)),
        items=_ITEMS,
        headlines=tuple(item.headline for item in _ITEMS),
        references=tuple(reference(key) for key in _SOURCES),
        number=11,
        status="published",
        corrections=(
            Correction(date(2024, 12, 3), "The vote was on 11 November, not on 10 November."),
        ),
    )


def long_issue(items: int) -> Issue:
    """Return an issue of this many items, those of the sample over and over."""
    issue = sample_issue()
    repeated = tuple(issue.items[i % len(issue.items)] for i in range(items))
    return Issue("Japan Digest", "japan", issue.period, repeated, (), issue.references)
