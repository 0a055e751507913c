"""What masked conversations said, sealed (Fernet: AES-128-CBC with HMAC-SHA256)."""

import orjson
import polars as pl
from cryptography.fernet import Fernet, InvalidToken

from dashboard import lake
from dashboard.privacy.keys import key, sealing_key
from dashboard.workspace import Workspace

ORIGINAL = pl.Schema(
    {
        "conversation_id": pl.String,
        "month": pl.String,
        "digest": pl.String,
        "import_id": pl.Int64,
        "sealed": pl.String,
    }
)
"""One row a state of a conversation: its texts by position, sealed."""


class SealBrokenError(Exception):
    """The original cannot be opened: the workspace has another secret than it was sealed with."""


def sealed(secret: bytes, conversations: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The texts of conversations, sealed, beside their states in ``rows`` (ORIGINAL); both in the
    same order."""
    seal = Fernet(sealing_key(secret))
    texts = [
        seal.encrypt(orjson.dumps({str(m["position"]): m["text"] for m in messages})).decode()
        for messages in conversations["messages"].head(rows.height)
    ]
    known = rows.select("conversation_id", "month", "digest", "import_id")
    return known.with_columns(pl.Series("sealed", texts, pl.String)).select(ORIGINAL.names())


def opened(workspace: Workspace, conversation_id: str, digest: str) -> dict[int, str] | None:
    """What a conversation said before it was masked, text by position; None where nothing is kept.

    Raises :class:`SealBrokenError`.
    """
    found = (
        lake.scan(workspace.originals, ORIGINAL)
        .filter(conversation_id=conversation_id, digest=digest)
        .collect()
    )
    if found.is_empty():
        return None
    try:
        texts = Fernet(sealing_key(key(workspace))).decrypt(found["sealed"][0].encode())
    except InvalidToken as broken:
        raise SealBrokenError(conversation_id) from broken
    return {int(position): text for position, text in orjson.loads(texts).items()}
