"""The mail that is answered, as mail programs put it into the HTML of the answer."""

import re
from typing import Any

_BLANKS = re.compile(r"\s+")
_HISTORY = re.compile(
    r"\b(gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra"
    r"|freshdesk_quote|front-blockquote|missive_quote|hs_reply|zendesk_quote|alimail-quote"
    r"|ntes-mailmaster-quote|history-quote-wrapper|lark-mail-quote|isReplyContent"
    r"|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container|messageReplySection)\b"
)
"""Classes, ids and names of the elements in which mail programs put the mail that is answered."""

_REST = re.compile(r"(^|_)(divRplyFwdMsg|appendonsend)$")
"""Ids of the elements after which Outlook puts the mail that is answered."""

_FORWARD = re.compile(
    r"\s*(-{4,}\s*forwarded message|begin forwarded message|-{4,}\s*weitergeleitete nachricht"
    r"|anfang der weitergeleiteten|-{4,}\s*message transf|-{4,}\s*mensaje reenviado"
    r"|-{4,}\s*转发|-{4,}\s*轉寄|-{4,}\s*転送|-{4,}\s*пересылаем)",
    re.IGNORECASE,
)
"""How a forwarded mail begins: that is no quotation of what was said before."""

_ATTRIBUTION_PARTS = 12
"""Elements and texts of "On … wrote:", at the most."""


def history(node: Any, tag: str, attributes: dict[str, Any]) -> str | None:
    """What an element takes out of a mail: "this" is itself, "rest" its later siblings too."""
    names = " ".join(str(attributes.get(name) or "") for name in ("class", "id", "name"))
    if _REST.search(str(attributes.get("id") or "")):
        return "rest"
    cited = attributes.get("type") == "cite" or "gmail_quote" in names or "cite" in names.split()
    if tag == "blockquote" and cited:
        return None if _forwarded(node) else "this"
    if _HISTORY.search(names):
        return None if _forwarded(node) else "this"
    if "gmail_quote" in names:
        _drop_attribution(node)
    return None


def _drop_attribution(node: Any) -> None:
    """Empty what stands before the first block quote in a gmail_quote: "On … wrote:"."""
    before = []
    child = node.first_child
    while child is not None and child.tag != "blockquote":
        before.append(child)
        child = child.next
    if child is None or len(before) > _ATTRIBUTION_PARTS:
        return
    said = " ".join(_one_line(part) for part in before).strip()
    if said.endswith((":", "\uff1a")) and len(said) < 400:
        for part in before:
            part.remove()


def _forwarded(node: Any) -> bool:
    return _FORWARD.match(_one_line(node)[:200]) is not None


def _one_line(node: Any) -> str:
    """The text of an element, blanks run together."""
    return _BLANKS.sub(" ", node.text() or "").strip()
