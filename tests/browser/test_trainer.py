"""A trainer's day in a real browser: an agent is coached, does what was agreed, and it shows."""

import re
from collections.abc import Callable

from browsing import MARKS, choose, click_row, go_to, log_in, main, pick, push, settled, titled
from playwright.sync_api import Page, expect

from dashboard import ledger
from dashboard.ledger import coaching
from dashboard.locale import t
from dashboard.workspace import Workspace
from sample_data.story import COACHED_AGENT, PASTING_AGENT

pytestmark = MARKS

TRAINER = "ines@shop.example"
AGENT = "daniel@shop.example"
TOPICS = {"en": 0, "zh": 1}
"""The row of the topic in which each reader coaches: one plan runs at a time of each."""
GOAL, TASK, DONE = (
    "Read before writing ({}).",
    "Answer three like this ({}).",
    "Answered five ({}).",
)
"""What is written, with the language of the screen: what was written in another is there too."""


def test_a_trainer_coaches_an_agent_who_does_the_task(
    house: str, visitors: Callable[[], Page], screen: str
) -> None:
    name = PASTING_AGENT
    page = visitors()
    log_in(page, house, TRAINER)
    topic_of(page, name, TOPICS[screen])
    kept(page)
    planned(page, screen)
    expect(main(page)).to_contain_text(t("coaching-not-acknowledged", agent=name))

    agent = visitors()
    log_in(agent, house, AGENT)
    done(agent, screen)

    page.reload()
    titled(page, t("page-coaching"))
    expect(main(page)).not_to_contain_text(t("coaching-not-acknowledged", agent=name))
    expect(main(page)).to_contain_text(DONE.format(screen))


def test_of_a_finished_coaching_it_is_told_whether_it_worked(
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
    told = t("coaching-effect-rose", name=COACHED_AGENT, points="§", low="§", high="§")
    expect(main(page)).to_contain_text(re.compile(re.escape(told).replace("§", r"[\d.]+")))
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()


def topic_of(page: Page, agent: str, number: int) -> None:
    """Turn to one of the topics in which coaching would win most of an agent."""
    go_to(page, "coaching")
    settled(page)
    pick(page, t("coaching-whom"), agent)
    settled(page)
    if "name=" not in page.url:
        # On a slow machine a list can be drawn anew under the hand that chooses: choose again.
        pick(page, t("coaching-whom"), agent)
    page.wait_for_url("**name=*")
    expect(page.get_by_role("heading").filter(has_text=t("coaching-all-topics"))).to_be_visible()
    settled(page)
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_have_count(1)
    click_row(table, number)
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


def planned(page: Page, screen: str) -> None:
    """Plan coaching with a task."""
    goal = page.get_by_role("textbox", name=t("coaching-goal"))
    if not goal.is_visible():
        main(page).get_by_text(t("coaching-plan-new")).click()
    goal.fill(GOAL.format(screen))
    goal.press("Control+Enter")
    settled(page)
    choose(page, t("coaching-kind-task"))
    page.get_by_role("textbox", name=t("coaching-step-text")).fill(TASK.format(screen))
    push(page, t("coaching-step-add"))
    expect(main(page)).to_contain_text(TASK.format(screen))
    settled(page)
    push(page, t("coaching-plan-save"))
    page.wait_for_url("**plan=*")
    expect(main(page)).to_contain_text(GOAL.format(screen))
    settled(page)


def done(page: Page, screen: str) -> None:
    """As an agent: acknowledge the plan, and do its task."""
    titled(page, t("page-me"))
    choose(page, t("me-part-learning"))
    settled(page)
    expect(main(page)).to_contain_text(GOAL.format(screen))
    settled(page)
    waiting = page.get_by_role("button", name=t("me-acknowledge"))
    count = waiting.count()
    waiting.first.click()
    expect(waiting).to_have_count(count - 1)
    settled(page)
    form = page.get_by_test_id("stForm").filter(has=page.get_by_role("textbox")).first
    form.get_by_role("textbox", name=t("me-step-note")).fill(DONE.format(screen))
    push(form, t("me-step-tell"))
    expect(main(page)).to_contain_text(DONE.format(screen))
    settled(page)
