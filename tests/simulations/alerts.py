"""Alerts where nothing happened: how often a steady figure is called out all the same."""

from datetime import date, timedelta

import numpy as np
from scipy import stats

from scoring.analysis.limits import beyond
from scoring.analysis.periods import Kind
from tests.simulations import Row
from tests.simulations.control import course

BEFORE = (8, 12, 26)
"""Periods before the one that is judged."""


def rows(runs: int) -> list[Row]:
    rng = np.random.default_rng(11)
    return [
        Row(
            f"A steady figure gives an alert, after {before} periods",
            float(stats.norm.sf(3)),
            float(np.mean([_called_out(rng.normal(80, 1, before + 1)) for _ in range(runs)])),
            runs,
        )
        for before in BEFORE
    ]


def _called_out(values: np.ndarray) -> bool:
    drawn = course(values)
    last = drawn["period"].max()
    assert isinstance(last, date)
    assert last - drawn["period"][0] == timedelta(weeks=len(values) - 1)
    return bool(beyond(drawn, Kind.SCORE, last))
