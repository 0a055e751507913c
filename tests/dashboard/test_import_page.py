"""The import page: what is dropped is told, brought in behind the page, mended, and taken out."""

import errno
import os
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import intake, lake, ledger, transcripts
from dashboard.ledger import imports, members, settings
from dashboard.locale import t
from dashboard.panels.importing.problems import mendable
from dashboard.session import importing
from dashboard.spreadsheets import safe_csv
from dashboard.staging import Room
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace
from tests.dashboard.test_pages import CONTENT, assert_whole, uploaded, visited

WHATSAPP = """\
[01.03.26, 09:00:00] Mia: Hello, my parcel is missing
[01.03.26, 09:01:10] Shop Berlin: Good morning! Which order is it?
[01.03.26, 09:02:00] Mia: 1234
[01.03.26, 09:03:00] Ben: I have the same problem
"""


def brought_in(app: AppTest, place: Workspace) -> AppTest:
    """Have the files dropped brought in, and wait for the end of it."""
    app.button(key="import start").click().run()
    return ended(app, place)


def ended(app: AppTest, place: Workspace) -> AppTest:
    work = importing.latest(place)
    assert work is not None
    assert work.ended.wait(60)
    return app.run()


def push(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    return button.click().run()


def pick(app: AppTest, row: int) -> AppTest:
    app.session_state["import picked"] = {"selection": {"rows": [row], "columns": []}}
    return app.run()


def kept(place: Workspace) -> pl.DataFrame:
    return lake.scan(place.conversations, LAKE_CONVERSATION).collect()


def test_a_file_dropped_is_taken_in_and_what_was_refused_is_told(empty: Workspace) -> None:
    with visited("import") as app:
        assert t("import-answer-none") in app.markdown[0].value
        uploaded(app, "March.jsonl", CONTENT)
        assert "March.jsonl" in app.text[0].value
        assert t("import-form-native") in app.text[0].value
        brought_in(app, empty)
        assert_whole(app)
        # What was looked at before the import is not what is shown after it.
        assert app.markdown[0].value.startswith("2 conversations are kept")
        shown = {metric.label: metric.value for metric in app.metric}
        assert shown[t("import-new")] == "2"
        assert shown[t("import-refused")] == "1"
        [row] = app.dataframe[0].value.to_dict("records")
        assert row["file"] == "March.jsonl"
        assert row["row"] == 3
        assert row["expected"] == t("problem-role")
        assert row["refused"] == t("problem-outcome-refused")
    assert kept(empty).height == 2

    with visited("import") as app:
        uploaded(app, "March.jsonl", CONTENT)
        brought_in(app, empty)
        shown = {metric.label: metric.value for metric in app.metric}
        assert shown[t("import-new")] == "0"
        assert shown[t("import-unchanged")] == "2"


def test_a_full_disk_is_said(empty: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Room, "add", full)
    with visited("import") as app:
        uploaded(app, "March.jsonl", CONTENT)
        brought_in(app, empty)
        assert len(app.exception) == 0
        told = t("import-broken", reason=t("import-broken-full"))
        assert [one.value for one in app.error] == [told]
    assert not (empty.path / "lake").exists()


def test_a_file_of_no_known_form_is_told_before_it_is_imported(empty: Workspace) -> None:
    with visited("import") as app:
        uploaded(app, "cat.jpeg", b"\xff\xd8\xff\xe0 no conversation")
        assert t("problem-known_format") in app.text[0].value
        brought_in(app, empty)
        assert_whole(app)
        assert {metric.label: metric.value for metric in app.metric}[t("import-refused")] == "1"
    assert not (empty.path / "lake").exists()


def test_each_file_of_a_zip_is_told(tmp_path: Path, empty: Workspace) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as whole:
        whole.writestr("March.jsonl", CONTENT)
        whole.writestr("cat.jpeg", b"\xff\xd8\xff\xe0 no conversation")
    with visited("import") as app:
        uploaded(app, "all.zip", (tmp_path / "all.zip").read_bytes())
        told = "\n".join(text.value for text in app.text)
        assert t("import-form-native") in told
        assert t("problem-known_format") in told
        brought_in(app, empty)
        by_file = app.dataframe[0].value.set_index("file")
        assert sorted(by_file["refused"]) == [1, 1]
        assert sorted(by_file["new"]) == [0, 2]


def test_names_that_need_telling_apart_are_offered(empty: Workspace) -> None:
    with visited("import") as app:
        uploaded(app, "WhatsApp Chat.txt", WHATSAPP.encode())
        asked = app.multiselect(key="import agents")
        assert set(asked.options) == {"Mia", "Shop Berlin", "Ben"}
        asked.select("Shop Berlin").run()
        brought_in(app, empty)
        assert_whole(app)
    [chat] = kept(empty)["messages"].to_list()
    assert [said["role"] for said in chat] == ["customer", "agent", "customer", "customer"]


def test_a_table_is_read_as_its_columns_are_said_to_be(empty: Workspace) -> None:
    empty.path.mkdir(parents=True, exist_ok=True)
    book = ledger.opened(empty.ledger)
    columns = {"conversation_id": "a", "role": "b", "text": "c", "timestamp": "d"}
    settings.put(book, members.alone(book), settings.MAPPINGS, {"ours": columns})
    rows = ("a,b,c,d", "1,customer,Hello,2026-03-01 09:00", "1,agent,Good day,2026-03-01 09:01")
    with visited("import") as app:
        uploaded(app, "cases.csv", "\n".join(rows).encode())
        [saved] = [one for one in app.selectbox if one.label == t("mapping-saved")]
        saved.set_value("ours").run()
        brought_in(app, empty)
        assert_whole(app)
    [chat] = kept(empty)["messages"].to_list()
    assert [said["text"] for said in chat] == ["Hello", "Good day"]


def test_many_files_that_are_not_read_are_folded_away(tmp_path: Path, empty: Workspace) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as whole:
        whole.writestr("March.jsonl", CONTENT)
        for number in range(5):
            whole.writestr(f"cat{number}.jpeg", b"\xff\xd8\xff\xe0 no conversation")
    with visited("import") as app:
        uploaded(app, "all.zip", (tmp_path / "all.zip").read_bytes())
        assert t("import-unread", count=5) in [one.label for one in app.expander]
    assert not (empty.path / "lake").exists()


def test_the_account_said_stands_before_the_ids(empty: Workspace) -> None:
    with visited("import") as app:
        uploaded(app, "March.jsonl", CONTENT)
        app.text_input(key="import source").set_value("berlin").run()
        brought_in(app, empty)
    assert sorted(kept(empty)["conversation_id"]) == ["berlin:C-1", "berlin:C-2"]


def test_an_import_goes_on_without_its_page_and_only_one_at_a_time(
    empty: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with visited("import") as app:
        uploaded(app, "March.jsonl", CONTENT)
        monkeypatch.setattr(importing, "underway", lambda: True)
        app.button(key="import start").click().run()
        assert [one.value for one in app.warning] == [t("import-underway-other")]
    assert importing.latest(empty) is None


def test_an_import_is_undone_after_it_was_asked_for_twice(empty: Workspace) -> None:
    with visited("import") as app:
        uploaded(app, "March.jsonl", CONTENT)
        brought_in(app, empty)
        pick(app, 0)
        push(app, t("import-undo"))
        assert t("import-undo-sure", new=2, changed=0) in [one.value for one in app.markdown]
        push(app, t("import-undo-no"))
        assert kept(empty).height == 2
        push(app, t("import-undo"))
        push(app, t("import-undo-yes"))
        ended(app, empty)
        assert_whole(app)
        assert t("import-status-undone") in app.dataframe[0].value.to_string()
    assert kept(empty).is_empty()


def test_what_was_stopped_is_brought_to_its_end_when_the_page_is_opened(empty: Workspace) -> None:
    empty.path.mkdir(parents=True, exist_ok=True)
    book = ledger.opened(empty.ledger)
    number = imports.begin(book, ["March.jsonl"], {}, ["digest"])
    with visited("import") as app:
        assert t("import-status-interrupted") in app.dataframe[0].value.to_string()
    assert imports.status(book, number) == "interrupted"


def test_refused_rows_come_in_once_they_are_mended(empty: Workspace, tmp_path: Path) -> None:
    empty.path.mkdir(parents=True, exist_ok=True)
    (tmp_path / "March.jsonl").write_bytes(CONTENT)
    report = intake.take_in([tmp_path / "March.jsonl"], empty)
    refused = mendable(Room(empty, report.import_id).refused())
    assert refused["expected"].to_list() == ["role"]
    written = safe_csv(refused)
    assert b"'=cmd|" in written, "no spreadsheet is to run it"
    mended = tmp_path / "refused.csv"
    mended.write_bytes(written.replace(b"'=cmd|' /C calc'!A0", b"agent"))
    again = intake.take_in([mended], empty)
    assert again.counts == {"new": 1, "changed": 0, "unchanged": 0, "older": 0, "refused": 0}
    row = kept(empty).row(by_predicate=pl.col("conversation_id") == "C-3", named=True)
    assert (row["agent_id"], row["channel"]) == ("Ada", "chat")
    assert [said["text"] for said in row["messages"]] == ["Good morning"]


def test_a_format_that_tells_who_speaks_needs_no_names(tmp_path: Path) -> None:
    (tmp_path / "March.jsonl").write_bytes(CONTENT)
    with transcripts.exports([tmp_path / "March.jsonl"]) as [export]:
        assert transcripts.people(export) == ()


def test_an_address_is_asked_for_only_of_those_who_manage(empty: Workspace) -> None:
    with visited("import") as app:
        labels = [one.label for one in app.text_input]
        assert t("import-address") in labels
        [address] = [one for one in app.text_input if one.label == t("import-address")]
        address.set_value("no address")
        push(app, t("import-fetch"))
        assert [one.value for one in app.error] == [t("import-address-wrong")]
    assert importing.latest(empty) is None
