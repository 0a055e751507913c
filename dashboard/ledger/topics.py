"""What people call the topics of customers, and which of them they take for one."""

from dashboard.access import Person
from dashboard.ledger import Ledger
from dashboard.ledger.settings import TOPICS, get, put

LONGEST = 60
"""Characters of a name."""


def names(ledger: Ledger) -> dict[int, str]:
    """The names that people gave, by number."""
    return {int(number): name for number, name in get(ledger, TOPICS)["names"].items()}


def merged(ledger: Ledger) -> dict[int, int]:
    """Of each topic that was merged into another the one it is shown as in the end."""
    into = {int(number): other for number, other in get(ledger, TOPICS)["merged"].items()}
    return {number: _end(number, into) for number in into}


def name(ledger: Ledger, by: Person, number: int, text: str) -> None:
    """Call a topic by a name; by its own words again if the text is empty."""
    told = get(ledger, TOPICS)
    plain = " ".join(text.split())[:LONGEST]
    others = {key: value for key, value in told["names"].items() if key != str(number)}
    put(ledger, by, TOPICS, told | {"names": others | ({str(number): plain} if plain else {})})


def merge(ledger: Ledger, by: Person, number: int, into: int | None) -> None:
    """Show a topic as part of another, or on its own again (None).

    :raises ValueError: if the other one is already part of it.
    """
    told = get(ledger, TOPICS)
    others = {key: value for key, value in told["merged"].items() if key != str(number)}
    if into is not None:
        if _end(into, {int(key): value for key, value in others.items()}) == number:
            raise ValueError(f"Topic {into} is part of topic {number}.")
        others[str(number)] = into
    put(ledger, by, TOPICS, told | {"merged": others})


def _end(number: int, into: dict[int, int]) -> int:
    while number in into:
        number = into[number]
    return number
