"""The Trust page: figures, their picture, and the worst examples, as text and never as markup."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dashboard import charts, locale, trust
from dashboard.locale import t
from dashboard.trust import Kept
from dashboard.workspace import VARIABLE, Workspace
from scoring.measure import measuring_version
from scoring.trust.matters import ORDERS
from scoring.trust.results import EXAMPLES, FIGURES, Results
from tests.dashboard.test_pages import assert_whole, visited

HOSTILE = "![x](http://evil.example/x.png) <script>alert(1)</script> $x^2$ :streamlit:"


def figure(asks: str, language: str | None, number: float | None, **more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(FIGURES)
    told = {"set": "texts_mine", "asks": asks, "variant": "", "language": language, "n": 100}
    spread = {} if number is None else {"low": number - 0.05, "high": number + 0.05}
    return {
        **empty,
        **told,
        "metric": "f1",
        "assessed": 90,
        "figure": number,
        **spread,
        **more,
    }


def results() -> Results:
    figures = [
        figure("act:apology", "en", 0.9, aim=0.8),
        figure("act:apology", "de", 0.6, aim=0.8, ceiling=0.95),
        figure("sentiment", "en", 0.7, metric="macro_f1"),
        figure("sentiment", None, 0.5, variant="mean of two", metric="macro_f1"),
        figure("sentiment", "fr", None, metric="macro_f1"),
        figure("standard:effect.resolved", "en", -0.1, metric="rank"),
        figure("verdict:attitude.greeting", "de", 0.4, metric="kappa", alike=0.9),
    ]
    examples = [
        ("texts_mine", "act:apology", "", "de", "1", "yes", "no", HOSTILE),
        ("texts_mine", "sentiment", "", "en", "2", "negative", None, "Well, thanks a lot."),
    ]
    orders = [
        ("texts_mine", "Refund", "Ask", "identity_check", 4, 3),
        ("texts_mine", "Refund", None, None, 4, 1),
    ]
    return Results(
        pl.DataFrame(figures, schema=FIGURES),
        pl.DataFrame(examples, schema=EXAMPLES, orient="row"),
        pl.DataFrame(orders, schema=ORDERS, orient="row"),
    )


def kept(version: str | None = None) -> Kept:
    return Kept(results(), (), date(2026, 3, 2), version or measuring_version())


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    place = Workspace(tmp_path)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    trust.write(kept(), place.trust)
    return place


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize("code", locale.languages())
def test_the_page_answers_draws_and_lists(code: str) -> None:
    with visited("trust", ui=code) as app:
        assert_whole(app)
        assert any("1" in one.value and "2" in one.value for one in app.markdown[:3])
        table = app.dataframe[0].value
        # Those of single standards in twins only come when they are asked for.
        assert len(table) == 6
        assert [text.value for text in app.text] == [HOSTILE, "Well, thanks a lot."]
        assert len(app.dataframe[1].value) == 2


@pytest.mark.usefixtures("measured")
def test_languages_and_kinds_are_chosen() -> None:
    with visited("trust") as app:
        app.multiselect(key="trust-languages").set_value(["de"]).run()
        assert app.dataframe[0].value["what"].tolist() == ["Act: an apology"]
        assert [text.value for text in app.text] == [HOSTILE]
        app.button_group(key="trust-kinds").set_value(["verdicts"]).run()
        assert app.dataframe[0].value["what"].tolist() == ["Same words, same verdict: Greeting"]
        app.multiselect(key="trust-languages").set_value(["fr"]).run()
        assert_whole(app)
        assert any(one.value == t("trust-nothing-chosen") for one in app.caption)


def test_figures_of_another_state_say_so(measured: Workspace) -> None:
    trust.write(kept("older"), measured.trust)
    with visited("trust") as app:
        assert any("the program has changed" in one.value for one in app.markdown)


def test_without_any_figures_the_page_says_what_to_do(
    empty: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trust, "PUBLISHED", empty.path / "none.json")
    with visited("trust") as app:
        assert_whole(app)
        assert "fourfold evaluate" in app.code[0].value


@pytest.mark.usefixtures("empty")
def test_without_own_figures_those_of_the_project_are_shown() -> None:
    with visited("trust") as app:
        assert_whole(app)
        assert any("the project's own figures" in one.value for one in app.markdown)
        assert list(app.text) == []


def test_the_picture_holds_dots_intervals_aims_and_people() -> None:
    rows = pl.DataFrame(
        {
            "name": ["a", "b"],
            "label": ["German · apology", "English · mood"],
            "mean": [0.6, 0.7],
            "low": [0.5, 0.6],
            "high": [0.7, 0.8],
            "aim": [0.8, None],
            "ceiling": [None, 0.9],
            "role": ["worse", "ink"],
            "hint": ["a", "b"],
        }
    )
    spec = charts.agreement(rows, low=0.0).to_dict()
    marks = [layer["mark"]["type"] for layer in spec["layer"]]
    assert marks == ["rule", "tick", "point", "point", "bar"]
    assert len({str(layer["encoding"]["x"]["scale"]["domain"]) for layer in spec["layer"]}) == 1
    assert "#" not in json.dumps(spec["layer"])
