"""How did the conversation go: answered, settled, in the customer's language?"""

from collections.abc import Sequence

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, Finding, did, first, happens, last, yes

_LAST = pl.col("turn") == pl.col("turns") - 1
_LEFT = CUSTOMER & _LAST
"""The customer's messages that nobody answered."""

_TOLD = CUSTOMER & pl.col("language").is_not_null()

SOLVED, OPEN = "solved", "open"


def answered_share(closing: Sequence[str]) -> Finding:
    """The share of the customer's turns that an agent answered; a last turn that only does
    ``closing`` (thanks, says it is solved) and asks nothing needs no answer."""
    left = _LEFT.any() & ~_only_closing(closing)
    asked = pl.when(CUSTOMER).then("turn").drop_nulls().n_unique()
    value = 1.0 - yes(left) / asked
    return Finding(CUSTOMER.any(), value, last(_LEFT))


def last_word(closing: Sequence[str]) -> Finding:
    """1 if the agent spoke last, or the customer's last turn only did ``closing``, else 0."""
    left = _LEFT.any() & ~_only_closing(closing)
    return Finding(CUSTOMER.any(), 1.0 - yes(left), pl.coalesce(last(_LEFT), last(AGENT)))


def resolved(
    confirms: Sequence[str], denies: Sequence[str], thanks: Sequence[str], offers: Sequence[str]
) -> Finding:
    """1 if the matter was settled, 0 if not: by the status of the source, else by which of
    ``confirms`` and ``denies`` the customer did last, else, if nobody answered, 0.

    ``thanks`` confirm too, unless the same message asks on, or the agent refused and did none of
    ``offers``: then they are no more than good manners, and nobody knows.
    """
    asks_on = did(("question", "request"), CUSTOMER).fill_null(False)
    refused = happens(did(("refusal",))).fill_null(False) & ~happens(did(offers)).fill_null(False)
    yes_ = did(confirms, CUSTOMER) | (did(thanks, CUSTOMER) & ~asks_on & ~refused)
    no = did(denies, CUSTOMER)
    status = pl.col("status").first()
    told = pl.coalesce(last(yes_), last(no)).is_not_null()
    by_words = last(yes_).cast(pl.Int64).fill_null(-1) > last(no).cast(pl.Int64).fill_null(-1)
    value = (
        pl.when(status == SOLVED)
        .then(1.0)
        .when(status == OPEN)
        .then(0.0)
        .when(told)
        .then(yes(by_words))
        .when(~AGENT.any())
        .then(0.0)
    )
    row = pl.max_horizontal(last(yes_), last(no))
    return Finding(CUSTOMER.any(), value, row, tuple(confirms) + tuple(denies) + tuple(thanks))


def unsettled(
    acts: Sequence[str],
    confirms: Sequence[str],
    denies: Sequence[str],
    thanks: Sequence[str],
    offers: Sequence[str],
) -> Finding:
    """Where the matter was not settled (:func:`resolved`): 1 if the agent did one of ``acts`` in
    the last two turns of theirs, else 0."""
    outcome = resolved(confirms, denies, thanks, offers).value
    late = AGENT & (pl.col("turn") >= pl.when(AGENT).then("turn").max() - 2)
    found = did(acts, late)
    return Finding(
        (outcome < 0.5) & AGENT.any(),
        yes(happens(found)),
        pl.coalesce(last(found), last(AGENT)),
        tuple(acts),
    )


def same_language_share() -> Finding:
    """The share of the agent's messages in a language the customer wrote in."""
    told = AGENT & pl.col("language").is_not_null()
    same = told & pl.col("customer_languages").list.contains(pl.col("language"))
    return Finding(
        AGENT.any() & CUSTOMER.any(),
        pl.when(_TOLD.any() & told.any()).then(same.sum() / told.sum()),
        first(told & ~same),
    )


def rating() -> Finding:
    """The customer's own rating, 1–5."""
    return Finding(pl.lit(True), pl.col("rating").first(), pl.lit(None, pl.UInt32))


def paragraph_words() -> Finding:
    """Words a paragraph in the agent's longest message."""
    size = pl.when(AGENT).then(pl.col("words") / pl.col("paragraphs"))
    return Finding(AGENT.any(), size.max(), first(size == size.max()))


def _only_closing(closing: Sequence[str]) -> pl.Expr:
    """Did the customer's last turn close the conversation and ask nothing?"""
    asks = did(("question", "request", "complaint", "denies_solved"), _LEFT)
    marks = _LEFT & pl.col("text").str.contains(r"[?？؟]\s*$")
    return happens(did(closing, _LEFT)) & ~happens(asks) & ~marks.any()
