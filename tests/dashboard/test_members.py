"""The list of members and the audit log: what they keep, and how their pages are worked with."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from streamlit.testing.v1 import AppTest

from dashboard import ledger
from dashboard.access import Person, Role
from dashboard.ledger import Ledger, audit, members
from dashboard.ledger.audit import Sought
from dashboard.ledger.members import LoginTakenError, MemberGoneError, OwnRoleError
from dashboard.locale import ENGLISH, t, written_in
from dashboard.panels import audit as panel
from dashboard.workspace import Workspace

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"
PAGES = APP.parent.parent / "pages"


@pytest.fixture
def book(empty: Workspace) -> Ledger:
    empty.path.mkdir(parents=True, exist_ok=True)
    return ledger.opened(empty.ledger)


@pytest.fixture
def alone(book: Ledger) -> Person:
    return members.alone(book)


def somebody(name: str, role: Role = Role.REVIEWER, agent_id: str | None = None) -> Person:
    return Person(0, f"{name.lower()}@shop.example", name, role, agent_id)


@contextmanager
def visited(page: str) -> Iterator[AppTest]:
    app = AppTest.from_file(str(APP), default_timeout=60)
    with written_in(ENGLISH):
        app.run()
        app.switch_page(f"../pages/{page}.py").run()
        yield app
        assert [fault.message for fault in app.exception] == []


def test_a_login_is_one_member_in_whatever_case(book: Ledger, alone: Person) -> None:
    ada = members.add(book, alone, somebody("Ada"))
    assert members.named(book, "ADA@Shop.Example") == ada
    with pytest.raises(LoginTakenError):
        members.add(book, alone, replace(somebody("Ada"), login="Ada@SHOP.example"))
    with pytest.raises(LoginTakenError):
        members.add(book, alone, replace(somebody("Ada"), login=members.ALONE))


def test_who_was_removed_comes_back_as_the_same(book: Ledger, alone: Person) -> None:
    ada = members.add(book, alone, somebody("Ada"))
    members.remove(book, alone, ada)
    assert members.named(book, ada.login) is None
    assert members.names(book)[ada.id] == "Ada"
    again = members.add(book, alone, somebody("Ada", Role.TRAINER))
    assert (again.id, again.role) == (ada.id, Role.TRAINER)


def test_a_change_brings_nobody_back(book: Ledger, alone: Person) -> None:
    ada = members.add(book, alone, somebody("Ada"))
    members.remove(book, alone, ada)
    for late in (members.change, members.remove):
        with pytest.raises(MemberGoneError):
            late(book, alone, ada)
    with pytest.raises(MemberGoneError):
        members.change(book, alone, replace(ada, id=99))
    assert members.every(book) == []


def test_nobody_takes_their_own_role_away(book: Ledger, alone: Person) -> None:
    ada = members.add(book, alone, somebody("Ada", Role.ADMINISTRATOR))
    with pytest.raises(OwnRoleError):
        members.remove(book, ada, ada)
    with pytest.raises(OwnRoleError):
        members.change(book, ada, replace(ada, role=Role.READER))
    members.change(book, ada, replace(ada, name="Ada Byron"))
    assert members.named(book, ada.login) == replace(ada, name="Ada Byron")


def test_what_was_not_done_is_not_noted(book: Ledger, alone: Person) -> None:
    ada = members.add(book, alone, somebody("Ada", Role.ADMINISTRATOR))
    with pytest.raises(OwnRoleError):
        members.remove(book, ada, ada)
    assert audit.entries(book, ada)["action"].to_list() == ["member added"]


@pytest.mark.parametrize("change", ["DELETE FROM audit", "UPDATE audit SET login = 'nobody'"])
def test_the_database_refuses_to_change_the_log(book: Ledger, alone: Person, change: str) -> None:
    audit.looked(book, alone, "C-1")
    with pytest.raises(IntegrityError, match="rows are only ever added"), book.begin() as session:
        session.execute(text(change))
    assert audit.count(book, alone) == 1


def test_entries_are_sought_by_who_what_and_when(book: Ledger, alone: Person) -> None:
    ada = members.add(book, alone, somebody("Ada", Role.ADMINISTRATOR))
    audit.looked(book, ada, "C-1")
    audit.looked(book, alone, "C-2")
    assert audit.entries(book, ada)["subject"].to_list() == ["C-2", "C-1", ada.login]
    assert audit.entries(book, ada, limit=1)["subject"].to_list() == ["C-2"]
    assert audit.entries(book, ada, Sought(login=ada.login))["subject"].to_list() == ["C-1"]
    looks = Sought(members.ALONE, audit.LOOKED)
    assert audit.entries(book, ada, looks)["subject"].to_list() == ["C-2"]
    hour = timedelta(hours=1)
    assert audit.count(book, ada, Sought(since=datetime.now(UTC) - hour)) == 3
    assert audit.count(book, ada, Sought(since=datetime.now(UTC) + hour)) == 0
    assert audit.mentioned(book, ada) == (
        [ada.login, members.ALONE],
        ["member added", audit.LOOKED],
    )


def test_a_member_is_added_changed_and_removed_with_a_second_click(
    book: Ledger, alone: Person
) -> None:
    with visited("members") as app:
        assert t("members-none") in app.markdown[0].value
        app.text_input[0].input("  Anna@Shop.example ")
        app.text_input[1].input("Anna [x](http://evil.example)")
        button(app, t("members-add")).click().run()
        [anna] = members.every(book)
        assert (anna.login, anna.role) == ("anna@shop.example", Role.AGENT)
        assert "Anna \\[x\\]" in app.warning[0].value

        select(app, 0)
        app.selectbox[select_of(app, "members-role")].select(Role.READER)
        button(app, t("members-change")).click().run()
        assert members.every(book) == [replace(anna, role=Role.READER)]
        assert len(app.warning) == 0

        select(app, 0)
        button(app, t("members-remove")).click().run()
        assert len(members.every(book)) == 1
        button(app, t("members-remove-no")).click().run()
        button(app, t("members-remove")).click().run()
        button(app, t("members-remove-yes")).click().run()
        assert members.every(book) == []
    done = audit.entries(book, alone)["action"].to_list()
    assert done == ["member removed", "member changed", "member added"]


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)


def select_of(app: AppTest, key: str) -> int:
    return next(place for place, one in enumerate(app.selectbox) if one.label == t(key))


def select(app: AppTest, row: int) -> None:
    key = app.dataframe[0].key
    assert key is not None
    app.session_state[key] = {"selection": {"rows": [row], "columns": []}}
    app.run()


def test_a_login_that_is_taken_is_told(book: Ledger, alone: Person) -> None:
    ada = members.add(book, alone, somebody("Ada"))
    with visited("members") as app:
        app.text_input[0].input("ADA@shop.example")
        button(app, t("members-add")).click().run()
        assert len(app.error) == 1
        app.text_input[0].input(" ")
        button(app, t("members-add")).click().run()
        assert app.error[0].value == t("members-login-missing")
    assert members.every(book) == [ada]


def test_the_page_shows_how_a_login_is_switched_on_without_any_secret(
    book: Ledger, empty: Workspace
) -> None:
    with visited("members") as app:
        assert t("members-without-login") in app.markdown[0].value
        [example] = app.code
        assert 'cookie_secret = "…"' in example.value
        assert any(t("members-alone") in note.value for note in app.caption)


def test_the_page_of_the_log_shows_the_last_first_and_narrows(book: Ledger, alone: Person) -> None:
    ada = members.add(book, alone, somebody("Ada"))
    audit.looked(book, ada, "C-1")
    with pytest.raises(Exception, match="has no right"):
        members.remove(book, ada, ada)
    with visited("audit") as app:
        assert app.markdown[0].value.startswith("3 entries.")
        assert "denied 1 time" in app.markdown[0].value
        assert app.dataframe[0].value["action"].to_list() == [
            t("audit-did-denied"),
            t("audit-did-transcript-read"),
            t("audit-did-member-added"),
        ]
        app.selectbox(key="audit action").select(audit.DENIED).run()
        assert app.dataframe[0].value["subject"].to_list() == [ada.login]
        app.selectbox(key="audit login").select(members.ALONE).run()
        assert len(app.dataframe[0].value) == 0


def test_the_log_is_downloaded_whole_without_formulas_and_that_is_noted(
    book: Ledger, alone: Person
) -> None:
    for number in range(panel.SHOWN + 5):
        audit.looked(book, alone, f"C-{number}")
    evil = ("=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1")
    for name in evil:
        audit.looked(book, alone, name)
    with visited("audit") as app:
        assert len(app.dataframe[0].value) == panel.SHOWN
        assert any(t("audit-shown", shown=panel.SHOWN) in one.value for one in app.caption)
        content = panel.exported(book, alone, audit.ALL, ENGLISH)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == panel.SHOWN + 5 + len(evil) + 1
    assert [row["Of what"] for row in rows[1 : len(evil) + 1]] == [f"'{one}" for one in evil[::-1]]
    assert rows[0]["What"] == "audit log exported"
