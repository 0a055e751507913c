"""What customers ask, put into topics: the question found, alike ones together, names, numbers."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from scoring.conversations import RAW, checked
from scoring.topics import model
from scoring.topics.learning import LEAST, TooFewError, learned
from scoring.topics.naming import KNOWN_TO, names
from scoring.topics.questions import QUESTION, answers, questions, without_particulars
from scoring.topics.space import WORDS

THINGS = {
    "parcel": ("where is my parcel", "my parcel has not arrived", "parcel still not delivered"),
    "refund": ("I want a refund for this", "when do I get the refund", "refund not received yet"),
    "login": ("cannot log in to account", "account login fails", "my account login is locked"),
    "invoice": ("please send the invoice", "the invoice is wrong", "invoice with tax number"),
}
TAILS = ("please help", "thank you for looking", "this takes long", "what now", "as I said before")


def talk(*said: tuple[str, str], language: str = "en") -> pl.DataFrame:
    rows = [
        {"row": row, "conversation_id": "c", "channel": "chat", "role": role, "text": text}
        for row, (role, text) in enumerate(said)
    ]
    found = checked(pl.DataFrame(rows, schema=RAW)).conversations
    return found.with_columns(language=pl.lit(language))


def asked(things: tuple[str, ...], each: int, seed: int = 0, language: str = "en") -> pl.DataFrame:
    """``each`` questions about each of the things, every one of another customer."""
    draw = np.random.default_rng(seed)
    rows = [
        (f"{thing}-{seed}-{n}", language, f"{seed} {thing} {n}", f"{wording} {tail}")
        for thing in things
        for n in range(each)
        for wording, tail in [(draw.choice(THINGS[thing]), draw.choice(TAILS))]
    ]
    return pl.DataFrame(rows, schema=QUESTION, orient="row")


def thing(questions: pl.DataFrame) -> pl.Series:
    return questions["conversation_id"].str.split("-").list.first()


def question(*said: tuple[str, str]) -> list[str]:
    return questions(talk(*said))["text"].to_list()


def test_a_greeting_is_no_question() -> None:
    said = question(
        ("customer", "Hello"),
        ("agent", "Hi, how can I help?"),
        ("customer", "My parcel has not arrived yet"),
    )
    assert said == ["My parcel has not arrived yet"]


def test_what_is_said_in_one_go_is_one_question() -> None:
    said = question(
        ("customer", "Good morning"),
        ("customer", "I ordered a lamp last week"),
        ("customer", "it came broken"),
        ("agent", "I am sorry."),
        ("customer", "And the bulb is missing"),
    )
    assert said == ["I ordered a lamp last week it came broken"]


def test_a_question_holds_nothing_of_one_customer_alone() -> None:
    (said,) = question(
        ("customer", "My name is Alexis Mori, order #A-99341 to a.mori@example.org is missing")
    )
    for part in ("Alexis", "99341", "example", "@"):
        assert part not in said
    assert "missing" in said


@pytest.mark.parametrize("text", ["+49 170 1234567", "https://a.example/x?y=1", "12.50", "@shop"])
def test_particulars_are_left_out(text: str) -> None:
    told = pl.select(without_particulars(pl.lit(f"call {text} now"))).item()
    assert told == "call now"


def test_who_says_nothing_asks_nothing() -> None:
    assert question(("customer", "hi"), ("agent", "Hello?")) == []
    assert questions(talk(("agent", "Anybody there?"))).is_empty()


def test_the_answer_is_what_an_agent_said_at_length_after_the_question() -> None:
    said = talk(
        ("agent", "Welcome to the shop where everybody is served as fast as can be!"),
        ("customer", "Where is my parcel?"),
        ("agent", "One moment"),
        ("agent", "It left our house today and arrives on Friday"),
    )
    assert answers(said)["answer"].to_list() == ["It left our house today and arrives on Friday"]


def test_alike_questions_make_a_topic() -> None:
    told = asked(tuple(THINGS), 80)
    topics, numbers = learned(told, WORDS)
    pairs = pl.DataFrame({"thing": thing(told), "topic": numbers}).drop_nulls()
    assert pairs.height > 0.8 * told.height
    assert pairs.group_by("topic").agg(pl.col("thing").n_unique())["thing"].max() == 1
    assert len(topics.topics) >= len(THINGS)


def test_topics_are_called_by_what_sets_them_apart() -> None:
    told = asked(tuple(THINGS), 80)
    called = names(told, thing(told).replace_strict({name: n for n, name in enumerate(THINGS)}))
    for place, name in enumerate(THINGS):
        assert name in called[place]["en"]
        assert len(called[place]["en"]) <= 3


def test_words_of_few_customers_are_no_names() -> None:
    told = asked(("parcel", "refund"), 60)
    few = pl.col("conversation_id").is_in([f"parcel-0-{n}" for n in range(KNOWN_TO - 1)])
    again = pl.col("conversation_id").is_in(["refund-0-1", "refund-0-2"])
    told = told.with_columns(
        pl.when(few | again).then(pl.col("text") + " zanzibar").otherwise("text").alias("text")
    )
    called = names(told, (thing(told) == "refund").cast(pl.Int32))
    assert "zanzibar" not in str(called)


def test_the_name_of_a_person_is_no_name_of_a_topic() -> None:
    told = asked(("parcel", "refund"), 60)
    told = told.with_columns(
        pl.when(pl.col("conversation_id").str.starts_with("parcel"))
        .then(pl.lit("for my friend Zelda ") + pl.col("text"))
        .otherwise("text")
        .alias("text")
    )
    called = names(told, (thing(told) == "refund").cast(pl.Int32))
    assert "zelda" not in str(called)
    assert "parcel" in called[0]["en"]


def test_scripts_without_blanks_have_names_too() -> None:
    wordings = (
        ("我的快递还没有收到", "快递怎么还没来", "查一下快递", "快递丢了吗"),
        ("请问退款什么时候到账", "退款还没到", "我要退款", "为什么不给退款"),
    )
    rows = [(f"{n}", "zh", f"{n}", wordings[n % 2][n // 2 % 4]) for n in range(60)]
    told = pl.DataFrame(rows, schema=QUESTION, orient="row")
    called = names(told, pl.Series([n % 2 for n in range(60)], dtype=pl.Int32))
    assert any("退款" in word for word in called[1]["zh"])
    assert any("快递" in word for word in called[0]["zh"])


def test_topics_found_again_keep_their_numbers_and_new_ones_get_new_numbers() -> None:
    first, numbers = learned(asked(("parcel", "refund", "login"), 90), WORDS)
    later = asked(tuple(THINGS), 90, seed=7)
    second, again = learned(later, WORDS, former=first)
    told = pl.DataFrame({"thing": thing(later), "now": again, "before": first.assigned(later)})
    known = told.filter(pl.col("thing") != "invoice").drop_nulls()
    assert (known["now"] == known["before"]).sum() > 0.8 * known.height
    fresh = told.filter(pl.col("thing") == "invoice")["now"].drop_nulls().unique()
    assert fresh.len() > 0
    assert not set(fresh) & set(numbers.drop_nulls())
    assert second.about["highest"] > first.about["highest"]


def test_what_fits_no_topic_is_on_none() -> None:
    topics, _ = learned(asked(("parcel", "refund", "login"), 90), WORDS)
    foreign = pl.DataFrame(
        [("x", "en", "x", "Do you sell vegan chocolate with hazelnuts in Bern?")],
        schema=QUESTION,
        orient="row",
    )
    assert topics.assigned(foreign).to_list() == [None]
    assert topics.assigned(foreign.clear()).to_list() == []


def test_too_few_questions_teach_nothing() -> None:
    with pytest.raises(TooFewError) as few:
        learned(asked(("parcel",), LEAST - 1), WORDS)
    assert few.value.found == LEAST - 1


def test_a_model_says_the_same_after_it_was_kept(tmp_path: Path) -> None:
    told = asked(tuple(THINGS), 60)
    topics, numbers = learned(told, WORDS, now=datetime(2026, 1, 1, tzinfo=UTC))
    model.keep(topics, tmp_path / "topics.npz")
    kept = model.kept(tmp_path / "topics.npz")
    assert kept.about == topics.about
    assert kept.topics == topics.topics
    assert kept.assigned(told).equals(numbers, null_equal=True)


def test_a_file_without_topics_is_told_from_one_with(tmp_path: Path) -> None:
    (tmp_path / "other.npz").write_bytes(b"nothing of the kind")
    with pytest.raises(model.NoTopicsError):
        model.kept(tmp_path / "other.npz")
