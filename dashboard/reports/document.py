"""A report in one language, whatever form it is written in: sentences, tables and charts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

from dashboard.charts import Chart
from dashboard.reports.cells import Behind, Table


class Sentence(str):
    """A sentence, and what is ``behind`` its figures."""

    behind: Behind

    def __new__(cls, text: str, behind: Behind = None) -> "Sentence":
        made = super().__new__(cls, text)
        made.behind = behind
        return made


@dataclass(frozen=True)
class Picture:
    """A chart, and what it shows in words for whoever does not see it; what is ``behind`` each of
    its marks, by their names."""

    title: str
    chart: Chart
    alt: str
    behind: Mapping[str, Behind] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """``name`` tells sections apart in every language; ``detail`` is for who goes on reckoning,
    and stands in workbooks only, where sheets have ``short`` titles."""

    name: str
    title: str
    sentences: tuple[Sentence, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    note: str = ""
    detail: bool = False
    short: str = ""


@dataclass(frozen=True)
class Document:
    """``language`` is the code of the language it is said in; ``choices`` are the parameters of the
    list of conversations that show all it is about, in a dashboard that stands at an ``address``
    (empty: nobody said where)."""

    title: str
    subject: str
    period: str
    made_on: date
    made: str
    language: str
    sections: tuple[Section, ...]
    choices: Mapping[str, Any] = field(default_factory=dict)
    address: str = ""

    def link(self, behind: Behind) -> str:
        """The address at which the dashboard shows what is behind a figure; empty where there is
        none."""
        if behind is None or urlsplit(self.address).scheme not in ("http", "https"):
            return ""
        page = "conversation" if "id" in behind else "conversations"
        told = urlencode({**self.choices, **behind}, doseq=True)
        return f"{self.address.rstrip('/')}/{page}?{told}"

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
