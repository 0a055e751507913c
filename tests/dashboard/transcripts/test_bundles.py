"""Folders and zip files: what lies in them, whoever made them and whatever for."""

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dashboard import transcripts
from dashboard.transcripts import Unreadable, bundles

CHAT = b'{"conversation_id": "c1", "messages": [{"role": "customer", "text": "Hello"}]}\n'


def zipped(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def found(*paths: Path) -> dict[str, list[str] | str]:
    """Ids by the name of the file, or the code of why it cannot be read."""
    told: dict[str, list[str] | str] = {}
    with transcripts.exports(paths) as exports:
        for export in exports:
            try:
                batches = list(export.read())
            except Unreadable as reason:
                told[export.name] = reason.expected
            else:
                ids = [name for batch in batches for name in batch.raw["conversation_id"]]
                told[export.name] = ids
    return told


def test_a_zip_is_the_files_in_it(tmp_path):
    path = zipped(
        tmp_path / "export.zip",
        **{"a.jsonl": CHAT, "deep__b.jsonl": CHAT.replace(b"c1", b"c2"), "readme.txt": b"Hello"},
        **{"__MACOSX__._a.jsonl": b"x", ".DS_Store": b"x"},
    )
    assert found(path) == {
        "export.zip/a.jsonl": ["c1"],
        "export.zip/deep/b.jsonl": ["c2"],
        "export.zip/readme.txt": "known_format",
    }


def test_a_folder_is_the_files_in_it(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "a.jsonl").write_bytes(CHAT)
    (tmp_path / "in" / "b.jsonl.gz").write_bytes(gzip.compress(CHAT))
    os.symlink("/", tmp_path / "in" / "everything")
    assert found(tmp_path / "in") == {"in/b.jsonl.gz": ["c1"], "in/deep/a.jsonl": ["c1"]}


def test_a_workbook_is_no_archive(tmp_path):
    path = zipped(tmp_path / "book.xlsx", **{"[Content_Types].xml": b"<x/>"})
    assert not bundles.is_archive(path)


@pytest.mark.parametrize("name", ["../../evil.jsonl", "/etc/evil.jsonl", "a/../../../b.jsonl"])
def test_names_lead_nowhere_else(tmp_path, name):
    path = zipped(tmp_path / "export.zip", **{name: CHAT})
    before = set(tmp_path.parent.rglob("*.jsonl"))
    assert list(found(path).values()) == [["c1"]]
    assert set(tmp_path.parent.rglob("*.jsonl")) == before
    assert not Path("/etc/evil.jsonl").exists()


def test_a_bomb_is_not_unpacked_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(bundles, "_FREE", 1_000_000)
    path = zipped(tmp_path / "bomb.zip", **{"a.jsonl": CHAT, "zeros": bytes(50_000_000)})
    assert found(path) == {"bomb.zip/a.jsonl": ["c1"], "bomb.zip": "archive_size"}


def test_too_many_files_are_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(bundles, "MOST_FILES", 3)
    path = zipped(tmp_path / "many.zip", **{f"{n}.jsonl": CHAT for n in range(4)})
    assert found(path) == {"many.zip": "archive_size"}


def test_an_archive_in_an_archive_is_told(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.jsonl", CHAT)
    path = zipped(tmp_path / "outer.zip", **{"inner.zip": inner.getvalue(), "b.jsonl": CHAT})
    assert found(path) == {"outer.zip/inner.zip": "nested_archive", "outer.zip/b.jsonl": ["c1"]}


def test_a_broken_zip_is_told(tmp_path):
    path = zipped(tmp_path / "export.zip", **{"a.jsonl": CHAT * 1_000})
    whole = path.read_bytes()
    damaged = bytearray(whole)
    damaged[60:90] = b"x" * 30
    path.write_bytes(bytes(damaged))
    assert "whole_zip" in found(path).values()


def test_files_that_lie_about_their_kind_are_known_by_what_they_hold(tmp_path):
    (tmp_path / "table.csv").write_bytes(CHAT)
    (tmp_path / "chat.xlsx").write_bytes(CHAT)
    (tmp_path / "text.gz").write_bytes(CHAT)
    assert found(tmp_path / "table.csv", tmp_path / "chat.xlsx", tmp_path / "text.gz") == {
        "table.csv": ["c1"],
        "chat.xlsx": ["c1"],
        "text.gz": ["c1"],
    }


DEEP = """
import resource, sys
from pathlib import Path
from dashboard import transcripts
resource.setrlimit(resource.RLIMIT_AS, (8_000_000_000, 8_000_000_000))
for path in sys.argv[1:]:
    with transcripts.exports([Path(path)]) as exports:
        for export in exports:
            try:
                batches = list(export.read())
                print([name for batch in batches for name in batch.problems["expected"]])
            except transcripts.Unreadable as reason:
                print(reason.expected)
# Not ru_maxrss: a child begins with what its parent had.
(peak,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(peak)
"""


def test_json_of_any_depth_is_told_without_taking_the_memory(tmp_path):
    deep = {
        "list.json": "[" * 300_000,
        "object.json": '{"tickets":[' + '{"a":' * 300_000,
        "line.jsonl": '{"conversation_id":"c","messages":' + "[" * 300_000 + "\n",
        "quoted.json": json.dumps({"tickets": [{"id": "[{" * 2_000 + '\\"' * 9}]}),
    }
    for name, content in deep.items():
        (tmp_path / name).write_text(content)
    command = [sys.executable, "-c", DEEP, *(str(tmp_path / name) for name in deep)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert told.returncode == 0, told.stderr[-2_000:]
    *codes, kilobytes = told.stdout.splitlines()
    assert len(codes) == len(deep)
    assert int(kilobytes) < 2_000_000
