"""Alerts in words: a sentence each, and the message that leaves the house.

A sentence holds figures and names of standards, languages, teams and, where that is wished, agents;
never a customer's words, nor the names of customers and conversations.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dashboard.alerts.wishes import Wishes
from dashboard.ledger.tables import Alert
from dashboard.locale import (
    date,
    dimension,
    language_name,
    matter_name,
    number,
    percent,
    standard_title,
    t,
)
from scoring.analysis import MEASURES
from scoring.analysis.alerts import BREACH, FALL, LATE, MATTER, RISE, TOPIC, UNANSWERED
from scoring.analysis.volume import FIRST_REPLY
from scoring.scorecard import MISSED, PARTLY

_LONGEST = 60
"""Characters of a name that came from a file."""

_PARAMETERS = {"language": "lang", "team": "team", "agent_id": "agent"}

Named = Callable[[str, str], str]
"""What a member of a group is called: (group, member)."""


@dataclass(frozen=True)
class Message:
    """What is sent: a ``title``, and a line for each alert, each with where it leads to (empty:
    nowhere)."""

    title: str
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """All of it."""
        told = [f"{line}\n{address}" if address else line for line, address in self.lines]
        return "\n\n".join([self.title, *told])


def sentence(alert: Alert, named: Named) -> str:
    """What was found, and how sure that is."""
    return t(f"alerts-found-{alert.rule}", **_values(alert, named))


def headline(alert: Alert, named: Named) -> str:
    """The same in a few words, where there is little room."""
    return t(f"alerts-short-{alert.rule}", **_values(alert, named))


def message(found: Sequence[Alert], wanted: Wishes, topics: dict[int, str]) -> Message:
    """The message about alerts, in the language in force; ``topics``: what people call them."""

    def named(group: str, member: str) -> str:
        if group == TOPIC:
            # The words of topics are customers': only names that people gave leave the house.
            return topics.get(int(member)) or t("alerts-topic", number=member)
        if group == "agent_id" and not wanted.agents:
            return t("alerts-one-agent")
        return plain_name(group, member)

    lines = [(sentence(one, named), link(one, wanted.address)) for one in found]
    return Message(t("alerts-title", count=len(found)), tuple(lines))


def trial(wanted: Wishes) -> Message:
    """A message that says nothing but that it arrived."""
    return Message(t("alerts-trial-title"), ((t("alerts-trial"), wanted.address),))


def plain_name(group: str, member: str) -> str:
    """What a member of a group is called by itself."""
    if group == "language":
        return language_name(member)
    if group == MATTER:
        return matter_name(member)
    told = " ".join(member.split())
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"


def link(alert: Alert, address: str) -> str:
    """Where to see the conversations in a dashboard that stands at an address. Nobody's name is in
    it: an agent is told after a login alone."""
    if not address:
        return ""
    kept = {key: value for key, value in choices(alert).items() if key not in ("agent", "q")}
    return f"{address.rstrip('/')}/conversations?{urlencode(kept, doseq=True)}"


def choices(alert: Alert) -> dict[str, Any]:
    """What of the list of conversations shows those that an alert is about."""
    told: dict[str, Any] = {"since": alert.since.isoformat(), "until": alert.until.isoformat()}
    if alert.member is not None:
        name = _PARAMETERS.get(alert.of)
        told |= {name: [alert.member]} if name else {alert.of: alert.member}
    if alert.rule in (BREACH, UNANSWERED):
        told["only"] = ["critical" if alert.rule == BREACH else "unanswered"]
    elif alert.rule == LATE:
        told["standard"] = FIRST_REPLY
        told["verdict"] = [PARTLY, MISSED]
    elif alert.measure is not None and alert.measure not in MEASURES:
        told["standard"] = alert.measure
        told["verdict"] = [MISSED]
    elif alert.rule == FALL:
        told["by"] = alert.measure
    return told


def _values(alert: Alert, named: Named) -> dict[str, Any]:
    """What the sentence of a rule is said with."""
    figures = alert.figures
    whose = t("alerts-everybody") if alert.member is None else named(alert.of, alert.member)
    told: dict[str, Any] = {"subject": whose, "count": alert.count, "period": period(alert)}
    if alert.rule == FALL:
        score = alert.measure in MEASURES
        told["measure"] = _measure(str(alert.measure), score=score)
        for name in ("value", "centre", "limit"):
            told[name] = number(figures[name], 1) if score else percent(figures[name], 1)
        told["side"] = "below" if score else "above"
    if alert.rule == LATE:
        told |= {name: percent(figures[name]) for name in ("share", "bound")}
    if alert.rule == RISE:
        told |= {name: percent(figures[name], 1) for name in ("share", "share_before")}
    return told


def _measure(measure: str, *, score: bool) -> str:
    return dimension(measure) if score else t("alerts-missed", name=standard_title(measure))


def period(alert: Alert) -> str:
    """The days an alert is about."""
    if alert.since == alert.until:
        return date(alert.since)
    return t("alerts-days", since=date(alert.since), until=date(alert.until))
