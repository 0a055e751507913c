"""What tells of people: masked, sealed, forgotten."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dashboard import arrivals, engines, intake, keeping, lake, ledger
from dashboard.engines import pool
from dashboard.intake import take_in
from dashboard.ledger import erasures, imports, members, settings
from dashboard.privacy import guard, seals
from dashboard.privacy.erasing import erase, erase_again, retain
from dashboard.staging import Room
from dashboard.transcripts import gathered
from dashboard.workspace import Workspace, workspace

CARD = "4111 1111 1111 1111"
WRITTEN = f"I am Mary Poppins, mary@poppins.example, card {CARD}. Where is my parcel?"


def told(name: str, customer: str, text: str = WRITTEN, at: str = "2026-03-02T09:00:00Z") -> str:
    messages = [
        {"role": "customer", "text": text, "timestamp": at, "author": customer},
        {"role": "agent", "text": f"Good morning, {customer}! On its way.", "timestamp": at},
    ]
    said = {"conversation_id": name, "customer_id": customer, "messages": messages}
    return json.dumps(said | {"agent_id": "Ada", "email": customer})


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "W")


def put(place: Workspace, **privacy: object) -> None:
    book = ledger.opened(place.ledger)
    settings.put(book, members.alone(book), settings.PRIVACY, privacy)


def brought(place: Workspace, *lines: str, name: str = "chats") -> int:
    path = place.path / f"{name}.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return take_in([path], place).import_id


def everything(place: Workspace) -> bytes:
    """All bytes that are kept, but for the files brought and what is packed away."""
    brought_here = set(place.path.glob("*.jsonl"))
    stored = [path for path in place.path.rglob("*") if path.is_file() and path not in brought_here]
    texts = [path.read_bytes() for path in stored if path.suffix != ".parquet"]
    rows = [pl.read_parquet(path) for path in stored if path.suffix == ".parquet"]
    return b"".join(texts) + "".join(frame.write_json() for frame in rows).encode()


def test_nothing_is_masked_unless_it_is_set(place):
    brought(place, told("c1", "mary@poppins.example"))
    row = lake.rows(place.conversations, ["c1"])
    assert row["customer_id"].item() == "mary@poppins.example"
    assert CARD in row["messages"][0][0]["text"]


def test_masked_before_anything_is_kept(place):
    put(place, mode="mask", months=None)
    brought(place, told("c1", "mary@poppins.example"), told("c2", "Mary@Poppins.example "))
    kept = everything(place)
    for secret in (b"Poppins", b"poppins", b"4111", b"Mary"):
        assert secret not in kept
    rows = lake.scan(place.conversations).collect()
    assert rows["customer_id"].n_unique() == 1  # who comes back is still known


def test_masked_by_several_processes_the_same_is_kept(tmp_path, monkeypatch):
    lines = [told(f"c{n}", f"customer{n}@example.com") for n in range(12)]
    lines[7] = lines[7].replace('"agent"', '"alien"')
    alone, together = (workspace(tmp_path / name) for name in ("alone", "together"))
    guard(alone)
    together.key.write_bytes(alone.key.read_bytes())
    found, shared_out = [], []
    real = pool.mapped

    def seen(work: Any, batches: Any) -> Any:
        shared_out.append(work.func)
        return real(work, batches)

    monkeypatch.setattr(pool, "mapped", seen)
    for place in (alone, together):
        put(place, mode="mask", months=None)
        number = brought(place, *lines)
        rows = lake.scan(place.conversations).sort("conversation_id").collect()
        found.append((rows, Room(place, number).refused()))
        monkeypatch.setattr(gathered, "BATCH_CONVERSATIONS", 2)
        monkeypatch.setattr(arrivals, "ARRIVING_AT_ONCE", 2)
        assert (intake._as_kept in shared_out) == (place is together)
        monkeypatch.setattr(engines, "FEW", 1)
    assert found[0][0].height == 11
    assert_frame_equal(found[0][0], found[1][0])
    assert_frame_equal(found[0][1], found[1][1])


def test_what_is_refused_is_masked_as_well(place):
    put(place, mode="mask", months=None)
    alien = told("c1", "mary@poppins.example").replace('"agent"', '"alien"')
    number = brought(place, alien, f"broken {WRITTEN}")
    assert Room(place, number).refused().height == 3
    kept = everything(place)
    assert b"4111" not in kept
    assert b"poppins.example" not in kept


def test_sealed_originals_open_with_the_workspace_s_secret_alone(place):
    put(place, mode="seal", months=None)
    brought(place, told("c1", "mary@poppins.example"))
    assert b"Poppins" not in everything(place)
    digest = lake.rows(place.conversations, ["c1"])["digest"].item()
    assert seals.opened(place, "c1", digest) == {
        0: WRITTEN,
        1: "Good morning, mary@poppins.example! On its way.",
    }
    assert seals.opened(place, "c2", digest) is None
    place.key.unlink()
    with pytest.raises(seals.SealBrokenError):
        seals.opened(place, "c1", digest)


def test_no_original_stays_of_what_is_not_kept(place):
    put(place, mode="seal", months=None)
    first = told("c1", "mary@poppins.example")
    brought(place, first)
    longer = json.loads(first)
    longer["messages"].append({"role": "customer", "text": "Hello?", "timestamp": 1_772_500_000})
    # The second one has an id that belongs to another conversation: it is refused.
    other = told("c1", "bert", "Quite another matter")
    number = brought(place, json.dumps(longer), other, name="longer")
    assert lake.scan(place.originals).collect().height == 2
    book = ledger.opened(place.ledger)
    imports.undo(book, members.alone(book), number)
    keeping.undo(place, number)
    (left,) = lake.scan(place.originals).collect()["digest"]
    assert left == lake.rows(place.conversations, ["c1"])["digest"].item()


def test_the_secret_is_its_owner_s(place):
    guard(place)
    assert place.key.stat().st_mode & 0o077 == 0
    assert guard(place).key == guard(place).key


@pytest.mark.parametrize("mode", ["off", "mask", "seal"])
def test_a_customer_is_forgotten_in_every_state_and_for_good(place, mode):
    put(place, mode=mode, months=None)
    first = told("c1", "mary@poppins.example")
    brought(place, first)
    longer = json.loads(first)
    longer["messages"].append({"role": "customer", "text": "Poppins!", "timestamp": 1_772_500_000})
    brought(place, json.dumps(longer), told("c2", "bert", "Hello from Bert"), name="longer")
    alien = told("c3", "mary@poppins.example").replace('"agent"', '"alien"')
    refused = brought(place, alien, name="alien")
    book = ledger.opened(place.ledger)
    assert erase(place, members.alone(book), "MARY@poppins.example") == 1
    for secret in (b"Poppins", b"poppins", b"4111"):
        assert secret not in everything(place)
    assert lake.scan(place.conversations).collect()["conversation_id"].to_list() == ["c2"]
    assert Room(place, refused).refused().is_empty()
    assert lake.scan(place.measurements).collect()["conversation_id"].to_list() == ["c2"]
    # What comes in again stays out, and is told without saying whose it is.
    again = brought(place, first, name="again")
    assert imports.problems(book, again)["expected"].to_list() == ["erased"]
    assert lake.rows(place.conversations, ["c1"]).is_empty()
    assert [one.pseudonym for one in erasures.every(book, members.alone(book))] == [
        guard(place).pseudonym("mary@poppins.example")
    ]


def test_after_a_backup_is_put_back_all_erasures_hold_again(place):
    book = ledger.opened(place.ledger)
    brought(place, told("c1", "mary"))
    erasures.record(book, members.alone(book), guard(place).pseudonym("mary"))
    assert erase_again(place) == 1
    assert lake.scan(place.conversations).collect().is_empty()


def test_what_is_too_old_goes_and_does_not_come_in(place):
    brought(place, told("old", "mary", at="2020-03-02T09:00:00Z"), told("new", "bert"))
    put(place, mode="off", months=36)
    assert retain(place) == 1
    number = brought(place, told("older", "mary", at="2019-03-02T09:00:00Z"), name="again")
    assert imports.problems(ledger.opened(place.ledger), number)["expected"].to_list() == [
        "too_old"
    ]
    assert lake.scan(place.conversations).collect()["conversation_id"].to_list() == ["new"]
