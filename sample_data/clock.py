"""Puts a script on the clock: who writes when, how long a wait is, what is sent as one message."""

from dataclasses import dataclass, field
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
    """The messages with their times, and the longest wait as a share of the customer's patience."""
    runs = turns(script.lines)
    talk = _Talk(rng, contact, contact.start)
    talk.bot_may_greet()
    stop = _breaking_off(rng, contact, runs)
    for place, run in enumerate(runs[:stop]):
        if run[0].skill is None:
            talk.customer_writes(run, is_opening=place == 0)
        else:
            talk.agent_answers(run)
    if stop < len(runs) and rng.random() < 0.75:
        talk.customer_chases(PATIENCE[contact.channel] * rng.uniform(2, 5))
    return talk.out, talk.impatience


def _breaking_off(rng: Random, contact: Contact, runs: list[list[Line]]) -> int:
    """How many runs take place: all, or those before the answer that never comes."""
    answers = [place for place, run in enumerate(runs) if run[0].skill is not None]
    if not contact.is_unanswered or not answers:
        return len(runs)
    return answers[0] if contact.is_unattended else rng.choice(answers[:2])


@dataclass
class _Talk:
    """A conversation while it is being written: its messages, and what the clock shows."""

    rng: Random
    contact: Contact
    now: datetime
    out: list[Message] = field(default_factory=list)
    impatience: float = 0.0
    is_answered: bool = False
    """An agent has written at least once."""

    def bot_may_greet(self) -> None:
        """In some chats a bot comes first."""
        if self.contact.channel == "chat" and self.rng.random() < 0.07:
            self._say("bot", self.rng.choice(self.contact.book.market["bot"]), "bot")
            self._pass(self.rng.uniform(4, 25))

    def customer_writes(self, run: list[Line], is_opening: bool) -> None:
        """The customer sends each line by itself, after a while unless it is the opening."""
        if not is_opening:
            self._pass(self.rng.lognormvariate(0, 0.6) * CUSTOMER_REPLY[self.contact.channel])
        for line in run:
            text = _customer_text(self.rng, self.contact, line.text)
            self._say("customer", text, self.contact.case.name)
            self._pass(self.rng.uniform(5, 30))

    def agent_answers(self, run: list[Line]) -> None:
        """The agent answers after a wait, and now and then leaves a note for the colleagues."""
        agent, is_first = self.contact.agent, not self.is_answered
        self._await_agent()
        for text in _agent_texts(self.rng, self.contact, run, is_first):
            self._say("agent", text, agent.name)
            self._pass(self.rng.uniform(12, 45) * agent.pace)
        self.is_answered = True
        if self.rng.random() < 0.015:
            self._say("note", self.rng.choice(self.contact.book.market["note"]), agent.name)

    def customer_chases(self, wait: float) -> None:
        """The customer asks again once or twice while nothing comes."""
        count = 2 if wait > 3 * PATIENCE[self.contact.channel] else 1
        lines = self.rng.sample(self.contact.book.chase, count)
        for place, line in enumerate(lines, 1):
            after = wait * place / (count + 1) * self.rng.uniform(0.8, 1.1)
            # The clock itself stands still: the wait is counted from its beginning.
            moment = self.now + timedelta(seconds=after)
            self._say("customer", line, self.contact.case.name, moment)

    def _await_agent(self) -> None:
        """Moves the clock to the agent's answer; a customer who waits too long asks again."""
        channel = self.contact.channel
        usual = LATER_REPLY[channel] * self.contact.agent.pace * self.rng.lognormvariate(0, 0.6)
        wait = usual if self.is_answered else first_wait(self.rng, self.contact)
        self.impatience = max(self.impatience, wait / PATIENCE[channel])
        if wait > PATIENCE[channel]:
            self.customer_chases(wait)
        self._pass(wait)
        # A chat goes on past the end of a shift; everything else can wait for the next one.
        if channel != "chat":
            self.now = _in_shift(self.rng, self.contact, self.now)

    def _pass(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def _say(self, role: str, text: str, author: str, moment: datetime | None = None) -> None:
        stamp = (moment or self.now).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.out.append({"role": role, "text": text, "timestamp": stamp, "author": author})


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
