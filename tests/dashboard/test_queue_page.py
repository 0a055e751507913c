"""The review queue: one conversation after another, judged by a person, and nothing gets lost."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, login, session
from dashboard.access import Person, Role
from dashboard.ledger import customs, judgements, members, reviews, samples
from dashboard.ledger.reviews import ROOT_CAUSES, Draft, Said, Task
from dashboard.locale import t, verdict, written_in
from dashboard.panels.queue import desk as desks
from dashboard.panels.queue.case import ANSWERS, Case, case
from dashboard.panels.samples import UNFIT
from dashboard.session import people
from scoring.analysis.course import course, numbered
from scoring.analysis.plans import Plan, content_of
from scoring.scorecard import MET, MISSED, NOT_ASSESSED, verdicts
from scoring.standards import standards
from tests.dashboard.test_pages import LANGUAGES, assert_whole, visited

BY_PEOPLE = [name for name, standard in standards().items() if standard.by_people]
HOSTILE = "![x](http://evil.example/x.png) <b>bold</b> $x$"


@pytest.fixture
def drawn(house: ledger.Ledger) -> pl.DataFrame:
    """Two conversations of one agent wait for review."""
    by, month = members.alone(house), people.cycles("month")[0]
    plan = samples.save(house, by, "Weekly look", content_of(Plan(2)), cycle="month", due_days=7)
    frame = people.drawable("month", month).sort("agent_id", "conversation_id")
    many = frame["agent_id"].value_counts(sort=True)["agent_id"][0]
    rows = frame.filter(pl.col("agent_id") == many).head(2)
    chosen = [
        samples.Drawn(row["conversation_id"], many, "", 0.25, ("random", "low_score"))
        for row in rows.iter_rows(named=True)
    ]
    samples.draw(house, by, plan, month, chosen)
    return samples.items(house)


def words(app: AppTest) -> str:
    every = (*app.markdown, *app.caption, *app.warning)
    return "\n".join(element.value for element in every)


def labelled(app: AppTest, label: str) -> Any:
    [one] = [one for one in app.button if one.label == label]
    return one


def press(app: AppTest, name: str) -> AppTest:
    """Press a button by the name with which its key begins."""
    [one] = [one for one in app.button if f"{one.key} of ".startswith(f"{name} of ")]
    return one.click().run()


def speak_where_asked(app: AppTest) -> None:
    for name in BY_PEOPLE:
        press(app, f"line {name}")
        press(app, f"answer {MET}")


def kept(house: ledger.Ledger, name: str) -> Draft:
    """The draft of a drawn conversation as the ledger has it."""
    [item] = samples.items(house).filter(pl.col("conversation_id") == name)["item_id"]
    return reviews.begin(house, members.alone(house), Task(name, None, None, None, item), 0)


def test_where_nothing_was_drawn_the_page_says_what_to_do(house: ledger.Ledger) -> None:
    with visited("queue") as app:
        assert_whole(app)
        assert t("review-none") in words(app)


def test_the_item_that_is_due_first_is_shown_with_why(drawn: pl.DataFrame) -> None:
    with visited("queue") as app:
        assert_whole(app)
        told = words(app)
        assert "low score" in told
        assert "Weekly look" in told
        assert t("review-silent", count=len(BY_PEOPLE)) in told
        assert labelled(app, t("review-submit")).disabled


def test_what_is_said_is_saved_at_once_and_there_after_a_reload(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    first = drawn["conversation_id"][0]
    with visited("queue") as app:
        press(app, "answer agree")
        press(app, "answer disagree")
        press(app, "answer not applicable")
        cause = next(one for one in app.selectbox if one.label == t("review-cause"))
        cause.set_value("process").run()
        reason = next(one for one in app.text_input if one.label == t("review-reason"))
        reason.set_value(HOSTILE).run()
        press(app, "skip")
        press(app, "answer unsure")
        said = dict(kept(house, first).said)
    agreed, other, unsure = said.values()
    assert agreed.verdict in ANSWERS
    assert other == Said("not applicable", HOSTILE, "process")
    assert unsure.verdict == desks.UNSURE
    with visited("queue") as again:
        assert t("review-spoken", spoken=3, count=len(steps(first))) in words(again)
        assert dict(kept(house, first).said) == said


def steps(name: str) -> tuple[str, ...]:
    return laid(name).steps


def laid(name: str, **options: Any) -> Case:
    stored, rubric = session.conversation(name), session.rubric()
    said = course(stored, rubric)
    told = verdicts(session.measurement(name, raw=True), rubric)
    return case(said, numbered(told, said), rubric, **options)


def test_a_submitted_review_holds_every_verdict_and_the_next_comes(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    first, second = drawn["conversation_id"]
    before = laid(first)
    with visited("queue") as app:
        speak_where_asked(app)
        press(app, f"line {before.steps[0]}")
        press(app, "answer unsure")
        press(app, f"line {before.steps[1]}")
        press(app, "answer disagree")
        other = MISSED if before.machine(before.steps[1]) != MISSED else MET
        press(app, f"answer {other}")
        press(app, "submit")
        assert_whole(app)
        assert [toast.value for toast in app.toast] == [t("review-submitted")]
        assert samples.items(house)["state"].to_list() == ["done", "open"]
        assert dict(kept(house, second).said) == {}
    told = judgements.judgements(house)
    assert told["conversation_id"].unique().to_list() == [first]
    said = {row["standard"]: (row["verdict"], row["machine"]) for row in told.iter_rows(named=True)}
    # Who is unsure said nothing: the program's verdict is neither confirmed nor taken away.
    assert before.steps[0] not in said
    assert said[before.steps[1]] == (other, before.machine(before.steps[1]))
    assert [said[name][0] for name in BY_PEOPLE] == [MET] * len(BY_PEOPLE)
    for name in standards():
        machine = before.machine(name)
        if machine and name not in before.steps[:2]:
            assert said[name] == (machine, machine)
    corrected = judgements.corrections(house)
    assert set(corrected["standard"]) == {before.steps[1], *BY_PEOPLE}


def test_comments_at_messages_and_on_the_whole_are_saved(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    first = drawn["conversation_id"][0]
    with visited("queue") as app:
        [new] = [one for one in app.text_area if one.label == t("review-note")]
        new.set_value(HOSTILE)
        [place] = [one for one in app.selectbox if one.label == t("review-note-at")]
        place.set_value(1)
        app.checkbox[0].check()
        labelled(app, t("review-note-add")).click().run()
        [whole] = [one for one in app.text_area if one.label == t("review-comment")]
        whole.set_value("Friendly, but slow.").run()
        draft = kept(house, first)
        assert [(note.text, note.pinned) for note in draft.notes] == [(HOSTILE, True)]
        assert draft.comment == "Friendly, but slow."
        assert "http://evil" not in words(app)
        press(app, "drop note 0")
        assert kept(house, first).notes == ()


def test_a_review_changed_in_another_window_is_told_and_loaded(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    first = drawn["conversation_id"][0]
    with visited("queue") as app:
        press(app, "answer agree")
        elsewhere = reviews.save(
            house, members.alone(house), replace(kept(house, first), comment="Elsewhere")
        )
        press(app, "answer agree")
        assert t("review-lost") in words(app)
        assert kept(house, first).said == elsewhere.said
        press(app, "load again")
        assert_whole(app)
        [whole] = [one for one in app.text_area if one.label == t("review-comment")]
        assert whole.value == "Elsewhere"
        press(app, "answer agree")
        assert len(kept(house, first).said) == 2


def test_what_cannot_be_judged_gives_way_to_another_of_the_agent(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    with visited("queue") as app:
        app.radio(key="unfit").set_value("broken").run()
        press(app, "replace")
        assert_whole(app)
    old, still, new = samples.items(house).iter_rows(named=True)
    assert (old["state"], old["replaced_reason"]) == ("replaced", "broken")
    assert (still["state"], new["state"]) == ("open", "open")
    assert new["agent_id"] == old["agent_id"]
    assert new["due_at"] == old["due_at"]
    with visited("samples") as app:
        table = app.dataframe[0].value
        assert t("review-unfit-broken") in set(table["replaced_reason"])


def test_a_conversation_that_is_with_somebody_else_is_not_handed_out(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    ada = members.add(house, members.alone(house), Person(0, "ada", "Ada", Role.REVIEWER))
    for item in drawn["item_id"]:
        samples.claim(house, ada, item)
    with visited("queue") as app:
        assert t("review-others-have-it", count=2) in words(app)


def test_a_reviewer_of_a_team_gets_conversations_of_the_team(
    drawn: pl.DataFrame, house: ledger.Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    teams = session.scores().select("team", "agent_id").unique().collect()
    own = teams.filter(pl.col("agent_id") == drawn["agent_id"][0])["team"].to_list()
    other = next(team for team in teams["team"].unique() if team not in own)
    by = members.alone(house)
    for login_, team in (("ada", other), ("bob", own[0])):
        members.add(house, by, Person(0, login_, login_, Role.REVIEWER, teams=(team,)))
    with visited("queue") as app:
        app.session_state[login.EYES] = "ada"
        app.run()
        assert t("review-others-have-it", count=2) in words(app)
        app.session_state[login.EYES] = "bob"
        app.run()
        assert "Weekly look" in words(app)
        assert_whole(app)


def test_a_conversation_chosen_by_hand_leads_back_to_its_page(house: ledger.Ledger) -> None:
    name = people.drawable("month", people.cycles("month")[0])["conversation_id"][0]
    with visited("queue", id=name) as app:
        assert t("review-by-hand", id=name) in words(app).replace("\\", "")
        speak_where_asked(app)
        press(app, "submit")
        assert_whole(app)
        assert t("conversation-title", id=name) in app.title[0].value
        assert t("reviewed-agrees") not in words(app)
        assert "Reviewed by local" in words(app)
    [item] = judgements.reviews(house)["item_id"]
    assert item is None


def test_a_drawn_conversation_chosen_by_hand_is_reviewed_for_its_sample(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    second = drawn["conversation_id"][1]
    with visited("queue", id=second) as app:
        assert "Weekly look" in words(app)
        speak_where_asked(app)
        press(app, "submit")
    assert samples.items(house)["state"].to_list() == ["open", "done"]


def test_agents_read_their_review_without_its_reviewers_name(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    first, agent = drawn["conversation_id"][0], drawn["agent_id"][0]
    by = members.alone(house)
    ada = members.add(house, by, Person(0, "ada", "Ada Lovelace", Role.REVIEWER))
    members.add(house, by, Person(0, "agent", "", Role.AGENT, agent_id=agent))
    before = laid(first)
    name = next(one for one in before.steps if before.machine(one) == MET)
    samples.claim(house, ada, drawn["item_id"][0])
    draft = reviews.begin(house, ada, Task(first, agent, "en", "chat", drawn["item_id"][0]), 0)
    said = replace(
        draft,
        said={name: Said(MISSED, HOSTILE, "skill")},
        notes=(reviews.Note(0, "Well opened", True),),
        comment="Friendly, but slow.",
    )
    reviews.submit(house, ada, said, before.kept(said.said, ()))
    with visited("conversation", id=first, period="all") as app:
        assert "Ada Lovelace" in words(app)
        told = words(app)
        assert verdict(MISSED) in told
        assert t("review-cause-skill") in told
        assert "http://evil" not in told
        assert "Well opened" in told
        assert "Friendly, but slow." in told
        persons = {metric.label: metric.value for metric in app.metric}
        assert persons
        app.session_state[login.EYES] = "agent"
        app.run()
        assert_whole(app)
        assert "Ada Lovelace" not in words(app)
        assert t("reviewed-reviewer") in words(app)
        assert not [link for link in app.get("page_link") if t("review-start") in str(link)]


def test_evidence_is_gone_through_in_the_order_of_reading(drawn: pl.DataFrame) -> None:
    whole = laid(drawn["conversation_id"][0])
    at = desks.Desk(whole, Draft(0, 0, {}, (), "", 0.0, None), whole.steps[-1])
    count = len([name for name in whole.judged if whole.evidence(name)])
    at.at = next(name for name in whole.judged if whole.evidence(name) == count)
    seen = []
    for _ in range(count):
        desks.go_to_evidence(at)
        seen.append(whole.evidence(at.at))
    assert seen == list(range(1, count + 1))
    desks.pick(at, 1)
    assert whole.evidence(at.at) == 1


def test_a_press_counts_for_the_standard_on_which_it_was_seen(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    first = drawn["conversation_id"][0]
    whole = laid(first)
    seen, next_ = whole.steps[:2]
    samples.claim(house, members.alone(house), drawn["item_id"][0])
    at = desks.Desk(whole, kept(house, first), seen)
    for _ in range(3):
        desks.press(at, seen, desks.speak, MET)
    assert list(at.draft.said) == [seen]
    assert at.at == next_
    desks.press(at, seen, desks.go_on)
    assert at.at == next_
    assert kept(house, first).said == at.draft.said


@pytest.mark.usefixtures("drawn")
def test_no_standard_and_no_conversation_has_the_buttons_of_another() -> None:
    """A press comes in under the key of what was seen, also when the next is drawn already."""
    with visited("queue") as app:
        seen = keys(app, "answer", "skip", "next evidence")
        press(app, "skip")
        assert seen.isdisjoint(keys(app, "answer", "skip", "next evidence"))
        speak_where_asked(app)
        seen = keys(app, "answer", "skip", "next evidence", "submit", "replace")
        press(app, "submit")
        assert_whole(app)
        assert seen.isdisjoint(keys(app, "answer", "skip", "next evidence", "submit", "replace"))


def keys(app: AppTest, *names: str) -> set[str]:
    """The keys of all buttons that begin with one of the names; each is there."""
    every = {one.key or "" for one in app.button}
    begun = [{one for one in every if one.startswith(f"{name} ")} for name in names]
    assert all(begun)
    return set().union(*begun)


def test_what_is_pressed_after_the_review_was_submitted_changes_nothing(
    drawn: pl.DataFrame, house: ledger.Ledger
) -> None:
    first, second = drawn["conversation_id"]
    with visited("queue") as app:
        speak_where_asked(app)
        at = app.session_state[f"desk of {kept(house, first).id}"]
        press(app, "submit")
        before = judgements.judgements(house)
    desks.submit(at)
    desks.speak(at, MISSED)
    desks.give_reason(at, at.at, reason="Too late")
    assert not desks.withdraw(at)
    assert not at.lost
    assert judgements.judgements(house).equals(before)
    assert dict(kept(house, second).said) == {}


def test_pauses_are_no_time_of_work(drawn: pl.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((30.0, 60.0, 60.0 + desks.PAUSE_SECONDS + 1, 200.0))
    monkeypatch.setattr(desks, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    whole = laid(drawn["conversation_id"][0])
    at = desks.Desk(whole, Draft(0, 0, {}, (), "", 0.0, None), whole.steps[0])
    for expected in (30.0, 60.0, 60.0, 79.0):
        desks.go(at, whole.steps[0])
        assert at.draft.seconds == expected


def test_on_what_is_left_to_people_nobody_agrees_unasked(drawn: pl.DataFrame) -> None:
    name = drawn["conversation_id"][0]
    usual = laid(name)
    standard = next(one for one in usual.steps if usual.machine(one) == MET)
    whole = laid(name, left=[standard])
    assert whole.machine(standard) is None
    assert whole.shown.filter(pl.col("standard") == standard)["verdict"].item() == NOT_ASSESSED
    assert standard not in whole.kept([], ())
    # What the program had said is kept once a person spoke: trust is measured by it.
    assert whole.kept([standard], ())[standard].verdict == MET
    assert standard not in whole.kept([standard], {standard})


def test_a_standard_of_the_shops_own_is_asked(drawn: pl.DataFrame, house: ledger.Ledger) -> None:
    customs.add(house, members.alone(house), "Names the warehouse", "process", "Which one is it?")
    with visited("queue") as app:
        press(app, f"line {customs.PREFIX}1")
        assert "Which one is it?" in words(app)
        press(app, f"answer {MISSED}")
        speak_where_asked(app)
        press(app, "submit")
    told = judgements.judgements(house).filter(pl.col("standard") == f"{customs.PREFIX}1")
    assert told.select("verdict", "machine").rows() == [(MISSED, "")]


def test_a_translation_stands_beside_only_where_the_source_brought_one() -> None:
    messages = [
        {"position": 0, "extra": '{"translation": " Good day "}'},
        {"position": 1, "extra": '{"translated_text": "Sorry"}'},
        {"position": 2, "extra": '{"translation": ""}'},
        {"position": 3, "extra": None},
    ]
    schema = {"messages": pl.List(pl.Struct({"position": pl.Int32, "extra": pl.String}))}
    stored = pl.DataFrame({"messages": [messages]}, schema=schema)
    assert people.translations(stored) == {0: "Good day", 1: "Sorry"}


@pytest.mark.usefixtures("drawn")
def test_without_translations_there_is_no_switch_for_them() -> None:
    with visited("queue") as app:
        assert not app.toggle


@pytest.mark.parametrize("code", LANGUAGES)
def test_root_causes_and_reasons_can_be_told(code: str) -> None:
    with written_in(code):
        causes = {t(f"review-cause-{name}") for name in ROOT_CAUSES}
        assert len(causes) == len(ROOT_CAUSES)
        assert all(t(f"review-unfit-{name}") for name in UNFIT)


def test_nothing_written_on_a_draft_thrown_away_stands_on_the_next(drawn: pl.DataFrame) -> None:
    with visited("queue") as app:
        [whole] = [one for one in app.text_area if one.label == t("review-comment")]
        whole.set_value("Of the first only").run()
        press(app, "replace")
        assert_whole(app)
        [whole] = [one for one in app.text_area if one.label == t("review-comment")]
        assert whole.value == ""
