"""Language packs: the words by which acts are recognised, one TOML file a language.

A pack holds words and no thresholds. ``packs()`` reads every ``<code>.toml`` in this folder, so a
new language is one new file.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from scoring.languages.phrases import context, expanded
from scoring.languages.time import Time

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
    "blunt",
    "off_platform",
    "secret_request",
    "secret_shown",
    "polite",
    "formal",
    "informal",
)
"""What an agent's message can do. ``polite``, ``formal`` and ``informal`` are forms of address;
``blunt`` is brusque or reproachful, which is no insult."""

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

KINDS = {
    "remedy": ("refund", "resend", "exchange", "discount", "repair", "voucher"),
    "threat": ("review", "dispute", "chargeback", "manager", "legal"),
    "question": ("shipping", "product"),
    "request": ("order",),
}
"""Acts that come in kinds. A kind that is seen is an act of its own, ``remedy.refund``, beside the
act itself; ``request.order`` is the wish to place or change an order, ``question.product`` asks
before buying."""

KINDED = tuple(f"{act}.{kind}" for act, kinds in KINDS.items() for kind in kinds)

SIDES = {"agent": AGENT_ACTS, "customer": CUSTOMER_ACTS}


@dataclass(frozen=True)
class Rule:
    """Phrases that show one act, and where they do not.

    ``before`` and ``after`` are regular expressions that void a match when they find something in
    the same sentence, before or after it; ``question`` demands (true) or forbids (false) that the
    sentence is a question. With ``opening`` only names and handles may stand before the match in
    the message, with ``final`` nothing may follow it in its sentence. ``kind`` is one of KINDS.
    """

    side: str
    act: str
    phrases: tuple[str, ...]
    before: str | None
    after: str | None
    question: bool | None
    opening: bool = False
    final: bool = False
    kind: str | None = None

    @property
    def acts(self) -> tuple[str, ...]:
        """The act, and with its kind."""
        return (self.act,) if self.kind is None else (self.act, f"{self.act}.{self.kind}")


@dataclass(frozen=True)
class Pack:
    """The words of one language. ``spaced`` tells whether spaces separate its words; ``without``
    names acts that do not exist in it (English has no polite form of address); ``time`` holds the
    words by which spans of time are told."""

    code: str
    name: str
    endonym: str
    spaced: bool
    without: frozenset[str]
    rules: tuple[Rule, ...]
    time: Time | None = None

    def acts(self, side: str) -> frozenset[str]:
        """The acts of a side that can be told in this language: those the pack has words for, and
        those the language is known to do ``without``."""
        return self.without | {act for rule in self.rules if rule.side == side for act in rule.acts}


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
    time = Time.told(f"{code}.toml: time", content["time"], spaced) if "time" in content else None
    return Pack(code, content["name"], content["endonym"], spaced, without, rules, time)


_KEYS = (
    "phrases",
    "unless_before",
    "unless_after",
    "negated",
    "sentence",
    "opening",
    "final",
    "kind",
)


def _known(place: str, act: str, known: tuple[str, ...], entry: dict[str, Any]) -> bool:
    if act not in known:
        raise ValueError(f"{place}: there is no such act; known are {', '.join(known)}.")
    if unknown := [key for key in entry if key not in _KEYS]:
        raise ValueError(f"{place}: unknown key {unknown[0]!r}; known are {', '.join(_KEYS)}.")
    kind = entry.get("kind")
    if kind is not None and kind not in KINDS.get(act, ()):
        raise ValueError(f"{place}: no such kind {kind!r}; known are {KINDS.get(act, ())}.")
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
        entry.get("opening", False),
        entry.get("final", False),
        entry.get("kind"),
    )
