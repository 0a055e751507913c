"""What tests of the ledger share: every one runs on SQLite and on a real PostgreSQL server."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, make_url

from dashboard import ledger
from dashboard.access import Person, Role
from dashboard.ledger import Ledger, members, samples
from dashboard.ledger.samples import Drawn
from tests.postgres import server

DATABASES = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Staff:
    """One of each role, and a second one of those of whom two may want the same."""

    administrator: Person
    supervisor: Person
    second_supervisor: Person
    reviewer: Person
    second_reviewer: Person
    trainer: Person
    agent: Person
    second_agent: Person


@pytest.fixture(scope="session")
def postgres() -> Iterator[Engine]:
    """The server's own database, from which others are made."""
    with server() as address:
        yield create_engine(address, isolation_level="AUTOCOMMIT")


@pytest.fixture(scope="session")
def finished(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[str], str]:
    """A database of each kind with all tables, to be copied: migrations take their time."""
    made: dict[str, str] = {}

    def of_kind(kind: str) -> str:
        if kind not in made:
            made[kind] = str(tmp_path_factory.mktemp("ledger") / "ledger.sqlite")
            address = f"sqlite:///{made[kind]}"
            if kind == "postgresql":
                made[kind] = "finished"
                address = new_database(request.getfixturevalue("postgres"), "finished")
            ledger.opened.__wrapped__(address).kw["bind"].dispose()
        return made[kind]

    return of_kind


@pytest.fixture(params=DATABASES)
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.sqlite'}"
        return
    engine = request.getfixturevalue("postgres")
    yield new_database(engine, "fresh")
    dropped(engine, "fresh")


@pytest.fixture(params=DATABASES)
def address(
    request: pytest.FixtureRequest, tmp_path: Path, finished: Callable[[str], str]
) -> Iterator[str]:
    """The address of a ledger in which nothing is yet."""
    if request.param == "sqlite":
        shutil.copy(finished("sqlite"), tmp_path / "ledger.sqlite")
        yield f"sqlite:///{tmp_path / 'ledger.sqlite'}"
        return
    engine = request.getfixturevalue("postgres")
    yield new_database(engine, "own", finished("postgresql"))
    dropped(engine, "own")


@pytest.fixture
def book(address: str) -> Iterator[Ledger]:
    """A ledger in which nothing is yet."""
    opened = ledger.opened.__wrapped__(address)
    yield opened
    opened.kw["bind"].dispose()


@pytest.fixture
def staff(book: Ledger) -> Staff:
    alone = members.alone(book)

    def add(login: str, role: Role, agent_id: str | None = None) -> Person:
        return members.add(book, alone, Person(0, login, login.title(), role, agent_id))

    return Staff(
        add("ada", Role.ADMINISTRATOR),
        add("sven", Role.SUPERVISOR),
        add("sara", Role.SUPERVISOR),
        add("rita", Role.REVIEWER),
        add("rolf", Role.REVIEWER),
        add("tina", Role.TRAINER),
        add("anna", Role.AGENT, "anna"),
        add("ben", Role.AGENT, "ben"),
    )


@pytest.fixture
def queue(book: Ledger, staff: Staff) -> Callable[..., list[int]]:
    """Draws conversations c0, c1, … of Anna's for review; gives the numbers of the items."""

    def of(count: int, cycle: str = "2026-W47", due_days: int = 7) -> list[int]:
        plan = samples.save(book, staff.reviewer, "All", {}, cycle="week", due_days=due_days)
        drawn = [Drawn(f"c{number}", "anna", "all", 0.5, ("random",)) for number in range(count)]
        samples.draw(book, staff.reviewer, plan, cycle, drawn)
        return samples.items(book, plan)["item_id"].to_list()

    return of


@pytest.fixture
def together(book: Ledger) -> Callable[..., list[Any]]:
    """Has several things done at the same time, and gives what came of each: its answer, or what it
    raised. Each waits with its first change until all have looked at what there is; those who make
    the others wait before they look go on alone."""

    def of(*acts: Callable[[], Any]) -> list[Any]:
        looked = Barrier(len(acts))

        def wait(*_: Any) -> None:
            with suppress(BrokenBarrierError):
                looked.wait(0.5)

        event.listen(book, "before_flush", wait)
        try:
            with ThreadPoolExecutor(len(acts)) as pool:
                done = [pool.submit(act) for act in acts]
                return [one.exception() or one.result() for one in done]
        finally:
            event.remove(book, "before_flush", wait)

    return of


def new_database(engine: Engine, name: str, template: str = "template1") -> str:
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    return make_url(engine.url).set(database=name).render_as_string(hide_password=False)


def dropped(engine: Engine, name: str) -> None:
    """Take a database away, and whoever is still connected with it."""
    ledger.opened.cache_clear()
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
