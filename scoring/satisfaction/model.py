"""A learned model of ratings: what is expected from the parts, moved by what the ratings taught.

Kernel ridge regression on what the parts leave open (a Gaussian process whose mean are the parts):
the less the ratings teach, the nearer the model stays to the parts.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from scoring.satisfaction.likeness import Heeded, Scale, by_meaning, by_traits
from scoring.satisfaction.material import Material, Numbers
from scoring.sentiment.encoder import installed

DIGITS = 3
"""Decimal places of a predicted rating: what is beyond may depend on the company it is worked out
in."""

LAYOUT = 2
"""How the numbers of a file are meant; counted on with every change of what a model tells from,
for read in another way they would tell something else."""


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
    """n × HEARD × WIDTH, where it was learned with the encoder."""
    heeded: Heeded
    words: Numbers
    """VOICES × PLACES: how far each run of characters or words moves the rating."""
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
    like = by_traits(traits, languages, model.known, model.known_languages)
    if model.known_vectors is not None and told.vectors is not None:
        like += by_meaning(told.vectors, model.known_vectors, model.heeded)
    return by_words + like @ model.weights


def ratings(model: Model, told: Material) -> Numbers:
    """The predicted rating of each conversation, within the scale."""
    by_parts = model.line[0] + model.line[1] * told.conversations["expected"].to_numpy()
    whole = by_parts + moved(model, told)
    found = np.clip(whole, model.about["low"], model.about["high"]).round(DIGITS)
    taught = [model.unseen.get(one) for one in told.conversations["digest"]]
    return np.array([own if of is None else of for own, of in zip(found, taught, strict=True)])


def keep(model: Model, path: Path) -> None:
    """Write a model to a file: plain arrays and JSON, nothing that could run."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            layout=np.array(LAYOUT),
            about=_bytes(model.about),
            widths=_bytes(model.widths),
            unseen=_bytes(model.unseen),
            heeded=_bytes(asdict(model.heeded)),
            known_languages=_bytes(list(model.known_languages)),
            line=model.line,
            mean=model.scale.mean,
            spread=model.scale.spread,
            known=model.known.astype(np.float32),
            weights=model.weights,
            words=model.words.astype(np.float32),
            known_vectors=_half(model.known_vectors),
        )


_NONE = "{} holds no model of ratings made by `fourfold learn`."


class NoModelError(ValueError):
    """A file that holds no model of ratings, in a sentence."""


@cache
def kept(path: Path) -> Model:
    """The model of a file.

    :raises NoModelError: if it holds none that this version can read.
    """
    told = _arrays(path)
    if int(told.get("layout", 1)) != LAYOUT:
        raise NoModelError(f"{path} was learned by another version of Fourfold: learn it anew.")
    model = Model(
        about=_plain(told["about"]),
        line=told["line"],
        scale=Scale(told["mean"], told["spread"]),
        known=told["known"].astype(np.float64),
        known_languages=tuple(_plain(told["known_languages"])),
        weights=told["weights"],
        words=told["words"].astype(np.float64),
        known_vectors=_single(told["known_vectors"]),
        heeded=_heeded(**_plain(told["heeded"])),
        widths=_plain(told["widths"]),
        unseen=_plain(told["unseen"]),
    )
    if model.known_vectors is not None and not installed():
        raise NoModelError(f"{path} was learned with the extra `vectors`, which is not installed.")
    return model


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    try:
        with np.load(path, allow_pickle=False) as parts:
            told = {name: parts[name] for name in parts.files}
    except (OSError, ValueError, EOFError, BadZipFile) as error:
        raise NoModelError(_NONE.format(path)) from error
    if "about" not in told:
        raise NoModelError(_NONE.format(path))
    return told


def _heeded(voices: list[float], answering: float) -> Heeded:
    customer, agent, last = voices
    return Heeded((customer, agent, last), answering)


def _half(vectors: NDArray[np.float32] | None) -> NDArray[np.float16]:
    """Vectors in half the room; none at all as an empty array."""
    return np.zeros((0, 0), np.float16) if vectors is None else vectors.astype(np.float16)


def _single(vectors: NDArray[np.float16]) -> NDArray[np.float32] | None:
    return vectors.astype(np.float32) if vectors.size else None


def _bytes(plain: Any) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(plain).encode(), np.uint8)


def _plain(kept_: NDArray[np.uint8]) -> Any:
    return json.loads(kept_.tobytes())
