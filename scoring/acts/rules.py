"""The rules of a pack as a table, its phrases as they are looked for."""

from functools import cache

import polars as pl

from scoring.acts.reading import joined, plain
from scoring.languages import Pack

RULE = {
    "phrase": pl.String,
    "side": pl.String,
    "act": pl.String,
    "before": pl.String,
    "after": pl.String,
    "question": pl.Boolean,
    "opening": pl.Boolean,
    "final": pl.Boolean,
}


@cache
def rules(pack: Pack) -> pl.DataFrame:
    """A pack's rules, one row a phrase and act: ``pattern`` and the rest of RULE."""
    told = pl.DataFrame(
        [
            (phrase, r.side, act, r.before, r.after, r.question, r.opening, r.final)
            for r in pack.rules
            for act in r.acts
            for phrase in r.phrases
        ],
        schema=RULE,
        orient="row",
    )
    pattern = _pattern("phrase", pack.spaced).alias("pattern")
    found = told.select(pattern, pl.exclude("phrase")).unique(maintain_order=True)
    # What is nothing but marks leaves nothing to look for, which would be found everywhere.
    return found.filter(pl.col("pattern").str.strip_chars(" ") != "")


def _pattern(column: str, spaced: bool) -> pl.Expr:
    """Phrases as they are looked for: in lower case, blanks for gaps, edges where words end."""
    phrase = pl.col(column)
    words = joined(plain(phrase.str.strip_chars("*")))
    if not spaced:
        return words
    # An emoji stands where it likes, also at the end of a word.
    left = ~phrase.str.starts_with("*") & words.str.contains(r"^[\p{L}\p{N}]")
    right = ~phrase.str.ends_with("*") & words.str.contains(r"[\p{L}\p{N}]$")
    edges = (pl.when(edge).then(pl.lit(" ")).otherwise(pl.lit("")) for edge in (left, right))
    return pl.concat_str(next(edges), words, next(edges))
