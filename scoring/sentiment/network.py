"""The shared reader of all languages: a small network over known pieces of text.

Each piece has a short vector. What a piece says depends on its neighbours ("not good"): one layer
sees it between the piece before and the piece behind. The mean over the text tells how negative,
neutral and positive it is, and whether it complains. The weights are in ``weights.npz``; where they
come from is told, and can be repeated, in ``fit.py``.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from scoring.sentiment.pieces import Pieces, Vocabulary, pieces, vocabulary

Numbers = NDArray[np.floating]

AT_ONCE = 500_000
"""Characters read at once: about three hundred bytes each at the widest place."""

EDGE = 0.25
"""Polarity where neutral ends, on either side."""

MIXED = 0.7
"""Below this difference between positive and negative (log scale) a text is mixed."""


@dataclass(frozen=True)
class Network:
    """Sizes: V pieces (0 is none), D numbers a piece, H places of the layer, 4 outputs.

    What a piece tells is a sum of products of whole numbers, small enough that the computer's sum
    is exact: a text is read the same in any company.
    """

    known: Vocabulary
    vectors: NDArray[np.int8]  # V × D
    tells: Numbers  # D × (3H + 4): as the piece before, itself, the one behind, and alone
    steps: Numbers  # 3H + 4: the units of these
    bias: Numbers  # H
    layer_out: Numbers  # H × 4
    out_bias: Numbers  # 4
    languages: tuple[str, ...]


@cache
def network() -> Network:
    """The shipped weights; read when first needed."""
    with (files("scoring.sentiment") / "weights.npz").open("rb") as file:
        return read(file)


def read(file: IO[bytes]) -> Network:
    """Weights as ``fit.py`` keeps them."""
    with np.load(file) as kept:
        parts: dict[str, Any] = dict(kept)
    words = parts.pop("words").tobytes().decode("utf-8").split("\n")
    languages = parts.pop("languages").tobytes().decode("utf-8").split()
    narrow = {
        name: part if part.dtype == np.int8 else part.astype(np.float32)
        for name, part in parts.items()
    }
    return Network(known=vocabulary(words), languages=tuple(languages), **narrow)


def polarity(texts: pl.Series) -> pl.Series:
    """Polarity of each text, −1 … 1; null where no piece is known."""
    return balance(outputs(texts, network())[:, :3])


def complaint(texts: pl.Series) -> pl.Series:
    """How likely each text complains, 0 … 1; null where no piece is known."""
    told = pl.Series("complaint", outputs(texts, network())[:, 3], pl.Float64)
    return (1 / (1 + (-told).exp())).fill_nan(None)


def balance(told: Numbers) -> pl.Series:
    """What speaks for negative, neutral and positive (n × 3, log scale) as one number, −1 … 1.

    The likeliest of the three decides in which part of the scale the number lies, and how clearly
    it is the likeliest, where in that part. Where hardly more speaks for one side than for the
    other, the text is mixed and lies in the middle.
    """
    negative, neutral, positive = told.T
    side = positive - negative
    clear = np.maximum(positive, negative) - neutral
    felt = np.sign(side) * (EDGE + (1 - EDGE) * np.tanh(clear)) * np.minimum(1, abs(side) / MIXED)
    weighed = np.where(clear > 0, felt, EDGE * np.tanh(side / 2))
    return pl.Series("polarity", weighed, pl.Float64).fill_nan(None)


def outputs(texts: pl.Series, net: Network) -> Numbers:
    """How much speaks for negative, neutral, positive and a complaint (log scale): n × 4.

    A row of a text without any known piece is not a number.
    """
    number = texts.str.len_chars().fill_null(0).cum_sum() // AT_ONCE
    parts = (
        texts.to_frame("text")
        .with_columns(number.alias("part"))
        .partition_by("part", maintain_order=True)
    )
    read = [_outputs(pieces(part["text"], net.known), net) for part in parts]
    return np.concatenate([np.zeros((0, 4), np.float32), *read])


def _outputs(told: Pieces, net: Network) -> Numbers:
    # A piece that is none, without a word to say, keeps the texts apart.
    ends = np.cumsum(told.counts + 1)
    numbers = np.zeros(int(ends[-1]) + 1 if len(ends) else 1, np.int32)
    said = np.ones(len(numbers), bool)
    said[0] = said[ends] = False
    numbers[said] = told.numbers
    columns = _columns(numbers, net)
    width = len(net.bias)
    # The layer is laid over the columns of the piece behind, which are then used up.
    spoken = columns[1:-1, 2 * width :].copy()
    spoken[:, :width] = columns[1:-1, width : 2 * width] + net.bias
    spoken[:, :width] += columns[:-2, :width]
    spoken[:, :width] += columns[2:, 2 * width : 3 * width]
    np.maximum(spoken[:, :width], 0, out=spoken[:, :width])
    at = np.flatnonzero(said[1:-1]).astype(np.int32)
    rows = np.concatenate([[0], np.cumsum(told.counts)])
    whole = sparse.csr_matrix(
        (np.ones(len(at), np.float32), at, rows), shape=(len(told.counts), len(spoken))
    )
    out = np.vstack([net.layer_out, np.eye(4, dtype=np.float32)])
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (whole @ spoken) / np.sqrt(told.counts, dtype=np.float32)[:, None]
    # Not "@": a library's product may depend on how many rows there are.
    return np.einsum("ij,jk->ik", mean, out) + net.out_bias


def _columns(numbers: NDArray[np.int32], net: Network) -> Numbers:
    """What each piece tells as the one before, itself, the one behind, and alone: n × (3H + 4).

    Computed once for each different piece.
    """
    seen = np.zeros(len(net.vectors), bool)
    seen[numbers] = True
    row = np.cumsum(seen, dtype=np.int32) - 1
    told = (net.vectors[seen].astype(np.float32) @ net.tells) * net.steps
    return told[row[numbers]]
