"""Puts a script on the clock: who writes when, how long a wait is, what is sent as one message."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from sample_data.case import Contact, filler
from sample_data.script import Line, Script
from sample_data.story import UNDERSTAFFED_LANGUAGE

MINUTE, HOUR = 60.0, 3600.0
FIRST_REPLY = {"chat": 32.0, "social": 25 * MINUTE, "email": 5 * HOUR}
LATER_REPLY = {"chat": 55.0, "social": 18 * MINUTE, "email": 6 * HOUR}
CUSTOMER_REPLY = {"chat": 45.0, "social": 15 * MINUTE, "email": 4 * HOUR}
PATIENCE = {"chat": 4 * MINUTE, "social": 3 * HOUR, "email": 30 * HOUR}
"""After so long a wait the customer asks again, in seconds."""
NIGHT_WAIT = {"chat": 55 * MINUTE, "social": 5 * HOUR, "email": 9 * HOUR}
"""First reply when nobody with the language is there."""

Message = dict[str, Any]


def turns(lines: tuple[Line, ...]) -> list[list[Line]]:
    """The lines in runs by one speaker."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and (runs[-1][0].skill is None) == (line.skill is None):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def first_wait(rng: Random, contact: Contact) -> float:
    """Seconds until an agent first answers."""
    usual = FIRST_REPLY[contact.channel] * contact.agent.pace
    if contact.is_unattended:
        # Elsewhere a colleague on call steps in; the understaffed language has none.
        is_ko = contact.language == UNDERSTAFFED_LANGUAGE
        usual = NIGHT_WAIT[contact.channel] if is_ko else usual * 4
    if contact.start.weekday() == 0:
        usual *= 1.4
    return rng.lognormvariate(0, 0.55) * usual


def messages(rng: Random, contact: Contact, script: Script) -> tuple[list[Message], float]:
    """The messages with their times, and the first wait as a share of the customer's patience."""
    out: list[Message] = []
    now = contact.start
    channel, agent = contact.channel, contact.agent
    impatience = 0.0

    def say(role: str, text: str, author: str) -> None:
        stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        out.append({"role": role, "text": text, "timestamp": stamp, "author": author})

    def chase(wait: float) -> None:
        """The customer asks again once or twice while nothing comes."""
        nonlocal now
        begin, count = now, 2 if wait > 3 * PATIENCE[channel] else 1
        lines = rng.sample(contact.book.chase, count)
        for place, line in enumerate(lines, 1):
            now = begin + timedelta(seconds=wait * place / (count + 1) * rng.uniform(0.8, 1.1))
            say("customer", line, contact.case.name)
        now = begin

    if channel == "chat" and rng.random() < 0.07:
        say("bot", rng.choice(contact.book.market["bot"]), "bot")
        now += timedelta(seconds=rng.uniform(4, 25))
    runs = turns(script.lines)
    answered = [place for place, run in enumerate(runs) if run[0].skill is not None]
    stop = len(runs)
    if contact.is_unanswered and answered:
        stop = answered[0] if contact.is_unattended else rng.choice(answered[:2])
    is_first = True
    for place, run in enumerate(runs[:stop]):
        if run[0].skill is None:
            if place:
                now += timedelta(seconds=rng.lognormvariate(0, 0.6) * CUSTOMER_REPLY[channel])
            for line in run:
                say("customer", _customer_text(rng, contact, line.text), contact.case.name)
                now += timedelta(seconds=rng.uniform(5, 30))
            continue
        usual = LATER_REPLY[channel] * agent.pace * rng.lognormvariate(0, 0.6)
        wait = first_wait(rng, contact) if is_first else usual
        impatience = max(impatience, wait / PATIENCE[channel])
        if wait > PATIENCE[channel]:
            chase(wait)
        now += timedelta(seconds=wait)
        if channel != "chat":
            now = _in_shift(rng, contact, now)
        for text in _agent_texts(rng, contact, run, is_first):
            say("agent", text, agent.name)
            typing = rng.uniform(12, 45) * agent.pace
            now += timedelta(seconds=typing)
        is_first = False
        if rng.random() < 0.015:
            say("note", rng.choice(contact.book.market["note"]), agent.name)
    if stop < len(runs) and rng.random() < 0.75:
        chase(PATIENCE[channel] * rng.uniform(2, 5))
    return out, impatience


def _in_shift(rng: Random, contact: Contact, moment: datetime) -> datetime:
    """The moment itself, or some time in the first hour and a half of the agent's next shift."""
    if contact.agent.on_duty(moment):
        return moment
    ahead = (contact.agent.shift[0] - moment.hour) % 24
    begin = moment.replace(minute=0, second=0) + timedelta(hours=ahead)
    return begin + timedelta(seconds=rng.uniform(60, 90 * MINUTE))


def _customer_text(rng: Random, contact: Contact, text: str) -> str:
    is_signed = contact.channel == "email" and rng.random() < 0.5
    return f"{text}\n\n{contact.case.name}" if is_signed else text


def _agent_texts(rng: Random, contact: Contact, run: list[Line], is_first: bool) -> list[str]:
    """The run as it is sent: one mail with its form, or one to three shorter messages."""
    if contact.channel == "email":
        return [_mail(rng, contact, run, is_first)]
    space = "" if contact.language in ("zh", "ja") else " "
    share_joined = 0.8 if contact.channel == "social" else 0.5
    texts: list[str] = []
    for line in run:
        joins = texts and line.skill not in ("canned", "breach") and rng.random() < share_joined
        if joins:
            texts[-1] += space + line.text
        else:
            texts.append(line.text)
    return texts


def _mail(rng: Random, contact: Contact, run: list[Line], is_first: bool) -> str:
    """A mail of its paragraphs; a written salutation takes the place of the spoken greeting."""
    fill, book, day = filler(contact), contact.book, contact.start.date()
    # Who greets in the first mail keeps to the form; later mails depend on the agent's habit.
    greets = any(line.skill == "greeting" for line in run)
    is_formal = greets if is_first else rng.random() < contact.agent.strength("process", day)
    body = [line.text for line in run if line.skill != "greeting"] or [run[0].text]
    parts = [fill(rng.choice(book.salutation), False)] if is_formal else []
    parts += body
    if is_formal or rng.random() < 0.3:
        parts.append(fill(rng.choice(book.signature), False))
    return "\n\n".join(parts)
