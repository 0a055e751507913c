"""What stands around a match: a negation, a question, the end, which make it a look-alike."""

import polars as pl

from scoring.acts.reading import SENTENCE_END, joined
from scoring.languages import Pack

_NOT_SAID = r"^(?:[@#]\S+|&\w+;|[^\p{L}\p{N}])*$"
"""What may stand before an opening: handles, tags, marks."""

_SEEN = 60
"""Characters around a match that its context is read from."""


def in_context(matches: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The matches whose surroundings fit their rule: ``id, act, start, end``."""
    bare = pl.col("before").is_null() & pl.col("after").is_null() & pl.col("question").is_null()
    bare &= ~pl.col("opening") & ~pl.col("final")
    from_ = pl.max_horizontal(pl.col("start") - _SEEN, 0)
    before = pl.col("plain").str.slice(from_, pl.col("start") - from_)
    after = pl.col("plain").str.slice("end", _SEEN)
    asked = pl.col("plain").str.slice("end").str.extract(rf"^[^{SENTENCE_END}]*([{SENTENCE_END}])")
    checked = (
        matches.filter(~bare)
        .with_columns(
            _around(before.str.extract(rf"([^{SENTENCE_END}]*)$"), pack).alias("left"),
            _around(after.str.extract(rf"^([^{SENTENCE_END}]*)"), pack).alias("right"),
            asked.is_in(["?", "？", "؟"]).fill_null(False).alias("asked"),
            pl.col("plain").str.slice(0, pl.col("start")).alias("whole_left"),
        )
        .filter(
            ~pl.col("opening") | pl.col("whole_left").str.contains(_NOT_SAID),
            ~pl.col("final") | ~pl.col("right").str.contains(r"[\p{L}\p{N}]"),
            (pl.col("asked") == pl.col("question")).fill_null(True),
        )
    )
    for side, pattern in (("left", "before"), ("right", "after")):
        checked = _without(checked, side, pattern)
    wanted = ["id", "act", "start", "end"]
    return pl.concat([matches.filter(bare).select(wanted), checked.select(wanted)])


def _around(text: pl.Expr, pack: Pack) -> pl.Expr:
    """Words with one blank between and around them; as it is where there are no blanks."""
    return pl.format(" {} ", joined(text)) if pack.spaced else text


def _without(matches: pl.DataFrame, side: str, pattern: str) -> pl.DataFrame:
    """The matches beside which, on this side, the pattern of their rule finds nothing."""
    # In order, so that each pattern is made ready once.
    found = pl.col(side).str.contains(pl.col(pattern))
    return matches.sort(pattern).filter(~found.fill_null(False))
