"""Learning from rated conversations, of files or of a workspace, and keeping what was learned."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from dashboard import lake
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace
from scoring.analysis.ratings import drift
from scoring.conversations import CONVERSATION
from scoring.dialogue import dialogue
from scoring.satisfaction import Models, targets
from scoring.satisfaction.course import so_far
from scoring.satisfaction.learning import LARGEST, Rated, TooFewError, learned
from scoring.satisfaction.material import Material, joined, material
from scoring.satisfaction.model import Model, NoModelError, keep, kept
from scoring.satisfaction.parts import LEAST, MOST

TARGETS = (targets.RATING, targets.SOLVED_TARGET)
"""What a workspace can learn."""

_AT_ONCE = 200
"""Conversations prepared as one batch: the counts of their runs of characters take room, and
whoever waits wants to hear how far it is."""

_ENDS = {targets.RATING: (LEAST, MOST), targets.SOLVED_TARGET: (0.0, 1.0)}
"""The ends of the scales that are known; another target's are its least and highest value."""

Told = Callable[[str, int, int], None]
"""Told the stage, what of it is done and of how much: "prepare", the rated conversations being read
(in conversations; most of the time goes there), or "learn" (in steps)."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """For whoever does not want to hear how far it is."""


def learn(
    batches: Iterable[pl.DataFrame], target: str, told: Told = silent, *, vectors: bool = False
) -> Model:
    """The model that conversations (CONVERSATION) teach of a target, from the latest LARGEST that
    name it; ``vectors`` asks for the encoder as well.

    Raises :class:`scoring.satisfaction.learning.TooFewError`.
    """
    found = _latest(batches, target)
    if found.is_empty():
        raise TooFewError(0)
    rated = _rated(found, target, vectors, told)
    low, high = _ENDS.get(target, (None, None))
    if low is None or high is None:
        values = [float(value) for value in rated.ratings] or [0.0]
        low, high = min(values), max(values)
    return learned(rated, target, (low, high), partial(told, "learn"))


def learn_here(
    workspace: Workspace, target: str, told: Told = silent, *, vectors: bool | None = None
) -> Model:
    """Learn from the workspace's conversations and keep the model there: from now on it is the one
    that predicts, once everything is measured anew (:func:`dashboard.measuring.measure_pending`).

    Whether the encoder joins in may be left open: then it does if it did in the model in force.
    """
    with_encoder = uses_vectors(workspace, target) if vectors is None else vectors
    model = learn(_stored(workspace), target, told, vectors=with_encoder)
    draft = reserved(workspace.models / target)
    try:
        keep(model, draft)
        draft.replace(draft.with_name(f"{draft.stem}-{model.about['version']}.npz"))
    finally:
        draft.unlink(missing_ok=True)
    return model


def models(workspace: Workspace) -> Models:
    """The models that predict in a workspace: of each target the one learned last."""
    found = {target: _usable(workspace.models / target) for target in TARGETS}
    return Models(**{target: paths[-1] if paths else None for target, paths in found.items()})


def uses_vectors(workspace: Workspace, target: str) -> bool:
    """Whether the encoder had a part in the model of a target that is in force."""
    paths = _usable(workspace.models / target)
    return bool(paths) and kept(paths[-1]).known_vectors is not None


def outdated(workspace: Workspace) -> bool:
    """Whether the model of ratings no longer fits those that came after it was learned."""
    path = models(workspace).rating
    if path is None:
        return False
    return drift(lake.scan(workspace.measurements), kept(path).about).drifted


def history(workspace: Workspace, target: str) -> list[dict[str, Any]]:
    """What is known about every model of a target, the latest first."""
    return [kept(path).about for path in reversed(_usable(workspace.models / target))]


def _usable(folder: Path) -> list[Path]:
    """The models of a folder, in the order in which they were learned, but for those that this
    version of the program cannot read."""
    paths = []
    for path in sorted(folder.glob("*.npz"), key=lambda path: (number_of(path), path.name)):
        try:
            kept(path)
        except NoModelError:
            continue
        paths.append(path)
    return paths


def number_of(path: Path) -> int:
    """Where a model stands in the order of its folder; nought if its name does not say."""
    told = path.stem.partition("-")[0]
    return int(told) if told.isdecimal() else 0


def reserved(folder: Path) -> Path:
    """An empty draft that is named by the next number, which nobody else gets meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{1 + max(map(number_of, folder.iterdir()), default=0):05}.draft"
    try:
        draft.touch(exist_ok=False)
    except FileExistsError:  # somebody was quicker
        return reserved(folder)
    return draft


def _stored(workspace: Workspace) -> Iterable[pl.DataFrame]:
    """The workspace's conversations that may name a target, month by month."""
    found = lake.scan(workspace.conversations, LAKE_CONVERSATION)
    told = found.filter(pl.col("rating").is_not_null() | pl.col("status").is_not_null())
    months = told.select(pl.col("month").unique().sort(descending=True)).collect()["month"]
    for month in months:
        yield told.filter(pl.col("month") == month).select(CONVERSATION.names()).collect()


def _latest(batches: Iterable[pl.DataFrame], target: str) -> pl.DataFrame:
    """The latest LARGEST conversations that name the target, each with its ``target`` (null where
    only messages name it)."""
    kept_ = pl.DataFrame(schema=dict(CONVERSATION) | {"target": pl.Float64})
    for batch in batches:
        own = targets.of_conversations(batch, target).cast(pl.Float64)
        named = own.is_not_null()
        if not named.any():
            rows = targets.of_messages(batch, target)["conversation"].unique()
            named = pl.int_range(batch.height, dtype=pl.UInt32, eager=True).is_in(rows.implode())
        kept_ = pl.concat([kept_, batch.with_columns(own.alias("target")).filter(named)])
        if kept_.height > LARGEST:
            kept_ = kept_.sort("started_at", nulls_last=False, maintain_order=True).tail(LARGEST)
    return kept_


def _rated(conversations: pl.DataFrame, target: str, vectors: bool, told: Told) -> Rated:
    told("prepare", 0, conversations.height)
    parts: list[Material] = []
    values, agents, customers = [], [], []
    for batch in conversations.iter_slices(_AT_ONCE):
        read, rows = _of(batch, target, vectors)
        facts = batch.select(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias("of"),
            "agent_id",
            pl.coalesce("customer_id", "conversation_id").alias("customer"),
        )
        about = read.conversations.join(rows, on="conversation", how="left", maintain_order="left")
        known = about.join(facts, on="of", how="left", maintain_order="left")
        parts.append(read)
        values.append(known["value"])
        agents.append(known["agent_id"])
        customers.append(known["customer"])
        told("prepare", min(len(parts) * _AT_ONCE, conversations.height), conversations.height)
    nobody, nothing = pl.Series([], dtype=pl.String), pl.Series([], dtype=pl.Float64)
    whole = joined(parts)
    # Of single messages there may be many more than conversations.
    last = np.arange(len(whole.traits))[-LARGEST:]
    return Rated(
        whole.rows(last),
        pl.concat([nothing, *values]).to_numpy()[last],
        pl.concat([nobody, *agents]).gather(last),
        pl.concat([nobody, *customers]).gather(last),
    )


def _of(batch: pl.DataFrame, target: str, vectors: bool) -> tuple[Material, pl.DataFrame]:
    """What is told by the batch and rated: whole conversations, or each as it stood after a
    message of the customer that is rated; and ``conversation`` (there), ``of``, ``value``."""
    said = dialogue(batch.drop("target"))
    whole = batch.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("of"), pl.col("target").alias("value")
    ).drop_nulls("value")
    if whole.height:
        rows = whole.select(pl.col("of").alias("conversation"), "of", "value")
    else:
        said, ends = so_far(said)
        named = targets.of_messages(batch, target).rename({"conversation": "of"})
        rows = ends.join(named, on=["of", "position"]).select("conversation", "of", "value")
    mine = said.join(rows, on="conversation", how="semi", maintain_order="left")
    return material(mine, vectors), rows
