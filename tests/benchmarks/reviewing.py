"""Ten reviewers, each a process of its own, at one queue, on SQLite and on PostgreSQL.

    .venv/bin/python -m tests.benchmarks.reviewing [REVIEWS]

5,000 conversations, unless told otherwise, are taken from the queue, begun, saved and submitted
with every standard of the catalogue. Prints the seconds it took, the reviews a second, how long one
review waited for the ledger, and stops where one was lost, doubled or overwritten.
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from dashboard import ledger
from dashboard.access import Person, Role
from dashboard.ledger import Ledger, judgements, members, reviews, samples
from dashboard.ledger.reviews import Judged, Note, Said, Task
from dashboard.ledger.samples import Drawn, ItemGoneError
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, PARTLY
from scoring.standards import standards
from tests.postgres import server

REVIEWERS = 10

T = TypeVar("T")

Spoken = dict[str, tuple[str, float, float]]
"""A reviewer's comment on each conversation, and when they asked for it and were through."""


def drawn(book: Ledger, count: int) -> list[Person]:
    """A sample of so many conversations, and the reviewers who wait for it."""
    alone = members.alone(book)
    people = [
        members.add(book, alone, Person(0, f"reviewer{number}", "", Role.REVIEWER))
        for number in range(REVIEWERS)
    ]
    plan = samples.save(book, people[0], "All", {}, cycle="month", due_days=7)
    names = [f"c{number}" for number in range(count)]
    samples.draw(
        book, people[0], plan, "2026-11", [Drawn(name, "anna", "all", 1.0, ()) for name in names]
    )
    return people


def verdict_of(person: Person, item_id: int, standard: int) -> str:
    """What this reviewer says, unlike any other."""
    return (MET, PARTLY, MISSED, NOT_APPLICABLE)[(person.id * 7 + item_id * 3 + standard) % 4]


def review_all(address: str, person: Person) -> Spoken:
    """Review whatever the queue gives until it is empty."""
    book, spoken = ledger.opened(address), Spoken()
    judged = dict.fromkeys(standards(), Judged(MET, 1.0))
    while True:
        begun = time.time()
        item_id = samples.next_item(book, person)
        if item_id is None:
            return spoken
        # The sample was drawn in order: its first item is c0.
        task = Task(f"c{item_id - 1}", "anna", "en", "chat", item_id)
        draft = reviews.begin(book, person, task, 1)
        comment = f"{person.login} on {task.conversation_id}"
        said = {
            name: Said(verdict_of(person, item_id, place), comment)
            for place, name in enumerate(standards())
            if place % 5 == 0
        }
        written = reviews.Draft(
            draft.id, draft.version, said, (Note(0, comment),), comment, 60.0, None
        )
        reviews.submit(book, person, reviews.save(book, person, written), judged)
        spoken[task.conversation_id] = comment, begun, time.time()


def claim_all(address: str, person: Person, items: list[int]) -> list[int]:
    """Try to take the same items as everybody else, in the same order; gives those one got."""
    book, mine = ledger.opened(address), []
    for item_id in items:
        with suppress(ItemGoneError):
            samples.claim(book, person, item_id)
            mine.append(item_id)
    return mine


def desks() -> ProcessPoolExecutor:
    """A process for every reviewer."""
    return ProcessPoolExecutor(REVIEWERS, mp_context=multiprocessing.get_context("spawn"))


def at_once(
    pool: ProcessPoolExecutor,
    people: list[Person],
    work: Callable[..., T],
    address: str,
    *others: Any,
) -> list[T]:
    """What came of some work that everybody does at the same time."""
    begun = [pool.submit(work, address, person, *others) for person in people]
    return [one.result() for one in begun]


def assert_whole(book: Ledger, people: list[Person], spoken: list[Spoken], count: int) -> None:
    """Every conversation was reviewed by exactly one person with exactly what they said."""
    kept, noted = judgements.reviews(book), judgements.notes(book)
    said = {name: comment for one in spoken for name, (comment, *_) in one.items()}
    assert sum(len(one) for one in spoken) == len(said) == count, "Some were handed out twice."
    assert kept.height == noted.height == count, "Some reviews were lost or doubled."
    assert dict(kept.select("conversation_id", "comment").iter_rows()) == said
    assert dict(noted.select("conversation_id", "text").iter_rows()) == said
    mine = {person.id: person for person in people}
    items = dict(kept.select("review_id", "item_id").iter_rows())
    verdicts = judgements.judgements(book)
    expected = [
        (review, name, verdict_of(mine[who], items[review], place) if place % 5 == 0 else MET)
        for review, who in kept.select("review_id", "reviewer_id").iter_rows()
        for place, name in enumerate(standards())
    ]
    told = verdicts.select("review_id", "standard", "verdict").rows()
    assert sorted(told) == sorted(expected), "Some reviewer's words are not what they said."
    states = samples.items(book)["state"].value_counts(sort=True).rows()
    assert states == [(samples.DONE, count)], states


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with (
        tempfile.TemporaryDirectory() as folder,
        server(durable=True) as postgres,
        desks() as pool,
    ):
        for address in (f"sqlite:///{Path(folder) / 'ledger.sqlite'}", postgres):
            book = ledger.opened(address)
            people = drawn(book, count)
            spoken = at_once(pool, people, review_all, address)
            assert_whole(book, people, spoken, count)
            times = [(begun, ended) for one in spoken for _, begun, ended in one.values()]
            begun, ended = np.array(times).T
            # Processes take a while to start: what counts is from the first review to the last.
            took = ended.max() - begun.min()
            half, most, worst = np.quantile((ended - begun) * 1000, [0.5, 0.95, 1])
            print(f"{address.partition(':')[0]}: {count} reviews in {took:.0f} s,", end=" ")
            print(f"{count / took:.0f} a second; one took {half:.0f} ms (median),", end=" ")
            print(f"{most:.0f} ms (95 %), {worst:.0f} ms at most.")


if __name__ == "__main__":
    main()
