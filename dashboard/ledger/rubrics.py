"""The versions of the rubric: saved with a reason, never changed; the last one is in force."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from dashboard.access import Person, Right
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting
from dashboard.ledger.tables import RubricVersion
from scoring.rubric import Rubric, changed, default


def save(ledger: Ledger, by: Person, name: str, reason: str, rubric: dict[str, Any]) -> int:
    """Put a rubric (as JSON values) in force; gives the number of the version."""
    version = RubricVersion(name=name, reason=reason, created_at=datetime.now(UTC), rubric=rubric)
    with acting(ledger, by, Right.CALIBRATE, "rubric saved", name, reason=reason) as session:
        session.add(version)
        session.flush()
        return version.id


def current(ledger: Ledger) -> RubricVersion | None:
    """The version in force; None while nobody has saved one and the default holds."""
    with ledger() as session:
        return session.scalars(
            select(RubricVersion).order_by(RubricVersion.id.desc()).limit(1)
        ).first()


def in_force(ledger: Ledger) -> Rubric:
    """The rubric that judges: the version in force, else the default."""
    version = current(ledger)
    return default() if version is None else changed(default(), version.rubric)


def history(ledger: Ledger) -> list[RubricVersion]:
    """Every version, the last one first."""
    with ledger() as session:
        return list(session.scalars(select(RubricVersion).order_by(RubricVersion.id.desc())))
