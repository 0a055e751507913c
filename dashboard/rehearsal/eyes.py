"""With whose eyes: what the sample's reviewers see in a conversation, beside the program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

import polars as pl

from dashboard.access import Person
from dashboard.ledger import customs
from dashboard.ledger.reviews import Judged, Said
from sample_data.staff import MEMBERS, Member
from scoring import rubric
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, NOT_ASSESSED, PARTLY, verdicts
from scoring.standards import standards

SCALE = (MISSED, PARTLY, MET)

OWN = f"{customs.PREFIX}1"
"""The shop's own standard, about the label with which goods come back."""

_COMES_BACK = ("damaged_item", "return_request", "wrong_item")
"""Matters (the first tag) in which goods come back."""

_BY_CLOCK = ("timing.", "history.", "flow.rating")
"""Detectors of what nobody is asked blindly: nothing that two people could see differently."""

_OFTEN = {MET: 0.74, PARTLY: 0.16, MISSED: 0.1}
"""How often each is what a person finds where the program says nothing."""

_HARDER = 3
"""How many times as often people differ on what the program cannot judge."""

_CAUSES = ("knowledge", "process", "skill")


@dataclass(frozen=True)
class Eyes:
    """A conversation as it lies before reviewers: what the program ``judged``, and what people find
    (``found``) of the standards on which only they speak."""

    conversation_id: str
    judged: dict[str, Judged] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)

    def reviewing(self, by: Person) -> dict[str, Said]:
        """What a reviewer says who sees the program's verdicts and mostly agrees."""
        shown = {name: one.verdict for name, one in self.judged.items()}
        mine = self._by(by, shown, 1)
        said = {
            name: Said(verdict, "Read in the whole conversation.", "machine")
            for name, verdict in mine.items()
            if verdict != shown[name]
        }
        for name, verdict in self._by(by, self.found, _HARDER).items():
            short = verdict in (MISSED, PARTLY)
            cause = Random(f"{self.conversation_id} {name}").choice(_CAUSES)  # noqa: S311 # nosec B311
            said[name] = (
                Said(verdict, "Not all of it was right.", cause) if short else Said(verdict)
            )
        return said

    def blind(self, by: Person) -> dict[str, Said]:
        """What a reviewer says who sees nobody's verdicts: a word on everything asked."""
        shown = {
            name: one.verdict
            for name, one in self.judged.items()
            if not standards()[name].detector.startswith(_BY_CLOCK)
        }
        mine = self._by(by, shown, 1) | self._by(by, self.found, _HARDER)
        return {name: Said(verdict) for name, verdict in mine.items()}

    def _by(self, by: Person, verdicts: Mapping[str, str], times: int) -> dict[str, str]:
        """The verdicts as somebody gives them who doubts so many ``times`` as often as usual."""
        own = next(one for one in MEMBERS if one.login == by.login)
        return {
            name: _doubted(verdict, own, times, f"{by.login} {self.conversation_id} {name}")
            for name, verdict in verdicts.items()
        }


def eyes_of(measured: pl.DataFrame) -> dict[str, Eyes]:
    """What there is to see in each conversation, by its name."""
    matters = measured.select("conversation_id", pl.col("tags").list.first()).iter_rows()
    eyes = {name: Eyes(name, found={OWN: _found(name, OWN, matter)}) for name, matter in matters}
    told = verdicts(measured, rubric.default())
    for name, standard, verdict, value in told.select(
        "conversation_id", "standard", "verdict", "value"
    ).iter_rows():
        if verdict != NOT_ASSESSED:
            eyes[name].judged[standard] = Judged(verdict, value)
        elif standards()[standard].by_people:
            eyes[name].found[standard] = _found(name, standard)
    return eyes


def _found(name: str, standard: str, matter: str | None = None) -> str:
    """What is to be found of a standard on which the program does not speak."""
    if standard == OWN and matter not in _COMES_BACK:
        return NOT_APPLICABLE
    draw = Random(f"{name} {standard}")  # noqa: S311 # nosec B311 - a part in a play
    return draw.choices(list(_OFTEN), list(_OFTEN.values()))[0]


def _doubted(verdict: str, own: Member, times: int, seed: str) -> str:
    draw = Random(seed)  # noqa: S311 # nosec B311 - a part in a play
    if verdict not in SCALE or draw.random() >= own.doubt * times:
        return verdict
    step = -1 if draw.random() < own.strict else 1
    return SCALE[min(max(SCALE.index(verdict) + step, 0), len(SCALE) - 1)]
