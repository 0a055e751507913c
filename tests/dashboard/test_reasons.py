"""Why a verdict is what it is, said by value and limit."""

import math

import pytest

from dashboard import locale
from dashboard.locale import written_in
from dashboard.locale.reasons import reason, reason_not_assessed
from scoring.rubric import default
from scoring.standards import VERDICTS, standards


def told(name: str, value: float, verdict: str, channel: str = "chat") -> str:
    return reason(name, value, verdict, default().of(name, channel))


def test_a_wait_is_told_with_the_limit_of_its_channel() -> None:
    name = "efficiency.first_response"
    assert told(name, 660, "missed") == "waited 11 min, limit 1 min"
    assert told(name, 36_000, "partly", "email") == (
        "waited 10 h, limit 8 h (partly met up to 1 d)"
    )


def test_a_wait_without_end_is_no_number() -> None:
    assert told("efficiency.first_response", math.inf, "missed") == "no answer came, limit 1 min"


def test_what_must_not_happen_is_counted() -> None:
    assert told("attitude.respect", 0, "met") == "never happened, as it should be"
    assert told("attitude.respect", 2, "missed") == "happened 2 times, should never"


def test_yes_and_no() -> None:
    assert told("attitude.greeting", 1, "met") == "done"
    assert told("attitude.greeting", 0, "missed") == "not done"
    assert told("process.diagnose", 0.5, "partly") == "done in part"


def test_what_is_better_higher_names_the_least() -> None:
    assert told("effect.satisfaction", 3, "partly") == (
        "3 of 5, wanted at least 4 of 5 (partly met from 3 of 5)"
    )


@pytest.mark.parametrize("code", locale.languages())
@pytest.mark.parametrize("name", standards())
def test_every_standard_has_its_reasons_in_every_language(name: str, code: str) -> None:
    with written_in(code):
        for value in (0.0, 0.5, 1.0, 3.0, 500.0):
            for verdict in VERDICTS[:3]:
                assert told(name, value, verdict)
        assert reason_not_assessed(name, "it")
        assert reason_not_assessed(name, None)
