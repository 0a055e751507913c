"""What is behind a figure: the parameters of the list of conversations that show those it is of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.search.asked import JUDGED
from scoring.analysis import MEASURES
from scoring.analysis.outcomes import SAME_LANGUAGE
from scoring.analysis.topics import CAME_BACK, RESOLVED
from scoring.analysis.volume import FIRST_REPLY, REPLY
from scoring.scorecard import MET, MISSED

PARAMETERS = {"agent_id": "agent", "team": "team", "language": "lang", "market": "market"}
"""The parameter of the list by which it shows those of a group."""

EVERY: dict[str, Any] = {"period": "all"} | {
    name: [] for name in (*PARAMETERS.values(), "channel", "about")
}
"""What takes the header's choice back: for figures that are of all conversations."""


def of_measure(measure: str) -> dict[str, Any]:
    """Those in which a score or standard was judged, the worst first."""
    if measure in MEASURES:
        return {"by": measure}
    return {"standard": measure, "verdict": list(JUDGED)}


def of_missed(standard: str) -> dict[str, Any]:
    """Those that missed a standard."""
    return {"standard": standard, "verdict": [MISSED]}


def of_days(first: date, last: date) -> dict[str, Any]:
    """Those that began from one day to another, both included."""
    return {"since": first.isoformat(), "until": last.isoformat()}


_SETTLED = {"standard": RESOLVED, "verdict": [MET]}

COLUMNS: Mapping[str, Mapping[str, Any]] = {
    "conversations": {},
    "first": of_measure(FIRST_REPLY),
    "reply": of_measure(REPLY),
    "assessed": {"by": "assessed"},
    "critical": {"only": ["critical"]},
    "unanswered": {"only": ["unanswered"]},
    "resolved": _SETTLED,
    "resolved_margin": _SETTLED,
    "rating": {"by": "rating"},
    "rated": {"by": "rating"},
    "predicted": {"by": "predicted_rating"},
    "mismatch": of_missed(SAME_LANGUAGE),
    "came_back": of_missed(CAME_BACK),
    **{name: of_measure(name) for name in MEASURES},
    **{f"{name}:margin": of_measure(name) for name in MEASURES},
}
"""What is behind the figures of columns that several tables have."""


def of_column(
    column: str, others: Mapping[str, Mapping[str, Any]] | None = None
) -> Mapping[str, Any] | None:
    """What is behind a cell of a column; None where it is the row itself. ``others``: columns that
    one table alone has."""
    return {**COLUMNS, **(others or {})}.get(column)
