"""The topics of a workspace: learned from its conversations, kept, and told of every one of them.

Which topic a conversation is on stands beside its measurement: it is told when that is made, and
anew when other topics are in force.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from dashboard import lake, stored
from dashboard.engines import mapped
from dashboard.learning import number_of, reserved
from dashboard.workspace import Workspace
from scoring.calendars import NONE, Calendars
from scoring.measure import measure
from scoring.satisfaction import Models
from scoring.topics import model as kept_
from scoring.topics.learning import LARGEST, LEAST, learned
from scoring.topics.model import NoTopicsError, Topics
from scoring.topics.questions import QUESTION, questions
from scoring.topics.space import MEANING, WORDS

TOPIC = pl.Schema({"topic": pl.Int32, "topic_by": pl.String})
"""What the lake's measurements tell of topics: the number (null: none fits, or nothing is asked),
and the version of the topics it is one of."""

_AT_ONCE = 2_500
"""Conversations whose topics are told as one batch."""

_KEPT_AT_ONCE = 10_000
"""Conversations whose topics are brought into the lake in one go: what a crash can cost."""

_STANDS = pl.Schema(
    {
        "conversation_id": pl.String,
        "month": pl.String,
        "digest": pl.String,
        "language": pl.String,
        "started_at": pl.Datetime("us", "UTC"),
        "topic_by": pl.String,
    }
)
"""What is asked of a measurement to tell the topic."""

_STAGE = "topics"

Told = Callable[[str, int, int], None]
"""Told the stage, what of it is done and of how much: here "topics", in conversations."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """For whoever does not want to hear how far it is."""


def in_force(workspace: Workspace) -> Path | None:
    """The file of the topics learned last; None before the first, or if they cannot be read."""
    paths = _usable(workspace.topics)
    return paths[-1] if paths else None


def history(workspace: Workspace) -> list[dict[str, Any]]:
    """What is known about everything learned, the latest first."""
    return [kept_.kept(path).about for path in reversed(_usable(workspace.topics))]


def learn_here(workspace: Workspace, told: Told = silent, *, vectors: bool) -> Topics:
    """Learn topics from the workspace's conversations and keep them there: half of the latest, half
    of all, at most LARGEST; with ``vectors`` by what they mean, across languages. From now on they
    are the ones in force, once they are told of every conversation (:func:`tell_pending`) beyond
    those that were read.

    Raises :class:`scoring.topics.learning.TooFewError`.
    """
    former = in_force(workspace)
    drawn = _drawn(workspace)
    asked = pl.concat(
        [pl.DataFrame(schema=QUESTION), *map(questions, _read(workspace, drawn))]
    ).sort("conversation_id")
    found, numbers = learned(
        asked,
        MEANING if vectors else WORDS,
        None if former is None else kept_.kept(former),
        partial(told, _STAGE),
    )
    draft = reserved(workspace.topics)
    try:
        kept_.keep(found, draft)
        draft.replace(draft.with_name(f"{draft.stem}-{found.about['version']}.npz"))
    finally:
        draft.unlink(missing_ok=True)
    read = drawn.select("conversation_id", "digest").join(
        asked.select("conversation_id", numbers), on="conversation_id", how="left"
    )
    version = pl.lit(found.about["version"]).alias("topic_by")
    lake.amend(workspace.measurements, partial(_of_same_state, read.with_columns(version)))
    return found


def measured(
    conversations: pl.DataFrame, models: Models, topics: Path | None, calendars: Calendars = NONE
) -> pl.DataFrame:
    """Conversations (CONVERSATION) measured (:func:`scoring.measure.measure`), with TOPIC by the
    topics of a file, null without one."""
    found = measure(conversations, models=models, calendars=calendars)
    if topics is None:
        return found.with_columns(pl.lit(None, kind).alias(name) for name, kind in TOPIC.items())
    spoken = conversations.with_columns(found["language"])
    return pl.concat([found, told_topics(topics, spoken).select(*TOPIC)], how="horizontal")


def told_topics(path: Path, conversations: pl.DataFrame) -> pl.DataFrame:
    """``conversation_id`` and TOPIC of conversations (CONVERSATION, with the language that was
    found), in their order, by the topics of a file."""
    topics = kept_.kept(path)
    asked = questions(conversations)
    told = asked.select("conversation_id", topics.assigned(asked))
    return (
        conversations.select("conversation_id")
        .join(told, on="conversation_id", how="left", maintain_order="left")
        .with_columns(pl.lit(topics.about["version"]).alias("topic_by"))
    )


def tell_pending(workspace: Workspace, told: Told = silent) -> int:
    """Tell the topic of every measured conversation of which it was not told by the topics in
    force; how many. Can be stopped anywhere and started again."""
    path = in_force(workspace)
    if path is None:
        return 0
    todo, done = _untold(workspace, kept_.kept(path).about["version"]), 0
    told(_STAGE, 0, todo.height)
    state = todo.select("conversation_id", "digest")
    batches = mapped(partial(told_topics, path), _read(workspace, todo))
    for rows in stored.gathered(batches, _KEPT_AT_ONCE):
        lake.amend(
            workspace.measurements, partial(_of_same_state, rows.join(state, on="conversation_id"))
        )
        done += rows.height
        told(_STAGE, done, todo.height)
    if done:
        lake.tidy(workspace.measurements)
    return done


def _of_same_state(rows: pl.DataFrame, known: pl.LazyFrame) -> pl.DataFrame:
    """What is told, as far as the conversations are still those it was told of."""
    states = known.select("conversation_id", "month", "digest").collect()
    return states.join(rows, on=["conversation_id", "digest"]).drop("digest")


def enough(workspace: Workspace) -> bool:
    """Whether there are conversations enough to learn from."""
    return _measured(workspace).select(pl.len()).collect().item() >= LEAST


def _untold(workspace: Workspace, version: str) -> pl.DataFrame:
    """The measured conversations of which no topic of this version was told."""
    other = pl.col("topic_by").ne_missing(pl.lit(version))
    return _measured(workspace).filter(other).sort("month", "conversation_id").collect()


def _measured(workspace: Workspace) -> pl.LazyFrame:
    """The measured conversations: of these the language is known."""
    return lake.scan(workspace.measurements, _STANDS).select(*_STANDS)


def _drawn(workspace: Workspace) -> pl.DataFrame:
    """The conversations to learn from, by month and id: the latest, since there is what is new, and
    as many of the others, drawn evenly, since there is what comes with the season."""
    known = (
        _measured(workspace)
        .sort("started_at", "conversation_id", descending=[True, False], nulls_last=True)
        .collect()
    )
    latest, rest = known.head(LARGEST // 2), known.slice(LARGEST // 2)
    others = rest.sample(min(LARGEST // 2, rest.height), seed=0)
    return pl.concat([latest, others]).sort("month", "conversation_id")


def _read(workspace: Workspace, wanted: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The wanted conversations (CONVERSATION), with the language that was found."""
    spoken = wanted.select("conversation_id", "language")
    for batch in stored.batches(workspace, wanted, _KEPT_AT_ONCE, _AT_ONCE):
        found = batch.drop("language").join(
            spoken, on="conversation_id", how="left", maintain_order="left"
        )
        yield found.select(batch.columns)


def _usable(folder: Path) -> list[Path]:
    """The files of a folder in the order in which they were learned, but for those that this
    version of the program cannot read."""
    paths = []
    for path in sorted(folder.glob("*.npz"), key=lambda path: (number_of(path), path.name)):
        try:
            kept_.kept(path)
        except NoTopicsError:
            continue
        paths.append(path)
    return paths
