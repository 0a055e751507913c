"""The way of conversations from stage to stage, and where they stall."""

import polars as pl
import pytest

from scoring.analysis.flow import STAGES, STALLS, Flow, bottlenecks, flow
from scoring.conversations import CONVERSATION
from scoring.dialogue import dialogue
from scoring.rubric import default
from scoring.standards import standards
from scoring.transcript import conversation

PLAIN = """
0:00 customer Hi, my lamp arrived broken. Can you help me?
0:30 agent Hello! Could you tell me your order number, please?
1:00 customer It is 10234.
3:00 agent I have refunded you the full price.
4:00 customer Great, thank you so much!
4:20 agent Have a nice day, goodbye!
"""

TURNED = """
0:00 customer Where is my parcel?
0:40 agent One moment please, I am checking that for you.
5:40 customer I have already asked you twice, where is my parcel?
6:00 agent I will transfer you to my colleague in the shipping team.
"""


def read(*transcripts: str) -> Flow:
    told = [conversation(said, f"c{place}") for place, said in enumerate(transcripts)]
    return flow(dialogue(pl.concat(told)))


def step(found: Flow, begin: str, end: str) -> dict:
    rows = found.steps.filter(pl.col("begin") == begin, pl.col("end") == end)
    return rows.row(0, named=True)


def test_a_conversation_goes_from_stage_to_stage_with_times_between() -> None:
    found = read(PLAIN)
    assert found.conversations == 1
    ways = found.steps.select("begin", "end").rows()
    # What only tells a number belongs to the stage before.
    assert set(ways) == {
        ("ask", "check"),
        ("check", "remedy"),
        ("remedy", "confirm"),
        ("confirm", "close"),
    }
    assert step(found, "check", "remedy")["seconds"] == 150
    assert not found.steps["back"].any()
    assert found.slowest is not None
    assert (found.slowest["begin"], found.slowest["end"]) == ("check", "remedy")
    ended = dict(found.stages.select("stage", "ended").iter_rows())
    assert ended["close"] == 1
    assert ended["ask"] == 0


def test_those_that_took_a_step_or_came_to_a_stage_are_known() -> None:
    found = read(PLAIN, TURNED)
    assert found.of("check", "remedy").to_list() == [0]
    assert found.of("handover").to_list() == [1]
    assert sorted(found.of("ask")) == [0, 1]
    assert found.of("remedy", "handover").is_empty()
    for row in found.steps.iter_rows(named=True):
        assert found.of(row["begin"], row["end"]).len() == row["conversations"]


def test_turning_back_and_handing_over_are_told() -> None:
    found = read(TURNED, PLAIN)
    assert step(found, "hold", "repeat")["back"]
    assert step(found, "hold", "repeat")["seconds"] == 300
    assert step(found, "repeat", "handover")["share"] == 0.5
    handover = found.stages.row(by_predicate=pl.col("stage") == "handover", named=True)
    assert (handover["conversations"], handover["share"], handover["ended"]) == (1, 0.5, 1)


def test_stages_stand_in_their_order() -> None:
    names = read(PLAIN, TURNED).stages["stage"].to_list()
    assert names == [name for name in STAGES if name in names]


def test_without_times_there_is_a_way_and_no_wait() -> None:
    found = read("- customer Where is my parcel?\n- agent It was sent yesterday.")
    assert found.steps["seconds"].null_count() == found.steps.height
    assert found.slowest is None


def test_of_no_messages_there_is_no_way() -> None:
    found = flow(dialogue(pl.DataFrame(schema=CONVERSATION)))
    assert found.steps.is_empty()
    assert found.conversations == 0


def kept(**values: list[float | None]) -> pl.LazyFrame:
    count = len(next(iter(values.values())))
    facts = {"channel": ["chat"] * count, "language": ["en"] * count, "team": [None] * count}
    nothing = {name: pl.Series([None] * count, dtype=pl.Float64) for name in standards()}
    told = {name.replace("__", "."): pl.Series(said, dtype=pl.Float64)
            for name, said in values.items()}  # fmt: skip
    return pl.DataFrame(facts | nothing | told, schema_overrides={"team": pl.String}).lazy()


def test_where_most_conversations_stall_comes_first_and_what_nobody_knows_is_left_out() -> None:
    found = bottlenecks(
        kept(
            efficiency__longest_wait=[20.0, 4000.0, 9000.0, float("nan"), None],
            efficiency__handovers=[0.0, 0.0, 5.0, 0.0, 0.0],
        ),
        default(),
    )
    assert found["standard"].to_list() == ["efficiency.longest_wait", "efficiency.handovers"]
    wait = found.row(0, named=True)
    assert (wait["judged"], wait["missed"], wait["median"]) == (3, 2, 4000)
    assert wait["share"] == pytest.approx(2 / 3)
    assert wait["low"] < wait["share"] < wait["high"]
    assert set(found["standard"]) <= set(STALLS)


def test_where_nothing_is_known_nothing_stalls() -> None:
    assert bottlenecks(kept(efficiency__handovers=[None]), default()).is_empty()
