"""What a chart holds: its data, what its marks say, and that no colour is chosen here."""

import json
import re
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from dashboard import charts

FORMATS = {"day": "%-d %b", "month": "%b", "year": "%Y"}
MONDAY = date(2026, 3, 2)


def weeks(count: int, mean: float = 80) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "period": [MONDAY + timedelta(weeks=n) for n in range(count)],
            "mean": [mean + n for n in range(count)],
            "low": [mean - 5.0] * count,
            "high": [mean + 15.0] * count,
            "hint": [f"week {n}" for n in range(count)],
        },
        schema_overrides={"mean": pl.Float64},
    )


def trend(**options: Any) -> dict[str, Any]:
    stretch = (MONDAY, MONDAY + timedelta(weeks=11))
    usual = {"bounds": (60, 100), "stretch": stretch, "formats": FORMATS}
    return charts.trend(weeks(12), "effect", **(usual | options)).to_dict()


def stances(*roles: str) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"name": str(n), "label": f"Agent {n}", "mean": 80.0 + n, "low": 70.0, "high": 90.0}
            | {"role": role, "hint": f"hint {n}"}
            for n, role in enumerate(roles)
        ]
    )


def cells() -> pl.DataFrame:
    rows = [("ko", "Korean", -17.1, "−17.1", True), ("ja", "Japanese", None, "few", False)]
    return pl.DataFrame(
        [
            {"name": name, "label": label, "column": "effect", "heading": "Effect"}
            | {"difference": difference, "text": text, "clear": clear, "hint": "hint"}
            for name, label, difference, text, clear in rows
        ],
        schema_overrides={"difference": pl.Float64},
    )


def data(spec: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return list(spec["datasets"].values())


def marks(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


EVERY = {
    "trend": trend,
    "trend with others": lambda: trend(others=weeks(12, 70)),
    "dots": lambda: charts.dots(
        stances("better", "muted", "worse"), 80, bounds=(60, 100), selectable=True
    ).to_dict(),
    "heat": lambda: charts.heat(cells(), selectable=True).to_dict(),
    "volume": lambda: charts.volume(
        weeks(12).with_columns(
            pl.lit(40).alias("conversations"), pl.col("period").dt.offset_by("1w").alias("until")
        ),
        stretch=(MONDAY, MONDAY + timedelta(weeks=11)),
        formats=FORMATS,
    ).to_dict(),
}


@pytest.mark.parametrize("name", EVERY)
def test_no_colour_is_chosen_that_would_outlive_a_change_of_theme(name: str) -> None:
    spec = EVERY[name]()
    told = json.dumps({key: value for key, value in spec.items() if key != "datasets"})
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb", told)
    assert '"range": "diverging"' in told or json.dumps(list(charts.ROLES)) in told


@pytest.mark.parametrize("name", EVERY)
def test_every_chart_says_its_figures_where_the_pointer_is(name: str) -> None:
    assert '"field": "hint"' in json.dumps(EVERY[name]())


def test_roles_stand_in_the_order_of_the_colours_of_both_themes() -> None:
    assert charts.ROLES[:4] == ("attitude", "efficiency", "effect", "process")
    assert len(charts.ROLES) == 8


def test_a_trend_draws_interval_line_and_the_value_at_its_end() -> None:
    spec = trend()
    assert marks(spec) == ["area", "line", "circle", "circle", "text"]
    last = next(rows for rows in data(spec) if len(rows) == 1)
    assert last[0]["mean"] == 91
    roles = [layer["transform"][-1]["calculate"] for layer in spec["layer"] if "transform" in layer]
    assert roles == ["'effect'", "'effect'", "'effect'", "'ink'"]


def test_the_others_are_a_dashed_line_behind_it() -> None:
    spec = trend(others=weeks(12, 70))
    assert marks(spec)[:2] == ["area", "line"]
    assert spec["layer"][1]["mark"]["strokeDash"]


def test_a_period_of_a_trend_can_be_picked() -> None:
    assert [one["select"]["fields"] for one in trend()["params"]] == [["name"]]


def test_trends_side_by_side_share_their_axes_and_leave_room_for_the_value() -> None:
    domains = [layer["encoding"]["y"]["scale"]["domain"] for layer in trend()["layer"]]
    assert {tuple(domain) for domain in domains} == {(60, 116)}
    assert trend()["layer"][1]["encoding"]["y"]["axis"]["values"] == [60, 100]


@pytest.mark.parametrize(("days", "kind"), [(28, "day"), (84, "month"), (900, "year")])
def test_the_stretch_decides_how_days_are_written(days: int, kind: str) -> None:
    spec = trend(stretch=(MONDAY, MONDAY + timedelta(days=days)))
    assert spec["layer"][0]["encoding"]["x"]["axis"]["format"] == FORMATS[kind]


def test_days_are_days_of_utc_wherever_the_reader_is() -> None:
    scale = trend()["layer"][0]["encoding"]["x"]["scale"]
    assert scale["type"] == "utc"
    assert scale["domain"][0] == {"year": 2026, "month": 3, "date": 2, "utc": True}


def test_who_differs_has_a_shape_of_its_own() -> None:
    spec = EVERY["dots"]()
    points = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
    shape = points["encoding"]["shape"]["scale"]
    assert dict(zip(shape["domain"], shape["range"], strict=True)) == {
        "better": "triangle-up",
        "muted": "circle",
        "worse": "triangle-down",
    }


def test_dots_stand_before_the_line_of_all_on_one_scale() -> None:
    spec = EVERY["dots"]()
    assert [{"mean": 80}] in data(spec)
    domains = {tuple(layer["encoding"]["x"]["scale"]["domain"]) for layer in spec["layer"]}
    assert domains == {(60, 100)}


def test_a_row_without_a_figure_keeps_its_place_beside_the_other_charts() -> None:
    figures = stances("muted", "muted").with_columns(
        pl.when(pl.col("name") == "0").then(None).otherwise("mean").alias("mean")
    )
    spec = charts.dots(figures, 80, bounds=(60, 100), named=False).to_dict()
    y = spec["layer"][1]["encoding"]["y"]
    assert y["scale"]["domain"] == ["Agent 0", "Agent 1"]
    assert y["axis"] is None


@pytest.mark.parametrize("name", ["dots", "heat"])
def test_a_click_tells_who_was_meant(name: str) -> None:
    (picked,) = EVERY[name]()["params"]
    assert picked["name"] == charts.PICKED
    assert "name" in picked["select"]["fields"]


def test_the_tints_of_a_heat_map_go_as_far_down_as_up_in_steps() -> None:
    scale = EVERY["heat"]()["layer"][0]["encoding"]["color"]["scale"]
    assert scale == {"type": "quantize", "domain": [-17.1, 17.1], "range": "diverging"}


@pytest.mark.parametrize(("difference", "limit"), [(0.4, 5), (-85, 20)])
def test_neither_small_differences_nor_all_but_the_largest_are_misdrawn(
    difference: float, limit: float
) -> None:
    drawn = charts.heat(cells().with_columns(pl.lit(difference).alias("difference"))).to_dict()
    assert drawn["layer"][0]["encoding"]["color"]["scale"]["domain"] == [-limit, limit]


def test_a_bar_is_as_wide_as_its_period_but_for_a_gap() -> None:
    spec = EVERY["volume"]()
    first = data(spec)[0][0]
    assert first["period"].startswith("2026-03-02")
    assert first["end"].startswith("2026-03-07T22:48")
    assert spec["encoding"]["x2"]["field"] == "end"


def test_a_cell_with_too_little_in_it_has_words_and_no_tint() -> None:
    spec = EVERY["heat"]()
    assert spec["layer"][0]["transform"] == [{"filter": "isValid(datum.difference)"}]
    assert {row["text"] for row in data(spec)[0]} == {"−17.1", "few"}


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(50, 100, [50, 60, 70, 80, 90]), (0, 100, [0, 20, 40, 60, 80]), (-5, 5, [-4, -2, 0, 2, 4])],
)
def test_axes_are_labelled_at_round_numbers(low: float, high: float, ticks: list[float]) -> None:
    figures = stances("muted")
    spec = charts.dots(figures, 0, bounds=(low, high)).to_dict()
    assert spec["layer"][1]["encoding"]["x"]["axis"]["values"] == ticks


def test_a_shift_leads_from_before_to_after_and_names_what_is_clicked() -> None:
    figures = pl.DataFrame(
        [
            {
                "name": "Ada",
                "label": "Ada",
                "before": 80.0,
                "after": 75.0,
                "role": "worse",
                "hint": "",
            }
        ]
    )
    spec = charts.shifts(figures, (70, 90)).to_dict()
    span, before, after, row = spec["layer"]
    assert (span["encoding"]["x"]["field"], span["encoding"]["x2"]["field"]) == ("before", "after")
    assert not before["mark"]["filled"]
    assert after["mark"]["filled"]
    assert spec["params"][0]["name"] == charts.PICKED
    assert row["encoding"]["tooltip"]["field"] == "hint"
    assert data(spec) == [figures.to_dicts()]
