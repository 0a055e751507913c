"""The catalogue of standards: complete, readable, and every example gets the verdict it shows."""

import polars as pl
import pytest

from scoring.languages import packs
from scoring.measure import HISTORY, asked_of_history, in_history, measure
from scoring.rubric import default
from scoring.scorecard import verdicts
from scoring.standards import DIMENSIONS, VERDICTS, Standard, standards
from scoring.transcript import conversation

CATALOGUE = list(standards().values())
EXAMPLES = {
    f"{standard.name}-{example.language}-{number}": (standard, example)
    for standard in CATALOGUE
    for number, example in enumerate(standard.examples)
}

UNJUDGED = {
    ("attitude.formality", "en"): "not applicable",
    ("attitude.composure", "zh"): "not assessed",
    ("effect.final_mood", "zh"): "not assessed",
    ("effect.sentiment_shift", "zh"): "not assessed",
}
"""Where a standard can be neither met nor missed: English has one form of address for all, and only
English has an analyser of mood."""


def among(measured: pl.DataFrame, name: str) -> pl.DataFrame:
    standard, example = EXAMPLES[name]
    if standard.name not in asked_of_history():
        return measured
    others = [
        conversation(
            other.said, f"{name}-{number}-{time}", language=example.language, **other.facts
        )
        for number, other in enumerate(example.others)
        for time in range(other.times)
    ]
    history = [measured, *([measure(pl.concat(others))] if others else [])]
    return in_history(measured, pl.concat(frame.select(HISTORY) for frame in history))


@pytest.fixture(scope="module")
def judged() -> dict[str, dict[str, object]]:
    """The verdict on each example; all are measured together, which changes none of them, and then
    each is seen among the others that stand with it."""
    spoken = [
        conversation(example.said, name, language=example.language, **example.facts)
        for name, (_, example) in EXAMPLES.items()
    ]
    measured = measure(pl.concat(spoken))
    seen = [among(measured.filter(conversation_id=name), name) for name in EXAMPLES]
    told = verdicts(pl.concat(seen), default())
    return {
        name: told.filter(conversation_id=name, standard=standard.name).row(0, named=True)
        for name, (standard, _) in EXAMPLES.items()
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gets_the_verdict_it_shows(name: str, judged) -> None:
    _, example = EXAMPLES[name]
    assert judged[name]["verdict"] == example.verdict, f"value {judged[name]['value']}"


@pytest.mark.parametrize("standard", CATALOGUE, ids=lambda standard: standard.name)
def test_a_standard_shows_itself_met_and_missed(standard: Standard) -> None:
    shown = {(example.verdict, example.language) for example in standard.examples}
    for language in ("en", "zh"):
        if verdict := UNJUDGED.get((standard.name, language)):
            assert (verdict, language) in shown
        else:
            assert {("met", language), ("missed", language)} <= shown


@pytest.mark.parametrize("standard", CATALOGUE, ids=lambda standard: standard.name)
def test_a_standard_says_what_it_promises(standard: Standard) -> None:
    assert standard.promise[0].islower(), "completes the sentence: The agent …"
    assert not standard.promise.endswith(".")
    assert standard.why.endswith(".")
    assert standard.finding().value is not None
    for example in standard.examples:
        assert example.verdict in VERDICTS
        assert example.language in packs()


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
