"""What people do, kept in a small shared database: the only door to SQLAlchemy.

:func:`opened` brings the database up to date and hands out a maker of sessions; the modules beside
this one hold one subject each.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

Ledger = sessionmaker[Session]
"""Makes sessions: ``with ledger.begin() as session: …`` is one transaction."""

_PATIENCE_MS = 30_000
"""How long a writer of SQLite waits for another one."""


@lru_cache(maxsize=8)
def opened(address: str) -> Ledger:
    """The ledger at an address (any SQLAlchemy URL), with the tables of this version."""
    engine = _engine(address)
    _migrate(engine)
    return sessionmaker(engine, expire_on_commit=False)


def _engine(address: str) -> Engine:
    engine = create_engine(address)
    if make_url(address).get_backend_name() == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # Left to itself, the driver begins transactions late and not at all for changes of tables.
    connection.isolation_level = None
    for pragma in (f"busy_timeout={_PATIENCE_MS}", "journal_mode=WAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    how = connection.get_execution_options().get("begin", "BEGIN")
    connection.exec_driver_sql(how)


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
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
