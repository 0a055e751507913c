"""Waits within the teams' hours: measured beside the whole ones, and judged by a rubric's clock."""

import math
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from scoring.analysis.course import course, times, waits
from scoring.analysis.flips import flips
from scoring.calendars import Calendar, Calendars, hours
from scoring.conversations import CONVERSATION
from scoring.measure import MEASUREMENT, measure, timed, within
from scoring.rubric import Rubric, changed, content_of, default
from scoring.scorecard import left_to_people, scores, verdicts
from scoring.standards import standards
from scoring.transcript import BEGIN, conversation

FIRST, LONGEST, MEDIAN, HELD = (
    f"efficiency.{name}"
    for name in ("first_response", "longest_wait", "reply_time", "hold_updates")
)
BEGUN = f"{BEGIN:%H:%M}"
AN_HOUR = Calendar("UTC", (hours(f"{BEGUN}–{BEGIN.hour + 1:02}:{BEGIN.minute:02}"),) * 7)
"""There for an hour a day, from the time on when examples begin."""

DAYS = Calendars(teams={"Days": AN_HOUR})

OVER_NIGHT = """
0:00 customer Is the lamp in stock?
24:00:30 agent It is. Do you want one?
24:01:00 customer Two, please.
47:00:00 customer Hello?
48:10:00 agent Let me check, please wait.
72:20:00 agent Two are on their way.
"""


def found(said: str, standard: str, told: Calendars = DAYS, **facts: Any) -> tuple[Any, Any]:
    row = measure(conversation(said, **({"team": "Days"} | facts)), calendars=told)
    return row[standard].item(), row[within(standard)].item()


def by_business(**own: Any) -> Rubric:
    told = own or {"clock": "business"}
    return changed(default(), {"standards": dict.fromkeys(timed(), told)})


def verdict(measured: pl.DataFrame, rubric: Rubric, standard: str = FIRST) -> str:
    return verdicts(measured, rubric).filter(standard=standard)["verdict"].item()


def test_only_times_are_measured_within_hours() -> None:
    assert set(timed()) == {FIRST, LONGEST, MEDIAN, HELD}
    assert all(standards()[name].unit == "seconds" for name in timed())
    assert [name for name in MEASUREMENT if name.endswith(":within")] == [*map(within, timed())]


def test_of_a_wait_only_the_open_hours_count() -> None:
    assert found(OVER_NIGHT, FIRST) == (86_430, 3_630)
    assert found(OVER_NIGHT, LONGEST) == (86_940, 59 * 60 + 600)
    assert found(OVER_NIGHT, MEDIAN) == (86_940, 59 * 60 + 600)
    assert found(OVER_NIGHT, HELD) == (87_000, 50 * 60 + 1_200)


def test_of_a_team_without_hours_nothing_is_known() -> None:
    assert found(OVER_NIGHT, FIRST, team="Nights") == (86_430, None)
    assert found(OVER_NIGHT, FIRST, team=None) == (86_430, None)
    assert found(OVER_NIGHT, FIRST, Calendars()) == (86_430, None)
    assert found(OVER_NIGHT, FIRST, Calendars(AN_HOUR), team=None) == (86_430, 3_630)


def test_what_never_came_never_comes_within_hours() -> None:
    nobody = "0:00 customer Hello?\n30:00 customer Anybody?"
    assert found(nobody, FIRST) == (math.inf, math.inf)
    assert found(nobody, FIRST, team=None) == (math.inf, None)
    held = "0:00 customer Is it there?\n0:10 agent Let me check, please wait."
    assert found(held, HELD) == (math.inf, math.inf)
    assert found(held, HELD, team=None) == (math.inf, None)


def test_what_does_not_apply_does_not_within_hours() -> None:
    value, open_value = found("0:00 agent Your parcel has arrived.", FIRST)
    assert math.isnan(value)
    assert math.isnan(open_value)
    assert found("- customer Is it there?\n- agent Yes.", FIRST) == (None, None)


def test_apart_or_together_the_same_seconds() -> None:
    said = [
        conversation(OVER_NIGHT, team=team).with_columns(conversation_id=pl.lit(f"c{place}"))
        for place, team in enumerate(["Days", None, "Nights", "Days"])
    ]
    told = Calendars(AN_HOUR, {"Nights": Calendar("Asia/Tokyo", (hours("22:00–6:00"),) * 7, "JP")})
    apart = pl.concat(measure(one, calendars=told) for one in said)
    assert_frame_equal(measure(pl.concat(said), calendars=told), apart)
    assert measure(pl.DataFrame(schema=CONVERSATION), calendars=told).schema == MEASUREMENT


def test_a_rubric_judges_by_its_clock() -> None:
    soon = "0:00 customer Hello?\n23:00:50 agent Hello!"
    late = Calendar("UTC", (hours(f"{BEGIN.hour:02}:{BEGIN.minute:02}–{BEGIN.hour:02}:59"),) * 7)
    none = Calendar("UTC", ((),) * 7)
    measured = measure(conversation(soon, team="Days"), calendars=Calendars(none))
    assert verdict(measured, default()) == "missed"
    assert verdict(measured, by_business()) == "met"
    assert (
        verdict(measure(conversation(soon), calendars=Calendars(late)), by_business()) == "missed"
    )
    assert verdict(measure(conversation(soon)), by_business()) == "missed"


@pytest.mark.parametrize(
    ("condition", "name", "other"), [("channel", "chat", "email"), ("team", "Days", "Nights")]
)
def test_the_clock_differs_by_channel_and_team(condition: str, name: str, other: str) -> None:
    soon = conversation("0:00 customer Hello?\n23:00:50 agent Hello!", team="Days")
    measured = measure(soon, calendars=Calendars(Calendar("UTC", ((),) * 7)))
    here = by_business(**{condition: {name: {"clock": "business"}}})
    there = by_business(**{condition: {other: {"clock": "business"}}})
    assert verdict(measured, here) == "met"
    assert verdict(measured, there) == "missed"
    assert flips(measured.lazy(), default(), here)["n"].sum() > 0


def test_the_score_follows_the_clock() -> None:
    soon = conversation("0:00 customer Hello?\n23:00:50 agent Hello!", team="Days")
    measured = measure(soon, calendars=Calendars(Calendar("UTC", ((),) * 7))).lazy()
    before, after = (
        scores(measured, rubric, only=[FIRST]).collect()["efficiency"].item()
        for rubric in (default(), by_business())
    )
    assert (before, after) == (0, 100)


def test_what_is_left_to_people_is_not_judged_by_business_hours_either() -> None:
    measured = measure(conversation(OVER_NIGHT, team="Days"), calendars=DAYS)
    which = pl.DataFrame({"standard": [FIRST], "language": ["en"]})
    left = left_to_people(measured.lazy(), which).collect()
    assert verdict(left, by_business()) == "not assessed"


def test_a_rubric_keeps_its_clock() -> None:
    told = by_business(clock="business", channel={"email": {"clock": "calendar"}})
    assert changed(default(), content_of(told)) == told
    assert told.of(FIRST).clock == 1
    assert told.of(FIRST, "email").clock == 0


def test_a_clock_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="expected calendar or business for the clock"):
        by_business(clock="sundial")


def test_the_course_tells_both() -> None:
    spoken = conversation(OVER_NIGHT, team="Days")
    said = course(spoken, by_business(), DAYS)
    assert said["wait_seconds"].drop_nulls().to_list() == [86_430, 86_940]
    assert said["within_seconds"].drop_nulls().to_list() == [3_630, 4_140]
    assert said["counted_seconds"].equals(said["within_seconds"].alias("counted_seconds"))
    assert times(said).late == 2
    assert waits(said)["due"].to_list() == [86_430 - 3_570, 173_400 - 3_960]
    plain = course(spoken, default(), DAYS)
    assert plain["counted_seconds"].equals(plain["wait_seconds"].alias("counted_seconds"))
