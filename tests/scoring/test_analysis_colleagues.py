"""An agent beside colleagues: the middle half of them in like conversations, and nobody in it."""

from typing import Any

import polars as pl
import pytest

from scoring import rubric
from scoring.analysis import FEW
from scoring.analysis.colleagues import LEAST, band, standards_beside
from scoring.standards import standards

GREETING = "attitude.greeting"


def worked(agent: str, scores: list[float], language: str = "en") -> pl.DataFrame:
    return pl.DataFrame(
        {"overall": scores},
        schema={"overall": pl.Float64},
    ).select(
        pl.lit(agent).alias("agent_id"),
        pl.lit(language).alias("language"),
        pl.lit("chat").alias("channel"),
        "overall",
    )


def crew(*means: float, language: str = "en") -> list[pl.DataFrame]:
    return [
        worked(f"colleague {place}", [mean - 5, mean + 5] * FEW, language)
        for place, mean in enumerate(means)
    ]


def found(*parts: pl.DataFrame) -> dict[str, Any]:
    return band(pl.concat(parts).lazy(), "Ada", ["overall"]).row(0, named=True)


ADA = worked("Ada", [50.0] * FEW)


def test_the_band_is_the_middle_half_of_colleagues() -> None:
    row = found(ADA, *crew(60, 70, 80, 90, 100))
    assert row["colleagues"] == LEAST
    assert (row["low"], row["middle"], row["high"]) == pytest.approx((70, 80, 90))


def test_of_few_colleagues_nothing_is_told() -> None:
    row = found(ADA, *crew(60, 70, 80, 90))
    assert row["colleagues"] == LEAST - 1
    assert (row["low"], row["middle"], row["high"]) == (None, None, None)


def test_colleagues_with_few_conversations_and_nobodys_are_not_among_them() -> None:
    newcomer = worked("newcomer", [0.0] * (FEW - 1))
    nobody = worked("x", [0.0] * 40).with_columns(pl.lit(None, pl.String).alias("agent_id"))
    row = found(ADA, *crew(60, 70, 80, 90), newcomer, nobody)
    assert (row["colleagues"], row["middle"]) == (LEAST - 1, None)


def test_ones_own_scores_do_not_move_the_band() -> None:
    others = crew(60, 70, 80, 90, 100)
    assert found(ADA, *others) == found(worked("Ada", [100.0] * FEW), *others)


def test_other_languages_do_not_count() -> None:
    elsewhere = [one.with_columns(pl.lit("fr").alias("language")) for one in crew(0, 0, 0, 0, 0)]
    row = found(ADA, *crew(60, 70, 80, 90, 100), *elsewhere)
    assert (row["low"], row["high"]) == pytest.approx((70, 90))


def test_colleagues_are_seen_as_if_they_had_ones_own_mix() -> None:
    # Everybody is as good as everybody else: French is 20 points harder, and most have other shares
    # of it than Ada, who has half.
    parts = [worked("Ada", [50.0] * FEW), worked("Ada", [50.0] * FEW, "fr")]
    for place in range(LEAST):
        parts += [
            worked(f"colleague {place}", [90.0] * FEW * (place + 1)),
            worked(f"colleague {place}", [70.0] * FEW * (LEAST - place), "fr"),
        ]
    row = found(*parts)
    assert (row["low"], row["middle"], row["high"]) == pytest.approx((80, 80, 80))


def test_a_measure_that_is_missing_has_no_band() -> None:
    parts = [ADA, *crew(60, 70, 80, 90, 100)]
    told = pl.concat(parts).with_columns(pl.lit(None, pl.Float64).alias("attitude")).lazy()
    rows = band(told, "Ada", ["attitude", "overall"])
    assert rows["middle"].to_list() == pytest.approx([None, 80], nan_ok=True)
    assert rows["colleagues"].to_list() == [0, LEAST]


def test_an_agent_of_whom_nothing_is_known_has_no_band() -> None:
    rows = band(pl.concat(crew(60, 70, 80, 90, 100)).lazy(), "nobody", ["overall"])
    assert rows["middle"].to_list() == [None]


def measured(agent: str, greeted: list[float], language: str = "en") -> pl.DataFrame:
    return pl.DataFrame({GREETING: greeted}).select(
        pl.lit(agent).alias("agent_id"),
        pl.lit(language).alias("language"),
        pl.lit("chat").alias("channel"),
        *(
            pl.col(GREETING) if name == GREETING else pl.lit(None, pl.Float64).alias(name)
            for name in standards()
        ),
    )


def test_standards_are_held_against_colleagues_in_like_conversations() -> None:
    others = [measured(f"colleague {n}", [1.0, 0.0] * FEW) for n in range(LEAST)]
    elsewhere = [measured(f"colleague {n}", [0.0] * 40, "fr") for n in range(LEAST)]
    every = pl.concat([measured("Ada", [1.0] * 3 * FEW), *others, *elsewhere]).lazy()
    row = standards_beside(every, rubric.default(), "Ada").row(0, named=True)
    assert row["measure"] == GREETING
    assert row["difference"] == pytest.approx(50)
    assert (row["n"], row["n_before"], row["clear"]) == (3 * FEW, LEAST * 2 * FEW, True)


def test_a_standard_of_few_colleagues_is_not_told() -> None:
    others = [measured(f"colleague {n}", [1.0, 0.0] * FEW) for n in range(LEAST - 1)]
    every = pl.concat([measured("Ada", [1.0] * FEW), *others]).lazy()
    assert standards_beside(every, rubric.default(), "Ada").is_empty()
