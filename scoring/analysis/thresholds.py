"""Thresholds proposed from reviews: from which measured value on do people say met, or partly?"""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import stats

from scoring.analysis import CONFIDENCE
from scoring.analysis.agreement import Table, error, kappa
from scoring.analysis.calibration import GRADES
from scoring.conversations import CHANNELS
from scoring.rubric import Rubric
from scoring.standards import Terms, standards

LEAST = 30
"""Judgements from which thresholds can be proposed."""

_CUTS = 40
"""Values that are tried as a threshold at most."""
_FOLDS = 10
_SEED = 20_260_102

Places = NDArray[np.int64]


def thresholds(judgements: pl.DataFrame, rubric: Rubric) -> pl.DataFrame:
    """Thresholds that agree clearly better with people than those of the rubric: ``standard,
    channel`` (null for all)``, judgements, met, partly, kappa_now, kappa_then, low, high``.

    ``judgements`` are one row a standard that a person judged: ``conversation_id, standard,
    channel, person`` (verdict)``, value`` (as measured). Only what is measured and was judged met,
    partly or missed says anything of thresholds.

    Tried are the measured values themselves, each pair of them, and those with the highest kappa
    (Cohen 1960) proposed. How well that works is seen where it was not learned: a tenth of the
    conversations is judged by thresholds from the other nine, in turn (cross-validation; Stone
    1974), which gives ``kappa_then`` and the 95 % interval ``low`` to ``high`` of the gain over
    ``kappa_now``. Proposed is only what has ``low`` above 0, of at least LEAST judgements.

    A channel gets its own thresholds if they are clearly better than what would count there
    otherwise, so that all proposals can be taken together (:func:`change`). Standards whose
    thresholds differ by channel already are looked at by channel only. Every judgement counts
    alike: what value a customer can live with does not depend on how often it occurs.
    """
    known = judgements.filter(
        pl.col("person").is_in(GRADES) & pl.col("value").is_not_nan().fill_null(False)
    ).sort("conversation_id", "standard", maintain_order=True)
    rows = [
        {"standard": name, "channel": channel} | proposal
        for name, standard in standards().items()
        for channel, proposal in _proposals(
            known.filter(pl.col("standard") == name), name, rubric, standard.better == "higher"
        )
    ]
    return pl.DataFrame(rows, schema=_SCHEMA)


_SCHEMA = {"standard": pl.String, "channel": pl.String, "judgements": pl.Int64} | dict.fromkeys(
    ("met", "partly", "kappa_now", "kappa_then", "low", "high"), pl.Float64
)


def change(proposals: pl.DataFrame) -> dict[str, Any]:
    """Proposals (:func:`thresholds`) as the change of a rubric (:func:`scoring.rubric.changed`)."""
    content: dict[str, Any] = {}
    for row in proposals.iter_rows(named=True):
        own = content.setdefault(row["standard"], {})
        terms = {"met": row["met"], "partly": row["partly"]}
        own |= {row["channel"]: terms} if row["channel"] else terms
    return {"standards": content}


def rounded(proposals: pl.DataFrame) -> pl.DataFrame:
    """Proposals (:func:`thresholds`) with thresholds of two digits, as people would set them.

    Rounded is towards what is easier to reach, so that the measured value at which a threshold was
    found still reaches it.
    """
    names = proposals["standard"]
    return proposals.with_columns(
        pl.Series(
            cut,
            [
                _rounded(value, standards()[name].better == "higher")
                for name, value in zip(names, proposals[cut], strict=True)
            ],
            pl.Float64,
        )
        for cut in ("met", "partly")
    )


def _rounded(value: float, higher: bool) -> float:
    if value == 0 or not math.isfinite(value):
        return value
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 1)
    # What is left of 29 when 0.29 is divided by 0.01 is not 28.
    steps = round(value / step, 6)
    return round((math.floor(steps) if higher else math.ceil(steps)) * step, 10)


def _proposals(
    known: pl.DataFrame, name: str, rubric: Rubric, higher: bool
) -> Iterator[tuple[str | None, dict[str, float]]]:
    general = rubric.terms[name]
    by_channel = bool(rubric.channel_terms.get(name))
    if not by_channel and (found := _proposal(known, general, higher)):
        yield None, found
        general = replace(general, met=found["met"], partly=found["partly"])
    for channel in CHANNELS:
        now = rubric.of(name, channel) if by_channel else general
        if found := _proposal(known.filter(pl.col("channel") == channel), now, higher):
            yield channel, found


def _proposal(known: pl.DataFrame, now: Terms, higher: bool) -> dict[str, float] | None:
    if known.height < LEAST:
        return None
    sign = 1.0 if higher else -1.0
    value = sign * known["value"].to_numpy()
    person = known["person"].cast(pl.Enum(GRADES)).to_physical().cast(pl.Int64).to_numpy()
    conversation = known["conversation_id"].rank("dense").cast(pl.Int64).to_numpy() - 1
    tried = _tried(value, sign * now.met, sign * now.partly)
    fold = np.random.default_rng(_SEED).permutation(conversation.max() + 1)[conversation] % _FOLDS
    taught = np.concatenate([np.ones((1, len(fold))), fold != np.arange(_FOLDS)[:, None]])
    best = tried[_best(value, person, tried, taught)]
    if (best[0] == tried[0]).all():
        return None
    alike = np.ones(len(value))
    before = kappa(_graded(value, tried[:1]), person, alike)
    after = kappa(_graded(value, best[1:][fold]), person, alike)
    gain = after.figure - before.figure
    clusters = conversation.max() + 1
    students = float(stats.t.ppf(0.5 + CONFIDENCE / 2, clusters - 1))
    reach = students * error(after.influence - before.influence, conversation)
    if not gain - reach > 0:
        return None
    met, partly = (sign * float(cut) for cut in best[0])
    return {
        "judgements": known.height,
        "met": met,
        "partly": partly,
        "kappa_now": before.figure,
        "kappa_then": after.figure,
        "low": gain - reach,
        "high": gain + reach,
    }


def _tried(value: Table, met: float, partly: float) -> Table:
    """Pairs of a threshold for met and one for partly; higher is better. The present ones first."""
    finite = value[np.isfinite(value)]
    cuts = np.unique(finite)
    if len(cuts) > _CUTS:
        cuts = np.unique(np.quantile(finite, np.linspace(0, 1, _CUTS), method="nearest"))
    cuts = np.union1d(cuts, [met, partly])
    lower, upper = np.triu_indices(len(cuts))
    return np.stack([np.r_[max(met, partly), cuts[upper]], np.r_[min(met, partly), cuts[lower]]], 1)


def _best(value: Table, person: Places, tried: Table, taught: Table) -> Places:
    """Which of the pairs ``tried`` has the highest kappa, the first of equals, by each row of
    weights ``taught``."""
    cuts, place = np.unique(tried, return_inverse=True)
    met, partly = place.reshape(tried.shape).T
    reached = (value[:, None] >= cuts).astype(float)
    # How many of each grade by people reach each cut: draws × cuts × grades.
    above = np.stack([taught @ (reached * (person == g)[:, None]) for g in range(3)], axis=2)
    total = np.stack([taught @ (person == g) for g in range(3)], axis=1)[:, None]
    high, low = above[:, met], above[:, partly]
    graded = np.stack([total - low, low - high, high], axis=2)
    n = total.sum(axis=2)
    with np.errstate(all="ignore"):
        alike = np.trace(graded, axis1=2, axis2=3) / n
        by_chance = (graded.sum(axis=3) * total).sum(axis=2) / n**2
        figure = np.where(by_chance < 1, (alike - by_chance) / (1 - by_chance), -np.inf)
    return np.argmax(figure.round(9), axis=1)


def _graded(value: Table, pair: Table) -> Places:
    return (value[:, None] >= pair).sum(axis=1)
