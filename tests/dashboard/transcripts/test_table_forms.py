"""Tables as programs write them: titles above, sheets, bars, flat lines of JSON."""

import gzip
import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.conversations import checked
from tests.dashboard.transcripts.damage import read


def file(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# How tables are written


def test_titles_above_the_columns(tmp_path):
    content = "Report of March\n\nmade by,me\nticket_id,role,message\n1,agent,yes\n1,agent\n"
    raw, problems = read(file(tmp_path, content))
    assert raw.select("row", "text").rows() == [(5, "yes")]
    assert problems.select("row", "value", "expected").rows() == [(6, "1,agent", "cells")]


def test_a_refused_row_is_kept_whole(tmp_path):
    content = 'ticket_id;role;message\n1;agent;"a;\nb";c\n2;agent;yes\n'
    raw, problems = read(file(tmp_path, content))
    assert raw["text"].to_list() == ["yes"]
    assert problems.select("row", "value").rows() == [(2, '1;agent;"a;\nb";c')]


def test_bars_part_cells_and_marks_open_the_file(tmp_path):
    content = "\ufeffchat_id|role|text\n1|agent|a,b\n"
    raw, _ = read(file(tmp_path, content))
    assert raw.select("conversation_id", "text").rows() == [("1", "a,b")]
    raw, _ = read(file(tmp_path, content.encode("utf-16"), "u.csv"))
    assert raw.select("conversation_id", "text").rows() == [("1", "a,b")]


def test_every_sheet_that_fits_of_a_workbook(tmp_path):
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        about = book.add_worksheet("about")
        about.write_row(0, 0, ["name", "value"])
        for number in (1, 2):
            sheet = book.add_worksheet(f"month {number}")
            sheet.write(0, 0, "Chats of the shop")
            sheet.write_row(2, 1, ["chat id", "role", "text", "time", "note"])
            sheet.write_row(3, 1, [f"c{number}", "user", "hi"])
            sheet.write_datetime(3, 4, datetime(2026, 3, 2, 9), day)
            sheet.write_row(5, 1, [f"c{number}", "agent", "hello", 46083.5])
    raw, problems = read(path)
    assert problems.is_empty()
    assert raw.select("row", "conversation_id", "text").rows() == [
        (4, "c1", "hi"),
        (6, "c1", "hello"),
        (4, "c2", "hi"),
        (6, "c2", "hello"),
    ]
    found = checked(raw).conversations
    assert found["ended_at"].dt.hour().to_list() == [12, 12]


@pytest.mark.parametrize("name", ["t.jsonl", "t.jsonl.gz"])
def test_flat_lines_of_json(tmp_path, name):
    lines = [
        {"chat_id": 7, "role": "user", "text": "hi", "mood": {"a": 1}},
        {"chat_id": 7, "role": "agent", "text": "hello", "new": 1.50},
    ]
    content = "".join(json.dumps(line) + "\n" for line in lines) + "no json\n"
    data = gzip.compress(content.encode()) if name.endswith("gz") else content
    raw, problems = read(file(tmp_path, data, name))
    assert raw.select("row", "conversation_id", "role", "text").rows() == [
        (1, "7", "user", "hi"),
        (2, "7", "agent", "hello"),
    ]
    assert raw["message_extra"].to_list() == ['{"mood":"{\\"a\\": 1}"}', '{"new":"1.5"}']
    assert problems.select("row", "expected").rows() == [(3, "json")]


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["chat_id", "role", "text", "x"]),
            st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None)
def test_flat_lines_read_the_same_fast_and_with_care(rows):
    first = {"chat_id": "1", "role": "user", "text": "a"}
    content = "".join(json.dumps(row) + "\n" for row in [first, *rows])
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = file(Path(folder), content, "t.jsonl")
        fast = read(path, form="table")
        patch.setattr("dashboard.transcripts.tables.flat.SMALL_BYTES", 0)
        careful = read(path, form="table")
    assert fast[0].equals(careful[0])
    assert fast[1].equals(careful[1])
