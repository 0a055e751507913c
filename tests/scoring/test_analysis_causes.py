"""What goes with satisfaction and resolution: planted causes are found, and others are not."""

from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy import stats

from scoring.analysis.causes import MESSAGES, PARTS, Causes, causes
from scoring.analysis.ranks import LEAST
from scoring.rubric import default
from scoring.standards import standards
from tests.simulations.causes import rows

CAUSE, SHADOW, FAST = "attitude.empathy", "attitude.listening", "efficiency.reply_time"


def measured(draw: np.random.Generator, count: int, language: str = "en") -> dict[str, Any]:
    """Conversations in which every standard falls as it will."""
    facts = {"language": language, "channel": "chat", "team": None, "messages": 6}
    facts["messages"] = draw.integers(2, 30, count)
    verdicts = {}
    for name, standard in standards().items():
        spread = abs(standard.terms.met) + abs(standard.terms.partly) + 0.5
        verdicts[name] = draw.normal(standard.terms.partly, spread, count)
    verdicts[CAUSE] = draw.integers(0, 2, count).astype(float)
    verdicts[SHADOW] = np.where(draw.random(count) < 0.8, verdicts[CAUSE], 1 - verdicts[CAUSE])
    verdicts[FAST] = draw.lognormal(4, 1, count)
    return facts | verdicts | {"rating": np.full(count, np.nan), "effect.resolved": np.nan}


def rated(told: dict[str, Any], rating: np.ndarray) -> pl.DataFrame:
    kinds = {"team": pl.String, "rating": pl.Float64}
    return pl.DataFrame(told | {"rating": rating}, schema_overrides=kinds)


def planted(seed: int, count: int = 900, language: str = "en", level: float = 3.0) -> pl.DataFrame:
    """Empathy and quick replies make customers content; listening only goes with empathy."""
    draw = np.random.default_rng(seed)
    told = measured(draw, count, language)
    content = told[CAUSE] - 0.5 * np.log(told[FAST] / 50) + draw.normal(0, 1, count)
    return rated(told, np.clip(np.round(level + content), 1, 5))


def spearman(one: pl.Series, other: pl.Series) -> float:
    found: Any = stats.spearmanr(one, other)
    return found.statistic


def of(found: Causes, trait: str, language: str | None = None) -> dict[str, Any]:
    return found.of(language).row(by_predicate=pl.col("trait") == trait, named=True)


def test_planted_causes_are_found_and_what_only_goes_with_them_falls_away_beside_them() -> None:
    found = causes(planted(1).lazy(), default(), "rating")
    cause, shadow, fast = (of(found, name) for name in (CAUSE, SHADOW, FAST))
    assert cause["clear"]
    assert cause["part_clear"]
    assert cause["part_low"] > 0.1
    assert fast["clear"], "Quicker is better."
    assert fast["correlation"] > 0
    assert shadow["clear"]
    assert not shadow["part_clear"]
    named = set(found.of(None).filter("part_clear")["trait"])
    assert named <= {CAUSE, FAST}


def test_correlations_are_spearmans() -> None:
    told = planted(2, 300)
    found = causes(told.lazy(), default(), "rating")
    for name in (CAUSE, MESSAGES):
        expected = spearman(told[name], told["rating"])
        # Lengths are told in bands.
        assert of(found, name, "en")["correlation"] == pytest.approx(expected, abs=0.02)


def test_a_language_that_is_rated_higher_and_kept_better_is_no_cause() -> None:
    parts = []
    for place, (language, share, rating) in enumerate([("en", 0.9, 5.0), ("th", 0.1, 2.0)]):
        draw = np.random.default_rng(place)
        told = measured(draw, 400, language)
        told[CAUSE] = (draw.random(400) < share).astype(float)
        parts.append(rated(told, rating - draw.integers(0, 2, 400)))
    told = pl.concat(parts)
    as_it_stands = spearman(told[CAUSE], told["rating"])
    found = of(causes(told.lazy(), default(), "rating"), CAUSE)
    assert as_it_stands > 0.5
    assert not found["clear"]
    assert not found["part_clear"]


def test_parts_of_an_outcome_are_left_out_of_what_explains_it() -> None:
    told = planted(3, 100).with_columns(
        pl.col(CAUSE).alias("effect.resolved"), pl.col("rating").alias("predicted_rating")
    )
    for outcome, parts in PARTS.items():
        traits = set(causes(told.lazy(), default(), outcome).traits["trait"])
        assert not traits & set(parts)
        assert CAUSE in traits


def test_what_is_not_known_or_does_not_apply_is_not_counted() -> None:
    told = planted(4, 200).with_columns(
        pl.when(pl.int_range(200) < 50)
        .then(None)
        .when(pl.int_range(200) < 120)
        .then(float("nan"))
        .otherwise(CAUSE)
        .alias(CAUSE)
    )
    assert of(causes(told.lazy(), default(), "rating"), CAUSE)["n"] == 80


def test_few_conversations_say_nothing_of_parts_and_fewer_nothing_at_all() -> None:
    some = causes(planted(5, 100).lazy(), default(), "rating")
    assert some.traits.height
    assert some.traits["part"].null_count() == some.traits.height
    assert causes(planted(6, LEAST - 1).lazy(), default(), "rating").traits.is_empty()
    none = causes(planted(7).clear().lazy(), default(), "rating")
    assert none.outcomes.is_empty()
    assert none.of(None).is_empty()


def test_languages_stand_apart_and_the_largest_comes_first() -> None:
    told = pl.concat([planted(8, 80, "th"), planted(9, 200, "en")])
    found = causes(told.lazy(), default(), "rating")
    assert found.outcomes.rows() == [("en", 200), ("th", 80)]
    assert of(found, CAUSE)["n"] == 280
    assert of(found, CAUSE, "th")["n"] == 80


def test_simulations_of_causes_and_loads_come_near_what_is_stated() -> None:
    found = {row.what: row.found for row in rows(12)}
    for what, share in found.items():
        # Twelve runs are few: only a gross fault shows.
        assert share > 0.8 if what.endswith("cover") else share < 0.35, what


def test_of_very_many_some_are_drawn_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoring.analysis.causes.SAMPLE", 900)
    many = planted(5, 3_000).with_row_index("conversation_id")
    found = causes(many.lazy(), default(), "rating")
    assert (found.looked_at, found.known) == (900, 3_000)
    assert of(found, CAUSE)["n"] == 900
    assert of(found, CAUSE)["clear"]
    whole = causes(many.head(900).lazy(), default(), "rating")
    assert (whole.looked_at, whole.known) == (900, 900)
