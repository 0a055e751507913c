from datetime import UTC, datetime, timedelta

import polars as pl

from scoring.analysis.attention import best, breaches, falls, unanswered, weakest
from scoring.analysis.volume import FIRST_REPLY, undated, volume

DAY = datetime(2026, 3, 2, tzinfo=UTC)


def scores(*rows: tuple[str, float | None, int, bool]) -> pl.LazyFrame:
    """Conversations: id, overall score, standards judged, critical; the first is the newest."""
    return pl.LazyFrame(
        [
            {
                "conversation_id": name,
                "overall": overall,
                "assessed": assessed,
                "critical": critical,
                "started_at": DAY - timedelta(days=place),
                "agent_id": "Ada",
                "language": "en",
                "channel": "chat",
            }
            for place, (name, overall, assessed, critical) in enumerate(rows)
        ],
        schema_overrides={"overall": pl.Float64},
    )


def test_critical_conversations_come_before_the_lowest() -> None:
    seen = scores(("fair", 70, 9, False), ("low", 20, 9, False), ("breach", 90, 2, True))
    assert weakest(seen, 2)["conversation_id"].to_list() == ["breach", "low"]
    assert best(seen, 2)["conversation_id"].to_list() == ["fair", "low"]


def test_a_conversation_of_which_little_was_judged_is_not_put_forward() -> None:
    seen = scores(("thin", 0, 1, False), ("low", 20, 9, False), ("mute", None, 9, False))
    assert weakest(seen, 5)["conversation_id"].to_list() == ["low"]


def test_among_equals_the_better_judged_and_then_the_newer_comes_first() -> None:
    seen = scores(("new", 0, 9, False), ("old", 0, 9, False), ("full", 0, 12, False))
    assert weakest(seen, 5)["conversation_id"].to_list() == ["full", "new", "old"]


def test_breaches_are_listed_newest_first() -> None:
    seen = scores(("a", 1, 9, True), ("b", 1, 9, False), ("c", 1, 9, True))
    assert breaches(seen)["conversation_id"].to_list() == ["a", "c"]


def of_languages(**values: list[float]) -> pl.LazyFrame:
    rows = [
        {"language": code, "agent_id": "Ada", **dict.fromkeys(MEASURES, value)}
        for code, mine in values.items()
        for value in mine
    ]
    return pl.LazyFrame(rows)


MEASURES = ("attitude", "efficiency", "effect", "process", "overall")


def test_a_fall_names_who_fell_and_a_rise_is_none() -> None:
    before = of_languages(en=[80, 82] * 20, ko=[80, 82] * 20, zh=[60, 62] * 20)
    now = of_languages(en=[80, 82] * 20, ko=[60, 62] * 20, zh=[80, 82] * 20)
    found = falls(now, before).filter(group="language")
    assert set(found["member"]) == {"ko"}
    assert falls(before, before).is_empty()
    assert falls(now, now.head(0)).is_empty()


def test_the_unanswered_are_those_who_waited_for_ever() -> None:
    waits = pl.LazyFrame({FIRST_REPLY: [30.0, float("inf"), None, float("nan")]})
    assert unanswered(waits) == 1


def test_volume_counts_by_period_and_the_undated_apart() -> None:
    seen = pl.LazyFrame({"started_at": [DAY, DAY, DAY + timedelta(days=8), None]})
    assert volume(seen, "week")["conversations"].to_list() == [2, 1]
    assert undated(seen).collect().height == 1
