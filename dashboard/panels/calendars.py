"""When the teams are there: their hours set, with a look at the days to come."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import polars as pl
import streamlit as st

from dashboard import charts, session
from dashboard.engines.pool import WorkerDiedError
from dashboard.lake import LakeBusyError
from dashboard.ledger import settings
from dashboard.locale import country_name, language, near_day, number, t, weekday
from dashboard.measuring import measure_pending, pending
from dashboard.panels import exactly, note, taken, titled
from dashboard.progress import Step
from scoring.calendars import (
    NONE,
    WEEKDAYS,
    Calendar,
    Calendars,
    UnusableError,
    by_clock,
    calendar,
    countries,
    public_holidays,
    subdivisions,
    written,
)

_AHEAD = 30
"""Days to come that are shown."""

_USUAL = "09:00–17:00"
_WORKDAYS = 5
_DONE = "hours set last"
_MANY_DAYS = 3_000
"""Characters of days of one's own."""


def answer(told: Calendars) -> str:
    """Whose hours are known."""
    if told == NONE:
        return t("hours-none")
    teams = len(told.teams)
    key = "hours-everybody" if told.default is not None else "hours-some"
    return t(key, teams=teams)


def waiting() -> None:
    """Draw how many conversations are not measured by the hours that are set, and the way to do
    it."""
    if done := st.session_state.pop(_DONE, None):
        st.toast(exactly(t(done)), icon=":material/check:")
    count = pending(session.workspace()).height
    if not count:
        return
    note(t("hours-waiting", count=count))
    if st.button(t("hours-measure"), icon=":material/sync:"):
        _measure(count)


def whose(told: Calendars) -> str | None:
    """Ask for the team whose hours are looked at; None: all that have none of their own."""
    teams = sorted({*session.extent().teams, *told.teams})
    return st.selectbox(
        t("hours-whose"),
        [None, *teams],
        format_func=lambda one: t("hours-all") if one is None else one,
        key="hours whose",
    )


def asked(team: str | None, now: Calendar | None) -> Calendar | None:
    """Draw what the hours are and ask for others; the calendar that is there to be seen."""
    with st.container(border=True):
        titled(t("hours-title", team=team) if team else t("hours-title-all"))
        if team and now is None:
            note(t("hours-as-all"))
        content = _content(f"hours {team}", now)
        try:
            told = calendar(content)
        except UnusableError as error:
            wrong = error.value if isinstance(error.value, str) else ""
            st.warning(exactly(t(f"hours-wrong-{error.part}", value=wrong)), icon=":material/edit:")
            return None
        with st.container(horizontal=True):
            if st.button(
                t("hours-save"), type="primary", icon=":material/check:", disabled=told == now
            ):
                _put(team, content, "hours-saved")
            if now is not None and st.button(t("hours-remove"), icon=":material/delete:"):
                _put(team, None, "hours-removed")
    return told


def preview(told: Calendar | None) -> None:
    """Draw the days to come as they would be by a calendar."""
    if told is None:
        return
    first = datetime.now(ZoneInfo(told.zone)).date()
    last = first + timedelta(days=_AHEAD - 1)
    days = [first + timedelta(days=n) for n in range(_AHEAD)]
    labels = {day: near_day(day) for day in days}
    there = by_clock(told, first, last)
    free = public_holidays(told, first, last, language().split("-", 1)[0])
    with st.container(border=True):
        titled(t("hours-preview", count=_AHEAD))
        hours = float((there["end"] - there["begin"]).sum())
        note(t("hours-preview-note", hours=number(hours), zone=told.zone))
        hints = [
            f"{labels[day]}: {_clock(begin)}–{_clock(end)}"
            for day, begin, end in there.select("day", "begin", "end").iter_rows()
        ]
        bars = there.select(
            pl.Series("label", [labels[day] for day in there["day"]], pl.String),
            "begin",
            "end",
            pl.Series("hint", hints, pl.String),
        )
        names = pl.DataFrame(
            [(labels[day], name) for day, name in free.items()],
            schema={"label": pl.String, "text": pl.String},
            orient="row",
        ).filter(~pl.col("label").is_in(bars["label"].implode()))
        picture = charts.open_hours(bars, list(labels.values()), names)
        taken.chart(picture, width="stretch", alt=t("hours-preview-alt"))


def _content(key: str, now: Calendar | None) -> dict[str, Any]:
    """Ask for a calendar as plain values (:func:`scoring.calendars.calendar`)."""
    zones = sorted(available_timezones())
    zone = now.zone if now else (st.context.timezone or "UTC")
    left, middle, right = st.columns(3)
    content: dict[str, Any] = {
        "zone": left.selectbox(
            t("hours-zone"),
            zones,
            index=zones.index(zone if zone in zones else "UTC"),
            key=f"{key} zone",
        )
    }
    country = middle.selectbox(
        t("hours-country"),
        sorted(countries(), key=country_name),
        index=_place(sorted(countries(), key=country_name), now and now.country),
        format_func=country_name,
        placeholder=t("hours-no-country"),
        key=f"{key} country",
    )
    parts = subdivisions(country) if country else {}
    content["country"] = country
    content["subdivision"] = right.selectbox(
        t("hours-subdivision"),
        list(parts),
        index=_place(list(parts), now and now.subdivision),
        format_func=lambda one: parts[one],
        placeholder=t("hours-whole-country"),
        disabled=not parts,
        key=f"{key} {country} subdivision",
    )
    content["hours"] = _week(key, now)
    content["closed"], content["opened"] = _own_days(key, now)
    return content


def _week(key: str, now: Calendar | None) -> list[str]:
    """Ask for the hours of each weekday."""
    usual = [_USUAL if day < _WORKDAYS else "" for day in range(len(WEEKDAYS))]
    known = [written(told) for told in now.week] if now else usual
    told = [
        st.text_input(
            weekday(day + 1),
            known[day],
            max_chars=80,
            placeholder=t("hours-closed-day"),
            key=f"{key} {day}",
        )
        for day in range(len(WEEKDAYS))
    ]
    note(t("hours-week-note"))
    return told


def _own_days(key: str, now: Calendar | None) -> tuple[list[str], dict[str, str]]:
    """Ask for days that are closed or worked against the rule."""
    left, right = st.columns(2)
    closed = left.text_area(
        t("hours-closed"),
        "\n".join(day.isoformat() for day in now.closed) if now else "",
        placeholder="2026-12-24",
        max_chars=_MANY_DAYS,
        key=f"{key} closed",
    )
    opened = right.text_area(
        t("hours-opened"),
        "\n".join(f"{day} {written(own)}" for day, own in now.opened) if now else "",
        placeholder="2026-12-19 10:00–14:00",
        max_chars=_MANY_DAYS,
        key=f"{key} opened",
    )
    lines = [line.strip().partition(" ") for line in opened.splitlines() if line.strip()]
    return closed.replace(",", " ").split(), {day: own for day, _, own in lines}


def _put(team: str | None, content: dict[str, Any] | None, done: str) -> None:
    """Set the hours of a team (None: take them away), and measure by them."""
    known = settings.get(session.book(), settings.CALENDARS)
    if team is None:
        value = known | {"default": content}
    else:
        teams = {name: own for name, own in known["teams"].items() if name != team}
        value = known | {"teams": teams if content is None else teams | {team: content}}
    settings.put(session.book(), session.person(), settings.CALENDARS, value)
    for name in [name for name in st.session_state if str(name).startswith(f"hours {team} ")]:
        del st.session_state[name]
    st.session_state[_DONE] = done
    _measure(pending(session.workspace()).height)
    st.rerun()


def _measure(count: int) -> None:
    """Measure what is to be measured by other hours, with a bar of how far it is."""
    bar = st.progress(0.0, t("hours-measuring", done=0, total=count))

    def told(step: Step) -> None:
        if step.total:
            share = min(1.0, step.done / step.total)
            bar.progress(share, t("hours-measuring", done=step.done, total=step.total))

    session.demand(settings.RIGHTS[settings.CALENDARS], "conversations measured by other hours")
    try:
        measure_pending(session.workspace(), told)
    except LakeBusyError:
        st.error(t("ratings-busy"), icon=":material/sync_problem:")
    except (WorkerDiedError, OSError):
        st.error(t("ratings-broken"), icon=":material/error:")
    else:
        st.rerun()


def _place(known: list[str], one: str | None) -> int | None:
    return known.index(one) if one in known else None


def _clock(hours: float) -> str:
    return f"{datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=hours % 24):%H:%M}"
