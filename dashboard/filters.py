"""Which conversations a page is about: the choice in the header, kept in the address.

The address is the truth: a link, the Back button and a choice made by hand all end there, so that
a link shows the same thing to everybody. It names things by their codes, whatever the language of
the screen (Streamlit's own binding would write the words shown). The entry script settles the
address and draws the header on every page; pages ask :func:`shown`, and every link within the
application hands on :meth:`Filters.params`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.locale import ENGLISH, channel_name, language, language_name, languages, t
from dashboard.session import topics
from scoring.credit import answered

PERIODS = {"4w": 28, "12w": 84, "26w": 182, "all": None}
"""Days of each period on offer; they end with the newest conversation, not with today: data that
are a month old are still worth looking at."""

USUAL = "12w"

PERIOD = "period"

COLUMNS = {
    "channel": "channel",
    "lang": "language",
    "market": "market",
    "agent": "agent_id",
    "team": "team",
    "about": "topic",
}
"""The address's parameter of each choice, and the column it is about. (``topic`` is that of the
list of conversations, which a figure that was clicked narrows to one.)"""

_LEAST = {"market": 2, "about": 1}
"""How many there must be for a choice to be offered, where a source need not tell."""

_PAGES = Path(__file__).resolve().parent.parent / "pages"

_SEEN = "address seen"
"""Where a session remembers what its address said, to tell a new address from a new choice."""


@dataclass(frozen=True)
class Filters:
    """A choice of conversations. ``since`` and ``until`` (days in UTC, both included) are None for
    all times; an empty choice of channels, languages, markets, agents, teams or topics
    means any."""

    since: date | None = None
    until: date | None = None
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    period: str = USUAL

    def now(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The conversations chosen."""
        return self._chosen(_within(frame, self.since, self.until))

    def before(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """Those of the period of the same length before it; none before all times."""
        if self.since is None or self.until is None:
            return frame.filter(pl.lit(False))
        length = self.until - self.since + timedelta(days=1)
        return self._chosen(_within(frame, self.since - length, self.until - length))

    def params(self) -> dict[str, str | list[str]]:
        """The parameters of a link that keeps the choice and the language of the screen."""
        kept: dict[str, str | list[str]] = {}
        if language() != _browser_language():
            kept[session.LANGUAGE] = language()
        if self.period != USUAL:
            kept[PERIOD] = self.period
        return kept | {name: list(values) for name, values in self._choices().items() if values}

    def _chosen(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        for name, values in self._choices().items():
            if not values:
                continue
            if name == "agent" and "agents" in frame.collect_schema():
                frame = frame.filter(answered(values))
            else:
                frame = frame.filter(pl.col(COLUMNS[name]).cast(pl.String).is_in(list(values)))
        return frame

    def _choices(self) -> dict[str, tuple[str, ...]]:
        own = (self.channels, self.languages, self.markets, self.agents, self.teams, self.topics)
        return dict(zip(COLUMNS, own, strict=True))


def settle() -> None:
    """Bring address and widgets together, before anything is drawn: a new address sets the widgets,
    a new choice is written into the address."""
    said = _address()
    if st.session_state.get(_SEEN) != said:
        for name, value in said.items():
            st.session_state[name] = value
    else:
        for name, value in said.items():
            chosen = st.session_state.get(name)
            if chosen is None:
                # A widget that was not drawn last time has forgotten its value.
                st.session_state[name] = value
            elif chosen != value:
                _write(name, chosen)
    st.session_state[_SEEN] = {name: st.session_state[name] for name in said}


def params() -> dict[str, str | list[str]]:
    """The parameters of a link that keeps the choice and the language of the screen."""
    # A page has dozens of links: what there is to choose from is not asked for each of them.
    said = st.session_state.get(_SEEN) or _address()
    chosen = (tuple(said[name]) for name in COLUMNS)
    return Filters(None, None, *chosen, period=str(said[PERIOD])).params()


def shown() -> Filters:
    """The choice that the address tells and the header shows."""
    said = _address()
    period = str(said[PERIOD])
    until, days = session.extent().newest, PERIODS[period]
    since = until - timedelta(days=days - 1) if until and days else None
    chosen = (tuple(said[name]) for name in COLUMNS)
    return Filters(since, until if since else None, *chosen, period=period)


def header(title: str | None, *, choices: bool = True) -> None:
    """Draw the header row: the title (None: the page has one of its own) and the choices."""
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    ):
        if title is not None:
            st.title(title, anchor=False, width="stretch")
        if choices:
            _draw_choices()


def _draw_choices() -> None:
    names = (channel_name, language_name, str, str, str, _topic_name)
    options = zip(COLUMNS, _on_offer(), names, strict=True)
    count = sum(bool(st.session_state[name]) for name in COLUMNS)
    st.segmented_control(
        t("filter-period"),
        list(PERIODS),
        required=True,
        format_func=lambda period: t(f"filter-{period}"),
        key=PERIOD,
        label_visibility="collapsed",
    )
    with st.popover(t("filter-more", count=count), icon=":material/tune:"):
        for name, values, wording in options:
            if len(values) < _LEAST.get(name, 0) and not st.session_state[name]:
                continue
            st.multiselect(
                t(f"filter-{name}"),
                values,
                format_func=wording,
                placeholder=t("filter-any"),
                key=name,
            )


def _topic_name(number: str) -> str:
    return topics.name(int(number))


def language_switch() -> None:
    """Draw the choice of the language of the screen."""
    names = languages()
    st.selectbox(
        t("menu-language"),
        list(names),
        format_func=names.__getitem__,
        key=session.LANGUAGE,
        filter_mode=None,
        label_visibility="collapsed",
    )


def page(name: str) -> Path:
    """The script of a page, for links: ``page("conversation")``."""
    return _PAGES / f"{name}.py"


def _address() -> dict[str, str | list[str]]:
    """What the address says of every choice; the usual where it says nothing that is on offer."""
    asked = st.query_params.get(PERIOD, USUAL)
    screen = st.query_params.get(session.LANGUAGE, _browser_language())
    said: dict[str, str | list[str]] = {
        session.LANGUAGE: screen if screen in languages() else ENGLISH,
        PERIOD: asked if asked in PERIODS else USUAL,
    }
    for name, known in zip(COLUMNS, _on_offer(), strict=True):
        wanted = dict.fromkeys(st.query_params.get_all(name))
        said[name] = [value for value in wanted if value in known]
    return said


def _on_offer() -> tuple[tuple[str, ...], ...]:
    """What can be chosen of each of COLUMNS."""
    of = session.extent()
    return of.channels, of.languages, of.markets, of.agents, of.teams, of.topics


def _browser_language() -> str:
    """The UI language for whoever has not chosen one."""
    wanted = (st.context.locale or ENGLISH).partition("-")[0]
    return wanted if wanted in languages() else ENGLISH


def _write(name: str, value: str | list[str]) -> None:
    if value in ([], USUAL) and name in st.query_params:
        del st.query_params[name]
    elif value not in ([], USUAL):
        st.query_params[name] = value


def _within(frame: pl.LazyFrame, since: date | None, until: date | None) -> pl.LazyFrame:
    if since is None or until is None:
        return frame
    first = datetime.combine(since, time(), UTC)
    end = datetime.combine(until + timedelta(days=1), time(), UTC)
    return frame.filter(pl.col("started_at").is_between(first, end, closed="left"))
