"""Learning from ratings: how strongly, is chosen by the ratings themselves.

Everything reported of a model's quality was predicted for conversations that it had not seen:
neither they, nor others of their agent or customer, had taught it or chosen how it learns (nested
cross-validation; Varma and Simon, BMC Bioinformatics 2006).
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from scoring.satisfaction.folds import folds
from scoring.satisfaction.material import Numbers, Rated
from scoring.satisfaction.model import DIGITS, Model
from scoring.satisfaction.parts import LEAST, MOST
from scoring.satisfaction.quality import FEWEST, drivers, quality, widths
from scoring.satisfaction.ridge import TURN, Task

LARGEST = 5_000
"""Ratings that are learned from, the latest ones: time grows with their third power."""

COVERED = 0.9
"""Share of ratings that shall lie within the interval around their prediction."""

_OUTER = 5
"""Parts of the ratings that are left out in turn to see how good the model is."""

Told = Callable[[int, int], None]
"""Told how many steps are done, of how many."""


def silent(_done: int, _total: int) -> None:
    """For whoever does not want to hear how far it is."""


class TooFewError(ValueError):
    """Not enough ratings to learn from; ``found`` says how many."""

    def __init__(self, found: int) -> None:
        super().__init__(f"expected at least {FEWEST} rated conversations, found {found}.")
        self.found = found


def learned(
    rated: Rated,
    target: str = "rating",
    ends: tuple[float, float] = (LEAST, MOST),
    told: Told = silent,
) -> Model:
    """The model that these ratings teach, with its quality on conversations it had not seen.

    ``ends`` are those of the scale of ``ratings``. Raises :class:`TooFewError`.
    """
    if len(rated.ratings) < FEWEST:
        raise TooFewError(len(rated.ratings))
    task = Task(rated, ends)
    steps = _OUTER + 1
    unseen = np.zeros(len(rated.ratings))
    apart = list(folds(rated.agents, rated.customers, _OUTER))
    for done, (train, test) in enumerate(apart):
        told(done, steps)
        unseen[test] = task.predicted(train, test, task.chosen(train))
    told(_OUTER, steps)
    slope = _slope(unseen, rated.ratings)
    middle = float(unseen.mean())
    seen_right = np.clip(middle + slope * (unseen - middle), *ends)
    every = np.arange(len(rated.ratings))
    chosen = task.chosen(every)
    model = task.model(every, chosen, (middle, slope))
    languages = rated.told.conversations["language"].fill_null("")
    missed = np.abs(rated.ratings - seen_right)
    about = {
        "target": target,
        "low": ends[0],
        "high": ends[1],
        "learned_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "ratings": len(rated.ratings),
        "mean": float(rated.ratings.mean()),
        "agents": rated.agents.n_unique(),
        "languages": sorted(set(languages) - {""}),
        "strength": chosen.strength,
        "parts": chosen.parts,
        "heeded": chosen.heeded.voices,
        "data": _digest(rated),
        "drivers": drivers(rated.told, rated.ratings),
        "quality": quality(rated.told, rated.ratings, seen_right, apart, COVERED),
    }
    told(steps, steps)
    before = {
        digest: round(float(one), DIGITS)
        for digest, one in zip(rated.told.conversations["digest"], seen_right, strict=True)
    }
    whole = replace(model, widths=widths(missed, languages, COVERED), about=about, unseen=before)
    return replace(whole, about=about | {"version": _version(whole)})


def _slope(predicted: Numbers, true: Numbers) -> float:
    """How far predictions are to be drawn apart (or together) to be right on average: never to the
    other side."""
    apart = predicted - predicted.mean()
    held = (true - predicted).var() / TURN**2 + 1e-12
    return max(0.0, float((apart @ true + held) / (apart @ apart + held)))


def _digest(rated: Rated) -> str:
    digest = hashlib.blake2b(rated.ratings.tobytes(), digest_size=8)
    digest.update(rated.told.traits.tobytes())
    return digest.hexdigest()


def _version(model: Model) -> str:
    digest = hashlib.blake2b(model.words.tobytes(), digest_size=8)
    for part in (model.line, model.weights, model.known):
        digest.update(part.tobytes())
    return digest.hexdigest()
