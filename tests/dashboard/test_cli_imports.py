"""Commands that bring conversations in, again and again, and take them out."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import boto3
import polars as pl
import pytest
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner, Result

from dashboard import addresses, cli, intake, lake, ledger
from dashboard.ledger import imports, members, settings
from dashboard.transcripts import Unreadable
from dashboard.workspace import Workspace, workspace


@pytest.fixture(autouse=True)
def unmeasured(monkeypatch):
    """The stores are what is tried here."""
    monkeypatch.setattr(intake, "measured_and_told", lambda *_: 0)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "W")


def fourfold(*words: object) -> Result:
    return CliRunner().invoke(cli.app, [str(word) for word in words])


def line(name: str, **facts: object) -> str:
    said = [{"role": "customer", "text": "Where is it?", "timestamp": "2026-03-02T09:00:00"}]
    return json.dumps({"conversation_id": name, "messages": said} | facts) + "\n"


def ids(place: Workspace) -> list[str]:
    if lake.version(place.conversations) < 0:
        return []
    return sorted(lake.scan(place.conversations).collect()["conversation_id"])


def test_folders_and_zip_files_come_in(tmp_path, place):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(line("a"))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("b.jsonl", line("b"))
    result = fourfold("import", tmp_path / "in", tmp_path / "b.zip", "--workspace", place.path)
    assert result.exit_code == 0, result.output
    assert ids(place) == ["a", "b"]


def test_only_what_is_new_comes_in(tmp_path, place):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text(line("a"))
    words = ("import", folder, "--new", "--workspace", place.path)
    assert fourfold(*words).exit_code == 0
    again = fourfold(*words)
    assert (again.exit_code, "Nothing new" in again.output) == (0, True)
    (folder / "b.jsonl").write_text(line("b"))
    result = fourfold(*words)
    assert "b.jsonl: 1 new" in result.output
    assert "a.jsonl" not in result.output
    # Read in another way it is new.
    assert "2 new" not in fourfold(*words, "--source", "fr").output
    assert ids(place) == ["a", "b", "fr:a", "fr:b"]


def test_times_without_a_zone_are_of_the_source_s(tmp_path, place):
    (tmp_path / "a.jsonl").write_text(line("a"))
    zone = ("--zone", "Asia/Shanghai")
    fourfold("import", tmp_path / "a.jsonl", *zone, "--workspace", place.path)
    (began,) = lake.scan(place.conversations).collect()["started_at"]
    assert began.isoformat() == "2026-03-02T01:00:00+00:00"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--zone", "Mars/North"), "no time zone 'Mars/North'"),
        (("--mapping", "ours"), "no mapping 'ours'"),
        (("--pattern", "("), "no regular expression"),
        (("--pattern", "(?P<time>.)"), "no group author"),
    ],
)
def test_wrong_words_are_told(tmp_path, place, words, said):
    (tmp_path / "a.jsonl").write_text(line("a"))
    result = fourfold("import", tmp_path / "a.jsonl", *words, "--workspace", place.path)
    assert result.exit_code == 2
    assert said in result.output


def test_a_saved_mapping_reads_a_table(tmp_path, place):
    book = ledger.opened(place.ledger)
    columns = {"conversation_id": "Vorgang", "role": "Wer", "text": "Was"}
    settings.put(book, members.alone(book), settings.MAPPINGS, {"ours": columns})
    (tmp_path / "a.csv").write_text("Vorgang,Wer,Was\n1,customer,Hallo\n1,agent,Guten Tag\n")
    words = ("import", tmp_path / "a.csv", "--mapping", "ours", "--workspace", place.path)
    result = fourfold(*words)
    assert result.exit_code == 0, result.output
    assert ids(place) == ["1"]


def test_an_import_is_undone(tmp_path, place):
    (tmp_path / "a.jsonl").write_text(line("a"))
    fourfold("import", tmp_path / "a.jsonl", "--workspace", place.path)
    (number,) = imports.undoable(ledger.opened(place.ledger))
    assert fourfold("undo", number, "--workspace", place.path).exit_code == 0
    assert ids(place) == []
    again = fourfold("undo", number, "--workspace", place.path)
    assert (again.exit_code, "no import" in again.output) == (2, True)
    export = tmp_path / "a.jsonl"
    assert fourfold("import", export, "--new", "--workspace", place.path).exit_code == 0
    assert ids(place) == ["a"]


def test_a_customer_is_forgotten(tmp_path, place):
    (tmp_path / "a.jsonl").write_text(line("a", customer_id="mary") + line("b", customer_id="bob"))
    fourfold("import", tmp_path / "a.jsonl", "--workspace", place.path)
    assert (
        "1 conversations forgotten" in fourfold("erase", "mary", "--workspace", place.path).output
    )
    assert ids(place) == ["b"]
    assert fourfold("erase", "--workspace", place.path).exit_code == 2
    assert "0 conv" in fourfold("erase", "--again", "--workspace", place.path).output


def test_a_database_is_asked(tmp_path, place):
    with sqlite3.connect(tmp_path / "shop.db") as shop:
        shop.execute("CREATE TABLE said (ticket INTEGER, who TEXT, body TEXT, at TEXT)")
        rows = [(1, "customer", "Hello", "2026-03-02 09:00:00"), (1, "agent", "Hi", None)]
        shop.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", rows)
    address = f"sqlite:///{tmp_path / 'shop.db'}"
    query = "SELECT ticket AS ticket_id, who AS role, body AS text, at AS timestamp FROM said"
    words = ("import", address, "--query", query, "--source", "shop", "--workspace", place.path)
    result = fourfold(*words)
    assert result.exit_code == 0, result.output
    assert ids(place) == ["shop:1"]
    lacking = fourfold("import", address, "--workspace", place.path)
    assert (lacking.exit_code, "--query" in lacking.output) == (2, True)
    wrong = fourfold("import", address, "--query", "SELECT nothing", "--workspace", place.path)
    assert (wrong.exit_code, "cannot be asked" in wrong.output) == (2, True)


def test_passwords_of_addresses_are_not_told(place):
    address = "postgresql+psycopg://ada:hidden@localhost:1/shop"
    result = fourfold("import", address, "--query", "SELECT 1", "--workspace", place.path)
    assert result.exit_code == 2
    assert "hidden" not in result.output


@pytest.fixture
def store(monkeypatch):
    """A bucket "shop" in a store of this machine."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    keys = {"access_key_id": "test", "secret_access_key": "test"}
    for name, value in keys.items():
        monkeypatch.setenv(f"AWS_{name.upper()}", value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    client = boto3.client("s3")
    client.create_bucket(Bucket="shop")
    yield client
    server.stop()


def test_parquet_of_a_store_comes_in(tmp_path, place, store):
    for name in ("a", "b"):
        rows = {"conversation_id": [name], "role": ["customer"], "text": ["Hello"]}
        pl.DataFrame(rows).write_parquet(tmp_path / f"{name}.parquet")
        store.upload_file(tmp_path / f"{name}.parquet", "shop", f"chats/{name}.parquet")
    one = fourfold("import", "s3://shop/chats/a.parquet", "--workspace", place.path)
    assert (one.exit_code, "shop-chats-a.parquet: 1 new" in one.output) == (0, True)
    both = fourfold("import", "s3://shop/chats/*.parquet", "--workspace", place.path)
    assert "shop-chats.parquet: 1 new, 0 changed, 1 unchanged" in both.output
    assert ids(place) == ["a", "b"]


def test_what_a_store_has_not_or_is_no_parquet_is_said(tmp_path, place, store):
    (tmp_path / "words.parquet").write_text("Hello")
    store.upload_file(tmp_path / "words.parquet", "shop", "words.parquet")
    for name in ("none", "words"):
        fetched = fourfold("import", f"s3://shop/{name}.parquet", "--workspace", place.path)
        told = " ".join(fetched.output.split())
        assert fetched.exit_code == 2
        assert f"s3://shop/{name}.parquet cannot be read as Parquet" in told
    assert ids(place) == []


def test_what_opens_an_address_is_not_told():
    address = "http://ada:hidden@127.0.0.1:1/a.parquet?signature=secret"
    with pytest.raises(Unreadable) as told, addresses.fetched([address]):
        pass
    assert "http://127.0.0.1:1/a.parquet" in str(told.value)
    assert "hidden" not in str(told.value)
    assert "secret" not in str(told.value)


def test_what_is_put_into_a_watched_folder_comes_in(tmp_path, place):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text(line("a"))
    command = "from dashboard.cli import main; import sys; sys.argv = sys.argv[1:]; main()"
    words = ["fourfold", "watch", str(folder), "--workspace", str(place.path)]
    with subprocess.Popen([sys.executable, "-c", command, *words]) as watching:
        try:
            waited(lambda: ids(place) == ["a"])
            (folder / "b.jsonl.part").write_text(line("b"))
            (folder / "b.jsonl.part").rename(folder / "b.jsonl")
            waited(lambda: ids(place) == ["a", "b"])
        finally:
            watching.send_signal(signal.SIGINT)
    assert watching.returncode == 0


def waited(found) -> None:
    until = time.monotonic() + 120
    while not found():
        assert time.monotonic() < until
        time.sleep(0.2)
