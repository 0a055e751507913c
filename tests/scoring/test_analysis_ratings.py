"""Ratings and predicted ratings together: intervals hold what they promise, in drawn shops whose
truth is known, and what is wrong is found out."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import FEW
from scoring.analysis.predictions import MIXES, by_language, leakage
from scoring.analysis.ratings import drift, standing

LEARNED = datetime(2026, 6, 1, tzinfo=UTC)
ABOUT = {"learned_at": LEARNED.isoformat()}
GERMAN = 0.6
"""Points that German customers are less satisfied than predicted."""


class Shop:
    """``count`` conversations of customers who would rate ``would``; predictions are too low."""

    def __init__(self, count: int, seed: int, slope: float = 1.0) -> None:
        self.draw = draw = np.random.default_rng(seed)
        self.signal = draw.normal(0.0, 1.0, count)
        self.german = draw.random(count) < 0.3
        felt = 3.9 + slope * self.signal - GERMAN * self.german + draw.normal(0, 0.8, count)
        self.would = np.clip(np.round(felt), 1, 5)
        self.predicted = np.clip(3.4 + 0.8 * self.signal, 1, 5)

    def measured(self, rated: NDArray[np.bool_], **more: Any) -> pl.DataFrame:
        known = {
            "rating": np.where(rated, self.would, np.nan),
            "predicted_rating": self.predicted,
            "predicted_low": self.predicted - 2,
            "predicted_high": self.predicted + 2,
            "language": np.where(self.german, "de", "en"),
            "channel": self.draw.choice(["chat", "mail"], len(rated)),
            "messages": self.draw.integers(2, 30, len(rated)),
        }
        return pl.DataFrame(known | more).with_columns(pl.col("rating").fill_nan(None))

    def at_random(self, **more: Any) -> pl.DataFrame:
        return self.measured(self.draw.random(len(self.would)) < 0.08, **more)

    def by_liking(self) -> pl.DataFrame:
        """The pleased rate more often, Germans less."""
        chance = stats.logistic.cdf(-2.7 + 0.8 * self.signal - 0.9 * self.german)
        return self.measured(self.draw.random(len(self.would)) < chance)


@cache
def truth(slope: float = 1.0) -> float:
    return float(Shop(2_000_000, 1, slope).would.mean())


def mean(told: pl.DataFrame, name: str) -> float:
    return float(told[name].to_numpy().mean())


def covered(told: pl.DataFrame, which: str, true: float) -> float:
    return told.select((pl.lit(true).is_between(f"{which}_low", f"{which}_high")).mean()).item()


def width(told: pl.DataFrame, which: str) -> float:
    return told.select((pl.col(f"{which}_high") - pl.col(f"{which}_low")).mean()).item()


def many(slope: float, seed: int, shops: int = 450, count: int = 1200) -> pl.DataFrame:
    """Shops drawn at once, told apart."""
    shop = Shop(shops * count, seed, slope)
    return standing(shop.at_random(shop=np.repeat(np.arange(shops), count)), ["shop"])


def test_the_expected_mean_holds_its_interval_and_narrows_it() -> None:
    told, true = many(1.0, 2), truth()
    for which in ("rated", "expected", "corrected"):
        assert 0.93 <= covered(told, which, true) <= 0.97, which
        assert mean(told, f"{which}_mean") == pytest.approx(true, abs=0.02)
    assert width(told, "expected") < 0.8 * width(told, "rated")
    assert abs(Shop(100_000, 3).predicted.mean() - true) > 0.1, "predictions alone would be wrong"


def test_useless_predictions_do_no_harm() -> None:
    told, true = many(0.0, 4), truth(0.0)
    assert 0.93 <= covered(told, "expected", true) <= 0.97
    assert mean(told, "weight") < 0.1
    assert width(told, "expected") < 1.02 * width(told, "rated")


def test_who_rates_is_put_right() -> None:
    true = truth()
    told = pl.concat(standing(Shop(2500, 1000 + seed).by_liking()) for seed in range(200))
    assert mean(told, "rated_mean") > true + 0.1
    assert covered(told, "rated", true) < 0.7
    assert covered(told, "expected", true) < 0.9, "predictions do not know what Germans miss"
    assert 0.93 <= covered(told, "corrected", true) <= 0.98
    assert mean(told, "corrected_mean") == pytest.approx(true, abs=0.02)


def test_predictions_that_know_the_ratings_by_heart_would_mislead() -> None:
    shops, count = 120, 1200
    shop = Shop(shops * count, 5)
    rated = shop.draw.random(shops * count) < 0.08
    by_heart = np.where(rated, shop.would, shop.predicted)
    facts = {"shop": np.repeat(np.arange(shops), count), "predicted_rating": by_heart}
    told = standing(shop.measured(rated, **facts), ["shop"])
    assert covered(told, "expected", truth()) < 0.7, "why a model says of them what it said before"


def test_the_figures_are_those_of_their_sources() -> None:
    shop = Shop(900, 6, slope=0.6)
    frame = shop.at_random()
    row = standing(frame).row(0, named=True)
    given = frame["rating"].is_not_null().to_numpy()
    y, f, rest = shop.would[given], shop.predicted[given], shop.predicted[~given]
    low, high = stats.t.interval(0.95, len(y) - 1, y.mean(), stats.sem(y))
    assert (row["conversations"], row["rated"]) == (900, len(y))
    assert (row["rated_low"], row["rated_high"]) == pytest.approx((low, high))
    usual = np.cov(y, f)[0, 1] / ((1 + len(y) / len(rest)) * shop.predicted.var(ddof=1))
    assert row["weight"] == pytest.approx(usual)
    assert row["expected_mean"] == pytest.approx(usual * rest.mean() + (y - usual * f).mean())


def test_a_hundred_times_the_conversations_leave_a_tenth_of_the_doubt() -> None:
    little, much = (standing(Shop(count, 15).at_random()) for count in (2_000, 200_000))
    for which in ("rated", "expected", "corrected"):
        assert width(little, which) / width(much, which) == pytest.approx(10, rel=0.15)


def test_few_ratings_tell_nothing_and_all_tell_everything() -> None:
    shop = Shop(50, 7)
    first = np.arange(50)
    few = standing(shop.measured(first < FEW - 1)).row(0, named=True)
    assert (few["conversations"], few["rated"]) == (50, FEW - 1)
    assert not any(few[name] for name in few if name not in ("conversations", "rated"))
    enough = standing(shop.measured(first < FEW)).row(0, named=True)
    assert None not in enough.values()
    every = standing(shop.measured(first >= 0))
    for which in ("rated", "expected", "corrected"):
        assert mean(every, f"{which}_mean") == pytest.approx(shop.would.mean())
        assert width(every, which) == pytest.approx(width(every, "rated"), rel=0.05)
    assert standing(shop.at_random().clear(), ["language"]).is_empty()


def test_without_any_prediction_there_are_the_ratings() -> None:
    frame = Shop(900, 8).at_random().with_columns(predicted_rating=pl.lit(None, pl.Float64))
    row = standing(frame).row(0, named=True)
    assert row["weight"] == 0
    assert row["expected_mean"] == pytest.approx(row["rated_mean"])
    assert row["corrected_mean"] == pytest.approx(row["rated_mean"], abs=0.1)


def test_intervals_stay_on_the_scale() -> None:
    frame = Shop(300, 9).at_random().with_columns(pl.col("rating").clip(5, 5))
    row = standing(frame).row(0, named=True)
    assert (row["rated_mean"], row["expected_high"], row["corrected_high"]) == (5, 5, 5)


def newer(missed: NDArray[np.float64], started: datetime = LEARNED + timedelta(1)) -> pl.DataFrame:
    frame = pl.DataFrame(
        {"rating": 3 + missed, "predicted_rating": 3.0, "started_at": [started] * len(missed)}
    )
    return frame.with_columns(predicted_low=pl.lit(1.5), predicted_high=pl.lit(4.5))


def draws(count: int, mean: float = 0.0, spread: float = 0.9) -> list[pl.DataFrame]:
    """Of 60 shops each; nine of ten ratings lie within 1.5 points at a spread of 0.9."""
    return [newer(np.random.default_rng(seed).normal(mean, spread, count)) for seed in range(60)]


def share_drifted(frames: list[pl.DataFrame]) -> float:
    return float(np.mean([drift(frame, ABOUT).drifted for frame in frames]))


def test_a_model_that_fits_does_not_drift() -> None:
    assert share_drifted(draws(60)) <= 0.02
    assert share_drifted(draws(400, mean=0.15)) <= 0.02


def test_a_model_that_no_longer_fits_does() -> None:
    assert share_drifted(draws(100, mean=-0.6)) >= 0.9
    assert share_drifted(draws(100, mean=0.6)) >= 0.9
    assert share_drifted(draws(100, spread=1.8)) >= 0.9, "right in the mean, and far off"


def test_drift_takes_enough_newer_ratings() -> None:
    off = np.tile([2.0, 3.0], 15)
    assert not drift(newer(off[:19]), ABOUT).drifted
    assert drift(newer(off[:20]), ABOUT).drifted
    assert drift(newer(off, started=LEARNED), ABOUT).ratings == 0
    assert drift(newer(off[: FEW - 1]), ABOUT).difference is None
    unrated = newer(off).with_columns(rating=pl.lit(None, pl.Float64))
    assert drift(pl.concat([newer(off), unrated]), ABOUT).ratings == 30


def test_the_figures_of_drift_are_those_of_their_sources() -> None:
    missed = np.random.default_rng(10).normal(0.1, 1, 50)
    told = drift(newer(missed), ABOUT)
    low, high = stats.t.interval(0.95, 49, missed.mean(), stats.sem(missed))
    assert (told.difference_low, told.difference_high) == pytest.approx((low, high))
    p, z = (np.abs(missed) <= 1.5).mean(), stats.norm.ppf(0.975)
    middle = (p + z**2 / 100) / (1 + z**2 / 50)
    reach = z / (1 + z**2 / 50) * np.sqrt(p * (1 - p) / 50 + z**2 / 10_000)
    assert told.within == pytest.approx(p)
    assert (told.within_low, told.within_high) == pytest.approx((middle - reach, middle + reach))


def test_languages_are_ranked_where_predictions_tell_ratings_apart() -> None:
    def of(language: str, count: int, slope: float) -> pl.DataFrame:
        frame = Shop(count, 12, slope).measured(np.ones(count, bool))
        return frame.with_columns(language=pl.lit(language))

    good, poor, few = of("de", 200, 1.0), of("en", 300, 0.2), of("fr", 29, 2.0)
    told = by_language(pl.concat([good, poor, few, of("it", 4, 1.0)]))
    assert told["language"].to_list() == ["en", "de", "fr", "it"]
    assert told["ranked"].to_list() == [False, True, False, False]
    assert told["correlation"].is_null().to_list() == [False, False, False, True]
    row = told.filter(language="de").row(0, named=True)
    found: Any = stats.spearmanr(good["rating"].to_numpy(), good["predicted_rating"].to_numpy())
    assert row["correlation"] == pytest.approx(found.statistic)
    assert row["low"] < row["correlation"] < row["high"]
    assert by_language(good.with_columns(rating=pl.lit(None, pl.Float64))).is_empty()


def test_the_interval_of_a_correlation_covers() -> None:
    true = stats.spearmanr(*(value[0] for value in _pairs(1, 400_000, 13)))
    rating, told = _pairs(500, 120, 14)
    shops = [str(number) for number in range(500)]
    frame = pl.DataFrame(
        {
            "language": np.repeat(shops, 120),
            "rating": rating.ravel(),
            "predicted_rating": told.ravel(),
        }
    )
    found: Any = true
    inside = pl.lit(found.statistic).is_between("low", "high").mean()
    assert 0.93 <= by_language(frame).select(inside).item() <= 0.97


def _pairs(shops: int, count: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    shop = Shop(shops * count, seed)
    return shop.would.reshape(shops, count), shop.predicted.reshape(shops, count)


AGENTS = 12


def service(seed: int, own: float) -> pl.DataFrame:
    """AGENTS who get unlike shares of two languages and channels, which are predicted unlike, and
    whose own doing spreads by ``own`` points."""
    draw = np.random.default_rng(seed)
    agent = draw.integers(0, AGENTS, 6000)
    german = draw.random(6000) < np.linspace(0.05, 0.95, AGENTS)[agent]
    chat = draw.random(6000) < np.linspace(0.8, 0.3, AGENTS)[agent]
    doing = own * draw.permutation(np.linspace(-1, 1, AGENTS))
    rating = 3.5 - 0.9 * german + 0.3 * chat + doing[agent] + draw.normal(0, 0.6, 6000)
    return pl.DataFrame(
        {
            "agent_id": [f"{number:02}" for number in agent],
            "language": np.where(german, "de", "en"),
            "channel": np.where(chat, "chat", "mail"),
            "predicted_rating": rating,
        }
    )


def test_agents_who_differ_by_their_mix_alone_do_not_differ_within_it() -> None:
    found = [leakage(service(seed, own=0.0)) for seed in range(40)]
    agents = pl.concat(one.agents for one in found)
    usual = agents.group_by("agent_id").agg(pl.col("difference", "within").mean().abs())
    assert (usual["difference"] > 0.3).any()
    assert (usual["within"] < 0.03).all()
    zero = pl.lit(0).is_between("within_low", "within_high").mean()
    assert 0.93 <= agents.select(zero).item() <= 0.97
    assert min(one.explained or 0.0 for one in found) > 0.9


def test_agents_who_get_other_matters_do_not_differ_among_the_same_ones() -> None:
    told = service(4, own=0.0).rename({"language": "matter"}).with_columns(language=pl.lit("en"))
    by_matter, by_language_ = (leakage(told, MIXES[mix]) for mix in ("both", "language"))
    assert by_matter.explained is not None
    assert by_matter.explained > 0.9
    assert by_language_.explained is not None
    assert by_language_.explained < 0.5, "Language and channel alone do not tell it."


def test_what_agents_do_themselves_stays_within_their_mix() -> None:
    told = leakage(service(1, own=0.5))
    low = told.agents.filter((pl.col("within_low") > 0.1) | (pl.col("within_high") < -0.1))
    assert len(low) >= AGENTS - 4
    assert told.explained is not None
    assert told.explained < 0.6
    alike = service(2, own=0.5).with_columns(language=pl.lit("en"), channel=pl.lit(None, pl.String))
    same = leakage(alike)
    assert same.agents["within"].to_list() == pytest.approx(same.agents["difference"].to_list())
    assert same.explained == pytest.approx(0)


def test_what_cannot_be_compared_is_not() -> None:
    apart = service(3, own=0.5).with_columns(language="agent_id")
    told = leakage(apart)
    assert told.agents["compared"].to_list() == [0.0] * AGENTS
    assert told.agents["within"].null_count() == AGENTS
    assert told.explained is None
    assert leakage(apart.filter(agent_id="03")).agents.is_empty()
    chance = service(4, own=0.0).with_columns(
        agent_id=pl.int_range(pl.len()).mod(AGENTS).cast(pl.String)
    )
    assert leakage(chance).explained is None


def test_a_difference_is_tested_as_welch_does() -> None:
    frame = service(5, own=0.2)
    row = leakage(frame).agents.filter(agent_id="07").row(0, named=True)
    mine, rest = (
        frame.filter(who)["predicted_rating"].to_numpy()
        for who in (pl.col("agent_id") == "07", pl.col("agent_id") != "07")
    )
    interval = stats.ttest_ind(mine, rest, equal_var=False).confidence_interval(0.95)
    assert row["conversations"] == len(mine)
    assert (row["difference_low"], row["difference_high"]) == pytest.approx(
        (interval.low, interval.high)
    )
