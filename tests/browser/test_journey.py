"""One journey in a real browser: from the demo's overview to the words that decided a verdict."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
"""A browser that by itself asks nothing of anybody outside."""

START_SECONDS = 120
PATIENCE_MS = 30_000

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(),
        reason=f"{CHROMIUM} is missing: install it with `apt-get install chromium`.",
    ),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running ``fourfold demo``, started in a folder that has nothing to do with
    it."""
    port = free_port()
    log = tmp_path_factory.mktemp("demo") / "log.txt"
    with log.open("wb") as written:
        program = subprocess.Popen(
            [sys.executable, "-m", "dashboard.cli", "demo", "--port", str(port)],
            cwd=log.parent,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=written,
            stderr=written,
        )
        try:
            address = f"http://localhost:{port}"
            wait_for(f"{address}/_stcore/health", program, log)
            yield address
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(timeout=30)


def wait_for(address: str, program: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            assert program.poll() is None, f"The demo ended: {log.read_text('utf-8')}"
            assert time.monotonic() < until, f"The demo did not answer: {log.read_text('utf-8')}"
            time.sleep(0.2)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A reader who has never been here; at the end, whether anybody outside was asked."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    outside: list[str] = []
    page.on("request", lambda request: outside.extend(told_outside(request.url)))
    page.on("websocket", lambda socket_: outside.extend(told_outside(socket_.url)))
    yield page
    context.close()
    assert outside == []


def told_outside(address: str) -> list[str]:
    parts = urlsplit(address)
    is_here = parts.scheme in ("data", "blob") or parts.hostname == "localhost"
    return [] if is_here else [address]


def settled(page: Page) -> None:
    """Wait until the page stands still and is whole."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def titled(page: Page, title: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settled(page)


def click_row(table: Locator, number: int) -> None:
    """Click the box at the head of a row: tables are drawn on a canvas and have no elements."""
    table.scroll_into_view_if_needed()
    table.click(position={"x": 16, "y": 32 + 30 * number + 15})


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
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(8)
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
