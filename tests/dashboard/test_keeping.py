"""Imports wholly in or wholly out, in any order, and out again."""

import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import intake, keeping, lake, ledger
from dashboard.arrivals import Origin
from dashboard.intake import take_in
from dashboard.ledger import imports, members
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.staging import Room
from dashboard.workspace import Workspace, workspace

START = 1_772_442_000
LINES = ("Where is my parcel?", "Good morning! On its way.", "It is late.", "Sorry!", "Thanks")


def told(name: str, length: int, **facts: object) -> dict[str, object]:
    """A conversation so far: its first messages."""
    messages = [
        {"role": ("customer", "agent")[n % 2], "text": f"{name}: {text}", "timestamp": START + n}
        for n, text in enumerate(LINES[:length])
    ]
    return {"conversation_id": name, "messages": messages} | facts


def file(folder: Path, name: str, *conversations: dict[str, object]) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in conversations), "utf-8")
    return path


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "W")


@pytest.fixture(autouse=True)
def unmeasured(monkeypatch):
    """The stores are what is tried here."""
    monkeypatch.setattr(intake, "measured_and_told", lambda *_: 0)


def content(place: Workspace) -> dict[str, tuple[object, ...]]:
    """What the lake says of each conversation, whichever import brought it."""
    if lake.version(place.conversations) < 0:
        return {}
    rows = lake.scan(place.conversations).select("conversation_id", "digest").collect()
    assert rows["conversation_id"].is_unique().all()
    return {row[0]: row for row in rows.sort("conversation_id").iter_rows()}


def undone(place: Workspace, number: int) -> None:
    book = ledger.opened(place.ledger)
    imports.undo(book, members.alone(book), number)
    keeping.undo(place, number)


FIXTURES = [HealthCheck.function_scoped_fixture]
STATES = st.lists(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5)), min_size=1, max_size=4),
    min_size=2,
    max_size=4,
)


@settings(max_examples=12, deadline=None, suppress_health_check=FIXTURES)
@given(exports=STATES, data=st.data())
def test_the_order_of_imports_does_not_matter(tmp_path_factory, exports, data):
    results = []
    for order in (exports, data.draw(st.permutations(exports)), [*exports, *exports]):
        place = workspace(tmp_path_factory.mktemp("order") / "W")
        for number, states in enumerate(order):
            export = file(place.path, f"e{number}", *(told(*state) for state in states))
            take_in([export], place)
        results.append(content(place))
    assert results[0] == results[1] == results[2]
    longest = {name: max(n for e in exports for m, n in e if m == name) for name in results[0]}
    rows = lake.scan(place.conversations).select("conversation_id", pl.col("messages").list.len())
    assert dict(rows.collect().iter_rows()) == longest


@settings(max_examples=12, deadline=None, suppress_health_check=FIXTURES)
@given(exports=STATES, data=st.data())
def test_an_import_undone_is_as_if_it_had_never_been(tmp_path_factory, exports, data):
    whole = workspace(tmp_path_factory.mktemp("whole") / "W")
    without = workspace(tmp_path_factory.mktemp("without") / "W")
    out = data.draw(st.integers(0, len(exports) - 1))
    gone = 0
    for number, states in enumerate(exports):
        export = file(whole.path, f"e{number}", *(told(*state) for state in states))
        report = take_in([export], whole)
        if number == out:
            gone = report.import_id
        else:
            take_in([export], without)
    undone(whole, gone)
    assert content(whole) == content(without)
    assert imports.status(ledger.opened(whole.ledger), gone) == "undone"


def test_undoing_the_first_of_two_that_saw_the_same_leaves_it(place):
    export = file(place.path, "e", told("a", 2), told("b", 1))
    first = take_in([export], place)
    take_in([file(place.path, "f", told("a", 2))], place)
    undone(place, first.import_id)
    assert set(content(place)) == {"a"}


def test_undoing_takes_the_measurements_along(place, monkeypatch):
    monkeypatch.undo()
    report = take_in([file(place.path, "e", told("a", 2))], place)
    take_in([file(place.path, "f", told("b", 2))], place)
    undone(place, report.import_id)
    rows = lake.scan(place.measurements, LAKE_MEASUREMENT).collect()
    assert rows["conversation_id"].to_list() == ["b"]


def test_undoing_twice_changes_nothing(place):
    report = take_in([file(place.path, "e", told("a", 2))], place)
    undone(place, report.import_id)
    undone(place, report.import_id)
    assert content(place) == {}


def test_two_shops_may_have_the_same_numbers(place):
    export = file(place.path, "e", told("1", 2))
    other = told("1", 1)
    other["messages"][0]["text"] = "Quite another matter"  # pyright: ignore[reportIndexIssue]
    for shop, path in (("de", export), ("fr", file(place.path, "f", other)), ("de", export)):
        take_in([path], place, Origin(source=shop))
    assert set(content(place)) == {"de:1", "fr:1"}


def test_what_was_stopped_while_it_was_read_is_out(place):
    book = ledger.opened(place.ledger)
    number = imports.begin(book, ["a.jsonl"], {}, [])
    room = Room(place, number)
    room.enter()
    room.add(0, pl.DataFrame({"conversation_id": ["x"]}))
    keeping.recover(place)
    assert imports.status(book, number) == "reading"  # somebody holds the lock
    room.leave()
    keeping.recover(place)
    assert imports.status(book, number) == "interrupted"
    assert not list(room.parts())
    assert content(place) == {}


def test_what_was_refused_can_be_mended_and_brought_again(place):
    export = file(place.path, "e", told("a", 2), told("b", 1))
    broken = json.loads(export.read_text().splitlines()[1])
    broken["messages"][0]["role"] = "alien"
    export.write_text(f"{json.dumps(told('a', 2))}\n{json.dumps(broken)}\nnonsense\n")
    report = take_in([export], place)
    assert report.counts["refused"] == 2
    refused = Room(place, report.import_id).refused()
    assert refused.select("row", "expected", "conversation_id", "role", "line").rows() == [
        (2, "role", "b", "alien", None),
        (3, "json", None, None, "nonsense\n"),
    ]
    mended = place.path / "mended.csv"
    refused.head(1).with_columns(pl.lit("customer").alias("role")).write_csv(mended)
    assert take_in([mended], place).counts["new"] == 1
    assert set(content(place)) == {"a", "b"}
