"""Where alerts are sent, when not, and what messages say."""

from dataclasses import replace
from urllib.parse import urlsplit

import streamlit as st

from dashboard import alerts, session
from dashboard.access import Right
from dashboard.alerts.failure import SendingError
from dashboard.alerts.quiet import Quiet, zones
from dashboard.alerts.wishes import EMAIL, KINDS, SECURITY, Channel, Wishes, secrets, wish
from dashboard.alerts.words import trial
from dashboard.ledger import audit
from dashboard.locale import languages, t, written_in
from dashboard.panels import exactly, note, titled
from dashboard.panels.alerts import why_told

_EXAMPLE = """\
smtp_password = "…"

[webhooks]
"Support quality" = "https://hooks.example.com/…"

[signatures]
"Support quality" = "…"
"""
"""What ``alerts.toml`` looks like, without any secret."""

_ADDRESS = "https://quality.example.com"


def channels(wanted: Wishes) -> None:
    """Draw each channel with a test of it, and the form for another one."""
    if not secrets(session.workspace()).readable:
        st.error(t("alerts-failed-unreadable"), icon=":material/error:")
    for channel in wanted.channels:
        _channel(channel, wanted)
    with st.expander(t("alerts-channel-new"), icon=":material/add:", expanded=not wanted.channels):
        _new(wanted)
    with st.expander(t("alerts-secrets"), icon=":material/key:"):
        note(t("alerts-secrets-note", file=str(session.workspace().path / "alerts.toml")))
        st.code(_EXAMPLE, language="toml")


def manners(wanted: Wishes) -> None:
    """Draw quiet hours, and what messages say and lead to."""
    with st.form(key="alert manners"):
        titled(t("alerts-quiet"))
        note(t("alerts-quiet-note"))
        on = st.toggle(t("alerts-quiet-on"), wanted.quiet.on)
        left, middle, right = st.columns(3)
        since = left.time_input(t("alerts-quiet-since"), wanted.quiet.since, step=900)
        until = middle.time_input(t("alerts-quiet-until"), wanted.quiet.until, step=900)
        known = zones()
        zone = right.selectbox(t("alerts-quiet-zone"), known, known.index(wanted.quiet.zone))
        titled(t("alerts-messages"))
        codes = list(languages())
        language = st.selectbox(
            t("alerts-language"),
            codes,
            codes.index(wanted.language),
            format_func=lambda code: languages()[code],
        )
        address = st.text_input(t("alerts-address"), wanted.address, placeholder=_ADDRESS).strip()
        agents = st.toggle(t("alerts-agents"), wanted.agents, help=t("alerts-agents-help"))
        if not st.form_submit_button(t("alerts-save"), type="primary", icon=":material/save:"):
            return
    if address and urlsplit(address).scheme not in ("http", "https"):
        st.warning(t("alerts-address-wrong"))
        return
    quiet = Quiet(on, zone, since, until)
    told = replace(wanted, quiet=quiet, language=language, address=address, agents=agents)
    wish(session.book(), session.person(), told)
    st.rerun()


def _channel(channel: Channel, wanted: Wishes) -> None:
    key = f"alert channel {channel.name}"
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="left"
    ):
        on = st.toggle(exactly(channel.name), channel.on, key=f"{key} on")
        st.text(_about(channel), width="stretch")
        test = st.button(t("alerts-test"), icon=":material/send:", key=f"{key} test")
        gone = st.button(t("alerts-channel-remove"), icon=":material/delete:", key=f"{key} gone")
    if test:
        _test(channel, wanted)
    if gone or on != channel.on:
        others = tuple(
            replace(one, on=on) if one == channel else one
            for one in wanted.channels
            if not (gone and one == channel)
        )
        wish(session.book(), session.person(), replace(wanted, channels=others))
        st.rerun()


def _about(channel: Channel) -> str:
    kind = t(f"alerts-kind-{channel.kind}")
    if channel.kind == EMAIL:
        return f"{kind}: {', '.join(channel.to)} ({channel.server}:{channel.port})"
    there = channel.name in secrets(session.workspace()).webhooks
    return kind if there else f"{kind}: {t('alerts-failed-address')}"


def _test(channel: Channel, wanted: Wishes) -> None:
    audit.noted(session.book(), session.person(), Right.WARN, "alert tested", channel.name)
    with written_in(wanted.language):
        told = trial(wanted)
    try:
        alerts.send(told, channel, secrets(session.workspace()))
    except SendingError as reason:
        name, why = channel.name, why_told(str(reason))
        st.warning(exactly(t("alerts-not-sent", name=name, why=why)), icon=":material/error:")
    else:
        st.success(exactly(t("alerts-tested", name=channel.name)), icon=":material/check:")


def _new(wanted: Wishes) -> None:
    kind = st.segmented_control(
        t("alerts-kind"),
        KINDS,
        default=EMAIL,
        required=True,
        format_func=lambda name: t(f"alerts-kind-{name}"),
        key="alert channel kind",
    )
    with st.form(key="alert channel", clear_on_submit=False, border=False):
        name = st.text_input(t("alerts-channel-name"), max_chars=60, key="alert channel name")
        made = Channel(" ".join(name.split()), kind)
        made = _letters(made) if kind == EMAIL else made
        if kind != EMAIL:
            note(t("alerts-webhook-note"))
        if not st.form_submit_button(t("alerts-channel-add"), icon=":material/add:"):
            return
    taken = any(one.name == made.name for one in wanted.channels)
    lacking = kind == EMAIL and not (made.server and made.sender and made.to)
    if not made.name or taken or lacking:
        st.warning(t("alerts-channel-lacks"))
        return
    told = replace(wanted, channels=(*wanted.channels, made))
    wish(session.book(), session.person(), told)
    st.rerun()


def _letters(made: Channel) -> Channel:
    left, middle, right = st.columns([3, 1, 2])
    server = left.text_input(t("alerts-server"), key="alert channel server").strip()
    port = middle.number_input(t("alerts-port"), 1, 65535, 587, key="alert channel port")
    security = right.selectbox(
        t("alerts-security"), SECURITY, format_func=lambda name: t(f"alerts-security-{name}")
    )
    user = left.text_input(t("alerts-user"), help=t("alerts-user-help")).strip()
    sender = right.text_input(t("alerts-sender"), key="alert channel sender").strip()
    to = st.text_input(t("alerts-to"), help=t("alerts-to-help"), key="alert channel to")
    people = tuple(part.strip() for part in to.replace(";", ",").split(",") if part.strip())
    return replace(
        made,
        server=server,
        port=int(port),
        security=security,
        user=user,
        sender=sender,
        to=people,
    )
