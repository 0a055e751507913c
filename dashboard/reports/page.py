"""A report as one HTML file that asks for nothing from anywhere."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from dashboard.charts import svg
from dashboard.reports.cells import Table, worded
from dashboard.reports.document import Document, Section

_STYLE = files("dashboard.reports") / "page.css"

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Whatever may stand in it, a browser runs no script of it and fetches nothing for it."""


def page(report: Document) -> bytes:
    """The report as a page. Every text is shown as it stands, none is taken for markup."""
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(report.title)} · {escape(report.heading)}</title>"
        f"<style>{_STYLE.read_text('utf-8')}</style>"
    )
    title = (
        f"<header><h1>{escape(report.title)}</h1><p>{escape(report.heading)}</p>"
        f'<p class="made">{escape(report.made)}</p></header>'
    )
    body = "\n".join(line for section in report.shown() for line in _section(section, report))
    language = escape(report.language)
    return (
        f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n'
        f"<body>{title}\n{body}\n</body></html>\n"
    ).encode()


def _section(section: Section, report: Document) -> Iterator[str]:
    yield f"<section><h2>{escape(section.title)}</h2>"
    if section.sentences:
        said = (_linked(escape(one), report.link(one.behind)) for one in section.sentences)
        yield f"<ul>{''.join(f'<li>{one}</li>' for one in said)}</ul>"
    for place, picture in enumerate(section.pictures):
        # What a screen reader is told is said in the report's language, not part by part.
        drawn = svg(picture.chart, f"{section.name}{place}").replace(
            "<svg", '<svg aria-hidden="true"', 1
        )
        yield (
            f'<figure role="img" aria-label="{escape(picture.alt)}">{drawn}'
            f"<figcaption>{escape(picture.title)}</figcaption></figure>"
        )
    for table in section.tables:
        yield from _table(table, report)
    if section.note:
        yield f'<p class="note">{escape(section.note)}</p>'
    yield "</section>"


def _table(table: Table, report: Document) -> Iterator[str]:
    kinds = [column.kind for column in table.columns]
    heads = (
        f'<th scope="col" class="{column.kind}">{escape(column.heading)}</th>'
        for column in table.columns
    )
    yield f'<div class="scroll"><table><thead><tr>{"".join(heads)}</tr></thead><tbody>'
    for row, behind in zip(table.rows, table.behind, strict=True):
        address = report.link(behind)
        cells = (
            f'<td dir="auto" class="{kind}">{_linked(escape(worded(kind, value)), address)}</td>'
            for kind, value in zip(kinds, row, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _linked(shown: str, address: str) -> str:
    """What is shown, as a link if it leads anywhere."""
    return f'<a href="{escape(address)}">{shown}</a>' if address else shown
