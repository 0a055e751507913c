"""A reviewer's day in a real browser: a sample is drawn and judged, then people compare how they
judge."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import (
    MARKS,
    choose,
    click_row,
    go_to,
    log_in,
    main,
    metric,
    pick,
    push,
    settled,
    titled,
)
from playwright.sync_api import Locator, Page, expect

from dashboard import ledger
from dashboard.ledger import Ledger, calibrations, members, reviews
from dashboard.ledger.reviews import Said, Task
from dashboard.locale import percent, t
from dashboard.panels.calibration.blind import asked
from dashboard.workspace import Workspace
from scoring.scorecard import MET, MISSED

pytestmark = MARKS

REVIEWERS = {"en": "omar@shop.example", "zh": "yue@shop.example"}
"""Who reviews for each reader: whoever is through with a sample holds what waits next."""
COLLEAGUE, SUPERVISOR = "sofia@shop.example", "dana@shop.example"
DRAWN = 10
ASKED = ("effect.accuracy", "process.fraud_alert", "custom.1")
"""What only people judge: a reviewer has to speak on it before anything can be submitted."""
DIFFERENT = "attitude.greeting"
REASON, COMMENT = "Message 2 says so.", "A good beginning."


@pytest.fixture
def book(rehearsed: Workspace) -> Ledger:
    return ledger.opened(rehearsed.ledger)


def test_a_reviewer_draws_and_judges_and_is_compared_with_others(
    house: str, book: Ledger, visitors: Callable[[], Page], screen: str
) -> None:
    page = visitors()
    log_in(page, house, REVIEWERS[screen])
    titled(page, t("page-overview"))
    name = f"Check of {screen}"
    drawn(page, name)
    go_to(page, "queue")
    judged_otherwise(page)
    noted(page)
    page.reload()
    titled(page, t("page-queue"))
    as_it_was_left(page)
    for place in range(1, DRAWN + 1):
        agreed(page, name, place)
    conversation = found_again(page)

    other, session = visitors(), f"What is met, {screen}"
    log_in(other, house, SUPERVISOR)
    opened(other, session, conversation)
    a_colleague_judges(book, session, conversation)
    judged_blind(page, session)
    closed(other, session)


def drawn(page: Page, name: str) -> None:
    """Make a plan for ten conversations in all, and draw them."""
    go_to(page, "samples")
    main(page).get_by_text(t("samples-new")).click()
    field = page.get_by_role("textbox", name=t("samples-name"))
    field.fill(name)
    field.press("Enter")
    for label, number in ((t("samples-quota"), DRAWN), (t("samples-days"), 1)):
        field = page.get_by_role("spinbutton", name=label)
        field.fill(str(number))
        field.press("Enter")
        settled(page)
        expect(field).to_have_value(str(number))
    choose(page, t("samples-per-all"))
    expect(metric(page, t("samples-preview-drawn-week"))).to_contain_text(str(DRAWN))
    settled(page)
    push(page, t("samples-save"))
    expect(main(page)).to_contain_text(t("samples-nothing-drawn"))
    settled(page)
    push(page, t("samples-draw"))
    expect(metric(page, t("samples-count-open"))).to_contain_text(str(DRAWN))
    settled(page)


def line(page: Page, standard: str = "") -> Locator:
    """A standard in the list of all; the first one if none is named."""
    kind = re.sub("[^a-zA-Z0-9_-]", "-", f"st-key-line {standard}")
    return page.locator(f"[class*={kind}]").get_by_role("button").first


def turned_to(page: Page, place: Locator) -> None:
    place.click()
    expect(place).to_have_attribute("kind", "primary")
    settled(page)


def spoken(page: Page, count: int) -> None:
    """Wait until so many standards are told as looked at."""
    told = re.escape(t("review-spoken", spoken=count, count="§")).replace("§", r"\d+")
    expect(main(page).get_by_text(re.compile(told))).to_be_visible()


def judged_otherwise(page: Page) -> None:
    """Disagree with the program on the first standard, and say why."""
    turned_to(page, line(page))
    page.keyboard.press("d")
    # The program's own verdict is not offered.
    other = page.locator("[class*=st-key-answer-met-of], [class*=st-key-answer-partly-of]")
    other.get_by_role("button").first.click()
    field = page.get_by_role("textbox", name=t("review-reason"))
    field.fill(REASON)
    field.press("Enter")
    pick(page, t("review-cause"), t("review-cause-skill"))
    spoken(page, 1)
    settled(page)


def noted(page: Page) -> None:
    """Comment on a message."""
    main(page).get_by_text(t("review-notes", count=0), exact=True).first.click()
    page.get_by_role("textbox", name=t("review-note"), exact=True).fill(COMMENT)
    push(page, t("review-note-add"))
    expect(main(page)).to_contain_text(t("review-notes", count=1))
    settled(page)


def as_it_was_left(page: Page) -> None:
    spoken(page, 1)
    expect(main(page)).to_contain_text(t("review-notes", count=1))
    turned_to(page, line(page))
    expect(page.get_by_role("textbox", name=t("review-reason"))).to_have_value(REASON)


def agreed(page: Page, name: str, place: int) -> None:
    """Say what only people can, agree with everything else, and submit."""
    expect(main(page)).to_contain_text(t("review-place", place=place, count=DRAWN))
    expect(main(page)).to_contain_text(name)
    for number, standard in enumerate(ASKED, 2 if place == 1 else 1):
        turned_to(page, line(page, standard))
        page.keyboard.press("1")
        spoken(page, number)
    settled(page)
    page.keyboard.press("f")
    expect(main(page)).not_to_contain_text(t("review-place", place=place, count=DRAWN))
    settled(page)


def found_again(page: Page) -> str:
    """From what was drawn to the first conversation judged; gives its number."""
    go_to(page, "samples")
    expect(metric(page, t("samples-count-done"))).to_contain_text(str(DRAWN))
    click_row(page.get_by_test_id("stDataFrame").last, 0)
    page.wait_for_url("**/conversation?*")
    titled(page, re.compile(r"S-\d{5}"))
    ours = page.get_by_test_id("stVerticalBlock").filter(has_text=COMMENT).last
    for told in (REASON, t("review-cause-skill"), t("reviewed-alone", verdict=t("verdict-met"))):
        expect(ours).to_contain_text(told)
    scores = ours.get_by_test_id("stMetric")
    expect(scores).to_have_count(5)
    beside = re.escape(t("reviewed-program", score="§")).replace("§", r"\d+")
    expect(scores.first).to_contain_text(re.compile(beside))
    return parse_qs(urlsplit(page.url).query)["id"][0]


def opened(page: Page, session: str, conversation: str) -> None:
    """Open a blind session about one conversation."""
    go_to(page, "calibration")
    main(page).get_by_text(t("calibration-new")).click()
    field = page.get_by_role("textbox", name=t("calibration-name"))
    field.fill(session)
    field.press("Enter")
    choose(page, t("calibration-pick-ids"))
    field = page.get_by_role("textbox", name=t("calibration-ids"))
    field.fill(conversation)
    field.press("Control+Enter")
    push(page, t("calibration-open"))
    expect(main(page)).to_contain_text(session)
    settled(page)


def a_colleague_judges(book: Ledger, session: str, conversation: str) -> None:
    """What a colleague says in the session, in some other window."""
    by = members.named(book, COLLEAGUE)
    assert by is not None
    [number] = [one.id for one in calibrations.every(book) if one.name == session]
    task = Task(conversation, None, None, None, calibration_id=number)
    said = {name: Said(MISSED if name == DIFFERENT else MET) for name in asked()}
    draft = reviews.begin(book, by, task, 0)
    reviews.submit(book, by, replace(draft, said=said), {})


def judged_blind(page: Page, session: str) -> None:
    """Find everything met, by one key."""
    go_to(page, "calibration")
    mine = page.get_by_test_id("stLayoutWrapper").filter(has_text=session).last
    push(mine, t("calibration-judge", count=1))
    expect(main(page)).to_contain_text(t("calibration-place", place=1, count=1))
    settled(page)
    for number in range(1, len(asked()) + 2):
        page.keyboard.press("1")
        spoken(page, number)
        settled(page)
    page.keyboard.press("f")
    mine = t("calibration-progress", who=t("calibration-you"), done=1, count=1)
    expect(main(page)).to_contain_text(mine)
    settled(page)


def closed(page: Page, session: str) -> None:
    """Close the session: how alike people judged is there for everybody."""
    page.reload()
    titled(page, t("page-calibration"))
    push(page, t("calibration-close"))
    push(page, t("calibration-close-sure"))
    chosen = page.get_by_role("combobox", name=t("calibration-session"))
    # While the page is drawn, the choice as it was before stands below.
    expect(chosen.first).to_have_value(re.compile(session))
    settled(page)
    expect(chosen).to_have_count(1)
    count = len(asked())
    values = {"count": count, "alike": percent(1 - 1 / count), "alpha": "§", "conversations": 1}
    told = re.escape(t("calibration-finding-unsure", **values)).replace("§", r"[−\d.]+")
    expect(main(page)).to_contain_text(re.compile(told))
    expect(main(page)).to_contain_text(t("calibration-disagreements", count=1))
