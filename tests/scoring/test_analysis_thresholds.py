"""Thresholds from reviews: found where people see them, and left alone where they are right."""

from typing import Any

import numpy as np
import polars as pl
import pytest

from scoring.analysis.thresholds import LEAST, change, thresholds
from scoring.rubric import changed, default
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, PARTLY
from scoring.standards import standards

GRADES = np.array([MISSED, PARTLY, MET])
MOOD, WAIT = "effect.final_mood", "efficiency.first_response"
RUBRIC = changed(
    default(),
    {
        "standards": {
            MOOD: {"met": -0.25, "partly": -0.6},
            WAIT: {"met": 60, "partly": 180, "email": {"met": 3600, "partly": 10_800}},
        }
    },
)


def judged(
    seed: int, met: float, partly: float, count: int, standard: str = MOOD, **more: Any
) -> pl.DataFrame:
    """People who go by a value, with some doubt about it, and by something else once in fourteen
    times: mood higher is better, a wait lower."""
    draw = np.random.default_rng(seed)
    if standard == MOOD:
        value = draw.normal(0, 0.5, count)
        felt, limits = value + draw.normal(0, 0.15, count), (met, partly)
    else:
        value = np.exp(draw.normal(4.6, 1, count))
        felt, limits = -value * np.exp(draw.normal(0, 0.25, count)), (-met, -partly)
    said = (felt >= limits[0]).astype(int) + (felt >= limits[1])
    said = np.where(draw.random(count) < 0.07, draw.integers(0, 3, count), said)
    names = {"standard": standard, "channel": "chat"} | more
    return pl.DataFrame(
        {
            "conversation_id": [f"{names['channel']}{place}" for place in range(count)],
            "person": GRADES[said],
            "value": value,
        }
    ).with_columns(**{name: pl.lit(value) for name, value in names.items()})


def proposed(frames: list[pl.DataFrame]) -> list[pl.DataFrame]:
    return [thresholds(frame, RUBRIC) for frame in frames]


@pytest.mark.parametrize(
    ("standard", "met", "partly"), [(MOOD, 0.0, -0.3), (WAIT, 120.0, 400.0)], ids=("mood", "wait")
)
def test_planted_thresholds_are_found(standard: str, met: float, partly: float) -> None:
    found = proposed([judged(seed, met, partly, 200, standard) for seed in range(25)])
    rows = pl.concat(found)
    assert sum(table.height > 0 for table in found) >= 24
    assert rows["met"].median() == pytest.approx(met, rel=0.1, abs=0.05)
    assert rows["partly"].median() == pytest.approx(partly, rel=0.15, abs=0.05)
    assert rows.select((pl.col("kappa_then") > pl.col("kappa_now") + 0.1).all()).item()
    gain = pl.col("kappa_then") - pl.col("kappa_now")
    assert rows.select(gain.is_between("low", "high").all() & (pl.col("low") > 0).all()).item()


@pytest.mark.parametrize("count", [LEAST, 150])
def test_right_thresholds_are_left_alone(count: int) -> None:
    frames = [judged(seed, -0.25, -0.6, count) for seed in range(60)]
    frames += [judged(seed, 60, 180, count, WAIT) for seed in range(60)]
    found = proposed(frames)
    assert np.mean([table.is_empty() for table in found]) >= 0.95


def test_people_who_go_by_something_else_change_nothing() -> None:
    def shuffled(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.with_columns(pl.col("person").shuffle(seed=1))

    found = proposed([shuffled(judged(seed, 0, -0.3, 120)) for seed in range(40)])
    assert sum(table.is_empty() for table in found) >= 38
    alike = judged(1, 0, -0.3, 120).with_columns(person=pl.lit(MET))
    assert thresholds(alike, RUBRIC).is_empty()


def test_what_works_only_where_it_was_learned_is_not_proposed() -> None:
    """Forty values, one judgement each: some thresholds always fit a little better."""
    frames = [judged(seed, -0.25, -0.6, 40) for seed in range(30)]
    found = proposed(frames)
    assert sum(table.is_empty() for table in found) >= 28


def test_one_channel_may_be_another_matter() -> None:
    chat, email = judged(1, -0.25, -0.6, 200), judged(2, 0.3, -0.1, 200, channel="email")
    found = thresholds(pl.concat([chat, email]), RUBRIC)
    told = changed(RUBRIC, change(found))
    assert found.height >= 1
    assert told.of(MOOD, "email").met == pytest.approx(0.3, abs=0.12)
    assert told.of(MOOD, "email").partly == pytest.approx(-0.1, abs=0.12)
    assert told.of(MOOD, "chat").met == pytest.approx(-0.25, abs=0.12)
    # The same in both is one proposal, for all channels.
    both = [
        judged(seed, 0.1, -0.3, 150, channel=name) for seed, name in enumerate(("chat", "email"))
    ]
    assert thresholds(pl.concat(both), RUBRIC)["channel"].to_list() == [None]


def test_where_channels_differ_already_each_is_looked_at_alone() -> None:
    email = RUBRIC.of(WAIT, "email")
    chat = judged(3, 150, 500, 200, WAIT)
    slow = judged(4, 60, 180, 200, WAIT, channel="email").with_columns(pl.col("value") * 60)
    found = thresholds(pl.concat([chat, slow]), RUBRIC)
    assert "chat" in found["channel"].to_list()
    assert None not in found["channel"].to_list()
    told = changed(RUBRIC, change(found.filter(channel="chat")))
    assert told.of(WAIT, "chat").met == pytest.approx(150, rel=0.25)
    assert told.of(WAIT, "email") == email


def test_yes_or_no_can_only_be_asked_otherwise() -> None:
    """An apology that came too late counts as none for these people, or as half of one."""
    late = "attitude.apology_first"
    assert standards()[late].unit == "yes_no"
    value = np.array([1.0] * 40 + [0.5] * 40 + [0.0] * 40)
    halves = pl.DataFrame(
        {
            "conversation_id": [f"c{place}" for place in range(120)],
            "standard": late,
            "channel": "chat",
            "value": value,
            "person": [MET] * 40 + [PARTLY] * 40 + [MISSED] * 40,
        }
    )
    assert thresholds(halves, RUBRIC).is_empty(), "as it is"
    none = halves.with_columns(pl.col("person").replace(PARTLY, MISSED))
    row = thresholds(none, RUBRIC).row(0, named=True)
    assert (row["met"], row["partly"], row["judgements"]) == (1, 1, 120)
    assert row["kappa_then"] == pytest.approx(1)


def test_who_was_never_answered_missed_it() -> None:
    endless = judged(5, 120, 400, 200, WAIT).with_columns(
        value=pl.when(pl.col("person") == MISSED).then(float("inf")).otherwise("value")
    )
    row = thresholds(endless, RUBRIC).row(0, named=True)
    assert np.isfinite([row["met"], row["partly"]]).all()


def test_few_judgements_and_other_ones_tell_nothing() -> None:
    told = judged(6, 0.2, -0.2, 200)
    assert thresholds(told, RUBRIC).height == 1
    assert thresholds(told.head(LEAST - 1), RUBRIC).is_empty()
    for other in (
        told.with_columns(person=pl.lit(NOT_APPLICABLE)),
        told.with_columns(value=pl.lit(None, pl.Float64)),
        told.with_columns(standard=pl.lit("effect.of_another_time")),
        told.clear(),
    ):
        assert thresholds(other, RUBRIC).is_empty()
    beside = told.with_columns(person=pl.lit(NOT_APPLICABLE), value=pl.lit(float("nan")))
    assert thresholds(pl.concat([told, beside]), RUBRIC)["judgements"].to_list() == [200]


def test_order_is_all_one() -> None:
    told = judged(7, 0.2, -0.2, 200)
    turned = told.sample(fraction=1, shuffle=True, seed=1)
    assert thresholds(told, RUBRIC).equals(thresholds(turned, RUBRIC))
