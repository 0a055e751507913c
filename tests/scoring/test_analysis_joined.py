"""What two frames tell of the same conversations, however they are ordered."""

import polars as pl
from polars.testing import assert_frame_equal

from scoring.analysis.joined import joined

SCORES = pl.DataFrame({"conversation_id": ["a", "b", "c"], "overall": [1.0, 2.0, 3.0]})
WAITS = pl.DataFrame({"conversation_id": ["a", "b", "c"], "wait": [10, 20, 30]})
BESIDE = SCORES.with_columns(WAITS["wait"])


def test_frames_of_the_same_order_stand_side_by_side() -> None:
    assert_frame_equal(joined(SCORES.lazy(), WAITS.lazy()).collect(), BESIDE)


def test_another_order_makes_no_difference() -> None:
    found = joined(SCORES.lazy(), WAITS.reverse().lazy()).collect()
    assert_frame_equal(found, BESIDE, check_row_order=False)


def test_what_only_the_left_one_knows_stays_unless_both_must() -> None:
    fewer = WAITS.head(2).lazy()
    assert joined(SCORES.lazy(), fewer).collect().sort("conversation_id")["wait"].to_list() == [
        10,
        20,
        None,
    ]
    assert joined(SCORES.lazy(), fewer, "inner").collect().height == 2
