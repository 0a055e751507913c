"""Agents' predicted ratings beside the mix of conversations they get."""

import polars as pl
import streamlit as st

from dashboard.locale import NOTHING, number, t
from dashboard.locale import percent as share
from dashboard.panels import note, say
from scoring.analysis import FEW
from scoring.analysis.predictions import Leakage


def differences(found: Leakage) -> None:
    """By how much agents differ in predicted ratings, as it stands and among like conversations
    (:func:`scoring.analysis.predictions.leakage`)."""
    agents = found.agents  # by name: this is no league table
    if agents.is_empty():
        note(t("ratings-mix-few", few=FEW))
        return
    if found.explained is None:
        say(t("ratings-mix-alike"))
    else:
        say(t("ratings-mix-explained", explained=share(found.explained)))
    column = st.column_config
    shown = ("difference", "within")
    st.dataframe(
        agents.select(
            pl.col("agent_id"),
            "conversations",
            *(
                column_
                for name in shown
                for column_ in (pl.col(name), _reach(agents, name).alias(f"{name}_interval"))
            ),
        ),
        column_config={
            "agent_id": column.TextColumn(t("column-agent_id"), pinned=True),
            "conversations": column.NumberColumn(t("ratings-mix-count"), format="localized"),
            **{
                name: column.NumberColumn(
                    t(f"ratings-mix-{name}"), format="%+.2f", help=t(f"ratings-mix-{name}-help")
                )
                for name in shown
            },
            **{f"{name}_interval": column.TextColumn(t("ratings-mix-interval")) for name in shown},
        },
        hide_index=True,
        row_height=30,
        placeholder=NOTHING,
    )
    note(t("ratings-mix-note"))


def _reach(agents: pl.DataFrame, name: str) -> pl.Series:
    ends = agents.select(f"{name}_low", f"{name}_high").iter_rows()
    return pl.Series(
        [
            None
            if low is None
            else t(
                "expected-interval",
                low=number(low, 2, signed=True),
                high=number(high, 2, signed=True),
            )
            for low, high in ends
        ],
        dtype=pl.String,
    )
