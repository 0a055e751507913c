"""How far the judgement can be trusted, kept in a file and put into words.

Results are kept as JSON: in a workspace with the worst examples, in the project without any text.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from dashboard.locale import NOTHING, dimension, language_name, standard_title, t
from scoring.measure import measuring_version
from scoring.trust import LabelledSet
from scoring.trust.matters import ORDERS
from scoring.trust.results import EXAMPLES, FIGURES, Results

PUBLISHED = Path(str(files("scoring.trust"))) / "measured.json"
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


def write(what: Kept, path: Path) -> None:
    """Keep results in a file."""
    content: dict[str, Any] = {
        "measured_on": what.measured_on.isoformat(),
        "version": what.version,
        "sets": what.sets,
        "figures": what.results.figures.with_columns(pl.selectors.float().round(4)).to_dicts(),
        "examples": what.results.examples.to_dicts(),
        "orders": what.results.orders.to_dicts(),
    }
    draft = path.with_name(f".{path.name}")
    draft.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    draft.replace(path)


def read(place: Path) -> Kept | None:
    """Results kept in a file, if there are any."""
    if not place.is_file():
        return None
    content = orjson.loads(place.read_bytes())
    results = Results(
        pl.DataFrame(content["figures"], schema=FIGURES),
        pl.DataFrame(content["examples"], schema=EXAMPLES),
        pl.DataFrame(content["orders"], schema=ORDERS),
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
