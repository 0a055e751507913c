"""Sentences, entries and words that pages of comparison share."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard.filters import Filters
from dashboard.locale import written_in
from dashboard.panels import exactly, view
from dashboard.panels.attention import attention
from dashboard.panels.courses import score_bounds
from dashboard.panels.findings import (
    against_others_finding,
    assessed_finding,
    change_finding,
    listed,
    standing_finding,
)
from scoring.analysis import FEW


def compared(
    column: str, differences: dict[str, float], n: int = 40, n_before: int = 40
) -> pl.DataFrame:
    """Comparisons: ``compared("measure", {"effect": -4.2})``; 3 or more are clear."""
    return pl.DataFrame(
        [
            {column: name, "n": n, "n_before": n_before, "mean": 80.0, "difference": difference}
            | {"margin": 2.0, "clear": abs(difference) >= 3 and min(n, n_before) >= FEW}
            for name, difference in differences.items()
        ]
    )


@pytest.mark.parametrize(
    ("first", "step", "days"),
    [
        (date(2026, 3, 2), "week", ("2026-03-02", "2026-03-08")),
        (date(2026, 2, 23), "week", ("2026-02-25", "2026-03-01")),
        (date(2026, 3, 1), "month", ("2026-03-01", "2026-03-10")),
    ],
)
def test_a_period_clicked_leads_to_its_conversations_as_far_as_the_choice_goes(
    first: date, step: str, days: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[dict[str, Any]] = []
    monkeypatch.setattr(view, "leave_for", lambda page, **told: left.append({"page": page} | told))
    chosen = Filters(since=date(2026, 2, 25), until=date(2026, 3, 10))
    none = pl.LazyFrame()
    view.leave_for_period(view.View(chosen, none, none, none), step, first, agent=["Ada"])
    told = dict(zip(("since", "until"), days, strict=True))
    assert left == [{"page": "conversations", "agent": ["Ada"]} | told]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"effect": -4.2, "process": 0.4}, "lower than in the period before: Effect (−4.2)"),
        ({"effect": 4.2, "process": 0.4}, "higher than in the period before: Effect (+4.2)"),
        ({"effect": -4.2, "process": 5.0}, "lower: Effect (−4.2); clearly higher: Process (+5.0)"),
        ({"effect": -1.2, "process": 0.4}, "No score changed more than chance explains"),
    ],
)
def test_the_overview_says_what_changed_or_that_nothing_did(
    changes: dict[str, float], sentence: str
) -> None:
    assert sentence in change_finding(compared("measure", changes))


def test_the_overview_says_when_there_is_nothing_to_compare() -> None:
    assert "no earlier period" in change_finding(compared("measure", {"effect": -9}, n_before=0))
    assert "too few" in change_finding(compared("measure", {"effect": -9}, n=3))
    assert "too few" in change_finding(compared("measure", {"effect": -9}).clear())


def standing(differences: dict[str, float], n: int = 40) -> pl.DataFrame:
    rows = compared("agent_id", differences, n=n)
    return rows.with_columns(pl.lit("overall").alias("measure"))


@pytest.mark.parametrize(
    ("differences", "sentence"),
    [
        ({"Ada": 6, "Bob": -7, "Cid": 1}, "clearly above the others Ada (+6.0); clearly below Bob"),
        ({"Ada": 6, "Bob": 1}, "clearly above the others Ada (+6.0); nobody is clearly below"),
        ({"Ada": -6, "Bob": 1}, "clearly below the others Ada (−6.0); nobody is clearly above"),
        ({"Ada": 2, "Bob": 1}, "no agent differs from the others more than chance explains"),
    ],
)
def test_agents_are_named_only_where_they_clearly_differ(
    differences: dict[str, float], sentence: str
) -> None:
    found = standing_finding(standing(differences), "agent_id", measure="overall", named=str)
    assert sentence in found


def test_too_few_to_compare_is_said() -> None:
    found = standing_finding(
        standing({"Ada": 9, "Bob": -9}, n=3), "agent_id", measure="overall", named=str
    )
    assert found.startswith("Too few agents")


def test_one_agent_is_said_to_stand_above_and_below_by_dimension() -> None:
    found = against_others_finding(
        "Ada", compared("measure", {"effect": -4, "process": 5, "attitude": 1})
    )
    assert found == (
        "Ada is clearly above the other agents in Process (+5.0), "
        "and clearly below in Effect (−4.0)."
    )
    assert "in no dimension" in against_others_finding("Ada", compared("measure", {"effect": 1}))
    assert "too few" in against_others_finding("Ada", compared("measure", {"effect": -9}, n=2))


def test_a_long_list_ends_in_a_number() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


def volumes(**shares: float) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {"language": code, "conversations": 40, "assessed_share": share}
            for code, share in shares.items()
        ],
        schema={"language": pl.String, "conversations": pl.Int64, "assessed_share": pl.Float64},
    )


def test_the_share_assessed_is_said_plainly() -> None:
    assert assessed_finding(volumes(ja=0.34)) == "Japanese: 34% of the standards could be judged."
    assert assessed_finding(volumes(en=0.8, ja=0.34)).startswith("Japanese: 34% of the standards")
    assert assessed_finding(volumes()) == ""


FELL = {"group": "language", "member": "ko", "measure": "effect", "difference": -8.0, "margin": 3.0}


def entries(**told: Any) -> list[tuple[str, str, dict[str, Any]]]:
    falls = pl.DataFrame(told.pop("falls", []), schema={k: type(v) for k, v in FELL.items()})
    usual = {"critical": 0, "unanswered": 0, "undated": 0, "volumes": volumes(en=0.9)}
    found = attention(falls=falls, **(usual | told))
    return [(entry.label, entry.page, dict(entry.choices)) for entry in found]


def test_nothing_needs_attention_when_nothing_does() -> None:
    assert entries() == []


def test_every_entry_leads_to_what_is_behind_it() -> None:
    assert entries(critical=3) == [("3 critical breaches", "conversations", {"only": ["critical"]})]
    assert entries(unanswered=1) == [
        ("1 never answered", "conversations", {"only": ["unanswered"]})
    ]
    assert entries(undated=2) == [
        ("2 conversations without a date", "conversations", {"period": "all", "undated": "1"})
    ]
    assert entries(volumes=volumes(en=0.9, ja=0.2, ko=0.3)) == [
        ("Japanese (+1): 20% judged", "languages", {})
    ]
    by_agent = FELL | {"group": "agent_id", "member": "Ada"}
    assert entries(falls=[FELL, by_agent]) == [
        ("Effect, Korean: −8.0 ± 3.0", "overview", {"lang": ["ko"]}),
        ("Effect, Ada: −8.0 ± 3.0", "agent", {"name": "Ada"}),
    ]


def test_breaches_come_first_and_many_falls_are_counted() -> None:
    labels = [label for label, _, _ in entries(critical=1, unanswered=2, falls=[FELL] * 6)]
    assert labels[0] == "1 critical breach"
    assert labels[5:] == ["2 more clear falls", "2 never answered"]


def test_sentences_are_said_in_the_readers_language() -> None:
    with written_in("zh"):
        assert change_finding(compared("measure", {"effect": -4.2})).endswith(
            "没有明显上升的项目。"
        )
        assert entries(critical=3)[0][0] == "3 次严重违规"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ada: 84.5 (+2.1), 3 – 4; done.", "Ada: 84.5 (+2.1), 3 – 4; done."),
        ("![x](http://evil/x.png)", "!\\[x\\](http\\:\u2060\\/\\/evil\\/x\\.png)"),
        ("a@shop.de", "a\\@\u2060shop\\.de"),
        (":smile: $x$ <b>", r"\:smile: \$x\$ \<b\>"),
        ("- one\n# two", r"\- one \# two"),
    ],
)
def test_names_from_files_are_shown_as_they_stand(written: str, shown: str) -> None:
    assert exactly(written) == shown


def test_axes_end_at_full_tens_within_the_scale() -> None:
    means = pl.DataFrame({"n": [40, 40, 3], "mean": [81.0, 93.0, 10.0]})
    assert score_bounds(means) == (70, 100)
    assert score_bounds(means, least=1) == (0, 100)
    assert score_bounds(means.clear()) == (0, 100)
