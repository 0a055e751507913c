"""Disputes: how often the agent was right, how long it took, and what is late."""

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from scoring.analysis.disputes import overdue, took, upheld
from scoring.scorecard import MET, MISSED, PARTLY

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def disputed(*rows: tuple[str, str | None, float]) -> pl.DataFrame:
    """Disputes of a missed standard: its name, what was decided, after how many hours; each due
    after a day."""
    return pl.DataFrame(
        {
            "standard": [name for name, _, _ in rows],
            "verdict": [MISSED] * len(rows),
            "decision": [decision for _, decision, _ in rows],
            "opened_at": [BEGIN] * len(rows),
            "due_at": [BEGIN + timedelta(days=1)] * len(rows),
            "decided_at": [
                None if decision is None else BEGIN + timedelta(hours=hours)
                for _, decision, hours in rows
            ],
        },
        schema_overrides={"decision": pl.String, "decided_at": pl.Datetime("us", "UTC")},
    )


def test_a_dispute_is_upheld_whatever_other_verdict_was_decided() -> None:
    told = disputed(
        ("greeting", MET, 1),
        ("greeting", PARTLY, 2),
        ("greeting", MISSED, 3),
        ("remedy", MISSED, 4),
        ("remedy", None, 0),
    )
    rows = upheld(told, "standard")
    assert rows.select("standard", "n", "upheld").rows() == [("greeting", 3, 2), ("remedy", 1, 0)]
    row = upheld(told).row(0, named=True)
    assert (row["n"], row["share"]) == (4, 0.5)
    # Wilson's interval of 2 in 4, as in Brown, Cai and DasGupta (2001).
    assert (row["low"], row["high"]) == pytest.approx((0.150, 0.850), abs=0.001)


def test_what_is_open_tells_nothing_of_the_share() -> None:
    assert upheld(disputed(("remedy", None, 0))).is_empty()
    assert upheld(disputed(("remedy", None, 0)), "standard").is_empty()
    assert upheld(disputed()).is_empty()


def test_how_long_a_decision_took() -> None:
    told = disputed(("a", MET, 1), ("b", MET, 3), ("c", MISSED, 30), ("d", None, 0))
    assert took(told).rows() == [(3, 3 * 3600.0, 30 * 3600.0, 1)]
    assert took(told.clear()).rows() == [(0, None, None, 0)]


def test_only_open_disputes_are_overdue() -> None:
    told = disputed(("a", MET, 30), ("b", None, 0))
    assert overdue(told, BEGIN + timedelta(hours=23)) == 0
    assert overdue(told, BEGIN + timedelta(hours=25)) == 1
