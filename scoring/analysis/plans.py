"""By what plan conversations are drawn for review, and what makes one worth a look."""

import math
from dataclasses import asdict, dataclass, field
from typing import Any

import polars as pl

STRATEGIES = ("random", "stratified", "risk")

STRATA = ("agent_id", "team", "language", "channel", "topic")

_OUTER = 0.25
"""The share of conversations at the far end of a figure that is a sign of anything."""


def _outer(figure: pl.Expr) -> pl.Expr:
    """How far in the highest quarter: 0 where it begins to nearly 1 for the highest of all."""
    rank = (figure.rank() - 0.5) / figure.count()
    return (rank - (1 - _OUTER)) / _OUTER


_WAITS = ("efficiency.first_response", "efficiency.longest_wait")

SIGNALS: dict[str, pl.Expr] = {
    "low_score": _outer(-pl.col("overall").cast(pl.Float64)),
    "critical": pl.col("critical").cast(pl.Float64),
    "angry_end": -pl.col("effect.final_mood").cast(pl.Float64).fill_nan(None),
    # What is long in a chat is short in a letter.
    "long_wait": pl.max_horizontal(
        _outer(pl.col(name).fill_nan(None)).over("channel") for name in _WAITS
    ),
    "unsure": pl.mean_horizontal(
        _outer(pl.col("unassessed") / (pl.col("assessed") + pl.col("unassessed"))).clip(0, 1),
        _outer(pl.col("predicted_high") - pl.col("predicted_low")).clip(0, 1),
    ),
    "disagreement": pl.col("disagreement"),
}
"""Signs that a conversation is worth a look, 0–1 once clipped, null where nothing can be told, over
the columns of scores, measured values and (where the caller knows it) ``disagreement``, 0–1: how
far people and the program were apart on it."""


@dataclass(frozen=True)
class Plan:
    """How conversations are drawn for review.

    ``shares`` of the STRATEGIES, in proportion to each other: ``random`` gives all the same chance,
    ``stratified`` gives small strata (the combinations of ``strata``, of STRATA) more than their
    share, by the root of their size, ``risk`` follows the SIGNALS by their ``weights``. ``quota``
    conversations are drawn in a cycle, of each agent or (not ``per_agent``) of all together.
    ``floor`` (above 0, up to 1): no conversation has less than so much of the chance that all would
    have in a draw by chance alone, so that none speaks for too many others, and none for nobody.

    :raises ValueError: what cannot be drawn by, in a sentence.
    """

    quota: int
    shares: dict[str, float] = field(default_factory=lambda: {"random": 1.0})
    per_agent: bool = True
    strata: tuple[str, ...] = ()
    weights: dict[str, float] = field(default_factory=lambda: dict.fromkeys(SIGNALS, 1.0))
    floor: float = 0.2
    seed: int = 0

    def __post_init__(self) -> None:
        for name, known in (
            ("shares", STRATEGIES),
            ("strata", STRATA),
            ("weights", tuple(SIGNALS)),
        ):
            if unknown := [key for key in getattr(self, name) if key not in known]:
                raise ValueError(
                    f"unknown {unknown[0]!r} in {name} of a plan; known are {', '.join(known)}."
                )
        rules = (
            ("a quota of 1 or more", self.quota >= 1, self.quota),
            ("a seed of 0 or more", self.seed >= 0, self.seed),
            ("a floor above 0 and up to 1", 0 < self.floor <= 1, self.floor),
            ("shares of 0 or more, not all 0", _weighs(self.shares), self.shares),
            (
                "weights of 0 or more, not all 0",
                _weighs(self.weights) or not self.shares.get("risk"),
                self.weights,
            ),
            (
                "strata to draw stratified by",
                self.strata or not self.shares.get("stratified"),
                self.strata,
            ),
        )
        for expected, kept, found in rules:
            if not kept:
                raise ValueError(f"expected {expected} in a plan, found {found!r}.")

    def mix(self) -> dict[str, float]:
        """The shares, adding up to 1, at least ``floor`` of it random."""
        total = sum(self.shares.values())
        rest = total - self.shares.get("random", 0.0)
        chance = max(1 - rest / total, self.floor) if rest else 1.0
        others = {name: (1 - chance) * self.shares.get(name, 0.0) for name in STRATEGIES[1:]}
        return {"random": chance} | {name: share / (rest or 1) for name, share in others.items()}


def _weighs(weights: dict[str, float]) -> bool:
    return min(weights.values(), default=0.0) >= 0 and 0 < sum(weights.values()) < math.inf


def plan_of(content: dict[str, Any]) -> Plan:
    """A plan from plain values, as :func:`content_of` gives them; what is not named is as usual.

    :raises ValueError: an unknown name or a value that cannot be, in a sentence.
    """
    if unknown := [key for key in content if key not in _KINDS]:
        raise ValueError(f"unknown key {unknown[0]!r} in a plan; known are {', '.join(_KINDS)}.")
    if "quota" not in content:
        raise ValueError("expected a quota in a plan.")
    for key, value in content.items():
        kind = _KINDS[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise ValueError(f"unexpected {value!r} for {key} of a plan.")
        for number in value.values() if isinstance(value, dict) else ():
            if isinstance(number, bool) or not isinstance(number, int | float):
                raise ValueError(f"expected numbers for {key} of a plan, found {number!r}.")
    values: dict[str, Any] = content | {"strata": tuple(content.get("strata", ()))}
    return Plan(**values)


_KINDS: dict[str, Any] = {
    "quota": int,
    "shares": dict,
    "per_agent": bool,
    "strata": list | tuple,
    "weights": dict,
    "floor": int | float,
    "seed": int,
}


def content_of(plan: Plan) -> dict[str, Any]:
    """A plan as plain values, fit for JSON."""
    return asdict(plan) | {"strata": list(plan.strata)}
