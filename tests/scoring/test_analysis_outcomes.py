"""What came of conversations in each language."""

import polars as pl
import pytest

from scoring.analysis.outcomes import SAME_LANGUAGE, outcomes
from scoring.rubric import default

NAN = float("nan")


def test_outcomes_are_told_of_those_of_which_they_are_known() -> None:
    told = pl.DataFrame(
        {
            "language": ["en", "en", "en", "th", None],
            "channel": ["chat"] * 5,
            "team": ["A"] * 5,
            "rating": [5.0, None, 2.0, None, 1.0],
            "predicted_rating": [4.0, 3.0, 2.0, None, 1.0],
            "effect.resolved": [1.0, 0.0, NAN, None, 1.0],
            SAME_LANGUAGE: [1.0, 1.0, 0.2, NAN, 0.0],
        }
    )
    english, thai = outcomes(told.lazy(), default(), "language").to_dicts()
    assert (english["language"], english["conversations"]) == ("en", 3)
    assert (english["resolved_of"], english["resolved"]) == (2, 0.5)
    assert english["resolved_low"] < 0.5 < english["resolved_high"]
    assert (english["rated"], english["rating"], english["predicted"]) == (2, 3.5, 3.0)
    assert (english["language_of"], english["mismatch"]) == (3, pytest.approx(1 / 3))
    assert thai["resolved"] is None
    assert thai["mismatch"] is None
    assert thai["predicted"] is None
