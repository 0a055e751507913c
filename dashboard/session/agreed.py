"""How far people agree with the program and with each other, as pages look at it; kept under the
version of what people said."""

import polars as pl
import streamlit as st

from dashboard import ledger, session
from dashboard.access import Right
from dashboard.ledger import calibrations, disputes, judgements
from dashboard.ledger.tables import Calibration
from dashboard.session import people
from scoring import scorecard
from scoring.analysis import reviews, severity, thresholds
from scoring.analysis.calibration import reliability
from scoring.rubric import Rubric


def against_program() -> pl.DataFrame:
    """Every verdict of a person that stands beside one of the program
    (:func:`scoring.analysis.reviews.against_program`)."""
    return _against(session.workspace().ledger, judgements.version(session.book()))


def agreed(by: tuple[str, ...]) -> pl.DataFrame:
    """How people and the program agree (:func:`scoring.analysis.reviews.trusted`) by ``standard``,
    or by ``standard`` and ``language``; of everybody's conversations."""
    return _agreed(session.workspace().ledger, judgements.version(session.book()), by)


def proposed() -> pl.DataFrame:
    """Thresholds that agree clearly better with people than those in force, rounded
    (:func:`scoring.analysis.thresholds.rounded`)."""
    session.demand(Right.CALIBRATE, "figures read")
    told, rubric = against_program(), session.rubric()
    version = judgements.version(session.book())
    return _proposed(session.workspace().ledger, version, repr(rubric), told, rubric)


def left_by(bar: float, least: int) -> pl.DataFrame:
    """What would be left to people (``standard, language``) by another bar."""
    return reviews.people_only(agreed(reviews.BY), bar, least)


def judged_blind() -> pl.DataFrame:
    """Who has judged which conversation in which blind session (``calibration_id, conversation_id,
    reviewer_id, seconds``); not what they said."""
    told = judgements.reviews(session.book()).filter(pl.col("calibration_id").is_not_null())
    return told.select("calibration_id", "conversation_id", "reviewer_id", "seconds")


def together(of: Calibration) -> pl.DataFrame:
    """What everybody said in a blind session (:data:`judgements.JUDGEMENT`, with ``reviewer``),
    on the conversations that may be seen; nothing while it is open."""
    told = judgements.judgements(session.book()).filter(
        pl.col("calibration_id") == of.id, pl.lit(of.closed_at is not None)
    )
    return people.open_to_reader(told).with_columns(
        pl.col("reviewer_id").cast(pl.String).alias("reviewer")
    )


def adjusted(told: pl.DataFrame, severities: pl.DataFrame) -> pl.DataFrame:
    """The overall score of each review of a session (``told``: :func:`together`), and as it would
    be without the clear severity of who judged: ``conversation_id, reviewer, overall, severity,
    adjusted``."""
    whose = told.select("review_id", "conversation_id", "reviewer").unique(maintain_order=True)
    clear = severities.filter("clear").select("reviewer", "severity")
    scored = scorecard.reviewed(told, session.rubric(), people.own_standards())
    return (
        whose.join(scored, on="review_id")
        .join(clear, on="reviewer", how="left", maintain_order="left")
        .with_columns(severity.adjusted(pl.col("overall"), pl.col("severity")).alias("adjusted"))
        .select("conversation_id", "reviewer", "overall", "severity", "adjusted")
        .sort("conversation_id", "reviewer")
    )


def history() -> pl.DataFrame:
    """How alike people judged in each closed session, the first one first: ``calibration_id, name,
    closed_at`` and the columns of :func:`scoring.analysis.calibration.reliability`, of all
    standards together."""
    closed = [one for one in calibrations.every(session.book()) if one.closed_at]
    address, version = session.workspace().ledger, judgements.version(session.book())
    rows = [
        _alike(address, version, one.id).with_columns(
            pl.lit(one.id).alias("calibration_id"),
            pl.lit(one.name).alias("name"),
            pl.lit(one.closed_at).alias("closed_at"),
        )
        for one in sorted(closed, key=lambda one: one.id)
    ]
    return pl.concat(rows) if rows else pl.DataFrame()


def visible_disputes() -> pl.DataFrame:
    """The disputes (:data:`disputes.DISPUTE`) on conversations that may be seen."""
    return people.open_to_reader(disputes.frame(session.book()))


@st.cache_resource(max_entries=2, show_spinner=False)
def _against(address: str, said: str) -> pl.DataFrame:  # noqa: ARG001 - part of the cache's key
    book = ledger.opened(address)
    return reviews.against_program(judgements.judgements(book), disputes.frame(book))


@st.cache_resource(max_entries=4, show_spinner=False)
def _agreed(address: str, said: str, by: tuple[str, ...]) -> pl.DataFrame:
    return reviews.trusted(_against(address, said), by)


@st.cache_resource(max_entries=2, show_spinner=False)
def _proposed(
    address: str,  # noqa: ARG001 - part of the cache's key
    said: str,  # noqa: ARG001
    judged_by: str,  # noqa: ARG001
    _told: pl.DataFrame,
    _rubric: Rubric,
) -> pl.DataFrame:
    return thresholds.rounded(thresholds.thresholds(_told, _rubric))


@st.cache_resource(max_entries=32, show_spinner=False)
def _alike(address: str, said: str, calibration_id: int) -> pl.DataFrame:  # noqa: ARG001
    told = judgements.judgements(ledger.opened(address))
    mine = told.filter(pl.col("calibration_id") == calibration_id)
    return reliability(mine.rename({"reviewer_id": "reviewer"})).head(1)
