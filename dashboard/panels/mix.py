"""Agents' predicted ratings beside the mix of conversations they get."""

from typing import Any

import streamlit as st

from dashboard.locale import NOTHING, t
from dashboard.locale import percent as share
from dashboard.panels import note, say, taken
from dashboard.panels.behind import Behind
from dashboard.search.behind import EVERY, PARAMETERS
from scoring.analysis import FEW
from scoring.analysis.predictions import MIXES, Leakage


def chosen() -> str:
    """Draw the choice of MIXES; gives the one that is made."""
    return st.segmented_control(
        t("ratings-mix-choice"),
        list(MIXES),
        default="language",
        required=True,
        format_func=lambda mix: t(f"ratings-mix-by-{mix}"),
        key="mix",
        label_visibility="collapsed",
    )


def differences(found: Leakage, mix: str) -> Behind | None:
    """By how much agents differ in predicted ratings, as it stands and among like conversations
    (:func:`scoring.analysis.predictions.leakage` by a mix of MIXES); gives the agent picked."""
    agents = found.agents  # by name: this is no league table
    if agents.is_empty():
        note(t("ratings-mix-few", few=FEW))
        return None
    if found.explained is None:
        say(t("ratings-mix-alike"))
    else:
        explained, by = share(found.explained), t(f"ratings-mix-by-{mix}")
        say(t("ratings-mix-explained", explained=explained, mix=by))
    column = st.column_config
    shown = ("difference", "within")
    ends = [f"{name}_{end}" for name in shown for end in ("low", "high")]
    event: Any = taken.table(
        agents.select(
            "agent_id",
            "conversations",
            *(f"{name}{part}" for name in shown for part in ("", "_low", "_high")),
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
            **{
                name: column.NumberColumn(
                    t(f"trust-column-{name.rpartition('_')[2]}"), format="%+.2f"
                )
                for name in ends
            },
        },
        hide_index=True,
        row_height=30,
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode=taken.CELLS,
        key="ratings mix",
    )
    note(t("ratings-mix-note"))
    place = taken.picked(event, agents.height)
    if place is None:
        return None
    every = {name: value for name, value in EVERY.items() if name != PARAMETERS["agent_id"]}
    choices = None if place[1] == "agent_id" else {**every, "by": "predicted_rating"}
    return Behind(agents["agent_id"][place[0]], choices)
