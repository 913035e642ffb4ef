"""Numbers in Chinese and Japanese text, with scales and counters."""

import re
from collections.abc import Iterator

from kawaraban.text.scripts import CJK

SCALES = {"百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2, "零": 0}
_COUNTERS = {
    "票": "vote", "時間": "hour", "小时": "hour", "小時": "hour", "分間": "minute", "分钟": "minute",
    "分鐘": "minute", "分": "minute", "秒": "second", "円": "yen", "日元": "yen", "ドル": "dollar",
    "美元": "dollar", "欧元": "euro", "ユーロ": "euro", "比索": "peso", "ペソ": "peso", "元": "yuan",
    "韩元": "won", "ウォン": "won", "人": "person", "名": "person", "年": "year", "カ月": "month",
    "か月": "month", "ヶ月": "month", "ヵ月": "month", "个月": "month", "個月": "month", "週間": "week",
    "周": "week", "日間": "day", "天": "day", "議席": "seat", "席": "seat", "海里": "nautical mile",
    "キロメートル": "kilometre", "キロ": "kilometre", "公里": "kilometre", "千米": "kilometre",
    "メートル": "metre", "米": "metre", "トン": "tonne", "公吨": "tonne", "吨": "tonne", "公斤": "kilogram",
    "公顷": "hectare", "ヘクタール": "hectare", "％": "per cent", "%": "per cent", "パーセント": "per cent",
    "ポイント": "percentage point", "个百分点": "percentage point", "カ国": "country", "か国": "country",
    "ヵ国": "country", "国": "country", "隻": "ship", "艘": "ship", "機": "plane", "架": "plane",
    "发": "piece", "発": "piece", "枚": "piece", "回目": "ordinal", "回": "time", "度目": "ordinal",
    "次": "time", "轮": "round", "期": "", "件": "", "项": "", "位": "", "部": "", "个": "", "つ": "",
    "成": "tenth", "割": "tenth",
}  # fmt: skip
_COUNTER = "|".join(sorted(map(re.escape, _COUNTERS), key=len, reverse=True))
_FIGURE = r"(?:\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千两兩]+)"
_NUMBER = re.compile(
    rf"(?P<ordinal>第)?(?P<number>{_FIGURE})(?P<scale>[百千万萬億亿兆]*)(?P<rest>{_FIGURE}[千百]?)?"
    rf"(?P<more>余り?|餘|多|超|強|弱)?(?P<unit>{_COUNTER})?(?P<half>半)?"
)
_SHARE = re.compile(rf"(?P<below>百|{_FIGURE})分之(?P<above>{_FIGURE})")
_HALF = re.compile(r"半(?P<unit>時間|小时|小時|年|日|数|數)")


def read_cjk_numbers(plain: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield the span, value and unit of each number that CJK characters surround or count.

    >>> [(value, unit) for _, _, value, unit in read_cjk_numbers("賛成221票、百分之二十、增加两成")]
    [(20.0, 'per cent'), (221.0, 'vote'), (20.0, 'per cent')]
    """
    taken: list[tuple[int, int]] = []
    for match in _SHARE.finditer(plain):
        above, below = (
            _value(match["above"]),
            100.0 if match["below"] == "百" else _value(match["below"]),
        )
        taken.append(match.span())
        if below:
            is_percent = below == 100
            yield (
                *match.span(),
                above if is_percent else above / below,
                ("per cent" if is_percent else "fraction"),
            )
    for match in _HALF.finditer(plain):
        unit = {"数": "fraction", "數": "fraction", "日": "day"}.get(match["unit"]) or _COUNTERS[
            match["unit"]
        ]
        taken.append(match.span())
        yield *match.span(), 0.5, unit
    for match in _NUMBER.finditer(plain):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            yield from _number(match, plain)


def _number(match: re.Match[str], plain: str) -> Iterator[tuple[int, int, float, str]]:
    around = plain[max(0, match.start() - 1) : match.end() + 1]
    is_counted = match["unit"] is not None or match["scale"] or match["ordinal"]
    if not CJK.search(around) or not is_counted:
        return
    value = _value(match["number"])
    for scale in match["scale"]:
        value *= SCALES[scale]
    if match["rest"]:
        value += _rest(match["rest"])
    unit = _COUNTERS.get(match["unit"] or "", "")
    if match["ordinal"] and unit in ("", "time", "round", "country"):
        unit = "ordinal"
    if unit == "tenth":
        value, unit = value * 10 + (5 if match["half"] else 0), "per cent"
    elif match["half"]:
        value += 0.5
    start = match.start("number")
    yield start, match.end(), round(value, 6), unit


def _rest(words: str) -> float:
    """Return what follows a scale: 5千 in 6万5千, 500 in 1万500."""
    value = 1.0
    while words and words[-1] in "千百" and words[0].isdigit():
        value, words = value * SCALES[words[-1]], words[:-1]
    return value * _value(words)


def _value(words: str) -> float:
    if words[0].isdigit():
        return float(words.replace(",", "")) if words.count(".") < 2 else 0.0
    total, current = 0, 0
    for character in words:
        if character in _DIGITS:
            current = current * 10 + _DIGITS[character]
        else:
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            current = 0
    return float(total + current)
