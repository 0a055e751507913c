"""Questions as points that lie near each other where the questions are alike.

With the sentence encoder (:mod:`scoring.sentiment.encoder`, an extra) questions of all languages
lie together by what they mean; without it each language's by its words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse
from sklearn.decomposition import TruncatedSVD

from scoring.satisfaction.grams import grams
from scoring.satisfaction.vectors import HEARD, vectors
from scoring.sentiment.encoder import READ

WIDTH = 100
"""Numbers of a point."""

MEANING, WORDS = "meaning", "words"
"""By what questions are alike."""

_PLACES = 1 << 15
"""Different runs of characters and words that are told apart; with four times as many the model
takes four times the room and finds the same (V-measure within 0.01)."""

_AT_ONCE = 1_000
"""Questions read at once."""

_SHRUNK = 20
"""Questions of a language from which on its mean is more its own than that of all."""

Points = NDArray[np.float32]


@dataclass(frozen=True)
class Space:
    """How questions become points. ``weights`` (by place) and ``axes`` (WIDTH × places) come from
    latent semantic analysis (Deerwester et al., JASIS 41, 1990): a truncated singular value
    decomposition of what was read. ``means``: where the questions of each language lie, and under
    "" those of all."""

    kind: str
    weights: NDArray[np.float32]
    axes: NDArray[np.float32]
    means: dict[str, Points]

    def points(self, questions: pl.DataFrame) -> Points:
        """Questions (QUESTION) as points: n × WIDTH, of length one.

        From each the mean of its language is taken: else those of one language lie together
        whatever they say.
        """
        placed = [
            np.asarray((rows @ sparse.diags_array(self.weights)) @ self.axes.T, np.float32)
            for rows in _read(questions["text"], self.kind)
        ]
        flat = np.concatenate([np.zeros((0, len(self.axes)), np.float32), *placed])
        return _centred(flat, questions["language"], self.means)


def spanned(
    questions: pl.DataFrame, kind: str, told: Callable[[int, int], None]
) -> tuple[Space, Points]:
    """The space that these questions (QUESTION, at least two) span, and where they lie in it.

    ``told`` how many have been read, and of how many: that is what takes time.
    """
    rows: list[Any] = []
    for part in _read(questions["text"], kind):
        rows.append(part)
        told(min(len(rows) * _AT_ONCE, questions.height), questions.height)
    whole: Any = sparse.vstack(rows, format="csr") if kind == WORDS else np.concatenate(rows)
    weights = _rarity(whole) if kind == WORDS else np.ones(whole.shape[1], np.float32)
    weighted: Any = whole @ sparse.diags_array(weights)
    found: Any = TruncatedSVD(min(WIDTH, *(side - 1 for side in whole.shape)), random_state=0)
    # As precise as they are kept.
    axes = found.fit(weighted).components_.astype(np.float16).astype(np.float32)
    flat = np.asarray(weighted @ axes.T, np.float32)
    means = _means(flat, questions["language"])
    return Space(kind, weights, axes, means), _centred(flat, questions["language"], means)


def _centred(flat: Points, languages: pl.Series, means: dict[str, Points]) -> Points:
    """Less the mean of each one's language (of an unknown one, that of all), of length one."""
    names = list(means)
    place = languages.fill_null("").replace_strict(
        names, list(range(len(names))), default=0, return_dtype=pl.Int64
    )
    points = flat - np.stack([means[name] for name in names])[place.to_numpy()]
    return points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9)


def _read(texts: pl.Series, kind: str) -> Iterator[Any]:
    """What is read of texts, some at a time: an array, or a sparse one of counts."""
    beginnings = texts.str.slice(0, READ)
    for part in beginnings.to_frame("text").iter_slices(_AT_ONCE):
        yield _meaning(part["text"]) if kind == MEANING else _counts(part["text"])


def _meaning(texts: pl.Series) -> NDArray[np.float32]:
    # The encoder reads several texts of a conversation; here is only one.
    heard = {
        name: texts if name == HEARD[0] else pl.repeat("", len(texts), eager=True) for name in HEARD
    }
    return vectors(pl.DataFrame(heard))[:, 0]


def _counts(texts: pl.Series) -> Any:
    """Texts × _PLACES, rows of about length one."""
    read = grams(texts).tocoo()
    return sparse.csr_array(
        (read.data, (read.row, read.col % _PLACES)), shape=(len(texts), _PLACES)
    )


def _rarity(counts: Any) -> NDArray[np.float32]:
    """Of each place the logarithm of how rare it is (inverse document frequency)."""
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(np.log((1 + counts.shape[0]) / (1 + held)) + 1, np.float32)


def _means(flat: Points, languages: pl.Series) -> dict[str, Points]:
    whole = flat.mean(axis=0)
    spoken = languages.fill_null("").to_numpy()
    means = {"": whole}
    for language in sorted(set(spoken) - {""}):
        own = flat[spoken == language]
        means[language] = (own.sum(axis=0) + _SHRUNK * whole) / (len(own) + _SHRUNK)
    return means
