"""HTML bodies as the plain text that their reader saw."""

import html as entities
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from dashboard.transcripts.mail.cited import history

_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_ANY_TAG = re.compile(r"<!--.*?-->|<[a-zA-Z/!?][^<>]*>", re.DOTALL)
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_UNSEEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")

_ELEMENTS = {
    "unseen": "script style head title template noscript object embed applet map meta link base "
    "frameset iframe datalist select button",
    "line": "div tr li dt dd address article aside center footer form header hr main nav section "
    "details summary figure figcaption caption thead tbody tfoot fieldset legend",
    "paragraph": "p blockquote ul ol dl table pre h1 h2 h3 h4 h5 h6",
    "not nested": "area base br col embed hr img input link meta source track wbr p li td th tr "
    "option dt dd",
}
_UNSEEN_ONES, _LINES, _PARAGRAPHS, _NOT_NESTED = (
    frozenset(names.split()) for names in _ELEMENTS.values()
)
_SHOWN = {"img": "[image]", "video": "[video]", "audio": "[voice]"}

_DEEPEST = 4_000
"""Open elements within each other; the parser's time grows with their square, and no mail has more
than some hundred."""

_DEEPEST_QUOTE = 10

_MOST_CITED = 500
"""Elements of one mail that are looked at as the mail that is answered."""


def plain(html: str, quotes: bool = False, images: bool = True) -> str:
    """The text of an HTML body: blocks and ``<br>`` on lines of their own, entities decoded.

    The mail that is answered is left out where its mail program marked it as such; ``quotes``
    keeps it. Other block quotes stay, behind ``>``. ``images`` puts ``[image]`` where a picture
    is. Text without any markup keeps its lines.
    """
    html = _SURROGATE.sub("\ufffd", html).replace("\x00", "")
    if not _MARKUP.search(html):
        return entities.unescape(html).replace("\u00a0", " ").strip()
    if _depth(html) > _DEEPEST:
        return _laid_out([_BLANKS.sub(" ", entities.unescape(_ANY_TAG.sub(" ", html)))])
    root = LexborHTMLParser(html).root
    return "" if root is None else _laid_out(_Walk(quotes, images).pieces(root))


def _depth(html: str) -> int:
    """How deep elements lie in each other at the most, about."""
    open_now = deepest = 0
    for closing, name in _TAG.findall(html.lower()):
        if name in _NOT_NESTED:
            continue
        open_now = max(open_now - 1, 0) if closing else open_now + 1
        deepest = max(deepest, open_now)
    return deepest


class _Walk:
    """A way through a document: from element to element, without recursion."""

    def __init__(self, quotes: bool, images: bool) -> None:
        self.quotes = quotes
        self.images = images
        self.looked_at = 0

    def pieces(self, root: Any) -> list[str]:
        """Text and line ends; inside block quotes laid out already, behind ``>``."""
        outputs: list[list[str]] = [[]]
        quoted: list[Any] = []
        node = root
        while node is not None:
            cut = None if node.is_text_node else self._cut(node)
            inner = None
            if node.is_text_node:
                outputs[-1].append(_text(node))
            elif cut is None:
                if node.tag == "blockquote" and len(quoted) < _DEEPEST_QUOTE:
                    quoted.append(node.mem_id)
                    outputs.append([])
                outputs[-1].append(self._before(node))
                inner = node.first_child
            if inner is not None:
                node = inner
                continue
            last = cut == "rest"
            while node is not None and (last or node.next is None):
                last = False
                _leave(node, outputs, quoted)
                node = None if node.mem_id == root.mem_id else node.parent
            if node is not None:
                _leave(node, outputs, quoted)
                node = node.next
        while len(outputs) > 1:
            _unquote(outputs)
        return outputs[0]

    def _cut(self, node: Any) -> str | None:
        """What is left out: "this" element, it and the "rest" of its siblings, or None."""
        tag = node.tag
        if tag in _UNSEEN_ONES or not node.is_element_node:
            return None if tag in ("-document", "html", "body") else "this"
        attributes = node.attributes
        if not attributes:
            return None
        if "hidden" in attributes or _UNSEEN.search(attributes.get("style") or ""):
            return "this"
        if self.quotes or self.looked_at >= _MOST_CITED:
            return None
        found = history(node, tag, attributes)
        self.looked_at += found is not None
        return found

    def _before(self, node: Any) -> str:
        tag = node.tag
        if tag == "br":
            return "\v"
        if tag == "li":
            return "\n" + _mark(node)
        if tag in ("td", "th"):
            return " "
        if tag in _SHOWN:
            return _picture(node, tag) if self.images else ""
        return _break(tag)


def _text(node: Any) -> str:
    text = node.text_content or ""
    parent = node.parent
    if parent is not None and parent.tag == "pre":
        return text.replace("\f", " ").replace("\r\n", "\n").replace("\n", "\v")
    return _BLANKS.sub(" ", text)


def _mark(item: Any) -> str:
    """The dot or the number before an item of a list."""
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return "- "
    number, before = 1, item.prev
    while before is not None and number < 1000:
        number += before.tag == "li"
        before = before.prev
    return f"{number}. "


def _picture(node: Any, tag: str) -> str:
    """A placeholder; for the picture of an emoji the emoji, for one that nobody sees nothing."""
    attributes = node.attributes
    alt = attributes.get("alt") or ""
    if tag == "img" and alt and len(alt) <= 8 and not alt.isascii() and not alt.isalnum():
        return alt
    unseen = any((attributes.get(side) or "").strip() in ("0", "1") for side in ("width", "height"))
    return "" if unseen else f"\n{_SHOWN[tag]}\n"


def _break(tag: str) -> str:
    return "\f" if tag in _PARAGRAPHS else "\n" if tag in _LINES else ""


def _leave(node: Any, outputs: list[list[str]], quoted: list[Any]) -> None:
    if quoted and node.mem_id == quoted[-1]:
        quoted.pop()
        _unquote(outputs)
    elif not node.is_text_node:
        outputs[-1].append(_break(node.tag))


def _unquote(outputs: list[list[str]]) -> None:
    lines = _laid_out(outputs.pop()).split("\n")
    outputs[-1].append("\f" + "\v".join(f"> {line}".rstrip() for line in lines) + "\f")


def _laid_out(pieces: list[str]) -> str:
    r"""Text with its blanks in order: "\n" begins a line and "\f" a paragraph, unless one is begun
    already; "\v" always begins a line."""
    return "\n".join(_lines("".join(pieces))).strip("\n ")


def _lines(text: str) -> Iterator[str]:
    blank = True
    for block in re.split(r"([\n\f][\n\f ]*)", text):
        if block.startswith(("\n", "\f")):
            if "\f" in block and not blank:
                blank = True
                yield ""
            continue
        if not block.strip(" "):
            continue
        # A break at the end of a block ends its line and begins none.
        for line in block.removesuffix("\v").split("\v"):
            shown = line.strip(" ")
            if shown or not blank:
                yield shown
            blank = not shown
