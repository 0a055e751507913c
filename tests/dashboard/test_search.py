"""Finding conversations: the questions in the address, and what they find."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import lake
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.search import found, texts
from dashboard.search.asked import FIGURES, JUDGED, NAMES, ONLY, ORDERS, Search, search_of
from dashboard.search.texts import first_words
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace
from scoring.rubric import default
from scoring.scorecard import MISSED, scores, verdicts
from scoring.standards import VERDICTS, standards

SEARCHES = st.builds(
    Search,
    text=st.text(max_size=10).map(str.strip),
    low=st.integers(0, 50),
    high=st.integers(50, 100),
    only=st.sets(st.sampled_from(ONLY)).map(lambda some: tuple(n for n in ONLY if n in some)),
    standard=st.sampled_from(["", *standards()]),
    verdicts=st.just((MISSED,)),
    by=st.sampled_from(["", *FIGURES]),
    hours=st.sets(st.integers(0, 23)).map(lambda some: tuple(sorted(some))),
    undated=st.booleans(),
    among=st.sampled_from(["", "reviewed", "step:ask:close"]),
    weekday=st.none() | st.integers(1, 7),
    matter=st.sampled_from(["", "complaint"]),
    topic=st.none() | st.integers(0, 99),
    order=st.sampled_from(ORDERS),
    page=st.integers(1, 99),
)


def address(asked: Search) -> dict[str, list[str]]:
    told = asked.params()
    return {name: [value] if isinstance(value, str) else value for name, value in told.items()}


@given(SEARCHES)
def test_an_address_says_the_search_again(asked: Search) -> None:
    assert search_of(address(asked)) == asked


@given(st.dates(), st.integers(0, 400))
def test_an_address_says_the_days_again(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    asked = Search(since=first, until=last)
    assert search_of(address(asked)) == asked


@pytest.mark.parametrize("days", [("2026-03-08", "2026-03-01"), ("2026-03-01", ""), ("x", "y")])
def test_days_that_are_no_stretch_are_passed_over(days: tuple[str, str]) -> None:
    asked = search_of({"since": [days[0]], "until": [days[1]]})
    assert (asked.since, asked.until) == (None, None)


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=8), max_size=3)))
def test_any_address_is_some_search(params: dict[str, list[str]]) -> None:
    asked = search_of(params)
    assert asked.low <= asked.high
    assert set(asked.verdicts) <= set(VERDICTS)
    assert asked.verdicts


def test_looking_for_nothing_leaves_the_address_empty() -> None:
    assert Search().params() == {}


@pytest.fixture
def measured(sample_workspace: Workspace) -> pl.LazyFrame:
    return lake.scan(sample_workspace.measurements, LAKE_MEASUREMENT)


@pytest.fixture
def find(sample_workspace: Workspace, measured: pl.LazyFrame):
    def finds(**asked) -> pl.DataFrame:
        judged = scores(measured, default())
        return found(Search(**asked), judged, measured, default(), sample_workspace).rows

    return finds


def test_nothing_asked_finds_all(find, measured: pl.LazyFrame) -> None:
    assert find().height == measured.select(pl.len()).collect().item()


def test_the_worst_come_first_and_the_critical_before_them(find) -> None:
    rows = find()
    critical = rows["critical"].to_list()
    assert critical == sorted(critical, reverse=True)
    overall = rows.filter(~pl.col("critical"))["overall"].drop_nulls().to_list()
    assert overall == sorted(overall)


def test_a_click_on_an_hour_or_a_day_of_the_week_leads_to_its_conversations(find) -> None:
    every, began = find(), pl.col("started_at").dt
    at_nine = find(hours=(9,))
    assert at_nine.height == every.filter(began.hour() == 9).height > 0
    on_mondays = find(weekday=1, hours=(9,))
    assert on_mondays.height == every.filter(began.hour() == 9, began.weekday() == 1).height > 0


def test_a_click_on_a_matter_leads_to_its_conversations(find, measured: pl.LazyFrame) -> None:
    complaints = measured.filter(pl.col("matter") == "complaint").select(pl.len()).collect().item()
    assert find(matter="complaint").height == complaints > 0
    assert find(matter="weather").is_empty()


def test_a_click_on_a_topic_leads_to_its_conversations(find, measured: pl.LazyFrame) -> None:
    counts = measured.group_by("topic").len().drop_nulls().collect()
    number, count = counts.row(0)
    assert find(topic=number).height == count > 0


def test_a_topic_narrows_nothing_where_topics_are_unknown(
    sample_workspace: Workspace, measured: pl.LazyFrame
) -> None:
    untold = measured.drop("topic")
    told = found(Search(topic=3), scores(untold, default()), untold, default(), sample_workspace)
    assert told.rows.height == measured.select(pl.len()).collect().item()


def test_the_newest_come_first(find) -> None:
    times = find(order="newest")["started_at"].drop_nulls().to_list()
    assert times == sorted(times, reverse=True)


def test_the_range_of_scores(find) -> None:
    rows = find(low=40, high=60)
    assert rows.height > 0
    assert rows["overall"].is_between(40, 60).all()


def test_only_some(find) -> None:
    assert find(only=("rated",))["rating"].is_not_null().all()
    assert find(only=("critical",))["critical"].all()
    unanswered = find(only=("unanswered",))
    assert unanswered.height > 0
    assert unanswered["unanswered"].all()


def test_the_verdict_of_a_standard(find, measured: pl.LazyFrame) -> None:
    name = "efficiency.first_response"
    rows = find(standard=name, verdicts=("missed",))
    told = verdicts(measured.collect(), default())
    wanted = told.filter(pl.col("standard") == name, pl.col("verdict") == "missed")
    assert set(rows["conversation_id"]) == set(wanted["conversation_id"])


def test_a_figure_shows_those_that_have_it_the_lowest_first(find) -> None:
    for figure in FIGURES:
        told = find(by=figure)[figure]
        assert told.null_count() == 0
        assert told.to_list() == sorted(told)
    every = find()
    assert find(by="rating").height == every["rating"].count() > 0
    assert find(by="attitude").height == every["attitude"].count() > 0


def test_several_verdicts_the_worst_first(find) -> None:
    name = "efficiency.first_response"
    found_ = find(standard=name, verdicts=JUDGED)["conversation_id"].to_list()
    parts = [find(standard=name, verdicts=(one,))["conversation_id"].to_list() for one in JUDGED]
    met, partly, missed = parts
    assert all(parts)
    assert found_ == missed + partly + met


def test_hours_of_a_stretch_and_what_has_no_date(find) -> None:
    every, hour = find(), pl.col("started_at").dt.hour()
    night = find(hours=tuple(range(6)))
    assert night.height == every.filter(hour < 6).height > 0
    assert find(undated=True).height == every["started_at"].null_count()


def test_words_in_whatever_case_and_script(find, sample_workspace: Workspace) -> None:
    stored = lake.scan(sample_workspace.conversations, LAKE_CONVERSATION).collect()
    for text in ("TRACKING", "物流", "größe"):
        told = pl.col("messages").list.eval(
            pl.element().struct["text"].str.to_lowercase().str.contains(text.lower(), literal=True)
        )
        wanted = stored.filter(told.list.any())["conversation_id"]
        assert len(wanted) > 0
        assert set(wanted) <= set(find(text=text)["conversation_id"])


def test_the_number_of_an_order_or_a_conversation(find) -> None:
    rows = find()
    order = rows["order_id"].drop_nulls()[0]
    assert order in find(text=order.lower())["order_id"].to_list()
    name = rows["conversation_id"][0]
    assert name in find(text=name)["conversation_id"].to_list()


@pytest.mark.parametrize("text", ["zzzz-nowhere", ".*", "'; drop table", "%", "\\"])
def test_words_are_taken_as_they_are(find, text: str) -> None:
    everything = find().height
    assert find(text=text).height < everything


def test_only_the_newest_texts_are_read(
    sample_workspace: Workspace, measured: pl.LazyFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MOST_READ", 100)
    texts.texts_with.cache_clear()
    judged = scores(measured, default())
    answer = found(Search(text="parcel"), judged, measured, default(), sample_workspace)
    texts.texts_with.cache_clear()
    assert not answer.complete
    months = answer.rows["started_at"].dt.strftime("%Y-%m").unique()
    assert len(months) <= 1


def test_first_words_are_the_customers_on_one_line(find, sample_workspace: Workspace) -> None:
    rows = find(order="newest").head(30)
    words = first_words(rows, sample_workspace)
    assert set(words["conversation_id"]) == set(rows["conversation_id"])
    assert not words["words"].drop_nulls().str.contains("\n", literal=True).any()
