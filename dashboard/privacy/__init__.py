"""Personal data: masked before it is kept, sealed, forgotten on request or by age.

What is set (``dashboard.ledger.settings.PRIVACY``) holds for what comes in from then on: ``mode``
is "off", "mask" (what tells of a person is replaced before anything is kept) or "seal" (masked, and
the original kept sealed, for those who have the right to open it); ``months`` is how long
conversations are kept, None for ever.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import polars as pl

from dashboard import ledger
from dashboard.ledger import erasures, settings
from dashboard.privacy import keys, seals
from dashboard.workspace import Workspace
from scoring.personal import masked
from scoring.personal.texts import Names
from scoring.personal.texts import masked as masked_text

OFF, MASK, SEAL = "off", "mask", "seal"
MODES = (OFF, MASK, SEAL)


@dataclass(frozen=True)
class Guard:
    """What is done to conversations before they are kept."""

    mode: str
    key: bytes
    erased: frozenset[str]
    """Pseudonyms of customers who asked to be forgotten."""
    since: datetime | None
    """What ended before is not kept."""

    def pseudonym(self, customer: str) -> str:
        """The name under which a customer is known here; the same for the same customer."""
        return keys.pseudonym(self.key, customer)

    def unwanted(self, conversations: pl.DataFrame) -> pl.DataFrame:
        """Conversations (``conversation_id, expected``) that are not to be kept, and why."""
        gone = self._known_as(conversations).is_in(list(self.erased)).fill_null(False)
        old = pl.lit(False) if self.since is None else pl.col("ended_at") < self.since
        told = conversations.select(
            "conversation_id",
            pl.when(gone)
            .then(pl.lit("erased"))
            .when(old)
            .then(pl.lit("too_old"))
            .alias("expected"),
        )
        return told.drop_nulls("expected")

    def guarded(self, conversations: pl.DataFrame) -> pl.DataFrame:
        """Conversations (CONVERSATION) as they may be kept."""
        if self.mode == OFF:
            return conversations
        # A chat's own id may be the customer's name.
        names = self._known_as(conversations)
        told = masked(conversations, cache(self.pseudonym))
        return told.with_columns(_without_name(conversations, names))

    def sealed(self, conversations: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
        """The originals of ``rows`` (conversations with their states), sealed; none where originals
        are not kept."""
        wanted = rows if self.mode == SEAL else rows.clear()
        return seals.sealed(self.key, conversations, wanted)

    def without_people(self, refused: pl.DataFrame) -> pl.DataFrame:
        """Rows that stay out (REFUSED) as they may be kept to be mended."""
        if self.mode == OFF or refused.is_empty():
            return refused
        nobody = pl.lit(None, pl.String)
        return refused.with_columns(
            self._known_as(refused).alias("customer_id"),
            *(_masked_alone(refused[name]) for name in ("text", "translation", "line")),
            *(nobody.alias(name) for name in ("author", "extra", "message_extra", "tags")),
        )

    def worded(self, problems: pl.DataFrame) -> pl.DataFrame:
        """Problems (PROBLEM) as they may be told: the values are a stranger's."""
        if self.mode == OFF:
            return problems
        return problems.with_columns(_masked_alone(problems["value"]))

    def _known_as(self, conversations: pl.DataFrame) -> pl.Series:
        customers = conversations["customer_id"]
        known = {one: self.pseudonym(one) for one in customers.drop_nulls().unique()}
        return customers.replace_strict(known, default=None, return_dtype=pl.String)


def guard(workspace: Workspace) -> Guard:
    """What is set in this workspace."""
    book = ledger.opened(workspace.ledger)
    told = settings.get(book, settings.PRIVACY)
    return Guard(
        told["mode"],
        keys.key(workspace),
        frozenset(erasures.pseudonyms(book)),
        oldest(told["months"]),
    )


def oldest(months: int | None) -> datetime | None:
    """Since when conversations are kept."""
    if months is None:
        return None
    now = pl.lit(datetime.now(UTC))
    return pl.select(now.dt.offset_by(f"-{months}mo")).item()


def _masked_alone(texts: pl.Series) -> pl.Series:
    """Texts masked by what each says itself; few stay out, so one at a time will do."""
    return texts.map_elements(lambda text: masked_text(text, Names(), ()), return_dtype=pl.String)


def _without_name(conversations: pl.DataFrame, names: pl.Series) -> pl.Series:
    """Ids of conversations without the customer's own, where they begin with it."""
    told = conversations.select(
        "conversation_id", "source", "customer_id", names.alias("pseudonym")
    )
    prefix = pl.coalesce(pl.col("source") + ":", pl.lit("")) + pl.col("customer_id") + "/"
    rest = pl.col("conversation_id").str.slice(prefix.str.len_chars())
    hidden = pl.concat_str(
        pl.coalesce(pl.col("source") + ":", pl.lit("")), "pseudonym", pl.lit("/"), rest
    )
    begins = pl.col("conversation_id").str.starts_with(prefix).fill_null(False)
    return told.select(
        pl.when(begins).then(hidden).otherwise("conversation_id").alias("conversation_id")
    ).to_series()
