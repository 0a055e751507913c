"""The report of ``fourfold evaluate``: tables for the screen, and the whole in Markdown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import polars as pl

from dashboard.locale import NOTHING, number, percent, standard_title, t
from dashboard.locale import date as day
from dashboard.trust import PUBLISHED, Kept, reached, spoken, what, write

COLUMNS = (
    *("language", "what", "set", "metric", "n", "assessed", "figure", "interval", "parts"),
    *("aim", "reached", "ceiling"),
)


def headings() -> list[str]:
    """The headings of :func:`cells`."""
    return [t(f"trust-column-{name}") for name in COLUMNS]


def cells(figures: pl.DataFrame) -> Iterator[list[str]]:
    """Figures (FIGURES) as rows of a table, in words."""
    for row in figures.iter_rows(named=True):
        yield [
            spoken(row["language"]),
            what(row["asks"], row["variant"]),
            row["set"],
            t(f"trust-metric-{row['metric']}"),
            number(row["n"]),
            percent(row["assessed"] / row["n"] if row["n"] else None),
            number(row["figure"], 3),
            _between(row["low"], row["high"]),
            _between(row["precision"], row["recall"], " / "),
            number(row["aim"], 3),
            reached(row),
            number(row["ceiling"], 2),
        ]


def _between(one: float | None, other: float | None, mark: str = " – ") -> str:
    if one is None and other is None:
        return ""
    return f"{number(one, 3)}{mark}{number(other, 3)}"


def markdown(of: Kept) -> str:
    """The report: aims, twins, all other figures, order of acts, sets, and the worst examples."""
    figures = of.results.figures
    twins = pl.col("asks").str.starts_with("verdict:")
    aimed = pl.col("aim").is_not_null()
    lines = [f"# {t('trust-report-title')}", ""]
    lines.append(t("trust-report-how", date=day(of.measured_on), version=of.version))
    lines += _part(t("trust-report-aims"), _table(headings(), cells(figures.filter(aimed))))
    lines += _part(t("trust-report-twins"), _twins(figures.filter(twins)))
    rest = cells(figures.filter(~aimed & ~twins))
    lines += _part(t("trust-report-figures"), _table(headings(), rest))
    lines += _part(t("trust-report-orders"), _table(order_headings(), orders(of.results.orders)))
    lines += _part(t("trust-report-sets"), _sets(of))
    lines += _part(t("trust-report-examples"), _examples(of.results.examples))
    return "\n".join(lines) + "\n"


def publish(of: Kept) -> None:
    """Make the figures what the project says of itself: in its data and in TRUST.md, without a
    single text of the sets, which are not the project's."""
    results = replace(of.results, examples=of.results.examples.clear())
    textless = replace(of, results=results)
    write(textless, PUBLISHED)
    (PUBLISHED.parents[2] / "TRUST.md").write_text(markdown(textless), "utf-8")


def without_twins(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures without those of single standards in twins, which are many."""
    return figures.filter(~pl.col("asks").str.starts_with("verdict:"))


def tables(of: Kept) -> list[tuple[list[str], Iterator[list[str]]]]:
    """What a terminal shows: the figures, and the order of acts."""
    figures = without_twins(of.results.figures)
    return [(headings(), cells(figures)), (order_headings(), orders(of.results.orders))]


def order_headings() -> list[str]:
    """The headings of :func:`orders`."""
    return [t(f"trust-column-{name}") for name in ("matter", "step", "acts", "n", "done")]


def orders(found: pl.DataFrame) -> Iterator[list[str]]:
    """The order of acts (ORDERS) as rows of a table, in words."""
    for row in found.iter_rows(named=True):
        acts = [t(f"act-{act}") for act in row["acts"].split("|")] if row["acts"] else []
        yield [
            row["matter"],
            row["step"] or t("trust-all-steps"),
            t("list-comma").join(acts),
            number(row["n"]),
            percent(row["done"] / row["n"]),
        ]


def _part(title: str, lines: Iterable[str]) -> list[str]:
    """A section; nothing where it would be empty."""
    found = list(lines)
    return ["", f"## {title}", "", *found] if found else []


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    body = [_row(map(_plain, row)) for row in rows]
    return [_row(head), _row("---" for _ in head), *body] if body else []


def _twins(figures: pl.DataFrame) -> list[str]:
    """A row a standard, a column a language: kappa, and the share of equal verdicts."""
    languages = figures["language"].unique().sort().to_list()
    told = {
        (row["asks"], row["language"]): f"{number(row['figure'], 2)} ({percent(row['alike'])})"
        for row in figures.iter_rows(named=True)
    }
    rows = []
    for asks in figures["asks"].unique(maintain_order=True):
        title = standard_title(asks.partition(":")[2])
        rows.append([title, *(told.get((asks, code), NOTHING) for code in languages)])
    table = _table([t("trust-column-standard"), *map(spoken, languages)], rows)
    return [t("trust-report-twins-how"), "", *table] if table else []


def _sets(of: Kept) -> Iterator[str]:
    for one in of.sets:
        about = " ".join(one["about"].split())
        told = {"set": one["name"], "source": one["source"], "licence": one["licence"]}
        yield f"* {t('trust-report-set', **told, about=about)}"


def _examples(examples: pl.DataFrame) -> Iterator[str]:
    groups = examples.partition_by(
        "set", "asks", "variant", "language", as_dict=True, maintain_order=True
    )
    for (name, asks, variant, language), rows in groups.items():
        yield f"### {spoken(str(language))}: {what(str(asks), str(variant))} (`{name}`)"
        yield ""
        for row in rows.iter_rows(named=True):
            said = row["said"] or t("trust-nothing-said")
            head = t("trust-report-example", truth=row["truth"], said=said)
            yield f"* {head} · {_code(row['text'])} · {_code(row['id'])}"
        yield ""


def _row(values: Any) -> str:
    return f"| {' | '.join(values)} |"


def _plain(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str | None) -> str:
    """The text as it stands, on one line, where no sign in it is taken for markup."""
    plain = " ".join((text or "").split())
    fence = "`" * (max(map(len, re.findall("`+", plain)), default=0) + 1)
    return f"{fence} {plain} {fence}"
