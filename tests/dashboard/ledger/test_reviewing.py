"""Ten reviewers, each a process of its own, at one queue; all 5,000 reviews by
``python -m tests.benchmarks.reviewing``."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from dashboard.ledger import samples
from tests.benchmarks.reviewing import (
    REVIEWERS,
    assert_whole,
    at_once,
    claim_all,
    desks,
    drawn,
    review_all,
)


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with desks() as pool:
        yield pool


def test_ten_reviewers_at_once_lose_double_and_overwrite_nothing(address, book, pool):
    people = drawn(book, 300)
    spoken = at_once(pool, people, review_all, address)
    assert_whole(book, people, spoken, 300)


def test_of_ten_who_want_the_same_conversation_one_gets_it(address, book, pool):
    people = drawn(book, 30)
    items = samples.items(book)["item_id"].to_list()
    got = at_once(pool, people, claim_all, address, items)
    assert sorted(item for mine in got for item in mine) == items
    holder = dict(samples.items(book).select("item_id", "claimed_by").iter_rows())
    for person, mine in zip(people, got, strict=True):
        assert {holder[item] for item in mine} <= {person.id}
    assert len(people) == REVIEWERS
