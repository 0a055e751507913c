"""Like with like: groups are compared by what can be judged in each of them."""

import math
from collections.abc import Mapping

import polars as pl
import pytest

from scoring.analysis.comparable import comparable
from scoring.analysis.comparison import means
from scoring.measure import MEASUREMENT
from scoring.rubric import default
from scoring.scorecard import scores
from scoring.standards import DIMENSIONS, standards

ALL = dict.fromkeys(standards(), math.nan)
WORDS = {"attitude.greeting": 1.0, "attitude.farewell": 0.0, "efficiency.answered": 1.0}
WORDS |= {"effect.resolved": 0.0, "process.last_word": 1.0}


def measurements(**groups: Mapping[str, float | None]) -> pl.LazyFrame:
    rows = [
        {"conversation_id": f"{code}-{number}", "channel": "chat", "language": code}
        | {**ALL, **values}
        for code, values in groups.items()
        for number in range(20)
    ]
    return pl.DataFrame(rows, schema=MEASUREMENT).lazy()


def test_what_one_language_cannot_tell_counts_in_none() -> None:
    mood = {"effect.final_mood": 1.0}
    found = comparable(
        measurements(en=WORDS | mood, de=WORDS | {"effect.final_mood": None}), default(), "language"
    )
    assert "effect.final_mood" not in found.standards
    assert len(found.standards) == len(standards()) - 1
    mean = means(found.scores, ["language"], ["effect"]).select("language", "mean")
    assert dict(mean.iter_rows()) == {"en": 0.0, "de": 0.0}


def test_scores_that_are_known_hold_only_where_nothing_is_left_out() -> None:
    by_people = {"effect.accuracy": None, "process.fraud_alert": None}
    alike = measurements(en=WORDS | by_people, de=WORDS | by_people)
    known = scores(alike, default()).with_columns(pl.lit(33.0).alias("overall"))
    told = comparable(alike, default(), "language", known).scores.collect()
    assert set(told["overall"]) == {33.0}
    mood = {"effect.final_mood": 1.0}
    unlike = measurements(en=WORDS | mood, de=WORDS | {"effect.final_mood": None})
    anew = comparable(unlike, default(), "language", known).scores.collect()
    assert 33.0 not in set(anew["overall"])


def test_a_language_of_which_little_can_be_told_takes_nothing_from_the_others() -> None:
    mute = {name: None for name in standards() if not name.startswith("efficiency.")}
    found = comparable(measurements(en=WORDS, fi=WORDS | mute), default(), "language")
    assert found.standards == tuple(standards())
    fi = found.scores.filter(language="fi").collect()
    assert fi["efficiency"].to_list() == [100.0] * 20
    for name in ("attitude", "effect", "process", "overall"):
        assert fi[name].null_count() == 20
    assert found.scores.filter(language="en").collect()["overall"].null_count() == 0


def test_a_few_conversations_of_a_language_decide_nothing() -> None:
    all_ = measurements(en=WORDS, xx=dict.fromkeys(standards(), None)).collect()
    few = pl.concat([all_.filter(language="en"), all_.filter(language="xx").head(3)]).lazy()
    assert comparable(few, default(), "language").standards == tuple(standards())


@pytest.mark.parametrize("rows", [0, 20])
def test_nothing_to_judge_gives_no_scores(rows: int) -> None:
    mute = measurements(fi=dict.fromkeys(standards(), None)).head(rows)
    scores = comparable(mute, default(), "language").scores.collect()
    assert scores.height == rows
    for name in (*DIMENSIONS, "overall"):
        assert scores[name].null_count() == rows
