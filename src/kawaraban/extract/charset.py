"""Turns a page's bytes into text, whatever its server says of them."""

import codecs
import re

from trafilatura.utils import detect_encoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
META = re.compile(rb"<meta[^>]+charset=[\"'\s]*([\w.:-]+)", re.IGNORECASE)
XML = re.compile(rb"^\s*<\?xml[^>]+encoding=[\"']([\w.:-]+)", re.IGNORECASE)
HEADER = re.compile(r"charset=[\"'\s]*([\w.:-]+)", re.IGNORECASE)
KANA = re.compile(r"[\u3041-\u30ff]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
NON_ASCII = re.compile(r"[^\x00-\x7f]")
JAPANESE = ("iso2022_jp", "euc_jp", "cp932")
# What pages mean by a name (WHATWG Encoding Standard, section 4.2).
MEANT = {
    "shift_jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "x-euc-jp": "euc_jp",
}
BROKEN_SHARE = 0.002  # of characters that may be unreadable before a charset is not believed
LEAST_KANA_SHARE = 0.15
SAMPLE_BYTES = 100_000


def decode(body: bytes, content_type: str = "") -> str:
    """Decode a page: by its byte order mark, as UTF-8 where it is that, by meta, header or guess.

    Control characters are left out.

    A declared charset is believed only when the bytes can be read by it, so a wrong header does not
    garble a page; bytes that are UTF-8 throughout are UTF-8 whatever is said of them.

    >>> decode("首相".encode("cp932"), "text/plain; charset=shift_jis")
    '首相'
    """
    return CONTROL.sub("", _decode(body, content_type))


def _decode(body: bytes, content_type: str) -> str:
    for mark, name in BOMS:
        if body.startswith(mark):
            return body.decode(name, errors="replace").lstrip("\ufeff")
    if (text := _read(body, "utf-8", strict=True)) and "\x1b$" not in text:
        return text
    declared = [
        m.group(1).decode() for m in (XML.search(body[:300]), META.search(body[:4096])) if m
    ]
    for name in declared:
        if (text := _read(body, name)) is not None:
            return text
    return _by_header(body, content_type)


def _by_header(body: bytes, content_type: str) -> str:
    """Decode bytes that do not say what they are themselves."""
    if (text := _japanese(body)) is not None:
        return text
    header = HEADER.search(content_type)
    if header and (text := _read(body, header.group(1))) is not None:
        return text
    guesses = detect_encoding(body[:SAMPLE_BYTES])
    texts = (_read(body, guess) for guess in guesses)
    return next((text for text in texts if text is not None), body.decode(errors="replace"))


def _read(body: bytes, name: str, strict: bool = False) -> str | None:
    """Decode by one charset; None when that is unknown or does not fit the bytes."""
    name = MEANT.get(name.lower(), name)
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        text = body.decode(name, errors="strict" if strict else "replace")
    except (LookupError, UnicodeError):
        return None
    return None if text.count("\ufffd") > BROKEN_SHARE * len(text) else text


def _japanese(body: bytes) -> str | None:
    """Decode by a Japanese charset where that makes kana of a good part of the bytes."""
    for name in JAPANESE:
        text = _read(body, name, strict=True)
        if text and len(KANA.findall(text)) > LEAST_KANA_SHARE * len(NON_ASCII.findall(text)) > 0:
            return text
    return None
