"""Whether coaching worked: before and after, beside colleagues who were not coached."""

from datetime import timedelta
from typing import Any

import polars as pl
import streamlit as st

from dashboard import charts
from dashboard.ledger.tables import CoachingPlan
from dashboard.locale import number, standard_title, t
from dashboard.panels import leave_for, note, say, taken, titled
from dashboard.search.behind import EVERY, of_days, of_measure
from dashboard.session import growth
from scoring.analysis import FEW
from scoring.analysis.coaching_effect import COLLEAGUES, CoachingEffect

WEEKS = (4, 8, 12)
"""Weeks before and after that can be compared."""

_USUAL = 8


def worked(plan: CoachingPlan, coached: int) -> None:
    """Draw what coaching by a plan did to its standard; where several agents were ``coached`` in
    it, also what it did to all of them."""
    titled(t("coaching-worked", topic=standard_title(plan.standard)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        weeks = st.segmented_control(
            t("coaching-weeks"),
            WEEKS,
            default=_USUAL,
            required=True,
            format_func=lambda weeks: t("coaching-weeks-of", weeks=weeks),
            key="coaching weeks",
            label_visibility="collapsed",
        )
        together = False
        if coached > 1:
            together = st.segmented_control(
                t("coaching-whose"),
                [False, True],
                default=False,
                required=True,
                format_func=lambda all_: (
                    t("coaching-whose-all", count=coached) if all_ else plan.agent_id
                ),
                key="coaching whose",
                label_visibility="collapsed",
            )
    days = (weeks or _USUAL) * 7
    told = growth.effect(plan, days, together=bool(together))
    clicked = drawn(told, t("coaching-coached") if together else plan.agent_id)
    if clicked:
        side, when = clicked.split()
        whose = {} if together or side == "others" else {"agent": [plan.agent_id]}
        starts, apart = plan.starts_on, timedelta(days=days)
        before = of_days(starts - apart, starts - timedelta(days=1))
        window = before if when == "before" else of_days(starts, starts + apart - timedelta(days=1))
        leave_for("conversations", **EVERY | whose | window | of_measure(plan.standard))


def drawn(told: CoachingEffect, name: str) -> str | None:
    """Draw an effect: a sentence, and before and after as dots; gives the dot clicked: whose it is
    ("coached", "others") and when."""
    say(finding(told, name))
    rows = _rows(told, name)
    if not rows:
        return None
    figures = pl.DataFrame(rows, schema_overrides={"expected": pl.Float64})
    low, high = figures.select(
        pl.min_horizontal("low", "expected").min(), pl.col("high").max()
    ).row(0)
    bounds = (max(0.0, (low - 2) // 5 * 5), min(101.0, (high + 7) // 5 * 5))
    chart, said = charts.before_after(figures, bounds), t("coaching-worked-alt")
    event: Any = taken.chart(chart, on_select="rerun", key="coaching worked", alt=said)
    if told.expected is not None:
        note(t("coaching-expected-note", expected=number(told.expected, 1)))
    note(
        t(
            "coaching-worked-note",
            conversations=told.coached.conversations,
            others=told.others.agents,
            theirs=told.others.conversations,
        )
    )
    return taken.mark(event)


def finding(told: CoachingEffect, name: str) -> str:
    """What an effect says, in a sentence."""
    effect, low, high = told.effect, told.low, told.high
    if effect is None or low is None or high is None:
        if not told.coached.agents:
            return t("coaching-effect-few", name=name, few=FEW)
        if told.unlike:
            return t("coaching-effect-unlike", name=name)
        return t("coaching-effect-alone", few=FEW, colleagues=COLLEAGUES)
    if not told.shown:
        values = {"effect": effect, "low": low, "high": high}
        said = {key: number(value, 1, signed=True) for key, value in values.items()}
        return t("coaching-effect-none", name=name, **said)
    ends = sorted((abs(low), abs(high)))
    said = {
        "points": number(abs(effect), 1),
        "low": number(ends[0], 1),
        "high": number(ends[1], 1),
    }
    key = "coaching-effect-rose" if effect > 0 else "coaching-effect-fell"
    return t(key, name=name, **said)


def _rows(told: CoachingEffect, name: str) -> list[dict[str, Any]]:
    """Before and after of both sides, as far as they are known."""
    sides = (
        ("coached", told.coached, name, "ink"),
        ("others", told.others, t("coaching-others"), "muted"),
    )
    rows: list[dict[str, Any]] = []
    for side, figures, label, role in sides:
        for when in ("before", "after"):
            mean = getattr(figures, when)
            if mean is None:
                continue
            ends = {end: getattr(figures, f"{when}_{end}") for end in ("low", "high")}
            said = t(f"coaching-{when}", name=label)
            values = {key: number(value, 1) for key, value in ({"mean": mean} | ends).items()}
            expected = told.expected if (side, when) == ("coached", "after") else None
            rows.append(
                {"name": f"{side} {when}", "label": said, "mean": mean, **ends}
                | {"expected": expected, "role": role}
                | {"hint": t("coaching-effect-hint", name=said, **values)}
            )
    return rows
