"""An agent's own appraisals, as they were closed."""

import streamlit as st

from dashboard.locale import number, t
from dashboard.panels import note, titled
from dashboard.panels.appraisal import about, closings, period_name, remarks
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
            _figures(appraisal.as_closed([one]).row(0, named=True))
            lacking = remarks(appraisal.as_closed([one]), formula).item()
            if lacking:
                note(lacking)
            about(said, formula)


def _figures(row: dict[str, float | None]) -> None:
    columns = st.columns(4)
    for column, name in zip(columns, ("total", "machine", "human"), strict=False):
        low, high = row[f"{name}_low"], row[f"{name}_high"]
        column.metric(
            t(f"appraisal-column-{name}"),
            number(row[name], 1),
            None if low is None else t("card-interval", low=number(low, 1), high=number(high, 1)),
            delta_color="off",
            delta_arrow="off",
            help=t(
                f"me-appraisal-{name}", conversations=row["conversations"], reviews=row["reviews"]
            ),
        )
    columns[-1].metric(t("appraisal-column-critical"), number(row["critical"]))
