"""Which texts may hold what? Asked of whole columns, so that few are looked at one by one.

Polars reads regular expressions without looking around; what a pattern demands of its surroundings
is left out here, so that rather too many texts are looked at than too few.
"""

import re
from functools import cache

import polars as pl

from scoring.personal import names, numbers, phones, places

_HEADS = {
    "numbers": r"\d(?:[ ()./\x{a0}-]{0,2}\d){6,}|[A-Z]{2}\d\d[ A-Z]",
    "papers": r"\d(?:[ ./-]?[0-9A-Za-z]){5,}|[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]",
    "addresses": r"[A-Za-z0-9_%+-]@[A-Za-z0-9-]|(?i:https?://|www\.)\S*[?@]",
    "places": rf"{places.WORDS}",
    "titles": names.GIVEN_AWAY,
    "told": names.SELF_TOLD,
    "greeted": names.GREETED,
    "labels": names.LABELLED,
}
"""By kind what a text must hold at least, quickly told."""

_PATTERNS = {
    "numbers": (*numbers.PATTERNS, phones.PATTERN),
    "papers": numbers.PAPERS,
    "places": places.PATTERNS,
    "titles": names.TITLED,
    "told": names.TOLD_PATTERNS,
    "greeted": (names.GREETED_PATTERN,),
    "labels": (names.LABEL,),
}
"""The patterns themselves, where they say more."""

_EDGES = re.compile(r"(\(\?a:\\b\)|(?<=[^\\][a-z])\\b|\\b(?=[a-z]))|\\b")
"""Edges of words: those of Latin ones are kept."""

KINDS = tuple(_HEADS)


def may_hold(texts: pl.DataFrame) -> pl.DataFrame:
    """The rows that may hold something, once a kind: ``row, kind``.

    ``texts`` has ``row``, ``role`` and ``text``. Customers tell their names; those who answer greet
    them by it. What is said again and again is asked once.
    """
    customer = (pl.col("role") == "customer").fill_null(True)
    said = texts.select("row", "text", customer=customer)
    different = said.select("text", "customer").unique()
    of_side = {"told": pl.col("customer"), "greeted": ~pl.col("customer")}
    found = []
    for kind in KINDS:
        held = different
        if kind == "places":
            held = held.filter(pl.col("text").str.contains(r"\d"))
        held = held.filter(pl.col("text").str.contains(_HEADS[kind]))
        if kind in of_side:
            held = held.filter(of_side[kind])
        if kind in _PATTERNS:
            held = held.filter(_holds(kind))
        found.append(held.with_columns(kind=pl.lit(kind)))
    return said.join(pl.concat(found), on=["text", "customer"]).select("row", "kind")


def _holds(kind: str) -> pl.Expr:
    # One after the other: put together they are ten times as slow.
    return pl.any_horizontal(pl.col("text").str.contains(form) for form in _loose(kind))


@cache
def _loose(kind: str) -> tuple[str, ...]:
    return tuple(_loosely(pattern.pattern) for pattern in _PATTERNS[kind])


def _loosely(pattern: str) -> str:
    """The pattern without what it asks of its surroundings."""
    plain = _edges(pattern)
    while look := re.search(r"\(\?<?[=!]", plain):
        plain = plain[: look.start()] + plain[_closing(plain, look.start()) :]
    return plain


def _edges(pattern: str) -> str:
    """The pattern with the edges of plain Latin words only, and those found by their bytes: an edge
    of any script takes a hundred times as long."""
    return _EDGES.sub(lambda edge: r"(?-u:\b)" if edge[1] else "", pattern)


def _closing(pattern: str, start: int) -> int:
    """Behind the bracket that closes the one at ``start``."""
    depth, at, listed = 0, start, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif listed:
            listed = sign != "]"
        elif sign == "[":
            listed = True
            at += int(pattern[at + 1] == "]" or pattern[at + 1 : at + 3] == "^]")
        elif sign in "()":
            depth += 1 if sign == "(" else -1
            if depth == 0:
                return at + 1
        at += 1
    return at
