"""Reads the hand-written dialogues and what differs by market; knows nothing of agents or time."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Step:
    """One move: a customer's line, an agent's line of some skill, or the customer's verdict."""

    kind: str
    """"customer", "verdict", or the agent's skill."""
    good: tuple[str, ...]
    """What is said if all goes well; for a customer's line the only alternatives."""
    weak: tuple[str, ...]
    """What a weak agent says (empty: leaves it out), or what an unhappy customer says."""

    @property
    def by_agent(self) -> bool:
        """Whether this is the agent's move."""
        return self.kind not in ("customer", "verdict")


@dataclass(frozen=True)
class Dialogue:
    """One hand-written conversation with its alternatives."""

    topic: str
    product: str
    article: str
    """The same article number in every language, so that products can be compared."""
    price: int
    """In euros; what the customer pays is written by `written_amount`."""
    channels: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Phrasebook:
    """All that is written for one language."""

    language: str
    dialogues: tuple[Dialogue, ...]
    names: tuple[str, ...]
    cities: tuple[str, ...]
    salutation: tuple[str, ...]
    signature: tuple[str, ...]
    canned: tuple[str, ...]
    breach: dict[str, tuple[str, ...]]
    chase: tuple[str, ...]
    market: dict[str, Any]

    def country(self, city: str) -> str:
        """The country of a city that customers are from."""
        return self.market.get("abroad", {}).get(city, self.market["country"])

    def written_date(self, day: date) -> str:
        """The day as people write it in this market."""
        month = self.market["months"][day.month - 1] if "months" in self.market else ""
        return self.market["date"].format(d=day.day, m=day.month, month=month)

    def written_amount(self, euros: int) -> str:
        """A price with the market's currency, ending as prices in that market do."""
        market = self.market
        step = market.get("round", 1)
        local = euros * market.get("rate", 1) // step * step + market.get("ending", 0)
        written = f"{local:,}".replace(",", market.get("group", ""))
        return market["amount"].format(n=written)


def _step(raw: dict[str, Any]) -> Step:
    if "customer" in raw:
        return Step("customer", tuple(raw["customer"]), ())
    if "happy" in raw:
        return Step("verdict", tuple(raw["happy"]), tuple(raw["unhappy"]))
    return Step(raw["skill"], tuple(raw["good"]), tuple(raw["weak"]))


@cache
def _shared(name: str) -> dict[str, Any]:
    return tomllib.loads(files("sample_data").joinpath(name).read_text("utf-8"))


def written_languages() -> tuple[str, ...]:
    """The languages that have a dialogue file, in alphabetical order."""
    folder = files("sample_data").joinpath("dialogues")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(name.removesuffix(".toml") for name in names)


@cache
def phrasebook(language: str) -> Phrasebook:
    """The phrases of one language; a KeyError names the table or the
    article that is missing."""
    raw = _shared(f"dialogues/{language}.toml")
    articles = _shared("articles.toml")
    number_of = {entry[language]: number for number, entry in articles.items() if language in entry}
    return Phrasebook(
        language=raw["language"],
        dialogues=tuple(
            Dialogue(
                topic=entry["topic"],
                product=entry["product"],
                article=number_of[entry["product"]],
                price=articles[number_of[entry["product"]]]["price"],
                channels=tuple(entry["channels"]),
                steps=tuple(_step(step) for step in entry["steps"]),
            )
            for entry in raw["dialogue"]
        ),
        names=tuple(raw["names"]),
        cities=tuple(raw["cities"]),
        salutation=tuple(raw["email"]["salutation"]),
        signature=tuple(raw["email"]["signature"]),
        canned=tuple(raw["canned"]["say"]),
        breach={kind: tuple(lines) for kind, lines in raw["breach"].items()},
        chase=tuple(raw["chase"]["say"]),
        market=_shared("markets.toml")[language],
    )
