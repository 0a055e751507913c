"""The Report page: a period and whom it is about, what is said, and what is taken away."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import altair as alt
import fastexcel
import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import intake, lake, session
from dashboard.access import Person, Role
from dashboard.locale import t, written_in
from dashboard.panels import report as panel
from dashboard.panels import taken
from dashboard.panels.report import forms
from dashboard.panels.report.choosing import Chosen
from dashboard.reports import figures as figures_
from dashboard.reports.figures import EVERYBODY, Figures, Subject
from dashboard.reports.fonts import missing
from dashboard.reports.judged import Judged
from dashboard.reports.periods import Period, period
from dashboard.session import report as told
from dashboard.workspace import Workspace
from scoring.conversations import CONVERSATION
from tests.dashboard.test_pages import LANGUAGES, assert_whole, visited

HOSTILE = "=cmd|'/c calc'!A1"


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


def titles(app: AppTest) -> str:
    return "\n".join(one.value for one in app.markdown if one.value.startswith("######"))


def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What the buttons drawn from here on would make, by the names of the files."""
    made: dict[str, Callable[[], bytes]] = {}

    def button(_: str, data: Callable[[], bytes], name: str, *__: Any, **___: Any) -> bool:
        made[name] = data
        return False

    monkeypatch.setattr(st, "download_button", button)
    return made


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_last_month_is_told_in_the_readers_language(code: str) -> None:
    with visited("report", ui=code) as app:
        assert_whole(app)
        for part in ("changed", "sure", "why", "do", "scores", "standards"):
            assert t(f"report-{part}") in titles(app)
        assert app.selectbox[0].value == "2026-08"
        buttons: Any = app.get("download_button")
        names = [one.label for one in buttons]
        assert {t(f"report-form-{form}") for form in ("pdf", "xlsx", "html")} <= set(names)


@pytest.mark.usefixtures("sample")
def test_another_period_and_one_agent_are_chosen() -> None:
    with visited("report") as app:
        app.segmented_control(key="report-kind").set_value("quarter").run()
        assert app.selectbox(key="report-period-quarter").value == "2026-Q3"
        app.segmented_control(key="report-subject").set_value("agent").run()
        app.selectbox(key="report-agent").set_value("Zhang Wei").run()
        assert_whole(app)
        assert t("report-members-agent-id") not in titles(app)
        assert "the others" in words(app)


@pytest.mark.usefixtures("sample")
def test_the_address_tells_which_report_it_is_and_keeps_another_choice() -> None:
    with visited("report", when="2026-Q3", of="agent", name="Zhang Wei") as app:
        assert app.segmented_control(key="report-kind").value == "quarter"
        assert app.selectbox(key="report-period-quarter").value == "2026-Q3"
        assert app.selectbox(key="report-agent").value == "Zhang Wei"
        app.segmented_control(key="report-subject").set_value("language").run()
        assert app.query_params["of"] == "language"
        assert "name" not in app.query_params
        app.segmented_control(key="report-kind").set_value("week").run()
        assert app.query_params["when"] == "2026-W35"
        assert_whole(app)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("when", ["never", "1999-01", "2026-13", ""])
def test_an_address_that_names_no_period_shows_the_last_month(when: str) -> None:
    with visited("report", when=when, of="agent", name="nobody") as app:
        assert app.selectbox(key="report-period-month").value == "2026-08"
        assert_whole(app)


@pytest.mark.usefixtures("sample")
def test_figures_are_computed_once_for_the_same_report(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    known = figures_.figures

    def counted(every: Judged, subject: Subject, when: Period) -> Figures:
        asked.append(when.name)
        return known(every, subject, when)

    monkeypatch.setattr(figures_, "figures", counted)
    for name in ("2026-W31", "2026-W31", "2026-W32"):
        told.figures(Subject("language", "de"), period(name))
    assert asked == ["2026-W31", "2026-W32"]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose transcripts a page reads."""
    read: list[str] = []
    known = session.conversation

    def conversation(*names: str) -> pl.DataFrame:
        read.extend(names)
        return known(*names)

    monkeypatch.setattr(session, "conversation", conversation)
    return read


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("role", "quoted"), [(Role.READER, False), (Role.SUPERVISOR, True)])
def test_only_who_reads_transcripts_sees_examples(
    role: Role, quoted: bool, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody = Person(1, "somebody", "Somebody", role)
    monkeypatch.setattr("dashboard.login.person", lambda: somebody)
    monkeypatch.setattr("dashboard.session.person", lambda: somebody)
    with visited("report") as app:
        assert_whole(app)
        assert (t("report-worst") in titles(app)) == quoted
    assert bool(looked_at) == quoted


@pytest.mark.usefixtures("sample")
def test_a_supervisor_of_a_team_is_told_of_that_team(monkeypatch: pytest.MonkeyPatch) -> None:
    somebody = Person(1, "somebody", "Somebody", Role.SUPERVISOR, teams=("Asia",))
    monkeypatch.setattr("dashboard.login.person", lambda: somebody)
    monkeypatch.setattr("dashboard.session.person", lambda: somebody)
    with visited("report") as app:
        assert_whole(app)
        shown = "\n".join(str(frame.value.to_numpy().tolist()) for frame in app.dataframe)
    assert "Zhang Wei" in shown
    assert "Anna Keller" not in shown


def test_forms_are_written_in_the_language_of_the_report(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Chosen(EVERYBODY, period("2026-08"))
    with written_in("zh"):
        report = panel.report(chosen)
        made = offered(monkeypatch)
        forms.forms(report, chosen)
        taken.offer("report")
    page = made["report-2026-08.html"]().decode()
    assert t("report-changed") not in page
    with written_in("zh"):
        assert t("report-changed") in page
    assert made["report-2026-08.xlsx"]().startswith(b"PK")
    [behind] = [name for name in made if name.endswith("2026-08.parquet")]
    rows = pl.read_parquet(BytesIO(made[behind]()))
    assert rows["started_at"].dt.date().is_between(date(2026, 8, 1), date(2026, 8, 31)).all()
    if not missing(report.texts()):
        assert made["report-2026-08.pdf"]().startswith(b"%PDF-")


def test_names_of_files_lead_nowhere() -> None:
    assert "/" not in Chosen(Subject("agent", "../../etc/x"), period("2026-W42")).name


def test_a_table_is_taken_under_its_headings() -> None:
    rows = pl.DataFrame({"agent_id": [HOSTILE], "n": [2], "m": [3.5], "course": [[1.0, 2.0]]})
    columns = {
        "agent_id": st.column_config.TextColumn("Agent"),
        "n": st.column_config.NumberColumn("±"),
        "m": st.column_config.NumberColumn("±"),
        "course": None,
    }
    told = taken.headed(rows, columns)
    assert told.columns == ["Agent", "±", "± (m)"]
    assert taken.flat(rows).columns == ["agent_id", "n", "m"]


def test_no_table_that_is_taken_holds_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    made = offered(monkeypatch)
    taken.begin()
    taken.rows_of(lambda: pl.DataFrame({"agent": [HOSTILE], "tags": [["a", "b"]]}), "rows")
    taken.offer("report")
    assert f"'{HOSTILE}" in made["rows.csv"]().decode("utf-8-sig")
    sheet = fastexcel.read_excel(made["rows.xlsx"]()).load_sheet(0).to_polars()
    assert sheet.row(0) == (HOSTILE, "a, b")
    kept = pl.read_parquet(BytesIO(made["rows.parquet"]()))
    assert kept["tags"].to_list() == [["a", "b"]]


def test_a_chart_is_taken_as_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    made = offered(monkeypatch)
    chart = alt.Chart(pl.DataFrame({"x": [1, 2], "y": [3, 4]})).mark_line().encode(x="x:Q", y="y:Q")
    taken.begin()
    taken.chart(chart, "course")
    taken.offer("report")
    assert made["course.png"]().startswith(b"\x89PNG")
    assert made["course.svg"]().startswith(b"<svg")


@pytest.fixture
def undated(empty: Workspace) -> Workspace:
    """A workspace whose only conversation has no date."""
    source = empty.path.parent / "one.jsonl"
    empty.path.mkdir(exist_ok=True)
    source.write_text(
        '{"conversation_id": "C", "agent_id": "Ada", "messages": '
        '[{"role": "customer", "text": "Hello?"}, {"role": "agent", "text": "Hello!"}]}\n'
    )
    intake.take_in([source], empty)
    return empty


def test_without_dates_there_is_no_period(undated: Workspace) -> None:
    assert lake.scan(undated.conversations, CONVERSATION).collect()["started_at"].null_count() == 1
    with visited("report") as app:
        assert_whole(app)
        assert t("report-undated") in words(app)


@pytest.mark.usefixtures("sample")
def test_the_date_of_a_report_is_today() -> None:
    report = panel.report(Chosen(EVERYBODY, period("2026-08")))
    assert report.made_on == datetime.now(UTC).date()
