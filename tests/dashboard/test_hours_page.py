"""Business hours: set on their page, and what follows for measurements and verdicts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

import sample_data
from dashboard import calendars, lake, ledger
from dashboard.intake import take_in
from dashboard.ledger import members, settings
from dashboard.locale import ENGLISH, t, written_in
from dashboard.measuring import LAKE_MEASUREMENT, measure_pending, pending
from dashboard.workspace import VARIABLE, Workspace
from scoring.calendars import NONE
from scoring.measure import within

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"
FIRST = "efficiency.first_response"
NIGHTS: dict[str, Any] = {"zone": "Europe/Berlin", "hours": ["22:00–06:00"] * 7}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A few conversations of the sample."""
    few = [one for one in sample_data.conversations() if one.get("team")][:12]
    lines = tmp_path / "few.jsonl"
    lines.write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in few))
    place = Workspace(tmp_path / "few")
    place.path.mkdir()
    take_in([lines], place)
    monkeypatch.setenv(VARIABLE, str(place.path))
    return place


@contextmanager
def visited() -> Iterator[AppTest]:
    app = AppTest.from_file(str(APP), default_timeout=120)
    with written_in(ENGLISH):
        app.run()
        app.switch_page("../pages/hours.py").run()
        yield app
        assert [fault.message for fault in app.exception] == []


def texts(app: AppTest) -> str:
    return " ".join(one.value for one in (*app.markdown, *app.caption))


def told(place: Workspace, default: Any, teams: Any) -> None:
    book = ledger.opened(place.ledger)
    value = {"default": default, "teams": teams}
    settings.put(book, members.alone(book), settings.CALENDARS, value)


def measured(place: Workspace) -> pl.DataFrame:
    return lake.scan(place.measurements, LAKE_MEASUREMENT).sort("conversation_id").collect()


def test_hours_are_set_and_taken_away_on_the_page(place: Workspace) -> None:
    with visited() as app:
        assert "No business hours are set" in texts(app)
        app.selectbox(key="hours None zone").set_value("Europe/Berlin").run()
        app.selectbox(key="hours None country").set_value("DE").run()
        app.text_input(key="hours None 5").set_value("10:00-14:00").run()
        app.text_area(key="hours None closed").set_value("2026-12-24").run()
        next(one for one in app.button if one.label == t("hours-save")).click().run()
        assert "set for everybody" in texts(app)
    kept = calendars.of(place).of("any team")
    assert kept is not None
    assert (kept.zone, kept.country, kept.week[5]) == ("Europe/Berlin", "DE", ((600, 840),))
    assert pending(place).is_empty()
    rows = measured(place)
    assert rows[within(FIRST)].is_not_null().any()
    with visited() as app:
        next(one for one in app.button if one.label == t("hours-remove")).click().run()
    assert calendars.of(place) == NONE
    assert measured(place)[within(FIRST)].is_null().all()


@pytest.mark.usefixtures("empty")
def test_hours_that_cannot_be_read_are_not_set() -> None:
    with visited() as app:
        app.text_input(key="hours None 0").set_value("nine to five").run()
        assert "nine to five" in app.warning[0].value
        assert t("hours-save") not in [one.label for one in app.button]


def test_other_hours_are_measured_by_anew(place: Workspace) -> None:
    before = measured(place)
    team = before["team"].drop_nulls()[0]
    told(place, None, {team: NIGHTS})
    assert pending(place).height == before.height
    assert measure_pending(place) == before.height
    after = measured(place)
    known = after.filter(pl.col(within(FIRST)).is_not_null())
    assert known["team"].unique().to_list() == [team]
    assert after[FIRST].equals(before[FIRST])
    assert pending(place).is_empty()
