"""Language packs: the words by which acts are recognised, one TOML file a language.

A pack holds words and no thresholds. ``packs()`` reads every ``<code>.toml`` in this folder, so a
new language is one new file.
"""

import itertools
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

AGENT_ACTS = (
    "greeting",
    "self_introduction",
    "farewell",
    "thanks",
    "apology",
    "empathy",
    "reassurance",
    "clarifying_question",
    "reflection",
    "explanation",
    "steps",
    "refusal",
    "alternative",
    "remedy",
    "tracking",
    "order_readback",
    "identity_check",
    "hold",
    "progress",
    "commitment",
    "further_help",
    "handover",
    "recommendation",
    "next_step",
    "blame_company",
    "overpromise",
    "rude",
    "off_platform",
    "secret_request",
    "secret_shown",
    "polite",
    "formal",
    "informal",
)
"""What an agent's message can do; ``polite``, ``formal`` and ``informal`` are forms of address."""

CUSTOMER_ACTS = (
    "question",
    "request",
    "complaint",
    "failure_report",
    "repeat",
    "thanks",
    "satisfied",
    "angry",
    "threat",
    "confirms_solved",
    "denies_solved",
    "recontact",
    "risk_sign",
)
"""What a customer's message can do."""

ACTS = tuple(dict.fromkeys(AGENT_ACTS + CUSTOMER_ACTS))

SIDES = {"agent": AGENT_ACTS, "customer": CUSTOMER_ACTS}

_REACH = {True: r"(?:[\w'’]+[^\w'’]+){0,2}", False: r".{0,3}"}
"""How far a context word may stand from a match: up to two words, or three characters, between."""


@dataclass(frozen=True)
class Rule:
    """Phrases that show one act, and where they do not.

    ``before`` and ``after`` are regular expressions that void a match when they find something in
    the same sentence, before or after it; ``question`` demands (true) or forbids (false) that the
    sentence is a question.
    """

    side: str
    act: str
    phrases: tuple[str, ...]
    before: str | None
    after: str | None
    question: bool | None


@dataclass(frozen=True)
class Pack:
    """The words of one language. ``spaced`` tells whether spaces separate its words; ``without``
    names acts that do not exist in it (English has no polite form of address)."""

    code: str
    name: str
    endonym: str
    spaced: bool
    without: frozenset[str]
    rules: tuple[Rule, ...]

    def acts(self, side: str) -> frozenset[str]:
        """The acts of a side that can be told in this language: those the pack has words for, and
        those the language is known to do ``without``."""
        return self.without | {rule.act for rule in self.rules if rule.side == side}


@cache
def packs() -> dict[str, Pack]:
    """Every language pack there is, by ISO 639-1 code.

    :raises ValueError: a pack names an unknown act or key, or a phrase cannot be read.
    """
    folder = files("scoring.languages")
    found = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    return {
        entry.name.removesuffix(".toml"): _pack(
            entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text("utf-8"))
        )
        for entry in found
    }


def _pack(code: str, content: dict[str, Any]) -> Pack:
    negations = tuple(content["negations"])
    spaced = content["spaced"]
    without = frozenset(content.get("without", ()))
    rules = tuple(
        _rule(side, act, entry, spaced=spaced, negations=negations)
        for side, known in SIDES.items()
        for act, entries in content.get(side, {}).items()
        for entry in entries
        if _known(f"{code}.toml: {side}.{act}", act, known, entry)
    )
    return Pack(code, content["name"], content["endonym"], spaced, without, rules)


_KEYS = ("phrases", "unless_before", "unless_after", "negated", "sentence", "kind")


def _known(place: str, act: str, known: tuple[str, ...], entry: dict[str, Any]) -> bool:
    if act not in known:
        raise ValueError(f"{place}: there is no such act; known are {', '.join(known)}.")
    if unknown := [key for key in entry if key not in _KEYS]:
        raise ValueError(f"{place}: unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}.")
    return True


def _rule(
    side: str, act: str, entry: dict[str, Any], *, spaced: bool, negations: tuple[str, ...]
) -> Rule:
    void = tuple(entry.get("unless_before", ()))
    if entry.get("negated") == "void":
        void += negations
    sentence = entry.get("sentence")
    return Rule(
        side,
        act,
        tuple(dict.fromkeys(p for phrase in entry["phrases"] for p in expanded(phrase))),
        context(void, spaced, before=True),
        context(tuple(entry.get("unless_after", ())), spaced, before=False),
        None if sentence is None else sentence == "question",
    )


def context(words: tuple[str, ...], spaced: bool, *, before: bool) -> str | None:
    """A pattern that finds one of ``words`` near the end of the text ``before`` a match, or near
    the beginning of the text after it; none for no words."""
    if not words:
        return None
    either = "|".join(sorted(map(_word, words) if spaced else map(re.escape, words), key=len))
    edge = r"[^\w'’]" if spaced else ""
    if before:
        return rf"(?:{either}){edge}+{_REACH[spaced]}$" if spaced else rf"(?:{either}).{{0,3}}$"
    return rf"^{edge}*{_REACH[spaced]}(?:{either})" if spaced else rf"^.{{0,3}}(?:{either})"


def _word(word: str) -> str:
    """A context word as it stands: a clitic such as n't ends a word, others are whole words."""
    plain = re.escape(word.lower())
    return plain if word.startswith(("n't", "'")) else rf"\b{plain}\b"


def expanded(phrase: str) -> list[str]:
    """All readings of a phrase with ``{a|b|}`` alternatives, spaces tidied.

    >>> expanded("{so |}sorry")
    ['so sorry', 'sorry']
    """
    parts = re.split(r"\{([^{}]*)\}", phrase)
    choices = [part.split("|") if odd % 2 else [part] for odd, part in enumerate(parts)]
    readings = (" ".join("".join(choice).split()) for choice in itertools.product(*choices))
    return [reading for reading in dict.fromkeys(readings) if reading]
