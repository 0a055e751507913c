"""Alerts: what rules find in a workspace is kept once, and sent to where people wished.

Called by whatever brings conversations in, after it has, and by the clock of whoever runs
``fourfold alerts``. Everything may be done again, and by several at once: what was found is kept
once, and what is being sent is taken by one of them. A message that did not get out is tried again
the next time.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from dashboard import lake, ledger
from dashboard.alerts import mail, webhook
from dashboard.alerts.failure import SendingError
from dashboard.alerts.wishes import EMAIL, Channel, Secrets, Wishes, secrets, wishes
from dashboard.alerts.words import Message, message
from dashboard.ledger import Ledger, alerts, topics
from dashboard.ledger.tables import Alert
from dashboard.locale import written_in
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.reports.judged import judged
from dashboard.workspace import Workspace
from scoring.analysis.alerts import Watched, findings

PAUSES = (0.5, 2.0)
"""Seconds before a channel is asked again that does not answer, or is too busy."""


@dataclass(frozen=True)
class Outcome:
    """What came of a look: how many alerts are ``new``, how many were ``sent`` to some channel, how
    many are ``waiting`` still, and why each channel that failed did (its name, a word of
    :data:`dashboard.alerts.failure.WHY` and a code)."""

    new: int
    sent: int
    waiting: int
    failed: dict[str, str]


def alert(workspace: Workspace, now: datetime | None = None) -> Outcome:
    """Evaluate the rules on what is there, and send what is waiting. Raises nothing for a channel
    that fails."""
    at = now or datetime.now(UTC)
    book = ledger.opened(workspace.ledger)
    new = evaluate(workspace, at)
    sent, failed = send_waiting(book, secrets(workspace), at)
    return Outcome(new, sent, alerts.waiting(book, at), failed)


def evaluate(workspace: Workspace, at: datetime) -> int:
    """Keep what the rules find at a moment and nobody was told yet; gives how much that is."""
    book = ledger.opened(workspace.ledger)
    if lake.version(workspace.measurements) < 0:
        return 0
    every = judged(workspace)
    merged = topics.merged(book)
    alike = every.measurements.with_columns(
        pl.col("topic").replace(list(merged), list(merged.values())) if merged else "topic"
    )
    watched = Watched(every.scores.collect().lazy(), alike, every.rubric, _measured(workspace))
    return alerts.keep(book, findings(wishes(book).rules, watched, at), at)


def send_waiting(
    book: Ledger, known: Secrets, at: datetime, pauses: Sequence[float] = PAUSES
) -> tuple[int, dict[str, str]]:
    """Send what is waiting, each channel one message; nothing in quiet hours, nor without a
    channel. Gives how many alerts reached one, and why others did not."""
    wanted = wishes(book)
    channels = [channel for channel in wanted.channels if channel.on]
    if not channels or wanted.quiet.holds(at):
        return 0, {}
    mine = alerts.take(book, at)
    if not mine:
        return 0, {}
    failed: dict[str, str] = {}
    reached: list[str] = []
    try:
        for channel in channels:
            todo = [one for one in mine if channel.name not in one.sent_to]
            try:
                if todo:
                    send(_written(todo, wanted, book), channel, known, pauses)
                reached.append(channel.name)
            except SendingError as reason:
                failed[channel.name] = str(reason)
    finally:
        missing = {one.name for one in channels} - set(reached)
        why = ", ".join(sorted({failed.get(name, "unreachable") for name in missing})) or None
        alerts.told(book, [one.id for one in mine], at, reached, why)
    return (len(mine) if reached else 0), failed


def send(told: Message, channel: Channel, known: Secrets, pauses: Sequence[float] = PAUSES) -> None:
    """Send a message to a channel, again after each pause (seconds) if that may help; raises
    :class:`SendingError`."""
    for pause in pauses:
        try:
            return _send(told, channel, known)
        except SendingError as reason:
            if not reason.passing:
                raise
        time.sleep(pause)
    return _send(told, channel, known)


def _send(told: Message, channel: Channel, known: Secrets) -> None:
    if not known.readable:
        raise SendingError("unreadable")
    if channel.kind == EMAIL:
        mail.send(told, channel, known.password)
        return
    name = channel.name
    address, secret = known.webhooks.get(name, ""), known.signatures.get(name, "")
    webhook.send(told, channel.kind, address, secret)


def _written(found: Sequence[Alert], wanted: Wishes, book: Ledger) -> Message:
    with written_in(wanted.language):
        return message(found, wanted, topics.names(book))


def _measured(workspace: Workspace) -> pl.DataFrame:
    """By which version how many conversations of each day were measured."""
    return (
        lake.scan(workspace.measurements, LAKE_MEASUREMENT)
        .filter(pl.col("started_at").is_not_null())
        .group_by(pl.col("started_at").dt.date().alias("day"), "measured_by")
        .agg(pl.len().alias("conversations"))
        .collect()
    )
