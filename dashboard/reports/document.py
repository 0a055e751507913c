"""A report in one language, whatever form it is written in: sentences, tables and charts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.charts import Chart
from dashboard.reports.cells import Table


@dataclass(frozen=True)
class Picture:
    """A chart, and what it shows in words for whoever does not see it."""

    title: str
    chart: Chart
    alt: str


@dataclass(frozen=True)
class Section:
    """``name`` tells sections apart in every language; ``detail`` is for who goes on reckoning,
    and stands in workbooks only, where sheets have ``short`` titles."""

    name: str
    title: str
    sentences: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    note: str = ""
    detail: bool = False
    short: str = ""


@dataclass(frozen=True)
class Document:
    """``language`` is the code of the language it is said in."""

    title: str
    subject: str
    period: str
    made_on: date
    made: str
    language: str
    sections: tuple[Section, ...]

    @property
    def heading(self) -> str:
        """What it is about, on one line."""
        return f"{self.subject} · {self.period}"

    def shown(self) -> Iterator[Section]:
        """The sections without details."""
        return (section for section in self.sections if not section.detail)

    def texts(self) -> Iterator[str]:
        """Every text in it."""
        yield from (self.title, self.subject, self.period, self.made)
        for section in self.sections:
            yield from (section.title, section.note, *section.sentences)
            for table in section.tables:
                yield from (table.title, *(column.heading for column in table.columns))
                yield from (str(value) for row in table.rows for value in row if value is not None)
