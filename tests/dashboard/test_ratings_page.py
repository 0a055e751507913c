"""The Ratings page and the card of one conversation: nothing learned, learned, and what came of
it; real ratings and predicted ones stand apart."""

import json
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import orjson
import polars as pl
import pytest

import sample_data
from dashboard import charts, intake, lake, learning, locale
from dashboard.locale import t, written_in
from dashboard.locale.ratings import part_name, reason_name, trait_name
from dashboard.measuring import LAKE_MEASUREMENT, measure_pending, pending
from dashboard.panels import learning as panel
from dashboard.panels.importing.outcome import told
from dashboard.progress import Step, of_learning
from dashboard.session import rated
from dashboard.workspace import VARIABLE, Workspace, workspace
from scoring.analysis import FEW
from scoring.analysis.predictions import MIXES
from scoring.analysis.ratings import Drift
from scoring.satisfaction.learning import TooFewError
from scoring.satisfaction.parts import PARTS
from scoring.satisfaction.reasons import PART, TRAIT, WORD
from scoring.satisfaction.targets import RATING
from scoring.satisfaction.traits import TRAITS
from tests.dashboard.test_pages import assert_whole, visited

RATED, UNRATED = 60, 20

HOSTILE = "![x](http://evil.example/x.png) <script>alert(1)</script> $x^2$ :streamlit:"


def lines() -> Iterator[dict[str, object]]:
    """Conversations of the sample with and without ratings, one in hostile words."""
    every = list(sample_data.conversations())
    yield from islice((one for one in every if one.get("rating") is not None), RATED)
    plain = islice((one for one in every if one.get("rating") is None), UNRATED)
    yield from plain
    said = (("customer", f"This is terrible. {HOSTILE}"), ("agent", "No."), ("customer", "Awful!"))
    yield {
        "conversation_id": "hostile",
        "channel": "chat",
        "agent_id": HOSTILE,
        "rating": 1,
        "messages": [
            {"role": role, "text": text, "timestamp": 1_790_000_000 + 60 * at}
            for at, (role, text) in enumerate(said)
        ],
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with ratings of which nothing was learned. Read only."""
    place = tmp_path_factory.mktemp("rated")
    path = place / "rated.jsonl"
    path.write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in lines()))
    intake.take_in([path], workspace(place / "workspace"))
    return Workspace(place / "workspace")


@pytest.fixture(scope="module")
def learned(plain: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The same after it learned, twice, from its ratings. Read only."""
    place = tmp_path_factory.mktemp("learned") / "workspace"
    shutil.copytree(plain.path, place)
    for _ in range(2):
        learning.learn_here(Workspace(place), RATING)
    measure_pending(Workspace(place))
    return Workspace(place)


@pytest.fixture
def by_parts(plain: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(plain.path))


@pytest.fixture
def by_model(learned: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(learned.path))


@pytest.mark.usefixtures("by_parts")
@pytest.mark.parametrize("code", locale.languages())
def test_before_learning_the_page_says_what_predicts_and_what_there_is_to_learn(code: str) -> None:
    with visited("ratings", ui=code) as app:
        assert_whole(app)
        told = "\n".join(one.value for one in app.markdown)
        assert str(RATED + 1) in told
        assert t("ratings-by-parts") in told.replace("\\", "")
        assert [one.label for one in app.metric] == [
            t(f"ratings-{kind}") for kind in ("rated", "expected", "corrected")
        ]
        assert app.button(key="learn rating").label == t("ratings-learn-rating", count=RATED + 1)
        assert len(app.dataframe) == 1


def test_few_ratings_say_how_many_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "workspace"))
    path = tmp_path / "few.jsonl"
    path.write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in islice(lines(), 3)))
    intake.take_in([path], workspace(tmp_path / "workspace"))
    with visited("ratings") as app:
        assert_whole(app)
        told = "\n".join(one.value for one in app.markdown).replace("\\", "")
        assert "17 more" in told
        assert "no mean is told" in told
        assert list(app.metric) == []
        assert [one.key for one in app.button if str(one.key).startswith("learn")] == []


def test_learning_before_ones_eyes(
    plain: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(plain.path, tmp_path / "workspace")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "workspace"))
    with visited("ratings") as app:
        app.button(key="learn rating").click().run()
        assert_whole(app)
        assert [one.value for one in app.success] == [t("ratings-learned-rating")]
        assert len(learning.history(Workspace(tmp_path / "workspace"), RATING)) == 1
        assert pending(Workspace(tmp_path / "workspace")).is_empty()
        app.run()
        assert list(app.success) == []


@pytest.mark.usefixtures("by_parts")
@pytest.mark.parametrize("code", locale.languages())
def test_the_encoder_is_offered_where_it_is_installed(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def learned_with(*_: object, vectors: bool) -> None:
        asked.append(vectors)
        raise TooFewError(0)

    monkeypatch.setattr(panel, "learn_here", learned_with)
    monkeypatch.setattr(panel, "installed", lambda: False)
    with visited("ratings", ui=code) as app:
        assert list(app.toggle) == []
        app.button(key="learn rating").click().run()
        monkeypatch.setattr(panel, "installed", lambda: True)
        [toggle] = app.run().toggle
        assert toggle.label == t("ratings-vectors")
        assert not toggle.value, "as the model in force"
        toggle.set_value(True).run()
        app.button(key="learn rating").click().run()
        assert asked == [False, True]


@pytest.mark.parametrize("code", locale.languages())
def test_an_import_that_teaches_anew_says_how_far_it_is(code: str) -> None:
    steps = [Step("measure", 3, 4, 3)]
    learns = of_learning(steps.append)
    learns("prepare", 200, 500)
    learns("learn", 1, 6)
    with written_in(code):
        assert [told(step) for step in steps] == [
            t("import-measuring", done=3, total=4),
            f"{t('import-learning')} {t('ratings-prepare', done=200, total=500)}",
            f"{t('import-learning')} {t('ratings-learn', done=1, total=6)}",
        ]


@pytest.mark.usefixtures("by_model")
@pytest.mark.parametrize("code", locale.languages())
def test_a_learned_model_tells_how_good_it_is_by_language(code: str, learned: Workspace) -> None:
    [about, _] = learning.history(learned, RATING)
    with visited("ratings", ui=code) as app:
        assert_whole(app)
        told = "\n".join(one.value for one in app.markdown).replace("\\", "")
        assert about["version"] in told
        quality, earlier, *_ = (one.value for one in app.dataframe)
        assert quality["language"].tolist()[0] == t("ratings-all-languages")
        assert sorted(quality["ratings"]) == sorted(one["ratings"] for one in about["quality"])
        # Hardly a language of so small a sample has ratings enough.
        assert set(quality["mark"][1:]) == {t("ratings-unranked")}
        assert quality["mark"].isna().tolist()[0]
        assert len(earlier) == 2


@pytest.mark.usefixtures("by_model")
@pytest.mark.parametrize("code", locale.languages())
def test_agents_are_shown_beside_the_mix_of_their_conversations(code: str) -> None:
    with visited("ratings", ui=code) as app:
        told = "\n".join(one.value for one in app.markdown)
        assert t("ratings-mix") in told
        tables = [one.value for one in app.dataframe if "within" in one.value.columns]
        agents = rated.leaking("language").agents
        assert [len(table) for table in tables] == [agents.height] * (agents.height > 0)
        assert agents.height or any(
            t("ratings-mix-few", few=FEW) in one.value for one in app.caption
        )


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("mix", MIXES)
def test_the_mix_is_chosen(mix: str) -> None:
    with visited("ratings") as app:
        app.segmented_control(key="mix").set_value(mix).run()
        assert_whole(app)
        (table,) = (one.value for one in app.dataframe if "within" in one.value.columns)
        within = rated.leaking(mix).agents["within"].fill_null(float("nan"))
        assert table["within"].tolist() == pytest.approx(within.to_list(), nan_ok=True)


def test_what_was_predicted_in_another_way_is_told_and_predicted_anew(
    learned: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Workspace(tmp_path / "workspace")
    shutil.copytree(learned.path, place.path)
    shutil.rmtree(place.models)
    monkeypatch.setenv(VARIABLE, str(place.path))
    with visited("ratings") as app:
        waiting = t("ratings-waiting", count=RATED + UNRATED + 1)
        assert any(one.value == waiting for one in app.caption)
        app.button(key="predict").click().run()
        assert_whole(app)
        assert pending(place).is_empty()
        assert not any(one.value == waiting for one in app.caption)


@pytest.mark.usefixtures("by_model")
@pytest.mark.parametrize("code", locale.languages())
def test_a_conversation_keeps_the_given_rating_apart_from_the_predicted(code: str) -> None:
    with visited("conversation", ui=code, id="hostile") as app:
        assert_whole(app)
        shown = {one.label: one.value for one in app.metric}
        assert shown[t("expected-given")] == t("unit-stars", stars="1")
        assert t("expected-predicted") in shown
        assert any(t("expected-seen") in one.value for one in app.caption)


@pytest.mark.usefixtures("by_parts")
def test_an_unrated_conversation_has_a_predicted_rating_only(plain: Workspace) -> None:
    found = lake.scan(plain.measurements, LAKE_MEASUREMENT)
    name = found.filter(pl.col("rating").is_null()).select("conversation_id").collect()[0, 0]
    with visited("conversation", id=name) as app:
        assert_whole(app)
        assert [one.label for one in app.metric] == [t("expected-predicted")]
        assert any(one.value == t("expected-by-parts") for one in app.caption)


def test_drift_is_told_in_words() -> None:
    right = Drift(40, 0.1, -0.1, 0.3, 0.9, 0.8, 0.95)
    wrong = Drift(40, -1.0, -1.2, -0.8, 0.5, 0.4, 0.6, drifted=True)
    assert panel.drift_told(Drift(3)).startswith("3 ratings are newer")
    assert panel.drift_told(right).startswith("Still right: of 40 newer ratings 90%")
    assert panel.drift_told(wrong).endswith("Learn again.")


@pytest.mark.parametrize("code", locale.languages())
def test_every_part_and_trait_has_a_name_of_its_own(code: str) -> None:
    with written_in(code):
        names = [*map(part_name, PARTS), *map(trait_name, TRAITS)]
        assert len(set(names)) == len(PARTS) + len(TRAITS)
        assert reason_name(PART, "mood", None) == part_name("mood")
        assert reason_name(TRAIT, "agent_apology_last", None) == trait_name("agent_apology_last")
        assert "sorry" in reason_name(WORD, "sorry", "agent")


def drawn(name: str) -> dict[str, object]:
    label = {"label": ["a", "b"], "hint": ["a", "b"], "role": ["better", "worse"]}
    spread = {"mean": [4.0, 2.0], "low": [3.5, 1.5], "high": [4.5, 2.5]}
    course = pl.DataFrame({"message": [1, 3], "rating": spread["mean"]} | spread | label)
    return {
        "calibration": lambda: charts.calibration(
            pl.DataFrame({"name": [4.0, 2.0], "predicted": [4.0, 2.0], "rated": [9, 3]}
                         | spread | label), words=("Predicted", "Given")),
        "drivers": lambda: charts.drivers(pl.DataFrame(spread | label), reach=5),
        "course": lambda: charts.expected_course(course, course),
        "course that never fell": lambda: charts.expected_course(course, course.clear()),
        "moved": lambda: charts.moved(
            pl.DataFrame({"points": [0.5, -0.2], "text": ["+0.50", "−0.20"]} | label)),
    }[name]().to_dict()  # fmt: skip


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("calibration", ["line", "rule", "point", "circle"]),
        ("drivers", ["bar", "rule", "rule", "bar"]),
        ("course", ["area", "line", "circle", "line", "text", "circle"]),
        ("course that never fell", ["area", "line", "circle", "line", "text", "circle"]),
        ("moved", ["bar", "text", "text", "rule"]),
    ],
)
def test_a_chart_has_its_marks_its_hints_and_no_colour(name: str, marks: list[str]) -> None:
    spec = drawn(name)
    layers = spec["layer"]
    assert isinstance(layers, list)
    assert [layer["mark"]["type"] for layer in layers] == marks
    assert "#" not in json.dumps(layers)
    assert '"field": "hint"' in json.dumps(layers)
