"""Two rubrics compared: what differs, whose scores move and how sure that is, which verdicts."""

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from scipy import stats

from scoring.analysis import MEASURES
from scoring.analysis.flips import flipped, flips
from scoring.analysis.whatif import (
    AFTER,
    Change,
    affected,
    changes,
    differences,
    pairs,
    summed,
    under,
    without,
)
from scoring.measure import MEASUREMENT
from scoring.rubric import Rubric, changed, default, presets
from scoring.scorecard import scores, verdicts
from scoring.standards import DIMENSIONS

WAIT, GREETING = "efficiency.first_response", "attitude.greeting"
LAST = "process.last_word"


def tried(**standards: Any) -> Rubric:
    return changed(default(), {"standards": {name.replace("__", "."): told
                                             for name, told in standards.items()}})  # fmt: skip


STRICT = tried(efficiency__first_response={"met": 30, "partly": 60, "email": {"met": 600}})


def measured(count: int = 300) -> pl.DataFrame:
    draw = np.random.default_rng(5)
    return pl.DataFrame(
        {
            "conversation_id": [f"C-{n}" for n in range(count)],
            "agent_id": [("Ada", "Bo", "Cy")[n % 3] for n in range(count)],
            "language": [("de", "zh")[n % 2] for n in range(count)],
            "channel": draw.choice(["chat", "email"], count),
            "team": draw.choice(["Asia", "Europe"], count),
            WAIT: draw.exponential(120, count),
            GREETING: draw.integers(0, 2, count).astype(float),
            LAST: draw.integers(0, 2, count).astype(float),
        },
        schema_overrides={"conversation_id": pl.String},
    ).pipe(lambda frame: pl.concat([pl.DataFrame(schema=MEASUREMENT), frame], how="diagonal"))


def scored(frame: pl.DataFrame, rubric: Rubric) -> pl.DataFrame:
    return scores(frame.lazy(), rubric).collect()


def paired(frame: pl.DataFrame, before: Rubric, after: Rubric) -> pl.DataFrame:
    return pairs(scored(frame, before), scored(frame, after))


def test_what_differs_is_told_value_by_value() -> None:
    asian = changed(
        STRICT, {"dimensions": {"effect": 2}, "standards": {WAIT: {"team": {"Asia": {"met": 9}}}}}
    )
    told = list(changes(default(), asian))
    assert Change("effect", "weight", 1, 2) in told
    assert Change(WAIT, "met", 60, 30) in told
    assert Change(WAIT, "met", 28800, 600, "channel", "email") in told
    assert Change(WAIT, "met", 60, 9, "team", "Asia") in told
    assert affected(default(), asian) == (WAIT,)
    assert list(changes(asian, asian)) == []


def test_what_changes_there_as_everywhere_is_told_once() -> None:
    base = changed(default(), {"standards": {LAST: {"team": {"Asia": {"met": 0.5}}}}})
    heavier = changed(base, {"standards": {LAST: {"weight": 3}}})
    assert list(changes(base, heavier)) == [Change(LAST, "weight", 1, 3)]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(presets())), st.sampled_from(["met", "partly", "weight"]))
def test_all_changes_taken_back_leave_what_was(preset: str, key: str) -> None:
    after = changed(default(), presets()[preset])
    after = changed(after, {"dimensions": {"effect": 3}, "standards": {GREETING: {key: 0.2}}})
    while left := list(changes(default(), after)):
        after = without(default(), after, left[-1])
        assert left[-1] not in set(changes(default(), after))
        assert set(changes(default(), after)) < set(left)


def test_taking_back_what_was_set_everywhere_brings_back_what_it_replaced() -> None:
    after = changed(default(), {"standards": {WAIT: {"met": 5, "chat": {"met": 6}}}})
    found = next(one for one in changes(default(), after) if one.condition is None)
    told = without(default(), after, found)
    assert list(changes(default(), told)) == [Change(WAIT, "met", 60, 6, "channel", "chat")]


def test_only_what_changed_has_to_be_computed_anew() -> None:
    frame = measured()
    tilted = replace(STRICT, dimensions=STRICT.dimensions | {"process": 3.0})
    base, whole = scored(frame, default()), scored(frame, tilted)
    anew = whole.select("conversation_id", "efficiency")
    told = under(base, [anew], tilted)
    assert_frame_equal(told.select(MEASURES), whole.select(MEASURES))
    assert told["conversation_id"].equals(base["conversation_id"])


def test_scores_of_other_conversations_are_no_pairs() -> None:
    base = scored(measured(), default())
    with pytest.raises(ValueError, match="same conversations"):
        under(base, [base.reverse().select("conversation_id", "effect")], default())


def test_every_conversation_is_compared_with_itself() -> None:
    frame = measured()
    found = paired(frame, default(), STRICT)
    told = differences(summed(found.lazy(), ["agent_id", "language"]), ["agent_id"])
    for row in told.iter_rows(named=True):
        mine = found.filter(agent_id=row["agent_id"])
        # Where nothing differs, what is before stands for both.
        moved = row["measure"] + AFTER
        before, after = (
            mine[row["measure"]],
            mine[moved if moved in mine.columns else row["measure"]],
        )
        before, after = before.to_numpy(), after.to_numpy()
        expected = stats.ttest_rel(after, before)
        assert row["difference"] == pytest.approx((after - before).mean())
        assert row["mean"] == pytest.approx(after.mean())
        assert row["mean_before"] == pytest.approx(before.mean())
        if row["difference"]:
            ends = expected.confidence_interval(0.95)  # pyright: ignore[reportAttributeAccessIssue]
            assert row["margin"] == pytest.approx((ends.high - ends.low) / 2)
            assert row["p"] == pytest.approx(expected.pvalue)  # pyright: ignore
    assert set(told.filter("clear")["measure"]) == {"efficiency", "overall"}


def test_groups_add_up_to_the_whole() -> None:
    found = paired(measured(), default(), STRICT).lazy()
    fine = differences(summed(found, ["agent_id", "language", "channel"]))
    assert_frame_equal(fine, differences(summed(found, ["team"])), check_row_order=False)


def test_the_same_rubric_changes_nothing() -> None:
    found = differences(summed(paired(measured(), STRICT, STRICT).lazy(), ["agent_id"]))
    assert found["difference"].to_list() == [0.0] * found.height
    assert not found["clear"].any()
    assert flips(measured().lazy(), STRICT, STRICT).is_empty()


def test_a_score_that_is_not_there_on_one_side_is_left_out_on_both() -> None:
    frame = measured(40)
    deaf = replace(default(), dimensions=dict.fromkeys(DIMENSIONS, 0.0))
    told = differences(summed(paired(frame, default(), deaf).lazy(), ["agent_id"]))
    assert "overall" not in told["measure"].to_list()
    assert set(told["measure"]) == {"attitude", "efficiency", "process"}


def test_verdicts_that_change_are_counted_and_found() -> None:
    frame = measured()
    counted = flips(frame.lazy(), default(), STRICT)
    assert counted["standard"].unique().to_list() == [WAIT]
    was, then = (verdicts(frame, rubric).filter(standard=WAIT) for rubric in (default(), STRICT))
    moved = was.filter(was["verdict"] != then["verdict"])["conversation_id"].to_list()
    assert counted["n"].sum() == len(moved) > 0
    found = flipped(frame.lazy(), WAIT, default(), STRICT).collect()
    assert sorted(found["conversation_id"]) == moved
    kinds = found.group_by("verdict", "verdict" + AFTER).len("n").cast({"n": pl.Int64})
    columns = ["verdict", "verdict" + AFTER, "n"]
    assert_frame_equal(kinds.select(columns), counted.select(columns), check_row_order=False)


def test_what_people_said_stands_under_every_rubric() -> None:
    frame = measured()
    moved = flipped(frame.lazy(), WAIT, default(), STRICT).collect()
    corrections = moved.select(
        "conversation_id", pl.lit(WAIT).alias("standard"), pl.lit("met").alias("verdict")
    ).head(5)
    told = flips(frame.lazy(), default(), STRICT, corrections)
    assert told["n"].sum() == moved.height - 5
    left = flipped(frame.lazy(), WAIT, default(), STRICT, corrections).collect()
    assert set(left["conversation_id"]) == set(moved["conversation_id"][5:])


def test_a_weight_changes_scores_and_no_verdict() -> None:
    heavier = tried(attitude__greeting={"weight": 9})
    assert flips(measured().lazy(), default(), heavier).is_empty()
