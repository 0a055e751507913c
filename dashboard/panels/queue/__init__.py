"""What a reviewer does next, and why: the item of a sample that is due first, or a conversation
they chose."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import reviews, rubrics, samples
from dashboard.ledger.reviews import Draft, Task
from dashboard.ledger.samples import ItemGoneError
from dashboard.locale import date, t
from dashboard.panels import empty_state, note, say
from dashboard.panels.faults import doing
from dashboard.panels.samples import UNFIT, made, reasons_told
from dashboard.session import people
from scoring.analysis.plans import plan_of
from scoring.analysis.sampling import replacement

WAITING = (samples.OPEN, samples.OVERDUE)


@dataclass(frozen=True)
class Work:
    """A conversation to be reviewed now; ``item`` (a row of :data:`dashboard.ledger.samples.ITEM`)
    where it was drawn."""

    conversation_id: str
    item: dict[str, Any] | None = None


def work(name: str) -> Work | None:
    """What is to be reviewed: the conversation of the address, else the item that is due first.
    Either is taken, so that nobody else gets it. None where nothing waits."""
    items = samples.items(session.book())
    waiting = items.filter(pl.col("state").is_in(WAITING))
    if name:
        item = _taken(waiting.filter(pl.col("conversation_id") == name))
        return Work(name, item)
    by, blind = session.person(), session.blind()
    if by.teams or blind:
        # Passed over: what only others see, and what the reader has to judge blindly first.
        mine = waiting.filter(~pl.col("conversation_id").is_in(blind))
        if by.teams:
            seen = session.scores().select("conversation_id").collect()
            theirs = pl.col("agent_id").is_in(by.agents).fill_null(True)
            mine = mine.filter(theirs).join(seen, on="conversation_id", how="semi")
        order = (pl.col("claimed_by") != by.id).fill_null(True)
        item = _taken(mine.sort(order, "due_at", "item_id"))
    else:
        found = samples.next_item(session.book(), by)
        row = waiting.filter(pl.col("item_id").eq_missing(found))
        item = None if row.is_empty() else row.row(0, named=True)
    return None if item is None else Work(item["conversation_id"], item)


def begun(of: Work, language: str | None, stored: pl.DataFrame) -> Draft:
    """The review of a conversation, begun now or before; raises :class:`ItemGoneError`."""
    current = rubrics.current(session.book())
    agent, channel = stored.select("agent_id", "channel").row(0)
    task = Task(
        of.conversation_id,
        agent,
        language,
        channel,
        of.item["item_id"] if of.item else None,
    )
    return reviews.begin(
        session.book(), session.person(), task, 0 if current is None else current.id
    )


def head(of: Work) -> None:
    """Draw how far the sample is, and why this conversation was drawn."""
    item = of.item
    if item is None:
        say(t("review-by-hand", id=of.conversation_id))
        return
    items = samples.items(session.book(), item["plan_id"], item["cycle"])
    drawn = items.filter(pl.col("state") != samples.REPLACED)
    done = drawn.filter(pl.col("state") == samples.DONE).height
    plan = next(one for one in samples.plans(session.book()) if one.id == item["plan_id"])
    why = t("review-why", reasons=reasons_told("/".join(item["reasons"])), plan=plan.name)
    key = "review-overdue" if item["state"] == samples.OVERDUE else "review-due"
    left, right = st.columns([3, 1], vertical_alignment="center")
    with left:
        say(f"{why} {t(key, date=date(item['due_at'].date()))}")
    place = t("review-place", place=done + 1, count=drawn.height)
    right.progress(done / drawn.height, place)


def nothing() -> None:
    """Nothing waits to be reviewed: what to do then."""
    every = samples.items(session.book())
    open_ = every.filter(pl.col("state").is_in(WAITING)).height
    key = "review-others-have-it" if open_ else "review-all-done" if every.height else "review-none"
    empty_state(t(key, count=open_), t("review-make-a-plan"), "samples", {})


def taken_away() -> None:
    """The item went to somebody else in the meantime."""
    st.warning(t("review-item-gone"), icon=":material/sync_problem:")
    if st.button(t("review-next"), key="next after gone", icon=":material/arrow_forward:"):
        st.query_params.pop("id", None)
        st.rerun()


def missing(of: Work) -> None:
    """The conversation is not there, or not for this reader: an item gives way to another one."""
    if of.item is None:
        sentence = t("conversation-unknown", id=of.conversation_id)
        empty_state(sentence, t("conversation-list"), "conversations", {})
        return
    note(t("review-missing", id=of.conversation_id))
    st.button(
        t("review-replace"),
        key=f"replace missing {of.item['item_id']}",
        icon=":material/swap_horiz:",
        on_click=_give_way,
        args=(of.item,),
    )


def replace(item: dict[str, Any], reason: str) -> None:
    """Give an item up for a reason; the next one by its plan takes its place, if there is one."""
    book, by = session.book(), session.person()
    plan = next(one for one in samples.plans(book) if one.id == item["plan_id"])
    rule, cycle = plan_of(plan.plan), item["cycle"]
    taken = samples.items(book, plan.id, cycle)["conversation_id"].to_list()
    agent = item["agent_id"] if rule.per_agent else None
    frame = people.drawable(plan.cycle, cycle)
    instead = made(replacement(frame, rule, cycle, taken, agent))
    samples.replace(book, by, item["item_id"], reason, instead[0] if instead else None)


@doing
def _give_way(item: dict[str, Any]) -> None:
    # Who lost the item in the meantime is given another one anyway.
    with suppress(ItemGoneError):
        replace(item, UNFIT[-1])


def _taken(items: pl.DataFrame) -> dict[str, Any] | None:
    """The first of the items that is one's own or can be taken."""
    by = session.person()
    for item in items.iter_rows(named=True):
        if item["claimed_by"] != by.id:
            try:
                samples.claim(session.book(), by, item["item_id"])
            except ItemGoneError:
                continue
        return item
    return None
