"""Statistical truth, tried on data of which the truth is known.

    .venv/bin/python -m tests.simulations [RUNS]

Every module here makes such data, asks the analysis, and tells how often it was right (``rows``).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what is claimed, the share or figure ``stated``, and the one ``found``
    in so many ``runs``."""

    what: str
    stated: float
    found: float
    runs: int
