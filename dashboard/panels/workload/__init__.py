"""The workload of agents, in sentences and beside the scores."""

from typing import Any

import polars as pl

from dashboard import charts
from dashboard.locale import language_name, number, percent, t, weekday
from dashboard.panels import note, taken
from dashboard.panels.findings import measure_name
from scoring.analysis import FEW
from scoring.analysis.load import LEAST_AGENTS, MOST, AgainstLoad
from scoring.analysis.rhythm import Rhythm
from scoring.analysis.workload import Workload


def volume_finding(of_week: Rhythm, counts: pl.DataFrame) -> str:
    """How many come on a day, and when most do."""
    mean = of_week.mean
    known = of_week.cells.filter(pl.col("n") >= FEW).sort("value", descending=True)
    if mean is None or known.is_empty():
        return t("workload-volume-few", count=int(counts["conversations"].sum()))
    top = known.row(0, named=True)
    return t(
        "workload-volume",
        per_day=number(mean * 24, 1),
        weekday=weekday(top["weekday"]),
        hour=f"{top['hour']:02}:00",
        most=number(top["value"], 1),
    )


def staffing_finding(cells: pl.DataFrame) -> str:
    """Where customers clearly wait too long, or nobody answers."""
    tested = cells.filter(pl.col("judged") >= FEW)
    if tested.is_empty():
        return t("workload-staffing-few", few=FEW)
    late = cells.filter("clear").sort("late", "language", "hour", descending=[True, False, False])
    alone = cells["nobody"].sum()
    if late.is_empty():
        return t("workload-staffing-none", cells=tested.height, nobody=int(alone))
    worst = late.row(0, named=True)
    return t(
        "workload-staffing-late",
        count=late.height,
        cells=tested.height,
        language=language_name(worst["language"]),
        hour=f"{worst['hour']:02}:00",
        late=worst["late"],
        judged=worst["judged"],
        nobody=int(alone),
    )


def load_finding(load: Workload, against: AgainstLoad, measure: str) -> str:
    """How many are led at a time, and whether scores go with that."""
    if load.agents.is_empty():
        return t("workload-load-none")
    busy, present = (int(load.hours[name].sum()) for name in ("busy", "present"))
    led = load.agents["mean_open"].drop_nulls()
    told = t(
        "workload-load",
        mean=number(float(led.median() or 0), 1),  # pyright: ignore[reportArgumentType]
        most=int(load.sittings["open"].max()),  # pyright: ignore[reportArgumentType]
        occupancy=percent(busy / present if present else None),
    )
    return f"{told} {_slope(against, measure)}"


def against_load_dots(against: AgainstLoad, measure: str) -> int | None:
    """Draw the score by how many conversations were open, within agents; gives how many were open
    where it was clicked."""
    known = against.levels.drop_nulls("low")
    if known.height < 2:
        note(_slope(against, measure))
        return None
    rows = pl.DataFrame([_level(row) for row in known.iter_rows(named=True)])
    widest = rows.select(pl.max_horizontal(pl.col("low", "high").abs()).max()).item()
    reach = max(5.0, float(widest) * 1.05)
    chart = charts.dots(rows, 0, bounds=(-reach, reach), form="+.0f", selectable=True)
    said = t("workload-against")
    event: Any = taken.chart(chart, on_select="rerun", key="workload against", alt=said)
    note(t("workload-against-note", agents=against.agents))
    return taken.mark(event)


def _level(row: dict[str, Any]) -> dict[str, Any]:
    count = row["open"]
    label = t("workload-open-most" if count == MOST else "workload-open", count=count)
    ends = {name: number(row[name], 1, signed=True) for name in ("difference", "low", "high")}
    hint = t("workload-open-hint", label=label, conversations=row["n"], **ends)
    role = "better" if row["low"] > 0 else "worse" if row["high"] < 0 else "muted"
    return {
        "name": count,
        "label": label,
        "mean": row["difference"],
        "low": row["low"],
        "high": row["high"],
        "role": role,
        "hint": label if count == 1 else hint,
    }


def _slope(against: AgainstLoad, measure: str) -> str:
    if against.slope is None:
        return t("workload-slope-few", agents=against.agents, least=LEAST_AGENTS)
    ends = {
        "slope": number(against.slope, 1, signed=True),
        "low": number(against.low, 1, signed=True),
        "high": number(against.high, 1, signed=True),
    }
    key = "workload-slope-clear" if against.clear else "workload-slope-none"
    return t(key, measure=measure_name(measure), **ends)


def agents_note(load: Workload) -> None:
    """Say what the figures of agents are about, and what they leave out."""
    note(t("workload-agents-note", long=load.long))
