"""Which conversations people shall review: drawn by a plan, each with the chance it had.

Low scores and angry ends are worth more of a reviewer's time than the rest, and a mean over them
says nothing of the rest. So everyone keeps a chance, the chance is known exactly, and
:mod:`scoring.analysis.estimates` weighs each review by it.
"""

from collections.abc import Collection

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.analysis.plans import SIGNALS, Plan

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

RANDOM, STRATUM = "random", "stratum"
"""Reasons besides the names of signals."""

_DIGITS = 9
"""To which chances add up exactly, over any number of conversations."""


def probabilities(frame: pl.DataFrame, plan: Plan, already: Collection[str] = ()) -> pl.DataFrame:
    """The chance of each conversation that can be drawn: ``conversation_id, agent_id, stratum,
    probability, reasons``, in the order of ``conversation_id``.

    ``frame``: one row a conversation of the cycle with ``conversation_id, agent_id``, the plan's
    strata (without a column for one, such as topics, they are made of the others) and, if it
    follows risk, the columns its SIGNALS ask for (all but ``disagreement``). ``already`` are left
    out, as if they were not there: chances, and the estimates that rest on them, speak of the
    others. ``stratum`` is empty for a plan without strata.

    Chances within a quota add up to it (or to the number of conversations, if there are fewer). In
    each strategy they are in proportion to what it looks at; who would have more than a certain
    chance is taken, and the rest is shared out among the others (Särndal, Swensson and Wretman,
    Model Assisted Survey Sampling, 1992, 3.6.2). Mixed by the shares, they make one chance.
    ``reasons`` are what makes up the most of it, and whatever is at least half as much: names of
    signals, ``stratum`` or ``random``.
    """
    return _told(_chances(frame, plan, already))


def drawn(
    frame: pl.DataFrame, plan: Plan, cycle: str, already: Collection[str] = ()
) -> pl.DataFrame:
    """The conversations to review in a cycle, with the columns of :func:`probabilities`.

    Always as many as the quota, with exactly the chances told: systematic sampling (Madow, Annals
    of Mathematical Statistics 20, 1949) down a list in which strata, and conversations within them,
    stand in random order, so that of each stratum comes what is expected, to within one. Plan and
    cycle decide all; in whatever order the rows of the frame are, the same are drawn.
    """
    chances = _chances(frame, plan, already)
    draw = _random(plan, cycle, "drawn")
    groups, strata = (chances[name].rank("dense").fill_null(0) for name in ("group", "stratum"))
    # There are no more groups and strata than conversations, and those without a name.
    start, place = (draw.random(chances.height + 1)[codes] for codes in (groups, strata))
    listed = chances.with_columns(
        pl.Series("start", start),
        pl.Series("place", place),
        pl.Series("order", draw.random(chances.height)),
    )
    # The certain stand first, where the sums are whole numbers.
    listed = listed.sort("group", pl.col("probability") < 1, "place", "order")
    reached = pl.col("probability").cum_sum().round(_DIGITS)
    before = reached.shift(1, fill_value=0.0)
    hit = (reached - pl.col("start")).ceil() > (before - pl.col("start")).ceil()
    chosen = listed.filter(hit.over("group"))
    return _told(chosen).sort("agent_id", "conversation_id", nulls_last=True)


def replacement(
    frame: pl.DataFrame,
    plan: Plan,
    cycle: str,
    taken: Collection[str],
    agent: str | None,
    *,
    already: Collection[str] = (),
) -> pl.DataFrame:
    """The next conversation of an agent when a drawn one cannot be judged (broken, in a language
    nobody reads): one row with the columns of :func:`probabilities`, or none if none is left.

    ``frame``, ``cycle`` and ``already`` are those of the draw; ``taken`` all that were drawn since,
    refused ones too. Without an ``agent``, one of all for a plan that is not ``per_agent``. Who is
    next is settled by plan and cycle, whoever was taken before: a race in which the odds of the
    chance to be drawn are the speed (Efraimidis and Spirakis, Information Processing Letters 97,
    2006), so that chances stay in proportion. It stands in the estimate for the one it replaces,
    with its own chance; the refused is left out, which takes it for one like those of its agent
    that could be judged.
    """
    chances = _chances(frame, plan, already)
    chance = pl.col("probability")
    waits = _random(plan, cycle, "replacement").exponential(size=chances.height)
    mine = pl.lit(agent is None and not plan.per_agent) | pl.col("agent_id").eq_missing(agent)
    waiting = (
        chances.with_columns((pl.Series(waits) * (1 - chance) / chance).alias("wait"))
        .filter(mine, pl.col("conversation_id").is_in(list(taken)).not_())
        .sort("wait", "conversation_id")
    )
    return _told(waiting.head(1))


def _random(plan: Plan, cycle: str, what: str) -> np.random.Generator:
    words = (int.from_bytes(word.encode(), "big") for word in (cycle, what))
    return np.random.default_rng([plan.seed, *words])


def _chances(frame: pl.DataFrame, plan: Plan, already: Collection[str]) -> pl.DataFrame:
    """``conversation_id, agent_id, stratum, group`` (in which the quota is drawn), ``probability``
    and the ``parts`` it is made up of, in the order of ``conversation_id``."""
    names = [pl.col(name).fill_null("–") for name in plan.strata if name in frame]
    stratum = pl.concat_str(names, separator=" · ") if names else pl.lit("")
    group = pl.col("agent_id").rank("dense").fill_null(0) if plan.per_agent else pl.lit(0)
    known = (
        frame.filter(pl.col("conversation_id").is_in(list(already)).not_())
        .sort("conversation_id")
        .with_columns(stratum.alias("stratum"), group.cast(pl.Int64).alias("group"))
    )
    parts = _parts(known, plan)
    chance = sum(parts.values(), np.zeros(known.height))
    chance[chance > 1 - 10.0**-_DIGITS] = 1.0
    return known.select(
        "conversation_id",
        "agent_id",
        "stratum",
        "group",
        pl.Series("probability", chance),
        pl.DataFrame(parts).to_struct("parts"),
    )


def _told(chances: pl.DataFrame) -> pl.DataFrame:
    """The columns of :func:`probabilities`."""
    parts = [pl.col("parts").struct.field(name) for name in chances["parts"].struct.fields]
    most = pl.max_horizontal(parts)
    # Lists are built only of what is handed out: over all conversations they are the slowest part.
    reasons = pl.concat_list(
        pl.when(part >= most / 2).then(pl.lit(name))
        for part, name in zip(parts, chances["parts"].struct.fields, strict=True)
    )
    return chances.select(
        "conversation_id",
        "agent_id",
        "stratum",
        "probability",
        reasons.list.drop_nulls().alias("reasons"),
    )


def _parts(known: pl.DataFrame, plan: Plan) -> dict[str, Numbers]:
    """What the chance of each conversation is made up of, by reason."""
    mix, group = plan.mix(), known["group"].to_numpy()
    quota = np.minimum(plan.quota, np.bincount(group))
    parts = {RANDOM: mix["random"] * _proportional(np.ones(len(group)), group, quota)}
    if mix["stratified"]:
        size = known.select(pl.len().over("group", "stratum").cast(pl.Float64) ** -0.5)
        by_size = _proportional(size.to_series().to_numpy(), group, quota)
        parts[STRATUM] = mix["stratified"] * by_size
    if mix["risk"]:
        if "disagreement" not in known:
            known = known.with_columns(pl.lit(None, pl.Float64).alias("disagreement"))
        signs = known.select(
            (SIGNALS[name].clip(0, 1).fill_null(0) * weight).alias(name)
            for name, weight in plan.weights.items()
            if weight
        )
        total = signs.sum_horizontal().to_numpy()
        by_risk = mix["risk"] * _proportional(total, group, quota)
        # Drawn for want of anything riskier is drawn by chance.
        parts[RANDOM] += np.where(total > 0, 0.0, by_risk)
        share = by_risk / np.where(total > 0, total, 1.0)
        parts |= {sign.name: sign.to_numpy() * share for sign in signs}
    return parts


def _proportional(size: Numbers, group: Places, quota: Places) -> Numbers:
    """Chances in proportion to ``size`` (0 or more), at most 1, that add up to each group's quota
    (at most its number). Once all that have a size are certain, the others share what is left."""
    certain = np.zeros(len(size), dtype=bool)
    while True:
        left = quota - np.bincount(group, certain, minlength=len(quota))
        total = np.bincount(group, np.where(certain, 0.0, size), minlength=len(quota))
        size = np.where(total[group] > 0, size, 1.0)
        total = np.bincount(group, np.where(certain, 0.0, size), minlength=len(quota))
        chance = np.where(certain, 1.0, size * (left / np.maximum(total, 1e-300))[group])
        more = (chance > 1 - 10.0**-_DIGITS) & ~certain
        if not more.any():
            return chance
        certain |= more
