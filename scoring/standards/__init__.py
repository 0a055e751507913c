"""The catalogue of standards: ``<dimension>/<name>.toml``, one file each.

A standard's name completes "The agent …". Its file says what it promises the customer, why, whose
idea it was, which detector measures it, what counts as met by default, and shows examples. It
holds thresholds and no words of any language but those of its examples.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from scoring.detectors import Finding

DIMENSIONS = ("attitude", "efficiency", "effect", "process")

UNITS = ("yes_no", "share", "seconds", "times", "count", "polarity", "stars", "words")

VERDICTS = ("met", "partly", "missed", "not applicable", "not assessed")


CLOCKS = {"calendar": 0.0, "business": 1.0}
"""All of the time counts, or only what lies within the team's hours, where they are known."""


@dataclass(frozen=True)
class Other:
    """Another conversation that an example is seen beside, so many ``times``."""

    said: str
    facts: dict[str, Any] = field(default_factory=dict)
    times: int = 1


@dataclass(frozen=True)
class Example:
    """A short transcript and the verdict it must get, alone or among ``others``; see
    :mod:`scoring.transcript`."""

    language: str
    verdict: str
    said: str
    facts: dict[str, Any] = field(default_factory=dict)
    others: tuple[Other, ...] = ()


@dataclass(frozen=True)
class Terms:
    """What a rubric says of one standard: how much it weighs and from which value on it is met or
    partly met, in the unit of the standard; of a time also by which ``clock`` it is taken (one of
    :data:`CLOCKS`)."""

    weight: float
    met: float
    partly: float
    clock: float = 0.0


@dataclass(frozen=True)
class Standard:
    """One promise to the customer, and how it is seen whether it was kept.

    ``better`` is ``higher`` or ``lower``. ``terms`` are the defaults, ``channel_terms`` those that
    differ by channel. A ``critical`` standard that is missed flags its conversation.
    """

    name: str
    dimension: str
    promise: str
    why: str
    applies: str
    source: str
    detector: str
    parameters: dict[str, Any]
    unit: str
    better: str
    critical: bool
    terms: Terms
    channel_terms: dict[str, Terms]
    examples: tuple[Example, ...]

    @property
    def by_people(self) -> bool:
        """Whether only people can judge it: the program shows signs and assesses nothing."""
        return self.detector.startswith("people.")

    def finding(self) -> Finding:
        """The question this standard asks of a conversation."""
        module, _, question = self.detector.partition(".")
        return getattr(import_module(f"scoring.detectors.{module}"), question)(**self.parameters)


@cache
def standards() -> dict[str, Standard]:
    """Every standard by name (``attitude.greeting``), in order of dimension and name."""
    return {
        standard.name: standard for dimension in DIMENSIONS for standard in _of_dimension(dimension)
    }


def _of_dimension(dimension: str) -> Iterator[Standard]:
    folder = files("scoring.standards") / dimension
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            name = f"{dimension}.{entry.name.removesuffix('.toml')}"
            yield _standard(name, dimension, tomllib.loads(entry.read_text("utf-8")))


_NEEDED = {"promise", "why", "applies", "source", "detector", "unit", "better", "defaults"}
_ALLOWED = _NEEDED | {"parameters", "critical", "examples"}


def _standard(name: str, dimension: str, content: dict[str, Any]) -> Standard:
    if missing := _NEEDED - content.keys():
        raise ValueError(f"Standard {name}: its file lacks {sorted(missing)}.")
    if unknown := content.keys() - _ALLOWED:
        raise ValueError(f"Standard {name}: unknown keys {sorted(unknown)}.")
    if content["unit"] not in UNITS or content["better"] not in ("higher", "lower"):
        raise ValueError(
            f"Standard {name}: unit is one of {UNITS}, better is higher or lower; "
            f"found {content['unit']!r} and {content['better']!r}."
        )
    defaults = dict(content["defaults"])
    channels = {key: defaults.pop(key) for key in list(defaults) if isinstance(defaults[key], dict)}
    terms = {"weight": 1.0} | defaults
    return Standard(
        name=name,
        dimension=dimension,
        promise=content["promise"],
        why=content["why"],
        applies=content["applies"],
        source=content["source"],
        detector=content["detector"],
        parameters=content.get("parameters", {}),
        unit=content["unit"],
        better=content["better"],
        critical=content.get("critical", False),
        terms=Terms(**terms),
        channel_terms={channel: Terms(**(terms | own)) for channel, own in channels.items()},
        examples=tuple(map(example, content.get("examples", ()))),
    )


def example(content: dict[str, Any]) -> Example:
    """An example as a file has it."""
    own = {key: value for key, value in content.items() if key != "others"}
    return Example(**own, others=tuple(Other(**other) for other in content.get("others", ())))
