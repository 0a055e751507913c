"""How strict each reviewer is, seen where others judged the same."""

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE, FEW
from scoring.analysis.alpha import Numbers
from scoring.analysis.calibration import GRADES, jackknife, left_out, sheet

_POINTS = np.array([0.0, 50.0, 100.0])
"""Of GRADES."""


def severities(judgements: pl.DataFrame) -> pl.DataFrame:
    """How many points fewer each reviewer gives than all of them would in the mean on the same:
    ``reviewer, conversations, n, severity, low, high, clear``, the strictest first.

    Judgements are those of :mod:`scoring.analysis.calibration`; ``n`` counts those that somebody
    else made too. Points (100 met, 50 partly, 0 missed) are what was judged less the severity of
    who judged, by least squares, severities adding up to 0: the additive part of the many-facet
    model (Linacre, Many-Facet Rasch Measurement, 1989), left in points, which people can read. Who
    judged with others, and they with others, are compared though they never met; reviewers in two
    groups without any such link only within their own.

    The 95 % interval is by Student's t and leaving out each conversation (jackknife). Null where
    ``n`` is below FEW, the interval below FEW conversations; ``clear``: it leaves out 0. A severity
    is not drawn towards 0 however few judgements it rests on: the interval says how little it is
    worth, and only a clear one should be adjusted for.
    """
    told = sheet(judgements)
    graded = told.said[..., : len(GRADES)]
    judged = graded.sum(axis=-1)
    judged = judged * (judged.sum(axis=-1, keepdims=True) > 1)
    found = _solved(judged, graded @ _POINTS)
    n, conversations = judged.sum(axis=(0, 1)), (judged.sum(axis=1) > 0).sum(axis=0)
    with np.errstate(all="ignore"):
        students = stats.t.ppf(0.5 + CONFIDENCE / 2, conversations - 1)
    reach = students * jackknife(found, conversations)
    severity = np.where(n < FEW, np.nan, found[0])
    reach = np.where(conversations < FEW, np.nan, reach)
    return (
        pl.DataFrame(
            {
                "reviewer": pl.Series(told.reviewers, dtype=pl.String),
                "conversations": conversations,
                "n": n.astype(int),
                "severity": severity,
                "low": severity - reach,
                "high": severity + reach,
            }
        )
        .with_columns(pl.col("severity", "low", "high").fill_nan(None))
        .with_columns(clear=((pl.col("low") > 0) | (pl.col("high") < 0)).fill_null(False))
        .sort("severity", "reviewer", descending=[True, False], nulls_last=True)
    )


def adjusted(points: pl.Expr, severity: pl.Expr) -> pl.Expr:
    """The score of a review (0–100) as it would be by a reviewer neither strict nor mild; as it is
    where no severity is known. Give a severity only where it is ``clear``."""
    return (points + severity.fill_null(0.0)).clip(0, 100)


def _solved(judged: Numbers, points: Numbers) -> Numbers:
    """Severities of all conversations, then without each (conversations + 1 × reviewers), of what
    was judged and its points (conversations × standards × reviewers).

    With what was judged taken out of the normal equations they are those of the reviewers alone.
    """
    people = np.maximum(judged.sum(axis=-1, keepdims=True), 1)
    mean = (points * judged).sum(axis=-1, keepdims=True) / people
    less = ((mean - points) * judged).sum(axis=1)
    together = np.einsum("csi,csj->cij", judged / people, judged)
    own = judged.sum(axis=1)[..., None] * np.eye(judged.shape[-1])
    inverse = np.linalg.pinv(left_out(own - together), rcond=1e-9, hermitian=True)
    return (inverse @ left_out(less)[..., None])[..., 0]
