"""Polarity by the one door."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textblob import TextBlob

from sample_data import conversations
from scoring.sentiment import en, polarity, sentiment

WORDS = [
    "good",
    "bad",
    "very",
    "not",
    "n't",
    "never",
    "really",
    "terrible",
    "awful",
    "great",
    "ok",
    "sorry",
    "thanks",
    "!",
    "!!",
    "(!)",
    ".",
    ",",
    "?",
    ":)",
    ":(",
    ":-D",
    "<3",
    "xD",
    "the",
    "a",
    "is",
    "was",
    "it's",
    "don't",
    "isn't",
    "couldn't",
    "I'm",
    "rip-off",
    "f*cking",
    "well-off",
    "3rd",
    "café",
    "\n\n",
    "REALLY",
    "Good-bye",
    "http://x.y/good",
    "@good",
    "#bad",
    "so_good",
    "...",
    "100%",
    "extremely",
    "slightly",
]


def textblob(text: str) -> float:
    return TextBlob(text).sentiment[0]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_english_polarity_is_textblobs(text: str) -> None:
    assert en.polarity(pl.Series([text])).item() == pytest.approx(textblob(text), abs=1e-12)


def test_english_polarity_is_textblobs_on_the_sample_conversations() -> None:
    texts = pl.Series(
        [m["text"] for c in conversations() if c["language"] == "en" for m in c["messages"]]
    ).unique()
    assert len(texts) > 500
    read = en.polarity(texts)
    for text, number in zip(texts, read, strict=True):
        assert number == pytest.approx(textblob(text), abs=1e-12)


def test_a_language_without_an_analyser_is_not_assessed() -> None:
    spoken = pl.DataFrame(
        {"language": ["xx", None, "en"], "text": ["c'est terrible", "great", "great"]}
    )
    assert polarity(spoken).to_list() == [None, None, pytest.approx(0.8)]


def test_no_messages_no_polarities() -> None:
    nothing = pl.DataFrame(schema={"language": pl.String, "text": pl.String})
    assert polarity(nothing).to_list() == []
    assert en.polarity(pl.Series([], dtype=pl.String)).to_list() == []


def test_the_empty_text_is_neutral() -> None:
    assert en.polarity(pl.Series([""])).to_list() == [0.0]


def test_sentiment_has_three_classes_and_null() -> None:
    read = pl.DataFrame({"p": [-0.5, -0.1, 0.0, 0.1, 1.0, None]}).select(sentiment("p"))
    assert read.to_series().to_list() == [
        "negative",
        "negative",
        "neutral",
        "positive",
        "positive",
        None,
    ]
