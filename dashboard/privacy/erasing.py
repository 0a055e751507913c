"""Conversations forgotten for good: of one customer on request, or by age."""

import polars as pl

from dashboard import lake, ledger
from dashboard.access import Person
from dashboard.ledger import erasures, imports, settings
from dashboard.privacy import guard, keys, oldest
from dashboard.staging import Room
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace


def erase(workspace: Workspace, by: Person, customer: str) -> int:
    """Forget all conversations of a customer (an id, an e-mail address or the name under which they
    are known here), in every state and in the lake's history; how many there were.

    A record stays that tells when and by whom, not of whom: a pseudonym, by which the same customer
    is refused when an earlier export or backup is brought in again.
    """
    name = keys.pseudonym(keys.key(workspace), customer)
    erasures.record(ledger.opened(workspace.ledger), by, name)
    return _forget_customers(workspace, frozenset([name]))


def count(workspace: Workspace, customer: str) -> int:
    """How many conversations of a customer there are."""
    theirs = _of_customers(workspace, frozenset([keys.pseudonym(keys.key(workspace), customer)]))
    return _ids(workspace, pl.col("customer_id").is_in(theirs)).height if theirs else 0


def erase_again(workspace: Workspace) -> int:
    """Forget whoever was forgotten before: after a backup was put back."""
    return _forget_customers(workspace, guard(workspace).erased)


def retain(workspace: Workspace) -> int:
    """Forget conversations that ended longer ago than they are to be kept; how many."""
    months = settings.get(ledger.opened(workspace.ledger), settings.PRIVACY)["months"]
    since = oldest(months)
    if since is None or lake.version(workspace.conversations) < 0:
        return 0
    old = pl.coalesce("ended_at", "started_at") < since
    return _forget(workspace, old)


def _forget_customers(workspace: Workspace, names: frozenset[str]) -> int:
    known = guard(workspace)
    theirs = _of_customers(workspace, names)
    for room in _rooms(workspace):
        room.forget(lambda customer: known.pseudonym(customer) in names)
    return _forget(workspace, pl.col("customer_id").is_in(theirs)) if theirs else 0


def _of_customers(workspace: Workspace, names: frozenset[str]) -> list[str]:
    """The customers, as they are kept here, who are known under one of these names."""
    known = guard(workspace)
    every = (
        pl.concat(
            [
                lake.scan(table, LAKE_CONVERSATION).select("customer_id")
                for table in (workspace.conversations, workspace.earlier)
            ]
        )
        .drop_nulls()
        .unique()
        .collect()
        .to_series()
    )
    return [one for one in every if known.pseudonym(one) in names]


def _ids(workspace: Workspace, which: pl.Expr) -> pl.DataFrame:
    """The ids of conversations in any of their states."""
    return (
        pl.concat(
            [
                lake.scan(table, LAKE_CONVERSATION).filter(which).select("conversation_id")
                for table in (workspace.conversations, workspace.earlier)
            ]
        )
        .unique()
        .collect()
    )


def _forget(workspace: Workspace, which: pl.Expr) -> int:
    """Forget conversations, and whatever is kept of them in the lake and the ledger."""
    ids = _ids(workspace, which)
    if ids.is_empty():
        return 0
    for table in (
        workspace.measurements,
        workspace.originals,
        workspace.earlier,
        workspace.sightings,
        workspace.conversations,
    ):
        if lake.version(table) >= 0:
            rows = lake.scan(table).select("conversation_id", "month")
            found = rows.join(ids.lazy(), on="conversation_id", how="semi").unique().collect()
            lake.forget(table, found)
    erasures.forget(ledger.opened(workspace.ledger), ids["conversation_id"].to_list())
    return ids.height


def _rooms(workspace: Workspace) -> list[Room]:
    book = ledger.opened(workspace.ledger)
    return [Room(workspace, one.id) for one in imports.recent(book, limit=1_000_000)]
