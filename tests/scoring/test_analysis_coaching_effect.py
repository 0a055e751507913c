"""Whether coaching worked: what is planted is found, and getting better by itself is not."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from scoring.analysis import FEW
from scoring.analysis.coaching_effect import COLLEAGUES, Side, coaching_effect
from scoring.analysis.windows import above, around

DATE = datetime(2026, 6, 1, tzinfo=UTC)
WEEK = timedelta(days=7)
DAYS = 28
AGENTS, COACHED = 18, 2


def conversations(
    names: np.ndarray, late: np.ndarray, values: np.ndarray, language: object = "en"
) -> pl.LazyFrame:
    """A week after the date, or before it."""
    return pl.LazyFrame({"agent_id": names.astype(str), "value": values}).with_columns(
        pl.Series("language", np.broadcast_to(np.asarray(language, str), names.shape)),
        pl.lit("chat").alias("channel"),
        pl.when(pl.Series(late)).then(DATE + WEEK).otherwise(DATE - WEEK).alias("started_at"),
    )


def team(draw: np.random.Generator, count: int = 30) -> tuple[pl.LazyFrame, Mapping[str, datetime]]:
    """Agents of different levels in two languages, all a little better after; those with the lowest
    means before are coached, in vain."""
    agent, late = (told.ravel() for told in np.indices((AGENTS, 2 * count)))
    late = late >= count
    language = draw.random(agent.shape) < 0.5
    drift = draw.normal(0, 2, (AGENTS, 2))[agent, late.astype(int)]
    level = draw.normal(70, 6, AGENTS)[agent] - 5 * language + 3 * late
    values = level + drift + draw.normal(0, 25, agent.shape)
    before = np.bincount(agent[~late], values[~late])
    lowest = np.argsort(before)[:COACHED]
    told = conversations(agent, late, values, np.where(language, "de", "en"))
    return told, dict.fromkeys(lowest.astype(str), DATE)


def test_the_lowest_get_better_by_themselves_and_that_is_no_effect() -> None:
    draw, runs = np.random.default_rng(17), 500
    every = [coaching_effect(*team(draw), DAYS) for _ in range(runs)]
    told = [one for one in every if one.effect is not None]
    assert len(told) > 0.95 * runs
    effects = np.array([one.effect for one in told], float)
    plain = np.array(
        [
            (one.coached.after or 0) - (one.coached.before or 0)
            - (one.others.after or 0) + (one.others.before or 0)
            for one in told
        ]
    )  # fmt: skip
    assert plain.mean() > 3, "regression to the mean is there to be seen"
    assert abs(effects.mean()) < 3 * effects.std() / np.sqrt(len(told))
    alarms = sum(one.shown for one in told)
    assert alarms <= 0.05 * len(told) + 3 * np.sqrt(0.05 * 0.95 * len(told))
    assert alarms >= 5, "an interval that never errs is too wide to show anything"


def test_what_coaching_adds_is_the_effect_point_by_point() -> None:
    frame, coached = team(np.random.default_rng(2))
    is_late = pl.col("agent_id").is_in(list(coached)) & (pl.col("started_at") >= DATE)
    better = frame.with_columns(pl.col("value") + 20 * is_late.cast(pl.Float64))
    without, told = (coaching_effect(one, coached, DAYS) for one in (frame, better))
    assert told.effect == pytest.approx((without.effect or 0) + 20)
    assert (told.high or 0) - (told.low or 0) == pytest.approx(
        (without.high or 0) - (without.low or 0)
    )
    assert told.expected == pytest.approx(without.expected)
    assert told.expected == pytest.approx((told.coached.after or 0) - (told.effect or 0))
    assert told.shown
    assert not without.shown
    assert (told.coached.agents, told.others.agents) == (COACHED, AGENTS - COACHED)
    assert told.coached.conversations == COACHED * 60


def steady(agents: int, count: int = 20) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Agents who say in every window what they always say, each at another level."""
    agent, each = (told.ravel() for told in np.indices((agents, 2 * count)))
    return agent, each >= count, 60.0 + agent + 10 * (each % 2)


def test_other_work_after_than_before_is_no_effect() -> None:
    agent, late, values = steady(12)
    german = (agent % 2 == 0) ^ (late & (agent == 0))
    frame = conversations(agent, late, values - 8 * german, np.where(german, "de", "en"))
    told = coaching_effect(frame, {"0": DATE}, DAYS)
    assert (told.coached.after or 0) - (told.coached.before or 0) == pytest.approx(8)
    # Colleagues in the other language are at other levels, so that it is not nought exactly.
    assert told.effect == pytest.approx(0, abs=2)
    assert not told.shown


def test_what_happens_to_all_at_that_time_is_no_effect() -> None:
    agent, late, values = steady(12)
    second = DATE + 2 * WEEK
    risen = conversations(agent, late, values + 15 * late)
    told = coaching_effect(risen, {"0": DATE, "1": DATE}, DAYS)
    assert told.effect == pytest.approx(0, abs=1e-6)
    two_dates = pl.concat([risen, risen.with_columns(pl.col("started_at") + 4 * WEEK)])
    both = coaching_effect(two_dates, {"0": DATE, "1": second}, 14)
    assert both.coached.agents == 2
    assert both.effect == pytest.approx(0, abs=1e-6)


def test_one_agent_among_few_colleagues_is_not_assessed() -> None:
    agent, late, values = steady(COLLEAGUES)
    told = coaching_effect(conversations(agent, late, values), {"0": DATE}, DAYS)
    assert (told.effect, told.low, told.high, told.expected, told.shown) == (None,) * 4 + (False,)
    assert (told.coached.agents, told.others.agents) == (1, COLLEAGUES - 1)
    assert told.coached.before == pytest.approx(65)
    enough = coaching_effect(conversations(*steady(COLLEAGUES + 1)), {"0": DATE}, DAYS)
    assert enough.effect is not None


def test_nothing_is_said_of_whom_nobody_was_like_before() -> None:
    agent, late, values = steady(12)
    far = conversations(agent, late, values - 30 * (agent == 0))
    told = coaching_effect(far, {"0": DATE}, DAYS)
    assert (told.effect, told.unlike, told.coached.agents) == (None, 1, 1)
    both = coaching_effect(far, {"0": DATE, "1": DATE}, DAYS)
    assert (both.unlike, both.coached.agents) == (1, 1)
    assert both.effect is not None


def test_few_conversations_are_not_assessed() -> None:
    agent, late, values = steady(12)
    frame = conversations(agent, late, values)
    kept = pl.col("agent_id").ne("0") | (pl.col("started_at") < DATE)
    few = pl.concat([frame.filter(kept), frame.filter(~kept).head(FEW - 1)])
    assert coaching_effect(few, {"0": DATE}, DAYS).coached == Side()
    together = coaching_effect(few, {"0": DATE, "1": DATE}, DAYS)
    assert (together.coached.agents, together.effect is None) == (1, False)


def test_whom_a_single_colleague_could_be_held_against_is_left_out() -> None:
    agent, late, values = steady(12)
    frame = conversations(agent, late, values, np.where(agent < 2, "ja", "en"))
    assert coaching_effect(frame, {"0": DATE}, DAYS).effect is None
    assert coaching_effect(frame, {"5": DATE}, DAYS).effect is not None


def test_who_was_coached_before_is_no_measure_and_who_will_be_is() -> None:
    frame = conversations(*steady(12))
    before, later = DATE - 2 * WEEK, DATE + timedelta(days=DAYS)
    told = coaching_effect(frame, {"0": DATE, "1": before, "2": later}, DAYS)
    assert told.others.agents == 12 - 2


def test_nobody_coached_nothing_told() -> None:
    frame = conversations(*steady(12))
    assert coaching_effect(frame, {}, DAYS).coached == Side()
    assert coaching_effect(frame, {"nobody": DATE}, DAYS).effect is None
    assert coaching_effect(frame.clear(), {"0": DATE}, DAYS).others == Side()
    unknown = frame.with_columns(pl.lit(None, pl.Float64).alias("value"))
    assert coaching_effect(unknown, {"0": DATE}, DAYS).effect is None


def test_everybody_is_held_against_the_others_and_not_against_themselves() -> None:
    agent, late = (told.ravel() for told in np.indices((3, 2 * FEW)))
    levels = np.array([50.0, 60.0, 80.0])
    frame = conversations(agent, late >= FEW, levels[agent])
    (window,) = around(frame, {"0": DATE}, DAYS)
    assert above(window, window.others)[:, 0] == pytest.approx([50 - 70, 60 - 80, 80 - 60])
