"""The lake: twice the same, changed, late, disputed, and by several writers at once."""

import multiprocessing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from deltalake import DeltaTable

from dashboard import lake
from dashboard.lake import upkeep, writing
from dashboard.states import LAKE_CONVERSATION, with_state
from scoring.conversations import CONVERSATION
from scoring.transcript import conversation

FIRST = "0:00 customer Where is my parcel?"
ANSWERED = FIRST + "\n1:00 agent On its way"
THANKED = ANSWERED + "\n2:00 customer Thanks"


@pytest.fixture
def table(tmp_path: Path) -> str:
    return str(tmp_path / "lake" / "conversations")


def states(*said: tuple[str, str], **facts: object) -> pl.DataFrame:
    return with_state(pl.concat(conversation(text, name, **facts) for name, text in said), 1)


def kept(table: str, *said: tuple[str, str], **facts: object) -> list[str]:
    return lake.keep(table, states(*said, **facts)).to_list()


def lengths(table: str) -> dict[str, int]:
    """How many messages each conversation of the lake has."""
    found = lake.scan(table).select("conversation_id", pl.col("messages").list.len()).collect()
    assert found["conversation_id"].is_unique().all()
    return dict(found.sort("conversation_id").rows())


def test_a_table_that_is_not_there_reads_as_empty(table):
    assert lake.version(table) == -1
    assert lake.scan(table, LAKE_CONVERSATION).collect().schema == LAKE_CONVERSATION
    assert lake.rows(table, ["c1"]).is_empty()
    lake.tidy(table)
    assert lake.keep(table, states(("c1", FIRST)).clear()).is_empty()


def test_what_is_kept_comes_back_exactly(table):
    rows = states(
        ("b", "0:00 customer 😡 שלום <b>\x00</b>\n- agent ok"),
        ("a", "- customer no time"),
        tags=["x"],
        rating=4,
    )
    lake.keep(table, rows)
    found = lake.scan(table).select(rows.columns).sort("conversation_id").collect()
    assert found.equals(rows.sort("conversation_id"))
    assert found["month"].to_list() == ["undated", "2026-03"]
    assert found.select(CONVERSATION.names()).schema == CONVERSATION


def test_twice_the_same_changes_nothing(table):
    assert kept(table, ("c1", FIRST), ("c2", ANSWERED)) == ["new", "new"]
    before = lake.version(table)
    assert kept(table, ("c2", ANSWERED), ("c1", FIRST)) == ["unchanged", "unchanged"]
    assert lake.version(table) == before


def test_a_conversation_that_went_on_is_changed_and_an_old_export_changes_nothing(table):
    kept(table, ("c1", ANSWERED), ("c2", FIRST))
    assert kept(table, ("c1", THANKED), ("c3", FIRST)) == ["changed", "new"]
    assert lengths(table) == {"c1": 3, "c2": 1, "c3": 1}
    assert kept(table, ("c1", FIRST)) == ["older"]
    assert lengths(table)["c1"] == 3


def test_a_rating_that_came_later_is_a_newer_state(table):
    kept(table, ("c1", ANSWERED))
    assert kept(table, ("c1", ANSWERED), rating=5) == ["changed"]
    assert kept(table, ("c1", ANSWERED)) == ["older"]
    assert lake.rows(table, ["c1"])["rating"].to_list() == [5.0]


def test_of_equally_new_states_the_incoming_one_wins(table):
    kept(table, ("c1", ANSWERED), status="open")
    assert kept(table, ("c1", ANSWERED), status="solved") == ["changed"]
    assert lake.rows(table, ["c1"])["status"].to_list() == ["solved"]


def test_another_conversation_under_the_same_id_never_overwrites(table):
    kept(table, ("c1", FIRST))
    assert kept(table, ("c1", "5:00 customer A different matter")) == ["taken"]
    assert lengths(table) == {"c1": 1}
    assert kept(table, ("c1", "5:00 customer A different matter"), ("c1", ANSWERED)) == [
        "taken",
        "changed",
    ]


def test_the_same_rules_hold_inside_one_batch(table):
    assert kept(
        table,
        ("c1", ANSWERED),
        ("c1", THANKED),
        ("c1", FIRST),
        ("c1", "9:00 customer A different matter"),
        ("c1", THANKED),
        ("c2", FIRST),
    ) == ["older", "unchanged", "older", "taken", "new", "new"]
    assert lengths(table) == {"c1": 3, "c2": 1}


def test_a_month_never_changes_once_given(table):
    kept(table, ("c1", "- customer Where is my parcel?"))
    assert kept(table, ("c1", FIRST)) == ["changed"]
    assert lake.rows(table, ["c1"])["month"].to_list() == ["undated"]
    assert lengths(table) == {"c1": 1}


def measurements(*rows: tuple[str, str, float]) -> pl.DataFrame:
    return pl.DataFrame(
        [(name, "2026-03", digest, "v1", value) for name, digest, value in rows],
        schema=["conversation_id", "month", "digest", "measured_by", "attitude.greeting"],
        orient="row",
    )


def test_the_last_measurement_counts(table):
    assert lake.keep(table, measurements(("c1", "a", 1.0), ("c2", "a", 1.0))).to_list() == [
        "new",
        "new",
    ]
    again = measurements(("c1", "b", float("nan")), ("c2", "a", 1.0))
    assert lake.keep(table, again).to_list() == ["changed", "unchanged"]
    other = again.with_columns(pl.lit("v2").alias("measured_by"))
    assert lake.keep(table, other).to_list() == ["changed", "changed"]
    assert lake.scan(table).collect().height == 2


def test_single_values_are_replaced_where_they_stand(table):
    kept(table, ("c1", FIRST), ("c2", ANSWERED))
    before = lake.scan(table).sort("conversation_id").collect()
    concerned = pl.col("conversation_id") == "c2"
    changes = pl.lit("gold").alias("team")
    changed = lake.amend(
        table,
        lambda rows: rows.filter(concerned).select("conversation_id", "month", changes).collect(),
    )
    assert changed == 1
    after = lake.scan(table).sort("conversation_id").collect()
    assert after["team"].to_list() == [None, "gold"]
    assert after.drop("team").equals(before.drop("team"))


def test_nothing_to_replace_makes_no_change(table):
    assert lake.amend(table, lambda rows: rows.collect()) == 0
    kept(table, ("c1", FIRST))
    version = lake.version(table)
    assert lake.amend(table, lambda rows: rows.head(0).collect()) == 0
    assert lake.version(table) == version


def test_new_columns_and_new_fields_of_messages_can_come_and_go(table):
    kept(table, ("c1", FIRST), ("c2", FIRST))
    more = pl.element().struct.with_fields(pl.lit("Ada").alias("seen_by"))
    wider = states(("c1", THANKED), ("c3", FIRST)).with_columns(
        pl.col("messages").list.eval(more), pl.lit("gold").alias("tier")
    )
    assert lake.keep(table, wider).to_list() == ["changed", "new"]
    # Rows of the old form still merge, are appended and are compacted.
    assert kept(table, ("c2", THANKED), ("c4", FIRST)) == ["changed", "new"]
    DeltaTable(table).optimize.compact()
    found = lake.scan(table).sort("conversation_id").collect()
    assert found["tier"].to_list() == ["gold", None, "gold", None]
    assert found["messages"].list.len().to_list() == [3, 3, 1, 1]
    seen = found["messages"].list.first().struct.field("seen_by")
    assert seen.to_list() == ["Ada", None, "Ada", None]


def test_columns_the_table_does_not_have_yet_read_as_null(table):
    lake.keep(table, measurements(("c1", "a", 1.0)))
    schema = pl.Schema({"conversation_id": pl.String, "effect.resolved": pl.Float64})
    assert lake.scan(table, schema).collect()["effect.resolved"].to_list() == [None]


def test_reading_goes_on_while_others_write(table):
    kept(table, ("c1", FIRST))
    reading = lake.scan(table)
    kept(table, ("c2", FIRST), ("c1", THANKED))
    assert reading.select(pl.len()).collect().item() == 1
    assert lake.scan(table).select(pl.len()).collect().item() == 2


def test_many_small_files_are_put_together(table):
    for number in range(upkeep.FILES_A_MONTH + 1):
        kept(table, (f"c{number}", FIRST))
    before = lake.scan(table).sort("conversation_id").collect()
    lake.tidy(table)
    assert len(DeltaTable(table).file_uris()) == 1
    assert lake.scan(table).collect().equals(before)
    assert len(lengths(table)) == upkeep.FILES_A_MONTH + 1


def test_a_month_is_put_together_a_piece_at_a_time(table, monkeypatch):
    monkeypatch.setattr(writing, "_PIECE", 3)
    for number in range(upkeep.FILES_A_MONTH + 1):
        rows = states(*((f"c{number + 10 * place}", FIRST) for place in range(4)))
        # Several states of a conversation stand together.
        later = rows.with_columns(pl.format("{} later", pl.col("digest")).alias("digest"))
        lake.add(table, pl.concat([rows, later]), ("conversation_id", "digest"))
    order = ["conversation_id", "digest"]
    before = lake.scan(table).sort(order).collect()
    lake.tidy(table)
    assert len(DeltaTable(table).file_uris()) == 1
    assert lake.scan(table).sort(order).collect().equals(before)
    assert before.height == 8 * (upkeep.FILES_A_MONTH + 1)


def test_nobody_takes_the_files_of_a_month_away_while_it_is_put_together(table, monkeypatch):
    for number in range(upkeep.FILES_A_MONTH + 1):
        kept(table, (f"c{number}", FIRST))
    real, held = writing.write_deltalake, []

    def watched(handle: DeltaTable, *args: Any, **kwargs: Any) -> None:
        with writing.only_writer(table) as lock:
            held.append(lock.lock_counter)
        real(handle, *args, **kwargs)

    monkeypatch.setattr(writing, "write_deltalake", watched)
    lake.tidy(table)
    assert held == [2], "its own, and that of the tidying"


def test_large_files_are_not_written_again(table, monkeypatch):
    for number in range(upkeep.FILES_A_MONTH + 1):
        kept(table, (f"c{number}", FIRST))
    before = DeltaTable(table).file_uris()
    monkeypatch.setattr(upkeep, "_SMALL_BYTES", 1)
    lake.tidy(table)
    assert DeltaTable(table).file_uris() == before


def test_months_that_are_not_concerned_are_left_alone(table):
    now = datetime(2026, 5, 1, tzinfo=UTC)
    may = states(("m1", FIRST)).with_columns(
        pl.lit("2026-05").alias("month"), pl.lit(now).alias("started_at")
    )
    lake.keep(table, pl.concat([may, states(("c1", FIRST))]))
    before = {uri for uri in DeltaTable(table).file_uris() if "month=2026-05" in uri}
    kept(table, ("c1", THANKED))
    assert before == {uri for uri in DeltaTable(table).file_uris() if "month=2026-05" in uri}


def test_two_who_tidy_at_once_double_nothing(table, monkeypatch):
    for number in range(upkeep.FILES_A_MONTH + 1):
        kept(table, (f"c{number}", FIRST))
    real, raced = writing.write_deltalake, []

    def late(handle: DeltaTable, *args: Any, **kwargs: Any) -> None:
        if not raced:
            raced.append(True)
            lake.tidy(table)
            kept(table, ("new", FIRST))
        real(handle, *args, **kwargs)

    monkeypatch.setattr(writing, "write_deltalake", late)
    lake.tidy(table)
    assert len(lengths(table)) == upkeep.FILES_A_MONTH + 2


def write(table: str, start: int) -> None:
    for part in range(4):
        first = start + part * 50
        kept(table, *((f"c{number}", FIRST) for number in range(first, first + 50)))


def test_two_importers_at_once_double_nothing(table):
    context = multiprocessing.get_context("spawn")
    # Both bring conversations 100 to 199; and neither finds the table made.
    writers = [context.Process(target=write, args=(table, start)) for start in (0, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    assert len(lengths(table)) == 300


def test_whoever_never_gets_a_turn_says_so(table, monkeypatch):
    kept(table, ("c1", FIRST))
    monkeypatch.setattr(writing, "_ATTEMPTS", 2)

    def quicker(*_args: object, **_kwargs: object) -> None:
        raise writing.CommitFailedError("a concurrent transaction")

    monkeypatch.setattr(writing, "write_deltalake", quicker)
    with pytest.raises(lake.LakeBusyError):
        kept(table, ("c2", FIRST))


def test_whoever_loses_a_race_judges_again(table, monkeypatch):
    kept(table, ("c1", FIRST))
    real, raced = writing.write_deltalake, []

    def late(handle: DeltaTable, *args: Any, **kwargs: Any) -> None:
        if not raced:
            raced.append(True)
            kept(table, ("c2", THANKED))
        real(handle, *args, **kwargs)

    monkeypatch.setattr(writing, "write_deltalake", late)
    assert kept(table, ("c2", ANSWERED), ("c3", FIRST)) == ["older", "new"]
    assert lengths(table) == {"c1": 1, "c2": 3, "c3": 1}
