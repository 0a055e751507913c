"""Whether what a report says can be printed: fonts are those of the machine, and none is copied."""

import unicodedata
from collections.abc import Iterable
from functools import cache

import typst
from fontTools.ttLib import TTFont

FAMILIES = (
    *("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans", "Liberation Sans"),
    *("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei"),
    *("Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Thai", "Noto Looped Thai"),
    *("Noto Sans Hebrew", "Noto Sans Devanagari"),
)
"""Fonts to print with, the first that has a letter; whatever else is installed stands behind."""

STAND_IN = "?"
"""Printed in the place of a letter that no font has: a box would say even less."""

_EASTERN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
_PACKAGES = dict.fromkeys(_EASTERN, "fonts-noto-cjk") | {"SYMBOLS": "fonts-noto-color-emoji"}
_OTHERS = "fonts-noto-core"
"""Packages of Debian and Ubuntu that have the letters of a script."""


def installed() -> list[str]:
    """Those of FAMILIES that are there."""
    there = set(typst.Fonts().families())
    return [name for name in FAMILIES if name in there]


def missing(texts: Iterable[str]) -> frozenset[str]:
    """The letters for which no installed font has a shape."""
    wanted = {sign for text in texts for sign in text if not (sign.isspace() or _unseen(sign))}
    for path, index in _files():
        wanted = {sign for sign in wanted if ord(sign) not in _letters(path, index)}
        if not wanted:
            break
    return frozenset(wanted)


def scripts(letters: Iterable[str]) -> tuple[list[str], list[str]]:
    """The scripts of letters by their names in Unicode ("Thai"), and the packages that have them,
    sorted."""
    names = {_script(sign) for sign in letters}
    packages = {_PACKAGES.get(name, _OTHERS) for name in names}
    told = ("CJK" if name == "CJK" else name.capitalize() for name in names)
    return sorted(told), sorted(packages)


def _script(sign: str) -> str:
    if not unicodedata.category(sign).startswith("L"):
        return "SYMBOLS"
    return unicodedata.name(sign, "OTHER").split()[0].split("-")[0]


def printed(text: str, lacking: frozenset[str]) -> str:
    """The text with a STAND_IN for each letter that is ``lacking``."""
    return text.translate({ord(sign): STAND_IN for sign in lacking})


def _unseen(sign: str) -> bool:
    """Marks of direction, joiners and the like, which have no shape."""
    return unicodedata.category(sign) in ("Cf", "Cc", "Mn")


@cache
def _files() -> list[tuple[str, int]]:
    """The files of fonts, likely ones first; bold and slanted ones have the same letters."""
    upright = [
        font
        for font in typst.Fonts().fonts()
        if font.path and font.style == "normal" and 300 <= font.weight <= 500
    ]
    place = {name: number for number, name in enumerate(FAMILIES)}
    likely = sorted(upright, key=lambda font: place.get(font.family, len(place)))
    return [(str(font.path), font.index) for font in likely]


@cache
def _letters(path: str, index: int) -> frozenset[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap() or {})
