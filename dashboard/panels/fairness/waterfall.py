"""From raw to like with like: what of a difference is the mix of conversations."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.locale import number, percent, t
from dashboard.panels import note, say, taken
from dashboard.panels.behind import Behind
from dashboard.panels.fairness import alike_in, rank_words
from dashboard.panels.findings import measure_name
from dashboard.search.behind import PARAMETERS, of_measure
from scoring.analysis import FEW
from scoring.analysis.fairness import Fairness
from scoring.analysis.mix import BAND, COMPARED

_NEAR = 0.05
"""Points below which a bar is none."""


def drawn(found: Fairness, name: str, label: str) -> Behind | None:
    """Draw the way from one group's difference as it stands to that among like conversations; gives
    the bar that was clicked: of a factor, the group's conversations of that language (channel …)
    that make the most of it."""
    mine = found.steps(name)
    if mine.is_empty() or mine["raw"][0] is None or mine["conversations"][0] < FEW:
        note(t("fairness-waterfall-few", name=label, few=FEW))
        return None
    row = mine.row(0, named=True)
    if row["adjusted"] is None:
        say(t("fairness-waterfall-alone", name=label))
        return None
    marks = found.ranks.filter(pl.col(found.group) == name).row(0, named=True)
    say(_sentence(measure_name(found.measure), row | marks))
    event: Any = taken.chart(
        charts.waterfall(_steps(row, found.mix)),
        on_select="rerun",
        key=f"waterfall-{found.group}-{name}-{found.measure}",
        alt=t("fairness-waterfall-alt"),
    )
    note(_check(row | marks, like=found.like) + " " + alike_in(found))
    bar = taken.mark(event)
    return (
        None if bar is None else Behind(name, of_measure(found.measure) | _of_bar(found, name, bar))
    )


def chosen(found: Fairness, named: Callable[[str], str]) -> Behind | None:
    """The same of a group that can be chosen."""
    names: list[str] = (
        found.ranks.filter(pl.col("conversations") >= FEW)[found.group].sort().to_list()
    )
    if not names:
        note(t("fairness-waterfall-nobody", few=FEW))
        return None
    name: str = st.selectbox(
        t("fairness-pick"),
        names,
        format_func=named,
        key=f"waterfall-of-{found.group}",
        label_visibility="collapsed",
    )
    return drawn(found, name, named(name))


def _of_bar(found: Fairness, name: str, bar: str) -> dict[str, Any]:
    """What of the list of conversations is behind a bar."""
    part = found.weightiest(name, bar) if bar in found.mix else None
    if part is None:
        return {}
    if bar == "hours":
        return {"hour": [str(part * BAND + hour) for hour in range(BAND)]}
    return {PARAMETERS.get(bar, bar): [str(part)]}


def _sentence(measure: str, row: dict[str, Any]) -> str:
    values = {
        key: number(row[key], 1, signed=not key.endswith("margin"))
        for key in ("raw", "raw_margin", "adjusted", "adjusted_margin")
    }
    raw = t("fairness-step-clear" if row["raw_clear"] else "fairness-step-none",
            difference=values["raw"], margin=values["raw_margin"])  # fmt: skip
    like = t("fairness-step-clear" if row["adjusted_clear"] else "fairness-step-none",
             difference=values["adjusted"], margin=values["adjusted_margin"])  # fmt: skip
    return t("fairness-waterfall-said", measure=measure, raw=raw, like=like)


def _steps(row: dict[str, Any], mix: tuple[str, ...]) -> pl.DataFrame:
    """The bars, from top to bottom; those of the mix, the longest first."""
    steps = [_end("raw", row)]
    at = row["raw"]
    for factor in sorted(mix, key=lambda name: -abs(row[name])):
        points = row[factor]
        hint = t("fairness-step-hint", factor=t(f"fairness-factor-{factor}"),
                 points=number(points, 1, signed=True))  # fmt: skip
        steps.append(
            {
                "name": factor,
                "label": t(f"fairness-factor-{factor}"),
                "begin": at,
                "end": at + points,
                "text": number(points, 1, signed=True) if abs(points) >= _NEAR else "0",
                "role": "muted",
                "hint": hint,
            }
        )
        at += points
    kinds: dict[str, Any] = dict.fromkeys(("begin", "end", "low", "high"), pl.Float64)
    return pl.DataFrame([*steps, _end("adjusted", row)], schema_overrides=kinds)


def _end(name: str, row: dict[str, Any]) -> dict[str, Any]:
    margin = row[f"{name}_margin"]
    told = t("fairness-step-clear", difference=number(row[name], 1, signed=True),
             margin=number(margin, 1))  # fmt: skip
    return {
        "name": name,
        "label": t(f"fairness-step-{name}"),
        "begin": 0.0,
        "end": row[name],
        "low": None if margin is None else row[name] - margin,
        "high": None if margin is None else row[name] + margin,
        "text": number(row[name], 1, signed=True),
        "role": "ink",
        "hint": f"{t(f'fairness-step-{name}')}: {told}",
    }


def _check(row: dict[str, Any], *, like: bool) -> str:
    """The rank, what share could be compared, and what a model of all conversations says."""
    said = t("fairness-compared", share=percent(row["compared"]))
    if row["ranked"] is not None:
        said = (
            t("fairness-rank-like" if like else "fairness-rank-raw", rank=rank_words(row))
            + " "
            + said
        )
    if row["compared"] < COMPARED:
        said += " " + t("fairness-compared-little")
    if row["modelled"] is None or row["adjusted_margin"] is None:
        return said
    agrees = abs(row["modelled"] - row["adjusted"]) <= row["adjusted_margin"]
    key = "fairness-model-agrees" if agrees else "fairness-model-differs"
    return said + " " + t(key, modelled=number(row["modelled"], 1, signed=True))
