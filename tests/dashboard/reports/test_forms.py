"""The three forms of a report: the same bytes each time, real numbers, and no name that is code."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import fastexcel
import pytest
import typst

from dashboard.locale import ENGLISH, languages, t, written_in
from dashboard.reports import fonts
from dashboard.reports.cells import worded
from dashboard.reports.document import Document
from dashboard.reports.forms import FORMS, written
from dashboard.reports.pdf import NoFontsError, pdf, printable
from tests.dashboard.reports.conftest import HOSTILE

ALL = [(code, form) for code in languages() for form in FORMS]


class Read(HTMLParser):
    """What a browser would make of a page: its text, tags, and addresses asked for."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.asked: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.asked += [str(value) for name, value in attrs if name in ("src", "href", "xlink:href")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def sheet(content: bytes, name: str) -> list[tuple[str, ...]]:
    """The rows of a sheet, as text."""
    book = fastexcel.read_excel(content)
    return book.load_sheet(name, header_row=None, dtypes="string").to_polars().rows()


@pytest.mark.parametrize(("code", "form"), ALL)
def test_the_same_report_has_the_same_bytes(
    code: str, form: str, told: Callable[[str], Document]
) -> None:
    with written_in(code):
        report = told(code)
        if form == "pdf" and not printable(report).worthwhile:
            pytest.skip(printable(report).warning)
        assert written(form, report) == written(form, told(code))


def test_only_the_date_tells_two_days_apart(told: Callable[[str], Document]) -> None:
    report = told("en")
    assert written("html", report)[0].decode().count("1 Nov 2026") == 1
    assert report.made_on == date(2026, 11, 1)


def test_a_pdf_is_set_in_every_script(hostile: Document) -> None:
    content, warning = written("pdf", hostile)
    assert content.startswith(b"%PDF-")
    assert (warning == "") == (fonts.missing(HOSTILE.values()) == frozenset())


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What Typst is given in the place of setting it."""
    sources: dict[str, bytes] = {}

    def compiled(told: dict[str, bytes], **_: Any) -> bytes:
        sources.update(told)
        return b"%PDF-"

    monkeypatch.setattr(typst, "compile", compiled)
    return sources


def test_names_reach_typst_as_data(hostile: Document, given: dict[str, bytes]) -> None:
    pdf(hostile)
    parts = json.loads(given["report.json"])["sections"]
    rows = [row for part in parts for table in part["tables"] for row in table["rows"]]
    names = {row[0]["text"] for row in rows}
    assert '#import "x": y' in names
    assert not any(name.encode() in given["main"] for name in HOSTILE.values())


@pytest.mark.parametrize("name", [*HOSTILE.values(), "\\", "#{", '"', "`", "/* //", "= a", "<x>"])
def test_no_name_is_markup_to_typst(name: str, given: Any) -> None:
    pdf(Document(name, name, name, date(2026, 11, 1), name, "en", ()))
    [heading] = json.loads(typst.query(given, "heading"))
    assert heading["body"] == {"func": "text", "text": name}


def test_a_page_asks_for_nothing_and_runs_nothing(hostile: Document) -> None:
    content = written("html", hostile)[0]
    read = Read(content)
    assert read.asked == []
    assert read.tags.isdisjoint({"script", "link", "img", "iframe", "object", "b"})
    # Charts name their own parts, and nothing else.
    assert set(re.findall(r"url\((.)", content.decode())) <= {"#"}
    assert b"default-src 'none'" in content
    assert set(HOSTILE.values()) <= set(read.text)


def test_figures_lead_to_the_dashboard_where_it_is_known(
    hostile: Document, given: dict[str, bytes]
) -> None:
    led = replace(hostile, address="https://quality.example.com/")
    asked = Read(written("html", led)[0]).asked
    assert all(one.startswith("https://quality.example.com/conversations?") for one in asked)
    scores = next(one for one in hostile.sections if one.name == "scores")
    first = parse_qs(urlsplit(led.link(scores.tables[0].behind[0])).query)
    assert first == {
        "period": ["all"],
        "since": ["2026-04-01"],
        "until": ["2026-06-30"],
        "by": [first["by"][0]],
    }
    # Every row of every table, and every sentence that holds a figure.
    rows = sum(len(table.rows) for one in hostile.shown() for table in one.tables)
    assert len(set(asked)) > len(hostile.sections)
    assert len(asked) > rows
    pdf(led)
    parts = json.loads(given["report.json"])["sections"]
    assert all(cell["link"] for part in parts for table in part["tables"]
               for row in table["rows"] for cell in row)  # fmt: skip


@pytest.mark.parametrize("address", ["", "javascript:alert(1)//", "quality.example.com"])
def test_figures_lead_nowhere_where_that_is_no_address(address: str, hostile: Document) -> None:
    assert Read(written("html", replace(hostile, address=address))[0]).asked == []


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(hostile: Document) -> None:
    content = written("xlsx", hostile)[0]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        every = {name: parts.read(name).decode() for name in parts.namelist() if ".xml" in name}
    assert not any("<f>" in text for name, text in every.items() if "worksheets" in name)
    assert not any("hyperlink" in text for text in every.values())
    names = {row[0] for row in sheet(content, t("report-members-agent-id"))}
    assert set(HOSTILE.values()) <= names


@pytest.mark.parametrize("code", languages())
def test_a_workbook_holds_numbers_filters_and_charts(
    code: str, told: Callable[[str], Document]
) -> None:
    with written_in(code):
        report = told(code)
        content = written("xlsx", report)[0]
        agents = sheet(content, t("report-members-agent-id"))
        table = next(one for one in report.sections if one.name == "agent_id").tables[0]
    assert [float(row[1]) for row in agents[1:]] == [row[1] for row in table.rows]
    assert float(agents[1][2]) == pytest.approx(table.rows[0][2])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        first = parts.read("xl/worksheets/sheet2.xml").decode()
        assert "2026-11-01T00:00:00Z" in parts.read("docProps/core.xml").decode()
    assert sum("charts/chart" in name for name in names) >= 3
    assert 'state="frozen"' in first
    assert "<autoFilter" in first


def test_waits_are_times_in_a_workbook(told: Callable[[str], Document]) -> None:
    content = written("xlsx", told("en"))[0]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        outcomes = parts.read("xl/worksheets/sheet3.xml").decode()
        assert "[h]:mm:ss" in parts.read("xl/styles.xml").decode()
    # The median first reply, in the fourth row, is a number: a small part of a day.
    wait = re.search(r'<c r="B4" s="\d+"><v>([\d.E-]+)</v>', outcomes)
    assert wait is not None
    assert 0 < float(wait[1]) < 1 / 24


def test_letters_without_a_font_are_told_with_what_to_install(
    hostile: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    thai = frozenset("สมหญิงใจดี")
    monkeypatch.setattr(fonts, "missing", lambda texts: thai)
    content, warning = written("pdf", hostile)
    assert "Thai" in warning
    assert "fonts-noto-core" in warning
    assert content.startswith(b"%PDF-")
    assert fonts.printed("สม a", thai) == "?? a"


def test_a_report_of_which_nothing_could_be_printed_is_refused(
    told: Callable[[str], Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_files", list)
    with written_in("zh"), pytest.raises(NoFontsError, match="fonts-noto-cjk"):
        written("pdf", told("zh"))


def test_fonts_that_are_there_have_latin_letters_and_none_has_unused_ones() -> None:
    assert fonts.missing(["Service quality, 85.0 ± 1.2"]) == frozenset()
    assert fonts.missing(["\U000e0080a"]) == frozenset("\U000e0080")


def test_scripts_are_told_by_their_names_with_the_packages_that_have_them() -> None:
    assert fonts.scripts("สม漢字かな한") == (
        ["CJK", "Hangul", "Hiragana", "Thai"],
        ["fonts-noto-cjk", "fonts-noto-core"],
    )
    assert fonts.scripts("😊→") == (["Symbols"], ["fonts-noto-color-emoji"])


def test_every_figure_of_a_table_can_be_said(told: Callable[[str], Document]) -> None:
    for code in languages():
        with written_in(code):
            for section in told(code).sections:
                for table in section.tables:
                    for row in table.rows:
                        kinds = [column.kind for column in table.columns]
                        assert all(map(worded, kinds, row)), (code, section.name, row)


def test_sentences_are_in_the_language_of_the_report(told: Callable[[str], Document]) -> None:
    english, chinese = (told(code).sections[0].sentences for code in (ENGLISH, "zh"))
    assert len(english) == len(chinese)
    assert not re.search(r"[\u4e00-\u9fff]", " ".join(english))
    assert re.search(r"[\u4e00-\u9fff]", " ".join(chinese))
