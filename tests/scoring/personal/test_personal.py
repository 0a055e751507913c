"""Conversations masked: names known and told, orders kept apart, verdicts that stay."""

import json
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from scoring.conversations import CONVERSATION, RAW, checked
from scoring.measure import measure
from scoring.personal import PLACEHOLDERS, masked
from scoring.standards import standards
from scoring.transcript import conversation


def pseudonym(name: str) -> str:
    return name if name.startswith("K-") else f"K-{len(name)}"


def said(spoken: pl.DataFrame) -> list[str]:
    return [message["text"].strip() for message in spoken["messages"].item()]


def imported(**raw: Any) -> pl.DataFrame:
    told = {"row": 1, "conversation_id": "1", "role": "customer", "text": "Hello"} | raw
    return checked(pl.DataFrame([told], schema=RAW)).conversations


def test_a_name_once_told_is_masked_in_the_whole_conversation() -> None:
    spoken = conversation("""
        0:00 customer Hi, my name is Alexis Turner.
        0:10 agent One moment. I found it, Alexis, it is under Turner.
    """)
    assert said(masked(spoken, pseudonym)) == [
        "Hi, my name is [name] [name].",
        "One moment. I found it, [name], it is under [name].",
    ]


def test_customers_names_are_masked_and_agents_keep_theirs() -> None:
    spoken = conversation("0:00 customer ok, julia here", author="Julia Roth", agent_id="Ada Byron")
    (told,) = said(masked(spoken, pseudonym))
    assert told == "ok, [name] here"
    spoken = conversation(
        "0:00 agent Dear Ms Byron and Ms Roth, I am Ada Byron.", agent_id="Ada Byron"
    )
    assert said(masked(spoken, pseudonym)) == ["Dear Ms Byron and Ms [name], I am Ada Byron."]
    assert masked(spoken, pseudonym)["agent_id"].item() == "Ada Byron"


def test_customers_stand_under_one_pseudonym() -> None:
    told = masked(imported(customer_id="anna@example.com", author="Anna"), pseudonym)
    assert told["customer_id"].item() == "K-16"
    assert told["messages"].item()[0]["author"] == "K-4"


def test_a_name_that_is_a_word_too_is_masked_where_it_is_one() -> None:
    spoken = conversation("0:00 agent Will it arrive? I will look, Will.", author=None)
    spoken = masked(
        spoken.with_columns(customer_id=pl.lit("Will Carter")),
        pseudonym,
    )
    assert said(spoken) == ["Will it arrive? I will look, [name]."]


@pytest.mark.parametrize("written", ["Irem", "irem", "IREM", "İrem", "İREM"])
def test_a_name_is_masked_however_its_i_is_dotted(written: str) -> None:
    spoken = conversation(f"0:00 customer Kargo nerede, {written} soruyor.", author=None)
    spoken = masked(spoken.with_columns(customer_id=pl.lit("Irem Kaya")), pseudonym)
    assert said(spoken) == ["Kargo nerede, [name] soruyor."]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Where is my order 114-3941689-8772232?", "114-3941689-8772232"),
        ("订单号1234567890123456789还没到", "1234567890123456789"),
        ("Meine Bestellnummer FF914447 fehlt", "FF914447"),
        ("Order #1001 please", "1001"),
        ("My order is late by 12 days", None),
        ("Call 0170 1234567", None),
    ],
)
def test_a_named_order_is_kept_apart(text: str, order: str | None) -> None:
    told = masked(imported(text=text), pseudonym)
    assert told["order_id"].item() == order


def test_a_known_order_stays() -> None:
    told = masked(imported(text="order 114-3941689-8772232", order_id="7"), pseudonym)
    assert told["order_id"].item() == "7"


def test_unknown_keys_are_masked() -> None:
    extra = {
        "requester": {"name": "Anna Roth", "email": "a@b.example", "locale": "de", "id": 12},
        "phone": 491701234567,
        "subject": "Call Anna at +49 170 1234567",
        "file_name": "a.jpg",
        "priority": 3,
    }
    told = masked(imported(extra=json.dumps(extra), text="It is Anna."), pseudonym)
    assert json.loads(told["extra"].item()) == {
        "requester": {"name": "[name]", "email": "[email]", "locale": "de", "id": 12},
        "phone": "[phone]",
        "subject": "Call [name] at [phone]",
        "file_name": "a.jpg",
        "priority": 3,
    }
    assert said(told) == ["It is [name]."]


def test_translations_and_tags_are_masked() -> None:
    raw = imported(translation="Write to a@b.example", tags='["vip", "a@b.example"]')
    told = masked(raw, pseudonym)
    assert told["messages"].item()[0]["translation"] == "Write to [email]"
    assert told["tags"].item().to_list() == ["vip", "[email]"]


def test_nothing_comes_of_nothing() -> None:
    assert masked(pl.DataFrame(schema=CONVERSATION), pseudonym).schema == CONVERSATION


SPOKEN = """
    0:00 customer Hi, I'm Anna Roth. My order FF748111 never came.
    0:20 agent Hello Anna, I'm Ada. I'm sorry. Could you tell me your phone number?
    1:00 customer It's +49 170 1234567, mail a.roth@example.com
    2:00 agent Thank you, Ms Roth. Your card 4111 1111 1111 1111 was charged 49.90.
    2:30 agent I will refund it today, Anna. Is there anything else?
    3:00 customer No, thanks!
"""


def test_the_verdicts_stay_the_same() -> None:
    spoken = conversation(SPOKEN, author=None)
    hidden = masked(spoken, pseudonym)
    before, after = measure(spoken), measure(hidden)
    assert sum(word in " ".join(said(hidden)) for word in PLACEHOLDERS) == 4
    mood = {"effect.final_mood", "effect.sentiment_shift", "attitude.composure"}
    alike = ["language", *(name for name in standards() if name not in mood)]
    assert_frame_equal(before.select(alike), after.select(alike))


def test_evidence_points_into_the_masked_text() -> None:
    hidden = masked(conversation(SPOKEN), pseudonym)
    place = measure(hidden)["attitude.greeting:evidence"].item()
    shown = said(hidden)[place["message"]][place["start"] : place["end"]]
    assert shown == "Hello"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=3))
def test_masked_twice_is_masked_once(texts: list[str]) -> None:
    raw = [
        {"row": 1, "conversation_id": "1", "role": role, "text": text, "author": "Ana"}
        for text in texts
        for role in ("customer", "agent")
    ]
    once = masked(checked(pl.DataFrame(raw, schema=RAW)).conversations, pseudonym)
    assert_frame_equal(masked(once, pseudonym), once)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="abcdefghij klmnopqrstuvwxyz,.!?äöéßñ", max_size=120))
def test_small_letters_without_figures_stay(text: str) -> None:
    spoken = imported(text=text)
    assert_frame_equal(masked(spoken, pseudonym), spoken)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Order 302-1234567-1234567.", "Order 302-1234567-1234567."),
        (
            "Order 302-1234567-1234567, call 030 12345678.",
            "Order 302-1234567-1234567, call [phone].",
        ),
        ("302-1234567-1234567 +49 170 1234567", "302-1234567-1234567 [phone]"),
        ("(123-45-6789)", "([id])"),
        ("123-45-6789", "[id]"),
        ("Order 9123-45-67890 it is", "Order 9123-45-67890 it is"),
    ],
)
def test_a_number_is_told_from_the_orders_beside_it(text: str, expected: str) -> None:
    assert said(masked(imported(text=text, language="de"), pseudonym)) == [expected]


def test_an_order_stays_whole_where_its_customer_is_known_by_the_same_figures() -> None:
    spoken = imported(text="Order 302-1234567-7654321 please", customer_id="1234567")
    assert said(masked(spoken, pseudonym)) == ["Order 302-1234567-7654321 please"]
