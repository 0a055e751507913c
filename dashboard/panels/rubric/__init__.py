"""The pieces of the rubric's page: in words, what is in force, and in what two rubrics differ."""

from dashboard import session
from dashboard.ledger import rubrics
from dashboard.locale import (
    channel_name,
    dimension,
    language_name,
    moment,
    number,
    standard_title,
    t,
    unit_value,
)
from scoring.analysis.whatif import Change
from scoring.standards import CLOCKS, DIMENSIONS, standards


def answer() -> str:
    """Which rubric is in force, since when, and why."""
    current = rubrics.current(session.book())
    if current is None:
        return t("rubric-answer-default")
    return t(
        "rubric-answer",
        name=current.name,
        number=current.id,
        since=moment(current.created_at),
        reason=current.reason,
    )


def told(change: Change) -> str:
    """A change in words."""
    if change.key == "clock":
        after, before = (
            t(f"rubric-clock-{clock(value)}") for value in (change.after, change.before)
        )
    elif change.key == "weight":
        after, before = weight(change.after), weight(change.before)
    else:
        after, before = (bound(change.subject, value) for value in (change.after, change.before))
    what = subject(change.subject, change.condition, change.name)
    return t(f"rubric-change-{change.key}", what=what, after=after, before=before)


def subject(name: str, condition: str | None, who: str | None) -> str:
    """A dimension or standard, and where."""
    what = dimension(name) if name in DIMENSIONS else standard_title(name)
    return f"{what} · {place(condition, who)}" if condition else what


def place(condition: str | None, name: str | None) -> str:
    """Where something holds: a channel, language or team, or everywhere."""
    if condition is None or name is None:
        return t("rubric-everywhere")
    said = {"channel": channel_name, "language": language_name}.get(condition, str)(name)
    return t(f"rubric-{condition}", name=said)


def bound(standard: str, value: float) -> str:
    """From where on, or up to where, in the unit of a standard."""
    one = standards()[standard]
    if one.unit == "yes_no":
        return unit_value(one, value)
    key = "standards-at-least" if one.better == "higher" else "standards-at-most"
    return t(key, value=unit_value(one, value))


def clock(value: float) -> str:
    """The name of a clock (one of CLOCKS)."""
    return next(name for name, number_ in CLOCKS.items() if number_ == value)


def weight(value: float) -> str:
    """A weight, without decimals that say nothing."""
    return number(value, 2).rstrip("0").rstrip(".") if value % 1 else number(value)
