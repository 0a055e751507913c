"""Topics found among questions; those that were there before keep their numbers."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from scoring.topics.grouping import Groups, groups
from scoring.topics.model import Topic, Topics
from scoring.topics.naming import names
from scoring.topics.space import Space, spanned

LEAST = 200
"""Questions from which on topics can be told."""

LARGEST = 20_000
"""Questions that topics are learned from at most."""

SAME = 0.25
"""Share of the questions of two topics, an old and a new one, that both have (Jaccard 1901), from
which on they are one."""

Told = Callable[[int, int], None]
"""Told how many questions have been read, and of how many."""


class TooFewError(ValueError):
    """Too few questions to tell topics; ``found`` says how many there are."""

    def __init__(self, found: int) -> None:
        super().__init__(f"{found} questions are too few: it takes {LEAST}.")
        self.found = found


def learned(
    questions: pl.DataFrame,
    kind: str,
    former: Topics | None = None,
    told: Told = lambda _done, _total: None,
    now: datetime | None = None,
) -> tuple[Topics, pl.Series]:
    """The topics of these questions (QUESTION), alike by ``kind`` (:mod:`scoring.topics.space`),
    and the number of the topic of each, null for none.

    Topics of ``former`` that are found again keep their number: those that share the most
    questions, one to one (Kuhn, Naval Research Logistics Quarterly 2, 1955). New ones get numbers
    that no topic ever had. The same questions give the same topics
    on the same machine.

    :raises TooFewError: below LEAST questions.
    """
    if questions.height < LEAST:
        raise TooFewError(questions.height)
    space, points = spanned(questions, kind, told)
    found = groups(points, kind)
    places = found.places(points)
    earlier = None if former is None else former.assigned(questions)
    highest = 0 if former is None else int(former.about["highest"])
    numbers = _numbered(places, earlier, int(found.of.max(initial=-1)) + 1, highest)
    named = _topics(questions, places, numbers)
    about = {
        "version": _version(space, found, named),
        "learned_at": (now or datetime.now(UTC)).isoformat(),
        "kind": kind,
        "questions": questions.height,
        "highest": max([highest, *numbers]),
        "former": former and former.about["version"],
    }
    topics = Topics(about, named, space, found)
    return topics, topics.numbers(places)


def _numbered(
    places: NDArray[np.int32], earlier: pl.Series | None, count: int, highest: int
) -> list[int]:
    """The number of each group: that of the earlier topic it goes on, or a new one."""
    numbers: dict[int, int] = {}
    if earlier is not None and count and earlier.drop_nulls().len():
        old = earlier.drop_nulls().unique().sort().to_list()
        both = np.zeros((count, len(old)))
        there = (places >= 0) & earlier.is_not_null().to_numpy()
        column = np.searchsorted(old, earlier.fill_null(old[0]).to_numpy())
        np.add.at(both, (places[there], column[there]), 1)
        of_new = np.bincount(places[places >= 0], minlength=count)
        of_old = np.bincount(column[earlier.is_not_null().to_numpy()], minlength=len(old))
        share = both / np.maximum(of_new[:, None] + of_old[None, :] - both, 1)
        for new, before in zip(*linear_sum_assignment(-share), strict=True):
            if share[new, before] >= SAME:
                numbers[int(new)] = old[before]
    for group in range(count):
        if group not in numbers:
            highest += 1
            numbers[group] = highest
    return [numbers[group] for group in range(count)]


def _topics(
    questions: pl.DataFrame, places: NDArray[np.int32], numbers: list[int]
) -> tuple[Topic, ...]:
    of = pl.Series("topic", places).replace(-1, None)
    words = names(questions, of)
    spoken = (
        questions.select(of, pl.col("language").fill_null(""))
        .group_by("topic", "language")
        .len()
        .sort("len", "language", descending=[True, False])
    )
    by_group = spoken.partition_by("topic", as_dict=True)
    return tuple(
        Topic(
            number,
            dict(by_group[group,].select("language", "len").iter_rows())
            if (group,) in by_group
            else {},
            words.get(group, {}),
        )
        for group, number in enumerate(numbers)
    )


def _version(space: Space, found: Groups, named: tuple[Topic, ...]) -> str:
    """A digest of all that assigns questions."""
    whole = blake2b(digest_size=6)
    for part in (space.axes.round(3), found.cores.round(3), found.of):
        whole.update(np.ascontiguousarray(part).tobytes())
    whole.update(repr([topic.number for topic in named]).encode())
    return whole.hexdigest()
