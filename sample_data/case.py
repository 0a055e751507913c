"""One customer's matter: the facts that fill the placeholders, and who takes it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from sample_data.phrasebook import Dialogue, Phrasebook
from sample_data.story import AGENTS, UNDERSTAFFED_LANGUAGE, Agent


@dataclass(frozen=True)
class Case:
    """What a second contact about the same matter shares with the first."""

    customer_id: str
    desk: str
    name: str
    city: str
    order: str
    tracking: str
    carrier: str


@dataclass(frozen=True)
class Contact:
    """One conversation before a word of it is written."""

    case: Case
    dialogue: Dialogue
    book: Phrasebook
    channel: str
    agent: Agent
    start: datetime
    is_unattended: bool
    """Nobody with this language is on duty."""
    is_unanswered: bool
    """The customer is left alone at some point and never hears from us again."""
    lateness: float
    """How often parcels of this product run late at this time, 1 = as usual."""
    is_followup: bool = False

    @property
    def language(self) -> str:
        """The language both sides write in."""
        return self.book.language


def new_case(rng: Random, book: Phrasebook, desk: str, number: int) -> Case:
    """A new customer with an order of their own."""
    return Case(
        customer_id=f"C-{book.language}-{number:04d}",
        desk=desk,
        name=rng.choice(book.names),
        city=rng.choice(book.cities),
        order=f"FF{rng.randrange(100_000, 1_000_000)}",
        tracking=f"LV{rng.randrange(10**8, 10**9)}CN",
        carrier=rng.choice(book.market["carriers"]),
    )


def next_order(rng: Random, case: Case, book: Phrasebook) -> Case:
    """The same customer some other time, with another order."""
    fresh = new_case(rng, book, case.desk, 0)
    return replace(fresh, customer_id=case.customer_id, name=case.name, city=case.city)


def agent_for(rng: Random, desk: str, language: str, moment: datetime) -> tuple[Agent, bool]:
    """Who takes a contact, and whether it comes in while nobody is there to take it."""
    able = [agent for agent in AGENTS if agent.desk == desk and language in agent.languages]
    on_duty = [agent for agent in able if agent.on_duty(moment)]
    # A team's first language is its main work; the second one fills the gaps.
    pool = on_duty or able
    weights = [3.0 if agent.languages[0] == language else 1.0 for agent in pool]
    return rng.choices(pool, weights)[0], not on_duty


def is_left_unanswered(rng: Random, language: str, channel: str, is_unattended: bool) -> bool:
    """Most stray contacts are lost at night in the understaffed language."""
    if is_unattended and language == UNDERSTAFFED_LANGUAGE and channel != "email":
        return rng.random() < 0.38
    return rng.random() < (0.06 if is_unattended else 0.03)


def filler(contact: Contact) -> Callable[[str, bool], str]:
    """A function that fills the placeholders of a line of this contact.

    A day named in the customer's opening lies behind (ordered, promised); every later one lies
    ahead (will arrive, will be refunded), hence the flag.
    """
    case, book = contact.case, contact.book
    today = contact.start.date()
    seed = int(case.order[2:])
    past = today - timedelta(days=12 + seed % 9)
    ahead = today + timedelta(days=3 + seed % 6)
    # A duty is a part of the price; every other amount is the price itself.
    is_duty = contact.dialogue.topic == "customs_duty"
    price = contact.dialogue.price
    amount = book.written_amount(price // 5 if is_duty else price)
    signed = contact.agent.signature(contact.language, formal=contact.channel == "email")

    def fill(line: str, is_opening: bool) -> str:
        day: date = past if is_opening else ahead
        return line.format(
            name=case.name,
            agent=signed,
            order=case.order,
            tracking=case.tracking,
            carrier=case.carrier,
            city=case.city,
            date=book.written_date(day),
            amount=amount,
        )

    return fill
