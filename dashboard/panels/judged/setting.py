"""What the house sets from reviews: where only people judge, other thresholds, and standards of its
own."""

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import customs, rubrics, settings
from dashboard.ledger.customs import NameTakenError
from dashboard.locale import channel_name, dimension, language_name, number, standard_title, t
from dashboard.locale import unit_value as measured
from dashboard.panels import MARKS, exactly, note, titled
from dashboard.session import agreed
from scoring.analysis.thresholds import LEAST, change
from scoring.rubric import changed, content_of
from scoring.standards import DIMENSIONS, standards


def people_only() -> None:
    """Draw where standards are left to people, and the form of when they are."""
    told = settings.get(session.book(), settings.PEOPLE_ONLY)
    with st.container(border=True):
        titled(t("left-title"))
        note(t("left-note"))
        form = st.form(key="people only", border=False)
        with form.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            on = st.toggle(t("left-on"), told["on"])
            bar = st.number_input(t("left-bar"), 0.0, 0.95, float(told["bar"]), 0.05, width=150)
            least = st.number_input(t("left-least"), 10, 1000, told["least"], width=190)
            keep = st.form_submit_button(t("left-keep"), icon=":material/check:")
        if keep:
            value = {"on": on, "bar": float(bar), "least": int(least)}
            settings.put(session.book(), session.person(), settings.PEOPLE_ONLY, value)
            st.rerun()
        which = session.left() if told["on"] else agreed.left_by(told["bar"], told["least"])
        key = "left-now" if told["on"] else "left-would"
        names = [
            f"{standard_title(name)} ({language_name(code)})" for name, code in which.iter_rows()
        ]
        st.markdown(exactly(t(key, count=which.height, names=t("list-comma").join(names))))


def thresholds() -> None:
    """Draw the thresholds that reviews propose, and the way to take them over."""
    with st.container(border=True):
        titled(t("proposals-title"))
        note(t("proposals-note", least=LEAST))
        found = agreed.proposed()
        if found.is_empty():
            note(t("proposals-none"))
            return
        st.table(_in_words(found))
        with st.form(key="take over", border=False, clear_on_submit=True):
            picked = st.multiselect(
                t("proposals-pick"), range(found.height), format_func=lambda n: _named(found, n)
            )
            reason = st.text_input(t("proposals-reason"), max_chars=300).strip()
            if not st.form_submit_button(t("proposals-take"), icon=":material/done_all:"):
                return
        if not picked or not reason:
            st.warning(t("proposals-lacking"), icon=":material/edit:")
            return
        _take_over(found[list(picked)], reason)
        st.rerun()


def own() -> None:
    """Draw the standards of the shop's own, with the ways to add and retire them."""
    every = customs.every(session.book())
    with st.container(border=True):
        titled(t("own-title"))
        note(t("own-note"))
        for one in every:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                gray = exactly(one.question if one.active else t("own-retired"))
                st.markdown(
                    f"{MARKS[one.dimension]} **{exactly(one.name)}** :gray[{gray}]", width="stretch"
                )
                if one.active and st.button(
                    t("own-retire"), key=f"retire {one.id}", icon=":material/archive:"
                ):
                    customs.retire(session.book(), session.person(), one.id)
                    st.rerun()
        _new_one()


def _new_one() -> None:
    form = st.form(key="own standard", border=False, clear_on_submit=True)
    with form.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name = st.text_input(t("own-name"), max_chars=64, width=220).strip()
        heading = t("standards-column-dimension")
        of = st.selectbox(heading, DIMENSIONS, format_func=dimension, width=150)
        question = st.text_input(t("own-question"), max_chars=300, width="stretch").strip()
        add = st.form_submit_button(t("own-add"), icon=":material/add:")
    if not add:
        return
    if not name or not question:
        st.warning(t("own-lacking"), icon=":material/edit:")
        return
    try:
        customs.add(session.book(), session.person(), name, of, question)
    except NameTakenError:
        st.warning(exactly(t("own-taken", name=name)), icon=":material/edit:")
    else:
        st.rerun()


def _take_over(chosen: pl.DataFrame, reason: str) -> None:
    """Put the rubric with the proposals chosen in force."""
    content = content_of(changed(session.rubric(), change(chosen)))
    before = rubrics.current(session.book())
    name = t("proposals-rubric", number=1 if before is None else before.id + 1)
    rubrics.save(session.book(), session.person(), name, reason, content)


def _in_words(found: pl.DataFrame) -> pl.DataFrame:
    names = ("standard", "judgements", "now", "then", "kappa-now", "kappa-then", "gain")
    rubric = session.rubric()
    rows = []
    for place, row in enumerate(found.iter_rows(named=True)):
        standard = standards()[row["standard"]]
        terms = rubric.of(standard.name, row["channel"])
        was, then = (
            t("proposals-terms", met=measured(standard, met), partly=measured(standard, partly))
            for met, partly in ((terms.met, terms.partly), (row["met"], row["partly"]))
        )
        kappas = (number(row[f"kappa_{when}"], 2) for when in ("now", "then"))
        gain = f"{number(row['low'], 2, signed=True)} – {number(row['high'], 2, signed=True)}"
        rows.append((_named(found, place), number(row["judgements"]), was, then, *kappas, gain))
    headings = [t(f"proposals-column-{name}") for name in names]
    return pl.DataFrame(rows, schema=headings, orient="row")


def _named(found: pl.DataFrame, place: int) -> str:
    row = found.row(place, named=True)
    where = f" · {channel_name(row['channel'])}" if row["channel"] else ""
    return standard_title(row["standard"]) + where
