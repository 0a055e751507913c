"""Figures put in order and into words: what stands in a report, and where."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import polars as pl

from dashboard.locale import channel_name, dimension, language_name, standard_title, t
from dashboard.locale import date as day
from dashboard.reports import pictures
from dashboard.reports.cells import Behind, Column, Table
from dashboard.reports.document import Document, Picture, Section
from dashboard.reports.examples import Example, Examples
from dashboard.reports.figures import Figures
from dashboard.reports.moves import BEFORE, NOW
from dashboard.reports.names import group_name, member_name, period_name, subject_name
from dashboard.reports.sentences import findings
from dashboard.search.behind import COLUMNS, EVERY, PARAMETERS, of_days, of_measure
from scoring.analysis import FEW
from scoring.analysis.trends import STEPS
from scoring.standards import DIMENSIONS

_MOST_STANDARDS = 12
_MOST_MEMBERS = 60
_SHOWN = ("overall", *DIMENSIONS)
_ORDER = {name: place for place, name in enumerate(_SHOWN)}
_BEHIND = {
    "agents": "conversations",
    "first_reply_seconds": "first",
    "reply_seconds": "reply",
    "assessed_share": "assessed",
}
"""Under which name of COLUMNS it stands what is behind an outcome, if that is another."""
_OUTCOMES = {
    "conversations": "count",
    "agents": "count",
    "first_reply_seconds": "seconds",
    "reply_seconds": "seconds",
    "rated": "count",
    "rating": "points",
    "assessed_share": "share",
}


def document(
    told: Figures, examples: Examples, made_on: date, code: str, address: str = ""
) -> Document:
    """The report of figures, in the language in force, whose ``code`` is given; ``examples`` are
    empty for those who may not read transcripts. Its figures lead to the dashboard at an
    ``address``."""
    sections = list(_findings(told))
    if told.conversations:
        sections += [_scores(told), _outcomes(told), _course(told), _standards(told)]
        sections += [_members(group, rows) for group, rows in told.members.items()]
        sections += _examples(examples)
    return Document(
        t("report-title"),
        subject_name(told.subject),
        period_name(told.period),
        made_on,
        t("report-made", day=day(made_on)),
        code,
        tuple(sections),
        _choices(told),
        address,
    )


def _choices(told: Figures) -> dict[str, Any]:
    """What of the list of conversations shows all that a report is about."""
    days = {**EVERY, **of_days(told.period.begin.date(), told.period.last)}
    column = told.subject.column
    return days if column is None else days | {PARAMETERS[column]: [told.subject.name]}


def _days(told: Figures) -> dict[str, Behind]:
    """The conversations of each period of a course, by its first day."""
    step = STEPS[told.period.step]
    ends = told.volume.select("period", pl.col("period").dt.offset_by(step).alias("end"))
    return {
        str(first): of_days(first, min(end - timedelta(days=1), told.period.last))
        for first, end in ends.iter_rows()
    }


def _findings(told: Figures) -> Iterator[Section]:
    for name, sentences in findings(told).items():
        if sentences:
            yield Section(name, t(f"report-{name}"), tuple(sentences))


def _scores(told: Figures) -> Section:
    year = dict(told.year.select("measure", "difference").iter_rows())
    columns = (
        *_columns("measure:text", "conversations:count", "now:points", "low:points", "high:points"),
        *_columns("before:points", "difference:signed", "margin:points", "clear:clear"),
        *(_columns("year:signed") if year else ()),
    )
    told_scores = told.scores.sort(pl.col("measure").replace_strict(_ORDER))
    rows = tuple(
        (
            dimension(row["measure"]),
            *(row[name] for name in ("n", "mean", "low", "high", "mean_before", "difference")),
            *(row["margin"], row["clear"] if row["n_before"] >= FEW else None),
            *([year.get(row["measure"])] if year else ()),
        )
        for row in told_scores.iter_rows(named=True)
    )
    shown = tuple(
        Picture(t("report-course"), chart, chart_alt, _days(told))
        for chart, chart_alt in pictures.course(told.course)
    )
    table = Table("", columns, rows, tuple(map(of_measure, told_scores["measure"])))
    return Section("scores", t("report-scores"), pictures=shown, tables=(table,))


def _outcomes(told: Figures) -> Section:
    now, before = told.side(NOW), told.side(BEFORE)
    kept = [
        (t(f"report-figure-{name.replace('_', '-')}"), kind, now.get(name), before.get(name), None)
        for name, kind in _OUTCOMES.items()
    ]
    shares = [
        (
            t(f"report-figure-{row['measure']}"),
            "share",
            row["mean"] / 100,
            None if row["mean_before"] is None else row["mean_before"] / 100,
            row["clear"] if row["n_before"] >= FEW else None,
        )
        for row in told.shares.iter_rows(named=True)
    ]
    rows = tuple((name, (kind, a), (kind, b), clear) for name, kind, a, b, clear in kept + shares)
    columns = _columns("figure:text", "now:mixed", "before:mixed", "clear:clear")
    shown = [Picture(t("report-volume"), *found, _days(told)) for found in pictures.volume(told)]
    names = [_BEHIND.get(name, name) for name in _OUTCOMES] + told.shares["measure"].to_list()
    table = Table("", columns, rows, tuple(COLUMNS[name] for name in names))
    return Section("outcomes", t("report-outcomes"), pictures=tuple(shown), tables=(table,))


def _course(told: Figures) -> Section:
    """Every score over time, and how many conversations there were."""
    wide = told.volume.select("period", "conversations")
    for name in _SHOWN:
        mine = told.course.filter(pl.col("measure") == name).select(
            "period", pl.col("mean").alias(name)
        )
        wide = wide.join(mine, on="period", how="left", maintain_order="left")
    columns = (
        *_columns("period:date", "conversations:count"),
        *(Column(dimension(name), "points") for name in _SHOWN),
    )
    behind = _days(told)
    table = Table(
        "", columns, tuple(wide.iter_rows()), tuple(behind[str(one)] for one in wide["period"])
    )
    return Section("course", t("report-sheet-course"), tables=(table,), detail=True)


def _standards(told: Figures) -> Section:
    shown = told.moved.head(_MOST_STANDARDS)
    rows = tuple(
        (
            standard_title(row["measure"]),
            *(row[name] for name in ("n", "mean", "mean_before", "difference", "margin")),
            row["clear"] if row["n_before"] >= FEW else None,
            row["moved"],
        )
        for row in shown.iter_rows(named=True)
    )
    columns = (
        *_columns("standard:text", "judged:count", "now:points", "before:points"),
        *_columns("difference:signed", "margin:points", "clear:clear", "moved:signed"),
    )
    table = Table("", columns, rows, tuple(map(of_measure, shown["measure"])))
    note = t("report-standards-note")
    short = t("report-sheet-standards")
    return Section("standards", t("report-standards"), tables=(table,), note=note, short=short)


def _members(group: str, rows: pl.DataFrame) -> Section:
    shown = rows.head(_MOST_MEMBERS)
    told = tuple(
        (
            member_name(group, row[group]),
            *(row[name] for name in ("conversations", "plain", "low", "high")),
            *(row["difference"], row["margin"]),
            None if row["difference"] is None else row["clear"],
            _rank(row),
            None if row["changed_margin"] is None else row["changed"],
        )
        for row in shown.iter_rows(named=True)
    )
    columns = (
        *_columns("name:text", "conversations:count", "now:points", "low:points", "high:points"),
        *_columns("others:signed", "margin:points", "clear:clear", "rank:text", "changed:signed"),
    )
    title = group_name(group)
    names = t("report-members-chart", group=title)
    behind = [
        {PARAMETERS[group]: [name]} | of_measure("overall") if name else None
        for name in shown[group]
    ]
    marks = dict(zip(shown[group].cast(pl.String), behind, strict=True))
    drawn = tuple(
        Picture(names, chart, names, marks)
        for chart in pictures.members(shown, lambda name: member_name(group, name), group)
    )
    note = t("report-members-note")
    return Section(
        group, title, pictures=drawn, tables=(Table("", columns, told, tuple(behind)),), note=note
    )


def _rank(row: dict[str, Any]) -> str | None:
    low, high = row["rank_low"], row["rank_high"]
    if low is None:
        return None
    told = {"low": low, "high": high, "ranked": row["ranked"]}
    return t("report-rank-one" if low == high else "report-rank", **told)


def _examples(examples: Examples) -> Iterator[Section]:
    columns = (
        *_columns("day:date", "agent:text", "language:text", "channel:text", "now:points"),
        *_columns("shown:long", "words:long", "conversation:text"),
    )
    for name, several in (("worst", examples.worst), ("best", examples.best)):
        if several:
            ways = tuple({"id": one.conversation_id} for one in several)
            table = Table("", columns, tuple(map(_example, several)), ways)
            note = t("report-examples-note")
            yield Section(name, t(f"report-{name}"), tables=(table,), note=note)


def _example(one: Example) -> tuple[Any, ...]:
    return (
        one.day,
        one.agent_id,
        language_name(one.language),
        channel_name(one.channel),
        one.overall,
        t("list-comma").join(standard_title(name) for name in one.standards),
        one.words,
        one.conversation_id,
    )


def _columns(*named: str) -> tuple[Column, ...]:
    """Columns from the last part of their heading's key and their kind."""
    told: Sequence[tuple[str, ...]] = [tuple(one.split(":")) for one in named]
    return tuple(Column(t(f"report-column-{name}"), kind) for name, kind in told)
