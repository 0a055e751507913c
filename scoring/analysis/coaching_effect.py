"""Did coaching work? Coached agents before and after, beside colleagues who were not coached."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import numpy as np
import polars as pl
from scipy import stats

from scoring.analysis import CONFIDENCE
from scoring.analysis.windows import Chosen, Numbers, Windows, above, around, within

COLLEAGUES = 6
"""Agents not coached that it takes to say what would have come without coaching."""

OUTSIDE = 1.0
"""Standard deviations of the others beyond their range before, from which on an agent is unlike all
of them: a straight line says nothing where nobody is."""

_GROUPS = 60
"""Groups of agents that are left out in turn; up to so many agents, each is one."""

_LEAST = 1e-9
"""A variance below which figures are equal but for rounding."""


@dataclass(frozen=True)
class Side:
    """``agents`` with FEW ``conversations`` or more before and after, and the mean of their means
    (0–100) with its 95 % interval, as far as conversations vary by chance; for those not coached by
    the dates of the coached ones. Null where there are none."""

    agents: int = 0
    conversations: int = 0
    before: float | None = None
    before_low: float | None = None
    before_high: float | None = None
    after: float | None = None
    after_low: float | None = None
    after_high: float | None = None


@dataclass(frozen=True)
class CoachingEffect:
    """``effect``: points by which the coached came out above what was ``expected`` of them after,
    with its 95 % interval; ``shown`` says that the interval leaves out zero. Null where too few
    conversations or colleagues tell. ``unlike``: coached agents left out, as before they lay far
    outside all others."""

    coached: Side
    others: Side
    expected: float | None = None
    effect: float | None = None
    low: float | None = None
    high: float | None = None
    shown: bool = False
    unlike: int = 0


def coaching_effect(
    values: pl.LazyFrame, coached: Mapping[str, datetime], days: int
) -> CoachingEffect:
    """Difference in differences of ``values`` (``agent_id, started_at, language, channel, value``:
    a conversation each) in the ``days`` before and after the date at which each agent was coached.

    * Others in the same windows are agents never coached, or not before they end: who was coached
      already is no measure of what comes without (Goodman-Bacon, J. Econometrics 2021). Each
      conversation counts against the mean of the others' in its language, channel and window.
    * Who is coached for a low score would rise without coaching: regression to the mean (Barnett et
      al., Int. J. Epidemiology 2005). Hence after is held against what before let expect, by a
      straight line through the others (analysis of covariance; Vickers and Altman, BMJ 2001), where
      few conversations tell less of an agent (regression calibration; Carroll et al. 2006). That is
      right if coached and others are agents of one kind, chosen by what the window before shows.
      Chosen by a time before it, coaching looks worse than it is (Daw and Hatfield, Health Services
      Research 2018).
    * An agent counts once, however many conversations: what the coached would have done varies as
      the others' changes do (Conley and Taber, Rev. Economics and Statistics 2011), and what the
      others let expect by leaving out each of them (jackknife over clusters; MacKinnon, Nielsen and
      Webb, J. Applied Econometrics 2023). Student's t, two degrees less than others.

    Mean over coached agents. Agents with fewer than FEW comparable conversations on either side,
    that a single colleague could be held against, or that lay OUTSIDE the others before, are left
    out; all is null below COLLEAGUES.
    """
    if not coached:
        return CoachingEffect(Side(), Side())
    windows = around(values, coached, days)
    every = np.any([window.others for window in windows], axis=0)
    groups = min(_GROUPS, int(every.sum()))
    group = np.where(every, every.cumsum() % max(groups, 1), -1)
    kept = group != np.r_[:groups, groups][:, None]
    gains = [_gains(window, kept) for window in windows]
    unlike = sum(gain.unlike for gain in gains if gain is not None)
    known = [gain for gain in gains if gain is not None and gain.compared.coached.any()]
    if not known:
        sides = _side(windows, "coached"), _side(windows, "others")
        return CoachingEffect(*sides, unlike=unlike)
    compared = [gain.compared for gain in known]
    sides = _side(compared, "coached"), _side(compared, "others")
    count = sides[0].agents
    *without, effect = np.hstack([gain.gained for gain in known]).sum(axis=1) / count
    of_others = (groups - 1) / groups * ((np.array(without) - effect) ** 2).sum()
    of_coached = np.concatenate([gain.chance for gain in known]).sum() / count**2
    freedom = min(groups, *(int(part.others.sum()) for part in compared)) - 2
    reach = float(stats.t.ppf(0.5 + CONFIDENCE / 2, freedom) * np.sqrt(of_others + of_coached))
    expected = float((sides[0].after or 0.0) - effect)
    low, high = float(effect - reach), float(effect + reach)
    shown = abs(effect) > reach
    return CoachingEffect(*sides, expected, float(effect), low, high, shown, unlike)


@dataclass(frozen=True)
class _Gains:
    """Those who could be ``compared``; what each coached agent ``gained`` above the expected (draws
    × agents), and its variance by ``chance`` of the agent; how many coached agents are ``unlike``
    all others."""

    compared: Windows
    gained: Numbers
    chance: Numbers
    unlike: int


def _gains(window: Windows, kept: Chosen) -> _Gains | None:
    """A row of ``kept`` (draws × agents) a draw, the last with all; null where too few."""
    levels = np.stack([above(window, window.others & there) for there in kept])
    told = np.isfinite(levels.sum(axis=2))
    coached, others = window.coached & told.all(axis=0), window.others & told[-1]
    if others.sum() < COLLEAGUES or not coached.any():
        return None
    n = window.n.sum(axis=1)
    error = within(window) / np.maximum(n, 1)
    before, both = levels[-1][:, 0], others | coached
    spread = max(before[both].var(ddof=1) - error[both, 0].mean(), 0.0)
    whole = np.maximum(spread + error[:, 0], _LEAST)
    middle = (before[both] / whole[both]).sum() / (1 / whole[both]).sum()
    # Up to a factor, what before tells of an agent: the less, the fewer the conversations.
    signs = (levels[:, :, 0] - middle) / whole
    alike = coached & _in_reach(signs[-1], others)
    left = levels[:, :, 1] - _lines(signs, levels[:, :, 1], others & kept & told)
    chance = error[:, 1] + spread * error[:, 0] / whole
    apart = (left[-1][others] ** 2).sum() / (others.sum() - 2) - chance[others].mean()
    return _Gains(
        replace(window, coached=alike, others=others),
        left[:, alike],
        chance[alike] + max(apart, 0.0),
        int((coached & ~alike).sum()),
    )


def _in_reach(signs: Numbers, others: Chosen) -> Chosen:
    """Who lies within the range of the others, or not far (OUTSIDE) beyond it."""
    theirs = signs[others]
    beyond = OUTSIDE * theirs.std(ddof=1)
    return (signs >= theirs.min() - beyond) & (signs <= theirs.max() + beyond)


def _lines(x: Numbers, y: Numbers, chosen: Chosen) -> Numbers:
    """What straight lines through the chosen (least squares, a line a row) say of all."""
    count = chosen.sum(axis=1, keepdims=True)

    def mean(values: Numbers) -> Numbers:
        return np.where(chosen, values, 0).sum(axis=1, keepdims=True) / count

    from_x, from_y = x - mean(x), y - mean(y)
    slope = mean(from_x * from_y) / np.maximum(mean(from_x**2), _LEAST)
    return mean(y) + slope * from_x


def _side(windows: list[Windows], side: Literal["coached", "others"]) -> Side:
    """Agents of one side: each date counts by its coached agents, and in it each agent once."""
    counts = [int(window.coached.sum()) for window in windows]
    agents = np.any([getattr(window, side) for window in windows], axis=0)
    if not sum(counts) or not agents.any():
        return Side()
    mean, variance, conversations = np.zeros(2), np.zeros(2), 0
    for window, count in zip(windows, counts, strict=True):
        chosen = getattr(window, side)
        n = window.n.sum(axis=1)[chosen]
        share = count / sum(counts) / max(len(n), 1)
        mean += share * (window.sums.sum(axis=1)[chosen] / n).sum(axis=0)
        variance += share**2 * (within(window) / n).sum(axis=0)
        conversations += int(n.sum())
    reach = stats.norm.ppf(0.5 + CONFIDENCE / 2) * np.sqrt(variance)
    ends = np.clip(np.stack([mean - reach, mean + reach], axis=1), 0, 100)
    before, after = ([mean[late], *ends[late]] for late in (0, 1))
    return Side(int(agents.sum()), conversations, *map(float, (*before, *after)))
