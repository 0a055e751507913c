"""What one rubric makes of the conversations instead of another: scores, groups, verdicts."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from dashboard import charts, session
from dashboard.access import Right
from dashboard.filters import Filters
from dashboard.locale import dimension, language_name, number, t
from dashboard.panels import dimension_title, note, say, taken, titled
from dashboard.panels.behind import Behind, leave_to
from dashboard.panels.figure import figure
from dashboard.panels.rubric import flips
from dashboard.panels.standings import measure_choice
from dashboard.search.behind import of_measure
from dashboard.session import trial
from dashboard.session.trial import Outcome
from scoring.analysis import FEW, MEASURES
from scoring.analysis.whatif import differences
from scoring.rubric import Rubric

_ROWS = 30
"""Groups of a chart."""

_SAME = 0.05
"""Points below which a difference cannot be seen in figures of one decimal."""

_NAMED: dict[str, Callable[[str], str]] = {"agent_id": str, "language": language_name}


def drawn(before: Rubric, after: Rubric, found: Outcome, chosen: Filters) -> None:
    """Draw all that changes, from the whole to the single conversation."""
    whole = differences(found.sums)
    say(finding(whole, found.flips))
    _cards(whole)
    left, right = st.columns([3, 2])
    with left, st.container(border=True, height="stretch"):
        _groups(found.sums)
    with right, st.container(border=True, height="stretch"):
        picked = flips.counts(found.flips)
    if picked and session.may(Right.READ):
        with st.container(border=True):
            flips.conversations(before, after, picked, chosen)


def finding(whole: pl.DataFrame, changed: pl.DataFrame) -> str:
    """What changes over all, in a sentence."""
    count = int(changed["n"].sum())
    verdicts = t("rubric-finding-verdicts", count=count, standards=changed["standard"].n_unique())
    row = whole.filter(pl.col("measure") == "overall")
    if row.is_empty():
        return verdicts
    told = row.row(0, named=True)
    if abs(told["difference"]) < _SAME:
        return f"{t('rubric-finding-none', score=number(told['mean'], 1))} {verdicts}"
    key = "rubric-finding-rises" if told["difference"] > 0 else "rubric-finding-falls"
    values = {name: number(told[name], 1) for name in ("mean", "mean_before", "margin")}
    by = number(abs(told["difference"]), 1)
    return f"{t(key, count=told['n'], by=by, **values)} {verdicts}"


def _cards(whole: pl.DataFrame) -> None:
    rows = {row["measure"]: row for row in whole.iter_rows(named=True)}
    order = ("overall", *(name for name in MEASURES if name != "overall"))
    for column, name in zip(st.columns(len(order)), order, strict=True):
        with column:
            title = dimension_title(name, dimension(name))
            if name not in rows:
                note(f"{dimension(name)}: {t('card-not-assessed')}")
                continue
            row = rows[name]
            moved = abs(row["difference"]) >= _SAME
            worse = moved and row["clear"] and row["difference"] < 0
            figure(
                title,
                number(row["mean"], 1),
                number(row["difference"], 1, signed=True) if moved else None,
                delta_color="red" if worse else "gray",
                delta_arrow="off" if not moved else "down" if row["difference"] < 0 else "up",
                delta_description=t("rubric-was", score=number(row["mean_before"], 1)),
                behind=of_measure(name),
            )


def _groups(sums: pl.DataFrame) -> None:
    titled(t("rubric-groups"))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        by = st.segmented_control(
            t("rubric-by"),
            list(trial.GROUPS),
            default=trial.GROUPS[0],
            required=True,
            format_func=lambda one: t(f"rubric-by-{one}"),
            key="rubric by",
            label_visibility="collapsed",
        )
        measure = measure_choice("rubric")
    by = str(by or trial.GROUPS[0])
    every = differences(sums.filter(pl.col(by).is_not_null()), [by])
    told = every.filter(pl.col("measure") == measure, pl.col("n") >= FEW)
    if told.is_empty():
        note(t("rubric-groups-few", few=FEW))
        return
    say(_moved(told, by, measure))
    rows = told.sort(pl.col("difference").abs(), descending=True).head(_ROWS)
    ends = [*rows["mean"], *rows["mean_before"]]
    bounds = (max(0.0, (min(ends) - 2) // 5 * 5), min(101.0, (max(ends) + 7) // 5 * 5))
    picked = taken.chart(
        charts.shifts(_rows(rows, by), bounds),
        on_select="rerun",
        selection_mode=charts.PICKED,
        key=f"rubric groups {by} {measure}",
        alt=t("rubric-groups-alt"),
    )
    note(t("rubric-groups-note", few=FEW, shown=rows.height, count=told.height))
    if clicked := picked["selection"].get(charts.PICKED):
        name = clicked[0]["name"]
        leave_to(by, Behind(name, None if by == "agent_id" else of_measure(measure)))


def _moved(told: pl.DataFrame, by: str, measure: str) -> str:
    """How many groups change clearly, and which of them most and least."""
    clear = told.filter("clear").sort("difference")
    said = t(
        f"rubric-clear-{by}", clear=clear.height, count=told.height, measure=dimension(measure)
    )
    if clear.height < 2:
        return said
    values = {}
    for side, place in (("low", 0), ("high", -1)):
        row = clear.row(place, named=True)
        values[side] = number(row["difference"], 1, signed=True)
        values[f"{side}_name"] = _NAMED[by](row[by])
    return f"{said} {t('rubric-clear-ends', **values)}"


def _rows(rows: pl.DataFrame, by: str) -> pl.DataFrame:
    told = []
    for row in rows.iter_rows(named=True):
        label = _NAMED[by](row[by])
        values = {name: number(row[name], 1) for name in ("mean", "mean_before", "margin")}
        difference = number(row["difference"], 1, signed=True)
        role = "muted" if not row["clear"] else "worse" if row["difference"] < 0 else "ink"
        told.append(
            {"name": row[by], "label": label, "before": row["mean_before"], "after": row["mean"]}
            | {"role": role}
            | {
                "hint": t(
                    "rubric-hint", name=label, count=row["n"], difference=difference, **values
                )
            }
        )
    return pl.DataFrame(told)
