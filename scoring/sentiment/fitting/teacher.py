"""The teacher: a linear reading of the encoder's vectors.

The encoder sees that two sentences in two languages mean the same: what is learned in one is known
in the others. It is too slow to read every message.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Numbers = NDArray[np.floating]


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
