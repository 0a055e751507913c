"""Agents, teams and languages compared fairly: what is chosen, and what is said of it."""

from collections.abc import Callable

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import settings
from dashboard.locale import NOTHING, dimension, number, standard_title, t
from dashboard.panels import link, note, titled
from dashboard.panels.findings import listed, measure_name
from dashboard.panels.view import View
from dashboard.search.behind import PARAMETERS
from scoring.analysis.fairness import Fairness
from scoring.analysis.mix import COMPARED
from scoring.analysis.reversals import MOST
from scoring.standards import DIMENSIONS, standards

GROUPS = ("agent_id", "team")

_MOST_TURNED = 4


def whom(seen: View) -> str:
    """Draw the choice of agents or teams, if there are teams; gives the column."""
    if seen.scores.select(pl.col("team").drop_nulls().n_unique()).collect().item() < 2:
        return GROUPS[0]
    return st.segmented_control(
        t("fairness-whom"),
        GROUPS,
        default=GROUPS[0],
        required=True,
        format_func=lambda group: t(f"fairness-whom-{group}"),
        key="fairness-whom",
        label_visibility="collapsed",
    )


def standard_choice(page: str) -> str | None:
    """Draw the choice of a standard, in the place of the five scores; None if there is none."""
    return st.selectbox(
        t("fairness-standard"),
        sorted(standards(), key=lambda name: (DIMENSIONS.index(name.partition(".")[0]), name)),
        index=None,
        format_func=lambda name: f"{dimension(name.partition('.')[0])}: {standard_title(name)}",
        placeholder=t("fairness-standard-placeholder"),
        key=f"{page}-standard",
        label_visibility="collapsed",
        width=240,
    )


def like_choice(page: str) -> bool:
    """Draw the choice between figures as they stand and those of like conversations."""
    return (
        st.segmented_control(
            t("fairness-like-choice"),
            ("raw", "like"),
            default="raw",
            required=True,
            format_func=lambda how: t(f"fairness-{how}"),
            key=f"{page}-like",
            label_visibility="collapsed",
        )
        == "like"
    )


def least() -> int:
    """From how many conversations groups are ranked, as the house has set it."""
    return int(settings.get(session.book(), settings.RANKING)["least"])


def least_setting() -> None:
    """Draw from how many conversations groups are ranked, and for whoever may the way to change
    it."""
    now = least()
    label = t("fairness-least", least=now)
    if not session.may(settings.RIGHTS[settings.RANKING]):
        note(label)
        return
    with st.popover(label, icon=":material/tune:"), st.form(key="ranked from", border=False):
        wanted = st.number_input(t("fairness-least-label"), 2, 1000, now)
        note(t("fairness-least-note"))
        if st.form_submit_button(t("fairness-least-keep"), icon=":material/check:"):
            told = {"least": int(wanted)}
            settings.put(session.book(), session.person(), settings.RANKING, told)
            st.rerun()


def rank_finding(found: Fairness, named: Callable[[str], str]) -> str:
    """Whether ranks can be told apart at all, in a sentence."""
    ranked = found.ranks.drop_nulls("ranked")
    if ranked.height < 2:
        return t("fairness-ranked-few", least=least())
    if not found.is_told_apart:
        return t("fairness-ranked-none", count=ranked.height, measure=measure_name(found.measure))
    top, bottom = (
        ranked.filter(pl.col(end) == limit).height
        for end, limit in (("rank_low", 1), ("rank_high", pl.col("ranked")))
    )
    sure = ranked.filter(pl.col("rank_low") == pl.col("rank_high"))[found.group]
    said = t("fairness-ranked", count=ranked.height, top=top, bottom=bottom)
    if sure.len():
        said += " " + t("fairness-ranked-sure", names=listed([named(one) for one in sure]))
    return said


def mix_finding(found: Fairness) -> str:
    """How much of the differences is left among like conversations, in a sentence."""
    told = found.ranks.filter(pl.col("raw_clear") & (pl.col("compared") >= COMPARED))
    if told.is_empty():
        return ""
    left = told.filter("adjusted_clear", pl.col("raw").sign() == pl.col("adjusted").sign()).height
    return t("fairness-mix", clear=told.height, left=left)


def reversal_links(found: Fairness, named: Callable[[str], str]) -> None:
    """Where the whole says the opposite of its parts; each leads to what is behind it."""
    if found.turned.is_empty() and found.reversals.is_empty():
        return
    with st.container(border=True):
        titled(t("fairness-reversals"))
        for row in found.turned.head(_MOST_TURNED).iter_rows(named=True):
            key = "fairness-turned-above" if row["raw"] > 0 else "fairness-turned-below"
            values = {name: number(abs(row[name]), 1) for name in ("raw", "like")}
            label = t(key, name=named(row[found.group]), **values)
            _linked(label, found.group, [row[found.group]])
        for row in found.reversals.head(_MOST_TURNED).iter_rows(named=True):
            label = t(
                "fairness-reversed",
                higher=named(row["higher"]),
                lower=named(row["lower"]),
                raw=number(row["raw"], 1),
                like=number(-row["like"], 1),
                factor=t(f"fairness-each-{row['factor']}"),
            )
            _linked(label, found.group, [row["higher"], row["lower"]])
        if (more := found.reversals.height - _MOST_TURNED) > 0:
            note(t("fairness-reversed-more", count=more, most=MOST))


def alike_in(found: Fairness) -> str:
    """What like conversations are alike in, and what is left out of it."""
    mix, left = (
        listed([t(f"fairness-each-{name}") for name in names])
        for names in (found.mix, found.left_out)
    )
    if found.left_out:
        return t("fairness-alike-but", mix=mix, left=left)
    return t("fairness-alike", mix=mix)


def rank_words(row: dict[str, int | None]) -> str:
    """A rank as sure as it is: "3–9 of 14"."""
    if row["ranked"] is None:
        return NOTHING
    key = "fairness-rank-one" if row["rank_low"] == row["rank_high"] else "fairness-rank"
    return t(key, low=row["rank_low"], high=row["rank_high"], count=row["ranked"])


def _linked(label: str, group: str, names: list[str]) -> None:
    if group == "agent_id" and len(names) == 1:
        link(label, "agent", "swap_vert", name=names[0])
    else:
        link(label, "conversations", "swap_vert", **{PARAMETERS[group]: names})
