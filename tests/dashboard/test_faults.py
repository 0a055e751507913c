"""What is denied or fails is told in a sentence, wherever: in a page, a fragment or a callback."""

from dataclasses import replace

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, login, session
from dashboard.access import Person, Role
from dashboard.ledger import members, reviews, samples
from dashboard.locale import t, written_in
from tests.dashboard.test_pages import APP, assert_whole


def page() -> None:
    """A page with a callback, a fragment with one, and a rerun behind it."""
    # Run as a script of its own, which knows nothing of this file.
    import streamlit as st  # noqa: PLC0415

    from dashboard.access import DeniedError, Person, Right, Role  # noqa: PLC0415
    from dashboard.panels.faults import doing, telling  # noqa: PLC0415

    def fail(how: str) -> None:
        if how == "denied":
            raise DeniedError(Person(1, "ada", "", Role.READER), Right.REVIEW)
        raise ValueError("What the customer wrote.")

    @st.fragment
    @telling
    def part() -> None:
        for how in ("denied", "broken"):
            if st.button(how, key=f"part {how}"):
                fail(how)

    @telling
    def whole() -> None:
        part()
        for how in ("denied", "broken"):
            st.button(how, key=f"callback {how}", on_click=doing(fail), args=(how,))
            if st.button(how, key=f"rerun {how}", on_click=doing(fail), args=(how,)):
                st.rerun()
            if st.button(how, key=f"page {how}"):
                fail(how)
        st.text("The rest.")
        st.stop()

    whole()


@pytest.mark.parametrize("where", ["part", "callback", "rerun", "page"])
@pytest.mark.parametrize("how", ["denied", "broken"])
def test_a_fault_is_told_once_in_a_sentence(where: str, how: str) -> None:
    app = AppTest.from_function(page).run()
    app.button(key=f"{where} {how}").click().run()
    failed = t("act-failed" if where in ("callback", "rerun") else "page-failed")
    told = ([t("denied")], []) if how == "denied" else ([], [failed])
    assert ([one.value for one in app.warning], [one.value for one in app.error]) == told
    assert len(app.exception) == 0
    assert [one.value for one in app.text] == ["The rest."] or where == "page"
    app.run()
    assert len(app.warning) == len(app.error) == len(app.exception) == 0


def seen_by(person: Person, name: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state[login.EYES] = person.login
    app.run()
    return app.switch_page(f"../pages/{name}.py").run()


@pytest.fixture
def rita(house: ledger.Ledger) -> Person:
    """A reviewer for whom one conversation was drawn."""
    alone = members.alone(house)
    plan = samples.save(house, alone, "All", {}, cycle="month", due_days=7)
    known = session.scores().filter(pl.col("agent_id").is_not_null())
    name, agent = known.select("conversation_id", "agent_id").collect().row(0)
    drawn = [samples.Drawn(name, agent, "", 0.5, ("random",))]
    samples.draw(house, alone, plan, "2026-03", drawn)
    return members.add(house, alone, Person(0, "rita", "Rita", Role.REVIEWER))


@pytest.mark.parametrize("key", ["answer agree of", "replace of"])
def test_who_lost_the_right_while_reviewing_reads_so(
    key: str, house: ledger.Ledger, rita: Person
) -> None:
    with written_in("en"):
        app = seen_by(rita, "queue")
        assert_whole(app)
        members.change(house, members.alone(house), replace(rita, role=Role.READER))
        press(app, key)
        assert_whole(app)
        assert [one.value for one in app.warning] == [t("denied")]


def test_what_cannot_be_saved_is_told_and_not_passed_over(
    house: ledger.Ledger, rita: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("The disk is full of customers' words.")

    with written_in("en"):
        app = seen_by(rita, "queue")
        before = chosen(app)
        monkeypatch.setattr(reviews, "save", fail)
        press(app, "answer agree of")
        assert [one.value for one in app.error] == [t("act-failed")]
        assert len(app.exception) == 0
        assert chosen(app) == before


def press(app: AppTest, key: str) -> None:
    [one] = [one for one in app.button if (one.key or "").startswith(key)]
    one.click().run()


def chosen(app: AppTest) -> list[str]:
    """The standard in question: its line is filled."""
    lines = [one for one in app.button if (one.key or "").startswith("line ")]
    return [one.key or "" for one in lines if one.proto.type == "primary"]
