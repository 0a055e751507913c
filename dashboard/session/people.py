"""What people do and did, as pages look at it; kept under the version of what it depends on."""

import polars as pl
import streamlit as st

from dashboard import ledger, session
from dashboard.ledger import customs, judgements, rubrics, samples
from scoring import scorecard
from scoring.analysis.samples import cycle_name, disagreement, drawable_of
from scoring.rubric import Rubric
from scoring.standards import DIMENSIONS


def cycles(cycle: str) -> list[str]:
    """The weeks or months in which conversations began, the newest first."""
    began = session.measurements().select(cycle_name(cycle).alias("cycle")).unique().collect()
    return began["cycle"].drop_nulls().sort(descending=True).to_list()


def drawable(cycle: str, name: str) -> pl.DataFrame:
    """The conversations of one cycle, as the program scores them whatever people said, with what
    plans draw by (:func:`scoring.analysis.sampling.drawn`)."""
    began = session.measurements(whole=True).filter(cycle_name(cycle) == name)
    told = drawable_of(began, session.rubric())
    apart = _disagreement(session.workspace().ledger, judgements.version(session.book()))
    return told.join(apart, on="conversation_id", how="left", maintain_order="left")


def own_standards() -> dict[str, str]:
    """The dimension of every standard of the shop's own, as verdicts name it; also of those that
    are asked no more."""
    every = customs.every(session.book())
    return {f"{customs.PREFIX}{one.id}": one.dimension for one in every}


def finished(*, whole: bool = False) -> pl.DataFrame:
    """Every submitted review, of the conversations that the reader may see, with its scores: the
    columns of :data:`judgements.REVIEW`, the dimensions and ``overall``. Without those on which the
    reader is blind, unless ``whole``: see :func:`dashboard.session.measurements`."""
    book = session.book()
    current = rubrics.current(book)
    version = (judgements.version(book), 0 if current is None else current.id)
    told = _finished(session.workspace().ledger, *version, session.rubric())
    return _seen(told) if whole else open_to_reader(told)


def reviewed(conversation_id: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """What was said of one conversation in submitted reviews other than blind ones, the last one
    first: the reviews (:data:`judgements.REVIEW`) with people's scores (the dimensions and
    ``overall``) and the program's on the same standards then (``…_program``); their verdicts
    (:data:`judgements.JUDGEMENT`) and their comments at messages (:data:`judgements.NOTE`)."""
    book, rubric, own = session.book(), session.rubric(), own_standards()
    told = open_to_reader(judgements.reviews(book, conversation_id))
    told = told.filter(pl.col("calibration_id").is_null())
    mine = pl.col("review_id").is_in(told["review_id"].to_list())
    verdicts = judgements.judgements(book, conversation_id).filter(mine)
    program = verdicts.with_columns(pl.col("machine").alias("verdict"))
    for suffix, judged in (("", verdicts), ("_program", program)):
        scored = scorecard.reviewed(judged, rubric, own).rename(
            {name: name + suffix for name in (*DIMENSIONS, "overall", "critical")}
        )
        told = told.join(scored, on="review_id", how="left", maintain_order="left")
    return told.reverse(), verdicts, judgements.notes(book, conversation_id).filter(mine)


def sampled(plan_id: int | None = None, name: str | None = None) -> pl.DataFrame:
    """What was drawn (:data:`samples.ITEM`), by a plan and for a cycle, of the conversations that
    the reader may see."""
    return _seen(samples.items(session.book(), plan_id, name))


def translations(conversation: pl.DataFrame) -> dict[int, str]:
    """The translations that a source brought with the messages of a conversation (CONVERSATION, one
    row), by position: what it called ``translation`` or ``translated_text``."""
    told = conversation.select(pl.col("messages").explode()).unnest("messages")
    keys = ("translation", "translated_text")
    found = told.select(
        "position",
        pl.coalesce(
            pl.col("extra").str.json_path_match(f"$.{key}").str.strip_chars() for key in keys
        ).alias("text"),
    )
    return dict(found.filter(pl.col("text").str.len_chars() > 0).iter_rows())


def open_to_reader(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows about conversations of which the reader may see what is thought of them."""
    return _seen(frame).filter(~pl.col("conversation_id").is_in(session.blind()))


def _seen(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows about conversations that the reader may see."""
    seen = session.scores().select("conversation_id").collect()
    return frame.join(seen, on="conversation_id", how="semi", maintain_order="left")


@st.cache_resource(max_entries=2, show_spinner=False)
def _disagreement(address: str, said: str) -> pl.DataFrame:  # noqa: ARG001 - part of the cache's key
    return disagreement(judgements.judgements(ledger.opened(address)))


@st.cache_resource(max_entries=2, show_spinner=False)
def _finished(address: str, said: str, version: int, _rubric: Rubric) -> pl.DataFrame:  # noqa: ARG001
    book = ledger.opened(address)
    told = judgements.judgements(book)
    own = {f"{customs.PREFIX}{one.id}": one.dimension for one in customs.every(book)}
    scored = scorecard.reviewed(told, _rubric, own)
    return judgements.reviews(book).join(scored, on="review_id", how="left", maintain_order="left")
