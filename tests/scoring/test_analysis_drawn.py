"""Some of many conversations: drawn evenly, and the same each time."""

import polars as pl

from scoring.analysis.drawn import drawn


def many(count: int) -> pl.LazyFrame:
    return pl.DataFrame(
        {"conversation_id": [f"c{n}" for n in range(count)], "rank": range(count)}
    ).lazy()


def test_few_are_all_looked_at() -> None:
    rows, count = drawn(many(50), 50)
    assert (rows.collect().height, count) == (50, 50)


def test_as_many_are_drawn_as_are_asked_for_evenly() -> None:
    rows, count = drawn(many(20_000), 2_000)
    found = rows.collect()
    assert (found.height, count) == (2_000, 20_000)
    # By chance the mean of so many is within 3 × 5774 / √2000 of the middle.
    assert abs(float(found["rank"].mean()) - 9_999.5) < 388  # pyright: ignore[reportArgumentType]


def test_of_the_same_conversations_the_same_are_drawn_in_whatever_order_they_come() -> None:
    rows, _ = drawn(many(3_000), 100)
    turned, _ = drawn(many(3_000).reverse(), 100)
    assert set(rows.collect()["conversation_id"]) == set(turned.collect()["conversation_id"])
