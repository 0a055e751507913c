"""Blind sessions: which are open, how far everybody is, and which were closed."""

import polars as pl
import streamlit as st

from dashboard import charts, session
from dashboard.access import Right
from dashboard.ledger import calibrations, members
from dashboard.ledger.tables import Calibration
from dashboard.locale import date, number, t
from dashboard.panels import exactly, note, say, taken, titled
from dashboard.session import agreed

PAGE_ID = "id"
"""The address's parameter that names the session worked on."""

GOOD = 0.667
"""Alpha from which conclusions may be drawn with care (Krippendorff, Content Analysis, 2004)."""


def answer(sessions: list[Calibration]) -> str:
    """The answer of the page in a sentence."""
    if not sessions:
        return t("calibration-answer-none")
    open_ = [one for one in sessions if one.closed_at is None]
    waiting = [one for one in open_ if todo(one)]
    return t(
        "calibration-answer",
        open=len(open_),
        waiting=len(waiting),
        closed=len(sessions) - len(open_),
    )


def todo(of: Calibration) -> list[str]:
    """The conversations of an open session that the reader has still to judge, in their order."""
    me = session.person().id
    if me not in of.reviewers or of.closed_at is not None:
        return []
    mine = agreed.judged_blind().filter(calibration_id=of.id, reviewer_id=me)
    done = set(mine["conversation_id"])
    seen = pl.col("conversation_id").is_in(of.conversations)
    there = set(session.scores().filter(seen).select("conversation_id").collect().to_series())
    return [name for name in of.conversations if name in there and name not in done]


def running(of: Calibration) -> None:
    """Draw an open session: how far everybody is (to reviewers: they themselves), the way to judge,
    and to close it."""
    with st.container(border=True):
        titled(of.name)
        count = len(of.conversations)
        note(t("calibration-open-since", date=date(of.opened_at.date()), count=count))
        _progress(of)
        with st.container(horizontal=True, gap="small"):
            left = todo(of)
            if left and st.button(
                t("calibration-judge", count=len(left)),
                key=f"judge {of.id}",
                icon=":material/rate_review:",
                type="primary",
            ):
                st.query_params[PAGE_ID] = str(of.id)
                st.rerun()
            if session.may(Right.CALIBRATE):
                _closing(of)


def history(past: pl.DataFrame) -> int | None:
    """Draw how alike people judged, session by session (:func:`agreed.history`); gives the session
    that was clicked."""
    known = past.filter(pl.col("alpha").is_not_null())
    with st.container(border=True):
        titled(t("calibration-history"))
        if known.is_empty():
            note(t("calibration-history-none"))
            return None
        rows = known.select(
            pl.col("calibration_id").cast(pl.String).alias("name"),
            _labels(known).alias("label"),
            pl.col("alpha").alias("mean"),
            "low",
            "high",
            pl.lit(GOOD).alias("aim"),
            pl.lit(None, pl.Float64).alias("ceiling"),
            pl.when(pl.col("high") < GOOD)
            .then(pl.lit("worse"))
            .otherwise(pl.lit("ink"))
            .alias("role"),
            pl.Series("hint", [_hint(row) for row in known.iter_rows(named=True)], pl.String),
        )
        lowest = rows.select(pl.min_horizontal("low", "mean").min()).item()
        chart = charts.agreement(rows, low=0.0 if lowest >= 0 else -1.0)
        key = "calibration-history"
        event = taken.chart(chart, on_select="rerun", key=key, alt=t("calibration-history"))
        note(t("calibration-history-note", good=number(GOOD, 2)))
        found = event["selection"].get(charts.PICKED)
        return int(found[0]["name"]) if found else None


def chosen(closed: list[Calibration], clicked: int | None) -> Calibration:
    """Draw the choice of a closed session: the one ``clicked``, else the last."""
    places = [one.id for one in closed]
    return st.selectbox(
        t("calibration-session"),
        closed,
        places.index(clicked) if clicked in places else 0,
        format_func=_named,
        # One that was just closed is shown, whatever was chosen before.
        key=f"closed session {clicked or ''} of {len(closed)}",
        width=420,
    )


def _progress(of: Calibration) -> None:
    done = agreed.judged_blind().filter(calibration_id=of.id)
    counts = dict(done["reviewer_id"].value_counts().iter_rows())
    names = members.names(session.book())
    me = session.person().id
    shown = of.reviewers if session.may(Right.CALIBRATE) else [me] if me in of.reviewers else []
    total = len(of.conversations)
    for reviewer in shown:
        n = counts.get(reviewer, 0)
        who = t("calibration-you") if reviewer == me else names.get(reviewer, "–")
        told = t("calibration-progress", who=who, done=n, count=total)
        st.progress(min(1.0, n / max(1, total)), exactly(told))
    if not shown:
        say(t("calibration-not-yours"))


def _closing(of: Calibration) -> None:
    with st.popover(t("calibration-close"), icon=":material/lock_open:"):
        done = agreed.judged_blind().filter(calibration_id=of.id).height
        missing = len(of.conversations) * len(of.reviewers) - done
        note(t("calibration-close-note", missing=missing))
        if st.button(t("calibration-close-sure"), key=f"close {of.id}"):
            calibrations.close(session.book(), session.person(), of.id)
            st.rerun()


def _named(of: Calibration) -> str:
    return t("calibration-named", name=of.name, date=date(of.closed_at and of.closed_at.date()))


def _labels(rows: pl.DataFrame) -> pl.Series:
    """Names of sessions, told apart by their day and number."""
    told = [
        f"{date(row['closed_at'].date())} · {row['name']} (#{row['calibration_id']})"
        for row in rows.iter_rows(named=True)
    ]
    return pl.Series("label", told, pl.String)


def _hint(row: dict[str, object]) -> str:
    values = {name: number(row[name], 2) for name in ("alpha", "low", "high")}  # pyright: ignore[reportArgumentType]
    return t(
        "calibration-history-hint",
        name=row["name"],
        count=row["n"],
        conversations=row["conversations"],
        **values,
    )
