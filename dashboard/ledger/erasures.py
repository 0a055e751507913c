"""Who was forgotten: a record that tells nothing of them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from dashboard.access import Person, Right
from dashboard.ledger import Ledger, settled
from dashboard.ledger.audit import acting, writing
from dashboard.ledger.tables import BestPractice, Erasure, Problem

_AT_ONCE = 500
"""Ids named in one statement."""


def record(ledger: Ledger, by: Person, pseudonym: str) -> None:
    """Note that a customer was forgotten."""
    with acting(ledger, by, Right.MANAGE, "customer forgotten", pseudonym) as session:
        session.add(Erasure(pseudonym=pseudonym, erased_at=datetime.now(UTC), erased_by=by.id))


def pseudonyms(ledger: Ledger) -> list[str]:
    """Everybody who was forgotten."""
    with ledger() as session:
        return list(session.scalars(select(Erasure.pseudonym).distinct()))


def every(ledger: Ledger, by: Person) -> list[Erasure]:
    """Every erasure, the last one first."""
    with acting(ledger, by, Right.MANAGE, "erasures read", "") as session:
        return list(session.scalars(select(Erasure).order_by(Erasure.id.desc())))


def forget(ledger: Ledger, conversations: Sequence[str]) -> None:
    """Drop what the ledger repeats of conversations: values that imports could not use, and
    examples kept for the library. People's own judgements stay: they tell of the agent."""
    with writing(ledger) as session:
        for first in range(0, len(conversations), _AT_ONCE):
            ids = list(conversations[first : first + _AT_ONCE])
            told = Problem.conversation_id.in_(ids)
            session.execute(update(Problem).where(told).values(value=None))
            session.execute(delete(BestPractice).where(BestPractice.conversation_id.in_(ids)))
    settled(ledger)
