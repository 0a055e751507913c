"""The rules by which alerts are found, to be changed."""

from dataclasses import replace

import streamlit as st

from dashboard import session
from dashboard.alerts.wishes import Wishes, wish
from dashboard.locale import dimension, standard_title, t
from dashboard.panels import note
from scoring.analysis import MEASURES
from scoring.analysis.alerts import (
    BREACH,
    FALL,
    GROUPS,
    LATE,
    MATTER,
    RISE,
    STEPS,
    TOPIC,
    UNANSWERED,
    Rule,
)
from scoring.standards import standards


def rules(wanted: Wishes) -> None:
    """Draw every rule with what can be set of it, and the button that sets it."""
    changed = tuple(_rule(rule) for rule in wanted.rules)
    empty = next((rule for rule in changed if rule.on and _lacks(rule)), None)
    if empty is not None:
        st.warning(t("alerts-rule-lacks", name=t(f"alerts-rule-{empty.name}")))
    if st.button(
        t("alerts-save"),
        type="primary",
        icon=":material/save:",
        disabled=changed == wanted.rules or empty is not None,
        key="alert rules save",
    ):
        wish(session.book(), session.person(), replace(wanted, rules=changed))
        st.rerun()


def _rule(rule: Rule) -> Rule:
    key = f"alert rule {rule.name}"
    with st.container(border=True, gap="xsmall"):
        on = st.toggle(t(f"alerts-rule-{rule.name}"), rule.on, key=key)
        note(t(f"alerts-rule-{rule.name}-help"))
        if not on:
            return replace(rule, on=False)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            step = rule.step
            if rule.name not in (BREACH, UNANSWERED):
                step = st.segmented_control(
                    t("alerts-step"),
                    list(STEPS),
                    default=rule.step,
                    required=True,
                    format_func=lambda name: t(f"alerts-step-{name}"),
                    key=f"{key} step",
                )
            groups = st.pills(
                t("alerts-groups"),
                [TOPIC, MATTER] if rule.name == RISE else GROUPS,
                selection_mode="multi",
                default=rule.groups,
                format_func=lambda name: t(f"alerts-group-{name}"),
                key=f"{key} groups",
            )
            bound = rule.bound
            if rule.name == LATE:
                asked = st.number_input(
                    t("alerts-bound"), 1, 100, round(rule.bound * 100), key=f"{key} bound"
                )
                bound = asked / 100
        measures = _measures(rule, key) if rule.name == FALL else rule.measures
    return replace(
        rule, on=True, step=str(step), groups=tuple(groups), measures=measures, bound=bound
    )


def _measures(rule: Rule, key: str) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            t("alerts-measures"),
            [*MEASURES, *standards()],
            default=rule.measures,
            format_func=lambda name: dimension(name) if name in MEASURES else standard_title(name),
            key=f"{key} measures",
        )
    )


def _lacks(rule: Rule) -> bool:
    """Whether a rule is about nobody, or about nothing."""
    return not rule.groups or (rule.name == FALL and not rule.measures)
