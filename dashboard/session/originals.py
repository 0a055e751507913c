"""What masked conversations said before, for those who have the right to open it."""

import polars as pl
import streamlit as st

from dashboard import lake, session
from dashboard.access import Right
from dashboard.ledger import audit
from dashboard.privacy import seals
from dashboard.privacy.seals import ORIGINAL

_OPENED = "originals read"
"""Where a session remembers whose reading of which original is noted."""


def kept(conversation_id: str) -> bool:
    """Whether there is an original, and the reader may open it."""
    if not session.may(Right.UNSEAL) or (digest := _digest(conversation_id)) is None:
        return False
    known = lake.scan(session.workspace().originals, ORIGINAL).select("conversation_id", "digest")
    found = known.filter(conversation_id=conversation_id, digest=digest)
    return not found.collect().is_empty()


def opened(conversation: pl.DataFrame) -> pl.DataFrame:
    """A conversation (CONVERSATION, one row) with its texts as they were before they were masked.
    That they were read is noted, once a session. Raises :class:`seals.SealBrokenError` and
    :class:`dashboard.access.DeniedError`."""
    name, reader = conversation["conversation_id"].item(), session.person()
    seen = st.session_state.setdefault(_OPENED, set())
    if (reader.id, name) not in seen:
        audit.opened(session.book(), reader, name)
        seen.add((reader.id, name))
    texts = seals.opened(session.workspace(), name, _digest(name) or "") or {}
    said = conversation["messages"].item()
    whole = [one | {"text": texts.get(one["position"], one["text"])} for one in said]
    kind = conversation.schema["messages"]
    return conversation.with_columns(pl.Series("messages", [whole], kind))


def _digest(conversation_id: str) -> str | None:
    """Which state of the conversation is in force; None where the reader sees none."""
    reader = session.person()
    if session.readable(reader, conversation_id).is_empty():
        return None
    return lake.rows(session.workspace().conversations, [conversation_id])["digest"].item()
