"""What is learned from reviews: how far people agree with the program, and what follows from it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger, session
from dashboard.ledger import customs, members, reviews, rubrics, settings
from dashboard.ledger.reviews import Judged, Said, Task
from dashboard.locale import standard_title, t
from dashboard.panels import judged as panel
from dashboard.panels.judged import SIGNS
from scoring.analysis.thresholds import rounded
from scoring.rubric import changed, default
from scoring.scorecard import MET, MISSED
from tests.dashboard.test_calibration_page import words
from tests.dashboard.test_pages import assert_whole, visited

GREETING, CONCISE = "attitude.greeting", "efficiency.concise"


def reviewed(
    book: ledger.Ledger,
    standard: str,
    count: int,
    told: Callable[[int], tuple[str, str, float]],
    language: str = "en",
) -> None:
    """So many reviews of one standard: what the program and the person say of each, and the value
    that was measured."""
    by = members.alone(book)
    for place in range(count):
        machine, person, value = told(place)
        name = f"{language}-{standard}-{place}"
        draft = reviews.begin(book, by, Task(name, "Anna", language, "chat"), 0)
        whole = replace(draft, said={standard: Said(person)})
        reviews.submit(book, by, whole, {standard: Judged(machine, value)})


def alike(place: int) -> tuple[str, str, float]:
    return ((MET, MET, 1.0), (MISSED, MISSED, 0.0))[place % 2]


def by_lot(place: int) -> tuple[str, str, float]:
    return (MET, MISSED)[place % 2], (MET, MISSED)[place // 2 % 2], float(place % 2)


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def row(assessed: int, low: float | None, high: float | None) -> dict[str, Any]:
    return {"assessed": assessed, "kappa_low": low, "kappa_high": high}


@pytest.mark.parametrize(
    ("known", "stance"),
    [
        (None, "few"),
        (row(29, 0.8, 0.9), "few"),
        (row(30, 0.5, 0.9), "well"),
        (row(30, 0.3, 0.9), "unclear"),
        (row(30, 0.1, 0.39), "badly"),
        (row(30, None, None), "unclear"),
    ],
)
def test_a_mark_needs_enough_reviews_and_its_whole_interval(
    known: dict[str, Any] | None, stance: str
) -> None:
    assert panel.stance(known, 30, 0.4) == stance


def test_marks_are_those_of_a_language(house: ledger.Ledger) -> None:
    reviewed(house, GREETING, 40, alike)
    reviewed(house, GREETING, 80, by_lot, "de")
    reviewed(house, GREETING, 12, alike, "fr")
    marks = [panel.trust_marks(code)[GREETING] for code in ("en", "de", "fr", "it")]
    assert marks == [SIGNS[name] for name in ("well", "badly", "few", "few")]
    assert panel.trust_marks()[CONCISE] == SIGNS["few"]
    everywhere = {"on": True, "bar": 0.4, "least": 30}
    settings.put(house, members.alone(house), settings.PEOPLE_ONLY, everywhere)
    assert panel.trust_marks("de")[GREETING] == SIGNS["left"]
    assert panel.trust_marks("en")[GREETING] == SIGNS["well"]


def test_the_standards_page_tells_how_far_people_agree(house: ledger.Ledger) -> None:
    with visited("standards", standard=GREETING) as app:
        assert t("judged-few", count=0, least=30) in words(app)
    reviewed(house, GREETING, 40, alike)
    reviewed(house, GREETING, 12, alike, "fr")
    with visited("standards", standard=GREETING) as app:
        assert_whole(app)
        assert "People agree well: 100% of 52 verdicts alike" in words(app)
        [table] = [one.value for one in app.table if t("judged-column-recall") in one.value]
        assert list(table[t("judged-column-n")]) == ["52", "40"]
        assert str(table[t("judged-column-precision")][0]).startswith("100% (8")
        assert t("judged-few-languages", names="French 12", least=30) in words(app)
        catalogue = app.dataframe[0].value
        mine = catalogue[catalogue["standard"] == standard_title(GREETING)]
        assert list(mine["trust"]) == [SIGNS["well"]]


def test_what_is_left_to_people_is_set_and_shown(house: ledger.Ledger) -> None:
    reviewed(house, GREETING, 80, by_lot)
    name = f"{standard_title(GREETING)} (English)"
    with visited("standards") as app:
        assert t("left-would", count=1, names=name) in words(app)
        app.toggle[0].set_value(True)
        press(app, t("left-keep"))
        assert_whole(app)
        assert t("left-now", count=1, names=name) in words(app)
    assert settings.get(house, settings.PEOPLE_ONLY) == {"on": True, "bar": 0.4, "least": 30}
    told = session.measurements().filter(pl.col("language") == "en").select(GREETING).collect()
    assert told[GREETING].is_null().all()


def test_a_threshold_that_reviews_propose_is_taken_over_with_a_reason(
    house: ledger.Ledger,
) -> None:
    limit = default().of(CONCISE, "chat").met

    def stricter(place: int) -> tuple[str, str, float]:
        value = limit * (0.1 + place % 30 / 30)
        return (MET if value <= limit else MISSED), (MET if value < limit / 2 else MISSED), value

    reviewed(house, CONCISE, 90, stricter)
    with visited("standards") as app:
        press(app, t("proposals-take"))
        assert t("proposals-lacking") in words(app)
        pick = next(one for one in app.multiselect if one.label == t("proposals-pick"))
        assert pick.options == [f"{standard_title(CONCISE)} · Chat"]
        pick.set_value([0])
        reason = next(one for one in app.text_input if one.label == t("proposals-reason"))
        reason.set_value("Customers read on telephones.")
        press(app, t("proposals-take"))
        assert_whole(app)
        assert t("proposals-none") in words(app)
    current = rubrics.current(house)
    assert current is not None
    assert current.reason == "Customers read on telephones."
    saved = changed(default(), current.rubric)
    assert limit * 0.4 < saved.of(CONCISE, "chat").met < limit * 0.6
    assert saved.of(CONCISE, "email") == default().of(CONCISE, "email")
    assert saved.terms[GREETING] == default().terms[GREETING]


@pytest.mark.parametrize(
    ("standard", "found", "kept"),
    [
        ("attitude.personal", 0.2987, 0.29),
        ("attitude.personal", 0.29, 0.29),
        (CONCISE, 183.4, 190.0),
        (CONCISE, 7.01, 7.1),
        ("effect.final_mood", -0.123, -0.13),
        ("effect.final_mood", 0.0, 0.0),
    ],
)
def test_a_rounded_threshold_is_still_reached_by_the_value_it_was_found_at(
    standard: str, found: float, kept: float
) -> None:
    proposal = pl.DataFrame({"standard": [standard], "met": [found], "partly": [found]})
    assert rounded(proposal).select("met", "partly").row(0) == (kept, kept)


def test_the_house_adds_and_retires_standards_of_its_own(house: ledger.Ledger) -> None:
    with visited("standards") as app:
        for label, value in (("own-name", "Gift wrapping"), ("own-question", "Was it offered?")):
            field = next(one for one in app.text_input if one.label == t(label))
            field.set_value(value)
        press(app, t("own-add"))
        [one] = customs.every(house)
        assert (one.name, one.question, one.active) == ("Gift wrapping", "Was it offered?", True)
        press(app, t("own-retire"))
        assert_whole(app)
        assert [one.active for one in customs.every(house)] == [False]
        assert t("own-retired") in words(app)
