"""Alerts on the screen: what was found, and that somebody has seen it."""

from collections.abc import Callable, Sequence

import polars as pl
import streamlit as st

from dashboard import alerts, session
from dashboard.access import PAGES, Right
from dashboard.alerts.failure import WHY
from dashboard.alerts.wishes import Wishes
from dashboard.alerts.words import choices, headline, plain_name, sentence
from dashboard.ledger import alerts as kept
from dashboard.ledger import audit, members
from dashboard.ledger.tables import Alert
from dashboard.locale import NOTHING, moment, t
from dashboard.panels import exactly, link, note, taken, titled
from dashboard.session import topics
from scoring.analysis.alerts import TOPIC

SHOWN = 3
"""Open alerts on the overview; the others are on their page."""

_DONE = "came of the last look for alerts"


def named(group: str, member: str) -> str:
    """What a member of a group is called on the screen."""
    return topics.name(int(member)) if group == TOPIC else plain_name(group, member)


def answer(wanted: Wishes, waiting: int) -> str:
    """How many alerts are open, and whether anything leaves the house."""
    count = len(kept.unseen(session.book(), session.person()))
    told = t("alerts-answer", count=count)
    if not any(channel.on for channel in wanted.channels):
        return f"{told} {t('alerts-nowhere')}"
    return f"{told} {t('alerts-waiting', count=waiting)}"


def look() -> None:
    """Draw the button that has the rules evaluated now, and what came of it."""
    if st.button(t("alerts-look"), icon=":material/search:"):
        audit.noted(session.book(), session.person(), Right.WARN, "alerts looked for", "")
        st.session_state[_DONE] = alerts.alert(session.workspace())
        st.rerun()
    outcome: alerts.Outcome | None = st.session_state.pop(_DONE, None)
    if outcome is None:
        return
    st.toast(t("alerts-looked", count=outcome.new), icon=":material/search:")
    for name, why in outcome.failed.items():
        st.warning(exactly(t("alerts-not-sent", name=name, why=why_told(why))))


def history() -> None:
    """Draw the latest alerts; of the one picked, its conversations and that it was seen."""
    found = kept.recent(session.book(), session.person())
    with st.container(border=True):
        titled(t("alerts-list"))
        if not found:
            note(t("alerts-none"))
            return
        picked = taken.table(
            _rows(found),
            hide_index=True,
            row_height=30,
            height="content" if len(found) <= 12 else "auto",
            on_select="rerun",
            selection_mode="single-row",
            key="alerts found",
            column_config={
                "state": st.column_config.TextColumn(t("alerts-state"), width=90),
                "found": st.column_config.TextColumn(t("alerts-found-at"), width=125),
                "what": st.column_config.TextColumn(t("alerts-what"), width="large"),
                "sent": st.column_config.TextColumn(t("alerts-sent"), width=90),
            },
        )
        places = picked["selection"]["rows"]
        if places and places[0] < len(found):
            _one(found[places[0]])
        else:
            note(t("alerts-pick"))
        unseen = [one.id for one in found if one.seen_at is None]
        if unseen and st.button(t("alerts-see-all"), icon=":material/done_all:"):
            _see(unseen)


def open_alerts() -> bool:
    """Draw the alerts that nobody has seen, each with the way to its conversations and a button;
    gives whether there are any."""
    found = kept.unseen(session.book(), session.person())
    for one in found[:SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            with st.container(width="stretch"):
                _leading(one, headline(one, named))
            st.button(
                "",
                icon=":material/done:",
                help=t("alerts-see"),
                type="tertiary",
                key=f"alert {one.id} seen",
                on_click=_seen,
                args=([one.id],),
            )
    if (more := len(found) - SHOWN) > 0:
        link(t("alerts-more", count=more), "alerts", "notifications")
    return bool(found)


def why_told(why: str) -> str:
    """Why something could not be sent (:class:`dashboard.alerts.failure.SendingError`, as text)."""
    word, _, code = why.partition(" ")
    if word not in WHY:
        return why
    told = t(f"alerts-failed-{word}")
    return f"{told} ({code})" if code else told


def _one(alert: Alert) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        _leading(alert, sentence(alert, named))
        if alert.seen_at is None and st.button(t("alerts-see"), icon=":material/done:"):
            _see([alert.id])


def _leading(alert: Alert, told: str) -> None:
    """What was found; with a link for those who may see conversations."""
    if session.may(PAGES["conversations"]):
        link(told, "conversations", "notifications_active", **choices(alert))
    else:
        st.markdown(f":material/notifications_active: {exactly(told)}")


def _see(ids: Sequence[int]) -> None:
    _seen(ids)
    st.rerun()


def _seen(ids: Sequence[int]) -> None:
    kept.see(session.book(), session.person(), ids)


def _rows(found: Sequence[Alert]) -> pl.DataFrame:
    who = members.names(session.book())

    def state(one: Alert) -> str:
        by = who.get(one.seen_by or 0, NOTHING)
        return t("alerts-open") if one.seen_at is None else t("alerts-seen-by", name=by)

    told: dict[str, Callable[[Alert], str]] = {
        "state": state,
        "found": lambda one: moment(one.found_at),
        "what": lambda one: sentence(one, named),
        "sent": _sent,
    }
    return pl.DataFrame({name: [say(one) for one in found] for name, say in told.items()})


def _sent(alert: Alert) -> str:
    if alert.failed:
        return ", ".join(why_told(why) for why in alert.failed.split(", "))
    if alert.sent_at is None:
        return t("alerts-not-yet")
    return ", ".join(alert.sent_to) or NOTHING
