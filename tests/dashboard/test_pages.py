"""Every page, on the sample data and on an empty workspace, in both languages of the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import charts, lake, locale
from dashboard.charts.specs import inline
from dashboard.locale import written_in
from dashboard.panels import taken
from dashboard.problems import as_csv
from dashboard.workspace import Workspace
from scoring.conversations import CONVERSATION
from scoring.standards import standards

ROOT = Path(__file__).resolve().parent.parent.parent
APP = ROOT / "dashboard" / "app.py"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
LANGUAGES = tuple(locale.languages())


@contextmanager
def visited(page: str, **params: str) -> Iterator[AppTest]:
    """A page as its reader sees it; what is said within is said in the reader's language."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    # The test itself asks widgets for their words, outside of any page.
    with written_in(params.get("ui", locale.ENGLISH)):
        app.run()
        for name, value in params.items():
            app.query_params[name] = value
        app.switch_page(f"../pages/{page}.py").run()
        yield app


def assert_whole(app: AppTest) -> None:
    assert [fault.message for fault in app.exception] == []
    assert [fault.value for fault in app.error] == []


@pytest.fixture
def one(sample_workspace: Workspace) -> pl.DataFrame:
    """A conversation of the sample."""
    return lake.scan(sample_workspace.conversations, CONVERSATION).head(1).collect()


@pytest.fixture
def checked_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every chart is checked against the schema of what draws it."""

    def checked(picture: charts.Chart) -> dict[str, Any]:
        assert inline(picture)["$schema"]
        return charts.beside(picture)

    monkeypatch.setattr(taken, "beside", checked)


@pytest.mark.usefixtures("sample", "checked_charts")
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_sample(page: str, code: str, one: pl.DataFrame) -> None:
    asked = {"conversation": {"id": one["conversation_id"].item()}}
    asked["agent"] = {"name": one["agent_id"].item()}
    with visited(page, ui=code, period="all", **asked.get(page, {})) as app:
        assert_whole(app)
        assert len(app.title) == 1
        assert len(app.markdown) > 0


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_an_empty_workspace_says_what_to_do(
    page: str, code: str, empty: Workspace
) -> None:
    with visited(page, ui=code) as app:
        assert_whole(app)
        said = [element.value for element in (*app.markdown, *app.title, *app.text)]
        assert any(said)
    assert not (empty.path / "lake").exists()


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("wrong", ["", "nobody", "../../etc/passwd", "'; drop table imports; --"])
def test_a_page_survives_an_address_that_names_nothing(page: str, wrong: str) -> None:
    with visited(page, id=wrong, name=wrong, standard=wrong, verdict=wrong, q=wrong) as app:
        assert_whole(app)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_survives_a_choice_that_leaves_nothing(page: str) -> None:
    with visited(page, lang="ko", channel="social", agent="Emily Carter") as app:
        assert_whole(app)


@pytest.mark.usefixtures("sample")
def test_the_standards_page_shows_the_standard_of_the_address() -> None:
    with visited("standards", standard="process.confidential") as app:
        assert any("never asks for or shows secret data" in text.value for text in app.markdown)
        assert len(app.dataframe[0].value) == len(standards())


@pytest.mark.usefixtures("sample")
def test_every_standard_can_be_shown() -> None:
    with visited("standards") as app:
        for name in standards():
            app.query_params["standard"] = name
            app.run()
            assert_whole(app)
            assert any(locale.standard_title(name) in text.value for text in app.markdown)


def uploaded(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content, "application/octet-stream")
    return app.run()


CONTENT = b"\n".join(
    orjson.dumps(
        {
            "conversation_id": f"C-{number}",
            "channel": "chat",
            "agent_id": "Ada",
            "messages": [
                {"role": role, "text": "Good morning", "timestamp": f"2026-03-0{number}T09:00:00"}
            ],
        }
    )
    for number, role in ((1, "customer"), (2, "agent"), (3, "=cmd|' /C calc'!A0"))
)


def test_a_download_runs_no_formulas() -> None:
    problems = pl.DataFrame(
        {
            "file": ["=1+1.csv", "b.csv"],
            "row": [1, -2],
            "conversation_id": ["+C", None],
            "field": ["role", "rating"],
            "value": ["\t@SUM(A1)", "-3"],
            "expected": ["role", "rating"],
            "refused": [True, False],
        }
    )
    lines = as_csv(problems, "en").decode("utf-8-sig").splitlines()
    assert lines[0] == "File,Row,Conversation,Field,Found,What was expected,Outcome"
    assert lines[1].startswith("'=1+1.csv,1,'+C,role,'\t@SUM(A1),")
    assert ",'-3," in lines[2]
    assert as_csv(problems, "zh").decode("utf-8-sig").startswith("文件,")
