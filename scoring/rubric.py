"""The rubric: how much each standard weighs and what counts as met, by channel.

Measurements know nothing of it. Whoever looks chooses a rubric, and all verdicts and scores follow.
"""

import tomllib
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from scoring.conversations import CHANNELS
from scoring.standards import DIMENSIONS, Terms, standards


@dataclass(frozen=True)
class Rubric:
    """``dimensions``: the weight of each dimension in the overall score. ``terms``: what counts for
    each standard. ``channel_terms``: what counts instead in a channel, by standard and channel."""

    dimensions: dict[str, float]
    terms: dict[str, Terms]
    channel_terms: dict[str, dict[str, Terms]]

    def of(self, standard: str, channel: str | None) -> Terms:
        """What counts for a standard in a channel."""
        return self.channel_terms.get(standard, {}).get(channel or "", self.terms[standard])


@cache
def default() -> Rubric:
    """The rubric made of the defaults in the standards' files."""
    catalogue = standards()
    return Rubric(
        dict.fromkeys(DIMENSIONS, 1.0),
        {name: standard.terms for name, standard in catalogue.items()},
        {name: standard.channel_terms for name, standard in catalogue.items()},
    )


def load(path: Path) -> Rubric:
    """The default rubric with the changes of a TOML file.

    :raises ValueError: a sentence naming the file, the key and what was expected.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: expected a rubric in TOML; {error}.") from error
    try:
        return changed(default(), content)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def changed(rubric: Rubric, content: dict[str, Any]) -> Rubric:
    """A rubric with changes: ``{"dimensions": {name: weight}, "standards": {name: {weight, met,
    partly, <channel>: {…}}}}``; what is not named stays.

    :raises ValueError: an unknown name or a value that is no number, in a sentence.
    """
    _expect(content, ("dimensions", "standards"), "a rubric")
    dimensions = content.get("dimensions", {})
    _expect(dimensions, DIMENSIONS, "dimensions")
    own = content.get("standards", {})
    _expect(own, tuple(rubric.terms), "standards")
    terms, channel_terms = dict(rubric.terms), dict(rubric.channel_terms)
    for name, change in own.items():
        _expect(change, ("weight", "met", "partly", *CHANNELS), f"standards.{name!r}")
        general = {key: value for key, value in change.items() if key not in CHANNELS}
        terms[name] = replace(terms[name], **_numbers(general, name))
        channel_terms[name] = {
            channel: replace(old, **_numbers(general, name))
            for channel, old in channel_terms.get(name, {}).items()
        } | {
            channel: replace(
                rubric.of(name, channel), **_numbers(general | change[channel], name)
            )
            for channel in CHANNELS
            if channel in change
        }  # fmt: skip
    return Rubric(rubric.dimensions | _numbers(dimensions, "dimensions"), terms, channel_terms)


def content_of(rubric: Rubric) -> dict[str, Any]:
    """A rubric as plain values, from which :func:`changed` makes it again."""
    return {
        "dimensions": dict(rubric.dimensions),
        "standards": {
            name: asdict(terms)
            | {channel: asdict(own) for channel, own in rubric.channel_terms[name].items()}
            for name, terms in rubric.terms.items()
        },
    }


def _expect(content: Any, known: tuple[str, ...], where: str) -> None:
    if not isinstance(content, dict):
        raise ValueError(f"expected a table for {where}, found {content!r}.")
    if unknown := [key for key in content if key not in known]:
        raise ValueError(f"unknown key {unknown[0]!r} in {where}; known are {', '.join(known)}.")


def _numbers(content: dict[str, Any], where: str) -> dict[str, float]:
    for key, value in content.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"expected a number for {key} of {where}, found {value!r}.")
        if value < 0 and key not in ("met", "partly"):
            raise ValueError(f"expected a weight of 0 or more for {where}, found {value!r}.")
    return {key: float(value) for key, value in content.items()}
