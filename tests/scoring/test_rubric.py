"""A rubric that differs by channel, language and team: who wins, what stays, what is refused."""

import math
from dataclasses import asdict
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from scoring.conversations import CHANNELS
from scoring.measure import MEASUREMENT
from scoring.rubric import (
    CONDITIONS,
    TERMS,
    Rubric,
    changed,
    content_of,
    contradictions,
    default,
    load,
    presets,
)
from scoring.scorecard import reviewed, scores, verdicts
from scoring.standards import standards

WAIT = "efficiency.first_response"
NAMES = (WAIT, "effect.final_mood", "attitude.greeting", "process.last_word")
PLACES = {"channel": ("chat", "email", "phone"), "language": ("de", "zh"), "team": ("Asia", "met")}

PART = st.dictionaries(st.sampled_from(TERMS), st.floats(0, 100), min_size=1)
CHANGE = st.fixed_dictionaries(
    {},
    optional={key: st.floats(0, 100) for key in TERMS}
    | {
        condition: st.dictionaries(st.sampled_from(places), PART)
        for condition, places in PLACES.items()
    },
)
CONTENT = st.dictionaries(st.sampled_from(NAMES), CHANGE).map(lambda told: {"standards": told})
PLACE = st.fixed_dictionaries(
    {condition: st.sampled_from((None, *places)) for condition, places in PLACES.items()}
)


def waits(**terms: Any) -> Rubric:
    return changed(default(), {"standards": {WAIT: terms}})


def waited(*places: dict[str, Any], seconds: float = 100) -> pl.DataFrame:
    rows = [{"conversation_id": str(n), WAIT: seconds} | one for n, one in enumerate(places)]
    return pl.DataFrame(rows, schema=MEASUREMENT)


def said(frame: pl.DataFrame, rubric: Rubric) -> list[str]:
    return verdicts(frame, rubric).filter(standard=WAIT)["verdict"].to_list()


def test_a_team_wins_over_a_language_and_a_language_over_a_channel() -> None:
    rubric = waits(
        channel={"chat": {"met": 1}}, language={"de": {"met": 2}}, team={"Asia": {"met": 3}}
    )
    assert rubric.of(WAIT, "chat", "de", "Asia").met == 3
    assert rubric.of(WAIT, "chat", "de", "Europe").met == 2
    assert rubric.of(WAIT, "chat", "zh").met == 1
    assert rubric.of(WAIT, "phone", "zh").met == default().of(WAIT, "phone").met


def test_each_wins_for_what_it_names_alone() -> None:
    rubric = waits(channel={"email": {"weight": 4}}, team={"Asia": {"met": 50}})
    told = rubric.of(WAIT, "email", None, "Asia")
    assert (told.weight, told.met, told.partly) == (4, 50, default().of(WAIT, "email").partly)


def test_a_team_that_asks_what_is_asked_in_general_wins_over_its_channel_all_the_same() -> None:
    general = default().terms[WAIT]
    rubric = waits(team={"Asia": {"met": general.met, "partly": general.partly}})
    email = {"channel": "email", "team": "Asia"}
    assert said(waited(email, email | {"team": "Europe"}, seconds=3600), rubric) == [
        "missed",
        "met",
    ]


def test_a_channel_may_stand_with_or_without_its_condition() -> None:
    assert waits(chat={"met": 5}) == waits(channel={"chat": {"met": 5}})
    both = waits(chat={"met": 5, "partly": 6}, channel={"chat": {"met": 7}})
    assert both.of(WAIT, "chat").met == 7


def test_what_holds_everywhere_takes_the_place_of_what_differed() -> None:
    asian = waits(team={"Asia": {"met": 50, "weight": 2}})
    told = changed(asian, {"standards": {WAIT: {"met": 9, "language": {"de": {"met": 8}}}}})
    assert {told.of(WAIT, channel, None, "Asia").met for channel in CHANNELS} == {9}
    assert told.of(WAIT, "chat", "de", "Asia").met == 8
    assert told.of(WAIT, "chat", "de", "Asia").weight == 2


@settings(max_examples=60, deadline=None)
@given(CONTENT, CONTENT)
def test_a_rubric_survives_being_written_down(one: dict[str, Any], other: dict[str, Any]) -> None:
    rubric = changed(changed(default(), one), other)
    assert changed(default(), content_of(rubric)) == rubric
    assert changed(rubric, {}) == rubric


@settings(max_examples=60, deadline=None)
@given(CONTENT, PLACE)
def test_what_a_change_does_not_name_stays(content: dict[str, Any], place: dict[str, Any]) -> None:
    rubric = changed(default(), content)
    for name in NAMES:
        change = content["standards"].get(name, {})
        parts = [change, *(change.get(c, {}).get(place[c] or "", {}) for c in CONDITIONS)]
        named = {key for part in parts for key in part}
        before, after = (asdict(one.of(name, **place)) for one in (default(), rubric))
        assert {key for key in TERMS if before[key] != after[key]} <= named


@settings(max_examples=40, deadline=None)
@given(CONTENT, st.lists(PLACE, min_size=1, max_size=4), st.floats(-1, 100))
def test_a_verdict_is_by_the_terms_of_its_place(
    content: dict[str, Any], places: list[dict[str, Any]], value: float
) -> None:
    rubric = changed(default(), content)
    rows = [{"conversation_id": str(n), **dict.fromkeys(NAMES, value)} | one
            for n, one in enumerate(places)]  # fmt: skip
    frame = pl.DataFrame(rows, schema=MEASUREMENT)
    told = verdicts(frame, rubric).filter(pl.col("standard").is_in(NAMES))
    for row in told.iter_rows(named=True):
        terms = rubric.of(row["standard"], **places[int(row["conversation_id"])])
        better = math.copysign(1, {"higher": 1, "lower": -1}[standards()[row["standard"]].better])
        reached = [better * value >= better * limit for limit in (terms.met, terms.partly)]
        assert row["points"] == 50 * sum(reached)
    together = scores(frame.lazy(), rubric).collect()
    apart = [scores(part.lazy(), rubric).collect() for part in frame.iter_slices(1)]
    assert_frame_equal(together, pl.concat(apart))


def test_people_are_scored_by_the_weights_of_their_language() -> None:
    rubric = changed(
        default(), {"standards": {"attitude.greeting": {"language": {"de": {"weight": 3}}}}}
    )
    given_ = [("attitude.greeting", "met"), ("attitude.empathy", "missed")]
    told = pl.DataFrame(
        [(code, "chat", code, *one) for code in ("de", "en") for one in given_],
        schema=["review_id", "channel", "language", "standard", "verdict"],
        orient="row",
    )
    assert reviewed(told, rubric, {})["attitude"].to_list() == [75, 50]
    assert reviewed(told.drop("language"), rubric, {})["attitude"].to_list() == [50, 50]


@pytest.mark.parametrize("name", presets())
def test_a_preset_changes_only_what_it_names(name: str) -> None:
    content = presets()[name]
    rubric = changed(default(), content)
    assert rubric != default()
    assert rubric.dimensions == default().dimensions
    assert list(contradictions(rubric)) == []
    for standard, change in content["standards"].items():
        assert set(change) == {"channel"}
        for channel in CHANNELS:
            told = asdict(rubric.of(standard, channel))
            assert told == asdict(default().of(standard, channel)) | change["channel"].get(
                channel, {}
            )
    untouched = standards().keys() - content["standards"].keys()
    assert all(
        rubric.of(one, channel) == default().of(one, channel)
        for one in untouched
        for channel in CHANNELS
    )


def test_marketplaces_ask_what_they_are_known_for() -> None:
    hours = {name: changed(default(), told).of(WAIT, "chat").met / 3600
             for name, told in presets().items()}  # fmt: skip
    assert hours["amazon"] == 24
    assert hours["shopee"] == hours["tiktok_shop"] == 12
    assert hours["taobao"] == pytest.approx(1 / 20)


def test_partly_harder_than_met_is_told() -> None:
    assert list(contradictions(default())) == []
    # What was a channel's own partly is now harder there than what is met everywhere.
    everywhere = [(WAIT, None, None), (WAIT, "channel", "phone")]
    assert list(contradictions(waits(met=500))) == everywhere
    told = waits(team={"Asia": {"partly": 30}})
    assert list(contradictions(told)) == [(WAIT, "team", "Asia")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("team = 3", "expected a table for team of"),
        ("team.Asia = 3", "expected a table for team 'Asia'"),
        ("team.Asia.mett = 3", "unknown key 'mett' in team 'Asia'"),
        ("language.de.met = 'soon'", "expected a number for met of"),
        ("language.de.weight = -1", "0 or more"),
        ("channel.fax.met = 3", "unknown key 'fax' in channel of"),
        ("chat.mett = 3", "unknown key 'mett' in channel 'chat'"),
        ("country.de.met = 3", "unknown key 'country'"),
    ],
)
def test_a_mistake_in_a_condition_is_told_in_a_sentence(tmp_path, text, complaint) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(f"[standards.'{WAIT}']\n{text}\n")
    with pytest.raises(ValueError, match=complaint) as error:
        load(path)
    assert str(error.value).startswith(str(path))
    assert WAIT in str(error.value)
