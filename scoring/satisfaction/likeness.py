"""How alike conversations are: by their traits, by the words of each voice and by what they mean.

Every likeness is a kernel (Schölkopf and Smola 2002): what is alike moves alike.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.satisfaction.material import Material, Numbers

FAR = 4.0
"""Standard deviations beyond which a trait tells no more."""

NUMBERS = 0.75
"""How much the traits count beside the words, which count one."""

OWN = 0.1
"""How much speaking the same language makes two conversations alike."""


@dataclass(frozen=True, order=True)
class Heeded:
    """Whose words count how much: a share for each of VOICES, together one; and, for the encoder,
    how much the customer's last words count beside them where they answer the like."""

    voices: tuple[float, float, float]
    answering: float


EVEN = Heeded((1 / 3, 1 / 3, 1 / 3), 0.0)
"""All voices the same."""

END = Heeded((1 / 3, 0.0, 2 / 3), 1.0)
"""Above all the customer's last words, which tell most where every message is rated."""


@dataclass(frozen=True)
class Scale:
    """How the traits of n conversations are put on one scale: ``mean`` and ``spread`` of each."""

    mean: Numbers
    spread: Numbers

    def scaled(self, traits: Numbers) -> Numbers:
        """Traits with mean 0 and spread 1; what is not told is the mean."""
        return np.clip(np.nan_to_num((traits - self.mean) / self.spread), -FAR, FAR)


def scale(traits: Numbers) -> Scale:
    """The scale of these traits; one that is never told counts nothing."""
    told = ~np.isnan(traits)
    count = np.maximum(told.sum(axis=0), 1)
    mean = np.where(told, traits, 0).sum(axis=0) / count
    spread = np.sqrt(np.where(told, (traits - mean) ** 2, 0).sum(axis=0) / count)
    return Scale(mean, np.where(spread > 0, spread, np.inf))


def by_traits(traits: Numbers, languages: Any, others: Numbers, other_languages: Any) -> Numbers:
    """How alike conversations are by their traits: n × m, half as much in another language."""
    squares = (traits**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None, :]
    far = np.maximum(squares - 2 * traits @ others.T, 0) / (2 * max(traits.shape[1], 1))
    same = np.asarray(languages)[:, None] == np.asarray(other_languages)[None, :]
    return NUMBERS * np.exp(-far) * (1 + same) / 2 + OWN * same


def by_voices(
    one: Material, other: Material, ways: Iterable[Heeded]
) -> Iterator[NDArray[np.float32]]:
    """How alike conversations are by what was said, n × m, for each of several ways to heed voices:
    their words and, where both have vectors, their meaning."""
    pairs = zip(one.words, other.words, strict=True)
    words = [(mine @ theirs.T).toarray() for mine, theirs in pairs]
    for heeded in ways:
        whole = np.asarray(_added(words, heeded), np.float32)
        if one.vectors is not None and other.vectors is not None:
            whole += by_meaning(one.vectors, other.vectors, heeded)
        yield whole


def by_meaning(
    vectors: NDArray[np.float32], others: NDArray[np.float32], heeded: Heeded
) -> NDArray[np.float32]:
    """How alike conversations are by what they mean (n and m × HEARD × WIDTH), n × m: the cosines
    of the voices added up and squared; and where what was said last and what it answered are alike
    both together, the square of that."""
    pairs = zip(vectors.swapaxes(0, 1), others.swapaxes(0, 1), strict=True)
    *voices, answered = (mine @ theirs.T for mine, theirs in pairs)
    return _added(voices, heeded) ** 2 + heeded.answering * (voices[-1] * answered) ** 2


def _added(voices: list[NDArray[np.float32]], heeded: Heeded) -> NDArray[np.float32]:
    """What each voice says, as much as it is heeded."""
    shares = zip(heeded.voices, voices, strict=True)
    return np.asarray(sum(share * voice for share, voice in shares if share))
