"""The shared reader of all languages: a small network over known pieces of text.

Each piece has a short vector. What a piece says depends on its neighbours ("not good"): one layer
sees it between the piece before and the piece behind. The mean over the text tells how negative,
neutral and positive it is, and whether it complains. The weights are in ``weights.npz``; where they
come from is told, and can be repeated, in ``fit.py``.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from typing import IO, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from scoring.sentiment.pieces import Pieces, Places, Vocabulary, pieces, vocabulary

Numbers = NDArray[np.floating]

AT_ONCE = 500_000
"""Characters read at once: about a hundred bytes each at the widest place."""

NEAR = 30_000
"""Pieces whose layer is worked out at once: it stays in the processor's cache."""

EDGE = 0.25
"""Polarity where neutral ends, on either side."""

UNSURE = 0.38
"""Share of the likeliest of the three classes below which nobody can tell: of such lines that were
held out, 39 % are read right, which is hardly better than a guess."""

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

    @cached_property
    def columns(self) -> tuple[Numbers, ...]:
        """What every piece tells as the one before, itself (with the bias), the one behind: V × H
        each; and alone: V × 4."""
        told = (self.vectors.astype(np.float32) @ self.tells) * self.steps
        before, itself, behind, alone = np.split(told, len(self.bias) * np.arange(1, 4), axis=1)
        parts = (before, itself + self.bias, behind, alone)
        return tuple(np.ascontiguousarray(part) for part in parts)


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
    other, the text is mixed and lies in the middle. Null where no class is likelier than the others
    (UNSURE), or nothing is known.
    """
    negative, neutral, positive = told.T
    side = positive - negative
    clear = np.maximum(positive, negative) - neutral
    felt = np.sign(side) * (EDGE + (1 - EDGE) * np.tanh(clear)) * np.minimum(1, abs(side) / MIXED)
    weighed = np.where(clear > 0, felt, EDGE * np.tanh(side / 2))
    weighed[1 / np.exp(told - told.max(axis=1, keepdims=True)).sum(axis=1) < UNSURE] = np.nan
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
    behind = np.cumsum(told.counts)
    starts = behind - told.counts
    cuts = np.flatnonzero(np.diff(starts // NEAR, prepend=0)).tolist()
    parts = [
        _together(told.numbers[starts[first] : behind[last - 1]], told.counts[first:last], net)
        for first, last in pairwise([0, *cuts, len(starts)])
        if first < last
    ]
    return np.concatenate([np.zeros((0, 4), np.float32), *parts])


def _together(numbers: NDArray[np.int32], counts: Places, net: Network) -> Numbers:
    """The outputs of texts that have ``counts`` pieces each."""
    # A piece that is none, without a word to say, keeps the texts apart.
    ends = np.cumsum(counts + 1)
    apart = np.zeros(ends[-1] + 1, np.int32)
    said = np.ones(len(apart), bool)
    said[0] = said[ends] = False
    apart[said] = numbers
    before, itself, behind, alone = net.columns
    layer = itself[apart[1:-1]]
    layer += before[apart[:-2]]
    layer += behind[apart[2:]]
    np.maximum(layer, 0, out=layer)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = (
            np.hstack(
                [_sums(layer, np.flatnonzero(said[1:-1]), counts), _sums(alone, numbers, counts)]
            )
            / np.sqrt(counts, dtype=np.float32)[:, None]
        )
    out = np.vstack([net.layer_out, np.eye(4, dtype=np.float32)])
    # Not "@": a library's product may depend on how many rows there are.
    return np.einsum("ij,jk->ik", mean, out) + net.out_bias


def _sums(rows: Numbers, at: NDArray[np.integer], counts: Places) -> Numbers:
    """Of the ``rows`` at these places, the sums of the first ``counts``, the next and so on."""
    ends = np.concatenate([[0], np.cumsum(counts)])
    ones = np.ones(len(at), np.float32)
    return sparse.csr_matrix((ones, at, ends), shape=(len(counts), len(rows))) @ rows
