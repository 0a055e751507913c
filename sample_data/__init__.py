"""About 2,100 conversations written by the project: 17 languages, six months, a story to find.

The dialogues are hand-written (`dialogues/<language>.toml`); `story` says who works when and what
goes wrong; the rest plays the one by the other. The same every time.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

from sample_data import story
from sample_data.case import (
    Case,
    Contact,
    agent_for,
    is_left_unanswered,
    new_case,
    next_order,
)
from sample_data.clock import messages
from sample_data.phrasebook import Dialogue, Phrasebook, phrasebook, written_languages
from sample_data.script import Script, script

FIRST_CONTACTS = 1410
SHARE_RATED = 0.12
SHARE_RETURNING = 0.33
"""Of the customers left unhappy or without an answer, those who write again within a week."""

__all__ = ["conversations"]


def conversations() -> Iterator[dict[str, Any]]:
    """Every conversation in the native form, in the order of their beginnings."""
    written = [
        entry
        for code in written_languages()
        for desk, numbers in _first_contacts(phrasebook(code)).items()
        for entry in _at_desk(desk, numbers, phrasebook(code))
    ]
    written.sort(key=lambda entry: (entry["messages"][0]["timestamp"], entry["customer_id"]))
    for number, entry in enumerate(written, 1):
        yield {"conversation_id": f"S-{number:05d}", **entry}


def _first_contacts(book: Phrasebook) -> dict[str, range]:
    """The numbers of the first contacts of one language, by the desk they come to."""
    count = round(FIRST_CONTACTS * book.market["share"])
    more = story.MARKETPLACE_CONTACTS.get(book.language, 0)
    return {story.SHOP: range(1, count + 1), story.MARKETPLACE: range(count + 1, count + more + 1)}


def _at_desk(desk: str, numbers: range, book: Phrasebook) -> Iterator[dict[str, Any]]:
    """A desk's conversations in one language, each first contact with its follow-up if any."""
    days = [
        story.FIRST_DAY + timedelta(days=n)
        for n in range((story.LAST_DAY - story.FIRST_DAY).days + 1)
    ]
    day_weights = [story.day_weight(day) for day in days]
    hour_weights = story.hour_weights(book.market["night"])
    known: list[Case] = []
    for number in numbers:
        # A generator for each first contact: a changed dialogue changes its own neighbours only.
        rng = Random(f"fourfold {book.language} {number}")  # nosec B311
        day = rng.choices(days, day_weights)[0]
        hour = rng.choices(range(24), hour_weights)[0]
        local = datetime.combine(day, time(hour, rng.randrange(60), rng.randrange(60)), UTC)
        start = local - timedelta(hours=book.market["utc_offset"])
        if known and rng.random() < 0.12:
            case = next_order(rng, rng.choice(known), book)
        else:
            case = new_case(rng, book, desk, number)
            known.append(case)
        dialogue = _dialogue(rng, book, start)
        contact = _contact(rng, case, dialogue, book, start)
        played, entry = _conversation(rng, contact)
        if not _is_within(entry):
            continue
        yield entry
        if (contact.is_unanswered or not played.is_settled) and rng.random() < SHARE_RETURNING:
            _, again = _conversation(rng, _followup(rng, contact, entry))
            if _is_within(again):
                yield again


def _is_within(entry: dict[str, Any]) -> bool:
    first, last = entry["messages"][0]["timestamp"], entry["messages"][-1]["timestamp"]
    return str(story.FIRST_DAY) <= first and last < str(story.LAST_DAY + timedelta(days=1))


def _dialogue(rng: Random, book: Phrasebook, start: datetime) -> Dialogue:
    """Which matter a customer comes with, topics in their usual mix."""
    weights = []
    for dialogue in book.dialogues:
        peers = sum(other.topic == dialogue.topic for other in book.dialogues)
        weight = story.TOPIC_WEIGHTS[dialogue.topic] / peers
        if dialogue.topic == "late_parcel" and dialogue.article == story.LATE_ARTICLE:
            weight = story.TOPIC_WEIGHTS["late_parcel"] * story.lateness(start.date())
        weights.append(weight)
    return rng.choices(book.dialogues, weights)[0]


def _contact(
    rng: Random, case: Case, dialogue: Dialogue, book: Phrasebook, start: datetime
) -> Contact:
    channels = dialogue.channels
    weights = [story.CHANNEL_WEIGHTS[channel] for channel in channels]
    channel = rng.choices(channels, weights)[0]
    agent, is_unattended = agent_for(rng, case.desk, book.language, start)
    is_late = dialogue.article == story.LATE_ARTICLE and dialogue.topic == "late_parcel"
    return Contact(
        case=case,
        dialogue=dialogue,
        book=book,
        channel=channel,
        agent=agent,
        start=start,
        is_unattended=is_unattended,
        is_unanswered=is_left_unanswered(rng, book.language, channel, is_unattended),
        lateness=story.lateness(start.date()) if is_late else 1.0,
    )


def _followup(rng: Random, first: Contact, entry: dict[str, Any]) -> Contact:
    """The same customer again within a week: angry if such a dialogue fits, else asking anew."""
    angry = [
        dialogue
        for dialogue in first.book.dialogues
        if dialogue.topic == "angry_repeat"
        and dialogue.product == first.dialogue.product
        and first.dialogue.topic in ("late_parcel", "refund_status", "angry_repeat")
    ]
    dialogue = rng.choice(angry) if angry else first.dialogue
    ended = datetime.fromisoformat(entry["messages"][-1]["timestamp"])
    morning = datetime.combine(ended.date(), time(8), UTC) + timedelta(days=rng.randint(1, 5))
    local = morning + timedelta(minutes=rng.randrange(12 * 60))
    start = local - timedelta(hours=first.book.market["utc_offset"])
    start = max(start, ended + timedelta(hours=3))
    contact = _contact(rng, first.case, dialogue, first.book, start)
    return replace(contact, is_followup=True)


def _conversation(rng: Random, contact: Contact) -> tuple[Script, dict[str, Any]]:
    """What was said, and the conversation in the native form without its number."""
    played = script(rng, contact)
    spoken, impatience = messages(rng, contact, played)
    is_settled = played.is_settled and not contact.is_unanswered
    is_pre_sale = contact.dialogue.topic in story.PRE_SALE
    names_order = any(contact.case.order in message["text"] for message in spoken)
    has_order = not is_pre_sale or names_order or (is_settled and rng.random() < 0.75)
    tags = [contact.dialogue.topic, contact.dialogue.product, contact.dialogue.article]
    if contact.case.desk == story.MARKETPLACE:
        tags.append(story.MARKETPLACE)
    if contact.is_followup:
        tags.append("second_contact")
    return played, {
        "channel": contact.channel,
        "agent_id": contact.agent.name,
        "team": contact.agent.team,
        "customer_id": contact.case.customer_id,
        "language": contact.language,
        "market": contact.book.country(contact.case.city),
        "rating": _rating(rng, played, contact.is_unanswered, impatience),
        "status": "solved" if rng.random() < (0.96 if is_settled else 0.22) else "open",
        "order_id": contact.case.order if has_order else None,
        "tags": tags,
        "messages": spoken,
    }


def _rating(rng: Random, played: Script, is_unanswered: bool, impatience: float) -> int | None:
    """One to five stars from the few who rate: outcome first, then tone, then the waiting."""
    if rng.random() >= SHARE_RATED:
        return None
    stars = 4.6 if played.is_settled else 2.4
    if is_unanswered:
        stars = 1.6
    stars += 1.2 * (played.tone - 0.75) - 0.6 * min(impatience, 3.0)
    stars -= 1.5 if played.breach == "insult" else 0.0
    return max(1, min(5, round(rng.gauss(stars, 0.6))))
