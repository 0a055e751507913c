"""Summaries of agents' periods, once closed: never changed."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from dashboard.access import Person, Right, require_agent
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting
from dashboard.ledger.tables import Appraisal


class ClosedError(Exception):
    """The period of one of these agents is closed already: nothing was written."""


def close(
    ledger: Ledger,
    by: Person,
    period: str,
    figures: dict[str, dict[str, Any]],
    *,
    formula: dict[str, Any],
    versions: dict[str, Any],
) -> None:
    """Keep the figures of agents (by ``agent_id``) for a period, with the formula and the versions
    (of rubric and measuring) they were made by. Raises :class:`ClosedError`."""
    about = {"agents": sorted(figures), "versions": versions}
    now = datetime.now(UTC)
    try:
        with acting(ledger, by, Right.APPRAISE, "appraisal closed", period, **about) as session:
            for agent_id in figures:
                require_agent(by, Right.APPRAISE, agent_id)
            session.add_all(
                Appraisal(
                    period=period,
                    agent_id=agent_id,
                    figures=own,
                    formula=formula,
                    versions=versions,
                    closed_at=now,
                    closed_by=by.id,
                )
                for agent_id, own in figures.items()
            )
    except IntegrityError:
        raise ClosedError from None


def closed(ledger: Ledger, period: str | None = None) -> list[Appraisal]:
    """What was closed, of a period or of all, the last period first."""
    query = select(Appraisal).order_by(Appraisal.period.desc(), Appraisal.agent_id)
    if period is not None:
        query = query.where(Appraisal.period == period)
    with ledger() as session:
        return list(session.scalars(query))
