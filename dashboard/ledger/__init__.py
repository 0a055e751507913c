"""What people do, kept in a small shared database: the only door to SQLAlchemy.

:func:`opened` brings the database up to date and hands out a maker of sessions; the modules beside
this one hold one subject each.
"""

import errno
import os
import sqlite3
import time
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

Ledger = sessionmaker[Session]
"""Makes sessions: ``with ledger.begin() as session: …`` is one transaction."""

_PATIENCE_SECONDS = 30
"""How long a writer of SQLite waits for another one."""

_STEP_SECONDS = 0.005
"""How often it asks meanwhile."""

_PATIENCE = f"PRAGMA busy_timeout={_PATIENCE_SECONDS * 1000}"

_MIGRATING = 70_404
"""The lock of PostgreSQL under which the tables are brought up to date: any number of our own."""


@lru_cache(maxsize=8)
def opened(address: str) -> Ledger:
    """The ledger at an address (any SQLAlchemy URL), with the tables of this version.

    Raises OSError, now or later, where its disk is full or its server does not answer.
    """
    engine = _engine(address)
    _migrate(engine)
    return sessionmaker(engine, expire_on_commit=False)


def settled(book: Ledger) -> None:
    """Put what was written into SQLite's own file and empty the one beside it, in which pages stand
    as they were before; a server sees to that itself."""
    engine = book.kw["bind"]
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _engine(address: str) -> Engine:
    # Connections are kept: those that a restart of the server cut are noticed and made anew.
    engine = create_engine(address, pool_pre_ping=True)
    event.listen(engine, "handle_error", _tell_outage)
    if make_url(address).get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _tell_outage(context: ExceptionContext) -> None:
    """A full disk and a server out of reach are no faults of the program: they are OSErrors."""
    if context.engine is None or not isinstance(context.sqlalchemy_exception, DBAPIError):
        # A kept connection is looked at, and made anew where it is cut; or somebody stops the
        # program, which counts as a disconnection, too.
        return
    reason = context.original_exception
    place = context.engine.url.render_as_string()
    if getattr(reason, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), place) from reason
    if context.connection is None or context.is_disconnect:
        raise OSError(errno.ENOTCONN, str(reason).partition("\n")[0], place) from reason


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # Left to itself, the driver begins transactions late and not at all for changes of tables.
    connection.isolation_level = None
    connection.execute(_PATIENCE)
    # What was kept stays kept, even if the power fails (FULL): people's words cannot be measured
    # anew. It is most of what a change costs. What was deleted is overwritten, not only let go of.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Begin at once, or wait in small steps: SQLite's own grow to a tenth of a second, so that of
    many writers the one who waited longest comes last."""
    how = connection.get_execution_options().get("begin", "BEGIN")
    driver: Any = connection.connection.dbapi_connection
    until = time.monotonic() + _PATIENCE_SECONDS
    driver.execute("PRAGMA busy_timeout=0")
    while time.monotonic() < until and not _begun(driver, how):
        time.sleep(_STEP_SECONDS)
    if not driver.in_transaction:
        connection.exec_driver_sql(how)
    driver.execute(_PATIENCE)


def _begun(driver: sqlite3.Connection, how: str) -> bool:
    try:
        driver.execute(how)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _migrate(engine: Engine) -> None:
    """Bring the tables up to date; of several programs starting at once, one does it."""
    config = Config()
    folder = str(Path(__file__).parent / "migrations").replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    with (
        engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection,
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATING})"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
