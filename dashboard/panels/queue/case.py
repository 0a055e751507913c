"""What lies before a reviewer: a conversation, what the program says of it, and what is asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.ledger import customs
from dashboard.ledger.reviews import Judged
from dashboard.ledger.tables import CustomStandard
from dashboard.locale import standard_promise, standard_title
from scoring.rubric import Rubric
from scoring.scorecard import MET, MISSED, NOT_APPLICABLE, NOT_ASSESSED, PARTLY
from scoring.standards import standards

ANSWERS = (MET, PARTLY, MISSED, NOT_APPLICABLE)
"""The verdicts that people give; who is unsure gives none."""


@dataclass(frozen=True)
class Case:
    """A conversation to be judged.

    ``said``: its course (:func:`scoring.analysis.course.course`); ``judged``: what the program says
    of every standard, by name (rows of :func:`scoring.analysis.course.numbered`); ``asked``: those
    on which the program's word does not count, so that the reviewer has to speak; ``own``: those of
    the shop's own by name; ``steps``: the standards gone through one after another.
    ``translated``: translations that the source brought, by position; ``blind``: nothing is said
    of what anybody else thinks.
    """

    said: pl.DataFrame
    judged: Mapping[str, Mapping[str, Any]]
    rubric: Rubric
    asked: frozenset[str]
    own: Mapping[str, CustomStandard]
    steps: tuple[str, ...]
    translated: Mapping[int, str]
    blind: bool = False

    @property
    def shown(self) -> pl.DataFrame:
        """The numbered verdicts as their reader sees them: without those nobody relies on."""
        rows = pl.DataFrame(list(self.judged.values()), infer_schema_length=None)
        asked = pl.col("standard").is_in(list(self.asked))
        verdict = pl.when(asked).then(pl.lit(NOT_ASSESSED)).otherwise("verdict")
        return rows.with_columns(verdict.alias("verdict"))

    def machine(self, standard: str) -> str | None:
        """The verdict with which a reviewer agrees unless they speak; None where they are asked."""
        if standard in self.asked:
            return None
        found = self.judged[standard]["verdict"]
        return found if found in ANSWERS else None

    def title(self, standard: str) -> str:
        """What a standard is called."""
        own = self.own.get(standard)
        return own.name if own else standard_title(standard)

    def question(self, standard: str) -> str:
        """What a standard promises, or asks."""
        own = self.own.get(standard)
        return own.question if own else standard_promise(standard)

    def dimension(self, standard: str) -> str:
        """The dimension a standard belongs to."""
        own = self.own.get(standard)
        return own.dimension if own else standard.partition(".")[0]

    def evidence(self, standard: str) -> int | None:
        """The number of the evidence for the program's verdict on a standard."""
        return self.judged[standard]["number"] if standard in self.judged else None

    def kept(self, said: Collection[str], unsure: Collection[str]) -> dict[str, Judged]:
        """What the program says, as it is kept with a review: not of standards on which the
        reviewer was asked and said nothing, or is ``unsure``."""
        return {
            name: Judged(row["verdict"], row["value"])
            for name, row in self.judged.items()
            if row["verdict"] in ANSWERS
            and name not in unsure
            and (name not in self.asked or name in said)
        }


def case(
    said: pl.DataFrame,
    numbered: pl.DataFrame,
    rubric: Rubric,
    *,
    left: Collection[str] = (),
    own: Sequence[CustomStandard] = (),
    translated: Mapping[int, str] | None = None,
) -> Case:
    """A case from a course and its numbered verdicts. ``left``: standards that are left to people
    in its language; ``own``: those of the shop's own that are asked."""
    named = {f"{customs.PREFIX}{one.id}": one for one in own}
    by_people = [name for name, standard in standards().items() if standard.by_people]
    asked = frozenset((*by_people, *left, *named))
    told = numbered.filter(pl.col("points").is_not_null())["standard"].to_list()
    steps = [name for name in standards() if name in asked or name in told]
    return Case(
        said,
        {row["standard"]: row for row in numbered.iter_rows(named=True)},
        rubric,
        asked,
        named,
        (*steps, *named),
        translated or {},
    )
