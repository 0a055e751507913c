"""What goes with an outcome, and with load, where it is known what makes it."""

from collections.abc import Iterator

import numpy as np
import polars as pl

from scoring.analysis.causes import MESSAGES, causes
from scoring.analysis.load import against_load
from scoring.rubric import default
from scoring.standards import standards
from tests.simulations import Row

TRAITS = tuple(
    name
    for name, standard in standards().items()
    if standard.unit == "yes_no" and name.partition(".")[0] in {"attitude", "process"}
)[:12]
"""Standards that are kept or not; what goes with one another among them."""

EFFECTS = (0.5, 0.35, -0.35, 0.2)
"""What the first of them add to a rating, in its standard deviations."""

COUNT = 400
TRUTH = 200_000
"""Conversations from which the true figures are taken."""

AGENTS = 12
EACH = 80
POINTS = -1.5
"""What each further conversation at the same time truly costs."""


def rated(draw: np.random.Generator, count: int, effects: tuple[float, ...]) -> pl.DataFrame:
    """Conversations whose traits go with one another, and of which some make the rating."""
    shared = draw.standard_normal((count, 1))
    kept = (0.5 * shared + draw.standard_normal((count, len(TRAITS))) > 0).astype(float)
    rating = 3 + 0.7 * (kept[:, : len(effects)] @ np.array(effects) + draw.standard_normal(count))
    facts = {"language": "en", "channel": "chat", "team": "A"}
    told = {name: kept[:, place] for place, name in enumerate(TRAITS)}
    nothing = [name for name in standards() if name not in TRAITS]
    return pl.DataFrame(told | {"rating": np.clip(rating, 1, 5)}).with_columns(
        *(pl.lit(value).alias(name) for name, value in facts.items()),
        pl.lit(8).alias(MESSAGES),
        *(pl.lit(None, pl.Float64).alias(name) for name in nothing),
    )


def rows(runs: int) -> list[Row]:
    return [*_of_traits(runs), *_of_load(runs)]


def _of_traits(runs: int) -> Iterator[Row]:
    draw = np.random.default_rng(66)
    truth = _found(rated(draw, TRUTH, EFFECTS)).select(
        "trait", pl.col("correlation").alias("true"), pl.col("part").alias("true_part")
    )
    covered, part_covered, false = [], [], []
    for _ in range(runs):
        told = _found(rated(draw, COUNT, EFFECTS)).join(truth, on="trait")
        covered.append(told.select(pl.col("true").is_between("low", "high").mean()).item())
        inside = pl.col("true_part").is_between("part_low", "part_high")
        part_covered.append(told.select(inside.mean()).item())
        clear = told.filter("part_clear")
        wrong = ~clear["trait"].is_in(list(TRAITS[: len(EFFECTS)]))
        false.append(wrong.mean() or 0.0)
    yield Row("Intervals of rank correlations cover", 0.95, _mean(covered), runs)
    yield Row("Intervals of parts beside all others cover", 0.95, _mean(part_covered), runs)
    yield Row("Of what is clear beside all others: share that is none", 0.05, _mean(false), runs)
    nothing = [_found(rated(draw, COUNT, ())) for _ in range(runs)]
    for clear, what in (("clear", "goes with it"), ("part_clear", "does so beside all others")):
        told = [bool(one[clear].any()) for one in nothing]
        yield Row(f"No cause at all: runs in which anything {what}", 0.05, _mean(told), runs)


def _of_load(runs: int) -> Iterator[Row]:
    """Agents of whom the better have more at a time, and who bear it unlike."""
    for name, points in (("Load that costs points", POINTS), ("Load that costs nothing", 0.0)):
        draw = np.random.default_rng(67)
        found = [against_load(*_loaded(draw, points), "overall") for _ in range(runs)]
        covered = [one.low <= points <= one.high for one in found if one.low and one.high]
        yield Row(f"{name}: intervals cover", 0.95, _mean(covered), runs)
        if not points:
            told = [one.clear for one in found]
            yield Row(f"{name}: runs in which it is said to", 0.05, _mean(told), runs)


def _loaded(draw: np.random.Generator, points: float) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    doing, bears = 6 * draw.standard_normal(AGENTS), draw.standard_normal(AGENTS)
    agent = np.repeat(np.arange(AGENTS), draw.integers(EACH // 2, 2 * EACH, AGENTS))
    open_ = 1 + draw.binomial(3, np.clip(0.4 + doing / 40, 0.1, 0.9)[agent])
    score = 70 + doing[agent] + (points + bears[agent]) * (open_ - 1)
    ids = pl.int_range(len(agent), eager=True).cast(pl.String)
    sittings = pl.DataFrame({"conversation_id": ids, "agent_id": agent, "open": open_})
    scores = score + 12 * draw.standard_normal(len(agent))
    return sittings.lazy(), pl.DataFrame({"conversation_id": ids, "overall": scores}).lazy()


def _found(told: pl.DataFrame) -> pl.DataFrame:
    return causes(told.lazy(), default(), "rating").of("en").filter(pl.col("trait") != MESSAGES)


def _mean(values: list) -> float:
    return float(np.mean(values))
