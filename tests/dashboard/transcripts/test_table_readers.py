"""The fast reader and the careful one read the same, and come through anything."""

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import transcripts
from dashboard.transcripts import Reading, table
from dashboard.transcripts.tables import delimited, regular
from scoring.conversations import RAW
from tests.dashboard.transcripts.damage import read, survives

HELLO = "Hello, where is my parcel? It should be here."
ANSWER = "Good morning, it is on its way to you now."


def file(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows_of(count: int, ids: int = 4) -> list[tuple[str, ...]]:
    return [
        (
            f"K{n // ids}",
            "2026-03-02 09:00:00",
            "Buyer" if n % 2 == 0 else "Seller",
            f"{HELLO} {n}" if n % 2 == 0 else f"{ANSWER} {n}",
            "de",
        )
        for n in range(count)
    ]


# The fast reader and the careful one

CELLS = st.text(st.sampled_from('ab é你"\n\r,;|\t \x00=') | st.characters(), max_size=8)
PIECES = st.sampled_from(
    ["a", "1", ",", ";", "\n", "\r\n", "\r", '"', '""', '","', " ", "é", "\n\n"]
)


@st.composite
def written(draw: st.DrawFn) -> bytes:
    """A table written by somebody's program, or by nobody's."""
    delimiter, end = (
        draw(st.sampled_from([",", ";", "\t", "|"])),
        draw(st.sampled_from(["\n", "\r\n"])),
    )
    always = draw(st.booleans())
    lines = [delimiter.join(("chat_id", "role", "text", "mood"))]
    rows = draw(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=6))
    lines += [delimiter.join(_cell(cell, always) for cell in cells) for cells in rows]
    if draw(st.integers(0, 3)) == 0:
        lines.append("".join(draw(st.lists(PIECES, max_size=12))))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    last = draw(st.sampled_from(["", end]))
    return (mark + end.join(lines) + last).encode("utf-8", "replace")


def _cell(cell: str, always: bool) -> str:
    plain = not any(sign in cell for sign in '",;|\t\r\n')
    return cell if plain and not always else '"' + cell.replace('"', '""') + '"'


@given(written())
@settings(max_examples=100, deadline=None)
def test_tables_read_the_same_fast_and_with_care(content):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = file(Path(folder), content)
        fast = read(path, form="table")
        patch.setattr(delimited, "delimiters", lambda *_: None)
        careful = read(path, form="table")
    assert fast[0].rows() == careful[0].rows()
    assert fast[1].equals(careful[1])


@given(written(), st.integers(64, 80))
@settings(max_examples=100, deadline=None)
def test_how_a_table_is_written_does_not_hang_on_pieces(content, step):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = file(Path(folder), content)
        whole = regular.delimiters(path, ",")
        patch.setattr(regular, "_STEP", step)
        assert regular.delimiters(path, ",") == whole


def test_a_large_table_reads_the_same_from_the_disk(tmp_path, monkeypatch):
    path = tmp_path / "t.csv"
    columns = ["chat id", "time", "role", "text", "lang"]
    pl.DataFrame(rows_of(200), schema=columns, orient="row").write_csv(path)
    in_memory, _ = read(path)
    monkeypatch.setattr(delimited, "SMALL_BYTES", 0)
    assert read(path)[0].equals(in_memory)
    monkeypatch.setattr(table, "SLICE_MESSAGES", 50)
    batches = list(transcripts.read(path))
    assert len(batches) == 4
    assert pl.concat(batch.raw for batch in batches).sort("row").equals(in_memory)


# Whatever stands in a file


@given(st.binary(max_size=400) | written())
@settings(max_examples=100, deadline=None)
def test_any_bytes_come_through(content):
    survives("table", "t__csv", content)
    survives("table", "t__xlsx", b"PK\x03\x04" + content)
    survives("table", "t__parquet", b"PAR1" + content)


@given(st.text(st.sampled_from("Agent: Customer\n[10:01]<br>{}\"',\\"), max_size=200))
@settings(deadline=None)
def test_any_cell_comes_through(cell):
    rows = pl.DataFrame({"chat id": ["1"], "transcript": [cell]})
    mapping = {"conversation_id": "chat id", "transcript": "transcript"}
    raw = table.first_read(rows, mapping, Reading())
    assert raw.schema == RAW
    assert raw.height >= 1
