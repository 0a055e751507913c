"""Messages out to the webhook of a chat, or of any other program: JSON, over https alone."""

import base64
import hashlib
import hmac
import time
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson
import urllib3
from urllib3 import exceptions

from dashboard.alerts.failure import SECONDS, SendingError
from dashboard.alerts.wishes import DINGTALK, FEISHU, SLACK
from dashboard.alerts.words import Message

_VERDICTS = {FEISHU: ("code", "StatusCode"), DINGTALK: ("errcode",)}
"""What is 0 in an answer that says yes: these two say no with the status of a yes."""


def send(message: Message, kind: str, address: str, secret: str) -> None:
    """Send a message to a webhook, signed where there is a secret to sign with; raises
    :class:`SendingError`."""
    if urlsplit(address).scheme != "https":
        raise SendingError("address")
    body, signed = _body(message, kind, secret, time.time())
    timeout = urllib3.Timeout(connect=SECONDS, read=SECONDS)
    with urllib3.PoolManager(timeout=timeout) as pool:
        try:
            answer = pool.request(
                "POST",
                f"{address}{'&' if '?' in address else '?'}{signed}" if signed else address,
                body=orjson.dumps(body),
                headers={"Content-Type": "application/json; charset=utf-8"},
                # Another address is not to learn what this one is told; and what urllib3 says of
                # its own attempts would bring the address into logs.
                redirect=False,
                retries=False,
            )
        except exceptions.HTTPError as reason:
            raise _failure(reason) from None
    if not 200 <= answer.status < 300:
        raise SendingError("refused", str(answer.status))
    _expect_yes(kind, answer.data)


def _body(message: Message, kind: str, secret: str, now: float) -> tuple[dict[str, Any], str]:
    """The body, and what is added to the address."""
    if kind == SLACK:
        # https://docs.slack.dev/messaging/formatting-message-text: these three are its markup.
        text = message.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return {"text": text}, ""
    if kind == FEISHU:
        # Tags in a text call people.
        text = message.text.replace("<", "‹").replace(">", "›")
        body: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
        if secret:
            at = str(int(now))
            body |= {"timestamp": at, "sign": _sign(f"{at}\n{secret}", "")}
        return body, ""
    if kind == DINGTALK:
        at = str(int(now * 1000))
        signed = {"timestamp": at, "sign": _sign(secret, f"{at}\n{secret}")}
        text = {"content": message.text}
        return {"msgtype": "text", "text": text}, urlencode(signed) if secret else ""
    lines = [{"text": line, "link": link} for line, link in message.lines]
    return {"title": message.title, "text": message.text, "alerts": lines}, ""


def _sign(key: str, text: str) -> str:
    """As both chats ask for it; Feishu takes what others sign for the key, and signs nothing."""
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), hashlib.sha256)).decode()


def _expect_yes(kind: str, answer: bytes) -> None:
    names = _VERDICTS.get(kind, ())
    if not names:
        return
    try:
        told = orjson.loads(answer)
    except ValueError:
        raise SendingError("refused") from None
    code = next((told[name] for name in names if name in told), None)
    if code != 0:
        raise SendingError("refused", "" if code is None else str(code)[:12])


def _failure(reason: exceptions.HTTPError) -> SendingError:
    if isinstance(reason, exceptions.SSLError):
        return SendingError("certificate")
    # That there is no way to connect is a kind of time-out to urllib3.
    if isinstance(reason, exceptions.TimeoutError) and not isinstance(
        reason, exceptions.NewConnectionError
    ):
        return SendingError("timeout")
    return SendingError("unreachable")
