"""Scores put together: what weighs how much."""

import polars as pl

from scoring.rubric import Rubric
from scoring.standards import DIMENSIONS


def overall(rubric: Rubric) -> pl.Expr:
    """The overall score of the dimensions."""
    weights = {name: rubric.dimensions[name] for name in DIMENSIONS}
    total = pl.sum_horizontal(*(pl.col(name) * weight for name, weight in weights.items()))
    weight = pl.sum_horizontal(
        *(pl.col(name).is_not_null() * weight for name, weight in weights.items())
    )
    return (total / positive(weight)).alias("overall")


def positive(weight: pl.Expr) -> pl.Expr:
    return pl.when(weight > 0).then(weight)
