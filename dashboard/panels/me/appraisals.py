"""An agent's own appraisals, as they were closed."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.locale import number, t
from dashboard.panels import note, titled
from dashboard.panels.among import REVIEWED
from dashboard.panels.appraisal import about, closings, of_period, period_name, remarks
from dashboard.panels.figure import figure
from dashboard.session import appraisal


def appraisals(agent: str) -> None:
    """Draw an agent's closed periods, the last one first."""
    mine = [one for one in appraisal.closed() if one.agent_id == agent]
    if not mine:
        note(t("me-appraisals-none"))
    for one in mine:
        with st.container(border=True, gap="small"):
            titled(period_name(one.period))
            [(said, formula, _)] = closings([one])
            behind = of_period(one.period) | {"agent": [agent]}
            _figures(appraisal.as_closed([one]).row(0, named=True), behind)
            lacking = remarks(appraisal.as_closed([one]), formula).item()
            if lacking:
                note(lacking)
            about(said, formula)


def _figures(row: dict[str, float | None], behind: Mapping[str, Any]) -> None:
    columns = st.columns(4)
    by_people = {"among": REVIEWED}
    for column, name in zip(columns, ("total", "machine", "human"), strict=False):
        low, high = row[f"{name}_low"], row[f"{name}_high"]
        told = {"conversations": row["conversations"], "reviews": row["reviews"]}
        with column:
            figure(
                t(f"appraisal-column-{name}"),
                number(row[name], 1),
                None
                if low is None
                else t("card-interval", low=number(low, 1), high=number(high, 1)),
                delta_color="off",
                delta_arrow="off",
                help=t(f"me-appraisal-{name}", **told),
                behind={**behind, **(by_people if name == "human" else {"by": "overall"})},
                border=False,
            )
    with columns[-1]:
        figure(
            t("appraisal-column-critical"),
            number(row["critical"]),
            behind={**behind, "only": ["critical"]},
            border=False,
        )
