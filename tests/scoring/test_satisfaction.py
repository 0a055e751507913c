"""The predicted rating: out of the box, learned, along a conversation, and why."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from scoring.dialogue import dialogue
from scoring.measure import measure
from scoring.satisfaction import BY_PARTS, PREDICTED, Models, predicted, targets
from scoring.satisfaction.course import course, so_far
from scoring.satisfaction.learning import FEWEST, Rated, TooFewError, learned
from scoring.satisfaction.material import joined, material
from scoring.satisfaction.model import LAYOUT, Model, NoModelError, keep, kept, ratings
from scoring.satisfaction.parts import MIDDLE, PARTS, expected, parts
from scoring.satisfaction.reasons import PART, TRAIT, WORD, reasons
from scoring.transcript import conversation

HAPPY = """
0:00 customer Hi, my lamp arrived with a crack.
0:30 agent I am sorry about that, Ms Doyle. A new one leaves today, and you keep the old one.
1:00 customer Oh wonderful, thank you so much, that solves it!
"""

UNHAPPY = """
0:00 customer My lamp arrived with a crack. I want my money back.
3:00:00 agent Please send a photo.
3:01:00 customer I sent one twice already! This is awful, I still have no answer!
9:00:00 agent We cannot help you with that.
9:01:00 customer Unbelievable. I am telling everybody what a rip-off this shop is.
"""

ENDS = {
    "en": (["Thank you, that is perfect!"], ["This is useless, I am very angry."]),
    "de": (["Vielen Dank, wunderbar!"], ["Das ist eine Frechheit, ich bin sauer."]),
    "zh": (["太好了，谢谢你！"], ["太差劲了，我很生气！"]),
}


def said(*transcripts: str, **facts: str) -> pl.DataFrame:
    return dialogue(
        pl.concat(
            conversation(one, f"c{number}", **facts) for number, one in enumerate(transcripts)
        )
    )


def rating(transcript: str, **facts: str) -> float:
    return predicted(said(transcript, **facts))["predicted_rating"][0]


def test_a_happy_end_is_rated_above_an_unhappy_one() -> None:
    assert rating(HAPPY) > 3.5
    assert rating(UNHAPPY) < 2.0


@pytest.mark.parametrize("language", ENDS)
def test_last_words_tell_in_every_language(language: str) -> None:
    glad, angry = (
        rating(f"0:00 customer ?\n0:10 agent .\n0:20 customer {words[0]}", language=language)
        for words in ENDS[language]
    )
    assert glad > MIDDLE > angry


def test_the_parts_add_up_to_the_rating() -> None:
    points = parts(said(HAPPY, UNHAPPY))
    whole = (points.select(pl.sum_horizontal(*PARTS)).to_series() + MIDDLE).clip(1, 5)
    assert expected(points).to_list() == pytest.approx(whole.to_list())


@pytest.mark.parametrize(
    ("with_it", "without", "part"),
    [
        ("Thanks, bye", "Fine, bye", "thanks"),
        ("It works now, solved!", "It is a lamp", "settled"),
        ("It still does not work", "It is a lamp", "not_settled"),
        ("Where is it?", "All right", "still_asking"),
    ],
)
def test_a_part_is_moved_by_what_it_is_about(with_it: str, without: str, part: str) -> None:
    told, plain = (
        parts(said(f"0:00 customer My lamp\n0:10 agent Here it is\n0:20 customer {last}"))[part][0]
        for last in (with_it, without)
    )
    assert told != pytest.approx(plain)


def test_a_long_wait_counts_and_a_short_one_does_not() -> None:
    quick, slow = (
        parts(said(f"0:00 customer Where is the lamp I ordered?\n{at} agent On its way."))["waits"][
            0
        ]
        for at in ("0:30", "30:00:00")
    )
    assert quick == 0
    assert slow < -0.3


def test_of_what_cannot_be_read_nothing_is_expected() -> None:
    assert predicted(said("0:00 agent Hello? Anybody there?")).is_empty()
    nothing = measure(conversation("0:00 agent Hello? Anybody there?"))
    assert nothing.select(*PREDICTED).row(0) == (None, None, None, None)


def test_measured_apart_or_together_the_same_is_predicted(model_file: Path) -> None:
    both = pl.concat(conversation(one, f"c{n}") for n, one in enumerate((HAPPY, UNHAPPY)))
    for models in (BY_PARTS, Models(rating=model_file)):
        together = measure(both, models=models).select(*PREDICTED)
        apart = pl.concat(measure(one, models=models) for one in both.iter_slices(1))
        assert together.equals(apart.select(*PREDICTED))


def shop(count: int, seed: int = 1) -> tuple[pl.DataFrame, np.ndarray]:
    """Conversations of a shop whose customers care for what no part knows: the courier."""
    rng = np.random.default_rng(seed)
    rows, stars = [], []
    for number in range(count):
        carrier = ("Meteor", "Snail")[int(rng.random() < 0.5)]
        glad = rng.random() < 0.5
        words = ENDS["en"][0 if glad else 1][0]
        rows.append(
            conversation(
                f"0:00 customer Order {1000 + number}, where is it?\n"
                f"0:{10 + number % 40} agent It is with {carrier} couriers.\n1:30 customer {words}",
                f"c{number}",
                agent_id=f"agent {number % 8}",
                customer_id=f"customer {number % (count // 2)}",
            )
        )
        whole = 3 + (0.5 if glad else -0.5) + (1 if carrier == "Meteor" else -1)
        stars.append(float(np.clip(whole + rng.normal(0, 0.3), 1, 5)))
    return pl.concat(rows), np.array(stars)


def rated(conversations: pl.DataFrame, stars: np.ndarray) -> Rated:
    return Rated(
        material(dialogue(conversations)),
        stars,
        conversations["agent_id"],
        conversations["customer_id"],
    )


@pytest.fixture(scope="module")
def taught() -> Model:
    return learned(rated(*shop(160)))


@pytest.fixture(scope="module")
def model_file(taught: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "model.npz"
    keep(taught, path)
    return path


def test_what_the_shop_cares_for_is_learned(taught: Model) -> None:
    whole = taught.about["quality"][0]
    assert whole["correlation"] > 0.85 > whole["by_parts"]
    conversations, stars = shop(60, seed=9)
    told = ratings(taught, material(dialogue(conversations)))
    assert np.corrcoef(told, stars)[0, 1] > 0.85


def test_nine_of_ten_ratings_lie_within_the_interval(model_file: Path) -> None:
    conversations, stars = shop(200, seed=5)
    found = predicted(dialogue(conversations), Models(rating=model_file))
    low, high = found["predicted_low"].to_numpy(), found["predicted_high"].to_numpy()
    assert 0.84 <= ((stars >= low) & (stars <= high)).mean() <= 0.97


def test_a_few_ratings_leave_the_parts_nearly_as_they_are() -> None:
    conversations, _ = shop(FEWEST)
    told = material(dialogue(conversations))
    by_parts = told.conversations["expected"].to_numpy()
    for seed in range(3):
        noise = np.random.default_rng(seed).normal(0, 1, FEWEST)
        model = learned(rated(conversations, np.clip(by_parts + noise, 1, 5)))
        again = ratings(replace(model, unseen={}), told)
        assert np.corrcoef(again, by_parts)[0, 1] > 0.9
        assert np.abs(again - by_parts).mean() < 0.6


def test_of_what_taught_it_a_model_says_what_it_said_before(taught: Model) -> None:
    conversations, stars = shop(160)
    told = material(dialogue(conversations))
    again = np.abs(ratings(taught, told) - stars).mean()
    assert again == pytest.approx(taught.about["quality"][0]["distance"], abs=0.001)
    fresh = replace(taught, unseen={})
    assert np.abs(ratings(fresh, told) - stars).mean() < again


def test_below_twenty_ratings_nothing_is_learned() -> None:
    with pytest.raises(TooFewError, match="found 19"):
        learned(rated(*shop(FEWEST - 1)))


def test_a_model_is_kept_as_it_is(taught: Model, model_file: Path) -> None:
    told = material(said(HAPPY, UNHAPPY))
    assert ratings(kept(model_file), told) == pytest.approx(ratings(taught, told), abs=0.002)


@pytest.mark.parametrize("held", [b"no model", b"", b"PK\x03\x04"])
def test_what_is_no_model_is_refused(held: bytes, tmp_path: Path) -> None:
    other = tmp_path / "other.npz"
    other.write_bytes(held)
    with pytest.raises(NoModelError, match="holds no model"):
        kept(other)


@pytest.mark.parametrize("layout", [{}, {"layout": LAYOUT - 1}, {"layout": LAYOUT + 1}])
def test_a_model_of_another_version_is_refused(
    layout: dict[str, Any], model_file: Path, tmp_path: Path
) -> None:
    """What its numbers stand for is not what is read from conversations now."""
    with np.load(model_file) as parts:
        told = {name: parts[name] for name in parts.files if name != "layout"}
    np.savez(tmp_path / "old.npz", **told, **layout)
    with pytest.raises(NoModelError, match="another version of Fourfold: learn it anew"):
        kept(tmp_path / "old.npz")


def test_the_agent_s_name_teaches_nothing(taught: Model) -> None:
    as_ada, as_bob = (
        ratings(taught, material(said(HAPPY, agent_id=name))) for name in ("Ada", "Bob")
    )
    assert as_ada == as_bob


def test_material_joined_is_material_of_all() -> None:
    whole = material(said(HAPPY, UNHAPPY))
    parts_ = joined([material(said(HAPPY)), material(said(UNHAPPY))])
    assert np.array_equal(whole.traits, parts_.traits, equal_nan=True)
    assert np.array_equal(whole.words[0].toarray(), parts_.words[0].toarray())


def test_the_course_ends_where_the_whole_is() -> None:
    along = course(said(UNHAPPY))
    assert along["position"].to_list() == [0, 2, 4]
    assert along["predicted_rating"][-1] == predicted(said(UNHAPPY))["predicted_rating"][0]
    assert along["predicted_rating"][0] > along["predicted_rating"][-1]


def test_what_comes_later_does_not_show_before() -> None:
    begun = HAPPY.strip().splitlines()[:2]
    one, other = "\n".join(begun), HAPPY
    first = [course(said(text))["predicted_rating"][0] for text in (one, other)]
    assert first[0] == first[1]
    messages, ends = so_far(said(HAPPY))
    assert messages.filter(pl.col("conversation") == 0).height == 1
    assert ends["of"].to_list() == [0, 0]


def test_the_reasons_of_the_parts_are_their_points() -> None:
    why = reasons(said(UNHAPPY))
    assert set(why["kind"]) == {PART}
    points = parts(said(UNHAPPY))
    whole = points.select(pl.sum_horizontal(*PARTS)).item()
    assert why["points"].sum() == pytest.approx(whole, abs=0.05)
    assert -why["points"][0] == why["points"].abs().max()


def test_the_word_that_was_learned_is_a_reason(taught: Model) -> None:
    text = "0:00 customer Where is it?\n0:20 agent It is with {} couriers.\n1:00 customer Fine."
    for carrier, sign in (("Meteor", 1), ("Snail", -1)):
        why = reasons(said(text.format(carrier)), taught).filter(kind=WORD, voice="agent")
        best = why.sort(pl.col("points") * sign, descending=True)["name"][0]
        assert best == carrier.lower()
    assert TRAIT in set(reasons(said(HAPPY), taught)["kind"])


def test_words_and_traits_add_up_to_what_was_moved(taught: Model) -> None:
    """But for what stands between the words, and what is too little to be shown."""
    one = said("0:00 customer Where is my order?\n0:20 agent With Meteor.\n1:00 customer Fine.")
    read = material(one)
    by_words = sum(
        float((voice @ row)[0]) for voice, row in zip(read.words, taught.words, strict=True)
    )
    shown = reasons(one, taught).filter(kind=WORD)["points"].sum()
    assert shown == pytest.approx(by_words, rel=0.2)


def test_targets_are_found_where_they_are_told() -> None:
    told = pl.concat(
        [
            conversation(HAPPY, "a", rating=4, status="solved"),
            conversation(HAPPY, "b", extra='{"labels":{"done":[1,2,3],"who":"Ada"}}'),
        ]
    )
    assert targets.of_conversations(told, "rating").to_list() == [4, None]
    assert targets.of_conversations(told, "solved").to_list() == [1, None]
    assert targets.of_conversations(told, "labels.done").to_list() == [None, 2]
    assert targets.of_conversations(told, "labels.who").to_list() == [None, None]


def test_solved_is_learned_as_a_chance() -> None:
    conversations, stars = shop(80)
    model = learned(rated(conversations, (stars > 3).astype(float)), "solved", (0.0, 1.0))
    told = ratings(model, material(dialogue(conversations)))
    assert told.min() >= 0
    assert told.max() <= 1
    assert told[stars > 3].mean() > told[stars <= 3].mean() + 0.4
