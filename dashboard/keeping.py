"""Imports brought into the lake from what they staged, wholly or not at all; and taken out again.

An import first reads everything into its room (:mod:`dashboard.staging`): killed there, nothing of
it came in. From then on its status is "keeping", and whoever comes next brings the rest in. Which
import saw which state of which conversation is kept beside the conversations, so that any import
can be undone whatever came after it.
"""

import polars as pl

from dashboard import lake, ledger
from dashboard.arrivals import as_refused
from dashboard.ledger import imports
from dashboard.staging import Room
from dashboard.workspace import Workspace

SIGHTING = pl.Schema(
    {
        "conversation_id": pl.String,
        "month": pl.String,
        "import_id": pl.Int64,
        "file": pl.Int32,
        "digest": pl.String,
        "state": pl.String,
        "fate": pl.String,
    }
)
"""One row a state of a conversation that an import brought, and what became of it there."""

TAKEN = pl.Schema({"file": pl.Int32, "row": pl.Int64, "conversation_id": pl.String})
"""One row a conversation whose id belongs to another one: the number of its file, its first row."""

_STATE = ("conversation_id", "digest")
_SEEN = ("conversation_id", "import_id", "digest")


def keep(workspace: Workspace, room: Room, import_id: int, *, again: bool = False) -> pl.DataFrame:
    """Bring the parts that wait in a room into the lake; the conversations that were refused for
    their id (TAKEN). ``again``: somebody began and did not come to the end.

    Raises :class:`lake.LakeBusyError` or OSError; then the same call again does the rest.
    """
    book = ledger.opened(workspace.ledger)
    taken = [pl.DataFrame(schema=TAKEN)]
    for file, path in room.parts():
        part = pl.read_parquet(path)
        rows = part.drop("row")
        fates = lake.keep(workspace.conversations, rows, workspace.earlier)
        if again:
            fates = _told_before(workspace, rows, fates, import_id)
        seen = rows.select(
            "conversation_id",
            "month",
            "import_id",
            pl.lit(file, pl.Int32).alias("file"),
            "digest",
            "state",
            fates.alias("fate"),
        )
        lake.add(workspace.sightings, seen.filter(pl.col("fate") != "taken"), _SEEN)
        refused = part.filter(fates == "taken")
        if refused.height:
            room.refuse(as_refused(refused, imports.file_name(book, import_id, file), "id_taken"))
            taken.append(refused.select(pl.lit(file, pl.Int32).alias("file"), *TAKEN.names()[1:]))
        path.unlink()
    brought = lake.scan(workspace.sightings, SIGHTING).filter(import_id=import_id).select(_STATE)
    for path in room.originals():
        # What was refused for its id leaves no original that nobody could find to forget it.
        rows = pl.scan_parquet(path).join(brought, on=_STATE, how="semi").collect()
        lake.add(workspace.originals, rows, _STATE)
        path.unlink()
    return pl.concat(taken)


def counts(workspace: Workspace, import_id: int) -> pl.DataFrame:
    """What became of an import's conversations: ``file, fate, len``."""
    seen = lake.scan(workspace.sightings, SIGHTING).filter(import_id=import_id)
    return seen.group_by("file", "fate").len().collect()


def brought(workspace: Workspace, import_id: int, fate: str | None = None) -> pl.Series:
    """The ids of an import's conversations; of those with one ``fate`` there, if it is named."""
    seen = lake.scan(workspace.sightings, SIGHTING).filter(import_id=import_id)
    if fate is not None:
        seen = seen.filter(fate=fate)
    return seen.select("conversation_id").unique().collect()["conversation_id"]


def recover(workspace: Workspace) -> None:
    """Bring to an end what was stopped: an import that was still reading came in not at all, one
    that was being kept comes in whole, one that was being undone goes out whole."""
    book = ledger.opened(workspace.ledger)
    for one in imports.unfinished(book):
        room = Room(workspace, one.id)
        if not room.enter():
            continue  # Somebody is at work on it.
        try:
            # It may have come to its end between the two questions.
            status = imports.status(book, one.id)
            if status == "reading":
                room.empty()
                imports.finish(book, one.id, {}, "interrupted")
            elif status == "keeping":
                finish(workspace, room, one.id, again=True)
            elif status == "undoing":
                _undo(workspace, one.id)
        finally:
            room.leave()


def finish(workspace: Workspace, room: Room, import_id: int, *, again: bool = False) -> None:
    """Keep what was staged and note how the import ended."""
    book = ledger.opened(workspace.ledger)
    taken = keep(workspace, room, import_id, again=again)
    imports.note_taken(book, import_id, taken)
    fates = counts(workspace, import_id).group_by("fate").agg(pl.col("len").sum())
    imports.finish(book, import_id, dict(fates.iter_rows()), "done")
    room.clear()


def undo(workspace: Workspace, import_id: int) -> None:
    """Take out of the lake what an import brought, after :func:`dashboard.ledger.imports.undo` said
    so: what only it saw goes, what it renewed is again as the other imports left it. Done again, it
    does the rest."""
    room = Room(workspace, import_id)
    if not room.enter():
        raise lake.LakeBusyError(f"Import {import_id} is being worked on; try again in a while.")
    try:
        _undo(workspace, import_id)
        room.empty()
    finally:
        room.leave()


def _undo(workspace: Workspace, import_id: int) -> None:
    book = ledger.opened(workspace.ledger)
    seen = lake.scan(workspace.sightings, SIGHTING)
    mine = seen.filter(import_id=import_id).collect()
    ids = mine.lazy().select("conversation_id").unique()
    others = (
        seen.filter(pl.col("import_id") != import_id)
        .join(ids, on="conversation_id", how="semi")
        .sort("state", "import_id")
        .collect()
    )
    best = others.group_by("conversation_id").agg(
        pl.col("digest").last().alias("best"), pl.col("import_id").last().alias("by")
    )
    if lake.version(workspace.conversations) >= 0:
        _restore(workspace, ids, best)
    only_mine = mine.join(others, on=["conversation_id", "digest"], how="anti")
    _take_states_out(workspace, only_mine)
    lake.take_out(workspace.originals, only_mine.select("month", *_STATE).unique())
    lake.take_out(
        workspace.sightings, mine.select("conversation_id", "month", "import_id").unique()
    )
    imports.finish(book, import_id, None, "undone")


def _restore(workspace: Workspace, ids: pl.LazyFrame, best: pl.DataFrame) -> None:
    """Conversations as the best of the other sightings has them; gone, where there is none."""
    current = (
        lake.scan(workspace.conversations)
        .select("conversation_id", "month", "digest", "import_id")
        .join(ids, on="conversation_id", how="semi")
        .collect()
    )
    gone = current.join(best, on="conversation_id", how="anti")
    for table in (workspace.conversations, workspace.measurements):
        lake.take_out(table, gone.select("conversation_id", "month"))
    back = current.join(best, on="conversation_id").filter(
        (pl.col("digest") != pl.col("best")) | (pl.col("import_id") != pl.col("by"))
    )
    same = back.filter(pl.col("digest") == pl.col("best"))
    if same.height:
        by = same.select("conversation_id", "month", pl.col("by").alias("import_id"))
        lake.amend(workspace.conversations, lambda _: by)
    other = back.filter(pl.col("digest") != pl.col("best")).select(
        "conversation_id", "month", pl.col("best").alias("digest"), "by"
    )
    if other.height:
        states = (
            lake.scan(workspace.earlier)
            .drop("month", "import_id")
            .join(other.lazy(), on=["conversation_id", "digest"])
            .rename({"by": "import_id"})
            .collect()
        )
        lake.put_back(workspace.conversations, states)


def _take_states_out(workspace: Workspace, states: pl.DataFrame) -> None:
    """Earlier states that nobody else saw, or that are in force again."""
    if lake.version(workspace.earlier) < 0:
        return
    known = lake.scan(workspace.earlier).select("conversation_id", "month", "digest")
    current = lake.scan(workspace.conversations).select("conversation_id", "digest")
    states_ = pl.concat([states.lazy().select("conversation_id", "digest"), current])
    gone = known.join(states_, on=["conversation_id", "digest"], how="semi").collect()
    lake.take_out(workspace.earlier, gone)


def _told_before(
    workspace: Workspace, rows: pl.DataFrame, fates: pl.Series, import_id: int
) -> pl.Series:
    """The fates, where an earlier attempt of the same import may have kept the part already."""
    mine = (
        lake.scan(workspace.conversations)
        .filter(import_id=import_id)
        .select("conversation_id", "digest")
        .join(rows.lazy(), on=["conversation_id", "digest"], how="semi")
        .collect()
    )
    ours = rows["conversation_id"].is_in(mine["conversation_id"].implode())
    return pl.select(
        pl.when(ours & (fates == "unchanged")).then(pl.lit("new")).otherwise(fates).alias("fate")
    ).to_series()
