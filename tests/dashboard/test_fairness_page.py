"""Agents and teams compared fairly: the switch, the ranks, the funnel, the way from raw to like."""

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import charts, ledger
from dashboard.ledger import settings
from dashboard.locale import NOTHING, standard_title, t, written_in
from dashboard.panels.fairness import mix_finding, rank_finding, rank_words, waterfall
from dashboard.panels.findings import measure_name
from scoring.analysis import FEW, MEASURES
from scoring.analysis.fairness import Fairness, fairness
from scoring.rubric import default
from scoring.standards import standards
from tests.dashboard.test_pages import LANGUAGES, assert_whole, visited
from tests.scoring.test_analysis_mix import UNLIKE, cases, frame, with_facts

STANDARD = "efficiency.first_response"


def said(app: AppTest) -> str:
    return " ".join(text.value for text in (*app.markdown, *app.caption))


def compared(told: pl.LazyFrame, **options: object) -> Fairness:
    facts = {"started_at": pl.Datetime("ms", "UTC"), "team": pl.String, "matter": pl.String}
    nothing = pl.LazyFrame(schema=facts | dict.fromkeys(standards(), pl.Float64))
    every = with_facts(told, nothing)
    return fairness(every, every, default(), "agent_id", "overall", **options)  # pyright: ignore


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("group", ["agent_id", "team"])
def test_like_with_like_can_be_chosen_for_agents_and_for_teams(code: str, group: str) -> None:
    with visited("agents", ui=code, period="all") as app:
        app.segmented_control(key="fairness-whom").set_value(group)
        app.segmented_control(key="agents-like").set_value("like").run()
        assert_whole(app)
        assert t("fairness-dots-like") in said(app)
        ranks = [word for word in app.dataframe[0].value["rank"] if word != NOTHING]
        assert len(ranks) > 2
        assert all(str(len(ranks)) in word for word in ranks)


@pytest.mark.usefixtures("sample")
def test_one_standard_can_be_compared_in_the_place_of_the_scores() -> None:
    with visited("agents", period="all") as app:
        app.selectbox(key="agents-standard").set_value(STANDARD).run()
        assert_whole(app)
        assert t("fairness-ranks", measure=standard_title(STANDARD)) in said(app)
        # The table of all five scores would not be about it.
        assert len(app.dataframe) == 1


@pytest.mark.usefixtures("sample")
def test_an_agent_is_taken_apart_in_the_score_of_choice() -> None:
    with visited("agent", period="all", name="Park Ji-woo") as app:
        app.segmented_control(key="agent-measure").set_value("efficiency").run()
        assert_whole(app)
        assert t("fairness-waterfall-title") in said(app)
        assert "Efficiency against the others as it stands: −" in said(app)


def test_from_how_many_anybody_is_ranked_is_set_on_the_page(house: ledger.Ledger) -> None:
    with visited("agents", period="all") as app:
        [number] = [one for one in app.number_input if one.label == t("fairness-least-label")]
        number.set_value(150)
        [keep] = [one for one in app.button if one.label == t("fairness-least-keep")]
        keep.click().run()
        assert_whole(app)
        assert settings.get(house, settings.RANKING) == {"least": 150}
        every = list(app.dataframe[0].value["rank"])
        ranked = [word for word in every if word != NOTHING]
        assert 0 < len(ranked) < len(every)
        assert all(word.endswith(f"of {len(ranked)}") for word in ranked)


@pytest.mark.parametrize("code", LANGUAGES)
def test_where_nothing_differs_it_says_so_and_stands_by_name(code: str) -> None:
    told = compared(frame([one for name in "DBCA" for one in cases(name, "en", 80)]))
    with written_in(code):
        assert rank_finding(told, str) == t(
            "fairness-ranked-none", count=4, measure=t("dimension-overall")
        )
        assert mix_finding(told) == ""
    assert told.order.to_list() == ["A", "B", "C", "D"]


def test_whom_the_mix_made_differ_is_told() -> None:
    told = compared(UNLIKE)
    assert rank_finding(told, str).startswith("Ranks: of 2, 1 may be the first and 1 the last.")
    assert "Ann and Bob is sure" in rank_finding(told, str)
    assert mix_finding(told) == (
        "Like with like: of the 2 that differ clearly as it stands and can be compared, "
        "none still does."
    )
    few = compared(UNLIKE, least=101)
    assert rank_finding(few, str) == t("fairness-ranked-few", least=30)


def test_a_rank_is_told_as_sure_as_it_is() -> None:
    assert rank_words({"rank_low": 3, "rank_high": 9, "ranked": 14}) == "3–9 of 14"
    assert rank_words({"rank_low": 1, "rank_high": 1, "ranked": 14}) == "1 of 14"
    assert rank_words({"rank_low": None, "rank_high": None, "ranked": None}) == "–"


@pytest.mark.parametrize(
    ("agents", "key"),
    [
        (["Ann"], "fairness-waterfall-few"),
        (["Ann", "Bob"], "fairness-waterfall-alone"),
    ],
)
def test_who_cannot_be_compared_is_told_in_words(
    agents: list[str], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for name in ("note", "say"):
        monkeypatch.setattr(waterfall, name, told.append)
    pairs = zip(agents, ("th", "en"), strict=False)
    rows = [one for name, code in pairs for one in cases(name, code, 70)]
    assert waterfall.drawn(compared(frame(rows)), "Ann", "Ann") is None
    assert told == [t(key, name="Ann", few=FEW)]


def funnel() -> dict:
    groups = pl.DataFrame(
        {
            "name": ["a", "b"],
            "label": ["Ann", None],
            "n": [20.0, 200.0],
            "mean": [60.0, 80.0],
            "role": ["worse", "muted"],
            "hint": ["Ann: 60", "Bob: 80"],
        }
    )
    limits = pl.DataFrame({"n": [10.0, 300.0]}).with_columns(
        *(pl.lit(70.0).alias(f"{edge}_low") for edge in ("inner", "outer")),
        *(pl.lit(90.0).alias(f"{edge}_high") for edge in ("inner", "outer")),
    )
    return charts.funnel(groups, limits, 80.0, title="Conversations").to_dict()


def steps() -> dict:
    bars = pl.DataFrame(
        {
            "name": ["raw", "language", "adjusted"],
            "label": ["As it stands", "Language", "Like with like"],
            "begin": [0.0, -11.5, 0.0],
            "end": [-11.5, -1.5, -1.5],
            "low": [-16.0, None, -4.0],
            "high": [-6.0, None, 1.0],
            "text": ["−11.5", "+10.0", "−1.5"],
            "role": ["ink", "muted", "ink"],
            "hint": ["raw", "language", "like"],
        }
    )
    return charts.waterfall(bars).to_dict()


@pytest.mark.parametrize("spec", [funnel(), steps()], ids=["funnel", "waterfall"])
def test_a_picture_can_be_clicked_chooses_no_colour_and_has_hints(spec: dict) -> None:
    told = str({key: value for key, value in spec.items() if key != "datasets"})
    assert "'field': 'hint'" in told
    assert charts.PICKED in told
    assert "#" not in told
    assert all("scale" not in layer or layer["scale"] for layer in spec["layer"])


def test_the_funnel_is_drawn_by_the_logarithm_of_numbers_between_its_limits() -> None:
    spec = funnel()
    scale = spec["layer"][0]["encoding"]["y"]["scale"]
    assert scale["domain"] == [60.0, 90.0]
    assert spec["layer"][1]["encoding"]["x"]["scale"] == {
        "type": "log",
        "domain": [10.0, 300.0],
        "nice": False,
    }


def test_every_measure_has_its_words() -> None:
    names = {*MEASURES, *standards()}
    with written_in("zh"):
        assert all(measure_name(name) for name in names)
