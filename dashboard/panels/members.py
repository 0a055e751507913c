"""Who works with the dashboard, what each role may do, and how people log in."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import polars as pl
import streamlit as st

from dashboard import login, session
from dashboard.access import RIGHTS, Person, Right, Role
from dashboard.ledger import members
from dashboard.ledger.members import LONGEST, LoginTakenError, MemberGoneError, OwnRoleError
from dashboard.locale import NOTHING, t
from dashboard.panels import exactly, note, taken

_DONE = "member changed last"
_ASKED = "member to be removed"
_ROUND = "changes of members"
"""Counts them, so that the table forgets its picked row with each."""

_SETTINGS = """\
[auth]
redirect_uri = "https://quality.example.com/oauth2callback"
cookie_secret = "…"
client_id = "…"
client_secret = "…"
server_metadata_url = "https://login.example.com/.well-known/openid-configuration"

[fourfold]
administrators = ["ada@example.com"]
role_claim = "groups"
agent_claim = "agent_id"
team_claim = "team"
hours = 12

[fourfold.roles]
"Support quality" = "reviewer"
"Support agents" = "agent"
"""
"""What ``secrets.toml`` looks like, without any secret."""


def answer(known: Sequence[Person]) -> str:
    """How many members there are, of which roles, and how they come in."""
    counts = Counter(one.role for one in known)
    roles = ", ".join(
        t("members-of-role", role=t(f"role-name-{role}"), count=counts[role])
        for role in Role
        if counts[role]
    )
    told = t("members-answer", count=len(known), roles=roles) if known else t("members-none")
    return f"{told} {t('members-with-login' if login.needed() else 'members-without-login')}"


def warnings(known: Sequence[Person]) -> None:
    """Draw what keeps members from working."""
    without = [_called(one) for one in known if one.role == Role.AGENT and not one.agent_id]
    of_nobody = [
        f"{_called(one)} ({one.agent_id})"
        for one in known
        if one.agent_id and one.agent_id not in session.extent().agents
    ]
    for key, names in (("members-without-agent", without), ("members-agent-unknown", of_nobody)):
        if names:
            told = t(key, count=len(names), names=", ".join(names))
            st.warning(exactly(told), icon=":material/warning:")


def table(known: Sequence[Person]) -> Person | None:
    """Draw every member; gives the one picked."""
    if done := st.session_state.pop(_DONE, None):
        st.toast(exactly(done), icon=":material/check:")
    rows = pl.DataFrame(
        {
            "login": [one.login for one in known],
            "name": [one.name for one in known],
            "role": [t(f"role-name-{one.role}") for one in known],
            "agent": [one.agent_id for one in known],
            "teams": [", ".join(one.teams) or t("members-all-teams") for one in known],
        },
        schema=dict.fromkeys(("login", "name", "role", "agent", "teams"), pl.String),
    )
    event: Any = taken.table(
        rows,
        column_config={
            name: st.column_config.TextColumn(t(f"members-{name}")) for name in rows.columns
        },
        hide_index=True,
        row_height=30,
        placeholder=NOTHING,
        on_select="rerun",
        selection_mode="single-row",
        key=f"members {st.session_state.get(_ROUND, 0)}",
    )
    places = event.selection.rows
    return known[places[0]] if places and places[0] < len(known) else None


def changing(member: Person) -> None:
    """Draw the way to change or remove a member; one's own role stays."""
    changed = _asked(member)
    if changed is not None:
        _do(lambda: members.change(session.book(), session.person(), changed), "changed", changed)
    if member.id == session.person().id:
        note(t("members-own"))
        return
    if st.session_state.get(_ASKED) != member.id:
        if st.button(t("members-remove"), icon=":material/person_remove:"):
            st.session_state[_ASKED] = member.id
            st.rerun()
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(exactly(t("members-remove-sure", name=_called(member))))
        if st.button(t("members-remove-yes"), type="primary", icon=":material/person_remove:"):
            del st.session_state[_ASKED]
            _do(lambda: members.remove(session.book(), session.person(), member), "removed", member)
        if st.button(t("members-remove-no")):
            del st.session_state[_ASKED]
            st.rerun()


def adding() -> None:
    """Draw the way to add a member."""
    new = _asked(None)
    if new is None:
        return
    if not new.login:
        st.error(t("members-login-missing"), icon=":material/error:")
        return
    _do(lambda: members.add(session.book(), session.person(), new), "added", new)


def rights() -> None:
    """Draw what each role may do, as it is asked wherever something is done."""
    shown = pl.DataFrame(
        {"right": [t(f"right-{right.value.replace(' ', '-')}") for right in Right]}
        | {role.value: ["●" if right in RIGHTS[role] else "" for right in Right] for role in Role}
    )
    column = st.column_config
    taken.table(
        shown,
        column_config={"right": column.TextColumn(t("members-right"), pinned=True, width=330)}
        | {
            role.value: column.TextColumn(t(f"role-name-{role}"), alignment="center")
            for role in Role
        },
        hide_index=True,
        row_height=30,
        height="content",
    )
    note(t("members-rights-note"))


def entering() -> None:
    """Draw how people come in, and how that is set."""
    told = login.settings_told()
    if login.needed():
        named = [name for name in ("role", "agent", "team") if f"{name}_claim" in told]
        names = ", ".join(t(f"members-claim-{name}") for name in named)
        note(t("members-claims", names=names) if named else t("members-no-claims"))
    else:
        note(t("members-alone"))
    with st.expander(t("members-how"), expanded=False):
        st.markdown(exactly(t("members-how-file", path=str(session.workspace().secrets))))
        st.code(_SETTINGS, language="toml")
        for key in ("auth", "roles", "teams", "hours", "proxy"):
            st.markdown(f"- {exactly(t(f'members-how-{key}'))}")


def _asked(member: Person | None) -> Person | None:
    """Ask for what a member is to be; that, once it is sent off."""
    was = member or Person(0, "", "", Role.AGENT)
    extent, roles = session.extent(), list(Role)
    agents: list[str] = sorted({*extent.agents, *([was.agent_id] if was.agent_id else [])})
    with st.form(key=f"member {was.id}", clear_on_submit=member is None, border=False):
        left, right = st.columns(2)
        name_of = left.text_input(
            t("members-login"),
            was.login,
            max_chars=LONGEST,
            disabled=member is not None,
            help=t("members-login-help"),
        )
        name = right.text_input(t("members-name"), was.name, max_chars=200)
        role = left.selectbox(
            t("members-role"),
            roles,
            index=roles.index(was.role),
            format_func=lambda one: t(f"role-name-{one}"),
            filter_mode=None,
        )
        agent = right.selectbox(
            t("members-agent"),
            agents,
            index=agents.index(was.agent_id) if was.agent_id else None,
            placeholder=t("members-no-agent"),
            accept_new_options=True,
            help=t("members-agent-help"),
        )
        teams = st.multiselect(
            t("members-teams"),
            sorted({*extent.teams, *was.teams}),
            list(was.teams),
            placeholder=t("members-all-teams"),
            help=t("members-teams-help"),
        )
        label = t("members-add") if member is None else t("members-change")
        sent = st.form_submit_button(
            label, type="primary", icon=":material/badge:", key=f"member {was.id} sent"
        )
        if not sent:
            return None
    told = name_of.strip().lower()
    return Person(was.id, told, name.strip(), role, (agent or "").strip() or None, tuple(teams))


def _do(work: Callable[[], object], done: str, member: Person) -> None:
    """Do it and draw the page anew, or say why it could not be done."""
    try:
        work()
    except LoginTakenError:
        st.error(exactly(t("members-taken", name=member.login)), icon=":material/error:")
    except OwnRoleError:
        st.error(t("members-own"), icon=":material/error:")
    except MemberGoneError:
        st.error(t("members-gone"), icon=":material/error:")
    else:
        st.session_state[_DONE] = t(f"members-{done}", name=_called(member))
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        st.rerun()


def _called(member: Person) -> str:
    return member.name or member.login
