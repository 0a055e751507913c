"""A learned model of ratings: what is expected from the parts, moved by what the ratings taught.

Kernel ridge regression on what the parts leave open (a Gaussian process whose mean are the parts):
the less the ratings teach, the nearer the model stays to the parts.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from scoring.satisfaction.material import Material, Numbers
from scoring.satisfaction.traits import VOICES
from scoring.sentiment.encoder import installed

FAR = 4.0
"""Standard deviations beyond which a trait tells no more."""

NUMBERS = 0.75
"""How much the traits count beside the words, which count one."""

OWN = 0.1
"""How much speaking the same language makes two conversations alike."""

DIGITS = 3
"""Decimal places of a predicted rating: what is beyond may depend on the company it is worked out
in."""


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


@dataclass(frozen=True)
class Model:
    """What was learned from n ratings.

    ``about`` tells in plain values: ``version``, ``target``, ``low`` and ``high`` (the ends of the
    scale), ``learned_at``, ``ratings`` (n), ``languages``, ``quality`` and what else is shown.
    """

    about: dict[str, Any]
    line: Numbers
    """Intercept and slope by which the parts become a rating here."""
    scale: Scale
    known: Numbers
    """n × TRAITS, scaled: the conversations it was learned from."""
    known_languages: tuple[str, ...]
    weights: Numbers
    """n: how far each of them moves what is like it."""
    known_vectors: NDArray[np.float32] | None
    """n × (VOICES · WIDTH), where it was learned with the encoder."""
    words: Numbers
    """VOICES × PLACES: how far each run of characters moves the rating."""
    widths: dict[str, float]
    """By language, and under "" for any: how far a single rating lies from the prediction in nine
    of ten cases."""
    unseen: dict[str, float]
    """By digest: what was predicted of each conversation it was learned from before it
    was (cross-fitting); what it says of them now would be too good."""


def moved(model: Model, told: Material) -> Numbers:
    """How far what was learned moves each rating from what the parts tell."""
    by_words = sum(
        (voice @ row for voice, row in zip(told.words, model.words, strict=True)),
        np.zeros(len(told.conversations)),
    )
    languages = told.conversations["language"].fill_null("").to_list()
    traits = model.scale.scaled(told.traits)
    like = likeness(traits, languages, model.known, model.known_languages)
    if model.known_vectors is not None and told.vectors is not None:
        like += meaning(told.vectors, model.known_vectors)
    return by_words + like @ model.weights


def ratings(model: Model, told: Material) -> Numbers:
    """The predicted rating of each conversation, within the scale."""
    by_parts = model.line[0] + model.line[1] * told.conversations["expected"].to_numpy()
    whole = by_parts + moved(model, told)
    found = np.clip(whole, model.about["low"], model.about["high"]).round(DIGITS)
    taught = [model.unseen.get(one) for one in told.conversations["digest"]]
    return np.array([own if of is None else of for own, of in zip(found, taught, strict=True)])


def alike(words: tuple[sparse.csr_matrix, ...]) -> Numbers:
    """How alike conversations are by their words, n × n: the mean over VOICES."""
    whole = sum((voice @ voice.T).toarray() for voice in words)
    return np.asarray(whole, np.float64) / len(VOICES)


def likeness(traits: Numbers, languages: Any, others: Numbers, other_languages: Any) -> Numbers:
    """How alike conversations are by their traits: n × m, half as much in another language."""
    squares = (traits**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None, :]
    far = np.maximum(squares - 2 * traits @ others.T, 0) / (2 * max(traits.shape[1], 1))
    same = np.asarray(languages)[:, None] == np.asarray(other_languages)[None, :]
    return NUMBERS * np.exp(-far) * (1 + same) / 2 + OWN * same


def meaning(one: NDArray[np.float32], other: NDArray[np.float32]) -> Numbers:
    """How alike texts are by what they mean: n × m, the mean cosine over VOICES to the fourth, so
    that only what means nearly the same is alike."""
    return np.asarray((one @ other.T / len(VOICES)) ** 4, np.float64)


def keep(model: Model, path: Path) -> None:
    """Write a model to a file: plain arrays and JSON, nothing that could run."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            about=_bytes(model.about),
            widths=_bytes(model.widths),
            unseen=_bytes(model.unseen),
            known_languages=_bytes(list(model.known_languages)),
            line=model.line,
            mean=model.scale.mean,
            spread=model.scale.spread,
            known=model.known.astype(np.float32),
            weights=model.weights,
            words=model.words.astype(np.float32),
            known_vectors=_half(model.known_vectors),
        )


class NoModelError(ValueError):
    """A file that holds no model of ratings, in a sentence."""


@cache
def kept(path: Path) -> Model:
    """The model of a file.

    :raises NoModelError: if it holds none that this version can read.
    """
    try:
        with np.load(path, allow_pickle=False) as parts:
            told = {name: parts[name] for name in parts.files}
        model = Model(
            about=_plain(told["about"]),
            line=told["line"],
            scale=Scale(told["mean"], told["spread"]),
            known=told["known"].astype(np.float64),
            known_languages=tuple(_plain(told["known_languages"])),
            weights=told["weights"],
            words=told["words"].astype(np.float64),
            known_vectors=_single(told["known_vectors"]),
            widths=_plain(told["widths"]),
            unseen=_plain(told["unseen"]),
        )
    except (OSError, ValueError, KeyError) as error:
        raise NoModelError(f"{path} holds no model of ratings made by `fourfold learn`.") from error
    if model.known_vectors is not None and not installed():
        raise NoModelError(f"{path} was learned with the extra `vectors`, which is not installed.")
    return model


def _half(vectors: NDArray[np.float32] | None) -> NDArray[np.float16]:
    """Vectors in half the room; none at all as an empty array."""
    return np.zeros((0, 0), np.float16) if vectors is None else vectors.astype(np.float16)


def _single(vectors: NDArray[np.float16]) -> NDArray[np.float32] | None:
    return vectors.astype(np.float32) if vectors.size else None


def _bytes(plain: Any) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(plain).encode(), np.uint8)


def _plain(kept_: NDArray[np.uint8]) -> Any:
    return json.loads(kept_.tobytes())
