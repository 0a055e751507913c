"""Reviews against the machine: the figures are those of the books, stand for all conversations
however these were drawn, and their intervals hold what they promise."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy import stats

from scoring.analysis import FEW
from scoring.analysis.agreement import bounds, kappa
from scoring.analysis.reviews import people_only, trusted
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, NOT_ASSESSED, PARTLY

VERDICTS = np.array([MET, PARTLY, MISSED, NOT_APPLICABLE])


def reviewed(cells: Mapping[tuple[str, Any], int], **more: Any) -> pl.DataFrame:
    """So many reviews for each pair of the machine's verdict and a person's."""
    pairs = [pair for pair, count in cells.items() for _ in range(count)]
    return pl.DataFrame(pairs, ["machine", "person"], orient="row").with_columns(
        pl.format("c{}", pl.int_range(pl.len())).alias("conversation_id"),
        **{
            name: pl.lit(value)
            for name, value in (
                {"standard": "effect.solved", "language": "en", "probability": None} | more
            ).items()
        },
    )


FIFTY = {
    (MET, MET): 30,
    (MISSED, MISSED): 9,
    (MISSED, MET): 3,
    (MET, MISSED): 6,
    (PARTLY, PARTLY): 1,
    (NOT_APPLICABLE, MET): 1,
}


def test_what_is_told_of_a_standard() -> None:
    row = trusted(reviewed(FIFTY)).row(0, named=True)
    assert (row["standard"], row["language"], row["n"], row["assessed"]) == (
        ("effect.solved", "en", 50, 50)
    )
    assert (row["said_missed"], row["were_missed"]) == (12, 15)
    assert row["precision"] == pytest.approx(9 / 12)
    assert row["recall"] == pytest.approx(9 / 15)
    by_chance = (36 * 34 + 12 * 15 + 1) / 50**2
    assert row["kappa"] == pytest.approx((0.8 - by_chance) / (1 - by_chance))
    for name, right, n in (("alike", 40, 50), ("precision", 9, 12), ("recall", 9, 15)):
        wilson = stats.binomtest(right, n).proportion_ci(0.95, method="wilson")
        found = row[f"{name}_low"], row[f"{name}_high"]
        assert found == pytest.approx((wilson.low, wilson.high)), name
    assert row["kappa_low"] < row["kappa"] < row["kappa_high"]


def test_kappa_and_its_error_are_those_of_the_book() -> None:
    # Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 2003, table 18.1.
    table = np.array([[75, 1, 4], [5, 4, 1], [0, 0, 10]])
    one, other = (place.repeat(table.ravel()) for place in np.indices((3, 3)).reshape(2, -1))
    found = kappa(one, other, np.ones(100))
    assert (round(found.alike, 2), round(found.by_chance, 2), round(found.figure, 2)) == (
        (0.89, 0.66, 0.68)
    )
    error = float(np.sqrt((found.influence**2).sum()))
    assert error == pytest.approx(0.087, abs=0.001)
    # Without the rounding of the book, by its formula 18.13.
    part, alike, apart = table / 100, np.diag(table) / 100, ~np.eye(3, dtype=bool)
    rows, columns, left = part.sum(axis=1), part.sum(axis=0), 1 - found.figure
    first = (alike * (1 - (rows + columns) * left) ** 2).sum()
    second = left**2 * (part * (columns[:, None] + rows) ** 2)[apart].sum()
    third = (found.figure - found.by_chance * left) ** 2
    whole = np.sqrt((first + second - third) / 100) / (1 - found.by_chance)
    assert error == pytest.approx(whole)


def test_what_the_machine_leaves_open_is_not_wrong_and_not_found() -> None:
    open_ = reviewed(FIFTY | {(NOT_ASSESSED, MISSED): 5, (NOT_ASSESSED, MET): 20})
    row, before = (trusted(told).row(0, named=True) for told in (open_, reviewed(FIFTY)))
    assert (row["n"], row["assessed"], row["were_missed"]) == (75, 50, 20)
    assert row["recall"] == pytest.approx(9 / 20)
    for name in ("alike", "kappa", "precision"):
        assert row[name] == pytest.approx(before[name])
    nothing = trusted(reviewed({(NOT_ASSESSED, MET): 20})).row(0, named=True)
    assert (nothing["n"], nothing["assessed"], nothing["alike"]) == (20, 0, None)


def test_what_a_person_leaves_open_is_no_judgement() -> None:
    unsure = reviewed(FIFTY | {(MET, NOT_ASSESSED): 5, (MISSED, None): 5})
    assert trusted(unsure).equals(trusted(reviewed(FIFTY)))
    assert trusted(unsure.clear()).is_empty()


def test_few_tell_nothing() -> None:
    row = trusted(reviewed({(MET, MET): 15, (MISSED, MISSED): FEW - 1})).row(0, named=True)
    assert row["alike"] == 1
    assert (row["precision"], row["recall"], row["recall_high"]) == (None, None, None)
    few = trusted(reviewed({(MET, MET): 4, (MISSED, MISSED): 5})).row(0, named=True)
    assert (few["n"], few["alike"], few["kappa"]) == (9, None, None)


def test_where_all_is_met_there_is_agreement_and_no_kappa() -> None:
    row = trusted(reviewed({(MET, MET): 40})).row(0, named=True)
    assert (row["alike"], row["kappa"], row["kappa_low"]) == (1, None, None)
    assert row["alike_low"] == pytest.approx(0.912, abs=0.001)


def test_languages_stand_apart_or_together() -> None:
    told = pl.concat(
        [reviewed(FIFTY), reviewed({(MET, MET): 10, (MISSED, MET): 10}, language="de")]
    )
    apart = trusted(told)
    assert apart["language"].to_list() == ["de", "en"]
    assert apart["alike"].to_list() == [0.5, 0.8]
    together = trusted(told, ["standard"])
    assert together.columns[:2] == ["standard", "n"]
    assert together["alike"].to_list() == [pytest.approx(50 / 70)]


def test_judgements_of_one_conversation_are_worth_less_than_as_many_conversations() -> None:
    one = reviewed({(MET, MET): 20, (MISSED, MET): 10, (MISSED, MISSED): 10})
    thrice = trusted(pl.concat([one] * 3)).row(0, named=True)
    once = trusted(one).row(0, named=True)
    assert thrice["n"] == 120
    for name in ("alike", "kappa"):
        assert thrice[name] == pytest.approx(once[name])
        width = thrice[f"{name}_high"] - thrice[f"{name}_low"]
        assert width == pytest.approx(once[f"{name}_high"] - once[f"{name}_low"], rel=0.03)


def test_a_review_counts_for_what_it_was_drawn_from() -> None:
    rare = reviewed({(MISSED, MISSED): 20, (MISSED, MET): 20}, probability=1.0)
    usual = reviewed({(MET, MET): 38, (MET, MISSED): 2}, probability=0.1)
    both = pl.concat([rare, usual.with_columns(pl.col("conversation_id") + "u")])
    row = trusted(both).row(0, named=True)
    assert row["alike"] == pytest.approx((20 + 380) / 440)
    assert row["recall"] == pytest.approx(20 / 40)
    assert row["precision"] == pytest.approx(20 / 40)
    plain = trusted(both, weighted=False).row(0, named=True)
    assert plain["alike"] == pytest.approx(58 / 80)
    assert plain["recall"] == pytest.approx(20 / 22)
    # Picked by hand, each stands for itself alone: as if drawn for certain.
    by_hand = both.with_columns(pl.col("probability").replace(1.0, None))
    assert trusted(by_hand).equals(trusted(both))


def drawn(seed: int, conversations: int = 3000, reviews: int = 150) -> pl.DataFrame:
    """Reviews drawn where much is missed; the machine errs more where it is hard to tell."""
    draw = np.random.default_rng(seed)
    person = draw.choice(4, size=conversations, p=[0.7, 0.1, 0.1, 0.1])
    risk = np.where(person == 2, 4.0, 1.0) * draw.uniform(0.3, 2, conversations)
    guess = draw.choice(4, size=conversations, p=[0.7, 0.1, 0.1, 0.1])
    right = draw.random(conversations) < np.where(risk > 2, 0.6, 0.9)
    chance = np.minimum(1, reviews * risk / risk.sum())
    whole = pl.DataFrame(
        {
            "conversation_id": [f"{seed} {place}" for place in range(conversations)],
            "machine": VERDICTS[np.where(right, person, guess)],
            "person": VERDICTS[person],
            "probability": chance,
            "standard": "effect.solved",
            "language": str(seed),
        }
    )
    return whole.filter(pl.Series(draw.random(conversations) < chance))


def test_reviews_of_risk_tell_of_all_conversations() -> None:
    every = drawn(1, conversations=500_000, reviews=10**9)
    true = trusted(every, weighted=False).row(0, named=True)
    found = pl.concat(drawn(seed) for seed in range(100, 220))
    weighted, plain = trusted(found), trusted(found, weighted=False)
    for name in ("alike", "kappa"):
        assert weighted[name].mean() == pytest.approx(true[name], abs=0.01)
        assert plain[name].mean() < true[name] - 0.05  # pyright: ignore[reportOperatorIssue]
        held = pl.lit(true[name]).is_between(f"{name}_low", f"{name}_high").mean()
        assert weighted.select(held).item() >= 0.93
        assert plain.select(held).item() < 0.6
    assert weighted["recall"].mean() == pytest.approx(true["recall"], abs=0.02)
    recall = pl.lit(true["recall"]).is_between("recall_low", "recall_high").mean()
    assert weighted.select(recall).item() >= 0.92


@pytest.mark.parametrize(
    ("shares", "right"), [([0.5, 0.2, 0.2, 0.1], 0.75), ([0.9, 0.02, 0.05, 0.03], 0.93)]
)
@pytest.mark.parametrize("count", [12, 40, 200])
def test_intervals_of_kappa_cover(shares: list[float], right: float, count: int) -> None:
    draw = np.random.default_rng(count)
    person, guess = draw.choice(4, size=(2, 300 * count), p=shares)
    machine = np.where(draw.random(300 * count) < right, person, guess)
    frame = pl.DataFrame(
        {
            "conversation_id": np.arange(300 * count),
            "machine": VERDICTS[machine],
            "person": VERDICTS[person],
            "probability": None,
            "standard": "effect.solved",
            "language": np.arange(300).repeat(count),
        }
    )
    known = trusted(frame).drop_nulls("kappa")
    held = known.select(pl.lit(right).is_between("kappa_low", "kappa_high").mean()).item()
    assert 0.9 <= held <= 0.98
    assert known["kappa_low"].min() >= -1  # pyright: ignore[reportOperatorIssue]


def test_an_interval_of_a_share_has_as_many_cases_as_its_error_makes() -> None:
    def of(*numbers: float) -> tuple[float, float]:
        low, high = bounds(*(np.array([number]) for number in numbers))  # pyright: ignore
        return float(low[0]), float(high[0])

    def wilson(right: int, n: int) -> Any:
        found = stats.binomtest(right, n).proportion_ci(0.95, method="wilson")
        return pytest.approx((found.low, found.high))

    half = np.sqrt(0.5 * 0.5 / 100)
    assert of(0.5, half, 100, 100) == wilson(50, 100)
    assert of(0.8, np.sqrt(0.16 / 25), 100, 100) == wilson(20, 25)
    assert of(0.8, np.sqrt(0.16 / 400), 100, 100) == wilson(80, 100), "no more than there are"
    assert of(1.0, 0.0, 30, 30) == wilson(30, 30)
    low, _ = of(0.8, np.sqrt(0.16 / 100), 100, 5)
    assert low < wilson(80, 100).expected[0] - 0.02


def test_only_people_judge_where_the_machine_is_clearly_no_good() -> None:
    good = {(MET, MET): 60, (MISSED, MISSED): 35, (MISSED, MET): 5}
    lots = {(MET, MET): 40, (MISSED, MISSED): 12, (MISSED, MET): 25, (MET, MISSED): 23}
    kinds = {"good": good, "lots": lots, "blind": {(MET, MET): 95, (MET, MISSED): 8}}
    told = pl.concat(
        [reviewed(cells, standard=f"effect.{name}") for name, cells in kinds.items()]
        + [
            reviewed(
                {pair: n // 4 for pair, n in lots.items()}, standard="effect.lots", language="de"
            )
        ]
    )
    found = trusted(told)
    assert people_only(found, 0.6, 30).rows() == [("effect.blind", "en"), ("effect.lots", "en")]
    assert people_only(found, 0.6, 20).rows()[1:] == [("effect.lots", "de"), ("effect.lots", "en")]
    assert people_only(found, -0.5, 30).is_empty()
