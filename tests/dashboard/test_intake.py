"""The intake: from files to measurements, again and again, interrupted and disputed."""

import gzip
import itertools
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from dashboard import keeping, lake, ledger, measuring, topics
from dashboard.intake import Report, take_in
from dashboard.ledger import imports
from dashboard.measuring import LAKE_MEASUREMENT, measure_pending
from dashboard.progress import Step
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace, workspace
from scoring.measure import measure, measuring_version

START = 1_772_442_000
"""A Monday morning, 2 March 2026, in Unix seconds."""


def said(role: str, text: str, at: object = START) -> dict[str, object]:
    return {"role": role, "text": text, "timestamp": at}


ASKED = said("customer", "Where is my parcel?")
ANSWERED = said("agent", "Good morning! It is on its way.", START + 60)


def told(conversation_id: str, *messages: dict, **facts: object) -> str:
    return json.dumps({"conversation_id": conversation_id, "messages": messages} | facts)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "W")


def brought(place: Workspace, *lines: str, name: str = "chats.jsonl") -> Report:
    path = place.path / name
    path.write_text("\n".join(lines), "utf-8")
    return take_in([path], place)


def stored(place: Workspace) -> pl.DataFrame:
    return lake.scan(place.conversations).sort("conversation_id").collect()


def measured(place: Workspace) -> pl.DataFrame:
    return lake.scan(place.measurements, LAKE_MEASUREMENT).sort("conversation_id").collect()


def test_conversations_come_in_and_are_measured(place):
    report = brought(place, told("c1", ASKED, ANSWERED, agent_id="Ada"), told("c2", ASKED))
    assert report.counts == {"new": 2, "changed": 0, "unchanged": 0, "older": 0, "refused": 0}
    assert report.measured == 2
    rows = measured(place)
    assert rows["conversation_id"].to_list() == ["c1", "c2"]
    assert rows["digest"].to_list() == stored(place)["digest"].to_list()
    assert rows["measured_by"].unique().to_list() == [measuring_version()]
    assert rows["month"].unique().to_list() == ["2026-03"]


def test_twice_the_same_changes_nothing(place):
    lines = [told(f"c{n}", ASKED, ANSWERED) for n in range(5)]
    brought(place, *lines)
    before = lake.version(place.conversations), lake.version(place.measurements)
    again = brought(place, *lines)
    assert (again.counts["unchanged"], again.measured, again.arrived) == (5, 0, 5)
    assert before == (lake.version(place.conversations), lake.version(place.measurements))


def test_a_conversation_that_went_on_is_measured_again(place):
    brought(place, told("c1", ASKED), told("c2", ASKED))
    again = brought(place, told("c1", ASKED, ANSWERED), told("c2", ASKED))
    assert (again.counts["changed"], again.counts["unchanged"], again.measured) == (1, 1, 1)
    assert measured(place)["messages"].to_list() == [2, 1]


def test_a_new_way_of_measuring_measures_all_again(place, monkeypatch):
    brought(place, told("c1", ASKED), told("c2", ASKED))
    monkeypatch.setattr(measuring, "measuring_version", lambda: "newer")
    assert measure_pending(place) == 2
    assert measure_pending(place) == 0
    assert measured(place)["measured_by"].to_list() == ["newer", "newer"]


COMPLAINED = said("customer", "My kettle leaks.")
BACK = [
    told("first", COMPLAINED, said("agent", "Sorry!", START + 60), customer_id="Eve"),
    told("second", said("customer", "My kettle leaks.", START + 90_000), customer_id="Eve"),
    told("third", said("customer", "Hello?", START + 9e6), customer_id="Zoe"),
]
RECONTACT = "effect.no_recontact"


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_who_came_back_is_known_in_whatever_order_it_comes_in(place, order):
    for number in order:
        brought(place, BACK[number])
    values = dict(measured(place).select("conversation_id", RECONTACT).iter_rows())
    assert values["first"] == 0.0


def test_what_comes_late_moves_only_what_it_concerns(place):
    brought(place, BACK[0], BACK[2])
    assert measured(place).filter(conversation_id="first")[RECONTACT].item() == 1.0
    before = lake.version(place.measurements)
    brought(place, BACK[1])
    assert measured(place).filter(conversation_id="first")[RECONTACT].item() == 0.0
    assert lake.version(place.measurements) == before + 2  # one added, one amended
    assert measure_pending(place) == 0
    assert lake.version(place.measurements) == before + 2


def test_what_was_measured_before_is_not_measured_again(place, monkeypatch):
    monkeypatch.setattr(measuring, "MEASURED_AT_ONCE", 2)
    lines = [told(f"c{n}", ASKED, said("agent", "Hi", START + 3e6 * n)) for n in range(7)]
    brought(place, *lines)
    batches = []
    monkeypatch.setattr(topics, "measure", lambda rows, **_: batches.append(rows) or measure(rows))
    brought(place, *lines, told("d", ASKED, said("agent", "Hi", START + 3e6)))
    assert [rows["conversation_id"].to_list() for rows in batches] == [["d"]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{nonsense", "json"),
        (told("x"), "no_messages"),
        (json.dumps({"messages": [ASKED]}), "conversation_id"),
        (told("x", said("alien", "Take me to your leader")), "role"),
        (told("c1", said("customer", "A different matter")), "id_taken"),
    ],
)
def test_refused_rows_are_told_and_kept_with_the_import(place, line, expected):
    brought(place, told("c1", ASKED))
    report = brought(place, told("c2", ASKED), line)
    assert (report.counts["new"], report.counts["refused"]) == (1, 1)
    problems = imports.problems(ledger.opened(place.ledger), report.import_id)
    assert problems.select("file", "row", "expected", "refused").rows() == [
        ("chats.jsonl", 2, expected, True)
    ]
    assert stored(place)["conversation_id"].to_list() == ["c1", "c2"]


@pytest.mark.parametrize("at", ["2999-01-01", "0001-01-01", "yesterday", 1e300, "99999999999999"])
def test_absurd_times_are_set_aside(place, at):
    report = brought(place, told("c1", ASKED, said("agent", "Good morning", at)))
    assert report.counts["new"] == 1
    assert report.files[0].problems["refused"].to_list() == [False]
    assert stored(place)["ended_at"].dt.epoch("s").to_list() == [START]


def test_everything_that_customers_and_exports_do(place):
    report = brought(
        place,
        told("late first", ANSWERED, ASKED),
        told("agent only", ANSWERED),
        told("customer only", ASKED, ASKED),
        told("undated", said("customer", "Hello?", None)),
        told("huge", said("customer", "parcel " * 700_000)),
        told("html", said("customer", "<img src=x onerror=alert(1)> &lt;b&gt;")),
        told("rtl", said("customer", "שלום, איפה ההזמנה שלי؟ \u202e")),
        told("emoji", said("customer", "😡😡😡👨‍👩‍👧")),
        told("blank", said("customer", ""), said("agent", "  ")),
        told("twice", ASKED),
        told("twice", ASKED, ANSWERED),
    )
    assert report.counts == {"new": 10, "changed": 0, "unchanged": 0, "older": 1, "refused": 0}
    assert report.measured == 10
    of = {row["conversation_id"]: row for row in stored(place).iter_rows(named=True)}
    assert [m["role"] for m in of["late first"]["messages"]] == ["customer", "agent"]
    assert [m["position"] for m in of["late first"]["messages"]] == [1, 0]
    assert len(of["twice"]["messages"]) == 2
    assert of["undated"]["month"] == "undated"


def test_files_that_cannot_be_read_do_not_keep_the_others_out(place):
    good, empty, other = (place.path / name for name in ("good.jsonl", "empty.csv", "x.csv"))
    good.write_text(told("c1", ASKED))
    empty.write_bytes(b"")
    other.write_text("sku,price\nA1,10\n")
    report = take_in([empty, good, other], place)
    assert [file.counts["refused"] for file in report.files] == [1, 0, 1]
    assert [str(file.unreadable)[:14] for file in report.files] == [
        "empty.csv is e",
        "None",
        "x.csv has no c",
    ]
    assert report.arrived == 1
    book = ledger.opened(place.ledger)
    assert imports.problems(book, report.import_id)["expected"].to_list() == [
        "empty_file",
        "columns",
    ]


def test_an_import_is_noted_whether_it_ends_well_or_not(place, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    report = brought(place, told("c1", ASKED))
    with monkeypatch.context() as broken:
        broken.setattr(lake, "keep", full)
        with pytest.raises(OSError, match="No space"):
            brought(place, told("c2", ASKED))
    book = ledger.opened(place.ledger)
    waiting, done = imports.recent(book)
    assert (done.id, done.status, done.counts["new"]) == (report.import_id, "done", 1)
    assert waiting.status == "keeping"
    keeping.recover(place)
    assert imports.recent(book)[0].status == "done"
    assert stored(place)["conversation_id"].to_list() == ["c1", "c2"]
    assert brought(place, told("c2", ASKED)).counts["unchanged"] == 1


def test_progress_goes_up_to_the_end(place):
    paths = []
    for name in ("a", "b"):
        paths.append(place.path / f"{name}.jsonl.gz")
        lines = "\n".join(told(f"{name}{n}", ASKED) for n in range(3))
        paths[-1].write_bytes(gzip.compress(lines.encode()))
    steps = list[Step]()
    take_in(paths, place, progress=steps.append)
    for stage, total in (("read", sum(path.stat().st_size for path in paths)), ("measure", 6)):
        of_stage = [step for step in steps if step.stage == stage]
        done = [step.done for step in of_stage]
        assert done == sorted(done)
        assert (of_stage[-1].done, of_stage[-1].total) == (total, total)
        assert of_stage[-1].conversations == 6


IMPORTER = """
import sys
from pathlib import Path
import polars as pl
from dashboard import arrivals, intake, measuring, topics
from dashboard.transcripts import gathered
from dashboard.workspace import Workspace
from scoring.measure import MEASUREMENT

def measure(conversations, **_):
    # Quick, since the stores are what is tried here.
    return pl.DataFrame(schema=MEASUREMENT).join(
        conversations.select("conversation_id", "started_at"), on="conversation_id", how="right"
    ).select(MEASUREMENT.names())

gathered.BATCH_CONVERSATIONS = arrivals.ARRIVING_AT_ONCE = 100
measuring.ARRIVING_AT_ONCE = measuring.MEASURED_AT_ONCE = measuring.MEASUREMENTS_AT_ONCE = 100
topics.measure, topics.enough = measure, lambda _: False
measuring.measuring_version = lambda: "v"
for path in sys.argv[2:]:
    intake.take_in([Path(path)], Workspace(Path(sys.argv[1])),
                   progress=lambda step: print(step.stage, step.done, flush=True))
"""


def importer(place: Workspace, *paths: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", IMPORTER, str(place.path), *map(str, paths)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def two_exports(tmp_path: Path) -> list[Path]:
    """1,000 conversations over six months; and an export later, when every third went on."""
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    at = [START + 2_592_000 * (n % 6) for n in range(1_000)]
    asked = [said("customer", f"Where is parcel {n}?", at[n]) for n in range(1_000)]
    answer = said("agent", "On its way", START + 2_592_000 * 6)
    first.write_text("\n".join(told(f"c{n:04}", asked[n]) for n in range(900)))
    second.write_text(
        "\n".join(
            told(f"c{n:04}", asked[n], *([answer] if n % 3 == 0 else [])) for n in range(1_000)
        )
    )
    return [first, second]


def state(place: Workspace) -> tuple[pl.DataFrame, pl.DataFrame]:
    conversations = lake.scan(place.conversations, LAKE_CONVERSATION)
    measurements = lake.scan(place.measurements, LAKE_MEASUREMENT)
    by_id = pl.col("conversation_id")
    return (
        conversations.drop("import_id").sort(by_id).collect(),
        measurements.sort(by_id).collect(),
    )


def test_an_import_that_was_killed_goes_on_to_the_same_end(tmp_path, two_exports):
    whole = workspace(tmp_path / "whole")
    began = time.monotonic()
    process = importer(whole, *two_exports)
    steps = process.communicate(timeout=120)[0].splitlines()
    assert process.returncode == 0
    pause = (time.monotonic() - began) / len(steps)
    wanted = state(whole)
    assert wanted[0].height == wanted[1].height == 1_000
    assert wanted[1]["digest"].to_list() == wanted[0]["digest"].to_list()

    killed = workspace(tmp_path / "killed")
    for number, share in enumerate((0.1, 0.35, 0.6, 0.85)):
        process = importer(killed, *two_exports)
        assert process.stdout is not None
        for _ in range(max(1, int(len(steps) * share))):
            if not process.stdout.readline():
                break
        time.sleep(pause * number / 4)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
    process = importer(killed, *two_exports)
    process.communicate(timeout=120)
    assert process.returncode == 0
    for found, expected in zip(state(killed), wanted, strict=True):
        assert found.equals(expected)


def test_two_importers_at_once_lose_and_double_nothing(tmp_path, two_exports):
    place = workspace(tmp_path / "both")
    both = [importer(place, path) for path in two_exports]
    for process in both:
        process.communicate(timeout=120)
        assert process.returncode == 0
    conversations, measurements = state(place)
    assert conversations["conversation_id"].is_unique().all()
    assert measurements["conversation_id"].is_unique().all()
    lengths = conversations["messages"].list.len().to_list()
    assert lengths == [2 if n % 3 == 0 else 1 for n in range(1_000)]
    measure_pending(place)
    assert state(place)[1]["digest"].to_list() == conversations["digest"].to_list()
