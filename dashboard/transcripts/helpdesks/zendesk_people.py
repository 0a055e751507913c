"""Who is who in a Zendesk account, and what its channels are.

No import format of its own (no ``NAME``): the readers of Zendesk's files share it.
"""

from collections import defaultdict
from typing import Any

from dashboard.transcripts.values import text_at

SYSTEM = "-1"
"""The id under which Zendesk itself writes: its bots and the transcripts of chats."""

BOTS = frozenset({"answer bot", "zendesk bot", "zendesk ai agent"})
"""Names under which Zendesk's own bots write, in small letters."""

_SPEAKERS = {"end-user": "customer", "agent": "agent", "admin": "agent"}

_CHANNELS = {
    "email": "email",
    "ticket": "web web_form mobile mobile_sdk ios android api web_service help_center "
    "helpcenter closed_ticket sample_ticket system rule forum topic get_satisfaction logmein "
    "logmein_rescue github side_conversation batch import facebook_post_ticket",
    "chat": "chat chat_offline_message native_messaging messaging web_messaging web_widget "
    "answer_bot answer_bot_for_web_widget answer_bot_api whatsapp line wechat viber telegram "
    "kakaotalk google_business_messages google_rcs apple apple_business_chat sms text_message "
    "mobile_push sunshine_conversations sunshine_conversations_api slack slack_connect "
    "microsoft_teams",
    "social": "facebook facebook_messenger facebook_message facebook_post twitter twitter_dm "
    "twitter_favorite twitter_like twitter_mention instagram_dm instagram any_channel youtube "
    "x_corp_dm x_corp_mention",
    "phone": "voice voicemail phone phone_call_inbound phone_call_outbound",
}
_CHANNEL_OF = {name: channel for channel, names in _CHANNELS.items() for name in names.split()}


class People:
    """Users as far as the files tell of them: customers and agents, and their names. ``agents``
    are ids or names of which it was said that they are the shop's people."""

    def __init__(self, agents: frozenset[str] = frozenset()) -> None:
        self._agents = agents
        self._users: dict[str, tuple[str | None, str | None]] = {}
        self._groups: dict[str, str] = {}
        self._sides: dict[str, set[str]] | None = None

    def add(self, user: dict[str, Any]) -> None:
        """A user, from the list of users or from within a ticket; what is known is kept."""
        own = text_at(user, "id")
        if own is not None:
            speaker = _SPEAKERS.get((text_at(user, "role") or "").strip().lower())
            known = self._users.get(own, (None, None))
            self._users[own] = (speaker or known[0], text_at(user, "name") or known[1])
            self._sides = None

    def add_group(self, group: dict[str, Any]) -> None:
        """A team of agents."""
        own, name = text_at(group, "id"), text_at(group, "name")
        if own is not None and name is not None:
            self._groups[own] = name

    def team(self, group: str | None) -> str | None:
        """The name of a group, else its id."""
        return self._groups.get(group or "", group)

    def name(self, user: str | None) -> str | None:
        """The name of a user, else the id."""
        return self._users.get(user or "", (None, None))[1] or user

    def speaker(self, user: str | None, requester: str | None, assignee: str | None) -> str:
        """Who writes: who asked for help is the customer even where it is a colleague. Without the
        list of users, requester and assignee are known all the same; of nobody else is guessed."""
        known, name = self._users.get(user or "", (None, None))
        if user == SYSTEM or (name or "").strip().lower() in BOTS:
            return "bot"
        if user is not None and user == requester and user != assignee:
            return "customer"
        if known is None and user is not None:
            known = {requester: "customer", assignee: "agent"}.get(user)
        if known is None and self._agents & {user, name}:
            known = "agent"
        return known or f"author_id {user or 'missing'}"

    def sides(self, name: str) -> set[str]:
        """On which sides there is a user of this name."""
        if self._sides is None:
            self._sides = defaultdict(set)
            for side, known in self._users.values():
                if side and known:
                    self._sides[known].add(side)
        return {"agent"} if name in self._agents else set(self._sides.get(name, ()))


def channel_of(via: str | None) -> str | None:
    """The channel of a ticket by its ``via``; an unknown one as it is written."""
    return _CHANNEL_OF.get((via or "").strip().lower().replace(" ", "_"), via)
