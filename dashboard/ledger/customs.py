"""Standards of the shop's own, which people judge."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from dashboard.access import Person, Right
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting
from dashboard.ledger.tables import CustomStandard

PREFIX = "custom."
"""In front of the number: how verdicts name a standard of the shop's own."""


class NameTakenError(ValueError):
    """There is such a standard already."""


def add(ledger: Ledger, by: Person, name: str, dimension: str, question: str) -> None:
    """A new standard; raises :class:`NameTakenError`."""
    about = {"dimension": dimension, "question": question}
    try:
        with acting(ledger, by, Right.CALIBRATE, "custom standard added", name, **about) as session:
            session.add(
                CustomStandard(
                    name=name,
                    dimension=dimension,
                    question=question,
                    active=True,
                    created_at=datetime.now(UTC),
                )
            )
    except IntegrityError:
        raise NameTakenError(name) from None


def retire(ledger: Ledger, by: Person, custom_id: int) -> None:
    """Ask it no more; what was judged stays."""
    with acting(ledger, by, Right.CALIBRATE, "custom standard retired", custom_id) as session:
        session.get_one(CustomStandard, custom_id).active = False


def every(ledger: Ledger) -> list[CustomStandard]:
    """All of them, also those that are asked no more."""
    with ledger() as session:
        return list(session.scalars(select(CustomStandard).order_by(CustomStandard.id)))
