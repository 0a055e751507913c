"""The tables of the ledger: made by migrations, with what the database itself holds to."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, func, make_url, select, text
from sqlalchemy.exc import DBAPIError

from dashboard import ledger
from dashboard.ledger import appraisals, audit, coaching, erasures, imports, members, rubrics
from dashboard.ledger.tables import AuditEntry, Base


def migrations(connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "dashboard:ledger/migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def test_migrations_make_the_tables_that_the_models_describe(new_address):
    ledger.opened(new_address)
    with create_engine(new_address).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_what_was_kept_by_the_first_version_is_there_after_every_migration(new_address):
    engine = create_engine(new_address)
    with engine.begin() as connection:
        command.upgrade(migrations(connection), "0001")
        connection.execute(
            text(
                "INSERT INTO imports (started_at, files, counts, status) VALUES "
                "('2026-10-01 08:00:00.000000', '[\"a.jsonl\"]', '{\"new\": 2}', 'done')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO problems (import_id, file, field, expected, refused) "
                "SELECT id, 'a.jsonl', 'line', 'json', true FROM imports"
            )
        )
        connection.execute(
            text(
                "INSERT INTO rubric_versions (name, reason, created_at, rubric) VALUES "
                "('Ours', 'first', '2026-10-01 08:00:00.000000', '{\"dimensions\": {}}')"
            )
        )
    book = ledger.opened(new_address)
    (kept,) = imports.recent(book)
    assert (kept.started_at, kept.files) == (datetime(2026, 10, 1, 8, tzinfo=UTC), ["a.jsonl"])
    assert kept.counts == {"new": 2}
    assert imports.problems(book, kept.id)["file"].to_list() == ["a.jsonl"]
    version = rubrics.current(book)
    assert version is not None
    assert (version.name, version.rubric) == ("Ours", {"dimensions": {}})
    assert imports.begin(book, ["b.jsonl"], {}, []) == kept.id + 1
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrations(connection))
        current = MigrationContext.configure(connection).get_current_revision()
    assert current == scripts.get_current_head()


def test_of_several_running_plans_for_the_same_the_newest_goes_on(new_address):
    engine = create_engine(new_address)
    with engine.begin() as connection:
        command.upgrade(migrations(connection), "0002")
        connection.execute(
            text(
                "INSERT INTO members (id, login, name, role, teams, active, created_at) VALUES "
                "(1, 'tina', '', 'trainer', '[]', true, '2026-10-01 08:00:00.000000')"
            )
        )
        for number, (standard, ended) in enumerate(
            (("ends", "NULL"), ("ends", "NULL"), ("greets", "NULL"), ("ends", "created_at")), 1
        ):
            connection.execute(
                text(
                    "INSERT INTO coaching_plans (id, agent_id, standard, goal, trainer_id, "
                    "created_at, starts_on, due_on) VALUES (:id, 'anna', :standard, '', 1, "
                    "'2026-10-01 08:00:00.000000', '2026-10-01', '2026-10-29')"
                ),
                {"id": number, "standard": standard},
            )
            connection.execute(
                text(f"UPDATE coaching_plans SET ended_at = {ended} WHERE id = {number}")
            )
    every = coaching.plans(ledger.opened(new_address))
    assert sorted(one.id for one in every if one.ended_at is None) == [2, 3]


def test_a_migration_can_be_taken_back(new_address):
    with create_engine(new_address).begin() as connection:
        config = migrations(connection)
        command.upgrade(config, "head")
        command.downgrade(config, "base")
        command.upgrade(config, "head")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_several_programs_may_open_a_new_ledger_at_once(new_address):
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: ledger.opened.__wrapped__(new_address), range(4)))
    assert len({imports.begin(book, ["a"], {}, []) for book in opened}) == 4


def test_a_ledger_opened_again_keeps_what_is_in_it(address):
    number = imports.begin(ledger.opened.__wrapped__(address), ["a.jsonl"], {}, [])
    (kept,) = imports.recent(ledger.opened.__wrapped__(address))
    assert (kept.id, kept.files) == (number, ["a.jsonl"])


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_sqlite_lets_readers_read_while_someone_writes(book):
    with audit.writing(book) as writing:
        writing.add(AuditEntry(at=datetime.now(UTC), **dict.fromkeys(WORDS, "x"), details={}))
        writing.flush()
        with book() as session:
            assert session.scalar(text("PRAGMA journal_mode")) == "wal"
            assert session.scalar(text("PRAGMA foreign_keys")) == 1
            assert session.scalar(select(func.count()).select_from(AuditEntry)) == 0


WORDS = ("login", "role", "action", "subject")


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_who_cannot_write_in_time_is_told(book, monkeypatch):
    monkeypatch.setattr(ledger, "_PATIENCE_SECONDS", 0)
    with (
        audit.writing(book),
        pytest.raises(DBAPIError, match="locked"),
        audit.writing(book),
    ):
        pass


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_connection_that_the_server_cut_is_made_anew(book, postgres):
    alone = members.alone(book)
    with postgres.connect() as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'own'")
        )
    assert members.alone(book) == alone


def test_nobody_changes_the_audit_log_or_a_closed_appraisal(book, staff):
    appraisals.close(book, staff.supervisor, "2026-10", {"anna": {}}, formula={}, versions={})
    for table in ("audit", "appraisals"):
        for change in (f"UPDATE {table} SET id = id + 100", f"DELETE FROM {table}"):
            with pytest.raises(DBAPIError, match="only ever added"), book.begin() as session:
                session.execute(text(change))
        with book() as session:
            kept = session.scalar(text(f"SELECT count(*) FROM {table} WHERE id < 100"))
        assert kept is not None
        assert kept > 0


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_nobody_empties_the_audit_log_at_once(book):
    with pytest.raises(DBAPIError, match="only ever added"), book.begin() as session:
        session.execute(text("TRUNCATE audit"))


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_is_forgotten_stands_no_longer_in_the_files_of_sqlite(book, address):
    number = imports.begin(book, ["a.jsonl"], {}, [])
    told = [["a.jsonl", 1, f"c{n}", "line", f"Anna Beispiel {n}", "json", True] for n in range(300)]
    problems = pl.DataFrame(told, schema=imports.FILE_PROBLEM, orient="row")
    imports.keeping(book, number, problems, 300)
    files = [Path(f"{make_url(address).database}{end}") for end in ("", "-wal")]
    assert any(b"Anna Beispiel" in file.read_bytes() for file in files)
    erasures.forget(book, [f"c{n}" for n in range(300)])
    assert not any(b"Anna Beispiel" in file.read_bytes() for file in files if file.exists())
    assert imports.problems(book, number)["value"].null_count() == 300
