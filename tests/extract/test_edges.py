"""What is trimmed above and below a report's paragraphs, and what is not."""

import pytest

from kawaraban.extract.clutter_lines import clean_lines
from kawaraban.extract.edges import trim_edges

TITLE = "Ferry line to Skarvik reopens"
FIRST = "The ferry line between Nordby and Skarvik opened again on Friday, the board said."
LAST = "A new sea wall will be built next year, according to the harbour board."


def trimmed(head=(), tail=(), byline="Ane Solberg", between=()):
    lines = trim_edges([*head, FIRST, *between, LAST, *tail], TITLE, byline)
    return [line for line in lines if line not in (FIRST, LAST)]


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        "By Ane Solberg",
        "Par Maëlle Le Goff",
        "Publié le 2 novembre 2024 à 07h30.",
        "2024年11月4日 21時05分",
        "Temps de lecture : 2 min.",
        "この記事は約3分で読めます",
        "Share · Save · Print",
        "シェア ポスト 印刷",
        "分享 收藏 打印",
        "Home | Asia | Politics",
        "Coast",
        "- Facebook",
        "This site uses cookies to remember your settings.",
    ],
)
def test_label_above_the_report_is_dropped(line):
    assert trimmed(head=[line]) == []


@pytest.mark.parametrize(
    "line",
    [
        "Topics: Ferries, Harbours",
        "About us | Terms | Privacy",
        "サイトポリシー ｜ 個人情報の扱い",
        "Ane Solberg is a reporter on the coast desk.",
        "Press contact: the board, press@board.example.",
        "お問い合わせ：広報課",
        "Reporting by Ane Solberg; Editing by Tor Vik",
        "Get the coast in your inbox every morning.",
        "未经授权不得转载。转载请与本报联系。",
        "***",
    ],
)
def test_label_below_the_report_is_dropped(line):
    assert trimmed(tail=[line]) == []


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "Correction: An earlier version gave the cost as 41 million crowns.",
        "Update: The first boat left on Saturday.",
        "訂正：工事費を「12億円」としたのは誤りでした。",
        "更正：本文此前将耗资误写为一亿元。",
        "| 2023 | 41,200 |",
        "- First boat at 6.10",
        "Credit: Harbour Wire",
    ],
)
def test_what_belongs_to_the_report_stays_below_it(line):
    assert trimmed(tail=[line]) == [line]


def test_notice_above_the_report_stays_but_its_date_goes():
    notice = "Correction: The cost was 14 million crowns, not 41 million."
    assert trimmed(head=["Updated 23 November 2024", notice]) == [notice]


def test_lines_between_paragraphs_stay_but_for_a_byline():
    between = ["By Tor Vik, 4 November 2024", "Timetable", "One boat a day"]
    assert trimmed(between=between) == between[1:]


def test_author_found_in_the_lines_is_known_below():
    lines = ["By Tor Vik, 4 November 2024", FIRST, LAST, "Tor Vik writes about harbours."]
    assert trim_edges(lines, TITLE, "") == [FIRST, LAST]


def test_person_reported_on_is_no_author():
    line = (
        "Ane Solberg, who led the board until May, had asked for the wall in every year since then."
    )
    assert trimmed(tail=[line]) == [line]


def test_script_without_stops_is_left_alone():
    lines = ["เรือเฟอร์รี่กลับมาเปิดให้บริการ", "ค่าซ่อม 14 ล้าน"]
    assert trim_edges(lines, TITLE, "") == lines


@pytest.mark.parametrize(
    "line",
    [
        "相关报道称，新的防波堤将于明年动工。",
        "More on the subject is expected on Monday, the board said.",
        "Readers subscribe to the newsletter of the board, which has 300 pages a year.",
        "SNSに投稿した動画が広まり、市は調査を始めた。",
        "The board said that its web page uses no cookies at all.",
    ],
)
def test_sentence_that_only_looks_like_clutter_stays(line):
    assert clean_lines(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "相关报道：渡轮停航",
        "Read more: Herring prices fall",
        "【関連記事】駅前に図書館",
        "À lire aussi : Le phare",
    ],
)
def test_link_to_another_report_goes_wherever_it_stands(line):
    assert clean_lines(f"{FIRST}\n{line}\n{LAST}") == f"{FIRST}\n{LAST}"
