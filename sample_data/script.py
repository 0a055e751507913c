"""Decides what is said: which step goes well, which is left out, where a standard is broken."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from sample_data.case import Contact, filler
from sample_data.phrasebook import Step
from sample_data.story import BREACH_TOPICS, DIMENSION_OF_SKILL, PASTING_AGENT

SHARE_PASTED = 0.5
SHARE_BREACHED = 0.11


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
    fill = filler(contact)
    agent, book, day = contact.agent, contact.book, contact.start.date()
    form = rng.gauss(0, 0.08)
    voice = rng.randrange(4)
    breach = _breach(rng, contact)
    pastes = rng.random() < (SHARE_PASTED if agent.name == PASTING_AGENT else 0.02)

    def goes_well(step: Step) -> bool:
        dimension = DIMENSION_OF_SKILL[step.kind]
        chance = agent.strength(dimension, day) + form
        # A parcel nobody can find leaves the agent less to offer.
        if dimension == "effect" and contact.lateness > 1.5:
            chance -= 0.3
        return rng.random() < chance

    def customer_says(options: tuple[str, ...]) -> str:
        # A curt customer mostly stays curt: the alternatives are written in the same order.
        keeps_voice = voice < len(options) and rng.random() < 0.6
        return options[voice] if keeps_voice else rng.choice(options)

    lines: list[Line] = []
    kind_words = [0, 0]
    is_solved, is_settled, asks_blindly = True, True, False
    steps = contact.dialogue.steps
    run: list[Line] = []
    for place, step in enumerate(steps):
        before = steps[place - 1] if place else None
        if step.by_agent:
            well = goes_well(step)
            if DIMENSION_OF_SKILL[step.kind] == "attitude":
                kind_words[0] += well
                kind_words[1] += 1
            if asks_blindly and step.kind in ("explain", "solve"):
                well = False
            if step.kind == "solve" and breach == "insult":
                well = False
            if step.kind == "diagnose" and not step.weak and not well:
                well = rng.random() < 0.5
            if step.kind == "solve":
                is_solved = is_solved and (well or not step.weak) and not pastes
                if not is_solved:
                    # Nobody explains a refund and then refuses it.
                    run = [line for line in run if line.skill != "explain"]
            if not is_solved and step.kind in ("explain", "tracking"):
                continue
            if not is_solved and step.kind == "commit" and rng.random() < 0.5:
                continue
            if not is_settled and step.kind in ("check", "farewell") and rng.random() < 0.5:
                continue
            if step.kind == "solve" and pastes:
                run.append(Line(rng.choice(book.canned), "canned"))
                continue
            options = step.good if well else step.weak
            if options:
                run.append(Line(fill(rng.choice(options), False), step.kind))
            continue

        if step.kind == "verdict":
            if breach:
                run.append(Line(rng.choice(book.breach[breach]), "breach"))
            is_settled = is_solved
        run = run or _least_said(rng, steps[:place], fill)
        was_asked = before is None or any(line.skill == before.kind for line in run)
        lines += run
        run = []
        options = step.good if step.kind == "customer" or is_settled else step.weak
        if not was_asked and before and before.kind in ("diagnose", "identify"):
            # Nobody asked: the customer can only volunteer an order number; otherwise the
            # answer falls away, and an agent who did not ask cannot answer well.
            options = tuple(line for line in options if "{order}" in line)
            asks_blindly = asks_blindly or before.kind == "diagnose"
        if options:
            lines.append(Line(fill(customer_says(options), not lines), None))
    lines += run
    tone = kind_words[0] / kind_words[1] if kind_words[1] else 1.0
    return Script(tuple(lines), is_settled, tone, breach)


def _breach(rng: Random, contact: Contact) -> str | None:
    """Which critical standard this agent breaks here, if any."""
    kind = contact.agent.breach
    if kind is None or contact.dialogue.topic not in BREACH_TOPICS[kind]:
        return None
    return kind if rng.random() < SHARE_BREACHED else None


def _least_said(
    rng: Random, steps: tuple[Step, ...], fill: Callable[[str, bool], str]
) -> list[Line]:
    """What even the most silent agent says before the customer speaks again."""
    run = []
    for step in reversed(steps):
        if not step.by_agent:
            break
        run.append(step)
    if not run or all(step.kind in ("identify", "diagnose") for step in run):
        return []
    step = next(step for step in run if step.kind not in ("identify", "diagnose"))
    return [Line(fill(rng.choice(step.weak or step.good), False), step.kind)]
