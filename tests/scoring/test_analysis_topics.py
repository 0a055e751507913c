"""Topics compared: their quality, what rises beyond chance, and questions without a good answer."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from scoring.analysis import faq
from scoring.analysis.topics import CAME_BACK, RESOLVED, dispersion, moved, quality, wilson
from tests.simulations import topics as simulated

START = datetime(2026, 3, 1, tzinfo=UTC)


def told(topic: list[int | None], **columns: list[object]) -> pl.LazyFrame:
    n = len(topic)
    base = {
        "conversation_id": [f"c{i}" for i in range(n)],
        "topic": pl.Series(topic, dtype=pl.Int32),
        "started_at": [START + timedelta(hours=i) for i in range(n)],
        "overall": [50.0] * n,
        "rating": pl.Series([None] * n, dtype=pl.Float64),
        RESOLVED: pl.Series([None] * n, dtype=pl.Float64),
        CAME_BACK: pl.Series([None] * n, dtype=pl.Float64),
    }
    return pl.LazyFrame(base | columns)


def days(counts: dict[int, list[int]]) -> pl.LazyFrame:
    """So many conversations of each topic on each day."""
    rows = [
        (topic, START + timedelta(days=day))
        for topic, per_day in counts.items()
        for day, n in enumerate(per_day)
        for _ in range(n)
    ]
    schema = {"topic": pl.Int32, "started_at": pl.Datetime("us", "UTC")}
    return pl.LazyFrame(rows, schema=schema, orient="row")


def test_a_topic_has_its_share_and_outcome() -> None:
    frame = told(
        [1, 1, 1, 2, None],
        **{
            RESOLVED: [1.0, 0.0, float("nan"), None, 1.0],
            CAME_BACK: [1.0, 0.0, None, None, None],
            "rating": [5.0, None, 4.0, None, 1.0],
        },
    )
    first, second = quality(frame, frame).iter_rows(named=True)
    assert (first["topic"], first["conversations"], first["share"]) == (1, 3, 0.75)
    assert (first["judged"], first["resolved"], first["came_back"]) == (2, 0.5, 0.5)
    assert (first["rated"], first["rating"]) == (2, 4.5)
    assert second["resolved"] is None
    assert second["resolved_low"] is None


def test_conversations_on_no_topic_are_not_counted() -> None:
    frame = told([None, None])
    assert quality(frame, frame).is_empty()


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = wilson(pl.Series([8, 0]), pl.Series([10, 0]))
    # Agresti and Coull, The American Statistician 52, 1998: 8 of 10.
    assert (round(low[0], 3), round(high[0], 3)) == (0.490, 0.943)
    assert low[1] is None


def test_a_topic_that_doubles_rises() -> None:
    before = days({1: [10] * 14, 2: [30] * 14, 3: [20] * 14})
    now = days({1: [20] * 14, 2: [30] * 14, 3: [20] * 14})
    found = moved(now, before)
    first = found.row(0, named=True)
    assert (first["topic"], first["clear"], first["new"]) == (1, True, False)
    assert first["ratio_low"] > 1
    assert not found.filter(pl.col("topic") == 3)["new"].item()


def test_a_topic_nobody_asked_before_is_new() -> None:
    before = days({1: [10] * 14, 2: [10] * 14})
    now = days({1: [10] * 14, 2: [10] * 14, 9: [3] * 14})
    found = moved(now, before).filter("new")
    assert found["topic"].to_list() == [9]


def test_without_an_earlier_period_nothing_rises() -> None:
    now = days({1: [10] * 5})
    found = moved(now, now.clear())
    assert found["ratio"].to_list() == [None]
    assert not found["clear"].any()


def test_bursts_are_seen() -> None:
    steady = days({1: [10] * 20, 2: [12] * 20})
    bursting = days({1: [40, 0, 0, 0] * 5, 2: [12] * 20})

    def spread(frame: pl.LazyFrame) -> float:
        by = ("topic", pl.col("started_at").dt.date().alias("day"))
        return dispersion(frame.group_by(*by).agg(pl.len().alias("n")).collect())

    assert spread(steady) < 1
    assert spread(bursting) > 5


def test_bursts_alone_are_no_rise() -> None:
    shares = {row.what: row for row in simulated.rows(60)}
    false = shares["Topics called rising or falling where none does, in bursts"]
    assert false.found <= 0.2
    found = shares["A topic that doubles is found"]
    assert found.found >= 0.6


def asked(rows: Sequence[tuple[str, str, float | None, float | None, str]]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (f"c{i}", "en", customer, text, answer, resolved, rating, 50.0, False)
            for i, (customer, text, resolved, rating, answer) in enumerate(rows)
        ],
        schema=faq.ASKED,
        orient="row",
    )


ANSWER = "Your invoice stands in your account under orders."


def test_repeated_questions_without_a_good_answer_come_first() -> None:
    good = [(f"a{n}", "How do I get my invoice?", 1.0, 5.0, ANSWER) for n in range(4)]
    bad = [(f"b{n}", "Why does the zipper jam all the time?", 0.0, None, "Hm.") for n in range(3)]
    once = [("x", "Is the green sofa washable at home?", 1.0, None, ANSWER)]
    found = faq.repeated(asked(good + bad + once))
    assert found["text"].to_list() == [bad[0][1], good[0][1]]
    first, second = found.iter_rows(named=True)
    assert (first["asked"], first["well"], first["answers"]) == (3, 0, [])
    assert (second["well"], [one["text"] for one in second["answers"]]) == (4, [ANSWER])


def test_a_rating_outweighs_what_looked_resolved() -> None:
    told = asked([(f"a{n}", "How do I get my invoice?", 1.0, 1.0, ANSWER) for n in range(3)])
    (row,) = faq.repeated(told).iter_rows(named=True)
    assert (row["judged"], row["well"], row["answers"]) == (3, 0, [])


def test_one_customer_asking_again_repeats_nothing() -> None:
    told = asked([("a", "How do I get my invoice?", 0.0, None, ANSWER)] * 5)
    assert faq.repeated(told).is_empty()
    assert faq.repeated(told.clear()).is_empty()


def test_other_wordings_are_the_same_question() -> None:
    words = (
        "how do I get my invoice",
        "How do I get my invoice please?",
        "how do i get the invoice?",
    )
    told = asked([(f"a{n}", text, None, None, ANSWER) for n, text in enumerate(words)])
    found = faq.repeated(told)
    assert found["asked"].to_list() == [3]
    assert np.isclose(found["judged"].item(), 0)
