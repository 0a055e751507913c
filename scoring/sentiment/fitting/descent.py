"""The network's weights by stochastic descent (Adam; Kingma and Ba 2015), in NumPy alone."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from scoring.sentiment.pieces import Pieces

Numbers = NDArray[np.floating]
Weights = dict[str, Numbers]

STEPS, AT_ONCE = 1500, 1024
RATE, VECTOR_RATE = 2e-3, 1e-3
RIDGE = 1e-4
FORGOTTEN = 0.3
"""Share of the pieces that are left out of every step, so that none is relied on alone."""

LONGEST = 100
"""Pieces that are learned from of one text."""


@dataclass(frozen=True)
class _Batch:
    numbers: NDArray[np.int32]
    mean: sparse.csr_matrix  # texts × pieces
    first: NDArray[np.bool_]
    last: NDArray[np.bool_]


def fitted(
    vectors: Numbers, told: Pieces, shares: Numbers, weight: Numbers, places: int = 32
) -> Weights:
    """Weights that tell the ``shares`` from the pieces ``told``; ``vectors`` is where to begin."""
    chance = np.random.default_rng(1)
    wide = vectors.shape[1]
    weights: Weights = {
        "vectors": vectors.copy(),
        "tells": chance.normal(0, 0.06, (wide, 3 * places)).astype(np.float32),
        "bias": np.zeros(places, np.float32),
        "layer_out": chance.normal(0, 0.1, (places, 4)).astype(np.float32),
        "piece_out": np.zeros((wide, 4), np.float32),
        "out_bias": np.zeros(4, np.float32),
    }
    courses = {name: _Course(part) for name, part in weights.items()}
    drawn = np.cumsum(np.where(told.counts > 0, weight, 0), dtype=np.float64)
    for step in range(STEPS):
        texts = np.searchsorted(drawn, chance.random(AT_ONCE) * drawn[-1])
        batch = _batch(*_forgetting(told, texts, chance))
        turns, rows = _turns(weights, batch, shares[texts])
        for name, turn in turns.items():
            of_vectors = name == "vectors"
            pull = 0 if name in ("vectors", "out_bias") else RIDGE * weights[name]
            rate = (VECTOR_RATE if of_vectors else RATE) * (1 - step / STEPS)
            courses[name].follow(rows if of_vectors else ..., turn + pull, rate)
    return weights


class _Course:
    """Where some weights are going: Adam's means of their slopes and of the squares of these."""

    def __init__(self, weights: Numbers) -> None:
        self.weights = weights
        self.slope = np.zeros_like(weights)
        self.square = np.zeros_like(weights)

    def follow(self, rows: Any, turn: Numbers, rate: float) -> None:
        """One step, in place, for some of the rows."""
        self.slope[rows] = 0.9 * self.slope[rows] + 0.1 * turn
        self.square[rows] = 0.99 * self.square[rows] + 0.01 * turn * turn
        self.weights[rows] -= rate * self.slope[rows] / (np.sqrt(self.square[rows]) + 1e-6)


def _turns(weights: Weights, batch: _Batch, shares: Numbers) -> tuple[Weights, NDArray[np.int32]]:
    """The slopes of the loss by every weight; of the vectors, by the rows that were seen."""
    places = len(weights["bias"])
    seen = weights["vectors"][batch.numbers]
    told = seen @ weights["tells"]
    layer = told[:, places : 2 * places] + weights["bias"]
    layer[1:] += np.where(batch.first[1:, None], 0, told[:-1, :places])
    layer[:-1] += np.where(batch.last[:-1, None], 0, told[1:, 2 * places :])
    lit = layer > 0
    of_layer, of_pieces = batch.mean @ (layer * lit), batch.mean @ seen
    out = of_layer @ weights["layer_out"] + of_pieces @ weights["piece_out"] + weights["out_bias"]
    error = _error(out, shares) / len(out)

    back = (batch.mean.T @ (error @ weights["layer_out"].T)) * lit
    spread = np.zeros_like(told)
    spread[:, places : 2 * places] = back
    spread[:-1, :places] = np.where(batch.first[1:, None], 0, back[1:])
    spread[1:, 2 * places :] = np.where(batch.last[:-1, None], 0, back[:-1])
    by_piece = spread @ weights["tells"].T + batch.mean.T @ (error @ weights["piece_out"].T)
    rows, row = np.unique(batch.numbers, return_inverse=True)
    gather = sparse.csr_matrix((np.ones(len(row), np.float32), (row, np.arange(len(row)))))
    turns = {
        "vectors": gather @ by_piece,
        "tells": seen.T @ spread,
        "bias": back.sum(0),
        "layer_out": of_layer.T @ error,
        "piece_out": of_pieces.T @ error,
        "out_bias": error.sum(0),
    }
    return turns, rows


def _error(out: Numbers, shares: Numbers) -> Numbers:
    """Told less wanted: a share of one for the three, yes or no for a complaint."""
    told = np.exp(out[:, :3] - out[:, :3].max(axis=1, keepdims=True))
    told /= told.sum(axis=1, keepdims=True)
    complains = 1 / (1 + np.exp(-out[:, 3:]))
    return np.nan_to_num(np.hstack([told, complains]) - shares)


def _forgetting(
    told: Pieces, texts: NDArray[np.int64], chance: np.random.Generator
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The pieces of some texts one after the other, without some of them, and the counts."""
    begins = (np.cumsum(told.counts) - told.counts)[texts]
    counts = np.minimum(told.counts[texts], LONGEST)
    ends = np.cumsum(counts)
    numbers = told.numbers[np.repeat(begins - ends + counts, counts) + np.arange(ends[-1])]
    kept = chance.random(len(numbers)) > FORGOTTEN
    so_far = np.concatenate([[0], np.cumsum(kept)])
    return numbers[kept], so_far[ends] - so_far[ends - counts]


def _batch(numbers: NDArray[np.int32], counts: NDArray[np.int64]) -> _Batch:
    ends = np.cumsum(counts)
    share = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32)
    rows = np.concatenate([[0], ends])
    mean = sparse.csr_matrix((share, np.arange(len(numbers)), rows), (len(counts), len(numbers)))
    first, last = np.zeros(len(numbers), bool), np.zeros(len(numbers), bool)
    some = counts > 0
    first[(ends - counts)[some]] = True
    last[(ends - 1)[some]] = True
    return _Batch(numbers, mean, first, last)
