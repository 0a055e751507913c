"""Alike questions put together, as many groups as there are."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering, MiniBatchKMeans

from scoring.topics.space import MEANING, WORDS, Points

ALIKE = {MEANING: 0.35, WORDS: 0.25}
"""How alike (cosine) the questions of a topic are on average, at least: what decides how many
topics there are. Tried on chats whose intents are known, which topics fit about equally well from
0.1 below to 0.1 above."""

LEAST_SHARE = 0.004
"""Of the questions a topic has at least so many, and FEWEST: fewer belong to none."""

FEWEST = 15

OUTSIDE = 0.1
"""Of the questions the topics are made of, the share that lies too far out to count as one of them;
further out lies no later one that does."""

_CORES = 400
"""Small groups from which topics are put together: no more, lest it take long."""

_OF_A_CORE = 10
"""Questions that a small group has on average, at least."""


@dataclass(frozen=True)
class Groups:
    """``cores`` (c × WIDTH, of length one): middles of small groups; ``of``: the group of each, −1
    for none; ``bar``: how alike a question must be to a core to belong to its group."""

    cores: Points
    of: NDArray[np.int32]
    bar: float

    def places(self, points: Points) -> NDArray[np.int32]:
        """The group of each point, −1 for none: that of the nearest core, if it is near enough."""
        like = points @ self.cores.T
        nearest = like.argmax(axis=1)
        near = like[np.arange(len(points)), nearest] >= self.bar
        return np.where(near, self.of[nearest], -1).astype(np.int32)


def groups(points: Points, kind: str) -> Groups:
    """The groups among points, numbered from 0, the largest first.

    First many small groups (k-means; Sculley, WWW 2010), whose middles are then joined as long as
    those of a group are on average at least so ALIKE (average linkage; Sokal and Michener 1958):
    so it takes seconds, groups need not be round, and nobody has to say how many there are.
    """
    count = max(2, min(_CORES, len(points) // _OF_A_CORE))
    found: Any = MiniBatchKMeans(count, batch_size=2048, n_init=1, random_state=0)  # pyright: ignore
    found.fit(points)
    cores = np.asarray(found.cluster_centers_, np.float32)
    cores /= np.maximum(np.linalg.norm(cores, axis=1, keepdims=True), 1e-9)
    joining = AgglomerativeClustering(
        n_clusters=None,  # pyright: ignore[reportArgumentType]
        metric="cosine",
        linkage="average",
        distance_threshold=1 - ALIKE[kind],
    )
    joined = joining.fit_predict(cores)
    sizes = np.bincount(joined[found.labels_], minlength=joined.max() + 1)
    least = max(FEWEST, LEAST_SHARE * len(points))
    order = [group for group in np.argsort(-sizes, kind="stable") if sizes[group] >= least]
    number = np.full(len(sizes), -1, np.int32)
    number[order] = np.arange(len(order))
    of = number[joined]
    inside = (points * cores[found.labels_]).sum(axis=1)[of[found.labels_] >= 0]
    bar = float(np.quantile(inside, OUTSIDE)) if len(inside) else 1.0
    return Groups(cores, of, bar)
