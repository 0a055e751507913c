"""The Samples page: a plan is made, drawn and ended, and what reviews of it tell of everybody."""

from dataclasses import replace
from pathlib import Path

import orjson
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import intake, ledger, session
from dashboard.ledger import members, reviews, samples
from dashboard.ledger.reviews import Judged, Said, Task
from dashboard.locale import number, t, written_in
from dashboard.panels.samples import described, made, reasons_told
from dashboard.session import people
from dashboard.workspace import Workspace, workspace
from scoring.analysis import FEW
from scoring.analysis.plans import SIGNALS, Plan, content_of, plan_of
from scoring.analysis.sampling import RANDOM, STRATUM, drawn
from scoring.scorecard import MISSED, verdicts
from tests.dashboard.test_pages import LANGUAGES, assert_whole, visited

QUOTA = 2


def planned(book: ledger.Ledger, plan: Plan, cycle: str = "week") -> int:
    by = members.alone(book)
    return samples.save(book, by, "Weekly look", content_of(plan), cycle=cycle, due_days=7)


def words(app: AppTest) -> str:
    every = (*app.markdown, *app.caption, *app.warning)
    return "\n".join(element.value for element in every)


def button(app: AppTest, key: str, **values: object) -> AppTest:
    [one] = [one for one in app.button if one.label == t(key, **values)]
    return one.click().run()


def test_a_plan_is_made_and_drawn_and_nothing_is_drawn_twice(house: ledger.Ledger) -> None:
    with visited("samples") as app:
        assert t("samples-answer-none") in words(app)
        assert app.button[0].disabled
        app.text_input(key="plan name").set_value("Weekly look")
        app.number_input(key="plan quota").set_value(QUOTA).run()
        drawn_then = app.metric[0].value
        button(app, "samples-save")
        [plan] = samples.plans(house)
        assert (plan.name, plan.cycle, plan_of(plan.plan).quota) == ("Weekly look", "week", QUOTA)
        assert t("samples-nothing-drawn") in words(app)
        button(app, "samples-draw")
        assert_whole(app)
        items = samples.items(house)
        # What was promised of the newest cycle is what is drawn of it.
        assert number(items.height) == drawn_then
        assert items["cycle"].unique().to_list() == [people.cycles("week")[0]]
        assert items["agent_id"].value_counts()["count"].max() == QUOTA
        assert items["probability"].is_between(0, 1, closed="right").all()
        button(app, "samples-draw")
        assert samples.items(house).equals(items)
        assert len(app.dataframe[0].value) == items.height


def test_agents_who_came_later_are_drawn_and_others_are_not_again(house: ledger.Ledger) -> None:
    number = planned(house, Plan(QUOTA))
    week = people.cycles("week")[0]
    first = people.drawable("week", week).sort("agent_id").head(10)
    by, rule = members.alone(house), plan_of(samples.plans(house)[0].plan)
    samples.draw(house, by, number, week, made(drawn(first, rule, week)))
    before = samples.items(house)
    with visited("samples") as app:
        button(app, "samples-draw")
    after = samples.items(house)
    assert after.head(before.height).equals(before)
    new = after.tail(after.height - before.height)
    assert not set(new["agent_id"]) & set(before["agent_id"])
    assert set(after["agent_id"]) == set(people.drawable("week", week)["agent_id"])


def test_what_a_plan_lacks_is_said(house: ledger.Ledger) -> None:
    with visited("samples") as app:
        app.slider(key="plan stratified").set_value(30).run()
        app.button_group(key="plan strata").set_value([]).run()
        assert t("samples-lacking-strata") in words(app)
        app.slider(key="plan stratified").set_value(0)
        app.button_group(key="plan signals").set_value([]).run()
        assert t("samples-lacking-signals") in words(app)
        app.slider(key="plan risk").set_value(0)
        app.slider(key="plan random").set_value(0).run()
        assert t("samples-lacking-shares") in words(app)
        assert samples.plans(house) == []


def test_an_ended_plan_draws_no_more(house: ledger.Ledger) -> None:
    planned(house, Plan(QUOTA))
    with visited("samples") as app:
        button(app, "samples-end-sure")
        assert_whole(app)
        assert samples.plans(house)[0].ended_at is not None
        [draw] = [one for one in app.button if one.label == t("samples-draw")]
        assert draw.disabled


def test_a_plan_that_somebody_ended_meanwhile_draws_no_more(house: ledger.Ledger) -> None:
    number = planned(house, Plan(QUOTA))
    with visited("samples") as app:
        samples.end(house, members.alone(house), number)
        button(app, "samples-draw")
        assert_whole(app)
        [draw] = [one for one in app.button if one.label == t("samples-draw")]
        assert draw.disabled
    assert samples.items(house).is_empty()


def reviewed(book: ledger.Ledger, items: pl.DataFrame) -> None:
    """People miss one met standard in each of the conversations, and take a while for it."""
    by = members.alone(book)
    for row in items.iter_rows(named=True):
        samples.claim(book, by, row["item_id"])
        name = row["conversation_id"]
        told = verdicts(session.measurement(name, raw=True), session.rubric())
        judged = {
            one["standard"]: Judged(one["verdict"], one["value"])
            for one in told.iter_rows(named=True)
            if one["verdict"] != "not assessed"
        }
        task = Task(name, row["agent_id"], "en", "chat", row["item_id"])
        draft = reviews.begin(book, by, task, 0)
        met = [standard for standard, one in judged.items() if one.verdict == "met"]
        said = {one: Said(MISSED) for one in met[:5]}
        draft = reviews.save(book, by, replace(draft, said=said, seconds=180.0))
        reviews.submit(book, by, draft, judged)


def test_reviews_of_a_sample_speak_for_all(house: ledger.Ledger) -> None:
    number = planned(house, Plan(QUOTA), "month")
    month = people.cycles("month")[0]
    rule = plan_of(samples.plans(house)[0].plan)
    frame = people.drawable("month", month)
    samples.draw(house, members.alone(house), number, month, made(drawn(frame, rule, month)))
    items = samples.items(house)
    reviewed(house, items.head(FEW - 1))
    with visited("samples") as app:
        assert t("samples-estimate-few", count=FEW - 1, few=FEW) in words(app)
        reviewed(house, items.slice(FEW - 1))
        app.run()
        assert_whole(app)
        told = {metric.label: metric.value for metric in app.metric}
        persons, program = (
            float(told[t(f"samples-estimate-{who}")]) for who in ("people", "program")
        )
        assert persons < program
        assert told[t("samples-estimate-all")] == f"{frame['overall'].mean():.1f}"
        assert told[t("samples-time")] == "3 min"
        assert told[t("samples-count-open")] == "0"
        assert "lower than the program" in words(app)
        assert set(app.dataframe[0].value["state"]) == {t("samples-state-done")}


@pytest.mark.parametrize("code", LANGUAGES)
def test_plans_and_reasons_can_be_told(code: str) -> None:
    mixed = {"random": 0.3, "stratified": 0.3, "risk": 0.4}
    with written_in(code):
        for cycle in ("week", "month"):
            for per_agent in (True, False):
                plan = Plan(3, mixed, per_agent, ("agent_id", "team", "language", "channel"))
                assert "samples-" not in described(plan, cycle)
        every = [*SIGNALS, RANDOM, STRATUM]
        assert len(set(map(reasons_told, every))) == len(every)


def test_an_empty_workspace_has_no_plans(empty: Workspace) -> None:
    with visited("samples") as app:
        assert t("empty-nothing-yet") in words(app)
        assert not app.button


def test_without_times_there_are_no_cycles_to_draw_from(empty: Workspace, tmp_path: Path) -> None:
    said = [{"role": "customer", "text": "Hello?"}, {"role": "agent", "text": "Good morning"}]
    one = {"conversation_id": "A", "channel": "chat", "agent_id": "Ada", "messages": said}
    path = tmp_path / "timeless.jsonl"
    path.write_bytes(orjson.dumps(one) + b"\n")
    intake.take_in([path], workspace(empty.path))
    with visited("samples") as app:
        assert_whole(app)
        assert t("samples-no-times") in words(app)
