"""The ledger: what people do, kept; tables that the migrations really make."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from dashboard import ledger
from dashboard.ledger import imports, rubrics
from dashboard.ledger.tables import Base, Problem


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ledger.sqlite'}"


def test_migrations_make_the_tables_that_the_models_describe(address):
    ledger.opened(address)
    with create_engine(address).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_ledger_opened_again_keeps_what_is_in_it(address):
    rubrics.save(ledger.opened(address), "Ours", "first", {"dimensions": {}})
    ledger.opened.cache_clear()
    version = rubrics.current(ledger.opened(address))
    assert version is not None
    assert (version.name, version.reason, version.rubric) == ("Ours", "first", {"dimensions": {}})


def test_several_programs_may_open_a_new_ledger_at_once(address):
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: ledger.opened.__wrapped__(address), range(4)))
    assert len({imports.begin(book, ["a"]) for book in opened}) == 4


def test_sqlite_lets_readers_read_while_someone_writes(address):
    book = ledger.opened(address)
    with book() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA busy_timeout")) > 0


def test_an_import_from_begin_to_end(address):
    book = ledger.opened(address)
    number = imports.begin(book, ["a.jsonl", "b.csv"])
    (running,) = imports.recent(book)
    assert (running.status, running.finished_at, running.files) == (
        "running",
        None,
        ["a.jsonl", "b.csv"],
    )
    problems = pl.DataFrame(
        [("a.jsonl", 3, None, "line", "nonsense", "json", True)] * 20_001,
        schema=imports.FILE_PROBLEM,
        orient="row",
    )
    imports.note_problems(book, number, problems)
    imports.note_problems(book, number, problems.clear())
    imports.finish(book, number, {"new": 2, "refused": 1}, "done")
    (done,) = imports.recent(book)
    assert (done.status, done.counts) == ("done", {"new": 2, "refused": 1})
    assert done.finished_at is not None
    assert timedelta() <= datetime.now(UTC) - done.finished_at < timedelta(minutes=1)
    assert imports.problems(book, number).equals(problems)
    assert imports.problems(book, number + 1).is_empty()


def test_a_problem_belongs_to_an_import(address):
    book = ledger.opened(address)
    with pytest.raises(IntegrityError), book.begin() as session:
        session.add(Problem(import_id=7, file="a", field="line", expected="json", refused=True))


def test_the_last_rubric_is_in_force_and_all_are_kept(address):
    book = ledger.opened(address)
    assert rubrics.current(book) is None
    for name in ("first", "second"):
        rubrics.save(book, name, "because", {"dimensions": {"attitude": 2.0}})
    current = rubrics.current(book)
    assert current is not None
    assert current.name == "second"
    assert [version.name for version in rubrics.history(book)] == ["second", "first"]
