"""What a report finds: the planted change, its cause, and nothing where there is nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from dashboard.locale import ENGLISH, languages, standard_title, t, written_in
from dashboard.reports.contents import document
from dashboard.reports.document import Document, Sentence
from dashboard.reports.examples import Examples
from dashboard.reports.figures import EVERYBODY, Figures, Subject, figures, within
from dashboard.reports.judged import Judged
from dashboard.reports.moves import NOW
from dashboard.reports.names import isolated, period_name, subject_name
from dashboard.reports.periods import period
from dashboard.reports.sentences import findings
from scoring.analysis import FEW
from scoring.rubric import default
from scoring.satisfaction import PREDICTED
from scoring.scorecard import scores
from scoring.standards import standards
from tests.dashboard.reports.conftest import DAY, QUARTER, renamed

GREETING, FIRST = "attitude.greeting", "efficiency.first_response"
MARCH = period("2026-03")


def planted(count: int = 600, seed: int = 1, **planted: float) -> Judged:
    """Two months of conversations of which all that can be told are greetings and first replies.
    ``greeted``: the share of March that has a greeting (February: 0.9); ``unanswered``: how many of
    March nobody answered; ``night``: the seconds a first reply takes from 02:00 to 04:00."""
    draw = np.random.default_rng(seed)
    greeted = np.concatenate([np.full(count, 0.9), np.full(count, planted.get("greeted", 0.9))])
    hours = draw.integers(0, 24, 2 * count)
    wait = np.where((hours >= 2) & (hours < 4), planted.get("night", 10.0), 10.0)
    wait[count : count + int(planted.get("unanswered", 0))] = np.inf
    first = [datetime(2026, 2, 1, tzinfo=UTC)] * count + [datetime(2026, 3, 1, tzinfo=UTC)] * count
    days = draw.integers(0, 28, 2 * count)
    rows = pl.DataFrame(
        {
            "conversation_id": [f"C-{place}" for place in range(2 * count)],
            "started_at": [
                at + timedelta(days=int(day), hours=int(hour))
                for at, day, hour in zip(first, days, hours, strict=True)
            ],
            "channel": draw.choice(["chat", "email"], 2 * count),
            "agent_id": draw.choice(["Ada", "Bob", "Cyd", "Dan"], 2 * count),
            "language": draw.choice(["en", "de"], 2 * count),
            "matter": draw.choice(["refund", "delivery"], 2 * count),
            GREETING: (draw.random(2 * count) < greeted).astype(float),
            FIRST: wait,
        },
        schema_overrides={"started_at": pl.Datetime("us", "UTC")},
    )
    words = ("source", "market", "customer_id", "team", "status", "order_id")
    numbers = ("rating", *PREDICTED)
    missing = [pl.lit(None, pl.String).alias(name) for name in words]
    missing += [pl.lit(None, pl.Float64).alias(name) for name in numbers]
    missing += [
        pl.lit(None, pl.Float64).alias(name) for name in standards() if name not in rows.columns
    ]
    measured = rows.with_columns(
        *missing,
        pl.lit([], pl.List(pl.String)).alias("tags"),
        pl.lit(4, pl.Int32).alias("messages"),
    ).lazy()
    return Judged(scores(measured, default()), measured, default())


def found(every: Judged, subject: Subject = EVERYBODY) -> tuple[Figures, dict[str, list[Sentence]]]:
    told = figures(every, subject, MARCH)
    return told, findings(told)


def key_words(key: str) -> str:
    """The words with which a sentence begins, before its first figure."""
    values = dict.fromkeys(("difference", "margin", "names", "subject", "period"), "\0")
    return t(key, **values, count=0).partition("\0")[0]


def test_a_planted_fall_is_told_with_its_standard_and_its_size() -> None:
    told, said = found(planted(greeted=0.5))
    row = told.scores.filter(pl.col("measure") == "attitude").row(0, named=True)
    assert row["clear"]
    assert row["difference"] == pytest.approx(-40, abs=8)
    first = told.moved.row(0, named=True)
    assert first["measure"] == GREETING
    assert any(one.startswith(key_words("report-overall-lower")) for one in said["changed"])
    assert any(standard_title(GREETING) in one for one in said["why"])
    assert not any(one == t("report-why-nothing") for one in said["why"])


def test_what_standards_moved_adds_up_to_the_change() -> None:
    told, _ = found(planted(greeted=0.5))
    overall = told.scores.filter(pl.col("measure") == "overall")["difference"].item()
    assert told.moved["moved"].sum() == pytest.approx(overall, abs=0.5)


def test_a_rise_is_no_fall() -> None:
    _, said = found(planted(greeted=1.0))
    assert any(one.startswith(key_words("report-overall-higher")) for one in said["changed"])


def test_where_nothing_changed_no_difference_is_shown() -> None:
    told, said = found(planted())
    assert not told.scores["clear"].any()
    assert t("report-dimensions-held") in said["changed"]
    assert t("report-why-nothing") in said["why"]
    assert said["do"] == [t("report-do-nothing")]


def test_unanswered_conversations_are_counted_and_to_be_answered() -> None:
    told, said = found(planted(unanswered=60))
    share = told.shares.filter(pl.col("measure") == "unanswered").row(0, named=True)
    assert share["mean"] == pytest.approx(10)
    assert share["clear"]
    assert t("report-do-unanswered", count=60) in said["do"]


def test_hours_with_late_replies_are_named_as_one_span() -> None:
    told, said = found(planted(count=2000, night=86_400))
    assert told.hours["hour"].to_list() == [2, 3]
    assert any("02:00–04:00" in one for one in said["do"])


def test_few_conversations_say_nothing_for_sure() -> None:
    told, said = found(planted(count=FEW - 1))
    assert not told.scores["clear"].any()
    assert any(f"{FEW - 1} conversations only" in one for one in said["changed"])


def test_a_month_that_is_not_over_is_told() -> None:
    every = planted()
    early = pl.col("started_at") < datetime(2026, 3, 9, tzinfo=UTC)
    cut = Judged(every.scores.filter(early), every.measurements.filter(early), every.rubric)
    _, said = found(cut)
    assert any("8 Mar 2026" in one for one in said["sure"])


@pytest.mark.parametrize("code", languages())
def test_a_period_without_conversations_is_one_sentence(code: str) -> None:
    told = figures(planted(), Subject("agent", "Nobody"), MARCH)
    with written_in(code):
        report = document(told, Examples(), DAY, code)
        assert [len(one.sentences) for one in report.sections] == [1]
        assert period_name(MARCH) in report.sections[0].sentences[0]


def test_an_agent_is_held_against_the_others() -> None:
    every = planted()
    bad = pl.when(pl.col("agent_id") == "Ada").then(0.0).otherwise(pl.col(GREETING))
    measured = every.measurements.with_columns(bad.alias(GREETING))
    worse = Judged(scores(measured, default()), measured, default())
    told, said = found(worse, Subject("agent", "Ada"))
    assert told.own["clear"].item()
    assert told.own["difference"].item() < 0
    assert any(one.startswith(key_words("report-own-lower")) for one in said["changed"])
    everybody, _ = found(worse)
    agents = everybody.members["agent_id"]
    assert agents["agent_id"][0] == "Ada"
    assert "agent_id" not in told.members


def test_a_year_before_is_told_where_data_reach() -> None:
    every = planted()
    later = pl.col("started_at").dt.offset_by("1y")
    again = renamed(every, later, pl.col("conversation_id") + "'")
    both = Judged(
        pl.concat([every.scores, again.scores]),
        pl.concat([every.measurements, again.measurements]),
        every.rubric,
    )
    told = figures(both, EVERYBODY, period("2027-03"))
    assert told.year["difference"].abs().max() == 0
    assert any("a year before" in one for one in findings(told)["changed"])


def test_the_same_conversations_in_another_order_give_the_same_report(
    sample_judged: Judged,
) -> None:
    turned = Judged(
        sample_judged.scores.reverse(), sample_judged.measurements.reverse(), sample_judged.rubric
    )
    one, other = (figures(every, EVERYBODY, period(QUARTER)) for every in (sample_judged, turned))
    assert findings(one) == findings(other)


def test_every_sentence_can_be_said_in_every_language(of_sample: Figures) -> None:
    worst = replace(of_sample, scores=of_sample.scores.with_columns(pl.lit(True).alias("clear")),
                    shares=of_sample.shares.with_columns(pl.lit(True).alias("clear")),
                    moved=of_sample.moved.with_columns(pl.lit(True).alias("clear")))  # fmt: skip
    counts = []
    for code in languages():
        with written_in(code):
            said = findings(worst)
            counts.append([len(part) for part in said.values()])
            assert subject_name(worst.subject)
    assert all(count == counts[0] for count in counts)


def test_examples_quote_agents_and_hide_customers(quoted: Examples, sample_judged: Judged) -> None:
    assert quoted.worst
    assert quoted.best
    low = within(sample_judged, period(QUARTER)).scores.select(pl.col("overall").median()).collect()
    assert all(one.overall > low.item() for one in quoted.best)
    words = [one.words for one in (*quoted.worst, *quoted.best) if one.words]
    assert words
    ids = {one.conversation_id for one in quoted.worst}
    assert ids.isdisjoint(one.conversation_id for one in quoted.best)


def test_without_examples_no_words_are_in_the_report(
    of_sample: Figures, told: Callable[[str], Document]
) -> None:
    bare = document(of_sample, Examples(), DAY, ENGLISH)
    assert {"worst", "best"}.isdisjoint(one.name for one in bare.sections)
    assert {"worst", "best"} <= {one.name for one in told(ENGLISH).sections}


def test_names_from_right_to_left_keep_their_figures() -> None:
    assert isolated("Anna") == "Anna"
    assert isolated("ليلى") == "\u2068ليلى\u2069"


def test_how_many_is_that_of_the_subject(sample_judged: Judged) -> None:
    told = figures(sample_judged, Subject("language", "de"), period(QUARTER))
    assert told.side(NOW)["conversations"] == told.conversations
    mine = within(sample_judged, period(QUARTER), Subject("language", "de")).scores.collect()
    assert told.conversations == mine.height
    assert set(mine["language"]) == {"de"}
