"""Who looked at which transcript, who changed what, and what was denied: only ever added to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
import polars as pl
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from dashboard.access import DeniedError, Person, Right, require
from dashboard.ledger import Ledger
from dashboard.ledger.tables import AuditEntry

ENTRY = pl.Schema(
    {
        "at": pl.Datetime("us", "UTC"),
        "login": pl.String,
        "role": pl.String,
        "action": pl.String,
        "subject": pl.String,
        "details": pl.String,
    }
)

LOOKED = "transcript read"
OPENED = "original read"
READ = "audit log read"
DENIED = "denied"


@contextmanager
def acting(
    ledger: Ledger, by: Person, right: Right, action: str, subject: Any, **details: Any
) -> Iterator[Session]:
    """One transaction in which ``by`` does something that takes ``right``, with its audit entry.

    ``details`` say what is changed to what, as plain values. Raises
    :class:`dashboard.access.DeniedError`, which is noted as well, also where it is raised within.
    """
    with _noting_denial(ledger, by, action, subject):
        require(by, right)
        with writing(ledger) as session:
            yield session
            session.add(entry(by, action, subject, details))


def demand(ledger: Ledger, by: Person, right: Right, action: str, subject: Any = "") -> None:
    """Raise :class:`dashboard.access.DeniedError` unless ``by`` has the right to do something, and
    note that they tried."""
    with _noting_denial(ledger, by, action, subject):
        require(by, right)


@contextmanager
def writing(ledger: Ledger) -> Iterator[Session]:
    """One transaction that writes. SQLite lets only one at a time begin, and the others wait: one
    that began to read before could not go on to write."""
    with ledger.begin() as session:
        session.connection(execution_options={"begin": "BEGIN IMMEDIATE"})
        yield session


def noted(
    ledger: Ledger, by: Person, right: Right, action: str, subject: Any, **details: Any
) -> None:
    """Note something that takes a right and leaves no other trace in the ledger. Raises
    :class:`dashboard.access.DeniedError`."""
    with acting(ledger, by, right, action, subject, **details):
        pass


def turned_away(ledger: Ledger, login: str) -> None:
    """Note that somebody logged in who has no role here."""
    with writing(ledger) as session:
        nobody = {"action": "logged in"}
        session.add(_entry(login, "", DENIED, login, nobody))


def looked(ledger: Ledger, by: Person, conversation_id: str) -> None:
    """Note that somebody read a transcript; raises :class:`dashboard.access.DeniedError`."""
    noted(ledger, by, Right.READ, LOOKED, conversation_id)


def opened(ledger: Ledger, by: Person, conversation_id: str) -> None:
    """Note that somebody read what a conversation said before it was masked; raises
    :class:`dashboard.access.DeniedError`."""
    noted(ledger, by, Right.UNSEAL, OPENED, conversation_id)


@dataclass(frozen=True)
class Sought:
    """Which entries are asked for: of whom, what they did, and since when; None means any."""

    login: str | None = None
    action: str | None = None
    since: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same, as conditions of a query."""
        found = []
        if self.login is not None:
            found.append(AuditEntry.login == self.login)
        if self.action is not None:
            found.append(AuditEntry.action == self.action)
        if self.since is not None:
            found.append(AuditEntry.at >= self.since)
        return found


ALL = Sought()


def entries(
    ledger: Ledger, by: Person, sought: Sought = ALL, limit: int | None = None
) -> pl.DataFrame:
    """The latest entries (ENTRY) that are sought, the last one first; ``details`` are JSON."""
    demand(ledger, by, Right.AUDIT, READ)
    query = (
        select(AuditEntry).where(*sought.conditions()).order_by(AuditEntry.id.desc()).limit(limit)
    )
    with ledger() as session:
        rows = [
            (one.at, one.login, one.role, one.action, one.subject, _json(one.details))
            for one in session.scalars(query)
        ]
    return pl.DataFrame(rows, schema=ENTRY, orient="row")


def count(ledger: Ledger, by: Person, sought: Sought = ALL) -> int:
    """How many entries are sought."""
    demand(ledger, by, Right.AUDIT, READ)
    query = select(func.count()).select_from(AuditEntry).where(*sought.conditions())
    with ledger() as session:
        return session.scalar(query) or 0


def mentioned(ledger: Ledger, by: Person) -> tuple[list[str], list[str]]:
    """The logins and the actions of which there are entries, sorted."""
    demand(ledger, by, Right.AUDIT, READ)
    with ledger() as session:
        logins, actions = (
            sorted(session.scalars(select(column).distinct()))
            for column in (AuditEntry.login, AuditEntry.action)
        )
    return logins, actions


def entry(by: Person, action: str, subject: Any, details: dict[str, Any]) -> AuditEntry:
    """An entry of now. Who looked with the eyes of ``by`` is who did it."""
    told = details | ({"eyes": by.login} if by.behind else {})
    return _entry(by.behind or by.login, by.role.value, action, subject, told)


@contextmanager
def _noting_denial(ledger: Ledger, by: Person, action: str, subject: Any) -> Iterator[None]:
    try:
        yield
    except DeniedError as denied:
        told = {"action": action, "right": denied.right.value}
        with writing(ledger) as session:
            session.add(entry(by, DENIED, subject, told))
        raise


def _entry(login: str, role: str, action: str, subject: Any, details: dict[str, Any]) -> AuditEntry:
    return AuditEntry(
        at=datetime.now(UTC),
        login=login,
        role=role,
        action=action,
        subject=str(subject),
        details=details,
    )


def _json(details: dict[str, Any]) -> str:
    return orjson.dumps(details, option=orjson.OPT_SORT_KEYS).decode() if details else ""
