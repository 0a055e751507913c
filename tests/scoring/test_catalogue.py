"""The catalogue of standards: complete, readable, and every example gets the verdict it shows.

Languages that have no examples in the catalogue have a file of their own beside this one.
"""

import tomllib
from pathlib import Path

import polars as pl
import pytest

from scoring.languages import packs
from scoring.measure import HISTORY, asked_of_history, in_history, measure
from scoring.rubric import default
from scoring.scorecard import verdicts
from scoring.standards import DIMENSIONS, VERDICTS, Example, Standard, example, standards
from scoring.transcript import conversation

CATALOGUE = list(standards().values())


def of_language(path: Path) -> list[tuple[str, Example]]:
    shown = tomllib.loads(path.read_text("utf-8"))["examples"]
    return [(content.pop("standard"), example(content)) for content in shown]


SHOWN = [(standard.name, shown) for standard in CATALOGUE for shown in standard.examples]
IN_CATALOGUE = ("en", "zh", "de", "es", "ja")
FILES = {path.stem: path for path in (Path(__file__).parent / "languages").glob("*.toml")}
EXAMPLES = {
    f"{name}-{shown.language}-{number}": (name, shown)
    for number, (name, shown) in enumerate(
        SHOWN + [pair for code in sorted(FILES) for pair in of_language(FILES[code])]
    )
}


@pytest.fixture(scope="module")
def judged() -> dict[str, dict[str, object]]:
    """The verdict on each example; all are measured together, which changes none of them, and then
    each is seen among the others that stand with it."""
    spoken = [
        conversation(shown.said, name, language=shown.language, **shown.facts)
        for name, (_, shown) in EXAMPLES.items()
    ]
    measured = measure(pl.concat(spoken))
    alone = {str(name): part for (name,), part in measured.group_by("conversation_id")}
    seen = [
        among(alone[name], shown) if standard in asked_of_history() else alone[name]
        for name, (standard, shown) in EXAMPLES.items()
    ]
    told = verdicts(pl.concat(seen), default()).rows_by_key(
        ["conversation_id", "standard"], named=True, unique=True
    )
    return {name: told[name, standard] for name, (standard, _) in EXAMPLES.items()}


def among(measured: pl.DataFrame, shown: Example) -> pl.DataFrame:
    others = [
        conversation(other.said, f"{number}-{time}", language=shown.language, **other.facts)
        for number, other in enumerate(shown.others)
        for time in range(other.times)
    ]
    history = [measured, *([measure(pl.concat(others))] if others else [])]
    return in_history(measured, pl.concat(frame.select(HISTORY) for frame in history))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gets_the_verdict_it_shows(name: str, judged) -> None:
    _, shown = EXAMPLES[name]
    assert judged[name]["verdict"] == shown.verdict, f"value {judged[name]['value']}"


def wanted(standard: Standard, language: str) -> set[str]:
    """The verdicts that examples must show: what can be told apart in this language."""
    if standard.by_people:
        return {"not assessed"}
    formal = {"formal", "informal"} <= packs()[language].without
    if standard.name == "attitude.formality" and formal:
        return {"not applicable"}
    return {"met", "missed"}


@pytest.mark.parametrize("language", packs())
@pytest.mark.parametrize("standard", CATALOGUE, ids=lambda standard: standard.name)
def test_a_standard_shows_itself_in_every_language(standard: Standard, language: str) -> None:
    shown = {
        told.verdict
        for name, told in EXAMPLES.values()
        if name == standard.name and told.language == language
    }
    assert wanted(standard, language) <= shown


def possible(standard: Standard, language: str) -> set[str]:
    """The verdicts that it can give in this language: none is partly met where one threshold is
    the other, and none does not apply where the detector asks nothing of the conversation."""
    told = wanted(standard, language)
    if {"met", "missed"} <= told:
        terms = (standard.terms, *standard.channel_terms.values())
        told |= {"partly"} if any(one.met != one.partly for one in terms) else set()
    arises = bool(standard.finding().applies.meta.root_names())
    return told | ({"not applicable"} if arises else set())


@pytest.mark.parametrize("language", IN_CATALOGUE)
@pytest.mark.parametrize("standard", CATALOGUE, ids=lambda standard: standard.name)
def test_a_standard_shows_every_verdict_in_five_languages(
    standard: Standard, language: str
) -> None:
    shown = {told.verdict for told in standard.examples if told.language == language}
    assert possible(standard, language) <= shown


@pytest.mark.parametrize("standard", CATALOGUE, ids=lambda standard: standard.name)
def test_a_standard_says_what_it_promises(standard: Standard) -> None:
    assert standard.promise[0].islower(), "completes the sentence: The agent …"
    assert not standard.promise.endswith(".")
    assert standard.why.endswith(".")
    assert standard.finding().value is not None
    for shown in standard.examples:
        assert shown.verdict in VERDICTS
        assert shown.language in packs()


@pytest.mark.parametrize("standard", CATALOGUE, ids=lambda standard: standard.name)
def test_met_asks_at_least_as_much_as_partly(standard: Standard) -> None:
    for terms in (standard.terms, *standard.channel_terms.values()):
        if standard.better == "higher":
            assert terms.met >= terms.partly
        else:
            assert terms.met <= terms.partly


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_has_five_standards_or_more(dimension: str) -> None:
    assert sum(standard.dimension == dimension for standard in CATALOGUE) >= 5


def test_two_kinds_of_breach_are_critical_everywhere() -> None:
    critical = {standard.name for standard in CATALOGUE if standard.critical}
    assert critical == {"attitude.respect", "process.confidential", "process.on_platform"}
