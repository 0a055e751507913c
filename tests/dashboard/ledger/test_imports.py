"""What was imported, and the versions of the rubric."""

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from sqlalchemy.exc import IntegrityError

from dashboard.ledger import imports, rubrics
from dashboard.ledger.tables import Problem


def test_an_import_from_begin_to_end(book):
    number = imports.begin(book, ["a.jsonl", "b.csv"], {"zone": "Asia/Shanghai"}, ["d1", "d2"])
    (running,) = imports.recent(book)
    assert (running.status, running.finished_at, running.files) == (
        "reading",
        None,
        ["a.jsonl", "b.csv"],
    )
    problems = pl.DataFrame(
        [("a.jsonl", 3, None, "line", "nonsense", "json", True)] * 20_001,
        schema=imports.FILE_PROBLEM,
        orient="row",
    )
    assert imports.status(book, number) == "reading"
    imports.keeping(book, number, problems, 1)
    assert [one.status for one in imports.unfinished(book)] == ["keeping"]
    imports.finish(book, number, {"new": 2}, "done")
    assert imports.unfinished(book) == []
    assert imports.known(book) == {"d1", "d2"}
    (done,) = imports.recent(book)
    assert (done.status, done.counts) == ("done", {"new": 2, "refused": 1})
    assert done.finished_at is not None
    assert timedelta() <= datetime.now(UTC) - done.finished_at < timedelta(minutes=1)
    assert imports.problems(book, number).equals(problems)
    assert imports.problems(book, number + 1).is_empty()


def test_a_problem_belongs_to_an_import(book):
    with pytest.raises(IntegrityError), book.begin() as session:
        session.add(Problem(import_id=7, file="a", field="line", expected="json", refused=True))


def test_a_value_with_a_character_no_database_takes_is_still_shown(book):
    number = imports.begin(book, ["a.csv"], {}, [])
    problem = ("a.csv", 1, None, "line", "torn\0off 你好 😀", "json", True)
    found = pl.DataFrame([problem], schema=imports.FILE_PROBLEM, orient="row")
    imports.keeping(book, number, found, 1)
    assert imports.problems(book, number)["value"].to_list() == ["torn�off 你好 😀"]


def test_the_last_rubric_is_in_force_and_all_are_kept(book, staff):
    assert rubrics.current(book) is None
    for name in ("first", "second"):
        rubrics.save(book, staff.supervisor, name, "because", {"dimensions": {"attitude": 2.0}})
    current = rubrics.current(book)
    assert current is not None
    assert current.name == "second"
    assert [version.name for version in rubrics.history(book)] == ["second", "first"]
