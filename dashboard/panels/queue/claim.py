"""The standard in question: what the program says of it, and the reviewer's answer; and the list of
all."""

from collections.abc import Sequence

import streamlit as st

from dashboard.ledger.reviews import ROOT_CAUSES
from dashboard.locale import dimension, t
from dashboard.locale import verdict as verdict_name
from dashboard.panels import MARKS, exactly
from dashboard.panels.conversation import reason_told
from dashboard.panels.queue import desk as desks
from dashboard.panels.queue.case import ANSWERS
from dashboard.panels.queue.desk import Desk
from dashboard.transcript_view.content import SHAPES, SIGNS
from scoring.scorecard import NOT_ASSESSED
from scoring.standards import DIMENSIONS, standards

_HEIGHT = 330
"""Pixels of the list: with the claim above it, it fits a laptop's screen."""

_SIGNS = SIGNS | {"not applicable": "○"}


def claim(at: Desk) -> None:
    """Draw the standard in question with its answers. Their shortcuts are the same for all, their
    buttons each standard's own: a press counts for the standard that was seen."""
    case, standard = at.case, at.at
    machine, number = case.machine(standard), case.evidence(standard)
    with st.container(border=True, gap="small"):
        mark = MARKS[case.dimension(standard)]
        st.markdown(f"{mark} **{exactly(case.title(standard))}** :gray[{exactly(_asks(at))}]")
        st.markdown(exactly(_told(at)) if machine else f"**{exactly(_told(at))}**")
        with st.container(horizontal=True, gap="small"):
            if machine:
                said = at.word(standard)
                agrees = said is not None and said.verdict == machine
                _answer(at, "agree", "A", "check", machine, primary=agrees or said is None)
                st.button(
                    t("review-disagree"),
                    key=_key(at, "answer disagree"),
                    shortcut="D",
                    icon=":material/close:",
                    type="primary" if at.differs(standard) else "secondary",
                    on_click=desks.press,
                    args=(at, standard, setattr, "opened", True),
                )
            unsure = at.verdict(standard) == desks.UNSURE
            _answer(at, "unsure", "U", "help", desks.UNSURE, primary=unsure)
            st.button(
                t("review-skip"),
                key=_key(at, "skip"),
                shortcut="S",
                on_click=desks.press,
                args=(at, standard, desks.go_on),
            )
            if not case.blind:
                st.button(
                    t("review-evidence"),
                    key=_key(at, "next evidence"),
                    shortcut="E",
                    icon=":material/my_location:",
                    help=t("review-evidence-help") if number else t("conversation-unmarked"),
                    on_click=desks.press,
                    args=(at, standard, desks.go_to_evidence),
                )
        if at.opened or at.differs(standard) or not machine:
            _verdicts(at)


def lines(at: Desk) -> None:
    """Draw every standard with the sign of its verdict as it stands; a click turns to it. Those
    that do not apply or that the program could not assess are folded away, for whoever knows
    better."""
    case = at.case
    spoken = sum(name in at.draft.said for name in case.steps)
    told = t("review-spoken", spoken=spoken, count=len(case.steps))
    if silent := len(at.silent()):
        told = f"{told} {t('review-silent', count=silent)}"
    with st.container(height=_HEIGHT, gap="xsmall"):
        st.caption(told)
        for name in DIMENSIONS:
            mine = [one for one in case.steps if case.dimension(one) == name]
            if mine:
                st.markdown(f"{MARKS[name]} **{exactly(dimension(name))}**")
                _listed(at, mine)
        others = [name for name in case.judged if name not in case.steps]
        if others:
            with st.expander(t("review-others", count=len(others)), expanded=at.at in others):
                _listed(at, others)


def _key(at: Desk, name: str) -> str:
    return f"{name} of {at.mark} {at.at}"


def _asks(at: Desk) -> str:
    question = at.case.question(at.at)
    return question if at.at in at.case.own else t("standards-promise", promise=question)


def _told(at: Desk) -> str:
    """What the program says of the standard in question, or that a person has to."""
    case, standard = at.case, at.at
    if case.blind:
        return t("calibration-asked")
    if standard in case.own:
        return t("review-asked-own")
    if standard in case.asked:
        by_people = standards()[standard].by_people
        return t("review-asked-people" if by_people else "review-asked-left")
    row = case.judged[standard]
    if row["points"] is None:
        return t("review-program", verdict=verdict_name(row["verdict"]))
    return t(
        "review-program-because",
        verdict=verdict_name(row["verdict"]),
        reason=reason_told(row, case.rubric),
    )


def _answer(at: Desk, name: str, key: str, icon: str, verdict: str, *, primary: bool) -> None:
    st.button(
        t(f"review-{name}"),
        key=_key(at, f"answer {name}"),
        shortcut=key,
        icon=f":material/{icon}:",
        type="primary" if primary else "secondary",
        on_click=desks.press,
        args=(at, at.at, desks.speak, verdict),
    )


def _verdicts(at: Desk) -> None:
    """The verdicts to choose from, and why it is another one than the program's."""
    standard, machine = at.at, at.case.machine(at.at)
    with st.container(horizontal=True, gap="small"):
        for place, verdict in enumerate(ANSWERS, 1):
            if verdict != machine:
                st.button(
                    verdict_name(verdict),
                    key=_key(at, f"answer {verdict}"),
                    shortcut=str(place),
                    type="primary" if at.verdict(standard) == verdict else "secondary",
                    on_click=desks.press,
                    args=(at, standard, desks.speak, verdict),
                )
    said = at.word(standard)
    if said is None or said.verdict not in ANSWERS or said.verdict == machine:
        return
    reason, cause = f"reason of {at.mark} {standard}", f"cause of {at.mark} {standard}"

    def explained() -> None:
        text, root = st.session_state[reason].strip(), st.session_state[cause]
        desks.give_reason(at, standard, reason=text, root_cause=root)

    left, right = st.columns([3, 2])
    left.text_input(
        t("review-reason"),
        said.reason,
        key=reason,
        placeholder=t("review-reason-hint"),
        on_change=explained,
        max_chars=1000,
    )
    right.selectbox(
        t("review-cause"),
        ROOT_CAUSES,
        ROOT_CAUSES.index(said.root_cause) if said.root_cause in ROOT_CAUSES else None,
        format_func=lambda name: t(f"review-cause-{name}"),
        key=cause,
        placeholder=t("review-cause-hint"),
        on_change=explained,
    )


def _listed(at: Desk, names: Sequence[str]) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        for standard in names:
            _one(at, standard)


def _one(at: Desk, standard: str) -> None:
    case, chosen = at.case, at.at == standard
    verdict, number = at.verdict(standard), case.evidence(standard)
    # On the filled button a hue could not be seen.
    shape = (SHAPES if chosen else MARKS)[case.dimension(standard)]
    sign, title = _SIGNS.get(verdict or "", "?"), exactly(case.title(standard))
    waits = verdict is None and standard in case.asked
    strong = "**" if waits or at.differs(standard) else ""
    icon = None
    if at.word(standard):
        icon = ":material/edit:" if at.differs(standard) else ":material/check:"
    st.button(
        f"{shape}\u202f{sign}{number or ''} {strong}{title}{strong}",
        key=f"line {standard}",
        icon=icon,
        icon_position="right",
        type="primary" if chosen else "tertiary",
        help=_standing(at, standard),
        on_click=desks.go,
        args=(at, standard),
    )


def _standing(at: Desk, standard: str) -> str:
    verdict = at.verdict(standard)
    if verdict is None:
        return t("review-asked") if standard in at.case.asked else verdict_name(NOT_ASSESSED)
    return t("review-unsure-said") if verdict == desks.UNSURE else verdict_name(verdict)
