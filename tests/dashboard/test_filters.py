"""The choice of conversations: what it lets through, and how it lives in the address."""

from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.filters import Filters
from dashboard.locale import written_in
from dashboard.workspace import Workspace

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"

FOUR_WEEKS = Filters(date(2026, 5, 4), date(2026, 5, 31), period="4w")


def conversations(*days: tuple[int, int] | None, **columns: list[str | None]) -> pl.LazyFrame:
    """Conversations on days (month, day) of 2026; None for one without a date."""
    began = [None if day is None else datetime(2026, *day, 23, 59, tzinfo=UTC) for day in days]
    facts = dict.fromkeys(("channel", "language", "market", "agent_id", "team"), [None] * len(days))
    return pl.LazyFrame({"started_at": began} | facts | columns).with_columns(
        pl.col("started_at").cast(pl.Datetime("us", "UTC"))
    )


def days(frame: pl.LazyFrame) -> list[date | None]:
    return frame.select(pl.col("started_at").dt.date()).collect()["started_at"].to_list()


def test_a_period_holds_its_first_and_last_day() -> None:
    frame = conversations((5, 3), (5, 4), (5, 31), (6, 1))
    assert days(FOUR_WEEKS.now(frame)) == [date(2026, 5, 4), date(2026, 5, 31)]


def test_the_period_before_is_as_long_and_touches_it() -> None:
    frame = conversations((4, 5), (4, 6), (5, 3), (5, 4))
    assert days(FOUR_WEEKS.before(frame)) == [date(2026, 4, 6), date(2026, 5, 3)]


def test_undated_conversations_belong_to_all_times_only() -> None:
    frame = conversations(None, (5, 10))
    assert days(FOUR_WEEKS.now(frame)) == [date(2026, 5, 10)]
    assert days(Filters(period="all").now(frame)) == [None, date(2026, 5, 10)]


def test_nothing_is_before_all_times() -> None:
    assert days(Filters(period="all").before(conversations(None, (5, 10)))) == []


def test_a_market_is_chosen_as_a_language_is() -> None:
    frame = conversations((5, 1), (5, 2), market=["DE", "AT"])
    assert days(Filters(markets=("AT",)).now(frame)) == [date(2026, 5, 2)]
    assert Filters(markets=("AT",)).params()["market"] == ["AT"]


def test_choices_of_one_kind_widen_and_of_two_kinds_narrow() -> None:
    frame = conversations(
        (5, 1), (5, 2), (5, 3), (5, 4),
        channel=["chat", "email", "chat", None],
        language=["de", "de", "fr", "de"],
    )  # fmt: skip
    either = Filters(channels=("chat", "email"))
    assert len(days(either.now(frame))) == 3
    assert days(Filters(channels=("chat",), languages=("de",)).now(frame)) == [date(2026, 5, 1)]


def test_a_link_says_only_what_is_unusual() -> None:
    assert Filters().params() == {}
    chosen = Filters(period="all", languages=("de", "fr"), teams=("Night",))
    assert chosen.params() == {"period": "all", "lang": ["de", "fr"], "team": ["Night"]}


def test_a_link_keeps_the_language_of_the_screen() -> None:
    with written_in("zh"):
        assert Filters().params() == {"ui": "zh"}


def opened(**params: str | list[str]) -> AppTest:
    """The dashboard, opened at an address with these parameters."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.usefixtures("sample")
def test_an_address_sets_the_widgets() -> None:
    app = opened(period="26w", lang=["de", "fr"])
    assert app.segmented_control(key="period").value == "26w"
    assert app.multiselect(key="lang").value == ["de", "fr"]


@pytest.mark.usefixtures("sample")
def test_what_is_not_on_offer_is_passed_over() -> None:
    app = opened(period="3d", lang=["de", "tlh"], agent="Nobody", ui="xx")
    assert not app.exception
    assert not app.error
    assert app.segmented_control(key="period").value == "12w"
    assert app.multiselect(key="lang").value == ["de"]
    assert app.multiselect(key="agent").value == []
    assert app.title[0].value == "Overview"


@pytest.mark.usefixtures("sample")
def test_a_choice_made_by_hand_stands_in_the_address() -> None:
    app = opened()
    app.multiselect(key="lang").select("de").run()
    app.segmented_control(key="period").set_value("4w").run()
    assert app.query_params == {"lang": "de", "period": "4w"}
    app.multiselect(key="lang").unselect("de").run()
    app.segmented_control(key="period").set_value("12w").run()
    assert app.query_params == {}


@pytest.mark.usefixtures("sample")
def test_a_choice_holds_on_the_next_page() -> None:
    app = opened(lang="de", period="all")
    app.switch_page("../pages/agents.py").run()
    assert app.title[0].value == "Agents"
    assert app.multiselect(key="lang").value == ["de"]
    assert app.segmented_control(key="period").value == "all"


@pytest.mark.usefixtures("sample")
def test_the_language_of_the_screen_is_switched_and_stands_in_the_address() -> None:
    app = opened()
    app.selectbox(key="ui").select("zh").run()
    assert app.title[0].value == "总览"
    assert app.query_params == {"ui": "zh"}


@pytest.mark.usefixtures("sample")
def test_an_address_may_ask_for_chinese() -> None:
    assert opened(ui="zh").title[0].value == "总览"


def test_an_empty_workspace_has_nothing_to_choose_and_no_fault(empty: Workspace) -> None:
    app = opened(lang="de", period="4w")
    assert not app.exception
    assert not app.error
    assert app.multiselect(key="lang").options == []
    assert not list(empty.path.glob("lake/*"))
