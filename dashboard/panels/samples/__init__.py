"""Plans by which conversations are drawn for review: what was drawn, and how far people are."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import members, samples
from dashboard.ledger.tables import SamplePlan
from dashboard.locale import NOTHING, date, duration, in_words, number, t
from dashboard.locale import percent as share
from dashboard.panels import leave_for, note, taken, titled
from dashboard.panels.among import SAMPLED, said
from dashboard.panels.figure import figure
from dashboard.search.behind import EVERY
from dashboard.session import people
from scoring.analysis.plans import Plan, plan_of
from scoring.analysis.sampling import drawn

UNFIT = ("language", "broken", "known", "gone")
"""The usual reasons why a drawn conversation cannot be judged; the last where it is not there."""

_DRAWN = "drawn last"
"""Where a session remembers how many were drawn, to be told once the page is drawn again."""


def answer(plans: list[SamplePlan], items: pl.DataFrame) -> str:
    """The answer of the page in a sentence."""
    if not plans:
        return t("samples-answer-none")
    running = sum(plan.ended_at is None for plan in plans)
    left = items.filter(pl.col("state") != samples.REPLACED)
    return t(
        "samples-answer",
        plans=running,
        drawn=left.height,
        done=left.filter(pl.col("state") == samples.DONE).height,
        overdue=left.filter(pl.col("state") == samples.OVERDUE).height,
    )


def chosen(plans: list[SamplePlan]) -> tuple[SamplePlan, str]:
    """Draw the choice of a plan and of a cycle, what the plan is, and what can be done with it:
    draw and end; gives both."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        plan = st.selectbox(t("samples-plan"), plans, format_func=_named, width=300)
        names = people.cycles(plan.cycle)
        names += sorted(set(people.sampled(plan.id)["cycle"]) - set(names), reverse=True)
        name = st.selectbox(t(f"samples-{plan.cycle}"), names, width=150)
        # A row that was picked belongs to another list.
        running = plan.ended_at is None
        if st.button(
            t("samples-draw"), icon=":material/casino:", type="primary", disabled=not running
        ):
            st.session_state[_DRAWN] = draw(plan, name)
            st.rerun()
        with st.popover(t("samples-end"), icon=":material/stop_circle:", disabled=not running):
            note(t("samples-end-note"))
            if st.button(t("samples-end-sure"), key="end plan"):
                samples.end(session.book(), session.person(), plan.id)
                st.rerun()
    note(f"{described(plan_of(plan.plan), plan.cycle)} {t('samples-due', days=plan.due_days)}")
    if name == names[0]:
        note(t(f"samples-unfinished-{plan.cycle}"))
    if (count := st.session_state.pop(_DRAWN, None)) is not None:
        st.toast(t("samples-drawn", count=count), icon=":material/casino:")
    return plan, name


def draw(plan: SamplePlan, name: str) -> int:
    """Draw for a cycle; gives how many are new.

    Of whom conversations were drawn for it already, no more are: their chances were those of that
    draw, and with conversations that came in later they would be others.
    """
    book, by, rule = session.book(), session.person(), plan_of(plan.plan)
    frame = people.drawable(plan.cycle, name)
    before = samples.items(book, plan.id, name)
    if rule.per_agent:
        frame = frame.join(before, on="agent_id", how="anti", nulls_equal=True)
    elif not before.is_empty():
        frame = frame.clear()
    return samples.draw(book, by, plan.id, name, made(drawn(frame, rule, name)))


def made(rows: pl.DataFrame) -> list[samples.Drawn]:
    """What was drawn (:func:`scoring.analysis.sampling.drawn`), for the ledger."""
    columns = ("conversation_id", "agent_id", "stratum", "probability", "reasons")
    told = rows.select(columns).with_columns(pl.col("stratum").fill_null(""))
    return [
        samples.Drawn(conversation_id, agent_id, stratum, probability, tuple(reasons))
        for conversation_id, agent_id, stratum, probability, reasons in told.iter_rows()
    ]


def described(plan: Plan, cycle: str) -> str:
    """A plan in a sentence or two."""
    parts = [
        t(f"samples-by-{name}", share=share(part)) for name, part in plan.mix().items() if part
    ]
    said = t(
        f"samples-quota-{'agent' if plan.per_agent else 'all'}-{cycle}",
        count=plan.quota,
        mix=t("list-comma").join(parts),
    )
    mix, told = plan.mix(), [said]
    if mix["stratified"]:
        told.append(t("samples-strata-told", names=_listed("stratum", plan.strata)))
    if mix["risk"]:
        signals = [name for name, weight in plan.weights.items() if weight]
        told.append(t("samples-signals-told", names=_listed("signal", signals)))
    return " ".join(told)


def progress(items: pl.DataFrame, reviews: pl.DataFrame) -> None:
    """Draw how many are drawn, done, open, overdue and replaced, and how long a review takes.
    ``reviews``: those of the items that were submitted, with ``seconds``."""
    counts = dict(items["state"].value_counts().iter_rows())
    figures = {
        "drawn": items.height - counts.get(samples.REPLACED, 0),
        **{state: counts.get(state, 0) for state in ("done", "open", "overdue", "replaced")},
    }
    # A time is longer than a number.
    columns = st.columns([2] * len(figures) + [3])
    for column, (name, count) in zip(columns, figures.items(), strict=False):
        with column:
            states = () if name == "drawn" else (name,)
            figure(t(f"samples-count-{name}"), number(count), behind=behind(items, *states))
    seconds = reviews["seconds"].median()
    with columns[-1]:
        figure(
            t("samples-time"),
            _roughly(seconds),
            help=t("samples-time-help", count=reviews.height),
            behind=behind(items, samples.DONE),
        )


def behind(items: pl.DataFrame, *states: str) -> Mapping[str, Any]:
    """What of the list of conversations shows those drawn by a plan for a cycle."""
    return EVERY | {"among": said(SAMPLED, items["plan_id"][0], items["cycle"][0], *states)}


def table(items: pl.DataFrame, reviews: pl.DataFrame) -> None:
    """Draw what was drawn, and why; a row leads to the conversation."""
    names = members.names(session.book())
    spent = reviews.select("item_id", "seconds", "reviewer_id")
    rows = items.join(spent, on="item_id", how="left", maintain_order="left")
    who = pl.coalesce(
        "reviewer_id", pl.when(pl.col("state") != samples.REPLACED).then("claimed_by")
    )
    rows = rows.with_columns(who.alias("who"))
    shown = rows.select(
        in_words(rows["state"], lambda state: t(f"samples-state-{state}")),
        "conversation_id",
        "agent_id",
        in_words(rows["reasons"].list.join("/"), reasons_told),
        pl.col("probability") * 100,
        pl.col("due_at").dt.date(),
        in_words(rows["who"], lambda number: names.get(number, NOTHING)),
        in_words(rows["seconds"], duration),
        in_words(rows["replaced_reason"], _unfit),
    )
    if items["replaced_reason"].is_null().all():
        shown = shown.drop("replaced_reason")
    column = st.column_config
    with st.container(border=True):
        titled(t("samples-items"))
        picked = taken.table(
            shown,
            hide_index=True,
            row_height=30,
            height="content" if shown.height <= 15 else "auto",
            placeholder=NOTHING,
            on_select="rerun",
            selection_mode="single-row",
            column_config={
                "state": column.TextColumn(t("samples-state"), width=80),
                "conversation_id": column.TextColumn(t("page-conversation"), width=110),
                "agent_id": column.TextColumn(t("filter-agent")),
                "reasons": column.TextColumn(t("samples-why"), width=200),
                "probability": column.NumberColumn(
                    t("samples-chance"), format="%.0f %%", help=t("samples-chance-help"), width=64
                ),
                "due_at": column.DateColumn(t("samples-due-on"), width=90),
                "who": column.TextColumn(t("samples-who")),
                "seconds": column.TextColumn(t("samples-time"), width=80),
                "replaced_reason": column.TextColumn(t("samples-replaced-why")),
            },
            key="drawn",
        )
        note(t("samples-items-note"))
    if places := picked["selection"]["rows"]:
        leave_for("conversation", id=rows["conversation_id"][places[0]])


def reasons_told(reasons: str) -> str:
    """Why a conversation was drawn: reasons, with strokes between them, in words."""
    return t("list-comma").join(t(f"samples-reason-{name}") for name in reasons.split("/") if name)


def _roughly(seconds: Any) -> str:
    """A time in whole minutes, from one on: nobody needs it nearer, and a card has no more room."""
    if not isinstance(seconds, float):
        return NOTHING
    return duration(seconds if seconds < 60 else round(seconds / 60) * 60)


def _unfit(reason: str | None) -> str:
    """Why a conversation could not be judged: one of the usual reasons, or a reviewer's words."""
    return t(f"review-unfit-{reason}") if reason in UNFIT else reason or NOTHING


def _named(plan: SamplePlan) -> str:
    ended = f" ({t('samples-ended', date=date(plan.ended_at.date()))})" if plan.ended_at else ""
    return plan.name + ended


def _listed(kind: str, names: tuple[str, ...] | list[str]) -> str:
    return t("list-comma").join(t(f"samples-{kind}-{name}") for name in names)
