"""Agents who get unlike mixes of conversations: what is told of them among like ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from scoring.analysis.comparison import against_rest, beyond_chance
from scoring.analysis.mix import decomposition, modelled
from scoring.analysis.reversals import reversals
from scoring.analysis.standardised import cells, difference, shared, standing
from tests.simulations import Row

AGENTS = 12
MATTERS = 6
MIX = ("language", "channel", "matter")
SPREAD = 15.0
PLANTED = 12.0
"""Points by which the two agents of a planted reversal lie apart among like conversations."""


@dataclass(frozen=True)
class Service:
    """Conversations of AGENTS (``agent_id, *MIX, overall, true``), each with the score
    it got and the one to be expected of it; ``doing`` is what each agent adds."""

    told: pl.DataFrame
    doing: np.ndarray

    def sums(self, measure: str = "overall") -> pl.DataFrame:
        return cells(self.told.lazy(), "agent_id", MIX, [measure])

    def truly(self) -> pl.DataFrame:
        """The differences that would be told if chance played no part."""
        return difference(shared(self.sums("true"), "agent_id", MIX), "agent_id")

    def raw(self) -> pl.DataFrame:
        return beyond_chance(against_rest(self.told.lazy(), "agent_id", ["overall"]))


def service(draw: np.random.Generator, doing: np.ndarray, *, hard: np.ndarray) -> Service:
    """Everybody's 60–240 conversations, of which the share ``hard`` is in a language in which
    everybody reaches 30 points less; ``doing`` is what each adds."""
    agent = np.repeat(np.arange(AGENTS), draw.integers(60, 241, AGENTS))
    in_hard = draw.random(len(agent)) < hard[agent]
    mail = draw.random(len(agent)) < 0.4
    matter = draw.integers(0, MATTERS, len(agent))
    true = 70 + doing[agent] - 30 * in_hard + 5 * mail + matter
    return Service(
        pl.DataFrame(
            {
                "agent_id": agent,
                "language": np.where(in_hard, "th", "en"),
                "channel": np.where(mail, "email", "chat"),
                "matter": matter,
                "true": true,
                "overall": true + SPREAD * draw.standard_normal(len(agent)),
            }
        ).with_columns(pl.format("{}", pl.col("agent_id"))),
        doing,
    )


def planted(draw: np.random.Generator) -> Service:
    """Agent 0 is better than agent 1 in every language, and gets nearly all of the hard one."""
    doing, hard = np.zeros(AGENTS), np.full(AGENTS, 0.5)
    doing[:2], hard[:2] = (PLANTED / 2, -PLANTED / 2), (0.9, 0.1)
    return service(draw, doing, hard=hard)


def even(draw: np.random.Generator) -> Service:
    """Nobody is better than anybody, whatever they get."""
    return service(draw, np.zeros(AGENTS), hard=draw.uniform(0.1, 0.9, AGENTS))


def plain(draw: np.random.Generator) -> Service:
    """Some are better, and all get the same."""
    return service(draw, 4 * draw.standard_normal(AGENTS), hard=np.full(AGENTS, 0.5))


def rows(runs: int) -> list[Row]:
    return [*_of_reversals(runs), *_of_intervals(runs)]


def _of_reversals(runs: int) -> Iterator[Row]:
    draw = np.random.default_rng(63)
    found = [(made.doing, _pairs(made)) for made in (planted(draw) for _ in range(runs))]
    hits = [("1", "0") in pairs for _, pairs in found]
    yield Row("A planted reversal of two agents is found (power)", 0.8, _mean(hits), runs)
    false = [
        any(doing[int(higher)] >= doing[int(lower)] for higher, lower in pairs)
        for doing, pairs in found
    ]
    yield Row("Beside it, runs with a reversal that is none", 0.05, _mean(false), runs)
    for name, made in (("equal agents, unlike mixes", even), ("unlike agents, one mix", plain)):
        told = [bool(_pairs(made(draw))) for _ in range(runs)]
        yield Row(f"Runs with any reversal where none is: {name}", 0.05, _mean(told), runs)


def _of_intervals(runs: int) -> Iterator[Row]:
    draw = np.random.default_rng(64)
    covered, modelled_right, called, called_raw, summed = [], [], [], [], []
    for _ in range(runs):
        made = service(draw, 3 * draw.standard_normal(AGENTS), hard=draw.uniform(0.1, 0.9, AGENTS))
        like, truly = standing(made.sums(), "agent_id", MIX), made.truly()
        apart = like.join(truly, on="agent_id", suffix="_true")
        miss = (apart["difference"] - apart["difference_true"]).abs()
        covered.append((miss <= apart["margin"]).mean())
        by_model = modelled(made.sums(), "agent_id", MIX).join(like, on="agent_id")
        near = (by_model["modelled"] - by_model["difference"]).abs() <= by_model["margin"]
        modelled_right.append(near.mean())
        steps = decomposition(made.sums(), "agent_id", MIX)
        whole = steps.select(pl.sum_horizontal("raw", *MIX)).to_series()
        summed.append(bool(((whole - steps["adjusted"]).abs() < 1e-9).all()))
        fair = even(draw)
        called.append(standing(fair.sums(), "agent_id", MIX)["clear"].mean())
        called_raw.append(fair.raw()["clear"].mean())
    yield Row("Intervals of adjusted differences cover", 0.95, _mean(covered), runs)
    any_called = [share > 0 for share in called]
    equal = "Equal agents, unlike mixes:"
    yield Row(f"{equal} share called different, like with like", 0.05, _mean(called), runs)
    yield Row(f"{equal} runs with any called so, like with like", 0.05, _mean(any_called), runs)
    yield Row(f"{equal} share called different as it stands", 0.0, _mean(called_raw), runs)
    yield Row("The model lies within the cells' margin (share)", 0.95, _mean(modelled_right), runs)
    yield Row("Steps from raw to adjusted add up", 1.0, _mean(summed), runs)


def _pairs(made: Service) -> set[tuple[str, str]]:
    found = reversals(made.sums(), "agent_id", MIX)
    return set(found.select("higher", "lower").iter_rows())


def _mean(values: Iterable[Any]) -> float:
    return float(np.mean(list(values)))
