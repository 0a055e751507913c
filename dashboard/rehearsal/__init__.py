"""The sample's people at work: what the demo shows of reviews, disputes, coaching and the rest.

Everything is done by the functions that people's clicks call, so that the demo's ledger is one that
could have come about; only the verdicts of its reviewers are drawn at random, the same every time.
"""

from collections.abc import Mapping

import polars as pl

from dashboard import lake, ledger
from dashboard.access import Person, Role
from dashboard.ledger import Ledger, customs, disputes, members
from dashboard.ledger.reviews import Task
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.rehearsal import reviewers, trainer
from dashboard.workspace import Workspace
from sample_data.staff import MEMBERS
from sample_data.story import COACHED_AGENT, PASTING_AGENT
from scoring import rubric
from scoring.scorecard import MET, MISSED, PARTLY, verdicts


def rehearse(workspace: Workspace) -> None:
    """Play half a year of the programme into a workspace that holds the sample and nothing else."""
    book = ledger.opened(workspace.ledger)
    alone = members.alone(book)
    staff = {
        one.name: members.add(
            book, alone, Person(0, one.login, one.name, Role(one.role), one.agent)
        )
        for one in MEMBERS
    }
    of = {role: [one for one in staff.values() if one.role == role] for role in Role}
    [supervisor], [coach] = of[Role.SUPERVISOR], of[Role.TRAINER]
    customs.add(
        book,
        supervisor,
        "Offers the return label",
        "effect",
        "Did the agent offer the free return label where goods came back?",
    )
    measured = lake.scan(workspace.measurements, LAKE_MEASUREMENT)
    reviewers.at_work(book, supervisor, of[Role.REVIEWER], measured)
    _disputed(book, supervisor, staff, measured)
    trainer.at_work(book, coach, staff, measured)


def _disputed(
    book: Ledger, supervisor: Person, staff: Mapping[str, Person], measured: pl.LazyFrame
) -> None:
    """Two disputes of misses: one decided, one open."""
    for name in (PASTING_AGENT, COACHED_AGENT):
        own = measured.filter(pl.col("agent_id") == name).sort("started_at", descending=True)
        rows = own.head(20).collect()
        missed = verdicts(rows, rubric.default()).filter(pl.col("verdict") == MISSED)
        if missed.is_empty():
            continue
        row = missed.row(0, named=True)
        task = Task(row["conversation_id"], name, row["language"], row["channel"])
        number = disputes.dispute(
            book,
            staff[name],
            task,
            row["standard"],
            MISSED,
            MET,
            "The customer had asked for exactly this.",
        )
        if name == PASTING_AGENT:
            disputes.decide(book, supervisor, number, PARTLY, "Half of it was there.")
