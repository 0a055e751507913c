import polars as pl
import pytest

from scoring.analysis import FEW
from scoring.analysis.comparison import against_rest, beyond_chance, changes, means


def scores(**groups: list[float | None]) -> pl.LazyFrame:
    """Conversations of agents: ``scores(Ada=[90, 80])``."""
    return pl.LazyFrame(
        [
            {"agent_id": name, "overall": value}
            for name, values in groups.items()
            for value in values
        ],
        schema={"agent_id": pl.String, "overall": pl.Float64},
    )


def test_a_mean_comes_with_the_interval_of_student() -> None:
    row = means(scores(Ada=[60, 70, 80]), measures=["overall"]).row(0, named=True)
    assert row["n"] == 3
    assert row["mean"] == pytest.approx(70)
    # 4.303 is Student's t for two degrees of freedom.
    assert row["high"] - row["mean"] == pytest.approx(4.303 * 10 / 3**0.5, rel=1e-3)


def test_one_conversation_has_no_interval_and_none_has_no_row() -> None:
    rows = means(scores(Ada=[60], Bob=[None]), ["agent_id"], ["overall"])
    assert rows["agent_id"].to_list() == ["Ada"]
    assert rows["low"].to_list() == [None]


def test_a_change_is_clear_only_beyond_its_margin_and_with_enough_on_both_sides() -> None:
    def clear(now: list[float | None], before: list[float | None]) -> bool:
        return changes(scores(Ada=now), scores(Ada=before), measures=["overall"])["clear"][0]

    assert clear([60, 62] * FEW, [80, 82] * FEW)
    assert not clear([60, 62] * FEW, [60, 63] * FEW)
    assert not clear([60, 62], [80, 82])
    assert not clear([60, 62] * FEW, [])


def test_the_rest_of_an_agent_are_all_others() -> None:
    found = against_rest(scores(Ada=[90, 80], Bob=[60, 70], Cid=[50]), "agent_id", ["overall"])
    ada = found.filter(agent_id="Ada").row(0, named=True)
    assert (ada["n"], ada["n_before"]) == (2, 3)
    assert ada["mean_before"] == pytest.approx(60)
    assert ada["difference"] == pytest.approx(25)


def compared(*p: float | None, n: int = FEW) -> pl.DataFrame:
    return pl.DataFrame(
        {"n": [n] * len(p), "n_before": [n] * len(p), "p": list(p), "clear": True},
        schema_overrides={"p": pl.Float64},
    )


def test_many_differences_look_clear_by_chance_and_are_not() -> None:
    assert beyond_chance(compared(0.04))["clear"].to_list() == [True]
    assert not beyond_chance(compared(0.04, *[0.5] * 20))["clear"].any()
    assert beyond_chance(compared(0.0001, *[0.5] * 20))["clear"].to_list() == [True] + [False] * 20


def test_few_and_uncompared_are_never_clear() -> None:
    assert beyond_chance(compared(0.0001, n=FEW - 1))["clear"].to_list() == [False]
    assert beyond_chance(compared(None, 0.001))["clear"].to_list() == [False, True]
    assert beyond_chance(compared())["clear"].to_list() == []
