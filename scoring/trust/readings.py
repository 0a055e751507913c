"""What the program says: its answer to each question, as an expression over what it has read.

The one place to change when the program learns to read something better: a reading named here is
what ``fourfold evaluate`` holds against people's labels.
"""

from collections.abc import Sequence

import polars as pl

from scoring import rubric
from scoring.scorecard import scores, verdict
from scoring.standards import standards

_OF_CONVERSATIONS = ("language", "rating", "standard", "score", "verdict", "verdicts")


def said_of_messages(asks: str, columns: Sequence[str]) -> pl.Expr:
    """The answer for each annotated message (:func:`scoring.annotate.annotate`), which has these
    ``columns``; null: not assessed."""
    kind, _, names = asks.partition(":")
    if kind == "act":
        return pl.any_horizontal(*names.split("|"))
    if kind in columns:
        return pl.col(kind)
    raise ValueError(f"There is no reading {asks!r} of messages.")


def said_of_conversations(asks: str, measured: pl.DataFrame) -> pl.Series:
    """The answer for each measured conversation (:func:`scoring.measure.measure`); a standard's
    value counts from worse to better, null where not assessed or not applicable."""
    kind, _, name = asks.partition(":")
    if kind == "language":
        return measured["language"]
    if kind == "rating":
        return measured["predicted_rating"]
    if kind == "standard" and name in standards():
        sign = 1 if standards()[name].better == "higher" else -1
        return measured.select(pl.col(name).fill_nan(None) * sign).to_series()
    if kind == "score":
        return scores(measured.lazy(), rubric.default()).select(name).collect().to_series()
    if kind == "verdict" and name in standards():
        return measured.select(verdict(standards()[name], rubric.default())).to_series()
    raise ValueError(f"There is no reading {asks!r} of conversations.")


def of_messages(asks: str) -> bool:
    """Whether a reading is one of messages (else it is one of conversations)."""
    return asks.partition(":")[0] not in _OF_CONVERSATIONS
