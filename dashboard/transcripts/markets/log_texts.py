"""What is said in a chat log, in the native form.

No import format of its own (no ``NAME``): the reader of two-line logs uses it.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dashboard.transcripts.markets.answers import CARD, card
from dashboard.transcripts.placeholders import (
    CONTACT,
    DELETED,
    FILE,
    IMAGE,
    LOCATION,
    STICKER,
    VIDEO,
    VOICE,
)

_AUTOMATIC = re.compile(
    r"^\s*[\[【(\uff08]\s*(?:自动回复|系统自动回复|机器人回复)\s*[\]】)\uff09]\s*"
)
_WITHDRAWN = re.compile(
    r"^\W{0,2}(?:(?:对方|你|您|客服|买家|卖家)?(?:已)?撤回了?一条消息|(?:此|该)?消息已(?:被)?撤回)\W{0,2}$"
)
_HANDED_OVER = re.compile(
    r"(?:已|正在)(?:为您|为你|将您)?(?:转接|接入|转至|转给)|(?:转交|转接)给|开始为您服务|接入人工成功"
)
_ORDER = re.compile(
    r"[\[【]\s*订单(?:号|编号)?\s*[:\uff1a]?\s*(?P<number>[0-9A-Za-z-]{6,40})?\s*[\]】]"
)
_PRODUCT = card("product", None)
_WORDS = {
    IMAGE: "图片 照片 截图 image",
    STICKER: "表情 动画表情",
    VOICE: "语音",
    VIDEO: "视频 短视频",
    FILE: "文件",
    LOCATION: "位置 地理位置",
    CONTACT: "名片",
    CARD: "卡片 优惠券 链接",
    _PRODUCT: "商品 宝贝 商品链接",
}
_SHOWN = {word: shown for shown, words in _WORDS.items() for word in words.split()}
_PLACEHOLDER = re.compile(
    rf"[\[【]\s*(?P<kind>{'|'.join(sorted(_SHOWN, key=len, reverse=True))})(?:消息)?"
    r"(?:[:\uff1a]\s*(?P<name>[^\]】\n]{1,120}))?\s*[\]】]"
)


@dataclass
class Line:
    """A message of the log: its row, who wrote it (None: a rule between chats, or, where ``told``,
    a line under it), the role the log gives, the time as handed over and as a time, its lines."""

    row: int
    author: str | None
    role: str | None
    stamp: str | None
    time: datetime | None
    texts: list[str] = field(default_factory=list)
    told: bool = False
    _length: int = 0

    def add(self, text: str, longest: int) -> bool:
        """Add a line, if there is room; False where this one was the last."""
        if self._length > longest:
            return True
        self._length += len(text) + 1
        self.texts.append(text)
        return self._length <= longest


def message(line: Line, role: str) -> dict[str, Any]:
    """The message in the native form; ``order`` is the order that it shows."""
    text = "\n".join(line.texts).strip()
    event = None
    if role in ("agent", "bot") and (found := _AUTOMATIC.match(text)):
        text, role, event = text[found.end() :], "bot", "automatic"
    if _WITHDRAWN.match(text):
        text, event = DELETED, "deleted"
    elif role in ("bot", "note") and _HANDED_OVER.search(text):
        event = "handover"
    told: dict[str, Any] = {
        "role": role,
        "text": _shown(text),
        "timestamp": line.stamp,
        "author": line.author if role == "agent" else None,
        "event": event,
    }
    if (order := _ORDER.search(text)) and order["number"]:
        told["order"] = order["number"]
    return told


def _shown(text: str) -> str:
    """The text with our placeholders on lines of their own."""
    text = _ORDER.sub(lambda found: f"\n{card('order', found['number'])}\n", text)
    text = _PLACEHOLDER.sub(_placeholder, text)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _placeholder(found: re.Match[str]) -> str:
    shown, name = _SHOWN[found["kind"]], found["name"]
    if name and shown == FILE:
        shown = f"[file: {name.strip()}]"
    elif name and shown == _PRODUCT:
        shown = card("product", name.strip())
    return f"\n{shown}\n"
