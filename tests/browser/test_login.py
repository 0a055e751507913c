"""Logging in through a real provider (OpenID Connect), in a real browser: who gets in, as what, and
who does not."""

import json
import re
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import MARKS, PATIENCE_MS, copy, log_in, providing, serving, titled
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard import ledger
from dashboard.access import Person, Role
from dashboard.ledger import audit, members
from dashboard.workspace import Workspace

pytestmark = MARKS

AGENT = "Anna Keller"
COOKIE = "_streamlit_user"
CLAIMS = """
[fourfold]
administrators = ["Ada@shop.example"]
role_claim = "groups"
[fourfold.roles]
"Support QA" = "reviewer"
"Support" = "agent"
"""
PEOPLE: dict[str, dict[str, object]] = {
    "ada@shop.example": {"name": "Ada Byron"},
    "ravi@shop.example": {"name": "Ravi", "groups": ["Everybody", "Support QA"]},
    "anna@shop.example": {"name": "Anna"},
    "lena@shop.example": {"name": "Lena", "groups": ["Support QA"]},
    "eve@shop.example": {"name": "Eve", "groups": ["Everybody", "administrator"]},
    "mallory@shop.example": {"email": "ada@shop.example", "email_verified": False},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that knows PEOPLE."""
    with providing(PEOPLE) as address:
        yield address


@pytest.fixture(scope="module")
def place(sample_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample data, with an agent among the members."""
    place = copy(sample_workspace, tmp_path_factory.mktemp("login"))
    book = ledger.opened(place.ledger)
    agent = Person(0, "anna@shop.example", "Anna", Role.AGENT, AGENT)
    members.add(book, members.alone(book), agent)
    return place


@pytest.fixture(scope="module")
def by_claims(place: Workspace, provider: str) -> Iterator[str]:
    """A dashboard to which the provider tells the roles."""
    with serving(place, provider, CLAIMS) as address:
        yield address


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="End session").click()


def menu(page: Page) -> list[str]:
    links = page.get_by_test_id("stSidebar").get_by_role("link").all_inner_texts()
    # The name of its icon stands in front.
    return [link.splitlines()[-1] for link in links]


def told_to_log_in(page: Page) -> None:
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(0)
    expect(page.get_by_test_id("stMain")).to_contain_text("Log in to see the quality")


def test_an_administrator_by_the_settings_comes_in_and_leaves(
    by_claims: str, place: Workspace, visitors: Callable[[], Page]
) -> None:
    page = visitors()
    page.goto(f"{by_claims}/audit")
    told_to_log_in(page)
    log_in(page, by_claims, "ada@shop.example")
    titled(page, "Overview")
    expect(page.get_by_test_id("stSidebar")).to_contain_text("Ada Byron · Administrator")
    assert {"Members", "Audit log"} <= set(menu(page))
    assert "Review queue" not in menu(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Audit log").click()
    titled(page, "Audit log")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Members").click()
    titled(page, "Members")
    expect(page.get_by_test_id("stMain")).to_contain_text("Everybody logs in.")
    expect(page.get_by_test_id("stMain")).to_contain_text("from the identity provider: role.")
    log_out(page)
    told_to_log_in(page)
    page.reload()
    told_to_log_in(page)
    book = ledger.opened(place.ledger)
    last = audit.entries(book, members.alone(book)).filter(login="ada@shop.example")
    assert last["action"].to_list() == ["member admitted"]


def test_a_reviewer_by_claim_has_no_page_of_administrators_even_by_its_address(
    by_claims: str, visitors: Callable[[], Page]
) -> None:
    page = visitors()
    log_in(page, by_claims, "ravi@shop.example")
    titled(page, "Overview")
    assert "Review queue" in menu(page)
    assert not {"Members", "Audit log", "Import"} & set(menu(page))
    for address in ("members", "audit", "import?eyes=ada@shop.example"):
        page.goto(f"{by_claims}/{address}")
        titled(page, "Overview")


def test_a_role_lost_at_the_provider_is_lost_here(
    by_claims: str, provider: str, visitors: Callable[[], Page]
) -> None:
    page = visitors()
    log_in(page, by_claims, "lena@shop.example")
    titled(page, "Overview")
    log_out(page)
    lost = json.dumps({"email": "lena@shop.example", "name": "Lena", "groups": []}).encode()
    urllib.request.urlopen(
        urllib.request.Request(
            f"{provider}/users/lena@shop.example",
            lost,
            {"Content-Type": "application/json"},
            method="PUT",
        )
    )
    log_in(page, by_claims, "lena@shop.example")
    refused(page, "lena@shop.example is logged in, but has no role here.")


def refused(page: Page, sentence: str) -> None:
    # What stands in an address is no address to click on.
    expect(page.get_by_test_id("stMain")).to_contain_text(sentence.replace("@", "@\u2060"))
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(0)


def test_whoever_has_no_role_is_told_so_and_may_leave(
    by_claims: str, place: Workspace, visitors: Callable[[], Page]
) -> None:
    page = visitors()
    # A role of another program that is called like one of ours is none here.
    log_in(page, by_claims, "eve@shop.example")
    refused(page, "eve@shop.example is logged in, but has no role here.")
    page.goto(f"{by_claims}/overview?eyes=ada@shop.example&period=all")
    refused(page, "eve@shop.example is logged in, but has no role here.")
    book = ledger.opened(place.ledger)
    denied = audit.entries(book, members.alone(book)).filter(action=audit.DENIED)
    assert "eve@shop.example" in denied["login"].to_list()
    log_out(page)
    told_to_log_in(page)


def test_an_address_that_nobody_verified_is_nobodys(
    by_claims: str, visitors: Callable[[], Page]
) -> None:
    page = visitors()
    log_in(page, by_claims, "mallory@shop.example")
    refused(page, "has not verified the e-mail address ada@shop.example")


def test_an_agent_of_the_list_of_members_sees_their_own_work_alone(
    place: Workspace, provider: str, visitors: Callable[[], Page], tmp_path: Path
) -> None:
    # The other dashboard goes on with its own settings.
    with serving(copy(place, tmp_path), provider) as address:
        page = visitors()
        log_in(page, address, "anna@shop.example")
        titled(page, "My work")
        expect(page.get_by_test_id("stSidebar")).to_contain_text("Anna · Agent")
        assert set(menu(page)) == {"My work", "Conversations"}
        page.get_by_test_id("stSidebar").get_by_role("link", name="Conversations").click()
        titled(page, "Conversations")
        page.goto(f"{address}/agent?name=Hugo+Marchand")
        titled(page, "My work")


def test_a_forged_or_altered_cookie_lets_nobody_in(
    by_claims: str, visitors: Callable[[], Page]
) -> None:
    origin = re.sub("/$", "", by_claims)
    said = {"email": "ada@shop.example", "is_logged_in": True, "origin": origin, "iat": 4e9}
    forged = create_signed_value("x" * 64, COOKIE, json.dumps(said)).decode("latin-1")
    page = visitors()
    log_in(page, by_claims, "eve@shop.example")
    [given] = [one for one in page.context.cookies() if one.get("name") == COOKIE]
    told = given.get("value", "")
    assert told
    altered = told[: len(told) // 2] + ("A" if told[len(told) // 2] != "A" else "B")
    altered += told[len(told) // 2 + 1 :]
    for value in (forged, altered, json.dumps(said), ""):
        other = visitors()
        other.context.add_cookies([{"name": COOKIE, "value": value, "url": by_claims}])
        other.goto(by_claims)
        told_to_log_in(other)


def test_a_page_of_somebody_else_cannot_make_its_name_mean_this_machine(by_claims: str) -> None:
    """Whoever owns a name can have it lead here; a browser would then let its pages read along."""
    port = urlsplit(by_claims).port
    asked = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    answers = {}
    for name in ("localhost", "evil.example"):
        line = HTTPConnection("localhost", port, timeout=PATIENCE_MS / 1000)
        own = {"Host": f"{name}:{port}", "Origin": f"http://{name}:{port}"}
        line.request("GET", "/_stcore/stream", headers=asked | own)
        answers[name] = line.getresponse().status
        line.close()
    assert answers == {"localhost": 101, "evil.example": 403}
