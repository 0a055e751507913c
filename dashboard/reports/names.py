"""What a report calls its subject, its period and whoever is in it, alone and in a row."""

import unicodedata
from collections.abc import Callable, Sequence

import polars as pl
from babel import Locale, dates

from dashboard.locale import date, language_name, number, t
from dashboard.reports.figures import Subject
from dashboard.reports.periods import Period

MOST = 3
"""Members, standards or hours that a sentence names; more are in the tables."""


def subject_name(subject: Subject) -> str:
    """What the report is about."""
    name = language_name(subject.name) if subject.kind == "language" else subject.name or ""
    return t(f"report-about-{subject.kind}", name=isolated(name))


def isolated(name: str) -> str:
    """A name as it stands in a sentence: one that runs from right to left within marks (UAX 9), so
    that it does not take the figures beside it along."""
    turned = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in name)
    return f"\u2068{name}\u2069" if turned else name


def period_name(period: Period) -> str:
    """A period in words: "October 2026"."""
    locale = Locale.parse(t("locale-region"), sep="-")
    if period.kind == "week":
        year, week, _ = period.begin.isocalendar()
        days = {"first": date(period.begin.date()), "last": date(period.last)}
        return t("report-period-week", year=str(year), week=week, **days)
    if period.kind == "day":
        return date(period.begin.date())
    skeleton = "yMMMM" if period.kind == "month" else "yQQQQ"
    return dates.format_skeleton(skeleton, period.begin, locale=locale)


def member_name(group: str, name: str | None) -> str:
    """A member of a group as readers know it."""
    return language_name(name) if group == "language" else name or t("report-nobody")


def group_name(group: str) -> str:
    """What the members of a group are: "Agents"."""
    return t(f"report-members-{group.replace('_', '-')}")


def named(
    rows: pl.DataFrame, column: str, wording: Callable[[str], str], amount: str = "difference"
) -> str:
    """Names with their amounts: the first few, and how many more."""
    return listed(
        [
            t(
                "list-item",
                name=isolated(wording(row[column])),
                amount=number(row[amount], 1, signed=True),
            )
            for row in rows.iter_rows(named=True)
        ]
    )


def listed(names: Sequence[str]) -> str:
    shown, more = list(names[:MOST]), len(names) - MOST
    if more > 0:
        return t("list-more", names=t("list-comma").join(shown), more=more)
    *first, last = shown or [""]
    return t("list-and", names=t("list-comma").join(first), last=last) if first else last
