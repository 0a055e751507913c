"""What a figure followed over time says, in sentences."""

import math
from datetime import date
from typing import Any

from dashboard.locale import date as day
from dashboard.locale import duration, number, percent, t
from dashboard.panels.findings import listed
from dashboard.panels.trends import Subject, measure_title
from scoring.analysis import FEW, MEASURES
from scoring.analysis.control import LEAST
from scoring.analysis.followed import Followed
from scoring.analysis.periods import RARE, VOLUME, Kind

_NAMED = 2
"""Periods out of the ordinary that a sentence names."""


def told(kind: Kind, value: float | None) -> str:
    """A figure on the scale of :func:`scoring.analysis.periods.series` as it is said."""
    if value is None:
        return number(None)
    if kind == Kind.WAIT:
        return duration(math.exp(value))
    return percent(value, 1) if kind == Kind.SHARE else number(value, kind != Kind.COUNT)


def difference(kind: Kind, value: float | None, *, signed: bool = True) -> str:
    """A difference of figures: in points, per cent of conversations, conversations, or, of waits,
    per cent of the wait; without its sign unless ``signed``."""
    if value is None:
        return number(None)
    amount = {Kind.WAIT: 100 * math.expm1(value), Kind.SHARE: 100 * value}.get(kind, value)
    digits = 0 if kind == Kind.WAIT or (kind == Kind.COUNT and abs(value) >= 10) else 1
    said = number(amount if signed else abs(amount), digits, signed=signed)
    unit = {Kind.WAIT: "trends-percent", Kind.SHARE: "trends-points"}.get(kind)
    return t(unit, amount=said) if unit else said


def good(measure: str) -> int:
    """1 where more is better, -1 where less is, 0 where it is neither."""
    if measure == VOLUME:
        return 0
    return 1 if measure in (*MEASURES, "resolved") else -1


def period(step: str, first: date | None) -> str:
    """A period, by its first day."""
    if first is None:
        return number(None)
    if step == "quarter":
        return t("trends-period-quarter", year=str(first.year), quarter=(first.month + 2) // 3)
    if step == "month":
        return t("trends-period-month", year=str(first.year), month=first.month)
    return t(f"trends-period-{step}", day=day(first))


def answer(found: Followed, whom: Subject) -> str:
    """Stable, or since when and by how much it changed, and how sure that is."""
    values: dict[str, Any] = {"measure": measure_title(found.measure), "whose": whom.name()}
    if found.judged.is_empty():
        return _too_little(found, values)
    signals = _signals(found)
    if found.changes.is_empty():
        last = found.judged.row(-1, named=True)
        ends = {name: told(found.kind, last[name]) for name in ("centre", "low", "high")}
        key = "trends-answer-signals" if signals else "trends-answer-stable"
        return t(key, count=found.judged.height, signals=signals, **ends, **values)
    sentence = t("trends-answer-change", **change_values(found, -1), **values)
    if found.changes.height > 1:
        sentence += " " + t("trends-answer-earlier", count=found.changes.height - 1)
    return f"{sentence} {t('trends-answer-besides', signals=signals)}" if signals else sentence


def change_values(found: Followed, place: int) -> dict[str, Any]:
    """What texts say of a change."""
    row = found.changes.row(place, named=True)
    ends = {name: told(found.kind, row[name]) for name in ("before", "after")}
    sizes = {name: difference(found.kind, row[name]) for name in ("difference", "low", "high")}
    dates = {name: period(found.step, row[name]) for name in ("earliest", "latest")}
    return {
        "when": period(found.step, row["period"]),
        "direction": "rose" if row["difference"] > 0 else "fell",
        "dated": "exactly" if row["earliest"] == row["latest"] else "between",
        "share": number(max(row["p"], 0.001) * 100, 1),
        **ends,
        **sizes,
        **dates,
    }


def rule_told(row: dict[str, Any]) -> str:
    """The rule that a period breaks, by name."""
    side = "above" if row["side"] > 0 else "below"
    return t(f"trends-rule-{row['rule'].replace('_', '-')}-{side}")


def _signals(found: Followed) -> str:
    """The newest periods out of the ordinary, and how many more."""
    rows = found.signals.sort("period", descending=True)
    names = [
        t("list-item", name=period(found.step, row["period"]), amount=rule_told(row))
        for row in rows.head(_NAMED).iter_rows(named=True)
    ]
    if not names:
        return ""
    more = rows.height - len(names)
    return t("list-more", names=listed(names), more=more) if more else listed(names)


def _too_little(found: Followed, values: dict[str, Any]) -> str:
    enough = found.course.filter(found.course["n"] >= FEW).height
    values |= {"count": found.course.filter("judged").height, "least": LEAST, "few": FEW}
    if enough >= LEAST and found.kind in (Kind.SHARE, Kind.COUNT):
        return t(f"trends-answer-rare-{found.kind}", rare=RARE, **values)
    return t("trends-answer-few", **values)
