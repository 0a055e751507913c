"""The rubric: how much each standard weighs and what counts as met, by channel, language and team.

Measurements know nothing of it. Whoever looks chooses a rubric, and all verdicts and scores follow.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from scoring.conversations import CHANNELS
from scoring.standards import CLOCKS, DIMENSIONS, Standard, Terms, standards

TERMS = ("weight", "met", "partly")
"""The numbers that a rubric says of a standard, see :class:`scoring.standards.Terms`."""

KEYS = (*TERMS, "clock")
"""All that a rubric says of a standard; a clock is one of CLOCKS, by name or number."""

CONDITIONS = ("channel", "language", "team")
"""What terms can differ by. Where several hold, the later one wins: a team's target is what was
agreed with the people it is asked of, a language's what its market expects, a channel's what its
medium allows. Each wins for what it names only: a team with a threshold of its own keeps the weight
of its channel."""

Parts = dict[str, dict[str, dict[str, float]]]
"""Some of KEYS that differ, by standard and by the name of a channel, language or team."""


@dataclass(frozen=True)
class Rubric:
    """``dimensions``: the weight of each dimension in the overall score. ``terms``: what counts for
    each standard. ``channel_terms``, ``language_terms`` and ``team_terms``: what of it differs
    there, only where it differs (see CONDITIONS)."""

    dimensions: dict[str, float]
    terms: dict[str, Terms]
    channel_terms: Parts
    language_terms: Parts
    team_terms: Parts

    def of(
        self,
        standard: str,
        channel: str | None = None,
        language: str | None = None,
        team: str | None = None,
    ) -> Terms:
        """What counts for a standard there."""
        told = asdict(self.terms[standard])
        where = (channel, language, team)
        for name, (_, own) in zip(where, self.own(standard), strict=True):
            told |= own.get(name or "", {})
        return Terms(**told)

    def own(self, standard: str) -> Iterator[tuple[str, dict[str, dict[str, float]]]]:
        """What differs for a standard by each of CONDITIONS, the weakest first."""
        every = (self.channel_terms, self.language_terms, self.team_terms)
        for condition, parts in zip(CONDITIONS, every, strict=True):
            yield condition, parts.get(standard, {})


@cache
def default() -> Rubric:
    """The rubric made of the defaults in the standards' files."""
    catalogue = standards()
    channel_terms = {
        name: {channel: _differing(standard, own) for channel, own in differing.items()}
        for name, standard in catalogue.items()
        if (differing := standard.channel_terms)
    }
    terms = {name: standard.terms for name, standard in catalogue.items()}
    return Rubric(dict.fromkeys(DIMENSIONS, 1.0), terms, channel_terms, {}, {})


def load(path: Path) -> Rubric:
    """The default rubric with the changes of a TOML file.

    :raises ValueError: a sentence naming the file, the key and what was expected.
    """
    try:
        return changed(default(), _content(path))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


@cache
def presets() -> dict[str, dict[str, Any]]:
    """What marketplaces ask, by name, as changes of a rubric (:func:`changed`); each file says
    where its figures come from."""
    folder = files("scoring") / "presets"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {name.removesuffix(".toml"): _content(folder / name) for name in found}


def changed(rubric: Rubric, content: dict[str, Any]) -> Rubric:
    """A rubric with changes: ``{"dimensions": {name: weight}, "standards": {name: {weight, met,
    partly, clock, channel: {<name>: {…}}, language: {…}, team: {…}}}}``; what is not named stays. A
    channel may also stand without ``channel`` around it.

    What is said of a standard without a condition holds everywhere: it takes the place of what
    channels, languages and teams had of their own, save what the same change says of them.

    :raises ValueError: an unknown name or a value that is no number, in a sentence.
    """
    _expect(content, ("dimensions", "standards"), "a rubric")
    dimensions = content.get("dimensions", {})
    _expect(dimensions, DIMENSIONS, "dimensions")
    told = content.get("standards", {})
    _expect(told, tuple(rubric.terms), "standards")
    terms = dict(rubric.terms)
    parts: tuple[Parts, Parts, Parts] = ({}, {}, {})
    for name, old in rubric.terms.items():
        change = told.get(name, {})
        _expect(change, (*KEYS, *CONDITIONS, *CHANNELS), f"standards.{name!r}")
        general = _numbers({key: change[key] for key in KEYS if key in change}, name)
        terms[name] = Terms(**asdict(old) | general)
        asked = _asked(change, name)
        for place, (condition, own) in zip(parts, rubric.own(name), strict=True):
            kept = {who: _without(part, general) for who, part in own.items()}
            merged = {
                who: kept.get(who, {}) | asked[condition].get(who, {})
                for who in kept | asked[condition]
            }
            if merged := {who: part for who, part in merged.items() if part}:
                place[name] = merged
    return Rubric(rubric.dimensions | _numbers(dimensions, "dimensions"), terms, *parts)


def content_of(rubric: Rubric) -> dict[str, Any]:
    """A rubric as plain values, from which :func:`changed` makes it again."""
    return {
        "dimensions": dict(rubric.dimensions),
        "standards": {
            name: _said(terms)
            | {
                condition: {who: dict(part) for who, part in own.items()}
                for condition, own in rubric.own(name)
                if own
            }
            for name, terms in rubric.terms.items()
        },
    }


def contradictions(rubric: Rubric) -> Iterator[tuple[str, str | None, str | None]]:
    """Where partly would be harder to reach than met: standard, condition and name (None: where no
    condition holds)."""
    for name, standard in standards().items():
        where: list[tuple[str | None, str | None]] = [(None, None)]
        where += [(condition, who) for condition, own in rubric.own(name) for who in own]
        for condition, who in where:
            terms = rubric.of(name, **({condition: who} if condition else {}))
            sign = 1 if standard.better == "higher" else -1
            if sign * terms.partly > sign * terms.met:
                yield name, condition, who


def _content(file: Path | Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"expected a rubric in TOML; {error}.") from error


def _asked(change: dict[str, Any], name: str) -> Parts:
    """What a change says of a standard by condition."""
    asked: Parts = {}
    for condition in CONDITIONS:
        where = f"{condition} of standards.{name!r}"
        inner = change.get(condition, {})
        _expect(inner, CHANNELS if condition == "channel" else None, where)
        if condition == "channel":
            inner = {channel: change[channel] for channel in CHANNELS if channel in change} | inner
        for who, part in inner.items():
            _expect(part, KEYS, f"{condition} {who!r} of standards.{name!r}")
        asked[condition] = {
            who: _numbers(part, f"{name} ({condition} {who})") for who, part in inner.items()
        }
    return asked


def _differing(standard: Standard, own: Terms) -> dict[str, float]:
    general = asdict(standard.terms)
    return {key: value for key, value in asdict(own).items() if value != general[key]}


def _said(terms: Terms) -> dict[str, float]:
    """Terms as plain values, without the clock that is meant where none is named."""
    told = asdict(terms)
    return told if terms.clock else {key: told[key] for key in TERMS}


def _without(part: dict[str, float], general: dict[str, float]) -> dict[str, float]:
    return {key: value for key, value in part.items() if key not in general}


def _expect(content: Any, known: tuple[str, ...] | None, where: str) -> None:
    """``known``: the keys there can be; None: any."""
    if not isinstance(content, dict):
        raise ValueError(f"expected a table for {where}, found {content!r}.")
    if known and (unknown := [key for key in content if key not in known]):
        raise ValueError(f"unknown key {unknown[0]!r} in {where}; known are {', '.join(known)}.")


def _numbers(content: dict[str, Any], where: str) -> dict[str, float]:
    content = {
        key: CLOCKS.get(value, value) if key == "clock" else value for key, value in content.items()
    }
    for key, value in content.items():
        if key == "clock" and value not in CLOCKS.values():
            known = " or ".join(CLOCKS)
            raise ValueError(f"expected {known} for the clock of {where}, found {value!r}.")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"expected a number for {key} of {where}, found {value!r}.")
        if value < 0 and key not in ("met", "partly"):
            raise ValueError(f"expected a weight of 0 or more for {where}, found {value!r}.")
    return {key: float(value) for key, value in content.items()}
