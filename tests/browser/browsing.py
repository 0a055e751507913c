"""What tests in a real browser do again and again: start a dashboard, log in, wait, click."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Locator, Page, expect

from dashboard.locale import t
from dashboard.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
"""A browser that by itself asks nothing of anybody outside."""

MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(),
        reason=f"{CHROMIUM} is missing: install it with `apt-get install chromium`.",
    ),
]

START_SECONDS = 120
PATIENCE_MS = 30_000


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


@contextmanager
def running(arguments: Sequence[str], port: int, folder: Path, log: Path) -> Iterator[str]:
    """The address of ``fourfold`` with these arguments, started in a folder."""
    with log.open("wb") as written:
        program = subprocess.Popen(
            [sys.executable, "-m", "dashboard.cli", *arguments, "--port", str(port)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "AUTHLIB_INSECURE_TRANSPORT": "1"},
            stdout=written,
            stderr=written,
        )
        try:
            address = f"http://localhost:{port}"
            _wait_for(f"{address}/_stcore/health", program, log)
            yield address
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(timeout=30)


@contextmanager
def providing(people: dict[str, dict[str, object]]) -> Iterator[str]:
    """The address of an identity provider that knows people: claims by e-mail address."""
    users = [
        User(sub=name, claims={"email": name, "email_verified": True} | claims)
        for name, claims in people.items()
    ]
    with pytest.MonkeyPatch.context() as patch:
        # It speaks HTTP: on this machine there is nobody in between.
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        with run_server_in_thread(user_claims=users) as server:
            yield f"http://localhost:{server.server_port}"


@contextmanager
def serving(place: Workspace, provider: str, more: str = "") -> Iterator[str]:
    """The address of a dashboard that asks for a login with this provider."""
    port = free_port()
    place.secrets.write_text(
        f"""
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{secrets.token_hex(32)}"
client_id = "fourfold"
client_secret = "kept by both"
server_metadata_url = "{provider}/.well-known/openid-configuration"
{more}""",
        "utf-8",
    )
    arguments = ("serve", "--workspace", str(place.path))
    with running(arguments, port, ROOT, place.path / "log.txt") as address:
        yield address


def copy(of: Workspace, folder: Path) -> Workspace:
    shutil.copytree(of.path, folder / "workspace")
    return Workspace(folder / "workspace")


def log_in(page: Page, address: str, name: str) -> None:
    """Log in at the provider, and come back."""
    page.goto(address)
    page.get_by_role("button", name=t("entrance-button")).click()
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(f"{address}/**")
    settled(page)


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


def go_to(page: Page, name: str) -> None:
    """Follow the menu to a page."""
    title = t(f"page-{name}")
    page.get_by_test_id("stSidebar").get_by_role("link", name=title).click()
    titled(page, title)


def main(page: Page) -> Locator:
    """The page without its menu."""
    return page.get_by_test_id("stMain")


def metric(page: Page, label: str) -> Locator:
    """A figure with its heading."""
    named = page.get_by_test_id("stMetricLabel").get_by_text(label, exact=True)
    return page.get_by_test_id("stMetric").filter(has=named)


def push(page: Page | Locator, label: str) -> None:
    """Click the button with this label."""
    page.get_by_role("button", name=label).first.click()


def choose(page: Page | Locator, label: str) -> None:
    """Choose one of several that stand side by side."""
    page.get_by_role("radio", name=label, exact=True).first.click()


def pick(page: Page, label: str, option: str) -> None:
    """Choose from a list that drops down."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).first.click()


def click_row(table: Locator, number: int) -> None:
    """Click the box at the head of a row: tables are drawn on a canvas and have no elements."""
    settled(table.page)
    # What a table tells screen readers stands once it is drawn.
    expect(table.locator(f'tr[aria-rowindex="{number + 2}"]')).to_be_attached()
    table.scroll_into_view_if_needed()
    table.click(position={"x": 16, "y": 32 + 30 * number + 15})


def _wait_for(address: str, program: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            assert program.poll() is None, f"The program ended: {log.read_text('utf-8')}"
            assert time.monotonic() < until, f"It did not answer: {log.read_text('utf-8')}"
            time.sleep(0.2)
