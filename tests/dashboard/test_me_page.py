"""My work: agents see their own figures, feedback and plans, and of colleagues nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, login, session
from dashboard.access import DeniedError, Person, Role
from dashboard.ledger import (
    appraisals,
    calibrations,
    coaching,
    disputes,
    members,
    reviews,
    trainings,
)
from dashboard.ledger.coaching import Practice, Step
from dashboard.ledger.reviews import Draft, Judged, Note, Said, Task
from dashboard.locale import date as day
from dashboard.locale import number, t, written_in
from dashboard.panels import exactly
from dashboard.panels.me.examples import LISTED
from dashboard.session import appraisal, me
from scoring.analysis.colleagues import LEAST
from scoring.analysis.comparison import means
from scoring.analysis.formula import Formula
from scoring.standards import DIMENSIONS
from tests.dashboard.test_pages import APP, LANGUAGES, assert_whole, visited

ADA, BOB = "Zhang Wei", "Park Ji-woo"
"""One who has colleagues in the same languages, and one who has not."""

GREETING = "attitude.greeting"
ALWAYS = (None, None)
TODAY = datetime.now(UTC).date()


def agent(book: ledger.Ledger, name: str | None) -> Person:
    known = Person(0, f"{(name or 'nobody').split()[0].lower()}@shop.example", "", Role.AGENT, name)
    return members.add(book, members.alone(book), known)


@pytest.fixture
def ada(house: ledger.Ledger) -> Person:
    return agent(house, ADA)


@contextmanager
def seen_by(reader: Person, part: str = "scores", ui: str = "en") -> Iterator[AppTest]:
    """The page as an agent sees it, at one of its parts."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state[login.EYES] = reader.login
    app.session_state["me part"] = part
    with written_in(ui):
        app.query_params["period"] = "all"
        app.query_params["ui"] = ui
        app.run()
        yield app


def words(app: AppTest) -> str:
    every = (*app.markdown, *app.caption, *app.text, *app.warning)
    return "\n".join(element.value for element in every)


def button(app: AppTest, label: str) -> AppTest:
    [one] = [one for one in app.button if one.label == label]
    return one.click().run()


def own(name: str) -> pl.DataFrame:
    return session.scores().filter(pl.col("agent_id") == name).collect()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", [ADA, BOB])
def test_agents_see_their_own_scores_and_nobody_else(
    name: str, code: str, house: ledger.Ledger
) -> None:
    with seen_by(agent(house, name), ui=code) as app:
        assert_whole(app)
        mine = means(own(name).lazy(), measures=DIMENSIONS)["mean"]
        assert [metric.value for metric in app.metric] == [number(mean) for mean in mine]
        others = set(session.extent().agents) - {name}
        assert not [other for other in others if other in words(app)]
        # Who has too few colleagues is told nothing of them.
        assert (t("me-beside-few") in words(app)) == (name == BOB)
        assert (t("me-standards-alone") in words(app)) == (name == BOB)


def test_of_colleagues_only_the_middle_half_is_told(house: ledger.Ledger) -> None:
    band = me.band(ADA, ALWAYS)
    assert band.columns == ["measure", "colleagues", "low", "middle", "high"]
    assert (band["colleagues"] >= LEAST).all()
    assert band.select((pl.col("low") < pl.col("high")).all()).item()
    assert me.band(BOB, ALWAYS)["middle"].is_null().all()
    # Of a week in which hardly anybody worked, nothing is told.
    assert me.band(ADA, (date(2026, 3, 2), date(2026, 3, 8)))["middle"].is_null().all()


def test_nobody_asks_for_a_colleague_s_figures(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "person", lambda: ada)
    assert not me.standards_beside(ADA, ALWAYS).is_empty()
    for asked in (
        lambda: me.band(BOB, ALWAYS),
        lambda: me.standards_beside(BOB, ALWAYS),
        lambda: me.misses(BOB, GREETING, ALWAYS, 3),
        lambda: me.feedback(BOB),
    ):
        with pytest.raises(DeniedError):
            asked()


def test_a_standard_s_misses_are_shown_in_the_agent_s_own_words(
    house: ledger.Ledger, ada: Person
) -> None:
    found = me.misses(ADA, GREETING, ALWAYS, 3)
    assert found.height == 3
    assert set(found["agent_id"]) == {ADA}
    said = found.row(0, named=True)
    messages = session.conversation(said["conversation_id"])["messages"].explode().struct.unnest()
    [text] = messages.filter(pl.col("position") == said["message"])["text"]
    assert said["words"] == text[: me.LONGEST]
    with seen_by(ada, "examples") as app:
        app.selectbox(key="me standard").set_value(GREETING).run()
        assert_whole(app)
        shown = [text.value for text in app.text]
        expected = me.misses(ADA, GREETING, ALWAYS, LISTED)["words"].drop_nulls()
        assert [text.partition(": ")[2] for text in shown] == expected.to_list()
        assert {text.partition(": ")[0] for text in shown} == {t("role-agent")}
        assert len(app.dataframe) == 2


def review(book: ledger.Ledger, name: str, by: Person, calibration: int | None = None) -> str:
    """Somebody says of an agent's last conversation that the greeting was missed."""
    row = own(name).sort("started_at").row(-1, named=True)
    task = Task(row["conversation_id"], name, row["language"], row["channel"], None, calibration)
    draft = reviews.begin(book, by, task, 0)
    said = {GREETING: Said("missed", "No word of welcome.", "attitude")}
    notes = (Note(0, "Read this one again.", pinned=True),)
    whole = Draft(**vars(draft) | {"said": said, "notes": notes, "comment": "Friendly otherwise."})
    judged = {GREETING: Judged("met", 1.0), "process.explain": Judged("met", 1.0)}
    reviews.submit(book, by, reviews.save(book, by, whole), judged)
    return row["conversation_id"]


def test_feedback_shows_what_was_said_and_not_by_whom(house: ledger.Ledger, ada: Person) -> None:
    reviewer = members.add(
        house, members.alone(house), Person(0, "r@shop.example", "Rita Reviewer", Role.REVIEWER)
    )
    with seen_by(ada, "feedback") as app:
        assert t("me-reviews-none") in words(app)
    review(house, ADA, reviewer)
    review(house, BOB, reviewer)
    [told] = me.feedback(ADA).to_dicts()
    assert (told["differ"], told["program"]) == (1, 100)
    assert told["overall"] < 100
    with seen_by(ada, "feedback") as app:
        assert_whole(app)
        [label] = [one.label for one in app.expander]
        assert number(told["overall"]) in label
        app.session_state[f"review {told['review_id']}"] = True
        app.run()
        assert_whole(app)
        for text in ("No word of welcome.", "Read this one again.", "Friendly otherwise."):
            assert exactly(text) in words(app)
        assert "Rita" not in words(app)


def test_what_was_judged_blind_is_no_feedback(house: ledger.Ledger) -> None:
    by = members.alone(house)
    name = own(ADA).sort("started_at")["conversation_id"][-1]
    number_of = calibrations.start(house, by, "May", [name], [by.id])
    review(house, ADA, by, number_of)
    assert me.feedback(ADA).is_empty()


def test_disputes_show_how_they_stand(house: ledger.Ledger, ada: Person) -> None:
    by, told = members.alone(house), own(ADA)
    numbers = []
    for place, comment in enumerate(("I did greet.", "I did explain.", "I did ask.")):
        task = Task(told["conversation_id"][place], ADA, "zh", "chat")
        args = (task, GREETING, "missed", "met", comment)
        numbers.append(disputes.dispute(house, ada, *args))
    disputes.decide(house, by, numbers[1], "met", "You did.")
    disputes.decide(house, by, numbers[2], "missed", "Not quite.")
    elsewhere = Task(own(BOB)["conversation_id"][0], BOB, "ko", "chat")
    bob = agent(house, BOB)
    disputes.dispute(house, bob, elsewhere, GREETING, "missed", "met", "Bob did greet.")
    with seen_by(ada, "feedback") as app:
        assert_whole(app)
        shown = words(app)
        for text in ("I did greet.", "I did explain.", "You did.", "Not quite."):
            assert text in shown
        assert "Bob did greet." not in shown
        for key in ("me-dispute-upheld", "me-dispute-stands"):
            assert t(key) in shown
        due = disputes.every(house, ADA)[0].due_at.date()
        assert t("me-dispute-open", date=day(due)) in shown
        assert t("me-disputes-how") in shown


def test_a_plan_is_taken_note_of_and_its_task_done(house: ledger.Ledger, ada: Person) -> None:
    trainer = members.add(
        house, members.alone(house), Person(0, "t@shop.example", "Tina", Role.TRAINER)
    )
    steps = (
        Step(coaching.SESSION, "Listen together", TODAY),
        Step(coaching.TASK, "Write *five* greetings", TODAY - timedelta(1)),
    )
    plan = coaching.plan(
        house, trainer, ADA, GREETING, "Greet first", TODAY, TODAY + timedelta(7), steps
    )
    coaching.plan(house, trainer, BOB, GREETING, "Bob's goal", TODAY, TODAY)
    with seen_by(ada, "learning") as app:
        assert_whole(app)
        assert t("me-waiting", plans=1, tasks=1, late=1) in words(app)
        assert "Greet first" in words(app)
        assert "Bob's goal" not in words(app)
        assert exactly("Write *five* greetings") in words(app)
        button(app, t("me-acknowledge"))
        assert_whole(app)
        assert coaching.plans(house, ADA)[0].acknowledged_at is not None
        task = coaching.steps(house, plan)[0]
        app.text_input(key=f"note of task {task.id}").set_value("Five are written.")
        button(app, t("me-step-tell"))
        assert_whole(app)
        assert coaching.steps(house, plan)[0].note == "Five are written."
        assert "Five are written." in words(app)
        # A session is held by the trainer.
        assert not [one for one in app.button if one.label == t("me-step-tell")]
        assert t("me-waiting", plans=0, tasks=0, late=0) not in words(app).splitlines()


@pytest.mark.parametrize("code", LANGUAGES)
def test_trainings_tell_the_last_of_each_step(code: str, house: ledger.Ledger, ada: Person) -> None:
    by = members.alone(house)
    content = trainings.Content("Returns", "returns", practice_days=5, valid_days=365)
    course = trainings.offer(house, by, content)
    for score in (40.0, 78.0):
        trainings.examined(house, by, course, ADA, TODAY - timedelta(420), score)
    trainings.practised(house, by, course, ADA, TODAY - timedelta(410), passed=True, note="")
    trainings.certified(house, by, course, ADA, TODAY - timedelta(400))
    trainings.examined(house, by, course, BOB, TODAY, 12.0)
    with seen_by(ada, "learning", code) as app:
        assert_whole(app)
        [line] = [one.value for one in app.markdown if "**Returns**" in one.value]
        assert (
            exactly(t("me-theory-passed", score=78, mark=60, date=day(TODAY - timedelta(420))))
            in line
        )
        assert exactly(t("me-practice-passed", date=day(TODAY - timedelta(405)))) in line
        assert exactly(t("me-certificate-over", date=day(TODAY - timedelta(35)))) in line
        assert "40" not in line


def test_examples_of_the_library_are_those_of_one_s_languages(
    house: ledger.Ledger, ada: Person
) -> None:
    by, theirs = members.alone(house), own("Mei Lin")
    name = theirs["conversation_id"][0]
    messages = session.conversation(name)["messages"].explode().struct.unnest()
    for language, note in (("zh", "A warm word."), ("fr", "Un mot."), (None, "For all.")):
        coaching.keep(house, by, Practice(name, 1, GREETING, language, note))
    coaching.keep(house, by, Practice("gone", 1, GREETING, "zh", "It is gone."))
    with seen_by(ada, "learning") as app:
        assert_whole(app)
        shown = words(app)
        for text in ("A warm word.", "For all.", "It is gone."):
            assert exactly(text) in shown
        assert "Un mot" not in shown
        text = messages.filter(pl.col("position") == 1)["text"].item()
        assert [one.value.endswith(text) for one in app.text] == [True, True]
        assert "Mei Lin" not in shown
        assert name not in shown


def test_appraisals_are_one_s_own_once_they_are_closed(house: ledger.Ledger, ada: Person) -> None:
    with seen_by(ada, "appraisals") as app:
        assert t("me-appraisals-none") in words(app)
    formula = Formula({"overall": 1.0})
    appraisal.close("2026-08", appraisal.summed_up("2026-08", formula), formula)
    with seen_by(ada, "appraisals") as app:
        assert_whole(app)
        kept = {one.agent_id: one.figures for one in appraisals.closed(house)}
        assert app.metric[0].value == number(kept[ADA]["total"], 1)
        assert len(app.metric) == 4
        assert "Overall 100%" in words(app)


def test_an_agent_without_an_agent_id_is_told_whom_to_ask(house: ledger.Ledger) -> None:
    with seen_by(agent(house, None)) as app:
        assert_whole(app)
        assert exactly(t("me-no-agent-id")) in words(app)
        assert not app.metric


def test_an_agent_without_conversations_still_sees_their_plans(house: ledger.Ledger) -> None:
    newcomer = agent(house, "Nora New")
    by = members.alone(house)
    coaching.plan(house, by, "Nora New", GREETING, "Greet first", TODAY, TODAY)
    with seen_by(newcomer, "learning") as app:
        assert_whole(app)
        assert t("me-nothing") in words(app)
        assert "Greet first" in words(app)


def test_who_is_alone_chooses_whose_work_to_look_at(house: ledger.Ledger) -> None:
    with visited("me", period="all") as app:
        assert t("me-alone") in words(app)
        app.selectbox(key="me agent").set_value(ADA).run()
        assert_whole(app)
        mine = means(own(ADA).lazy(), measures=DIMENSIONS)["mean"]
        assert [metric.value for metric in app.metric] == [number(mean) for mean in mine]
