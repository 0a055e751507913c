"""Learning from ratings: who is left out, whose manner is known, whom it heeds, what it keeps."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from scoring.dialogue import dialogue
from scoring.satisfaction.folds import folds
from scoring.satisfaction.learning import learned
from scoring.satisfaction.likeness import END, EVEN, Heeded, by_meaning, by_voices
from scoring.satisfaction.material import Material, Rated, material
from scoring.satisfaction.model import ratings
from scoring.satisfaction.quality import OF_LANGUAGE, quality, widths
from scoring.satisfaction.vectors import HEARD, answered, vectors
from scoring.transcript import conversation

ENDS = ("It was the green one", "It was the blue one")
"""Last words between which no part and no trait makes a difference."""

TALK = ("lamp", "chair", "table", "shelf", "carpet", "mirror", "pillow", "curtain")


def talks(count: int, seed: int) -> tuple[Material, np.ndarray]:
    """Conversations about this and that, and whether each ends with the first of ENDS."""
    rng = np.random.default_rng(seed)
    first = rng.random(count) < 0.5
    rows = [
        conversation(
            f"0:00 customer My {' '.join(rng.choice(TALK, 4))}\n"
            f"0:10 agent Which {' '.join(rng.choice(TALK, 4))}\n"
            f"0:20 customer {ENDS[0 if one else 1]}",
            f"c{number}",
            language="en",
        )
        for number, one in enumerate(first)
    ]
    return material(dialogue(pl.concat(rows))), first


def nobody(count: int) -> pl.Series:
    return pl.Series([None] * count, dtype=pl.String)


@pytest.fixture(scope="module")
def told() -> tuple[Material, np.ndarray]:
    return talks(120, seed=1)


def test_nobody_is_both_learned_from_and_tested_on() -> None:
    agents = pl.Series([f"agent {n % 9}" for n in range(90)])
    customers = pl.Series([f"customer {n % 30}" if n % 7 else None for n in range(90)])
    tested = np.zeros(90, int)
    for train, test in folds(agents, customers, 5):
        tested[test] += 1
        assert not set(agents.gather(train)) & set(agents.gather(test))
        both = set(customers.gather(train)) & set(customers.gather(test))
        assert both <= {None}
    assert (tested == 1).all()


def test_who_rates_kindly_is_not_taken_for_what_was_said(told) -> None:
    """What customers rate by is told the better, the better one knows who rated."""
    said, first = told
    rng = np.random.default_rng(3)
    customers = np.arange(120) % 20
    stars = 3 + 0.5 * np.where(first, 1, -1) + rng.normal(0, 1, 20)[customers]
    stars += rng.normal(0, 0.3, 120)
    fresh, fresh_first = talks(80, seed=3)
    right = {}
    for name, who in {"known": pl.Series(customers.astype(str)), "unknown": nobody(120)}.items():
        found = ratings(learned(Rated(said, stars, nobody(120), who), ends=(0, 6)), fresh)
        right[name] = np.corrcoef(found, fresh_first)[0, 1]
    assert right["known"] > right["unknown"] + 0.03


def test_where_the_last_words_tell_they_are_heeded_most(told) -> None:
    said, first = told
    stars = np.where(first, 4.0, 2.0)
    model = learned(Rated(said, stars, nobody(120), nobody(120)))
    assert model.about["heeded"][2] > model.about["heeded"][0] > model.about["heeded"][1]
    assert (ratings(replace(model, unseen={}), said) > 3).tolist() == first.tolist()


def test_where_the_parts_tell_nothing_they_are_given_up(told) -> None:
    said, first = told
    against = 6 - said.conversations["expected"].to_numpy() + np.where(first, 1.0, -1.0)
    model = learned(Rated(said, against, nobody(120), nobody(120)), ends=(0, 7))
    assert model.about["parts"] < 1


@pytest.fixture
def both() -> tuple[Material, Material]:
    """Two customers who say different things and hear the same."""
    lamp, chair = (
        material(dialogue(conversation(f"0:00 customer {words}\n0:10 agent Yes.", language="en")))
        for words in ("My lamp", "The chair")
    )
    return lamp, chair


def alike(one: Material, other: Material, heeded: Heeded) -> float:
    return next(by_voices(one, other, [heeded])).item()


def test_who_is_not_heeded_makes_nothing_alike(both) -> None:
    lamp, chair = both
    assert alike(lamp, chair, Heeded((0.0, 1.0, 0.0), 0.0)) == pytest.approx(1, abs=1e-5)
    assert alike(lamp, chair, Heeded((0.5, 0.0, 0.5), 0.0)) < 0.2


def meant(customer: int, agent: int, last: int, answered: int) -> np.ndarray:
    """Vectors of one conversation: what each of HEARD means, one of four things."""
    return np.eye(4, dtype=np.float32)[[[customer, agent, last, answered]]]


def test_meaning_is_heard_as_much_as_a_voice_is_heeded(both) -> None:
    plain, _ = both
    # One voice means the same, one something else, one is not heeded.
    mine, other = (replace(plain, vectors=meant(*what)) for what in ((1, 1, 0, 0), (1, 0, 1, 0)))
    shares = Heeded((0.5, 0.0, 0.5), 0.0)
    with_it = alike(mine, other, shares)
    assert with_it - alike(plain, plain, shares) == pytest.approx(0.25, abs=1e-5)


def test_the_same_words_mean_more_where_they_answer_the_same() -> None:
    """ "Yes" to "Is it broken?" is not "Yes" to "All well?"."""
    yes = meant(0, 0, 1, 2)
    same, different = (by_meaning(yes, meant(0, 0, 1, what), END).item() for what in (2, 3))
    assert same == different + END.answering
    assert by_meaning(yes, meant(0, 0, 3, 2), END).item() < different
    assert by_meaning(yes, meant(0, 0, 1, 2), EVEN).item() == pytest.approx(1)


def test_what_was_answered_is_what_the_agent_said_before_the_last_words() -> None:
    first = "0:00 customer My lamp?\n0:10 agent Broken?\n"
    said = [first + "0:20 customer Yes.\n0:30 agent Oh.", first, "0:00 agent Hi?"]
    messages = dialogue(pl.concat(conversation(one, f"c{n}") for n, one in enumerate(said)))
    assert answered(messages)["answered"].to_list() == ["Broken?", "", ""]


class Measure:
    """Stands for the encoder: what a text means is how long it is."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def vectors(self, texts: pl.Series) -> np.ndarray:
        self.read.extend(texts)
        return np.array([[len(text), 1] for text in texts], np.float32)


def test_what_is_said_more_than_once_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = Measure()
    monkeypatch.setattr("scoring.satisfaction.vectors._encoder", lambda: encoder)
    texts = (["a", "bbb"], ["bbb", ""], ["a", "bbb"], ["bbb", ""])
    found = vectors(pl.DataFrame(dict(zip(HEARD, texts, strict=True))))
    assert sorted(encoder.read) == ["", "a", "bbb"]
    assert np.linalg.norm(found, axis=2).ravel() == pytest.approx(1)
    lengths = found[:, :, 0] / found[:, :, 1]
    assert lengths.tolist() == [pytest.approx([1, 3, 1, 3]), pytest.approx([3, 0, 3, 0])]


def test_a_language_with_many_ratings_has_an_interval_of_its_own() -> None:
    languages = pl.Series(["de"] * OF_LANGUAGE + ["th"] * (OF_LANGUAGE - 1))
    missed = np.where(languages == "de", 0.5, 1.0)
    assert widths(missed, languages, 0.9) == {"": 1.0, "de": 0.5}


def test_the_quality_of_what_hits_and_what_guesses(told) -> None:
    said, first = told
    stars = np.where(first, 4.0, 2.0)
    apart = list(folds(nobody(120), nobody(120), 5))
    right = quality(said, stars, stars, apart, 0.9)[0]
    assert (right["correlation"], right["distance"], right["covered"]) == (pytest.approx(1), 0, 1)
    guessed = quality(said, stars, np.full(120, 3.0), apart, 0.9)[0]
    assert guessed["correlation"] is None
    assert guessed["distance"] == 1
