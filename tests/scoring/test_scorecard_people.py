"""What people say in the place of the program: corrections, reviews, and what is left to people."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from scoring.measure import MEASUREMENT
from scoring.rubric import changed, default
from scoring.scorecard import left_to_people, reviewed, scores, verdicts
from scoring.standards import DIMENSIONS


def measured(**values: float | str | None) -> pl.DataFrame:
    row = {"conversation_id": "a", "channel": "chat", "language": "de"} | values
    return pl.DataFrame([row], schema=MEASUREMENT)


def corrected(*said: tuple[str, str, str]) -> pl.DataFrame:
    return pl.DataFrame(said, schema=["conversation_id", "standard", "verdict"], orient="row")


def overall(of: pl.DataFrame, corrections: pl.DataFrame | None = None) -> dict[str, object]:
    return scores(of.lazy(), default(), corrections=corrections).collect().row(0, named=True)


BOTH = {"attitude.greeting": 0.0, "attitude.farewell": 1.0}


def test_a_persons_verdict_stands_in_the_place_of_the_programs() -> None:
    assert overall(measured(**BOTH))["attitude"] == pytest.approx(50, abs=30)
    said = corrected(("a", "attitude.greeting", "met"))
    assert overall(measured(**BOTH), said)["attitude"] == 100
    said = corrected(("a", "attitude.farewell", "missed"))
    assert overall(measured(**BOTH), said)["attitude"] == 0


def test_what_a_person_says_does_not_apply_is_out_of_the_score() -> None:
    said = corrected(("a", "attitude.greeting", "not applicable"))
    found = overall(measured(**BOTH), said)
    assert (found["attitude"], found["assessed"]) == (100, 1)


def test_a_person_may_judge_what_the_program_could_not() -> None:
    found = overall(measured(), corrected(("a", "effect.accuracy", "missed")))
    assert (found["effect"], found["assessed"]) == (0, 1)


def test_corrections_of_other_conversations_change_nothing() -> None:
    plain = measured(**BOTH)
    with_others = overall(plain, corrected(("b", "attitude.greeting", "met")))
    assert with_others == overall(plain)


def test_a_correction_can_lift_a_critical_breach() -> None:
    breach = measured(**{"process.confidential": 1.0, "attitude.respect": 0.0})
    judged = verdicts(breach, default()).filter(pl.col("points") == 0)["standard"].to_list()
    assert overall(breach)["critical"]
    lifted = corrected(*(("a", name, "met") for name in judged))
    assert not overall(breach, lifted)["critical"]


def test_what_is_left_to_people_is_not_assessed_in_that_language_alone() -> None:
    german = measured(**BOTH)
    both = pl.concat([german, german.with_columns(language=pl.lit("fr"))])
    left = pl.DataFrame({"standard": ["attitude.greeting"], "language": ["de"]})
    told = left_to_people(both.lazy(), left).collect()
    assert told["attitude.greeting"].to_list() == [None, 0.0]
    assert_frame_equal(told.drop("attitude.greeting"), both.drop("attitude.greeting"))


def test_nothing_is_left_to_people_unless_it_is_named() -> None:
    unknown = measured(**BOTH, language=None)
    left = pl.DataFrame({"standard": ["attitude.greeting"], "language": ["de"]})
    assert_frame_equal(left_to_people(unknown.lazy(), left).collect(), unknown)
    assert_frame_equal(left_to_people(unknown.lazy(), left.clear()).collect(), unknown)


def judgements(*said: tuple[int, str | None, str, str]) -> pl.DataFrame:
    schema = {
        "review_id": pl.Int64,
        "channel": pl.String,
        "standard": pl.String,
        "verdict": pl.String,
    }
    return pl.DataFrame(said, schema=schema, orient="row")


@pytest.mark.parametrize("channel", ["chat", "email", None])
def test_a_review_scores_as_the_program_would_with_the_same_verdicts(channel: str | None) -> None:
    values = {"attitude.greeting": 0.0, "attitude.farewell": 1.0, "effect.resolved": 1.0}
    of = measured(**values, channel=channel)
    rubric = changed(default(), {"standards": {"attitude.greeting": {"weight": 3}}})
    told = verdicts(of, rubric).filter(pl.col("points").is_not_null())
    said = told.select(pl.lit(7).alias("review_id"), "channel", "standard", "verdict")
    machine = scores(of.lazy(), rubric).collect().row(0, named=True)
    (person,) = reviewed(said, rubric, {}).iter_rows(named=True)
    for name in (*DIMENSIONS, "overall", "critical"):
        assert person[name] == (
            pytest.approx(machine[name]) if machine[name] is not None else None
        ), name


def test_a_standard_of_the_shops_own_counts_in_its_dimension() -> None:
    said = judgements((1, "chat", "custom.4", "partly"), (1, "chat", "custom.5", "unknown"))
    (person,) = reviewed(said, default(), {"custom.4": "process"}).iter_rows(named=True)
    assert (person["process"], person["overall"], person["attitude"]) == (50, 50, None)


def test_reviews_are_scored_apart_and_an_empty_one_not_at_all() -> None:
    said = judgements(
        (2, "chat", "attitude.greeting", "missed"),
        (1, "chat", "attitude.greeting", "met"),
        (3, "chat", "attitude.greeting", "not applicable"),
    )
    assert reviewed(said, default(), {}).select("review_id", "attitude").rows() == [
        (1, 100),
        (2, 0),
    ]
    assert reviewed(said.clear(), default(), {}).is_empty()
