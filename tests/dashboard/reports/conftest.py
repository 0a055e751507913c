"""A report of the sample, and one of agents whose names are markup somewhere."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from dashboard.locale import written_in
from dashboard.reports.contents import document
from dashboard.reports.document import Document
from dashboard.reports.examples import Examples, examples, of_workspace
from dashboard.reports.figures import EVERYBODY, Figures, Subject, figures, within
from dashboard.reports.judged import Judged, judged
from dashboard.reports.periods import period
from dashboard.workspace import Workspace

DAY = date(2026, 11, 1)
QUARTER = "2026-Q2"
HOSTILE = {
    "Anna Keller": '#import "x": y',
    "Zhang Wei": "=cmd|'/c calc'!A1",
    "Tiago Alves": "<script>alert(1)</script>",
    "Mei Lin": "*b* _i_ $x$ @a <b>",
    "Hugo Marchand": "http://evil.example",
    "Kenji Mori": "ليلى حداد",
    "Sofia Romero": "สมหญิง ใจดี",
    "Elena Conti": "박지우",
    "Claire Dubois": "Мария Иванова",
    "Daniel Brooks": "王小明",
}


def renamed(every: Judged, *columns: pl.Expr) -> Judged:
    """The same conversations with other values in some columns, as scores and as measurements."""
    scores, measurements = (
        frame.with_columns(columns) for frame in (every.scores, every.measurements)
    )
    return Judged(scores, measurements, every.rubric, every.corrections)


@pytest.fixture(scope="session")
def sample_judged(sample_workspace: Workspace) -> Judged:
    return judged(sample_workspace)


@pytest.fixture(scope="session")
def of_sample(sample_judged: Judged) -> Figures:
    """The figures of all conversations of a quarter."""
    return figures(sample_judged, EVERYBODY, period(QUARTER))


@pytest.fixture(scope="session")
def quoted(sample_judged: Judged, sample_workspace: Workspace) -> Examples:
    now = within(sample_judged, period(QUARTER))
    return examples(now, *of_workspace(sample_workspace))


@pytest.fixture(scope="session")
def told(of_sample: Figures, quoted: Examples) -> Callable[[str], Document]:
    """The report in a language."""

    def told_in(code: str) -> Document:
        with written_in(code):
            return document(of_sample, quoted, DAY, code)

    return told_in


@pytest.fixture(scope="session")
def hostile(sample_judged: Judged) -> Document:
    """A report in which agents bear HOSTILE names."""
    every = renamed(sample_judged, pl.col("agent_id").replace(HOSTILE))
    return document(figures(every, Subject(), period(QUARTER)), Examples(), DAY, "en")
