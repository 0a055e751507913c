"""A trainer's day in a real browser: an agent is coached, does what was agreed, and it shows."""

from collections.abc import Callable

import pytest
from browsing import MARKS, choose, click_row, go_to, log_in, main, pick, push, settled, titled
from playwright.sync_api import Page, expect

from dashboard import ledger
from dashboard.ledger import coaching
from dashboard.locale import t
from dashboard.workspace import Workspace
from sample_data.story import PASTING_AGENT
from scoring.analysis import FEW
from scoring.analysis.coaching_effect import COLLEAGUES

pytestmark = MARKS

TRAINER = "ines@shop.example"
AGENT = "daniel@shop.example"
GOAL, TASK, DONE = "Read before writing.", "Answer three like this.", "Answered five."


@pytest.mark.parametrize("screen", ["en"], indirect=True)
def test_a_trainer_coaches_an_agent_who_does_the_task(
    house: str, visitors: Callable[[], Page], screen: str
) -> None:
    name = PASTING_AGENT
    page = visitors()
    log_in(page, house, TRAINER)
    topic_of(page, name)
    kept(page)
    planned(page)
    expect(main(page)).to_contain_text(t("coaching-not-acknowledged", agent=name))

    agent = visitors()
    log_in(agent, house, AGENT)
    done(agent)

    page.reload()
    titled(page, t("page-coaching"))
    expect(main(page)).not_to_contain_text(t("coaching-not-acknowledged", agent=name))
    expect(main(page)).to_contain_text(DONE)


def test_of_a_finished_coaching_it_is_told_what_can_be_known(
    house: str, rehearsed: Workspace, visitors: Callable[[], Page], screen: str
) -> None:
    plans = coaching.plans(ledger.opened(rehearsed.ledger))
    [finished] = [one for one in plans if one.ended_at is not None]
    page = visitors()
    log_in(page, house, TRAINER)
    go_to(page, "coaching")
    choose(page, t("coaching-part-plans"))
    page.wait_for_url("**part=plans*")
    expect(main(page)).to_contain_text(t("coaching-to-agent"))
    settled(page)
    click_row(page.get_by_test_id("stDataFrame").first, plans.index(finished))
    page.wait_for_url(f"**plan={finished.id}*")
    settled(page)
    # Of empathy alone, few colleagues had enough such conversations.
    expect(main(page)).to_contain_text(t("coaching-effect-alone", few=FEW, colleagues=COLLEAGUES))
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()


def topic_of(page: Page, agent: str) -> None:
    """Turn to what coaching would win most of an agent."""
    go_to(page, "coaching")
    pick(page, t("coaching-whom"), agent)
    page.wait_for_url("**name=*")
    expect(page.get_by_role("heading").filter(has_text=t("coaching-all-topics"))).to_be_visible()
    settled(page)
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_have_count(1)
    click_row(table, 0)
    page.wait_for_url("**standard=*")
    expect(main(page)).to_contain_text(t("coaching-strong"))
    settled(page)


def kept(page: Page) -> None:
    """Keep a colleague's example for the library."""
    push(page, t("coaching-keep"))
    field = page.get_by_role("textbox", name=t("coaching-keep-note"))
    field.fill("Asks first.")
    field.press("Control+Enter")
    push(page, t("coaching-keep-yes"))
    expect(main(page)).to_contain_text(t("coaching-practice-there"))
    settled(page)


def planned(page: Page) -> None:
    """Plan coaching with a task."""
    goal = page.get_by_role("textbox", name=t("coaching-goal"))
    if not goal.is_visible():
        main(page).get_by_text(t("coaching-plan-new")).click()
    goal.fill(GOAL)
    goal.press("Control+Enter")
    settled(page)
    choose(page, t("coaching-kind-task"))
    page.get_by_role("textbox", name=t("coaching-step-text")).fill(TASK)
    push(page, t("coaching-step-add"))
    expect(main(page)).to_contain_text(TASK)
    settled(page)
    push(page, t("coaching-plan-save"))
    page.wait_for_url("**plan=*")
    expect(main(page)).to_contain_text(GOAL)
    settled(page)


def done(page: Page) -> None:
    """As an agent: acknowledge the plan, and do its task."""
    titled(page, t("page-me"))
    choose(page, t("me-part-learning"))
    settled(page)
    expect(main(page)).to_contain_text(GOAL)
    settled(page)
    waiting = page.get_by_role("button", name=t("me-acknowledge"))
    count = waiting.count()
    waiting.first.click()
    expect(waiting).to_have_count(count - 1)
    settled(page)
    form = page.get_by_test_id("stForm").filter(has=page.get_by_role("textbox")).first
    form.get_by_role("textbox", name=t("me-step-note")).fill(DONE)
    push(form, t("me-step-tell"))
    expect(main(page)).to_contain_text(DONE)
    settled(page)
