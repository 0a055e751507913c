"""A closed session: how alike its reviewers judged, how strict each is, and what to talk about."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import members
from dashboard.ledger.tables import Calibration
from dashboard.locale import in_words, number, percent, t
from dashboard.locale import verdict as verdict_name
from dashboard.panels import MARKS, exactly, link, note, say, taken, titled
from dashboard.panels.among import CALIBRATED, said
from dashboard.panels.calibration import tables
from dashboard.panels.conversation import marks
from dashboard.panels.judged import title_of
from dashboard.search.behind import EVERY
from dashboard.session import agreed
from dashboard.transcript_view import transcript
from scoring.analysis.calibration import disagreements, pairs, reliability
from scoring.analysis.course import course, numbered
from scoring.analysis.severity import severities
from scoring.scorecard import verdicts


def talk(of: Calibration) -> None:
    """Draw all there is to say of a closed session."""
    told = agreed.together(of)
    if told.is_empty():
        note(t("calibration-nothing-judged"))
        return
    names = {str(number): name for number, name in members.names(session.book()).items()}
    found = reliability(told)
    say(_finding(found.row(0, named=True)))
    left, right = st.columns([6, 5])
    with left:
        standard = tables.standards(found)
    with right:
        two = tables.pairs(pairs(told), names)
        strict = severities(told)
        one = tables.severities(strict, names)
    _disagreements(_of(told, standard, two or ((one,) if one else ())), names)
    link(
        t("calibration-conversations"),
        "conversations",
        "forum",
        **EVERY,
        among=said(CALIBRATED, of.id),
    )
    tables.scores(agreed.adjusted(told, strict), names)


def _of(told: pl.DataFrame, standard: str | None, reviewers: tuple[str, ...]) -> pl.DataFrame:
    """What was said of a standard that was picked, and of what two reviewers who were picked, or
    one and somebody else, both judged."""
    mine = told if standard is None else told.filter(standard=standard)
    if len(reviewers) == 2:
        return mine.filter(pl.col("reviewer").is_in(reviewers))
    of_one = mine.filter(pl.col("reviewer").is_in(reviewers)).select("conversation_id", "standard")
    return mine.join(of_one, on=["conversation_id", "standard"], how="semi") if reviewers else mine


def _finding(row: Mapping[str, Any]) -> str:
    """How alike all judge, in a sentence."""
    if row["alpha"] is None:
        return t("calibration-finding-few", count=row["n"])
    values = {name: number(row[name], 2) for name in ("alpha", "low", "high")}
    key = "calibration-finding" if row["low"] is not None else "calibration-finding-unsure"
    alike = percent(row["alike"])
    return t(key, count=row["n"], conversations=row["conversations"], alike=alike, **values)


def _disagreements(told: pl.DataFrame, names: Mapping[str, str]) -> None:
    """What people judged differently, the furthest apart first; a row opens its conversation."""
    found = disagreements(told)
    column = st.column_config
    with st.container(border=True):
        titled(t("calibration-disagreements", count=found.height))
        if found.is_empty():
            note(t("calibration-no-disagreement"))
            return
        note(t("calibration-disagreements-note"))
        words = [
            t("list-comma").join(
                f"{names.get(one['reviewer'], one['reviewer'])}: {verdict_name(one['verdict'])}"
                for one in row
            )
            for row in found["verdicts"]
        ]
        picked = taken.table(
            found.select(
                "conversation_id",
                in_words(found["standard"], title_of),
                "widest",
                pl.Series("said", words, pl.String),
            ),
            hide_index=True,
            row_height=30,
            height="content" if found.height <= 10 else 320,
            on_select="rerun",
            selection_mode="single-row",
            key="calibration disagreements",
            column_config={
                "conversation_id": column.TextColumn(t("page-conversation"), width=110),
                "standard": column.TextColumn(t("standards-column-standard"), width=170),
                "widest": column.NumberColumn(
                    t("calibration-widest"), help=t("calibration-widest-help"), width=80
                ),
                "said": column.TextColumn(t("calibration-said")),
            },
        )
        places = picked["selection"]["rows"]
        if places:
            row = found.row(places[0], named=True)
            _case(told, row["conversation_id"], row["standard"], names)


def _case(told: pl.DataFrame, name: str, standard: str, names: Mapping[str, str]) -> None:
    """A conversation with what everybody said of a standard, and why."""
    stored, rubric = session.conversation(name), session.rubric()
    course_ = course(stored, rubric, session.hours())
    measured = session.measurement(name, raw=True)
    mine = numbered(verdicts(measured, rubric).filter(standard=standard), course_)
    left, right = st.columns([11, 9])
    with left:
        found = marks(mine, rubric)
        key = f"transcript of {name} for {standard}"
        transcript(course_, found, key=key, picked=lambda _number: None)
    with right:
        mark = MARKS.get(standard.partition(".")[0], "")
        st.markdown(f"{mark} **{exactly(title_of(standard))}**")
        every = told.filter(conversation_id=name, standard=standard).sort("reviewer")
        for row in every.iter_rows(named=True):
            who = exactly(names.get(row["reviewer"], row["reviewer"]))
            why = exactly(row["reason"] or t("calibration-no-reason"))
            st.markdown(f"- **{who}**: {exactly(verdict_name(row['verdict']))} :gray[{why}]")
        if not mine.is_empty():
            note(t("calibration-program", verdict=verdict_name(mine["verdict"].item())))
        link(t("page-conversation"), "conversation", "forum", id=name)
