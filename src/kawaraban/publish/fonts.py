"""The fonts of the printed page, and what characters they hold; knows only installed packages."""

import struct
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

LATIN_PACKAGES = ("fontpkg_source_serif_4", "fontpkg_source_sans_3")
EAST_ASIAN_PACKAGE = "noto_cjk_sans_jp_regular"

# Typst sets these without a glyph of their own.
_INVISIBLE = frozenset(" \t\n\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u2028\u2029\u202f")
_UNICODE_TABLES = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}


def find_fonts() -> tuple[Path, ...]:
    """Return the font files of the packages that are installed."""
    packages = (*LATIN_PACKAGES, EAST_ASIAN_PACKAGE)
    roots = [Path(str(files(name))) for name in packages if find_spec(name)]
    return tuple(
        sorted(p for root in roots for p in root.rglob("*") if p.suffix in (".ttf", ".otf"))
    )


def missing_characters(text: str, fonts: tuple[Path, ...]) -> str:
    """Return the characters of a text that none of these fonts can draw, each once, in order."""
    return "".join(
        character
        for character in dict.fromkeys(text)
        if character not in _INVISIBLE
        and not any(ord(character) in _covered(font) for font in fonts)
    )


@lru_cache(maxsize=16)
def _covered(font: Path) -> frozenset[int]:
    """Return the code points of a font: its `cmap` table (OpenType 1.9, formats 4 and 12)."""
    data = font.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * count, 16)
    }
    start = tables[b"cmap"]
    covered: set[int] = set()
    for i in range(struct.unpack_from(">H", data, start + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * i)
        if (platform, encoding) in _UNICODE_TABLES:
            covered |= _read_subtable(data, start + offset)
    return frozenset(covered)


def _read_subtable(data: bytes, at: int) -> set[int]:
    kind = struct.unpack_from(">H", data, at)[0]
    if kind == 12:
        groups = struct.unpack_from(">I", data, at + 12)[0]
        ranges = [struct.unpack_from(">II", data, at + 16 + 12 * i) for i in range(groups)]
    elif kind == 4:
        count = struct.unpack_from(">H", data, at + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", data, at + 14)
        starts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
        ranges = [pair for pair in zip(starts, ends, strict=True) if pair[0] != 0xFFFF]
    else:
        ranges = []
    return {code for first, last in ranges for code in range(first, last + 1)}
