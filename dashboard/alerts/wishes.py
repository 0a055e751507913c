"""What people set about alerts: rules, where alerts are sent, and when not.

Everything is in the ledger, for all to read who may set it, but for what would let a stranger send:
the password of the mail server, and the addresses and signing secrets of webhooks. Those are in the
file ``alerts.toml`` of the workspace, which nobody but its owner should be able to read::

    smtp_password = "…"

    [webhooks]
    Quality = "https://hooks.slack.com/services/…"

    [signatures]
    Quality = "…"

``Quality`` is the name of a channel. It is no part of ``secrets.toml``: where that file is,
everybody has to log in.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import time
from typing import Any

from dashboard.access import Person
from dashboard.alerts.quiet import Quiet
from dashboard.ledger import Ledger, settings
from dashboard.locale import ENGLISH, languages
from dashboard.workspace import Workspace
from scoring.analysis.alerts import RULES, Rule

EMAIL, SLACK, FEISHU, DINGTALK, OTHER = "email", "slack", "feishu", "dingtalk", "other"
KINDS = (EMAIL, SLACK, FEISHU, DINGTALK, OTHER)
"""Ways to send; all but e-mail are webhooks."""

STARTTLS, TLS = "starttls", "tls"
SECURITY = (STARTTLS, TLS)
"""How a connection to a mail server is kept secret: there is none without."""


@dataclass(frozen=True)
class Channel:
    """Where alerts are sent. Of e-mail, ``server`` and ``port``, the ``user`` to log in as (empty:
    none), the ``sender`` and who it is ``to``."""

    name: str
    kind: str
    on: bool = True
    server: str = ""
    port: int = 587
    security: str = STARTTLS
    user: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Secrets:
    """What is known of ``alerts.toml``; ``readable`` is False where it could not be read."""

    password: str = field(default="", repr=False)
    webhooks: Mapping[str, str] = field(default_factory=dict, repr=False)
    signatures: Mapping[str, str] = field(default_factory=dict, repr=False)
    readable: bool = True


@dataclass(frozen=True)
class Wishes:
    """What is set: messages are written in ``language`` and lead to the dashboard at ``address``
    (empty: nowhere); ``agents`` says that they may name agents."""

    rules: tuple[Rule, ...] = RULES
    channels: tuple[Channel, ...] = ()
    quiet: Quiet = field(default_factory=Quiet)
    language: str = ENGLISH
    address: str = ""
    agents: bool = False


def wishes(ledger: Ledger) -> Wishes:
    """What is set, with the usual where nothing is."""
    told = settings.get(ledger, settings.ALERTS)
    own = told.get("rules", {})
    rules = tuple(replace(rule, **_whole(own.get(rule.name, {}))) for rule in RULES)
    channels = tuple(Channel(**_whole(one)) for one in told.get("channels", []))
    quiet: dict[str, Any] = {
        name: time.fromisoformat(value) if name in ("since", "until") else value
        for name, value in told.get("quiet", {}).items()
    }
    language = told.get("language", ENGLISH)
    return Wishes(
        rules,
        channels,
        Quiet(**quiet),
        language if language in languages() else ENGLISH,
        told.get("address", ""),
        told.get("agents", False),
    )


def wish(ledger: Ledger, by: Person, wanted: Wishes) -> None:
    """Set everything anew."""
    told = asdict(wanted)
    told["rules"] = {rule.name: _plain(asdict(rule)) for rule in wanted.rules}
    told["channels"] = [_plain(asdict(one)) for one in wanted.channels]
    told["quiet"] |= {name: told["quiet"][name].isoformat() for name in ("since", "until")}
    settings.put(ledger, by, settings.ALERTS, told)


def secrets(workspace: Workspace) -> Secrets:
    """What the workspace's ``alerts.toml`` says."""
    place = workspace.path / "alerts.toml"
    if not place.exists():
        return Secrets()
    try:
        told = tomllib.loads(place.read_text("utf-8"))
        webhooks, signatures = (
            {str(name): str(value) for name, value in told.get(part, {}).items()}
            for part in ("webhooks", "signatures")
        )
        return Secrets(str(told.get("smtp_password", "")), webhooks, signatures)
    except (OSError, ValueError, AttributeError):
        return Secrets(readable=False)


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    return {name: list(v) if isinstance(v, tuple) else v for name, v in told.items()}


def _whole(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in told.items()}
