"""The form in which a plan is made, with what it would draw of the newest conversations."""

import secrets

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import samples
from dashboard.locale import number, t
from dashboard.locale import percent as share
from dashboard.panels import note, say
from dashboard.panels.faults import telling
from dashboard.session import people
from scoring.analysis.plans import SIGNALS, STRATA, STRATEGIES, Plan, content_of
from scoring.analysis.samples import CYCLES, WANTED, Forecast, forecast, signs

_USUAL = {"random": 50, "stratified": 0, "risk": 50}
_QUOTA, _DAYS = 5, 7
_STRATA = [name for name in STRATA if name != "topic"]
_USUAL_STRATA = ["agent_id", "language", "channel"]
_SEED = "seed of the next plan"


@st.fragment
@telling
def new_plan() -> None:
    """Draw the form, and what would be drawn by it; it alone is drawn again at every change."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.text_input(t("samples-name"), key="plan name", max_chars=80, width=240).strip()
        cycle = st.segmented_control(
            t("samples-cycle"),
            CYCLES,
            default=CYCLES[0],
            required=True,
            format_func=lambda cycle: t(f"samples-every-{cycle}"),
            key="plan cycle",
        )
        quota = st.number_input(t("samples-quota"), 1, 1000, _QUOTA, key="plan quota", width=130)
        per_agent = st.segmented_control(
            t("samples-per"),
            [True, False],
            default=True,
            required=True,
            format_func=lambda agent: t("samples-per-agent" if agent else "samples-per-all"),
            key="plan per agent",
        )
        days = st.number_input(t("samples-days"), 1, 365, _DAYS, key="plan days", width=130)
    shares = _shares()
    strata = _strata() if shares["stratified"] else ()
    frame = people.drawable(cycle, (people.cycles(cycle) or [""])[0])
    weights = _weights(frame) if shares["risk"] else {}
    lacking = _lacking(shares, strata, weights)
    if lacking:
        st.warning(t(lacking), icon=":material/edit:")
        return
    told = weights or dict.fromkeys(SIGNALS, 1.0)
    seed = st.session_state.setdefault(_SEED, secrets.randbelow(2**31))
    plan = Plan(int(quota), shares, bool(per_agent), strata, told, seed=seed)
    preview(forecast(frame, plan, cycle), cycle)
    if st.button(
        t("samples-save"),
        icon=":material/add_task:",
        type="primary",
        disabled=not name,
        help=None if name else t("samples-name-lacking"),
    ):
        content = content_of(plan)
        book, by = session.book(), session.person()
        samples.save(book, by, name, content, cycle=cycle, due_days=int(days))
        del st.session_state[_SEED]
        st.rerun()


def preview(told: Forecast, cycle: str) -> None:
    """Draw what a plan would draw."""
    drawn, margin, needed = st.columns(3)
    drawn.metric(
        t(f"samples-preview-drawn-{cycle}"),
        number(told.drawn),
        t("samples-preview-of", conversations=told.conversations, agents=told.agents),
        delta_color="off",
        delta_arrow="off",
        border=True,
    )
    margin.metric(
        t("samples-preview-margin"),
        t("few") if told.margin is None else t("samples-points", points=number(told.margin, 1)),
        help=t("samples-preview-margin-help"),
        border=True,
    )
    needed.metric(
        t("samples-preview-needed", points=number(WANTED)),
        t("few") if told.needed is None else number(told.needed),
        help=t("samples-preview-needed-help", points=number(WANTED)),
        border=True,
    )
    say(
        t("samples-preview-few")
        if told.margin is None
        else t("samples-preview", drawn=told.drawn, margin=number(told.margin, 1))
    )


def _shares() -> dict[str, float]:
    columns = st.columns(len(STRATEGIES))
    return {
        name: float(
            column.slider(
                t(f"samples-strategy-{name}"),
                0,
                100,
                _USUAL[name],
                step=5,
                format="%d",
                help=t(f"samples-strategy-{name}-help"),
                key=f"plan {name}",
            )
        )
        for column, name in zip(columns, STRATEGIES, strict=True)
    }


def _strata() -> tuple[str, ...]:
    picked = st.pills(
        t("samples-strata"),
        _STRATA,
        selection_mode="multi",
        default=_USUAL_STRATA,
        format_func=lambda name: t(f"samples-stratum-{name}"),
        key="plan strata",
    )
    return tuple(picked)


def _weights(frame: pl.DataFrame) -> dict[str, float]:
    """The signs of risk to follow; each is offered with how often it is seen."""
    often = {row["signal"]: row for row in signs(frame).iter_rows(named=True)}

    def told(name: str) -> str:
        return f"{t(f'samples-signal-{name}')} · {share(often[name]['share'])}"

    picked = st.pills(
        t("samples-signals"),
        list(SIGNALS),
        selection_mode="multi",
        default=list(SIGNALS),
        format_func=told,
        key="plan signals",
    )
    note(t("samples-signals-note"))
    return {name: float(name in picked) for name in SIGNALS} if picked else {}


def _lacking(
    shares: dict[str, float], strata: tuple[str, ...], weights: dict[str, float]
) -> str | None:
    """The key of what is still to be chosen."""
    if not any(shares.values()):
        return "samples-lacking-shares"
    if shares["stratified"] and not strata:
        return "samples-lacking-strata"
    return "samples-lacking-signals" if shares["risk"] and not weights else None
