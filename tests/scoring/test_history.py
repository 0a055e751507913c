"""What only other conversations tell: who came back, what is usual, what was kept and pasted."""

import math
from typing import Any

import polars as pl
import pytest

from scoring.measure import HISTORY, in_history, measure
from scoring.transcript import conversation

NA = "not applicable"

ASKED = """
    0:00 customer My kettle leaks, what now?
    5:00 agent I am sorry. I can send you a new one.
"""


def at(hours: int, said: str) -> str:
    """The same, so many hours later."""
    lines = (line.strip().split(" ", 1) for line in said.strip().splitlines())
    return "\n".join(f"{_later(clock, hours)} {rest}" for clock, rest in lines)


def _later(clock: str, hours: int) -> str:
    minutes, seconds = clock.split(":")
    return f"{hours + int(minutes) // 60}:{int(minutes) % 60:02}:{seconds}"


def among(standard: str, *told: pl.DataFrame) -> list[object]:
    """The value of each conversation among all of them."""
    measured = measure(pl.concat(told))
    values = in_history(measured, measured.select(HISTORY))[standard]
    return [NA if v is not None and math.isnan(v) else v for v in values]


def one(name: str, said: str, customer: str | None = "Eve", **facts: Any) -> pl.DataFrame:
    known = {} if customer is None else {"customer_id": customer}
    return conversation(said, name, **known, **facts)


RECONTACT = "effect.no_recontact"

LATER = one("z", at(400, ASKED), "Zoe")
"""So much later that all who would come back have."""


def test_a_customer_who_comes_back_within_a_week_was_not_served_at_once() -> None:
    again = one("b", at(100, ASKED))
    assert among(RECONTACT, one("a", ASKED), again, LATER) == [0.0, 1.0, None]


def test_after_the_week_it_is_another_matter() -> None:
    assert among(RECONTACT, one("a", ASKED), one("b", at(170, ASKED)), LATER)[0] == 1.0


def test_before_the_week_is_over_nobody_knows() -> None:
    assert among(RECONTACT, one("a", ASKED), one("b", at(100, ASKED), "Bob")) == [None, None]


def test_who_the_customer_is_must_be_known() -> None:
    assert among(RECONTACT, one("a", ASKED, None), one("b", at(9, ASKED), None), LATER)[:2] == [
        None,
        None,
    ]


def test_another_order_is_another_matter() -> None:
    first, other = one("a", ASKED, order_id="1"), one("b", at(9, ASKED), order_id="2")
    assert among(RECONTACT, first, other, LATER)[0] == 1.0
    same = one("b", at(9, ASKED), order_id="1")
    assert among(RECONTACT, first, same, LATER)[0] == 0.0


def test_the_second_contact_may_be_about_something_else_and_the_third_be_about_this() -> None:
    first = one("a", ASKED, order_id="1")
    other = one("b", at(9, ASKED), order_id="2")
    back = one("c", at(20, ASKED), order_id="1")
    assert among(RECONTACT, first, other, back, LATER)[0] == 0.0


HANDLE = "efficiency.handle_time"


def test_what_is_usual_is_the_median_of_channel_and_matter() -> None:
    usual = [one(f"u{n}", ASKED, f"c{n}") for n in range(20)]
    slow = one("slow", "0:00 customer My kettle leaks\n15:00 agent Here is a new one.")
    mail = one("mail", ASKED, channel="email")
    ratios = among(HANDLE, slow, mail, *usual)
    assert ratios[0] == pytest.approx(3.0)
    assert ratios[1] is None
    assert set(ratios[2:]) == {1.0}


def test_a_handful_make_nothing_usual() -> None:
    assert set(among(HANDLE, *(one(f"u{n}", ASKED) for n in range(19)))) == {None}


PROMISE = "process.keep_promise"

PROMISED = """
    0:00 customer My parcel has not arrived.
    1:00 agent I will get back to you within 24 hours.
"""


def test_a_promise_is_kept_in_another_conversation_that_the_agent_opens() -> None:
    back = one("b", "20:00:00 agent Good news: your parcel was found and is on its way.")
    assert among(PROMISE, one("a", PROMISED), back) == [1.0, NA]


def test_a_promise_kept_too_late_counts_in_part() -> None:
    back = one("b", "30:00:00 agent Sorry for the delay: your parcel is on its way.")
    assert among(PROMISE, one("a", PROMISED), back)[0] == 0.5


def test_a_promise_the_customer_has_to_ask_for_is_broken() -> None:
    asks = one("b", "30:00:00 customer You wanted to call me?\n30:05:00 agent Sorry!")
    assert among(PROMISE, one("a", PROMISED), asks)[0] == 0.0


def test_a_kept_promise_stays_kept_when_a_new_one_follows() -> None:
    back = "\n20:00:00 agent I am back: your parcel was found. You will have it within 2 days."
    assert among(PROMISE, one("a", PROMISED.rstrip() + back)) == [1.0]


def test_thanks_after_the_time_ask_for_nothing() -> None:
    thanks = "\n30:00:00 customer Thank you very much!"
    assert among(PROMISE, one("a", PROMISED.rstrip() + thanks)) == [None]


def test_a_promise_nobody_heard_of_again_is_not_assessed() -> None:
    assert among(PROMISE, one("a", PROMISED)) == [None]
    assert among(PROMISE, one("a", ASKED)) == [NA]


PASTED = "process.not_canned"

BLOCK = (
    "We kindly ask you to consult the conditions of carriage on our page. "
    "Every case is examined with the greatest care by our specialists."
)


def test_a_block_that_stands_everywhere_was_pasted() -> None:
    said = f"0:00 customer Where is my bag?\n1:00 agent {BLOCK}"
    assert among(PASTED, *(one(f"c{n}", said) for n in range(6))) == [1.0] * 6
    assert among(PASTED, *(one(f"c{n}", said) for n in range(5))) == [None] * 5


def test_figures_and_marks_make_no_new_block() -> None:
    rows = [
        one(f"c{n}", f"0:00 customer Where?\n1:00 agent {BLOCK.replace('page', f'page {n}')}")
        for n in range(6)
    ]
    assert among(PASTED, *rows) == [1.0] * 6


def test_own_words_are_no_block() -> None:
    own = "Your bag was found in Lyon this morning and flies home tonight. "
    own += "The courier rings at your door between nine and eleven tomorrow."
    rows = [one(f"c{n}", f"0:00 customer Where?\n1:00 agent {BLOCK}") for n in range(6)]
    mine = one("mine", f"0:00 customer Where is my bag?\n1:00 agent {own}")
    assert among(PASTED, mine, *rows)[0] == 0.0
