"""The rating a customer would have given, and whether the matter was settled, where nobody said.

Out of the box a few parts add up to it (``parts.py``); from the shop's own ratings a model is
learned that starts from these parts (``learning.py``).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from scoring.satisfaction.material import material
from scoring.satisfaction.model import Model, kept, ratings
from scoring.satisfaction.parts import LEAST, MOST, expected, parts

WIDTH = 2.0
"""Points within which nine of ten ratings lie around what the parts tell, where no ratings of the
shop have told it better: with single raters of three public sets it was 1.8 to 2.0."""

PREDICTED = pl.Schema(
    {
        "predicted_rating": pl.Float64,
        "predicted_low": pl.Float64,
        "predicted_high": pl.Float64,
        "predicted_solved": pl.Float64,
    }
)
"""What is predicted of a conversation: its rating (1–5) with the interval in which the customer's
own would lie in nine of ten cases, and how likely it was solved (0–1; only where that was learned).
Null where nothing can be told."""


@dataclass(frozen=True)
class Models:
    """Files of learned models, by what they predict; without one the parts tell the rating."""

    rating: Path | None = None
    solved: Path | None = None

    def versions(self) -> list[str]:
        """What predictions depend on besides the program."""
        paths = (self.rating, self.solved)
        return [kept(path).about["version"] for path in paths if path is not None]


BY_PARTS = Models()


def predicted(said: pl.DataFrame, models: Models = BY_PARTS) -> pl.DataFrame:
    """``conversation`` and PREDICTED, one row for each conversation of which something can be
    told; ``said`` are messages as :func:`scoring.dialogue.dialogue` gives them."""
    if models.rating is None and models.solved is None:
        points = parts(said)
        told = _around(points.select("conversation"), expected(points), WIDTH)
        return told.with_columns(pl.lit(None, pl.Float64).alias("predicted_solved"))
    used = [kept(path) for path in (models.rating, models.solved) if path is not None]
    read = material(said, any(model.known_vectors is not None for model in used))
    rows = read.conversations
    found = _around(rows.select("conversation"), rows["expected"], WIDTH)
    if models.rating is not None:
        model = kept(models.rating)
        rating = pl.Series("expected", ratings(model, read))
        ends = model.about["low"], model.about["high"]
        widths = _widths(model, rows["language"])
        found = _around(rows.select("conversation"), rating, widths, ends)
    none = np.full(len(rows), np.nan)
    solved = none if models.solved is None else ratings(kept(models.solved), read)
    return found.with_columns(pl.Series("predicted_solved", solved).fill_nan(None))


def _widths(model: Model, languages: pl.Series) -> pl.Series:
    any_ = model.widths[""]
    return pl.Series([model.widths.get(language or "", any_) for language in languages])


def _around(
    rows: pl.DataFrame,
    rating: pl.Series,
    width: float | pl.Series,
    ends: tuple[float, float] = (LEAST, MOST),
) -> pl.DataFrame:
    return rows.with_columns(
        rating.alias("predicted_rating"),
        (rating - width).clip(*ends).alias("predicted_low"),
        (rating + width).clip(*ends).alias("predicted_high"),
    )
