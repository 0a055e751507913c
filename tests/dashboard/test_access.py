"""Who is let in, and as what: told by the identity provider, the settings, and the ledger."""

import importlib.util
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, login, server
from dashboard.access import PAGES, RIGHTS, Person, Right, Role, Scope
from dashboard.ledger import Ledger, audit, members
from dashboard.locale import t
from dashboard.login import Arrival
from dashboard.panels import exactly
from dashboard.workspace import Workspace

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"

AUTH = {
    "redirect_uri": "http://localhost:8501/oauth2callback",
    "cookie_secret": "0123456789abcdef" * 2,
    "client_id": "fourfold",
    "client_secret": "kept by both",
    "server_metadata_url": "http://localhost:9/.well-known/openid-configuration",
}
ADA = "ada@shop.example"

Door = Callable[..., Arrival]


@pytest.fixture
def book(empty: Workspace) -> Ledger:
    empty.path.mkdir(parents=True, exist_ok=True)
    return ledger.opened(empty.ledger)


@pytest.fixture
def at_the_door(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> Door:
    """Somebody comes with what the provider claims of them, under settings."""

    def come(settings: dict[str, Any] | None = None, **claims: Any) -> Arrival:
        said = {"is_logged_in": True, "iat": now(), "email": ADA} | claims
        told = {"auth": AUTH, "fourfold": settings or {}}
        monkeypatch.setattr(login, "_secrets", lambda: told)
        user = SimpleNamespace(to_dict=lambda: said)
        monkeypatch.setattr(login, "st", SimpleNamespace(user=user))
        return login.arrival()

    return come


def now() -> float:
    return datetime.now(UTC).timestamp()


def member(book: Ledger, role: Role, login: str = ADA, **known: Any) -> Person:
    return members.add(book, members.alone(book), Person(0, login, "Ada", role, **known))


def inside(arrival: Arrival) -> Person:
    assert arrival.person is not None, arrival.why
    return arrival.person


def test_a_member_of_the_list_comes_in_as_what_the_list_says(
    book: Ledger, at_the_door: Door
) -> None:
    known = member(book, Role.AGENT, agent_id="A-7")
    assert inside(at_the_door(email="Ada@Shop.Example", name="Somebody")) == known


def test_somebody_of_whom_nobody_knows_stays_outside(book: Ledger, at_the_door: Door) -> None:
    assert at_the_door() == Arrival(None, "unknown", ADA)
    assert members.every(book) == []


def test_somebody_who_has_not_logged_in_has_to(at_the_door: Door) -> None:
    assert at_the_door(is_logged_in=False).why == "yet"


def test_administrators_of_the_settings_are_that_whatever_else_is_said(
    book: Ledger, at_the_door: Door
) -> None:
    known = member(book, Role.READER, teams=("Asia",))
    chief = inside(at_the_door({"administrators": ["ADA@shop.example"], "role_claim": "role"}))
    assert (chief.id, chief.role) == (known.id, Role.ADMINISTRATOR)


def test_a_role_is_claimed_by_its_name_at_the_provider(at_the_door: Door) -> None:
    settings = {"role_claim": "groups", "roles": {"QA": "reviewer", "Desk": "agent"}}
    assert inside(at_the_door(settings, groups=["All", "Desk", "QA"])).role == Role.REVIEWER
    # A group that is called like a role of ours was not meant.
    assert at_the_door(settings, groups=["administrator"]).why == "unknown"
    assert inside(at_the_door({"role_claim": "role"}, role="trainer")).role == Role.TRAINER


def test_who_lost_their_role_at_the_provider_has_lost_it_here(
    book: Ledger, at_the_door: Door
) -> None:
    member(book, Role.REVIEWER)
    for claims in ({}, {"role": None}, {"role": ""}, {"role": []}, {"role": "guest"}):
        assert at_the_door({"role_claim": "role"}, **claims).why == "unknown"


def test_what_no_claim_is_named_for_is_told_by_the_list(book: Ledger, at_the_door: Door) -> None:
    member(book, Role.READER, agent_id="A-7", teams=("Asia",))
    claimed = inside(at_the_door({"role_claim": "role"}, role="agent"))
    assert (claimed.role, claimed.agent_id, claimed.teams) == (Role.AGENT, "A-7", ("Asia",))
    told = inside(at_the_door({"agent_claim": "desk", "team_claim": "team"}, desk=9, team="Europe"))
    assert (told.agent_id, told.teams) == ("9", ("Europe",))


def test_whoever_has_no_team_where_teams_are_claimed_does_not_see_all(
    book: Ledger, at_the_door: Door
) -> None:
    settings = {"role_claim": "role", "team_claim": "team"}
    for nothing in ({}, {"team": []}, {"team": ""}, {"team": [""]}):
        assert at_the_door(settings, role="reviewer", **nothing).why == "unknown"
        assert inside(at_the_door(settings, role="agent", **nothing)).scope().alone
    assert inside(at_the_door(settings, role="reviewer", team=["*"])).teams == ()
    assert inside(at_the_door(settings, role="reviewer", team="Asia")).scope() == Scope(
        teams=("Asia",)
    )


def test_what_the_provider_says_is_kept_and_noted_once(book: Ledger, at_the_door: Door) -> None:
    settings = {"role_claim": "role"}
    first = inside(at_the_door(settings, role="reviewer"))
    assert inside(at_the_door(settings, role="reviewer")) == first
    assert inside(at_the_door(settings, role="trainer")).id == first.id
    log = audit.entries(book, members.alone(book))
    assert log["action"].to_list() == ["member admitted"] * 2
    assert '"role":"trainer"' in log["details"][0]


def test_who_was_removed_here_is_not_let_in_by_a_claim(book: Ledger, at_the_door: Door) -> None:
    settings = {"role_claim": "role"}
    gone = inside(at_the_door(settings, role="reviewer"))
    members.remove(book, members.alone(book), gone)
    assert at_the_door(settings, role="reviewer").why == "unknown"
    assert inside(at_the_door({"administrators": [ADA]})).id == gone.id


def test_an_address_that_was_not_verified_names_nobody(book: Ledger, at_the_door: Door) -> None:
    member(book, Role.ADMINISTRATOR)
    for answer in (False, "false"):
        assert at_the_door(email_verified=answer).why == "unverified"


@pytest.mark.parametrize("said", ["", None, members.ALONE, "x" * 321])
def test_whom_the_provider_does_not_name_is_nobody(at_the_door: Door, said: str | None) -> None:
    """Nor does the number of an account, which its owner may have chosen, stand for an address."""
    assert at_the_door({"administrators": [ADA]}, email=said, sub=ADA).why == "nameless"


def test_another_claim_may_name_people(book: Ledger, at_the_door: Door) -> None:
    member(book, Role.READER, "ada")
    assert inside(at_the_door({"login_claim": "preferred_username"}, preferred_username="Ada"))


def test_a_login_runs_out(book: Ledger, at_the_door: Door) -> None:
    member(book, Role.READER)
    assert inside(at_the_door(iat=now() - 11 * 3600))
    assert at_the_door(iat=now() - 13 * 3600).why == "outdated"
    assert at_the_door({"hours": 1}, iat=now() - 3700).why == "outdated"
    assert at_the_door(iat=None).why == "outdated"


@pytest.mark.parametrize(
    ("auth", "settings", "why"),
    [
        (None, {}, "unreadable"),
        ("yes", {}, "unreadable"),
        (AUTH | {"client_id": ""}, {}, "incomplete"),
        ({"cookie_secret": "a"}, {}, "incomplete"),
        (AUTH | {"cookie_secret": "a" * 31}, {}, "weak"),
        (AUTH, {"hours": "12"}, "wrong"),
        (AUTH, {"roles": {"QA": "boss"}}, "wrong"),
        (AUTH, {"roles": ["QA"]}, "wrong"),
        (AUTH, "administrators", "wrong"),
    ],
)
def test_settings_that_cannot_be_used_let_nobody_in(
    auth: object, settings: object, why: str, book: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(login, "_secrets", lambda: {"auth": auth, "fourfold": settings})
    assert login.arrival() == Arrival(None, why)


def test_without_authlib_a_login_is_told_to_be_impossible(
    book: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(login, "_secrets", lambda: {"auth": AUTH})
    monkeypatch.setattr(login, "find_spec", lambda name: None)
    assert login.arrival() == Arrival(None, "authlib")
    assert importlib.util.find_spec("authlib") is not None


@pytest.mark.parametrize("content", ["", "[auth", "[other]\nx = 1", "\x00"])
def test_a_file_of_secrets_that_makes_no_sense_is_no_way_in(empty: Workspace, content: str) -> None:
    """Whoever wrote one wants a login: it does not fall back to the single user."""
    empty.path.mkdir()
    empty.secrets.write_text(content, "utf-8")
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert app.markdown[0].value == exactly(t("entrance-unreadable"))
    assert len(app.button) == 0
    assert len(app.title) == 1


def test_a_file_of_secrets_that_is_being_replaced_leaves_no_door_open(
    book: Ledger, empty: Workspace
) -> None:
    assert not login.needed()
    empty.secrets.write_text("[auth]", "utf-8")
    assert login.needed()
    empty.secrets.unlink()
    assert login.arrival() == Arrival(None, "unreadable")


def test_the_entrance_speaks_the_language_of_the_address(empty: Workspace) -> None:
    empty.path.mkdir()
    empty.secrets.write_text("", "utf-8")
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["ui"] = "zh"
    assert "暂时无人可以登录" in app.run().markdown[0].value


def test_without_a_login_the_eyes_of_a_member_are_no_disguise(book: Ledger) -> None:
    anna = member(book, Role.AGENT, "anna@shop.example", agent_id="A-7")
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["eyes"] = anna.login
    app.run()
    assert app.title[0].value == "Overview"
    app.selectbox(key=login.EYES).select(anna.login).run()
    assert not app.exception
    assert app.title[0].value == "My work"
    seen = Person(anna.id, anna.login, "Anna", Role.AGENT, behind=members.ALONE)
    audit.looked(book, seen, "C-1")
    [entry] = audit.entries(book, members.alone(book)).head(1).to_dicts()
    assert (entry["login"], entry["role"]) == (members.ALONE, "agent")
    assert entry["details"] == '{"eyes":"anna@shop.example"}'
    members.remove(book, members.alone(book), anna)
    assert not app.run().exception
    assert login.EYES not in [one.key for one in app.selectbox]


def test_browsers_may_ask_under_known_names_alone(empty: Workspace) -> None:
    def hosts() -> list[str]:
        return [word for word in server._hosts(empty) if not word.startswith("--")]

    assert hosts() == ["localhost", "127.0.0.1", "::1"]
    empty.path.mkdir()
    empty.secrets.write_text('[auth]\nredirect_uri = "https://qa.example:8/oauth2callback"')
    assert hosts() == ["localhost", "127.0.0.1", "::1", "qa.example"]
    empty.secrets.write_text("[auth")
    assert hosts() == ["localhost", "127.0.0.1", "::1"]


def test_every_right_is_somebodys_and_every_role_has_a_page() -> None:
    assert set().union(*RIGHTS.values()) == set(Right)
    for role in Role:
        assert RIGHTS[role] & set(PAGES.values())
