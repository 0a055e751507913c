"""Ranks, shrunken means and intervals: thirty agents, equal or not, of whom the truth is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from scoring.analysis.comparison import against_rest, beyond_chance, means
from scoring.analysis.funnel import LIMITS, funnel
from scoring.analysis.ranking import ranking, unsure
from tests.simulations import Row

AGENTS = 30
SPREAD = 15.0
LEVEL = 75.0

STANDARD = "process.closing"
"""Stands for any standard: its points are 0, 50 or 100."""


@dataclass(frozen=True)
class Told:
    """What agents truly reach, and what is told of them, in the same order."""

    truth: pl.Series
    ranks: pl.DataFrame
    standing: pl.DataFrame

    def share(self, low: str, high: str) -> float:
        """The share of agents whose truth lies between the ends of an interval."""
        return _mean(self.truth.is_between(self.ranks[low], self.ranks[high]))

    def ranks_hold(self) -> bool:
        """Whether every true rank lies in its interval."""
        ranked = self.ranks.with_columns(self.truth.alias("truth")).drop_nulls("ranked")
        rank = ranked["truth"].rank("min", descending=True)
        return bool(rank.is_between(ranked["rank_low"], ranked["rank_high"]).all())


def scored(draw: np.random.Generator, apart: float) -> Told:
    """Agents of 20–200 conversations, whose true scores lie ``apart`` (a standard deviation) and
    vary, with some more than with others."""
    truth = LEVEL + apart * draw.standard_normal(AGENTS)
    agent = np.repeat(np.arange(AGENTS), draw.integers(20, 201, AGENTS))
    vary = SPREAD * draw.uniform(0.7, 1.3, AGENTS)[agent]
    return _told(truth, agent, truth[agent] + vary * draw.standard_normal(len(agent)), "overall")


def kept(draw: np.random.Generator, share: float) -> Told:
    """The same of a standard that is met in this share of conversations, and partly in a tenth."""
    met = np.clip(share + 0.03 * draw.standard_normal(AGENTS), 0.02, 0.88)
    agent = np.repeat(np.arange(AGENTS), draw.integers(20, 201, AGENTS))
    fate = draw.random(len(agent))
    points = np.where(fate < met[agent], 100.0, np.where(fate < met[agent] + 0.1, 50.0, 0.0))
    return _told(100 * met + 5, agent, points, STANDARD)


def rows(runs: int) -> list[Row]:
    return [*_of_equals(runs), *_of_unlike(runs)]


def _of_equals(runs: int) -> Iterator[Row]:
    draw = np.random.default_rng(61)
    found = [scored(draw, 0.0) for _ in range(runs)]
    of_standard = [kept(draw, 0.85) for _ in range(runs // 4)]
    called = [_mean(one.standing["clear"]) for one in found]
    claimed = [_claimed(one.ranks) for one in found]
    funnels = [funnel(one.ranks) for one in found]
    outside = [one.groups["outside"].eq(LIMITS[1]).sum() / AGENTS for one in funnels if one]
    yield Row("30 equal agents: share called different from the others", 0.05, _mean(called), runs)
    any_called = [one > 0 for one in called]
    yield Row("30 equal agents: runs with anybody called different", 0.05, _mean(any_called), runs)
    yield Row("30 equal agents: runs in which any rank is told apart", 0.05, _mean(claimed), runs)
    yield Row("30 equal agents: share outside the funnel of 99.8 %", 0.002, _mean(outside), runs)
    said = "30 agents: intervals of a standard kept in 90 % cover"
    covered = [one.share("low", "high") for one in of_standard]
    yield Row(said, 0.95, _mean(covered), len(of_standard))


def _of_unlike(runs: int) -> Iterator[Row]:
    draw = np.random.default_rng(62)
    for apart in (1.5, 4.0):
        found = [scored(draw, apart) for _ in range(runs)]
        who = f"30 agents {apart:g} points apart:"
        raw, drawn, ranks = (
            _mean([one.share("low", "high") for one in found]),
            _mean([one.share("shrunken_low", "shrunken_high") for one in found]),
            _mean([one.ranks_hold() for one in found]),
        )
        yield Row(f"{who} intervals of means cover", 0.95, raw, runs)
        yield Row(f"{who} intervals of shrunken means cover", 0.95, drawn, runs)
        yield Row(f"{who} runs in which all intervals of ranks hold (at least)", 0.95, ranks, runs)


def _told(truth: np.ndarray, agent: np.ndarray, score: np.ndarray, measure: str) -> Told:
    frame = pl.DataFrame({"agent_id": agent, measure: score}).lazy()
    ranks = ranking(unsure(means(frame, ["agent_id"], [measure])))
    standing = beyond_chance(against_rest(frame, "agent_id", [measure]))
    return Told(pl.Series("truth", truth), ranks, standing)


def _claimed(ranks: pl.DataFrame) -> bool:
    ranked = ranks.drop_nulls("ranked")
    every = (ranked["rank_low"] == 1) & (ranked["rank_high"] == ranked["ranked"])
    return not every.all()


def _mean(values: Iterable[Any]) -> float:
    return float(np.mean(list(values)))
