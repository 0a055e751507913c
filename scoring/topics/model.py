"""The topics that were learned, kept as plain arrays: what a new question is compared with."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.sentiment.encoder import installed
from scoring.topics.grouping import Groups
from scoring.topics.space import MEANING, Space

LAYOUT = 1
"""How the numbers of a file are meant; counted on with every change of what they mean."""


@dataclass(frozen=True)
class Topic:
    """What customers ask. ``number`` stays when topics are learned anew and this one is found
    again; ``questions``: how many of those it was learned from, by language; ``words``: what it is
    called by, by language (:func:`scoring.topics.naming.names`)."""

    number: int
    questions: dict[str, int]
    words: dict[str, list[str]]


@dataclass(frozen=True)
class Topics:
    """All that was learned. ``about`` tells in plain values: ``version``, ``learned_at``, ``kind``
    (by what questions are alike: :mod:`scoring.topics.space`), ``questions`` (how many it was
    learned from), ``highest`` (number ever given), ``former`` (the version whose numbers were taken
    up). ``topics`` stand in the order of the groups."""

    about: dict[str, Any]
    topics: tuple[Topic, ...]
    space: Space
    groups: Groups

    def assigned(self, questions: pl.DataFrame) -> pl.Series:
        """The number of the topic of each question (QUESTION); null where none fits."""
        if questions.is_empty():
            return pl.Series("topic", [], pl.Int32)
        return self.numbers(self.groups.places(self.space.points(questions)))

    def numbers(self, places: NDArray[np.int32]) -> pl.Series:
        """The numbers of the topics that stand at these places; null for −1, none."""
        known = pl.Series([topic.number for topic in self.topics], dtype=pl.Int32)
        return known.gather(pl.Series(places).replace(-1, None)).alias("topic")


def keep(topics: Topics, path: Path) -> None:
    """Write topics to a file: plain arrays and JSON, nothing that could run."""
    space, groups = topics.space, topics.groups
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            layout=np.array(LAYOUT),
            about=_bytes(topics.about),
            topics=_bytes([asdict(topic) for topic in topics.topics]),
            kind=_bytes(space.kind),
            languages=_bytes(list(space.means)),
            means=np.stack(list(space.means.values())),
            weights=space.weights,
            axes=space.axes.astype(np.float16),
            cores=groups.cores,
            of=groups.of,
            bar=np.array(groups.bar),
        )


class NoTopicsError(ValueError):
    """A file that holds no topics this version can read, in a sentence."""


@cache
def kept(path: Path) -> Topics:
    """The topics of a file.

    :raises NoTopicsError: if it holds none that this version can read.
    """
    told = _arrays(path)
    if int(told.get("layout", 0)) != LAYOUT:
        raise NoTopicsError(f"{path} was learned by another version of Fourfold: learn it anew.")
    kind = _plain(told["kind"])
    if kind == MEANING and not installed():
        raise NoTopicsError(f"{path} was learned with the extra `vectors`, which is not installed.")
    means = dict(zip(_plain(told["languages"]), told["means"], strict=True))
    return Topics(
        about=_plain(told["about"]),
        topics=tuple(Topic(**topic) for topic in _plain(told["topics"])),
        space=Space(kind, told["weights"], told["axes"].astype(np.float32), means),
        groups=Groups(told["cores"], told["of"], float(told["bar"])),
    )


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    try:
        with np.load(path, allow_pickle=False) as parts:
            return {name: parts[name] for name in parts.files}
    except (OSError, ValueError, EOFError, BadZipFile) as error:
        raise NoTopicsError(f"{path} holds no topics.") from error


def _bytes(plain: Any) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(plain).encode(), np.uint8)


def _plain(kept_: NDArray[np.uint8]) -> Any:
    return json.loads(kept_.tobytes())
