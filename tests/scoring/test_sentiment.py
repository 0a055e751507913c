"""Polarity by the one door."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textblob import TextBlob

from sample_data import conversations
from scoring.sentiment import complaint, polarity, sentiment
from scoring.sentiment.english import words as en
from scoring.sentiment.english.tokens import RARE

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
    "kindly",
    "No.",
    "Ok.",
    "Mr.",
    "ed.",
    "U.S.",
    "a.",
    "DON'T",
    "…",
    "“nice”",
    "—",
    "ISN’T",
]
BETWEEN = [" ", " ", " ", "", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x1c", "\x85"]
CHARACTERS = "ok good NOT very!!..|()-'’\"n\nAÉ:Dİ"

CONSTRUCTIONS = [
    # Intensifiers, negations and what may stand between
    "very good",
    "very very good",
    "really very extremely bad",
    "very, is a good",
    "very the good",
    "not good",
    "not a good",
    "not the good",
    "not I a good",
    "not, good",
    "no good",
    "No. Good",
    "never ever good",
    "not very good",
    "not a very very good",
    "really not good",
    "really not not good",
    "really not a good",
    "really is not at a good",
    "really never a very bad",
    "really not the good",
    "really the not good",
    "very not good",
    "very no good",
    "very no a slightly good",
    "kindly no bad",
    "not really not good",
    "not very! good",
    "not bad not good",
    "don't good",
    "DON'T good",
    "isn't very good",
    "n'tgood",
    "it's. not s. good",
    # Marks behind
    "good!",
    "good!!!",
    "bad !! good",
    "very! good!",
    "!good! bad",
    "! good",
    "good (!)",
    "good ( ! ) bad",
    "good(!)bad",
    "very (!) good",
    # Emoticons
    ":) good",
    ":  ) good",
    "good:-)",
    "good :\n\n)",
    "see: (good)",
    "x D good",
    "fix D good",
    "at 8) good",
    "<3",
    "♥",
    "♥♥ good",
    ":D",
    ":d",
    ":Dgood",
    ":\\n't",
    "o_O",
    "http://good.x",
    "very :( good",
    "not :c)",
    # Abbreviations, periods, ellipses
    "ok.",
    "Ok.",
    "Ok..",
    "Ok...",
    "Ok.)",
    "very Mr. good",
    "very Mr good",
    "very al. good",
    "not a. good",
    "not A.. good",
    "not U.S. good",
    "really U.S. good",
    "very A|. good",
    "very. good",
    "very.. good",
    "very... good",
    "very ... good",
    "very .....) good",
    "not… good",
    "not...",
    ".good",
    "...good",
    "...(good)",
    "(...good)",
    "good.bad",
    "really .-good bad",
    # Quotes, hyphens, scripts, blanks
    "‘good’ “bad” `ok` 'nice' \"best\"",
    "not ’ good",
    "well-off",
    "-good- --bad",
    "good—bad",
    "goodé",
    "not é good",
    "very é good",
    "very 好的很 good",
    "GOOD Not GOOD",
    "o\u212a",
    "GOOD\u0130",
    "not\n\ngood",
    "very\r\n\r\ngood",
    "very\u2028good\x1cbad\x85ok",
    "very\u200bgood",
    "very END-OF-SENTENCE good",
    " ",
    "...",
    "!!!",
    "_good_ #good @good $good good% /good f*cking",
]


def textblob(text: str) -> float:
    told: Any = TextBlob(text).sentiment
    return told[0]


def assert_textblobs(texts: list[str]) -> None:
    told = en.polarity(pl.Series(texts, dtype=pl.String)).to_list()
    assert dict(zip(texts, told, strict=True)) == pytest.approx(
        {text: textblob(text) for text in texts}, abs=1e-12
    )


spoken = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), max_size=12).map(
    lambda pieces: "".join(word + blank for word, blank in pieces)
)


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(spoken, min_size=1, max_size=20))
def test_english_polarity_is_textblobs(texts: list[str]) -> None:
    assert_textblobs(texts)


@settings(deadline=None)
@given(st.lists(st.text(CHARACTERS, max_size=30), min_size=1, max_size=20))
def test_english_polarity_is_textblobs_letter_by_letter(texts: list[str]) -> None:
    assert_textblobs(texts)


@pytest.mark.parametrize("text", CONSTRUCTIONS)
def test_english_polarity_of_a_construction_is_textblobs(text: str) -> None:
    assert_textblobs([text])


def test_a_text_does_not_touch_the_next() -> None:
    assert_textblobs(["very", "good", "not", "good", "", "! bad", "really", "not bad", "!"])


def test_every_word_of_the_lexicon_is_known() -> None:
    en_words = list(en.sentiment)
    assert_textblobs(en_words)
    assert_textblobs([f"not very {word}! really not {word.title()}. Ok" for word in en_words])


def test_texts_are_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(en, "AT_ONCE", 2)
    assert_textblobs(["good", "very", "bad", "", ":)", "not good", "!"])


def test_a_missing_text_has_no_polarity() -> None:
    texts = pl.Series([None, "good", None, ":)", "so"], dtype=pl.String)
    assert en.polarity(texts).to_list() == [None, pytest.approx(0.7), None, 0.5, 0.0]
    assert en.polarity(pl.Series([None], dtype=pl.String)).to_list() == [None]


def test_few_texts_are_left_to_textblob() -> None:
    texts = pl.Series(
        [m["text"] for c in conversations() if c["language"] == "en" for m in c["messages"]]
    )
    assert texts.str.contains(RARE).sum() < 0.05 * len(texts)


def test_english_polarity_is_textblobs_on_the_sample_conversations() -> None:
    texts = {m["text"] for c in conversations() if c["language"] == "en" for m in c["messages"]}
    assert len(texts) > 500
    assert_textblobs(sorted(texts))


def test_a_language_without_an_analyser_is_not_assessed() -> None:
    spoken = pl.DataFrame({"language": ["xx", None], "text": ["c'est terrible", "great"]})
    assert polarity(spoken).to_list() == [None, None]
    assert complaint(spoken).to_list() == [None, None]


def test_no_messages_no_polarities() -> None:
    nothing = pl.DataFrame(schema={"language": pl.String, "text": pl.String})
    assert polarity(nothing).to_list() == []
    assert complaint(nothing).to_list() == []
    assert en.polarity(pl.Series([], dtype=pl.String)).to_list() == []


def test_the_empty_text_has_no_word_of_textblobs() -> None:
    assert en.polarity(pl.Series([""])).to_list() == [0.0]


def test_sentiment_has_three_classes_and_null() -> None:
    read = pl.DataFrame({"p": [-0.5, -0.25, 0.0, 0.25, 1.0, None]}).select(sentiment("p"))
    assert read.to_series().to_list() == [
        "negative",
        "negative",
        "neutral",
        "positive",
        "positive",
        None,
    ]
