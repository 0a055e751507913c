"""The order of acts that a guideline demands, matter by matter, and whether agents kept to it.

A matter is one TOML file in ``matters/``: which conversations are about it, and the steps that a
published guideline asks for, each as the acts by which it would be seen.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl

from scoring.languages import AGENT_ACTS

ORDERS = pl.Schema(
    {
        "set": pl.String,
        "matter": pl.String,
        "step": pl.String,
        "acts": pl.String,
        "n": pl.Int64,
        "done": pl.Int64,
    }
)
"""One row a matter and step: of ``n`` conversations in ``done`` the step was seen, after the steps
before it that were seen. ``step`` is null where all of them were seen in order."""


@dataclass(frozen=True)
class Step:
    """What the guideline asks for, in its words, and the acts by which it would be seen."""

    does: str
    acts: tuple[str, ...]


@dataclass(frozen=True)
class Matter:
    """A matter of a guideline. It is what conversations of ``set`` are about in whose own keys
    every path of ``about`` matches its expression."""

    name: str
    title: str
    set: str
    source: str
    licence: str
    about: dict[str, str]
    steps: tuple[Step, ...]


@cache
def matters() -> tuple[Matter, ...]:
    """Every matter there is.

    :raises ValueError: a step names an act that there is not.
    """
    folder = files("scoring.trust") / "matters"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(
        _matter(name.removesuffix(".toml"), tomllib.loads((folder / name).read_text("utf-8")))
        for name in found
    )


def followed(read: pl.DataFrame, known: pl.DataFrame, of_set: str) -> pl.DataFrame:
    """How far the conversations of a set kept to the order of their matters (ORDERS).

    ``read``: annotated messages; ``known``: ``conversation_id`` and ``extra``, a row each.
    """
    parts = [pl.DataFrame(schema=ORDERS)]
    for matter in (one for one in matters() if one.set == of_set):
        mine = known.filter(
            pl.col("extra").str.json_path_match(f"$.{path}").str.contains(pattern)
            for path, pattern in matter.about.items()
        ).select("conversation_id")
        said = read.join(mine, on="conversation_id", how="semi", maintain_order="left")
        if said.height:
            parts.append(_orders(said.with_row_index("row"), matter))
    return pl.concat(parts)


def gathered(orders: list[pl.DataFrame]) -> pl.DataFrame:
    """The orders (ORDERS) of several batches as one."""
    names = ["set", "matter", "step", "acts"]
    whole = pl.concat([pl.DataFrame(schema=ORDERS), *orders])
    return whole.group_by(names, maintain_order=True).agg(pl.col("n", "done").sum())


def _orders(said: pl.DataFrame, matter: Matter) -> pl.DataFrame:
    place: pl.Expr = pl.lit(-1, pl.Int64)
    seen: list[pl.Expr] = []
    for step in matter.steps:
        does = (pl.col("speaker") == "agent") & pl.any_horizontal(*step.acts)
        now = pl.when(does & (pl.col("row") >= place)).then(pl.col("row").cast(pl.Int64)).min()
        seen.append(now.is_not_null())
        place = pl.coalesce(now, place)
    by_step = said.group_by("conversation_id").agg(
        *(one.alias(str(number)) for number, one in enumerate(seen)),
        pl.all_horizontal(*seen).alias("all"),
    )
    names = [*(str(number) for number in range(len(seen))), "all"]
    rows = [
        (
            matter.set,
            matter.title,
            None if name == "all" else matter.steps[int(name)].does,
            None if name == "all" else "|".join(matter.steps[int(name)].acts),
            by_step.height,
            int(by_step[name].sum()),
        )
        for name in names
    ]
    return pl.DataFrame(rows, schema=ORDERS, orient="row")


def _matter(name: str, told: dict[str, Any]) -> Matter:
    steps = tuple(Step(one["does"], tuple(one["acts"])) for one in told["steps"])
    if unknown := [act for step in steps for act in step.acts if act not in AGENT_ACTS]:
        raise ValueError(f"Matter {name}: there is no act {unknown[0]!r} of agents.")
    for pattern in told["about"].values():
        re.compile(pattern)
    return Matter(name, **{**told, "steps": steps})
