"""Who is looking: named by an identity provider (OpenID Connect), or alone on this machine.

Without settings for a login, nobody else than the user of this machine gets at the dashboard: they
may do everything, and look at it with the eyes of any member. With settings (``secrets.toml`` of
the workspace), everybody has to log in; role, agent and teams are each told by the provider's
claim that is named for it, else by the ledger. Settings that cannot be used let nobody in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import ledger
from dashboard import workspace as workspaces
from dashboard.access import Person, Role
from dashboard.ledger import Ledger, members

EYES = "eyes"
"""Where a session without login remembers whose eyes it looks with (the login of a member)."""

REQUIRED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What the section ``[auth]`` of the settings must say."""

SHORTEST_SECRET = 32
"""Characters of a secret that signs logins: a shorter one could be guessed."""

HOURS = 12
"""How long a login holds unless the settings say otherwise: what the provider has said since, such
as that a role was lost, is heard only at the next one."""

EVERY_TEAM = "*"
"""What the claim of teams says of somebody who sees all of them."""


@dataclass(frozen=True)
class Arrival:
    """Somebody at the door. Without a ``person`` they stay outside, and ``why`` tells: settings are
    ``unreadable``, ``authlib`` is missing, they are ``incomplete``, ``weak`` or ``wrong``; else
    somebody has ``yet`` to log in, or is ``nameless``, ``unverified``, ``outdated`` or
    ``unknown``, under their ``login``."""

    person: Person | None
    why: str = ""
    login: str = ""


_with_login: set[Path] = set()
"""Workspaces that asked for a login since the program started."""


def needed() -> bool:
    """Whether this dashboard asks for a login: also where its settings cannot be read, and, until
    it is started anew, where they were once; a file is not there while it is replaced."""
    place = workspaces.workspace()
    if _secrets() or place.secrets.exists():
        _with_login.add(place.path)
    return place.path in _with_login


def person() -> Person | None:
    """Who is looking; None where somebody has not logged in, or is not known here."""
    return arrival().person


def arrival() -> Arrival:
    """Who is looking, or why they may not."""
    book = ledger.opened(workspaces.workspace().ledger)
    if not needed():
        return Arrival(_alone(book))
    if fault := _fault():
        return Arrival(None, fault)
    claims, settings = st.user.to_dict(), _settings()
    named_by = settings.get("login_claim", "email")
    login = str(claims.get(named_by) or "").strip().lower()
    if objection := _objection(login, named_by, claims, settings):
        return Arrival(None, objection, login)
    known = _admitted(book, login, claims, settings)
    return Arrival(known, "" if known else "unknown", login)


def settings_told() -> Mapping[str, Any]:
    """The settings of who is what (section ``[fourfold]``): which claims are named for it."""
    return _settings()


def _alone(book: Ledger) -> Person:
    own = members.alone(book)
    eyes = st.session_state.get(EYES)
    seen = members.named(book, eyes) if eyes else None
    return own if seen is None else replace(seen, behind=own.login)


def _fault() -> str:
    """Why nobody can log in; empty if the settings can be used."""
    asked = _secrets().get("auth")
    if not isinstance(asked, dict):
        return "unreadable"
    if find_spec("authlib") is None:
        return "authlib"
    if not all(asked.get(name) and isinstance(asked[name], str) for name in REQUIRED):
        return "incomplete"
    if len(asked["cookie_secret"]) < SHORTEST_SECRET:
        return "weak"
    settings = _settings()
    roles = settings.get("roles", {})
    usable = isinstance(roles, dict) and set(map(str, roles.values())) <= set(Role)
    usable = usable and isinstance(settings.get("hours", HOURS), int | float)
    return "" if usable else "wrong"


def _objection(
    login: str, named_by: str, claims: Mapping[str, Any], settings: Mapping[str, Any]
) -> str:
    """Why the provider's word on who somebody is does not do; empty if it does."""
    if not claims.get("is_logged_in"):
        return "yet"
    if not 0 < len(login) <= members.LONGEST or login == members.ALONE:
        return "nameless"
    if named_by == "email" and claims.get("email_verified") in (False, "false"):
        return "unverified"
    return "outdated" if _is_outdated(claims, settings) else ""


def _is_outdated(claims: Mapping[str, Any], settings: Mapping[str, Any]) -> bool:
    issued = claims.get("iat")
    if not isinstance(issued, int | float):
        return True
    return datetime.now(UTC).timestamp() - issued > settings.get("hours", HOURS) * 3600


def _admitted(
    book: Ledger, login: str, claims: Mapping[str, Any], settings: Mapping[str, Any]
) -> Person | None:
    known = members.named(book, login)
    chief = login in (one.lower() for one in _several(settings.get("administrators")))
    claimed = _described(login, claims, settings, known, chief=chief)
    if claimed is None or (known and claimed == known):
        return claimed
    return members.admit(book, claimed, again=chief)


def _described(
    login: str,
    claims: Mapping[str, Any],
    settings: Mapping[str, Any],
    known: Person | None,
    *,
    chief: bool,
) -> Person | None:
    """What somebody is by the settings, the claims named there, and the ledger; None for somebody
    without a role, and for somebody without a team where teams are claimed: they would see all."""

    def told(name: str) -> Any:
        return claims.get(settings[f"{name}_claim"])

    own = known or Person(0, login, str(claims.get("name") or login), Role.READER)
    role = known.role if known else None
    if chief:
        role = Role.ADMINISTRATOR
    elif "role_claim" in settings:
        # Who lost their role at the provider has lost it here.
        role = _role(told("role"), settings.get("roles"))
    if role is None:
        return None
    agent_id, teams = own.agent_id, own.teams
    if "agent_claim" in settings:
        agent_id = next(iter(_several(told("agent"))), None)
    if "team_claim" in settings and not chief:
        teams = _several(told("team"))
        if not teams and role != Role.AGENT:
            return None
        teams = () if EVERY_TEAM in teams else teams
    return replace(own, role=role, agent_id=agent_id, teams=teams)


def _role(told: Any, names: Mapping[str, str] | None) -> Role | None:
    """Of the roles in a claim the one that comes first among ours: by the names the settings give
    them at the provider, else by our own."""
    known = names or {role.value: role.value for role in Role}
    ours = {known[one] for one in _several(told) if one in known}
    return next((role for role in Role if role.value in ours), None)


def _several(told: Any) -> tuple[str, ...]:
    """One value or a list of them, without those that say nothing."""
    several = told if isinstance(told, list | tuple) else (told,)
    return tuple(str(one) for one in several if one not in (None, ""))


def _settings() -> dict[str, Any]:
    told = _secrets().get("fourfold", {})
    return told if isinstance(told, dict) else {"roles": None}


def _secrets() -> dict[str, Any]:
    if not st.secrets.load_if_toml_exists():
        return {}
    return st.secrets.to_dict()
