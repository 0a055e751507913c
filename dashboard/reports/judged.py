"""What a report and an export are made of, outside of the screen: a workspace's conversations,
judged by the rubric in force, with people's corrections."""

from dataclasses import dataclass

import polars as pl

from dashboard import lake, ledger
from dashboard.ledger import disputes, judgements, rubrics, settings
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.workspace import Workspace
from scoring import scorecard
from scoring.analysis import reviews
from scoring.rubric import Rubric


@dataclass(frozen=True)
class Judged:
    """Conversations of which a report tells: their ``scores`` (:func:`scoring.scorecard.scores`),
    their ``measurements`` and the ``rubric`` that judges them. Scores know already of people's
    ``corrections`` (:data:`dashboard.ledger.judgements.CORRECTION`; None: not asked for)."""

    scores: pl.LazyFrame
    measurements: pl.LazyFrame
    rubric: Rubric
    corrections: pl.DataFrame | None = None


def judged(workspace: Workspace) -> Judged:
    """All conversations of a workspace."""
    book = ledger.opened(workspace.ledger)
    told = settings.get(book, settings.PEOPLE_ONLY)
    measurements = lake.scan(workspace.measurements, LAKE_MEASUREMENT)
    if told["on"]:
        said = reviews.against_program(judgements.judgements(book), disputes.frame(book))
        left = reviews.people_only(reviews.trusted(said), told["bar"], told["least"])
        measurements = scorecard.left_to_people(measurements, left)
    rubric = rubrics.in_force(book)
    corrections = judgements.corrections(book)
    scores = scorecard.scores(measurements, rubric, corrections=corrections)
    return Judged(scores, measurements, rubric, corrections)
