"""How far people agree with the program's verdicts: a small sign wherever a standard's figure
stands, and all there is to say of one standard."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.ledger import customs, settings
from dashboard.locale import NOTHING, language_name, number, percent, standard_title, t
from dashboard.panels import exactly, note
from dashboard.session import agreed
from scoring.analysis.reviews import BY
from scoring.standards import standards

SIGNS = {"well": "✓", "unclear": "≈", "badly": "✗", "few": "○", "left": "✎"}
"""How a mark says how far people agree: well, not clear, badly, too few to tell, left to people."""

_COLUMNS = ("alike", "precision", "recall", "kappa")


def trust_marks(language: str | None = None) -> dict[str, str]:
    """The sign of how far people agree with the program, by standard: in a language, or over all of
    them where none is named."""
    told, enough, bar = _known(language), *_bar()
    return {
        name: SIGNS[stance(told.get(name), enough, bar)] for name in standards()
    } | dict.fromkeys(_left(language), SIGNS["left"])


def trust_words(standard: str) -> str:
    """How far people agree with the program on a standard, with its figures."""
    row, (least, bar) = _known(None).get(standard), _bar()
    found = stance(row, least, bar)
    if row is None or found == "few":
        return t("judged-few", count=row["assessed"] if row else 0, least=least)
    told = {"count": row["assessed"], "alike": percent(row["alike"])}
    if row["kappa"] is None:
        return t("judged-all-alike", **told)
    kappa, low, high = (number(row[f"kappa{end}"], 2) for end in ("", "_low", "_high"))
    return t(f"judged-{found}", kappa=kappa, low=low, high=high, **told)


def stance(row: Mapping[str, Any] | None, least: int, bar: float) -> str:
    """Which of SIGNS a row of :func:`scoring.analysis.reviews.trusted` has: of at least ``least``
    verdicts, people agree well or badly where the whole interval of kappa is above or below the
    ``bar``."""
    if row is None or row["assessed"] < least:
        return "few"
    if row["kappa_low"] is None:
        return "unclear"
    if row["kappa_high"] < bar:
        return "badly"
    return "well" if row["kappa_low"] >= bar else "unclear"


def title_of(standard: str) -> str:
    """What a standard is called, those of the shop's own too."""
    if not standard.startswith(customs.PREFIX):
        return standard_title(standard)
    own = {f"{customs.PREFIX}{one.id}": one.name for one in customs.every(session.book())}
    return own.get(standard, standard)


def marked(titled: Callable[[str], str]) -> Callable[[str], str]:
    """A way to call standards, with their signs."""
    signs = trust_marks()
    return lambda standard: f"{titled(standard)} {signs[standard]}"


def legend() -> None:
    """Draw what the signs say."""
    signs = [f"{sign} {t(f'judged-sign-{name}')}" for name, sign in SIGNS.items()]
    note(t("judged-legend", signs=t("list-comma").join(signs)))


def agreement(standard: str) -> None:
    """Draw how far people agree with the program on a standard, over all languages and in each."""
    st.markdown(f":gray[{t('judged-title')}]")
    st.markdown(f"{trust_marks()[standard]} {exactly(trust_words(standard))}")
    all_, each = (
        agreed.agreed(by).filter(pl.col("standard") == standard) for by in (("standard",), BY)
    )
    if all_.is_empty():
        return
    least, _ = _bar()
    enough = pl.col("assessed") >= least
    rows = [(t("judged-all-languages"), row) for row in all_.filter(enough).iter_rows(named=True)]
    rows += [
        (language_name(row["language"]), row) for row in each.filter(enough).iter_rows(named=True)
    ]
    if rows:
        told = [
            (name, number(row["assessed"]), *(_told(row, column) for column in _COLUMNS))
            for name, row in rows
        ]
        headings = [t(f"judged-column-{name}") for name in ("language", "n", *_COLUMNS)]
        st.table(pl.DataFrame(told, schema=headings, orient="row"))
    few = [
        f"{language_name(name)} {number(n)}"
        for name, n in each.filter(~enough).select("language", "assessed").iter_rows()
    ]
    if few:
        names = t("list-comma").join(few)
        note(t("judged-few-languages", names=names, least=least))
    note(t("judged-note"))


def _told(row: Mapping[str, Any], name: str) -> str:
    """A figure with its interval."""
    told = [row[f"{name}{end}"] for end in ("", "_low", "_high")]
    if told[0] is None:
        return NOTHING
    value, low, high = (number(x, 2) if name == "kappa" else percent(x) for x in told)
    return t("judged-figure", value=value, low=low, high=high)


def _known(language: str | None) -> dict[str, dict[str, Any]]:
    """What is known of each standard (:func:`agreed.agreed`), in a language or over all."""
    if language is None:
        rows = agreed.agreed(("standard",))
    else:
        rows = agreed.agreed(BY).filter(pl.col("language") == language)
    return {row["standard"]: row for row in rows.iter_rows(named=True)}


def _left(language: str | None) -> list[str]:
    return (
        session.left()
        .filter(pl.col("language") == pl.lit(language, pl.String))["standard"]
        .to_list()
    )


def _bar() -> tuple[int, float]:
    """From how many verdicts on it is said how far people agree, and from which kappa on well."""
    told = settings.get(session.book(), settings.PEOPLE_ONLY)
    return told["least"], told["bar"]
