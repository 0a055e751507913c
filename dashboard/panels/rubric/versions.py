"""All versions of the rubric: what each changed, and two of them compared."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import rubrics
from dashboard.locale import moment, t
from dashboard.panels import exactly, note, taken, titled
from dashboard.panels.rubric import told
from scoring.analysis.whatif import Change, changes
from scoring.rubric import Rubric, changed, default

_HEIGHT = 320
_LISTED = 60
"""Changes that are told one by one."""


def compared() -> tuple[Rubric, Rubric, str]:
    """Draw the versions and the choice of two of them: both, and the name of the second."""
    history = rubrics.history(session.book())
    known = {0: default()} | {one.id: changed(default(), one.rubric) for one in reversed(history)}
    names = {0: t("rubric-default")} | {one.id: one.name for one in history}
    numbers = list(reversed(known))
    with st.container(border=True):
        titled(t("rubric-versions"))
        rows = [
            (one.id, one.name, moment(one.created_at), one.reason, _count(known, one.id))
            for one in history
        ]
        rows.append((0, names[0], "", t("rubric-default-reason"), 0))
        headings = [t(f"rubric-column-{name}") for name in _COLUMNS]
        taken.table(
            pl.DataFrame(rows, schema=headings, orient="row"),
            hide_index=True,
            height="content" if len(rows) < 9 else _HEIGHT,
            row_height=30,
        )
    left, right = st.columns(2)
    picked = [
        column.selectbox(
            t(f"rubric-{side}"),
            numbers,
            index=min(place, len(numbers) - 1),
            format_func=lambda one: t("rubric-version", number=one, name=names[one]),
            key=f"rubric {side}",
        )
        for column, side, place in ((left, "older", 1), (right, "newer", 0))
    ]
    return known[picked[0]], known[picked[1]], names[picked[1]]


_COLUMNS = ("number", "name", "since", "reason", "changes")


def listed(before: Rubric, after: Rubric) -> list[Change]:
    """Draw in what two rubrics differ."""
    found = list(changes(before, after))
    if not found:
        note(t("rubric-same"))
        return found
    with st.container(border=True):
        titled(t("rubric-changes", count=len(found)))
        st.markdown("\n".join(f"- {exactly(told(change))}" for change in found[:_LISTED]))
        if len(found) > _LISTED:
            note(t("rubric-changes-more", count=len(found) - _LISTED))
    return found


def _count(known: dict[int, Rubric], number: int) -> int:
    """In how many values a version differs from the one before."""
    numbers = list(known)
    previous = numbers[numbers.index(number) - 1]
    return sum(1 for _ in changes(known[previous], known[number]))
