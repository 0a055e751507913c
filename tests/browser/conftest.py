"""What tests in a real browser share: the browser, and a dashboard with the sample's people."""

from collections.abc import Callable, Iterator

import pytest
from browsing import CHROMIUM, PATIENCE_MS, QUIET, copy, providing, serving, told_outside
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from dashboard import rehearsal
from dashboard.locale import language, written_in
from dashboard.workspace import Workspace
from sample_data.staff import MEMBERS

REGIONS = {"en": "en-GB", "zh": "zh-CN"}
"""What a browser says of its reader, by the language of the screen."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def visitors(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """Browsers that have never been here; nobody outside is reached."""
    contexts: list[BrowserContext] = []

    def visitor() -> Page:
        size: ViewportSize = {"width": 1280, "height": 900}
        contexts.append(chromium.new_context(viewport=size, locale=REGIONS[language()]))
        # The provider's own page asks for a style sheet from far away.
        contexts[-1].route(lambda url: told_outside(url) != [], lambda route: route.abort())
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE_MS)
        return page

    expect.set_options(timeout=PATIENCE_MS)
    yield visitor
    for context in contexts:
        context.close()


@pytest.fixture(params=["en", "zh"])
def screen(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language of the screen, in which the test speaks too."""
    with written_in(request.param):
        yield request.param


@pytest.fixture(scope="session")
def rehearsed(sample_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample data with its people at work. Journeys write into it: each leaves behind what it
    does, and asks nothing of the others."""
    place = copy(sample_workspace, tmp_path_factory.mktemp("rehearsed"))
    rehearsal.rehearse(place)
    return place


@pytest.fixture(scope="session")
def house(rehearsed: Workspace) -> Iterator[str]:
    """The address of a dashboard into which the sample's people log in."""
    people: dict[str, dict[str, object]] = {one.login: {"name": one.name} for one in MEMBERS}
    with providing(people) as provider, serving(rehearsed, provider) as address:
        yield address
