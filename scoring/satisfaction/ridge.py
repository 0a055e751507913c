"""Kernel ridge regression on any part of the ratings, and the choice of how it is done.

What it learns is what the parts leave open, and of that what is not merely one customer's manner.
How far it keeps to the parts, how strongly it is held back and whose words it heeds is chosen by
how well ratings that were left out are predicted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve

from scoring.satisfaction.folds import folds
from scoring.satisfaction.likeness import END, EVEN, Heeded, by_traits, by_voices, scale
from scoring.satisfaction.material import Numbers, Rated
from scoring.satisfaction.model import Model
from scoring.satisfaction.parts import LEAST, MOST

_INNER = 3
"""Parts of the ratings that are left out in turn to choose how it is learned."""

_STRENGTHS = (0.5, 1.0, 3.0, 10.0, 30.0, 1_000.0)
"""How strongly the model is held to what the parts tell; with the last it says nothing else."""

_LEVEL, TURN = 1.0, 0.25
"""How far a shop's ratings may lie above or below what the parts tell (points), and how much
steeper or flatter they may rise, before they have shown it: standard deviations."""

_FIRM, _HALF, _FREE = 1.0, 0.5, 0.0
"""Begin with what the parts tell, or with the mean of the ratings: how far their line is kept."""

_WAYS = (EVEN, END)
"""Whose words are heeded: one of these."""

_MANNER = 1 / 3
"""How alike what nothing explains is in two ratings of one customer (intraclass correlation): who
rates kindly does so each time (random intercepts; Laird and Ware, Biometrics 1982)."""


@dataclass(frozen=True)
class Chosen:
    """How it is learned: how far from the ``parts`` on, with which ``strength``, and whose words
    are ``heeded``."""

    parts: float
    strength: float
    heeded: Heeded


_CHOICES = tuple(
    Chosen(parts, strength, heeded)
    for parts in (_FIRM, _HALF, _FREE)
    for strength in _STRENGTHS
    for heeded in _WAYS
)


class Task:
    """Ratings with how alike their conversations are, so that any part of them can be learned."""

    def __init__(self, rated: Rated, ends: tuple[float, float]) -> None:
        self.rated, self.ends = rated, ends
        self.languages = np.asarray(rated.told.conversations["language"].fill_null("").to_list())
        self.scale = scale(rated.told.traits)
        self.traits = self.scale.scaled(rated.told.traits)
        self.parts = rated.told.conversations["expected"].to_numpy()
        alone = "#" + pl.int_range(len(self.parts), dtype=pl.UInt32, eager=True).cast(pl.String)
        self.customers = rated.customers.fill_null(alone).rank("dense").to_numpy()
        # Single precision: half the room and time, and far more exact than ratings are.
        traits = by_traits(self.traits, self.languages, self.traits, self.languages)
        single = traits.astype(np.float32)
        voices = by_voices(rated.told, rated.told, _WAYS)
        self.likeness = {
            heeded: single + alike for heeded, alike in zip(_WAYS, voices, strict=True)
        }

    def line(self, rows: NDArray[np.intp], kept: float) -> Numbers:
        """Intercept and slope from parts to ratings, held to the plain one and ``kept`` so far;
        for what is not kept stands the mean."""
        low, high = self.ends
        slope = max(high - low, 1e-9) / (MOST - LEAST)
        plain = np.array([low - slope * LEAST, slope])
        middle = (LEAST + MOST) / 2
        base = np.stack([np.ones(len(rows)), self.parts[rows] - middle], axis=1)
        left = self.rated.ratings[rows] - plain[0] - plain[1] * self.parts[rows]
        held = left.var() * np.diag([_LEVEL**-2, (TURN * slope) ** -2])
        shift, turn = np.linalg.solve(base.T @ base + held, base.T @ left)
        whole = plain + np.array([shift - turn * middle, turn])
        mean = self.rated.ratings[rows].mean() - kept * whole[1] * self.parts[rows].mean()
        return np.array([whole[0] if kept == _FIRM else mean, kept * whole[1]])

    def left(self, rows: NDArray[np.intp], line: Numbers) -> Numbers:
        """What the parts leave open."""
        return self.rated.ratings[rows] - line[0] - line[1] * self.parts[rows]

    def solved(
        self, rows: NDArray[np.intp], left: Numbers, strength: float, heeded: Heeded
    ) -> Numbers:
        """How far each of ``rows`` moves what is like it, for what is ``left`` there."""
        customers = self.customers[rows]
        held = self.likeness[heeded][np.ix_(rows, rows)]
        held += np.float32(strength * _MANNER) * (customers[:, None] == customers[None, :])
        held[np.diag_indices_from(held)] += strength * (1 - _MANNER)
        factor = cho_factor(held, lower=True, overwrite_a=True, check_finite=False)
        return cho_solve(factor, left.astype(np.float32)).astype(np.float64)

    def predicted(self, train: NDArray[np.intp], test: NDArray[np.intp], how: Chosen) -> Numbers:
        """The ratings of ``test`` as ``train`` teaches them."""
        return next(told for _, told in self._predicted(train, test, (how,)))

    def _predicted(
        self, train: NDArray[np.intp], test: NDArray[np.intp], ways: tuple[Chosen, ...]
    ) -> Iterator[tuple[Chosen, Numbers]]:
        lines = {how.parts: self.line(train, how.parts) for how in ways}
        for strength, heeded in sorted({(how.strength, how.heeded) for how in ways}):
            mine = [how for how in ways if (how.strength, how.heeded) == (strength, heeded)]
            left = np.stack([self.left(train, lines[how.parts]) for how in mine], axis=1)
            towards = self.likeness[heeded][np.ix_(test, train)]
            change = towards @ self.solved(train, left, strength, heeded)
            for place, how in enumerate(mine):
                line = lines[how.parts]
                yield how, line[0] + line[1] * self.parts[test] + change[:, place]

    def chosen(self, rows: NDArray[np.intp]) -> Chosen:
        """How what is left out is predicted best. The parts are only given up, half or wholly,
        where that is clearly better: by more than twice the error of the difference."""
        errors = {how: np.zeros(len(rows)) for how in _CHOICES}
        agents, customers = self.rated.agents[rows], self.rated.customers[rows]
        for train, test in folds(agents, customers, _INNER):
            true = self.rated.ratings[rows[test]]
            for how, told in self._predicted(rows[train], rows[test], _CHOICES):
                errors[how][test] = (told - true) ** 2
        best, *others = (
            min((how for how in _CHOICES if how.parts == parts), key=lambda how: errors[how].sum())
            for parts in (_FIRM, _HALF, _FREE)
        )
        for other in others:
            better = errors[best] - errors[other]
            if better.sum() > 2 * better.std() * np.sqrt(len(rows)):
                best = other
        return best

    def model(self, rows: NDArray[np.intp], how: Chosen, right: tuple[float, float]) -> Model:
        """What ``rows`` teach, put right by a line through ``middle`` with ``slope``."""
        middle, slope = right
        line = self.line(rows, how.parts)
        weights = slope * self.solved(rows, self.left(rows, line), how.strength, how.heeded)
        told = self.rated.told.rows(rows)
        words = zip(how.heeded.voices, told.words, strict=True)
        return Model(
            about={},
            line=np.array([middle + slope * (line[0] - middle), slope * line[1]]),
            scale=self.scale,
            known=self.traits[rows],
            known_languages=tuple(self.languages[rows].tolist()),
            weights=weights,
            known_vectors=told.vectors,
            heeded=how.heeded,
            words=np.stack([share * (voice.T @ weights) for share, voice in words]),
            widths={},
            unseen={},
        )
