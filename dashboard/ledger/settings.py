"""What is set for the whole workspace, each setting a table of plain values under its name."""

from datetime import UTC, datetime
from typing import Any

from dashboard.access import Person, Right
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting
from dashboard.ledger.tables import Setting

PEOPLE_ONLY = "people only"
"""From which agreement on a standard is left to people: ``bar`` (kappa), ``least`` (judgements)."""
DISPUTES = "disputes"
"""``days`` until a dispute is to be decided."""
APPRAISAL = "appraisal"
"""The formula of appraisals (:class:`scoring.analysis.formula.Formula`)."""

DEFAULTS: dict[str, dict[str, Any]] = {
    PEOPLE_ONLY: {"on": False, "bar": 0.4, "least": 30},
    DISPUTES: {"days": 7},
    APPRAISAL: {},
}

RIGHTS = {PEOPLE_ONLY: Right.CALIBRATE, DISPUTES: Right.DECIDE, APPRAISAL: Right.APPRAISE}
"""Who may set what."""


def get(ledger: Ledger, name: str) -> dict[str, Any]:
    """A setting, with the defaults where nothing was set."""
    with ledger() as session:
        found = session.get(Setting, name)
    return DEFAULTS[name] | (found.value if found is not None else {})


def put(ledger: Ledger, by: Person, name: str, value: dict[str, Any]) -> None:
    """Set a setting."""
    with acting(ledger, by, RIGHTS[name], "setting changed", name, **value) as session:
        session.merge(Setting(name=name, value=value, changed_at=datetime.now(UTC)))
