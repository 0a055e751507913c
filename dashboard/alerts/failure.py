"""Why a message did not get out."""

SECONDS = 10.0
"""How long another side may take to answer."""

WHY = ("address", "certificate", "login", "refused", "timeout", "unreachable", "unreadable")


_BUSY = ("421", "429", "450", "451", "452", "500", "502", "503", "504")
"""Codes of mail servers and webhooks that ask for patience."""


class SendingError(Exception):
    """A message did not get out. ``why`` is one of WHY, ``code`` what the other side said. Neither
    holds an address: that of a webhook is a secret."""

    def __init__(self, why: str, code: str = "") -> None:
        super().__init__(f"{why} {code}".strip())
        self.why, self.code = why, code

    @property
    def passing(self) -> bool:
        """Whether it may get out a moment later."""
        return self.why in ("timeout", "unreachable") or self.code in _BUSY
