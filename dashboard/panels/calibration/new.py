"""The form in which a blind session is opened."""

import secrets

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.access import Person, Right
from dashboard.ledger import calibrations, members, samples
from dashboard.locale import channel_name, in_words, language_name, moment, t
from dashboard.panels import note, taken

_COUNT = 10
"""Conversations on which figures can be told with an interval: see FEW."""

_SEED = "seed of the next calibration"
_WAYS = ("random", "sample", "ids")


def new_session() -> None:
    """Draw the form."""
    left, right = st.columns([2, 3])
    name = left.text_input(t("calibration-name"), key="calibration name", max_chars=80).strip()
    people = _reviewers()
    reviewers = right.multiselect(
        t("calibration-reviewers"),
        people,
        people,
        format_func=lambda one: one.name or one.login,
        key="calibration reviewers",
    )
    conversations = _conversations()
    lacking = _lacking(name, reviewers, conversations)
    if st.button(
        t("calibration-open"),
        icon=":material/visibility_off:",
        type="primary",
        disabled=lacking is not None,
        help=None if lacking is None else t(lacking),
    ):
        calibrations.start(
            session.book(), session.person(), name, conversations, [one.id for one in reviewers]
        )
        st.session_state.pop(_SEED, None)
        st.rerun()


def _reviewers() -> list[Person]:
    """Who can judge: every member with the right to, and who needs no login."""
    me = session.person()
    alone = [me] if me.alone else []
    return alone + [one for one in members.every(session.book()) if one.may(Right.REVIEW)]


def _conversations() -> list[str]:
    """Draw the choice of conversations; gives their numbers."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        way = st.segmented_control(
            t("calibration-pick"),
            _WAYS,
            default=_WAYS[0],
            required=True,
            format_func=lambda way: t(f"calibration-pick-{way}"),
            key="calibration pick",
        )
        count, spoken = 0, []
        if way != "ids":
            count = st.number_input(
                t("calibration-count"), 2, 100, _COUNT, key="calibration count", width=130
            )
            spoken = st.multiselect(
                t("filter-lang"),
                session.extent().languages,
                format_func=language_name,
                placeholder=t("filter-any"),
                key="calibration languages",
                width=260,
            )
            if st.button(t("calibration-others"), icon=":material/casino:"):
                st.session_state.pop(_SEED, None)
    known = session.scores()
    if way == "ids":
        told = st.text_area(
            t("calibration-ids"), help=t("calibration-ids-help"), key="calibration ids", height=90
        )
        wanted = list(dict.fromkeys(told.replace(",", " ").split()))
        found = known.filter(pl.col("conversation_id").is_in(wanted)).collect()
        if unknown := sorted(set(wanted) - set(found["conversation_id"])):
            note(t("calibration-ids-unknown", ids=", ".join(unknown[:10])))
    else:
        frame = _frame(way, known)
        if spoken:
            frame = frame.filter(pl.col("language").is_in(spoken))
        seed = st.session_state.setdefault(_SEED, secrets.randbelow(2**31))
        found = frame.sample(min(int(count), frame.height), seed=seed, shuffle=True)
        note(t(f"calibration-from-{way}", count=frame.height))
    if not found.is_empty():
        _listed(found)
    return found["conversation_id"].to_list()


def _frame(way: str, known: pl.LazyFrame) -> pl.DataFrame:
    """What is drawn from: the choice of the pages' header, or what was drawn last for review."""
    if way == "random":
        return filters.shown().now(known).sort("conversation_id").collect()
    items = samples.items(session.book()).filter(pl.col("state") != samples.REPLACED)
    last = items.tail(1).select("plan_id", "cycle")
    drawn = items.join(last, on=["plan_id", "cycle"], how="semi")
    return (
        known.collect()
        .join(drawn, on="conversation_id", how="semi", maintain_order="left")
        .sort("conversation_id")
    )


def _listed(found: pl.DataFrame) -> None:
    """Draw what was picked, without whose conversations they are: the one who opens a session may
    judge in it."""
    column = st.column_config
    taken.table(
        found.select(
            "conversation_id",
            in_words(found["started_at"], moment),
            in_words(found["language"], language_name),
            in_words(found["channel"], channel_name),
        ),
        hide_index=True,
        row_height=30,
        height="content" if found.height <= 10 else "auto",
        key="calibration picked",
        column_config={
            "conversation_id": column.TextColumn(t("page-conversation")),
            "started_at": column.TextColumn(t("conversations-when")),
            "language": column.TextColumn(t("conversations-language")),
            "channel": column.TextColumn(t("filter-channel")),
        },
    )


def _lacking(name: str, reviewers: list[Person], conversations: list[str]) -> str | None:
    """The key of what is still to be said."""
    if not name:
        return "calibration-lacking-name"
    if len(reviewers) < 2:
        return "calibration-lacking-reviewers"
    return None if conversations else "calibration-lacking-conversations"
