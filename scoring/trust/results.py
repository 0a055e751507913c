"""From cases to figures and to the worst examples, by set, question and language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from scoring.analysis.agreement import Agreement, agreement, mean
from scoring.trust import LabelledSet, Question
from scoring.trust.cases import Answers, Cases
from scoring.trust.matters import ORDERS, gathered
from scoring.trust.twins import TWINS, twin_cases

FIGURES = pl.Schema(
    {
        "set": pl.String,
        "asks": pl.String,
        "variant": pl.String,
        "language": pl.String,
        "metric": pl.String,
        "n": pl.Int64,
        "assessed": pl.Int64,
        "figure": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "precision": pl.Float64,
        "recall": pl.Float64,
        "alike": pl.Float64,
        "aim": pl.Float64,
        "ceiling": pl.Float64,
    }
)
"""One row a set, question and language. ``language`` is null for a mean over languages; ``asks`` is
``mean`` for a mean over questions, whose name is the ``variant``."""

EXAMPLES = pl.Schema(
    {
        "set": pl.String,
        "asks": pl.String,
        "variant": pl.String,
        "language": pl.String,
        "id": pl.String,
        "truth": pl.String,
        "said": pl.String,
        "text": pl.String,
    }
)
"""The worst examples, the worst first; ``said`` is null where nothing was assessed."""

_MIXED = 7
"""Seed of the order among equally bad examples: taken in the order of the file they would all be
alike."""


@dataclass(frozen=True)
class Results:
    """What was measured: ``figures`` (FIGURES), ``examples`` (EXAMPLES) and ``orders`` (ORDERS)."""

    figures: pl.DataFrame
    examples: pl.DataFrame
    orders: pl.DataFrame


def results(asked: LabelledSet, answers: Iterable[Answers], worst: int) -> Results:
    """Figures of a set by question and language, and that many of the worst examples of each."""
    parts: dict[tuple[int, str], list[pl.DataFrame]] = {}
    twins, orders = [pl.DataFrame(schema=TWINS)], []
    for answer in answers:
        for key, frame in answer.cases.items():
            parts.setdefault(key, []).append(frame)
        twins.append(answer.twins)
        orders.append(answer.orders)
    cases = {key: pl.concat(frames) for key, frames in parts.items()}
    figures, examples = _measured(asked, cases | twin_cases(pl.concat(twins), asked), worst)
    return Results(figures, examples, gathered(orders))


def _measured(asked: LabelledSet, cases: Cases, worst: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    told: dict[tuple[str, str, str], Agreement] = {}
    figures, examples = [], []
    for (number, asks), frame in cases.items():
        question = asked.questions[number]
        # Sorted, so that the draws of the bootstrap do not hang on the order of batches.
        for (language,), part in sorted(frame.partition_by("language", as_dict=True).items()):
            found = agreement(part["truth"], part["said"], question.metric)
            told[asks, question.variant, str(language)] = found
            figures.append(_figure(asked, question, asks, str(language), found))
            head = {"set": asked.name, "asks": asks, "variant": question.variant}
            examples.append(
                _worst(part, question.metric, worst).select(
                    *(pl.lit(value).alias(name) for name, value in head.items()), pl.all()
                )
            )
    figures += _means(asked, told)
    return (
        pl.DataFrame(figures, schema=FIGURES, orient="row"),
        pl.concat([pl.DataFrame(schema=EXAMPLES), *(one.select(*EXAMPLES) for one in examples)]),
    )


def together(parts: list[Results]) -> Results:
    """The results of several sets as one."""
    return Results(
        pl.concat([pl.DataFrame(schema=FIGURES), *(part.figures for part in parts)]),
        pl.concat([pl.DataFrame(schema=EXAMPLES), *(part.examples for part in parts)]),
        pl.concat([pl.DataFrame(schema=ORDERS), *(part.orders for part in parts)]),
    )


def _figure(
    asked: LabelledSet, question: Question, asks: str, language: str, found: Agreement
) -> tuple[object, ...]:
    aim, ceiling = question.aim_in(language), question.ceiling_in(language)
    head = (asked.name, asks, question.variant, language, question.metric)
    return (*head, *_numbers(found), aim, ceiling)


def _numbers(found: Agreement) -> tuple[object, ...]:
    counts = (found.n, found.assessed)
    return (
        *counts,
        found.figure,
        found.low,
        found.high,
        found.precision,
        found.recall,
        found.alike,
    )


def _means(
    asked: LabelledSet, told: Mapping[tuple[str, str, str], Agreement]
) -> Iterator[tuple[object, ...]]:
    for one in asked.means:
        names = one.asks.split()
        mine = {
            key: found
            for key, found in told.items()
            if set(_names(key[0])) & set(names) and not key[1]
        }
        metric = next(q.metric for q in asked.questions if set(_names(q.asks)) & set(names))
        if one.over == "languages":
            for asks in sorted({asks for asks, _, _ in mine}):
                of_each = {spoken: f for (named, _, spoken), f in mine.items() if named == asks}
                parts = [of_each.get(code, Agreement(0, 0)) for code in one.languages or of_each]
                whole = all(part.figure is not None for part in parts)
                told_ = mean(parts) if whole else Agreement(sum(p.n for p in parts), 0)
                head = (asked.name, asks, one.name, None, metric)
                yield (*head, *_numbers(told_), one.aim, None)
        else:
            for language in sorted({language for _, _, language in mine}):
                found = mean(f for (_, _, spoken), f in mine.items() if spoken == language)
                head = (asked.name, "mean", one.name, language, metric)
                aim = one.aims.get(language, one.aim)
                yield (*head, *_numbers(found), aim, None)


def _names(asks: str) -> tuple[str, ...]:
    """By which a mean may name a question: itself, or its kind."""
    return asks, "verdict" if asks == "verdicts" else asks.partition(":")[0]


def _worst(cases: pl.DataFrame, metric: str, count: int) -> pl.DataFrame:
    """The cases that the program got most wrong, each text once."""
    return (
        cases.with_columns(_error(metric).alias("error"))
        .filter(pl.col("error") > 0)
        .unique("text", keep="first", maintain_order=True)
        .sample(fraction=1, shuffle=True, seed=_MIXED)
        .sort("error", descending=True, maintain_order=True)
        .head(count)
        .select(
            "language",
            "id",
            _shown("truth", cases).alias("truth"),
            _shown("said", cases).alias("said"),
            "text",
        )
    )


def _error(metric: str) -> pl.Expr:
    truth, said = pl.col("truth"), pl.col("said")
    if metric in ("rank", "correlation"):
        assessed = pl.when(said.is_not_null())
        return (assessed.then(truth).rank() - assessed.then(said).rank()).abs() / pl.len()
    if metric == "auc":
        # A yes is the worse the more of the no stand above it, and the other way round.
        place = said.cast(pl.Float64).rank() / said.count()
        return pl.when(truth.cast(pl.Boolean)).then(0.5 - place).otherwise(place - 0.5)
    names = truth.cast(pl.String), said.cast(pl.String)
    opposite = pl.any_horizontal(
        pl.all_horizontal(*(name.is_in(pair) for name in names))
        for pair in (["negative", "positive"], ["met", "missed"])
    )
    wrong = names[0] != names[1]
    # To have said nothing tells a reader least, the opposite most.
    return pl.when(said.is_null()).then(0.1).when(wrong).then(1 + opposite).otherwise(0)


def _shown(name: str, cases: pl.DataFrame) -> pl.Expr:
    value = pl.col(name)
    kind = cases.schema[name]
    if kind == pl.Boolean:
        return pl.when(value).then(pl.lit("yes")).when(~value).then(pl.lit("no"))
    return value.round(2).cast(pl.String) if kind.is_numeric() else value
