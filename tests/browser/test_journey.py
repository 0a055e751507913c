"""One journey in a real browser: from the demo's overview to the words that decided a verdict."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import MARKS, click_row, free_port, running, settled, titled, told_outside
from playwright.sync_api import Page, expect

from dashboard.access import PAGES

pytestmark = MARKS


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running ``fourfold demo``, started in a folder that has nothing to do with
    it."""
    folder = tmp_path_factory.mktemp("demo")
    with running(["demo"], free_port(), folder, folder / "log.txt") as address:
        yield address


@pytest.fixture
def page(visitors: Callable[[], Page]) -> Iterator[Page]:
    """A reader who has never been here; at the end, whether anybody outside was asked."""
    page = visitors()
    outside: list[str] = []
    page.on("request", lambda request: outside.extend(told_outside(request.url)))
    page.on("websocket", lambda socket: outside.extend(told_outside(socket.url)))
    yield page
    page.context.close()
    assert outside == []


def params(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_from_the_overview_to_the_evidence(demo: str, page: Page, tmp_path: Path) -> None:
    page.goto(demo)
    titled(page, "Overview")
    expect(page.get_by_test_id("stMetric")).to_have_count(4)
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    page.screenshot(path=tmp_path / "overview.png")

    page.get_by_text("26 weeks", exact=True).click()
    page.wait_for_url("**period=26w*")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Agents").click()
    titled(page, "Agents")
    assert params(page)["period"] == ["26w"]

    click_row(page.get_by_test_id("stDataFrame").last, 0)
    page.wait_for_url("**/agent?*")
    settled(page)
    agent = params(page)["name"][0]
    titled(page, agent)
    assert params(page)["period"] == ["26w"]
    page.screenshot(path=tmp_path / "agent.png")

    click_row(page.get_by_test_id("stDataFrame").last, 0)
    page.wait_for_url("**/conversation?*")
    titled(page, re.compile(r"S-\d{5}"))
    expect(page.get_by_role("log")).to_contain_text(agent)
    mark = page.get_by_role("log").locator("mark").first
    expect(mark).to_be_visible()
    mark.click()
    expect(page.locator(".told")).not_to_be_empty()
    settled(page)
    page.screenshot(path=tmp_path / "conversation.png")

    page.go_back()
    page.wait_for_url("**/agent?*")
    titled(page, agent)


def test_a_link_shows_the_same_to_somebody_else(demo: str, page: Page) -> None:
    page.goto(f"{demo}/languages?period=26w&lang=de&lang=fr&ui=zh")
    titled(page, "语种")
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(len(PAGES) - 2)
    expect(page.get_by_test_id("stMain")).to_contain_text("德语")
    assert params(page) == {"period": ["26w"], "lang": ["de", "fr"], "ui": ["zh"]}
    page.get_by_test_id("stSidebar").get_by_role("link", name="客服人员").click()
    titled(page, "客服人员")
    assert params(page) == {"period": ["26w"], "lang": ["de", "fr"], "ui": ["zh"]}


def test_back_undoes_a_choice(demo: str, page: Page) -> None:
    page.goto(f"{demo}/standards")
    titled(page, "Standards")
    page.get_by_text("4 weeks", exact=True).click()
    page.wait_for_url("**period=4w*")
    settled(page)
    page.go_back()
    page.wait_for_url("**/standards")
    settled(page)
    pressed = page.locator("[data-testid=stButtonGroup] button[aria-checked=true]").first
    expect(pressed).to_have_text("12 weeks")
