"""How far the judgement can be trusted, kept in a file and put into words.

Results are kept as JSON: in a workspace with the worst examples, in the project without any text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from dashboard.locale import NOTHING, dimension, language_name, number, percent, standard_title, t
from dashboard.locale import date as day
from scoring.measure import measuring_version
from scoring.trust import LabelledSet
from scoring.trust.results import EXAMPLES, FIGURES, Results

PUBLISHED = files("scoring.trust") / "measured.json"
"""What the project itself was measured at."""


@dataclass(frozen=True)
class Kept:
    """Results with the sets they come from (``name, source, licence, about``), the day, and the
    state of the program (:func:`scoring.measure.measuring_version`)."""

    results: Results
    sets: tuple[dict[str, str], ...]
    measured_on: date
    version: str

    @property
    def stale(self) -> bool:
        """Whether the program reads otherwise now than when this was measured."""
        return self.version != measuring_version()


def kept(results: Results, sets: list[LabelledSet]) -> Kept:
    """Results of today."""
    told = tuple(
        {"name": s.name, "source": s.source, "licence": s.licence, "about": s.about} for s in sets
    )
    return Kept(results, told, datetime.now(UTC).date(), measuring_version())


def write(what: Kept, path: Path, *, texts: bool) -> None:
    """Keep results in a file, with or without the texts of the worst examples."""
    content: dict[str, Any] = {
        "measured_on": what.measured_on.isoformat(),
        "version": what.version,
        "sets": what.sets,
        "figures": what.results.figures.with_columns(pl.selectors.float().round(4)).to_dicts(),
        "examples": what.results.examples.to_dicts() if texts else [],
    }
    draft = path.with_name(f".{path.name}")
    draft.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    draft.replace(path)


def read(place: Path | Traversable) -> Kept | None:
    """Results kept in a file, if there are any."""
    if not place.is_file():
        return None
    content = orjson.loads(place.read_bytes())
    results = Results(
        pl.DataFrame(content["figures"], schema=FIGURES),
        pl.DataFrame(content["examples"], schema=EXAMPLES),
    )
    day_ = date.fromisoformat(content["measured_on"])
    return Kept(results, tuple(content["sets"]), day_, content["version"])


def what(asks: str, variant: str = "") -> str:
    """What was asked, in words."""
    kind, _, name = asks.partition(":")
    values: dict[str, str] = {}
    if kind == "act":
        values["act"] = t("list-comma").join(t(f"act-{act}") for act in name.split("|"))
    elif kind in ("standard", "verdict"):
        values["standard"] = standard_title(name)
    elif kind == "score":
        values["dimension"] = dimension(name)
    said = t(f"trust-asks-{kind}", **values)
    return t("trust-variant", what=said, variant=variant) if variant else said


def spoken(language: str | None) -> str:
    """A language, or all of them, in words."""
    return t("trust-all-languages") if language is None else language_name(language)


def reached(row: dict[str, Any]) -> str:
    """Whether the aim was reached: clearly only where the whole interval lies on one side."""
    if row["aim"] is None or row["figure"] is None:
        return NOTHING
    if row["figure"] >= row["aim"]:
        return t("trust-reached-yes")
    return t("trust-reached-unclear" if (row["high"] or 0) >= row["aim"] else "trust-reached-no")


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
    """The report: figures, sets, and the worst examples as they stand."""
    lines = [f"# {t('trust-report-title')}", ""]
    lines += [t("trust-report-how", date=day(of.measured_on), version=of.version), ""]
    lines += [f"## {t('trust-report-figures')}", "", _row(headings())]
    lines.append(_row("---" for _ in COLUMNS))
    lines += [_row(map(_plain, row)) for row in cells(of.results.figures)]
    lines += ["", f"## {t('trust-report-sets')}", ""]
    for one in of.sets:
        about = " ".join(one["about"].split())
        told = {"set": one["name"], "source": one["source"], "licence": one["licence"]}
        lines.append(f"* {t('trust-report-set', **told, about=about)}")
    if not of.results.examples.is_empty():
        lines += ["", f"## {t('trust-report-examples')}", *_examples(of.results.examples)]
    return "\n".join(lines) + "\n"


def _examples(examples: pl.DataFrame) -> Iterator[str]:
    groups = examples.partition_by(
        "set", "asks", "variant", "language", as_dict=True, maintain_order=True
    )
    for (name, asks, variant, language), rows in groups.items():
        yield ""
        yield f"### {spoken(str(language))}: {what(str(asks), str(variant))} (`{name}`)"
        yield ""
        for row in rows.iter_rows(named=True):
            said = row["said"] or t("trust-nothing-said")
            head = t("trust-report-example", truth=row["truth"], said=said)
            yield f"* {head} · {_code(row['text'])} · {_code(row['id'])}"


def _row(values: Any) -> str:
    return f"| {' | '.join(values)} |"


def _plain(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str | None) -> str:
    """The text as it stands, on one line, where no sign in it is taken for markup."""
    plain = " ".join((text or "").split())
    fence = "`" * (max((len(run) for run in plain.split() if set(run) == {"`"}), default=0) + 2)
    return f"{fence} {plain.replace('``', '` `')} {fence}"
