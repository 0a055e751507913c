"""One conversation in its course: waits against the limit, mood, evidence numbered."""

import polars as pl
import pytest

from scoring.analysis.course import Times, course, numbered, times, waits
from scoring.measure import measure
from scoring.rubric import changed, default
from scoring.scorecard import MISSED, NOT_APPLICABLE, NOT_ASSESSED, verdicts
from scoring.transcript import conversation

RUBRIC = changed(
    default(),
    {
        "standards": {
            "efficiency.first_response": {"met": 60},
            "efficiency.longest_wait": {"met": 180},
        }
    },
)


def said(text: str, **told: str) -> pl.DataFrame:
    return course(conversation(text, **told), RUBRIC)


def test_the_first_wait_has_another_limit_than_later_ones():
    rows = said("""
        0:00 customer Where is my parcel?
        11:00 agent Good morning, I am looking.
        11:10 agent It is in Hamburg.
        12:00 customer When will it come?
        14:00 agent Tomorrow.
    """)
    assert rows["wait_seconds"].to_list() == [None, 660, None, None, 120]
    assert rows["limit_seconds"].to_list() == [None, 60, None, None, 180]


def test_the_limit_is_the_channels():
    told = conversation("0:00 customer Hello\n5:00 agent Hello", channel="email")
    rows = course(told, default())
    assert rows["limit_seconds"][1] == default().of("efficiency.first_response", "email").met


def test_an_agent_who_speaks_first_has_made_nobody_wait():
    rows = said("0:00 agent May I help?\n1:00 customer Yes\n3:00 agent How?")
    assert rows["wait_seconds"].to_list() == [None, None, 120]
    assert rows["limit_seconds"].to_list() == [None, None, 60]


def test_bots_and_notes_stay_in_the_course_and_wait_for_nobody():
    rows = said("0:00 customer Hi\n0:01 bot Welcome\n0:02 note priority\n2:00 agent Hello")
    assert rows["speaker"].to_list() == ["customer", "bot", "note", "agent"]
    assert rows["wait_seconds"].to_list() == [None, None, None, 120]


def test_a_wait_is_parted_at_its_limit():
    drawn = waits(said("0:00 customer Hi\n3:00 agent Hello\n4:00 customer And?\n5:00 agent Yes"))
    assert drawn.select("begin", "due", "end", "late").rows() == [
        (0, 60, 180, True),
        (240, 300, 300, False),
    ]


def test_times_of_a_conversation():
    rows = said("0:00 customer Hi\n3:00 agent Hello\n4:00 customer And?\n5:00 agent Yes")
    assert times(rows) == Times(whole=300, waited=240, late=1)


def test_without_times_nothing_is_told_of_time():
    rows = said("- customer Hi\n- agent Hello")
    assert times(rows) == Times(whole=None, waited=0, late=0)
    assert waits(rows).is_empty()


def test_the_mood_is_the_customers_alone():
    rows = said("0:00 customer This is terrible\n0:10 agent Terrible indeed\n0:20 customer Great!")
    assert rows["polarity"].is_null().to_list() == [False, True, False]
    assert rows["sentiment"].to_list() == ["negative", None, "positive"]


def test_a_mood_nobody_can_read_is_null():
    rows = said("0:00 customer Var är mitt paket? Det är skamligt, jag har väntat i flera veckor.")
    assert rows["polarity"].to_list() == [None]
    assert rows["sentiment"].to_list() == [None]


@pytest.fixture
def judged() -> tuple[pl.DataFrame, pl.DataFrame]:
    told = conversation("""
        0:00 customer My parcel is lost, this is terrible!
        11:00 agent Good morning! I am so sorry. I will send a new one today.
        12:00 customer Thank you, great.
    """)
    rows = course(told, RUBRIC)
    return rows, numbered(verdicts(measure(told), RUBRIC), rows)


def test_evidence_is_numbered_in_the_order_of_reading(judged):
    rows, found = judged
    marked = found.filter(pl.col("number").is_not_null()).sort("number")
    assert marked["number"].to_list() == list(range(1, marked.height + 1))
    order = dict(zip(rows["position"], range(rows.height), strict=True))
    places = [
        (order[message], -1 if start is None else start)
        for message, start in marked.select("message", "start").iter_rows()
    ]
    assert places == sorted(places)


def test_what_was_not_judged_has_no_number(judged):
    _, found = judged
    without = found.filter(pl.col("points").is_null())
    assert without.height > 0
    assert without["number"].is_null().all()


@pytest.mark.parametrize(
    ("verdict", "shown"), [(NOT_ASSESSED, True), (MISSED, True), (NOT_APPLICABLE, False)]
)
def test_a_sign_for_people_has_a_number_unless_somebody_found_that_it_does_not_apply(
    judged, verdict, shown
):
    rows, found = judged
    sign = found.drop("number").filter(standard="process.fraud_alert")
    message = pl.lit(rows["position"][0]).cast(sign.schema["message"])
    told = sign.with_columns(pl.lit(verdict).alias("verdict"), message.alias("message"))
    assert numbered(told, rows)["number"].is_not_null().to_list() == [shown]


def test_the_rows_stay_the_verdicts_own(judged):
    _, found = judged
    assert found.height == found["standard"].n_unique()
    assert found.columns[-1] == "number"
