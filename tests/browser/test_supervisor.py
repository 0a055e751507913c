"""A supervisor's day in a real browser: agents beside each other, a dispute, and a month closed."""

import re
from collections.abc import Callable

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
from playwright.sync_api import Page, expect

from dashboard import ledger
from dashboard.ledger import disputes
from dashboard.locale import t
from dashboard.panels.appraisal import period_name
from dashboard.workspace import Workspace

pytestmark = MARKS

SUPERVISOR, AGENT = "dana@shop.example", "lukas@shop.example"
PERIODS = {"en": "2026-08", "zh": "2026-07"}
"""The month that each reader closes: it can be done once."""


def test_a_supervisor_compares_agents_and_decides_a_dispute(
    house: str, rehearsed: Workspace, visitors: Callable[[], Page], screen: str
) -> None:
    page = visitors()
    log_in(page, house, SUPERVISOR)
    go_to(page, "agents")
    click_row(page.get_by_test_id("stDataFrame").last, 0)
    page.wait_for_url("**/agent?*")
    settled(page)
    for heading in ("agent-standards", "agent-weakest", "agent-best"):
        expect(main(page)).to_contain_text(t(heading))

    book = ledger.opened(rehearsed.ledger)
    before = disputes.every(book)
    open_ = sum(one.decision is None for one in before)
    decided = len(before) - open_
    why = f"The customer had asked for this ({screen})."
    agent = visitors()
    log_in(agent, house, AGENT)
    disputed(agent, why)

    go_to(page, "disputes")
    expect(metric(page, t("disputes-open"))).to_contain_text(str(open_ + 1))
    decide(page, why)
    expect(metric(page, t("disputes-open"))).to_contain_text(str(open_))
    share = metric(page, t("disputes-upheld"))
    told = t("disputes-span", low="§", high="§", count=decided + 1)
    expect(share).to_contain_text(re.compile(re.escape(told).replace("§", ".+")))

    agent.reload()
    settled(agent)
    expect(main(agent)).to_contain_text("The message shows it.")


def test_a_supervisor_changes_the_formula_and_closes_a_month(
    house: str, visitors: Callable[[], Page], screen: str
) -> None:
    page = visitors()
    log_in(page, house, SUPERVISOR)
    go_to(page, "appraisal")
    name = period_name(PERIODS[screen])
    pick(page, t("appraisal-period"), name)
    settled(page)
    main(page).get_by_text(t("appraisal-formula")).click()
    weight = page.get_by_role("spinbutton", name=t("dimension-overall"))
    weight.press("ArrowUp")
    weight.press("Enter")
    expect(main(page)).to_contain_text(t("appraisal-unkept"))
    push(page, t("appraisal-keep"))
    expect(main(page)).not_to_contain_text(t("appraisal-unkept"))
    settled(page)
    push(page, t("appraisal-close"))
    push(page, t("appraisal-close-sure"))
    expect(main(page)).to_contain_text(t("appraisal-as-closed"))
    settled(page)
    told = re.escape(t("appraisal-answer-closed", period=name, count=16)).replace("16", r"\d+")
    expect(main(page)).to_contain_text(re.compile(told))


def disputed(page: Page, why: str) -> None:
    """Dispute the first verdict that can be, on one's own last conversation."""
    go_to(page, "conversations")
    click_row(page.get_by_test_id("stDataFrame").last, 0)
    page.wait_for_url("**/conversation?*")
    titled(page, re.compile(r"S-\d{5}"))
    main(page).get_by_text(t("dispute-new")).click()
    form = page.get_by_test_id("stForm")
    form.get_by_role("radio").first.click()
    form.get_by_role("textbox", name=t("dispute-comment")).fill(why)
    push(form, t("dispute-keep"))
    expect(page.get_by_role("paragraph").filter(has_text=why)).to_be_visible()
    settled(page)


def decide(page: Page, why: str) -> None:
    """Decide the dispute with this comment."""
    boxes = page.get_by_test_id("stLayoutWrapper").filter(has_text=why)
    box = boxes.filter(has=page.get_by_test_id("stForm")).last
    choose(box, t("verdict-partly"))
    box.get_by_role("textbox", name=t("disputes-comment")).fill("The message shows it.")
    push(box, t("disputes-keep"))
    expect(main(page)).not_to_contain_text(why)
    settled(page)
