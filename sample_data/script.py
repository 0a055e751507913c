"""Decides what is said: which step goes well, which is left out, where a standard is broken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from random import Random

from sample_data.case import Contact, filler
from sample_data.phrasebook import Step
from sample_data.story import BREACH_TOPICS, DIMENSION_OF_SKILL, PASTING_AGENT

SHARE_PASTED = 0.5
SHARE_BREACHED = 0.11
QUESTIONS = ("identify", "diagnose")
"""The skills that ask the customer for something."""


@dataclass(frozen=True)
class Line:
    """One thing said, with the skill it shows (None for the customer)."""

    text: str
    skill: str | None


@dataclass(frozen=True)
class Script:
    """A conversation without its clock."""

    lines: tuple[Line, ...]
    is_settled: bool
    tone: float
    """Share of the attitude steps that went well."""
    breach: str | None


def script(rng: Random, contact: Contact) -> Script:
    """Plays the dialogue once, with this agent's strengths and this day's luck."""
    play = _Playing(
        rng,
        contact,
        fill=filler(contact),
        form=rng.gauss(0, 0.08),
        voice=rng.randrange(4),
        breach=_breach(rng, contact),
        pastes=_pastes(rng, contact),
    )
    steps = contact.dialogue.steps
    for place, step in enumerate(steps):
        if step.by_agent:
            play.agent_moves(step)
        else:
            play.customer_moves(step, steps[:place])
    return play.script()


def _breach(rng: Random, contact: Contact) -> str | None:
    """Which critical standard this agent breaks here, if any."""
    kind = contact.agent.breach
    if kind is None or contact.dialogue.topic not in BREACH_TOPICS[kind]:
        return None
    return kind if rng.random() < SHARE_BREACHED else None


def _pastes(rng: Random, contact: Contact) -> bool:
    """Whether the agent pastes a ready-made block where the solution belongs."""
    is_habit = contact.agent.name == PASTING_AGENT
    return rng.random() < (SHARE_PASTED if is_habit else 0.02)


@dataclass
class _Playing:
    """One playing of a dialogue: the luck drawn for it, and how far it has come."""

    rng: Random
    contact: Contact
    fill: Callable[[str, bool], str]
    form: float
    """How much better or worse than usual the agent is this time."""
    voice: int
    """Which of the alternatives sounds like this customer."""
    breach: str | None
    pastes: bool
    lines: list[Line] = field(default_factory=list)
    run: list[Line] = field(default_factory=list)
    """What the agent says before the customer speaks again."""
    kind_words: list[bool] = field(default_factory=list)
    """For each attitude step so far whether it went well."""
    is_solved: bool = True
    is_settled: bool = True
    """Until the verdict the customer has no reason to be unhappy."""
    asks_blindly: bool = False
    """The agent goes on without having asked what is wrong."""

    def script(self) -> Script:
        """All that was said, and how it ended."""
        tone = sum(self.kind_words) / len(self.kind_words) if self.kind_words else 1.0
        return Script((*self.lines, *self.run), self.is_settled, tone, self.breach)

    def agent_moves(self, step: Step) -> None:
        """The agent says something good or weak, or leaves the step out."""
        well = self._goes_well(step)
        if step.kind == "solve":
            self._solves(step, well)
        if self._is_left_out(step):
            return
        if step.kind == "solve" and self.pastes:
            self.run.append(Line(self.rng.choice(self.contact.book.canned), "canned"))
        elif options := step.good if well else step.weak:
            self.run.append(self._agents_line(step, options))

    def customer_moves(self, step: Step, earlier: tuple[Step, ...]) -> None:
        """The agent's run ends; the customer answers what was asked, or gives the verdict."""
        if step.kind == "verdict":
            self._comes_to_verdict()
        self.run = self.run or self._least_said(earlier)
        options = step.good if step.kind == "customer" or self.is_settled else step.weak
        if missing := self._missing_question(earlier):
            # Nobody asked: the customer can only volunteer an order number; otherwise the
            # answer falls away, and an agent who did not ask cannot answer well.
            options = tuple(line for line in options if "{order}" in line)
            self.asks_blindly = self.asks_blindly or missing == "diagnose"
        self.lines += self.run
        self.run = []
        if options:
            is_opening = not self.lines
            self.lines.append(Line(self.fill(self._in_voice(options), is_opening), None))

    def _goes_well(self, step: Step) -> bool:
        """Whether the step succeeds: a matter of skill, unless what came before rules it out."""
        is_skilled = self._shows_skill(step)
        if DIMENSION_OF_SKILL[step.kind] == "attitude":
            self.kind_words.append(is_skilled)
        if self._is_doomed(step):
            return False
        if step.kind == "diagnose" and not step.weak and not is_skilled:
            # A question without a weak form would fall away, and with it the answer and every
            # chance of a solution: a second try keeps that from happening too often.
            return self.rng.random() < 0.5
        return is_skilled

    def _shows_skill(self, step: Step) -> bool:
        dimension = DIMENSION_OF_SKILL[step.kind]
        strength = self.contact.agent.strength(dimension, self.contact.start.date())
        chance = strength + self.form
        # A parcel nobody can find leaves the agent less to offer.
        if dimension == "effect" and self.contact.lateness > 1.5:
            chance -= 0.3
        return self.rng.random() < chance

    def _is_doomed(self, step: Step) -> bool:
        """Who did not ask cannot explain or solve, and who is about to insult does not help."""
        if step.kind == "solve" and self.breach == "insult":
            return True
        return self.asks_blindly and step.kind in ("explain", "solve")

    def _solves(self, step: Step, well: bool) -> None:
        """Settles whether the matter is still on its way to being solved."""
        self.is_solved = self.is_solved and (well or not step.weak) and not self.pastes
        if not self.is_solved:
            # Nobody explains a refund and then refuses it.
            self.run = [line for line in self.run if line.skill != "explain"]

    def _is_left_out(self, step: Step) -> bool:
        """Without a solution there is little left to explain, to promise or to wish well."""
        if not self.is_solved and step.kind in ("explain", "tracking"):
            return True
        is_pointless = (not self.is_solved and step.kind == "commit") or (
            not self.is_settled and step.kind in ("check", "farewell")
        )
        return is_pointless and self.rng.random() < 0.5

    def _comes_to_verdict(self) -> None:
        """A breach is the last thing the customer hears before judging."""
        if self.breach:
            words = self.contact.book.breach[self.breach]
            self.run.append(Line(self.rng.choice(words), "breach"))
        self.is_settled = self.is_solved

    def _least_said(self, earlier: tuple[Step, ...]) -> list[Line]:
        """What even the most silent agent says before the customer speaks again."""
        for step in takewhile(lambda step: step.by_agent, reversed(earlier)):
            if step.kind not in QUESTIONS:
                return [self._agents_line(step, step.weak or step.good)]
        return []

    def _missing_question(self, earlier: tuple[Step, ...]) -> str | None:
        """The kind of question the customer is about to answer although nobody asked it."""
        if not earlier or earlier[-1].kind not in QUESTIONS:
            return None
        kind = earlier[-1].kind
        return None if any(line.skill == kind for line in self.run) else kind

    def _agents_line(self, step: Step, options: tuple[str, ...]) -> Line:
        return Line(self.fill(self.rng.choice(options), False), step.kind)

    def _in_voice(self, options: tuple[str, ...]) -> str:
        # A curt customer mostly stays curt: the alternatives are written in the same order.
        keeps_voice = self.voice < len(options) and self.rng.random() < 0.6
        return options[self.voice] if keeps_voice else self.rng.choice(options)
