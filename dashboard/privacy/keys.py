"""The workspace's secret, and what is derived from it."""

import base64
import os
import secrets
from hashlib import blake2b

from dashboard.workspace import Workspace

_BYTES = 32


def key(workspace: Workspace) -> bytes:
    """The secret of a workspace, made when it is first asked for; only its owner may read it.

    Whoever has it can tell whether a pseudonym is somebody's, and open what is sealed: keep a copy
    apart from the workspace's backups. Lost, nothing sealed can be opened again.
    """
    if not workspace.key.exists():
        draft = workspace.key.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(_BYTES)))
        try:
            os.link(draft, workspace.key)  # of two who make one at once, the first wins
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return base64.b64decode(workspace.key.read_bytes())


def pseudonym(secret: bytes, customer: str) -> str:
    """A name that tells nothing and is always the same for the same customer (keyed BLAKE2b, RFC
    7693): contacts of one customer still belong together. A pseudonym is its own."""
    if customer.startswith(_MARK) and len(customer) == len(_MARK) + _SHOWN:
        return customer
    plain = customer.strip().casefold().encode("utf-8", "replace")
    return _MARK + blake2b(plain, key=secret, digest_size=8, person=b"customer").hexdigest()


_MARK, _SHOWN = "customer-", 16


def sealing_key(secret: bytes) -> bytes:
    """The key for seals, as Fernet wants it."""
    derived = blake2b(b"seal", key=secret, digest_size=32, person=b"seal").digest()
    return base64.urlsafe_b64encode(derived)
