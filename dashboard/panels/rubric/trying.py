"""Trying a rubric out: move weights and thresholds, take in what a marketplace asks."""

from typing import Any

import streamlit as st

from dashboard import session
from dashboard.locale import dimension, standard_title, t
from dashboard.panels import MARKS, dimension_title, exactly, link, note, titled
from dashboard.panels.faults import doing
from dashboard.panels.rubric import bound, clock, place, subject, told
from dashboard.session import trial
from scoring.analysis.whatif import Change, changes, without
from scoring.calendars import NONE
from scoring.conversations import CHANNELS
from scoring.measure import timed
from scoring.rubric import KEYS, TERMS, Rubric, changed, contradictions, presets
from scoring.standards import CLOCKS, DIMENSIONS, standards

_REFUSED = "rubric refused"
"""Where a session remembers why a change was not taken, until it is told."""

_BUSINESS = "rubric business hours"

_LISTED = 30
"""Changes that are listed one by one."""

_HEIGHT, _WITHOUT_SCROLLING = 300, 6
"""Pixels of the list of changes, and how many are listed without scrolling."""

_STEPS = {"seconds": 30.0, "share": 0.05, "polarity": 0.05, "yes_no": 0.5, "times": 0.1}


def dimensions(draft: Rubric) -> None:
    """Draw the weights of the dimensions."""
    with st.container(border=True):
        titled(t("rubric-dimensions"))
        for column, name in zip(st.columns(len(DIMENSIONS)), DIMENSIONS, strict=True):
            # What was tried is the truth, however it came about.
            st.session_state[f"weight {name}"] = draft.dimensions[name]
            column.number_input(
                dimension_title(name, dimension(name)),
                min_value=0.0,
                max_value=100.0,
                step=0.5,
                format="%g",
                key=f"weight {name}",
                on_change=doing(_weigh),
                args=(name,),
            )
        note(t("rubric-dimensions-note"))


def standard(draft: Rubric) -> None:
    """Draw the terms of one standard, somewhere or everywhere."""
    with st.container(border=True, height="stretch"):
        titled(t("rubric-standard"))
        left, right = st.columns(2)
        name: str = left.selectbox(
            t("standards-column-standard"),
            list(standards()),
            index=list(standards()).index("efficiency.first_response"),
            format_func=standard_title,
            key="rubric standard",
        )
        where = right.selectbox(
            t("rubric-where"),
            _places(draft, name),
            format_func=lambda one: place(*one),
            key="rubric where",
        )
        terms = draft.of(name, **({where[0]: where[1]} if where[0] else {}))
        mark, one = MARKS[standards()[name].dimension], standards()[name]
        said = t("rubric-now", met=bound(name, terms.met), partly=bound(name, terms.partly))
        st.markdown(f"{mark} :gray[{exactly(said)}]")
        with st.form(key=f"terms {name} {where} {terms}", border=False):
            asked = {}
            columns = st.columns(len(KEYS) if name in timed() else len(TERMS))
            for column, key in zip(columns, TERMS, strict=False):
                asked[key] = column.number_input(
                    t(f"standards-{key}"),
                    value=float(getattr(terms, key)),
                    min_value=0.0 if key == "weight" else None,
                    step=0.5 if key == "weight" else _STEPS.get(one.unit, 1.0),
                    format="%g",
                    help=None if key == "weight" else t(f"rubric-unit-{one.unit}"),
                )
            if name in timed():
                asked["clock"] = columns[-1].selectbox(
                    t("rubric-clock"),
                    list(CLOCKS.values()),
                    index=list(CLOCKS.values()).index(terms.clock),
                    format_func=lambda one: t(f"rubric-clock-{clock(one)}"),
                    filter_mode=None,
                )
            if st.form_submit_button(t("rubric-try"), icon=":material/science:"):
                moved = {key: value for key, value in asked.items() if value != getattr(terms, key)}
                own = {where[0]: {where[1]: moved}} if where[0] else moved
                _take({"standards": {name: own}})
                st.rerun()
        if where[0] is None and any(own for _, own in draft.own(name)):
            note(t("rubric-everywhere-note"))


def hours(draft: Rubric) -> None:
    """Draw the switch by which waits count within the teams' hours only."""
    with st.container(border=True):
        st.session_state[_BUSINESS] = all(draft.terms[name].clock for name in timed())
        st.toggle(t("rubric-business"), key=_BUSINESS, on_change=doing(_by_clock))
        known = session.hours() != NONE
        note(t("rubric-business-note" if known else "rubric-business-unknown"))
        link(t("rubric-business-hours"), "hours", "event_available")


def marketplaces() -> None:
    """Draw what marketplaces ask, to be taken in."""
    with st.container(border=True, height="stretch"):
        titled(t("rubric-presets"))
        name = st.selectbox(
            t("rubric-preset"),
            list(presets()),
            format_func=lambda one: t(f"rubric-preset-{one}"),
            key="rubric preset",
            label_visibility="collapsed",
        )
        note(t(f"rubric-preset-{name}-asks"))
        st.button(
            t("rubric-preset-take"),
            icon=":material/add_task:",
            on_click=doing(_take),
            args=(presets()[name],),
        )


def moved(before: Rubric, draft: Rubric) -> list[Change]:
    """Draw in what the draft differs from the rubric in force, each with the way back."""
    found = list(changes(before, draft))
    if refused := st.session_state.pop(_REFUSED, None):
        st.warning(exactly(refused), icon=":material/edit:")
    if not found:
        note(t("rubric-unchanged"))
        return found
    height = _HEIGHT if len(found) > _WITHOUT_SCROLLING else "content"
    with st.container(border=True, gap="xsmall", height=height):
        with st.container(horizontal=True, vertical_alignment="center"):
            titled(t("rubric-changes", count=len(found)))
            st.button(
                t("rubric-anew"),
                icon=":material/restart_alt:",
                on_click=doing(_anew),
                type="tertiary",
            )
        for place_, change in enumerate(found[:_LISTED]):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.button(
                    t("rubric-undo"),
                    key=f"undo {place_}",
                    icon=":material/undo:",
                    type="tertiary",
                    on_click=doing(_undo),
                    args=(change,),
                )
                st.markdown(exactly(told(change)), width="stretch")
        if len(found) > _LISTED:
            note(t("rubric-changes-more", count=len(found) - _LISTED))
    return found


def _places(draft: Rubric, name: str) -> list[tuple[str | None, str | None]]:
    """Everywhere, and each channel, language and team of the data or of the rubric."""
    extent = session.extent()
    known = {
        "channel": [one for one in extent.channels if one in CHANNELS],
        "language": list(extent.languages),
        "team": list(extent.teams),
    }
    every: list[tuple[str | None, str | None]] = [(None, None)]
    for condition, own in draft.own(name):
        every += [(condition, one) for one in dict.fromkeys([*known[condition], *own])]
    return every


def _weigh(name: str) -> None:
    _take({"dimensions": {name: st.session_state[f"weight {name}"]}})


def _by_clock() -> None:
    chosen = CLOCKS["business" if st.session_state[_BUSINESS] else "calendar"]
    _take({"standards": {name: {"clock": chosen} for name in timed()}})


def _take(content: dict[str, Any]) -> None:
    """Try a change out, unless it makes no sense."""
    draft = trial.draft()
    tried = changed(draft, content)
    if not any(tried.dimensions.values()):
        st.session_state[_REFUSED] = t("rubric-no-weight")
        return
    known = set(contradictions(draft))
    if wrong := [one for one in contradictions(tried) if one not in known]:
        st.session_state[_REFUSED] = t("rubric-contradiction", what=subject(*wrong[0]))
        return
    trial.keep_draft(tried)


def _undo(change: Change) -> None:
    trial.keep_draft(without(trial.in_force(), trial.draft(), change))


def _anew() -> None:
    trial.keep_draft(None)
