"""Verdicts and scores: bounded, and moved by weights and thresholds only as they say."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from scoring.measure import MEASUREMENT
from scoring.rubric import changed, content_of, default, load
from scoring.scorecard import scores, verdicts
from scoring.standards import DIMENSIONS, VERDICTS, standards

NAMES = list(standards())
NUMBER = st.one_of(
    st.none(),
    st.just(math.nan),
    st.just(math.inf),
    st.floats(-1, 1),
    st.floats(0, 100_000),
)


def measurements(rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    numbered = [{"conversation_id": str(n), "channel": "chat", **row} for n, row in enumerate(rows)]
    return pl.DataFrame(numbered, schema=MEASUREMENT)


def scored(rows: Sequence[Mapping[str, object]], rubric=None) -> pl.DataFrame:
    return scores(measurements(rows).lazy(), rubric or default()).collect()


ROW = st.fixed_dictionaries(
    {"channel": st.sampled_from(["chat", "email", "social", None])} | dict.fromkeys(NAMES, NUMBER)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=4))
def test_scores_are_bounded_and_the_same_apart_or_together(
    rows: Sequence[Mapping[str, object]],
) -> None:
    together = scored(rows)
    for name in (*DIMENSIONS, "overall"):
        assert together[name].drop_nulls().is_between(0, 100.001).all()
    assert (together["assessed"] + together["unassessed"] <= len(NAMES)).all()
    frame = measurements(rows)
    apart = [scores(part.lazy(), default()).collect() for part in frame.iter_slices(1)]
    assert_frame_equal(together, pl.concat(apart))


def test_nothing_assessed_gives_no_score() -> None:
    row = scored([{}]).row(0, named=True)
    assert [row[name] for name in (*DIMENSIONS, "overall")] == [None] * 5
    assert row["assessed"] == 0
    assert row["unassessed"] == len(NAMES)
    assert row["critical"] is False


def test_what_does_not_apply_counts_neither_way() -> None:
    met = {"attitude.greeting": 1.0}
    assert scored([met, met | {"attitude.farewell": math.nan}])["attitude"].to_list() == [100, 100]
    assert scored([met | {"attitude.farewell": math.nan}])["unassessed"].item() == len(NAMES) - 2


def test_all_met_is_a_hundred_and_all_missed_is_nothing() -> None:
    best = {n: math.inf if s.better == "higher" else -math.inf for n, s in standards().items()}
    worst = {name: -value for name, value in best.items()}
    assert scored([best, worst])["overall"].to_list() == [100, 0]
    assert scored([best, worst])["critical"].to_list() == [False, True]


def test_a_standard_weighs_what_the_rubric_says() -> None:
    row: dict[str, object] = {"attitude.greeting": 1.0, "attitude.empathy": 0.0}
    assert scored([row])["attitude"].item() == 50
    heavier = changed(default(), {"standards": {"attitude.greeting": {"weight": 3}}})
    assert scored([row], heavier)["attitude"].item() == 75
    without = changed(default(), {"standards": {"attitude.greeting": {"weight": 0}}})
    assert scored([row], without)["attitude"].item() == 0


def test_a_dimension_weighs_what_the_rubric_says() -> None:
    row: dict[str, object] = {"attitude.greeting": 1.0, "process.last_word": 0.0}
    assert scored([row])["overall"].item() == 50
    tilted = changed(default(), {"dimensions": {"attitude": 4}})
    assert scored([row], tilted)["overall"].item() == 80


def test_targets_differ_by_channel() -> None:
    hour: dict[str, object] = {"efficiency.first_response": 3600.0}
    rows = [hour | {"channel": channel} for channel in ("chat", "email", "social", None)]
    assert scored(rows)["efficiency"].to_list() == [0, 100, 100, 0]


def test_a_changed_target_changes_the_verdict_and_nothing_else() -> None:
    row = measurements([{"efficiency.first_response": 90.0, "attitude.greeting": 1.0}])
    strict = changed(
        default(), {"standards": {"efficiency.first_response": {"chat": {"met": 100}}}}
    )
    before, after = verdicts(row, default()), verdicts(row, strict)
    differs = before.filter(before["verdict"] != after["verdict"])
    assert differs["standard"].to_list() == ["efficiency.first_response"]
    assert after.filter(standard="efficiency.first_response")["verdict"].item() == "met"


def test_verdicts_are_words_of_the_field_and_agree_with_the_scores() -> None:
    rows: Sequence[Mapping[str, object]] = [
        {"attitude.courtesy": 1.0},
        {"attitude.courtesy": 0.3},
        {"attitude.courtesy": 0.0},
        {"attitude.courtesy": math.nan},
        {},
    ]
    told = verdicts(measurements(rows), default()).filter(standard="attitude.courtesy")
    assert told["verdict"].to_list() == list(VERDICTS)
    assert told["points"].to_list() == [100, 50, 0, None, None]
    assert told["value"].to_list() == [1.0, 0.3, 0.0, None, None]


def test_a_missed_critical_standard_flags_whatever_the_rest_scores() -> None:
    row = scored([{"process.on_platform": 1.0, "process.last_word": 1.0}]).row(0, named=True)
    assert row["critical"] is True
    assert row["process"] == 50


def test_a_rubric_survives_being_written_down() -> None:
    told = changed(default(), {"standards": {"process.last_word": {"weight": 2.5}}})
    assert changed(default(), content_of(told)) == told


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[standards.'attitude.smile']\nweight = 1", "attitude.smile"),
        ("[standards.'attitude.greeting']\nwieght = 1", "wieght"),
        ("[standards.'attitude.greeting']\nweight = 'much'", "number"),
        ("[standards.'attitude.greeting']\nweight = -1", "0 or more"),
        ("[dimensions]\nkindness = 1", "kindness"),
        ("standards = 3", "table"),
        ("not toml at all", "TOML"),
    ],
)
def test_a_rubric_file_with_a_mistake_is_refused_with_a_sentence(tmp_path, text, complaint) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=complaint) as error:
        load(path)
    assert "rubric.toml" in str(error.value)


def test_a_general_threshold_reaches_all_channels_unless_they_have_their_own() -> None:
    rubric = changed(default(), {"standards": {"efficiency.first_response": {"met": 5}}})
    assert {rubric.of("efficiency.first_response", c).met for c in ("chat", "email")} == {5.0}
    assert replace(rubric.of("efficiency.first_response", "email"), met=0).met == 0
