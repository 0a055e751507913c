"""What the figures of a report mean, in sentences: what changed, how sure that is, likely why, and
what to do. A difference is told as one only where chance does not explain it."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from dashboard.locale import (
    date,
    dimension,
    duration,
    matter_name,
    number,
    percent,
    standard_title,
    t,
)
from dashboard.reports.figures import Figures
from dashboard.reports.moves import BEFORE, NOW
from dashboard.reports.names import (
    MOST,
    group_name,
    isolated,
    listed,
    member_name,
    named,
    period_name,
    subject_name,
)
from scoring.analysis import FEW
from scoring.standards import DIMENSIONS

PARTS = ("changed", "sure", "why", "do")
"""The parts of the findings, in order."""

_LITTLE = 0.5
"""Points of the overall score below which what moved it is not worth a sentence."""


def findings(told: Figures) -> dict[str, list[str]]:
    """The sentences of each of PARTS; none for a part of which there is nothing to say."""
    if not told.conversations:
        about = {"subject": subject_name(told.subject), "period": period_name(told.period)}
        return {"changed": [t("report-nothing", **about)], "sure": [], "why": [], "do": []}
    parts = (_changed, _sure, _why, _to_do)
    return {name: list(part(told)) for name, part in zip(PARTS, parts, strict=True)}


def _changed(told: Figures) -> Iterator[str]:
    yield _volume(told)
    yield from _whole(told)
    clear = told.scores.filter("clear", pl.col("measure").is_in(DIMENSIONS))
    for key, side in (("lower", pl.col("difference") < 0), ("higher", pl.col("difference") > 0)):
        if names := named(clear.filter(side), "measure", dimension):
            yield t(f"report-dimensions-{key}", names=names)
    if clear.is_empty() and told.side(BEFORE):
        yield t("report-dimensions-held")
    for row in told.shares.filter("clear").iter_rows(named=True):
        yield t(
            f"report-share-{row['measure']}",
            now=percent(row["mean"] / 100, 1),
            before=percent(row["mean_before"] / 100, 1),
        )
    yield from _replies(told)
    if told.own.height:
        yield _against_others(told)
    for group in told.falls["group"].unique(maintain_order=True) if told.falls.height else ():
        of_group = told.falls.filter(pl.col("group") == group)
        if told.subject.column != group:
            yield t("report-falls", names=_falls(of_group.head(MOST), str(group)))


def _volume(told: Figures) -> str:
    now, before = told.conversations, told.side(BEFORE).get("conversations", 0)
    if not before:
        return t("report-count", count=now)
    key = "same" if now == before else "more" if now > before else "fewer"
    return t(f"report-count-{key}", count=now, before=before, difference=abs(now - before))


def _whole(told: Figures) -> Iterator[str]:
    for row in told.scores.filter(pl.col("measure") == "overall").iter_rows(named=True):
        if row["n"] < FEW:
            yield t("report-overall-few", mean=number(row["mean"], 1), count=row["n"])
            continue
        ends = {name: number(row[name], 1) for name in ("mean", "low", "high")}
        yield t("report-overall", **ends)
        if row["n_before"] >= FEW:
            yield t(f"report-overall-{_way(row)}", **_amount(row))
        else:
            yield t("report-overall-alone")
    for row in told.year.filter(pl.col("measure") == "overall").iter_rows(named=True):
        yield t(f"report-year-{_way(row)}", **_amount(row))


def _replies(told: Figures) -> Iterator[str]:
    now = told.side(NOW).get("first_reply_seconds")
    before = told.side(BEFORE).get("first_reply_seconds")
    if now is None:
        return
    if before is None:
        yield t("report-first-reply", now=duration(now))
    else:
        yield t("report-first-reply-before", now=duration(now), before=duration(before))


def _against_others(told: Figures) -> str:
    row = told.own.row(0, named=True)
    if row["difference"] is None or row["compared"] < FEW:
        return t("report-own-few")
    return t(f"report-own-{_way(row)}", **_amount(row), count=row["compared"])


def _falls(rows: pl.DataFrame, group: str) -> str:
    names = (
        t(
            "report-fall",
            name=isolated(member_name(group, row["member"])),
            measure=dimension(row["measure"]),
            amount=number(row["difference"], 1, signed=True),
        )
        for row in rows.iter_rows(named=True)
    )
    return listed(list(names))


def _sure(told: Figures) -> Iterator[str]:
    yield t("report-sure-clear")
    if share := told.side(NOW).get("assessed_share"):
        yield t("report-sure-assessed", share=percent(share))
    if told.last is not None and told.last < told.period.last:
        yield t("report-sure-unfinished", last=date(told.last))
    few, unlike = pl.col("conversations") < FEW, pl.col("compared") < FEW
    for group, rows in told.members.items():
        if count := rows.filter(few).height:
            yield t("report-sure-few", group=group_name(group), count=count, least=FEW)
        if count := rows.filter(~few, unlike).height:
            yield t("report-sure-unlike", group=group_name(group), count=count)


def _why(told: Figures) -> Iterator[str]:
    overall = told.scores.filter(pl.col("measure") == "overall", "clear")
    if overall.height and told.mix is not None:
        yield _mix(told.mix)
    clear = told.moved.filter("clear", pl.col("moved").is_not_null())
    if clear.is_empty() and told.side(BEFORE):
        any_score = told.scores["clear"].any()
        yield t("report-why-spread" if any_score else "report-why-nothing")
    for key, side in (("down", pl.col("difference") < 0), ("up", pl.col("difference") > 0)):
        if names := named(clear.filter(side), "measure", standard_title, "moved"):
            yield t(f"report-why-standards-{key}", names=names)
    for group, rows in told.members.items():
        for key, side in (("below", pl.col("difference") < 0), ("above", pl.col("difference") > 0)):
            mine = rows.filter("clear", side).sort(pl.col("difference").abs(), descending=True)
            if names := named(mine, group, lambda name, group=group: member_name(group, name)):
                yield t(f"report-why-{key}", group=group_name(group), names=names)
    if names := named(told.matters, "matter", matter_name):
        yield t("report-why-matters", names=names)


def _mix(mix: dict[str, Any]) -> str:
    """How much of the change stays in like conversations, and what the rest is due to."""
    amounts = {name: number(mix[name], 1, signed=True) for name in ("raw", "adjusted")}
    amounts["margin"] = number(mix["adjusted_margin"], 1)
    due = max(mix["factors"], key=lambda name: abs(mix[name]))
    if abs(mix[due]) < _LITTLE:
        return t("report-why-mix-none", **amounts)
    other = number(mix["raw"] - mix["adjusted"], 1, signed=True)
    return t("report-why-mix", **amounts, other=other, factor=t(f"report-factor-{due}"))


def _to_do(told: Figures) -> Iterator[str]:
    said = list(_measures(told))
    yield from said or [t("report-do-nothing")]


def _measures(told: Figures) -> Iterator[str]:
    if critical := told.side(NOW)["critical"]:
        yield t("report-do-critical", count=critical)
    share = told.shares.filter(pl.col("measure") == "unanswered")
    for row in share.iter_rows(named=True):
        if count := round(row["mean"] * row["n"] / 100):
            yield t("report-do-unanswered", count=count)
    for row in told.topics.iter_rows(named=True):
        ends = {name: number(row[name], 1, signed=True) for name in ("win", "low", "high")}
        yield t("report-do-coach", standard=standard_title(row["standard"]), **ends)
    if told.hours.height:
        spans = [t("report-hours", first=first, end=end) for first, end in _spans(told.hours)]
        yield t("report-do-staff", hours=listed(spans))
    for group, rows in told.members.items():
        worse = rows.filter("changed_clear", pl.col("changed") < 0).sort("changed")
        names = named(worse, group, lambda name, group=group: member_name(group, name), "changed")
        if names:
            yield t("report-do-look", names=names)


def _spans(hours: pl.DataFrame) -> Iterator[tuple[str, str]]:
    """Hours in a row as spans: 2, 3, 4 is from 02:00 to 05:00."""
    told = hours["hour"].to_list()
    first = [hour for hour in told if hour - 1 not in told]
    last = [hour for hour in told if hour + 1 not in told]
    for begin, end in zip(first, last, strict=True):
        yield f"{begin:02}:00", f"{end + 1:02}:00"


def _way(row: dict[str, Any]) -> str:
    """Which way a difference clearly goes, if it does."""
    return "held" if not row["clear"] else "lower" if row["difference"] < 0 else "higher"


def _amount(row: dict[str, Any]) -> dict[str, str]:
    return {
        "difference": number(row["difference"], 1, signed=True),
        "margin": number(row["margin"], 1),
    }
