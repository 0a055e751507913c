"""Learning from ratings: how strongly, is chosen by the ratings themselves.

Everything reported of a model's quality was predicted for conversations that it had not seen:
neither they, nor others of their agent or customer, had taught it or chosen how it learns (nested
cross-validation; Varma and Simon, BMC Bioinformatics 2006).
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.stats import rankdata

from scoring.satisfaction.material import Material, Numbers
from scoring.satisfaction.model import DIGITS, Model, alike, likeness, meaning, scale
from scoring.satisfaction.parts import LEAST, MOST
from scoring.satisfaction.traits import TRAITS, VOICES

FEWEST = 20
"""Ratings below which nothing is learned."""

LARGEST = 5_000
"""Ratings that are learned from, the latest ones: time grows with their third power."""

COVERED = 0.9
"""Share of ratings that shall lie within the interval around their prediction."""

OF_LANGUAGE = 100
"""Ratings of a language from which it gets an interval of its own."""

_OUTER, _INNER = 5, 3
"""Parts of the ratings that are left out in turn: to see how good, and to choose how."""

_STRENGTHS = (0.3, 1.0, 3.0, 10.0, 30.0, 1_000.0)
"""How strongly the model is held to what the parts tell; with the last it says nothing else."""

_DRIVERS = 20
"""Traits that are told of as going with the ratings."""

_LEVEL, _TURN = 1.0, 0.25
"""How far a shop's ratings may lie above or below what the parts tell (points), and how much
steeper or flatter they may rise, before they have shown it: standard deviations."""

_FIRM, _FREE = 1.0, 0.0
"""Begin with what the parts tell, or with the mean of the ratings: how far their line is kept."""

Told = Callable[[int, int], None]
"""Told how many steps are done, of how many."""


def silent(_done: int, _total: int) -> None:
    """For whoever does not want to hear how far it is."""


@dataclass(frozen=True)
class Rated:
    """n conversations with what people said of them."""

    told: Material
    ratings: Numbers
    agents: pl.Series
    customers: pl.Series


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
    task = _Task(rated, ends)
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
        "data": _digest(rated),
        "drivers": _drivers(rated),
        "quality": _quality(rated, seen_right, apart, languages),
    }
    told(steps, steps)
    before = {
        digest: round(float(one), DIGITS)
        for digest, one in zip(rated.told.conversations["digest"], seen_right, strict=True)
    }
    whole = replace(model, widths=_widths(missed, languages), about=about, unseen=before)
    return replace(whole, about=about | {"version": _version(whole)})


def folds(
    agents: pl.Series, customers: pl.Series, count: int
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows to learn from and rows to test on, ``count`` times; every row is tested once.

    Whoever is tested, agent or customer, is not learned from: agents are left out together, and
    of the rest those whose customer is tested. With fewer agents than ``count``, customers are
    left out, and where nobody is named, single conversations.
    """
    rng = np.random.default_rng(7)
    named = agents if agents.drop_nulls().n_unique() >= count else customers
    alone = "#" + pl.int_range(len(agents), dtype=pl.UInt32, eager=True).cast(pl.String)
    groups = named.zip_with(named.is_not_null(), alone).alias("group").to_frame()
    sizes = groups.group_by("group", maintain_order=True).len()
    # The largest first, each to the part that is smallest so far.
    order = np.argsort(-(sizes["len"].to_numpy() + rng.random(len(sizes))), kind="stable")
    filled, parts = np.zeros(count), np.zeros(len(sizes), np.int32)
    for at in order:
        parts[at] = int(filled.argmin())
        filled[parts[at]] += sizes["len"][int(at)]
    part = groups.join(
        sizes.select("group", pl.Series("part", parts)),
        on="group",
        how="left",
        maintain_order="left",
    )["part"].to_numpy()
    known = customers.is_not_null().to_numpy()
    for number in range(count):
        test = part == number
        met = customers.is_in(customers.filter(test).drop_nulls().unique().implode()).fill_null(
            False
        )
        train = ~test & ~(met.to_numpy() & known)
        if test.any() and train.any():
            yield np.flatnonzero(train), np.flatnonzero(test)


@dataclass(frozen=True)
class Chosen:
    """How it is learned: from the ``parts`` on or from the mean, and with which ``strength``."""

    parts: float
    strength: float


_CHOICES = tuple(Chosen(parts, strength) for parts in (_FIRM, _FREE) for strength in _STRENGTHS)


class _Task:
    """Ratings with how alike their conversations are, so that any part of them can be learned."""

    def __init__(self, rated: Rated, ends: tuple[float, float]) -> None:
        self.rated, self.ends = rated, ends
        self.languages = np.asarray(rated.told.conversations["language"].fill_null("").to_list())
        self.scale = scale(rated.told.traits)
        self.traits = self.scale.scaled(rated.told.traits)
        self.likeness = alike(rated.told.words) + likeness(
            self.traits, self.languages, self.traits, self.languages
        )
        if rated.told.vectors is not None:
            self.likeness += meaning(rated.told.vectors, rated.told.vectors)
        self.parts = rated.told.conversations["expected"].to_numpy()

    def line(self, rows: NDArray[np.intp], parts: float) -> Numbers:
        """Intercept and slope from parts to ratings, held to the plain one and kept so far; what
        is not kept is their mean."""
        if parts == _FREE:
            return np.array([self.rated.ratings[rows].mean(), 0.0])
        low, high = self.ends
        slope = max(high - low, 1e-9) / (MOST - LEAST)
        plain = np.array([low - slope * LEAST, slope])
        middle = (LEAST + MOST) / 2
        base = np.stack([np.ones(len(rows)), self.parts[rows] - middle], axis=1)
        left = self.rated.ratings[rows] - plain[0] - plain[1] * self.parts[rows]
        held = left.var() * np.diag([_LEVEL**-2, (_TURN * slope) ** -2])
        shift, turn = np.linalg.solve(base.T @ base + held, base.T @ left)
        return plain + np.array([shift - turn * middle, turn])

    def left(self, rows: NDArray[np.intp], line: Numbers) -> Numbers:
        """What the parts leave open."""
        return self.rated.ratings[rows] - line[0] - line[1] * self.parts[rows]

    def predicted(self, train: NDArray[np.intp], test: NDArray[np.intp], how: Chosen) -> Numbers:
        """The ratings of ``test`` as ``train`` teaches them."""
        return next(told for _, told in self._predicted(train, test, (how,)))

    def _predicted(
        self, train: NDArray[np.intp], test: NDArray[np.intp], ways: tuple[Chosen, ...]
    ) -> Iterator[tuple[Chosen, Numbers]]:
        among = self.likeness[np.ix_(train, train)]
        towards = self.likeness[np.ix_(test, train)]
        for strength in sorted({how.strength for how in ways}):
            mine = [how for how in ways if how.strength == strength]
            lines = [self.line(train, how.parts) for how in mine]
            left = np.stack([self.left(train, line) for line in lines], axis=1)
            change = towards @ _solved(among, left, strength)
            for place, (how, line) in enumerate(zip(mine, lines, strict=True)):
                yield how, line[0] + line[1] * self.parts[test] + change[:, place]

    def chosen(self, rows: NDArray[np.intp]) -> Chosen:
        """How what is left out is predicted best. The parts are only given up where that is
        clearly better: by more than twice the error of the difference."""
        errors = {how: np.zeros(len(rows)) for how in _CHOICES}
        agents, customers = self.rated.agents[rows], self.rated.customers[rows]
        for train, test in folds(agents, customers, _INNER):
            true = self.rated.ratings[rows[test]]
            for how, told in self._predicted(rows[train], rows[test], _CHOICES):
                errors[how][test] = (told - true) ** 2
        firm, free = (
            min((how for how in _CHOICES if how.parts == parts), key=lambda how: errors[how].sum())
            for parts in (_FIRM, _FREE)
        )
        better = errors[firm] - errors[free]
        return free if better.sum() > 2 * better.std() * np.sqrt(len(rows)) else firm

    def model(self, rows: NDArray[np.intp], how: Chosen, right: tuple[float, float]) -> Model:
        """What ``rows`` teach, put right by a line through ``middle`` with ``slope``."""
        middle, slope = right
        line = self.line(rows, how.parts)
        weights = slope * _solved(
            self.likeness[np.ix_(rows, rows)], self.left(rows, line), how.strength
        )
        words = np.stack([voice[rows].T @ weights for voice in self.rated.told.words])
        return Model(
            about={},
            line=np.array([middle + slope * (line[0] - middle), slope * line[1]]),
            scale=self.scale,
            known=self.traits[rows],
            known_languages=tuple(self.languages[rows].tolist()),
            weights=weights,
            known_vectors=None
            if self.rated.told.vectors is None
            else self.rated.told.vectors[rows],
            words=words / len(VOICES),
            widths={},
            unseen={},
        )


def _solved(among: Numbers, left: Numbers, strength: float) -> Numbers:
    held = among + strength * np.eye(len(among))
    return cho_solve(cho_factor(held, lower=True, overwrite_a=True, check_finite=False), left)


def _slope(predicted: Numbers, true: Numbers) -> float:
    """How far predictions are to be drawn apart (or together) to be right on average: never to the
    other side."""
    apart = predicted - predicted.mean()
    held = (true - predicted).var() / _TURN**2 + 1e-12
    return max(0.0, float((apart @ true + held) / (apart @ apart + held)))


def _widths(missed: Numbers, languages: pl.Series) -> dict[str, float]:
    """By language, the distance within which COVERED of ratings lie (conformal prediction with
    cross-validated residuals: Barber et al., Annals of Statistics 2021)."""
    own = {
        language: missed[(languages == language).to_numpy()]
        for language in sorted(set(languages) - {""})
    }
    return {"": _quantile(missed)} | {
        language: _quantile(of) for language, of in own.items() if len(of) >= OF_LANGUAGE
    }


def _quantile(missed: Numbers) -> float:
    rank = min(int(np.ceil((len(missed) + 1) * COVERED)), len(missed))
    return float(np.sort(missed)[rank - 1])


def _quality(
    rated: Rated,
    predicted: Numbers,
    apart: list[tuple[NDArray[np.intp], NDArray[np.intp]]],
    languages: pl.Series,
) -> list[dict[str, Any]]:
    """How good the predictions are, over all and by language: of how many ratings, rank
    correlation (theirs and that of the parts alone), mean distance, and how many ratings lie
    within an interval that was drawn without them."""
    within = np.zeros(len(predicted), bool)
    missed = np.abs(rated.ratings - predicted)
    for train, test in apart:
        widths = _widths(missed[train], languages[train])
        width = [widths.get(language, widths[""]) for language in languages[test]]
        within[test] = missed[test] <= np.array(width) + 1e-9
    parts = rated.told.conversations["expected"].to_numpy()
    rows = {"": np.ones(len(predicted), bool)} | {
        language: (languages == language).to_numpy() for language in sorted(set(languages) - {""})
    }
    return [
        {
            "language": language,
            "ratings": int(of.sum()),
            "correlation": _correlation(predicted[of], rated.ratings[of]),
            "by_parts": _correlation(parts[of], rated.ratings[of]),
            "distance": float(missed[of].mean()),
            "of_mean": float(np.abs(rated.ratings[of] - rated.ratings[of].mean()).mean()),
            "covered": float(within[of].mean()),
        }
        for language, of in rows.items()
    ]


def _drivers(rated: Rated) -> list[dict[str, Any]]:
    """What goes with the ratings: each trait's rank correlation with them and its 95 % interval
    (Fisher's transformation with the variance of Bonett and Wright, Psychometrika 2000), the
    strongest first."""
    found = []
    for place, name in enumerate(TRAITS):
        told = ~np.isnan(rated.told.traits[:, place])
        r = _correlation(rated.told.traits[told, place], rated.ratings[told])
        count = int(told.sum())
        if r is None or abs(r) >= 1:
            continue
        reach = 1.96 * np.sqrt((1 + r**2 / 2) / (count - 3))
        low, high = (float(np.tanh(np.arctanh(r) + side * reach)) for side in (-1, 1))
        found.append({"trait": name, "ratings": count, "correlation": r, "low": low, "high": high})
    return sorted(found, key=lambda one: -abs(one["correlation"]))[:_DRIVERS]


def _correlation(one: Numbers, other: Numbers) -> float | None:
    """Spearman's rank correlation; nothing where either never changes."""
    if len(one) < FEWEST or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(rankdata(one), rankdata(other))[0, 1])


def _digest(rated: Rated) -> str:
    digest = hashlib.blake2b(rated.ratings.tobytes(), digest_size=8)
    digest.update(rated.told.traits.tobytes())
    return digest.hexdigest()


def _version(model: Model) -> str:
    digest = hashlib.blake2b(model.words.tobytes(), digest_size=8)
    for part in (model.line, model.weights, model.known):
        digest.update(part.tobytes())
    return digest.hexdigest()
