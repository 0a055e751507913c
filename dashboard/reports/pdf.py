"""A report as a PDF, set by Typst."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import Any

import orjson
import typst

from dashboard.charts import svg
from dashboard.locale import t
from dashboard.reports import fonts
from dashboard.reports.cells import LEFT, Table, worded
from dashboard.reports.document import Document, Section

_TEMPLATE = files("dashboard.reports") / "report.typ"

_LONG = 80
"""Characters of a text that gets a wider column."""

_MOST_LACKING = 0.2
"""Share of the letters that no font has, beyond which a PDF would say nothing."""


class NoFontsError(Exception):
    """The report cannot be printed in its language; the text says which fonts it needs."""


@dataclass(frozen=True)
class Printable:
    """What of a report can be printed here: all but ``lacking`` letters, which a ``warning`` tells
    (empty: all); not ``worthwhile`` where hardly anything would be left."""

    lacking: frozenset[str]
    warning: str
    worthwhile: bool


def printable(report: Document) -> Printable:
    """Whether the fonts of this machine have the letters of a report."""
    texts = list(report.texts())
    lacking = fonts.missing(texts)
    if not lacking:
        return Printable(lacking, "", worthwhile=True)
    letters = [sign for text in texts for sign in text if not sign.isspace()]
    share = sum(sign in lacking for sign in letters) / len(letters)
    names, packages = fonts.scripts(lacking)
    comma = t("list-comma")
    warning = t("report-fonts", scripts=comma.join(names), packages=comma.join(packages))
    return Printable(lacking, warning, share <= _MOST_LACKING)


def pdf(report: Document) -> tuple[bytes, str]:
    """The report as a PDF, and what could not be printed in it (empty: nothing). Texts are handed
    over as data: nothing in them is taken for markup.

    :raises NoFontsError: hardly a letter of it could be printed.
    """
    known = printable(report)
    if not known.worthwhile:
        raise NoFontsError(known.warning)
    told = {
        "title": report.title,
        "heading": report.heading,
        "made": report.made,
        "warning": known.warning,
        "language": report.language,
        "sections": [_section(section, report) for section in report.shown()],
    }
    plain = fonts.printed(orjson.dumps(told).decode(), known.lacking)
    data = orjson.loads(plain) | {"fonts": fonts.installed()}
    made = datetime.combine(report.made_on, time(), UTC)
    sources: Any = {"main": _TEMPLATE.read_bytes(), "report.json": orjson.dumps(data)}
    pages = typst.compile(sources, format="pdf", timestamp=int(made.timestamp()))
    assert isinstance(pages, bytes)  # nosec B101 - of one document there is one file
    return pages, known.warning


def _section(section: Section, report: Document) -> dict[str, Any]:
    return {
        "title": section.title,
        "note": section.note,
        "sentences": [
            {"text": str(one), "link": report.link(one.behind)} for one in section.sentences
        ],
        "pictures": [
            {"title": one.title, "alt": one.alt, "svg": svg(one.chart)} for one in section.pictures
        ],
        "tables": [_table(table, report) for table in section.tables],
    }


def _table(table: Table, report: Document) -> dict[str, Any]:
    kinds = [column.kind for column in table.columns]
    return {
        "headings": [column.heading for column in table.columns],
        "left": [kind in LEFT for kind in kinds],
        "wide": [_width(table, place) for place in range(len(kinds))],
        "rows": [
            [
                {"text": worded(kind, value), "link": report.link(behind)}
                for kind, value in zip(kinds, row, strict=True)
            ]
            for row, behind in zip(table.rows, table.behind, strict=True)
        ],
    }


def _width(table: Table, place: int) -> int:
    """Parts of the room that other columns leave; 0: what it needs."""
    if table.columns[place].kind != "long":
        return 0
    longest = max((len(row[place] or "") for row in table.rows), default=0)
    return 1 if longest < _LONG else 2
