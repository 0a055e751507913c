"""The pieces of the standards page: the catalogue as a table, and all there is to say of one."""

import polars as pl
import streamlit as st

from dashboard import filters, session
from dashboard.locale import (
    channel_name,
    dimension,
    language,
    language_name,
    number,
    standard_applies,
    standard_promise,
    standard_title,
    standard_why,
    t,
    unit_value,
    verdict,
)
from dashboard.locale.catalogue import measured_how, source
from dashboard.panels import MARKS, exactly, link, note, taken, titled
from dashboard.panels.judged import agreement, legend, trust_marks
from dashboard.search.behind import of_measure
from dashboard.transcript_view import transcript
from scoring.analysis import FEW
from scoring.analysis.course import course
from scoring.scorecard import MISSED, points
from scoring.standards import Standard, Terms, standards
from scoring.transcript import conversation

_NAME = "standard"
"""The address's parameter that names the standard shown."""

_HUES = {"attitude": "violet", "efficiency": "blue", "effect": "green", "process": "orange"}

_TABLE_HEIGHT = 640


def answer(kept: pl.DataFrame) -> str:
    """The standards kept least and best of those judged often enough, in a sentence."""
    ranked = kept.filter(pl.col("n") >= FEW).sort("mean")
    total = len(standards())
    if ranked.is_empty():
        return t("standards-answer-none", count=total)
    worst, best = ranked.row(0, named=True), ranked.row(-1, named=True)
    return t(
        "standards-answer",
        count=total,
        worst=standard_title(worst["measure"]),
        points=number(worst["mean"]),
        margin=number(_margin(worst)),
        best=standard_title(best["measure"]),
        top=number(best["mean"]),
    )


def catalogue(kept: pl.DataFrame) -> None:
    """Every standard with how well it is kept; the row clicked becomes the one shown."""
    found = {row["measure"]: row for row in kept.filter(pl.col("n") >= FEW).iter_rows(named=True)}
    judged = dict(kept.select("measure", "n").iter_rows())
    names, trust = list(standards()), trust_marks()
    rows = [
        (
            [dimension(standards()[name].dimension)],
            standard_title(name),
            found[name]["mean"] if name in found else None,
            _margin(found[name]) if name in found else None,
            judged.get(name, 0),
            trust[name],
        )
        for name in names
    ]
    columns = ("dimension", "standard", "kept", "margin", "judged", "trust")
    number_ = st.column_config.NumberColumn
    taken.table(
        pl.DataFrame(rows, schema=columns, orient="row"),
        key="catalogue",
        height=_TABLE_HEIGHT,
        row_height=30,
        placeholder=t("standards-few"),
        on_select=lambda: _pick(names),
        selection_mode="single-row",
        column_config={
            "dimension": st.column_config.MultiselectColumn(
                t("standards-column-dimension"),
                options=[dimension(name) for name in _HUES],
                color=list(_HUES.values()),
                width=90,
            ),
            "standard": st.column_config.TextColumn(t("standards-column-standard"), width=150),
            "kept": number_(
                t("standards-column-kept"), format="%.0f", help=t("standards-kept-help"), width=60
            ),
            "margin": number_(t("standards-column-margin"), format="%.1f", width=50),
            "judged": number_(t("standards-column-judged"), format="localized", width=70),
            "trust": st.column_config.TextColumn(
                t("judged-column-trust"), help=t("judged-title"), width=56
            ),
        },
    )
    legend()


def shown() -> Standard:
    """The standard that the address names, else the first."""
    wanted = st.query_params.get(_NAME, "")
    return standards().get(wanted) or next(iter(standards().values()))


def about(standard: Standard, kept: pl.DataFrame) -> None:
    """All there is to say of one standard."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            titled(standard_title(standard.name), MARKS[standard.dimension])
            if standard.critical:
                hint = t("standards-critical-help")
                st.badge(t("standards-critical"), icon=":material/flag:", color="red", help=hint)
        st.markdown(exactly(t("standards-promise", promise=standard_promise(standard.name))))
        _kept(standard, kept)
        agreement(standard.name)
        for key, text in (
            ("why", standard_why(standard.name)),
            ("applies", standard_applies(standard.name)),
            ("measured", measured_how(standard)),
            ("source", source(standard)),
        ):
            st.markdown(f":gray[{t(f'standards-{key}')}]  \n{exactly(text[:1].upper() + text[1:])}")
        _thresholds(standard)
    _examples(standard)


def _thresholds(standard: Standard) -> None:
    """From where on it is met, and how much it weighs, by channel, language and team, as the rubric
    in force says."""
    rubric = session.rubric()
    general = rubric.terms[standard.name]
    named = {"channel": channel_name, "language": language_name, "team": str}
    own = {
        named[condition](who): rubric.of(standard.name, **{condition: who})
        for condition, differing in rubric.own(standard.name)
        for who in differing
    }
    rest = t("standards-channel-any" if own else "standards-channel-all")
    columns = ("channel", "met", "partly", "weight")
    rows = [
        _terms_in_words(standard, name, terms) for name, terms in {**own, rest: general}.items()
    ]
    st.markdown(f":gray[{t('standards-thresholds')}]")
    headings = {name: t(f"standards-{name}") for name in columns}
    st.table(pl.DataFrame(rows, schema=[headings[name] for name in columns], orient="row"))


def _terms_in_words(standard: Standard, channel: str, terms: Terms) -> tuple[str, ...]:
    key = "standards-at-least" if standard.better == "higher" else "standards-at-most"
    if standard.unit == "yes_no":
        met, partly = unit_value(standard, terms.met), unit_value(standard, terms.partly)
    else:
        met, partly = (
            t(key, value=unit_value(standard, value)) for value in (terms.met, terms.partly)
        )
    nothing_between = terms.met == terms.partly
    return (
        channel,
        met,
        "–" if nothing_between else partly,
        number(terms.weight, 2).rstrip("0").rstrip("."),
    )


def _kept(standard: Standard, kept: pl.DataFrame) -> None:
    """How well it is kept in the conversations chosen, and the way to those that missed it."""
    st.markdown(f":gray[{t('standards-kept')}]")
    found = kept.filter(measure=standard.name)
    if found.is_empty():
        note(t("standards-kept-none"))
        return
    row = found.row(0, named=True)
    if row["n"] < FEW:
        note(t("standards-kept-few", count=row["n"]))
    else:
        st.markdown(
            t(
                "standards-kept-value",
                # To a tenth: 99.5 is not a hundred where somebody missed it.
                points=number(row["mean"], 1),
                margin=number(_margin(row), 1),
                count=row["n"],
            )
        )
        link(t("extent-conversations"), "conversations", "forum", **of_measure(standard.name))
    chosen = filters.shown().now(session.measurements())
    missed = chosen.select((points(standard, session.rubric()) == 0).sum()).collect().item()
    if missed:
        link(
            t("standards-missed-link", count=missed),
            "conversations",
            "forum",
            standard=standard.name,
            verdict=MISSED,
        )


def _examples(standard: Standard) -> None:
    """Conversations that meet it and that miss it, in the language chosen."""
    titled(t("standards-examples"))
    codes = list(dict.fromkeys(example.language for example in standard.examples))
    if not codes:
        note(t("standards-no-examples"))
        return
    chosen = st.segmented_control(
        t("standards-examples-language"),
        codes,
        default=language() if language() in codes else codes[0],
        required=True,
        format_func=language_name,
        key=f"examples {standard.name}",
        label_visibility="collapsed",
    )
    for place, example in enumerate(standard.examples):
        if example.language == chosen:
            titled(verdict(example.verdict))
            said = conversation(example.said, **example.facts)
            transcript(
                course(said, session.rubric()),
                (),
                key=f"example {standard.name} {place}",
                picked=lambda _number: None,
            )


def _pick(names: list[str]) -> None:
    rows = st.session_state["catalogue"]["selection"]["rows"]
    if rows:
        st.query_params[_NAME] = names[rows[0]]


def _margin(row: dict[str, float]) -> float:
    """Half the width of the interval; the longer half where it ends at 0 or 100."""
    return max(row["high"] - row["mean"], row["mean"] - row["low"])
