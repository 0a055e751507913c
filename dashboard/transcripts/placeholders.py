"""What stands for a file in a message, from its name or its kind."""

import mimetypes
import re

IMAGE, VIDEO, VOICE, STICKER = "[image]", "[video]", "[voice]", "[sticker]"
FILE, LOCATION, CONTACT, CALL, DELETED = "[file]", "[location]", "[contact]", "[call]", "[deleted]"

EVERY = (IMAGE, VIDEO, VOICE, STICKER, FILE, LOCATION, CONTACT, CALL, DELETED)
"""Placeholders that name no file."""

_BY_ENDING = {
    IMAGE: "jpg jpeg png gif heic heif webp bmp tif tiff",
    VIDEO: "mp4 mov 3gp 3gpp mkv avi webm m4v",
    VOICE: "opus ogg oga m4a amr aac mp3 wav",
    CONTACT: "vcf",
}
_KIND = {ending: kind for kind, endings in _BY_ENDING.items() for ending in endings.split()}


def of_file(name: str | None, media_type: str | None = None) -> str:
    """The placeholder of a file by its media type, else by the ending of its name."""
    base = re.split(r"[/\\]", (name or "").strip())[-1]
    ending = base.rpartition(".")[2].lower()
    kind = media_type or mimetypes.types_map.get("." + ending, "")
    for beginning, placeholder in (("image/", IMAGE), ("video/", VIDEO), ("audio/", VOICE)):
        if kind.startswith(beginning):
            return placeholder
    known = _KIND.get(ending)
    return known or (f"[file: {base}]" if base else FILE)


def with_text(placeholder: str, text: str | None) -> str:
    """A placeholder and what was written with it, on lines of their own."""
    return f"{placeholder}\n{text}" if text and text.strip() else placeholder
