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
from dashboard.reports.document import Sentence
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
from dashboard.search.behind import COLUMNS, PARAMETERS, of_measure, of_missed
from scoring.analysis import FEW
from scoring.standards import DIMENSIONS

PARTS = ("changed", "sure", "why", "do")
"""The parts of the findings, in order."""

OVERALL = of_measure("overall")

_LITTLE = 0.5
"""Points of the overall score below which what moved it is not worth a sentence."""


def findings(told: Figures) -> dict[str, list[Sentence]]:
    """The sentences of each of PARTS; none for a part of which there is nothing to say."""
    if not told.conversations:
        about = {"subject": subject_name(told.subject), "period": period_name(told.period)}
        return {
            "changed": [Sentence(t("report-nothing", **about))],
            "sure": [],
            "why": [],
            "do": [],
        }
    parts = (_changed, _sure, _why, _to_do)
    return {name: list(part(told)) for name, part in zip(PARTS, parts, strict=True)}


def _changed(told: Figures) -> Iterator[Sentence]:
    yield _volume(told)
    yield from _whole(told)
    clear = told.scores.filter("clear", pl.col("measure").is_in(DIMENSIONS))
    for key, side in (("lower", pl.col("difference") < 0), ("higher", pl.col("difference") > 0)):
        mine = clear.filter(side)
        if names := named(mine, "measure", dimension):
            yield Sentence(
                t(f"report-dimensions-{key}", names=names), of_measure(mine["measure"][0])
            )
    if clear.is_empty() and told.side(BEFORE):
        yield Sentence(t("report-dimensions-held"), {})
    for row in told.shares.filter("clear").iter_rows(named=True):
        yield Sentence(
            t(
                f"report-share-{row['measure']}",
                now=percent(row["mean"] / 100, 1),
                before=percent(row["mean_before"] / 100, 1),
            ),
            COLUMNS[row["measure"]],
        )
    yield from _replies(told)
    if told.own.height:
        yield _against_others(told)
    for group in told.falls["group"].unique(maintain_order=True) if told.falls.height else ():
        of_group = told.falls.filter(pl.col("group") == group)
        if told.subject.column != group:
            first = of_group.row(0, named=True)
            behind = {PARAMETERS[group]: [first["member"]]} | of_measure(first["measure"])
            names = _falls(of_group.head(MOST), str(group))
            yield Sentence(t("report-falls", names=names), behind)


def _volume(told: Figures) -> Sentence:
    now, before = told.conversations, told.side(BEFORE).get("conversations", 0)
    if not before:
        return Sentence(t("report-count", count=now), {})
    key = "same" if now == before else "more" if now > before else "fewer"
    said = t(f"report-count-{key}", count=now, before=before, difference=abs(now - before))
    return Sentence(said, {})


def _whole(told: Figures) -> Iterator[Sentence]:
    for row in told.scores.filter(pl.col("measure") == "overall").iter_rows(named=True):
        if row["n"] < FEW:
            few = t("report-overall-few", mean=number(row["mean"], 1), count=row["n"])
            yield Sentence(few, OVERALL)
            continue
        ends = {name: number(row[name], 1) for name in ("mean", "low", "high")}
        yield Sentence(t("report-overall", **ends), OVERALL)
        if row["n_before"] >= FEW:
            yield Sentence(t(f"report-overall-{_way(row)}", **_amount(row)), OVERALL)
        else:
            yield Sentence(t("report-overall-alone"))
    for row in told.year.filter(pl.col("measure") == "overall").iter_rows(named=True):
        yield Sentence(t(f"report-year-{_way(row)}", **_amount(row)), OVERALL)


def _replies(told: Figures) -> Iterator[Sentence]:
    now = told.side(NOW).get("first_reply_seconds")
    before = told.side(BEFORE).get("first_reply_seconds")
    if now is None:
        return
    said = t("report-first-reply", now=duration(now))
    if before is not None:
        said = t("report-first-reply-before", now=duration(now), before=duration(before))
    yield Sentence(said, COLUMNS["first"])


def _against_others(told: Figures) -> Sentence:
    row = told.own.row(0, named=True)
    if row["difference"] is None or row["compared"] < FEW:
        return Sentence(t("report-own-few"), {})
    return Sentence(t(f"report-own-{_way(row)}", **_amount(row), count=row["compared"]), OVERALL)


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


def _sure(told: Figures) -> Iterator[Sentence]:
    yield Sentence(t("report-sure-clear"))
    if share := told.side(NOW).get("assessed_share"):
        yield Sentence(t("report-sure-assessed", share=percent(share)), COLUMNS["assessed"])
    if told.last is not None and told.last < told.period.last:
        yield Sentence(t("report-sure-unfinished", last=date(told.last)))
    few, unlike = pl.col("conversations") < FEW, pl.col("compared") < FEW
    for group, rows in told.members.items():
        for key, left in (("few", rows.filter(few)), ("unlike", rows.filter(~few, unlike))):
            if left.height:
                counts = {"count": left.height} | ({"least": FEW} if key == "few" else {})
                said = t(f"report-sure-{key}", group=group_name(group), **counts)
                yield Sentence(said, _of_members(group, left))


def _why(told: Figures) -> Iterator[Sentence]:
    overall = told.scores.filter(pl.col("measure") == "overall", "clear")
    if overall.height and told.mix is not None:
        yield _mix(told.mix)
    clear = told.moved.filter("clear", pl.col("moved").is_not_null())
    if clear.is_empty() and told.side(BEFORE):
        any_score = told.scores["clear"].any()
        yield Sentence(t("report-why-spread" if any_score else "report-why-nothing"))
    for key, side in (("down", pl.col("difference") < 0), ("up", pl.col("difference") > 0)):
        mine = clear.filter(side)
        if names := named(mine, "measure", standard_title, "moved"):
            behind = of_measure(mine["measure"][0])
            yield Sentence(t(f"report-why-standards-{key}", names=names), behind)
    for group, rows in told.members.items():
        for key, side in (("below", pl.col("difference") < 0), ("above", pl.col("difference") > 0)):
            mine = rows.filter("clear", side).sort(pl.col("difference").abs(), descending=True)
            if names := named(mine, group, lambda name, group=group: member_name(group, name)):
                said = t(f"report-why-{key}", group=group_name(group), names=names)
                yield Sentence(said, _of_members(group, mine.head(MOST)))
    if names := named(told.matters, "matter", matter_name):
        behind = {"matter": told.matters["matter"][0]} | OVERALL
        yield Sentence(t("report-why-matters", names=names), behind)


def _mix(mix: dict[str, Any]) -> Sentence:
    """How much of the change stays in like conversations, and what the rest is due to."""
    amounts = {name: number(mix[name], 1, signed=True) for name in ("raw", "adjusted")}
    amounts["margin"] = number(mix["adjusted_margin"], 1)
    due = max(mix["factors"], key=lambda name: abs(mix[name]))
    if abs(mix[due]) < _LITTLE:
        return Sentence(t("report-why-mix-none", **amounts), OVERALL)
    other = number(mix["raw"] - mix["adjusted"], 1, signed=True)
    said = t("report-why-mix", **amounts, other=other, factor=t(f"report-factor-{due}"))
    return Sentence(said, OVERALL)


def _to_do(told: Figures) -> Iterator[Sentence]:
    said = list(_measures(told))
    yield from said or [Sentence(t("report-do-nothing"))]


def _measures(told: Figures) -> Iterator[Sentence]:
    if critical := told.side(NOW)["critical"]:
        yield Sentence(t("report-do-critical", count=critical), COLUMNS["critical"])
    share = told.shares.filter(pl.col("measure") == "unanswered")
    for row in share.iter_rows(named=True):
        if count := round(row["mean"] * row["n"] / 100):
            yield Sentence(t("report-do-unanswered", count=count), COLUMNS["unanswered"])
    for row in told.topics.iter_rows(named=True):
        ends = {name: number(row[name], 1, signed=True) for name in ("win", "low", "high")}
        said = t("report-do-coach", standard=standard_title(row["standard"]), **ends)
        yield Sentence(said, of_missed(row["standard"]))
    if told.hours.height:
        spans = [t("report-hours", first=first, end=end) for first, end in _spans(told.hours)]
        behind = {"hour": [str(hour) for hour in told.hours["hour"]], **COLUMNS["first"]}
        yield Sentence(t("report-do-staff", hours=listed(spans)), behind)
    for group, rows in told.members.items():
        worse = rows.filter("changed_clear", pl.col("changed") < 0).sort("changed")
        names = named(worse, group, lambda name, group=group: member_name(group, name), "changed")
        if names:
            yield Sentence(t("report-do-look", names=names), _of_members(group, worse.head(MOST)))


def _of_members(group: str, rows: pl.DataFrame) -> dict[str, Any]:
    """The conversations of members of a group, the worst first."""
    return {PARAMETERS[group]: rows[group].drop_nulls().to_list()} | OVERALL


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
