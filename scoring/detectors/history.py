"""What the other conversations tell: did the customer come back, was it usual, was it pasted?

Such a question is asked twice. Within the conversation its :class:`Finding` says whether it arises,
and :data:`TRACES` keep what the answer will need. Then ``among`` answers it from the traces of all
conversations there are: asked again when more have come in, it says what it would have said had
they all come at once.
"""

import polars as pl

from scoring.detectors import AGENT, ALWAYS, CUSTOMER, Finding, did, first, happens, last

_MATTERS = ("failure_report", "complaint", "request.order", "question.shipping", "question.product")
"""What a customer may come with; the first of these that shows names the matter."""

_FOLLOW_UP = (
    *("progress", "remedy", "tracking", "explanation", "steps", "commitment"),
    *("refusal", "alternative", "handover", "order_readback"),
)
"""What shows that an agent came back to the matter."""

_PAUSE = 300.0
"""Seconds after which whoever goes on writing has come back."""

ENOUGH = 20
"""Conversations that make up what is usual."""

CONTACTS_AFTER = 5
"""How many of a customer's next contacts are looked at."""

_SECONDS = 1e6
"""Microseconds of a second, the unit of durations."""


def _since(earlier: pl.Expr, later: pl.Expr) -> pl.Expr:
    return (later - earlier).dt.total_microseconds() / _SECONDS


_PROMISE = AGENT & pl.col("due_seconds").is_not_null() & pl.col("timestamp").is_not_null()
_AT = pl.when(_PROMISE).then("timestamp").min()
_UNTIL = (
    pl.when(_PROMISE & (pl.col("timestamp") == _AT))
    .then(pl.col("timestamp") + pl.duration(microseconds=pl.col("due_seconds") * _SECONDS))
    .max()
)
_LATER = pl.col("timestamp") > _AT
_ANOTHER = (pl.col("turn") > pl.when(_PROMISE).then("turn").min()) | (
    _since(_AT, pl.col("timestamp")) >= _PAUSE
)
_BACK = AGENT & _LATER & _ANOTHER & did(_FOLLOW_UP)
_FOLLOWED = pl.when(_BACK).then("timestamp").min()
_ASKS = CUSTOMER & ~did(("thanks", "confirms_solved", "satisfied"), CUSTOMER).fill_null(False)
_ASKED_AFTER = pl.when(_ASKS & (pl.col("timestamp") > _UNTIL)).then("timestamp").min()

TRACES: dict[str, pl.Expr] = {
    "matter": pl.coalesce(
        *(pl.when(happens(did((act,), CUSTOMER))).then(pl.lit(act)) for act in _MATTERS)
    ),
    "customer_from": pl.when(CUSTOMER).then("timestamp").min(),
    "agent_from": pl.when(AGENT).then("timestamp").min(),
    "handle_seconds": _since(
        pl.when(CUSTOMER).then("timestamp").min(), pl.when(AGENT).then("timestamp").max()
    ),
    "promised_at": pl.when(_FOLLOWED.is_null() & _ASKED_AFTER.is_null()).then(_AT),
    "promised_until": pl.when(_FOLLOWED.is_null() & _ASKED_AFTER.is_null()).then(_UNTIL),
    "pasted": pl.col("long_sentences")
    .list.explode(empty_as_null=False, keep_nulls=False)
    .unique()
    .sort(),
}
"""What is kept of a conversation for questions about others, per conversation: ``matter``; the
first message of each side; seconds from the customer's first message to the agent's last; the
first promise with a time, made and due, if nothing was heard of it to the end; digests of the
agent's long sentences."""

TRACE = {
    "matter": pl.String(),
    "customer_from": pl.Datetime("us", "UTC"),
    "agent_from": pl.Datetime("us", "UTC"),
    "handle_seconds": pl.Float64(),
    "promised_at": pl.Datetime("us", "UTC"),
    "promised_until": pl.Datetime("us", "UTC"),
    "pasted": pl.List(pl.Int64()),
}
"""The types of TRACES."""


def no_recontact(days: int) -> Finding:
    """1 if the customer did not come back on the matter within so many ``days`` of the end, 0 if
    so. Null while the days are not over, or where nobody knows who the customer is."""
    within = days * 86_400.0

    def among(own: pl.DataFrame, known: pl.DataFrame, _: str) -> pl.Series:
        # Contacts whose time nobody knows stand in no order.
        contacts = known.filter(
            pl.col("customer_id").is_not_null(), pl.col("customer_from").is_not_null()
        ).sort("customer_id", "customer_from", "conversation_id")
        back = pl.any_horizontal(
            *(_comes_back(place, within) for place in range(1, CONTACTS_AFTER + 1))
        )
        newest = pl.lit(known["ended_at"].max(), known.schema["ended_at"])
        over = _since(pl.col("ended_at"), newest) >= within
        told = contacts.select(
            "conversation_id",
            pl.when(back.fill_null(False)).then(0.0).when(over).then(1.0).alias("value"),
        )
        return _aligned(own, told)

    return Finding(CUSTOMER.any() & AGENT.any(), _OPEN, last(CUSTOMER), among=among)


def _comes_back(place: int, within: float) -> pl.Expr:
    """Is the customer's contact so many places later about the same matter, and soon enough?"""

    def of(name: str) -> pl.Expr:
        return pl.col(name).shift(-place).over("customer_id")

    other_order = (pl.col("order_id") != of("order_id")).fill_null(False)
    same_order = (pl.col("order_id") == of("order_id")).fill_null(False)
    other_matter = (pl.col("matter") != of("matter")).fill_null(False)
    soon = _since(pl.col("ended_at"), of("customer_from")) <= within
    return soon & ~other_order & (same_order | ~other_matter)


def handle_ratio() -> Finding:
    """Seconds from the customer's first message to the agent's last, over the usual ones: the
    median of this channel and matter in the same month and the two before, two digits of it. Null
    below ENOUGH peers."""

    def among(own: pl.DataFrame, known: pl.DataFrame, _: str) -> pl.Series:
        month = pl.col("ended_at").dt.truncate("1mo")
        peers = ("channel", "matter", "month")
        usual = (
            known.filter(pl.col("handle_seconds") > 0)
            .select(
                "channel",
                "matter",
                pl.concat_list(*(month.dt.offset_by(f"{ahead}mo") for ahead in range(3))).alias(
                    "month"
                ),
                "handle_seconds",
            )
            .explode("month")
            .group_by(peers)
            .agg(pl.col("handle_seconds").median().alias("usual"), pl.len().alias("peers"))
            .filter(pl.col("peers") >= ENOUGH)
            # So that one more conversation does not move all others by a hair.
            .with_columns(pl.col("usual").round_sig_figs(2))
        )
        told = own.with_columns(month.alias("month")).join(
            usual, on=peers, how="left", nulls_equal=True, maintain_order="left"
        )
        return told.select(pl.col("handle_seconds") / pl.col("usual")).to_series()

    return Finding(CUSTOMER.any() & AGENT.any(), _OPEN, last(AGENT), among=among)


def promise_kept() -> Finding:
    """1 if the agent came back to the matter within the time of the first promise that named one,
    0.5 if later, 0 if the customer had to ask after it was due. Null where nothing is heard."""
    followed = (
        pl.when(_FOLLOWED <= _UNTIL)
        .then(1.0)
        .when(_FOLLOWED.fill_null(_ASKED_AFTER + pl.duration(days=1)) > _ASKED_AFTER)
        .then(0.0)
        .when(_FOLLOWED.is_not_null())
        .then(0.5)
    )

    def among(own: pl.DataFrame, known: pl.DataFrame, value: str) -> pl.Series:
        promised = own.filter(pl.col("promised_until").is_not_null()).select(
            "conversation_id", "customer_id", "promised_at", "promised_until"
        )
        others = promised.join(
            known.select("customer_id", "customer_from", "agent_from", other="conversation_id"),
            on="customer_id",
        ).filter(pl.col("other") != pl.col("conversation_id"))
        due = pl.col("promised_until")
        # Whoever opens the other conversation came back first.
        by_agent = (pl.col("agent_from") < pl.col("customer_from")).fill_null(True)
        agent = pl.when((pl.col("agent_from") > pl.col("promised_at")) & by_agent).then(
            "agent_from"
        )
        asked = pl.when((pl.col("customer_from") > due) & ~by_agent).then("customer_from")
        told = (
            others.group_by("conversation_id", "promised_until")
            .agg(agent.min().alias("agent"), asked.min().alias("asked"))
            .select(
                "conversation_id",
                pl.when(pl.col("agent") <= due)
                .then(1.0)
                .when((pl.col("asked") < pl.col("agent")).fill_null(pl.col("asked").is_not_null()))
                .then(0.0)
                .when(pl.col("agent").is_not_null())
                .then(0.5)
                .alias("value"),
            )
        )
        still_open = own["promised_until"].is_not_null()
        return _aligned(own, told).zip_with(still_open, own[value])

    made = AGENT & pl.col("due_seconds").is_not_null()
    return Finding(
        pl.when(made.any()).then(ALWAYS).otherwise(happens(did(("commitment",)) & made)),
        pl.when(_AT.is_not_null()).then(followed),
        first(made),
        ("commitment",),
        among,
    )


def pasted_share(conversations: int) -> Finding:
    """The share of the agent's long sentences (greetings, farewells and the like left out) that
    stand word for word in at least so many other ``conversations``. Null where fewer are known."""

    def among(own: pl.DataFrame, known: pl.DataFrame, _: str) -> pl.Series:
        if known.height <= conversations:
            return pl.repeat(None, own.height, dtype=pl.Float64, eager=True)
        common = (
            known.select(pl.col("pasted").list.explode(empty_as_null=False, keep_nulls=False))
            .group_by("pasted")
            .len()
            .filter(pl.col("len") > conversations)
            .select("pasted", pasted_often=pl.lit(True))
        )
        told = (
            own.select("conversation_id", "pasted")
            .explode("pasted", empty_as_null=False, keep_nulls=False)
            .join(common, on="pasted", how="left")
            .group_by("conversation_id")
            .agg(pl.col("pasted_often").fill_null(False).mean().alias("value"))
        )
        return _aligned(own, told)

    long_ones = pl.col("long_sentences").list.len()
    enough = long_ones.sum() >= 2
    return Finding(enough, _OPEN, first(AGENT & (long_ones > 0)), among=among)


_OPEN = pl.lit(None, pl.Float64)
"""What one conversation alone does not tell."""


def _aligned(own: pl.DataFrame, told: pl.DataFrame) -> pl.Series:
    return own.select("conversation_id").join(
        told, on="conversation_id", how="left", maintain_order="left"
    )["value"]
