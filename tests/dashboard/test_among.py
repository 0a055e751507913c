"""The list of conversations, narrowed to those that people worked on or that took a certain way."""

import re

import pytest

from dashboard.locale import t
from dashboard.panels.among import (
    CALIBRATED,
    DISPUTED,
    IMPORTED,
    OPEN,
    REVIEWED,
    SAMPLED,
    STEP,
    said,
)
from dashboard.session import flow
from tests.dashboard.test_pages import assert_whole, visited


def shown(among: str) -> tuple[int, list[str]]:
    """How many conversations the list finds, and what it says it is narrowed to."""
    with visited("conversations", period="all", among=among) as app:
        assert_whole(app)
        first = next(one.value for one in app.markdown if "match" in one.value)
        count = re.search(r"\d[\d,]*", first)
        widen = [one.label for one in app.button if str(one.key).startswith("widen")]
        return int(count[0].replace(",", "")) if count else 0, widen


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "among", ["", "nonsense", f"{STEP}:ask:nowhere", f"{OPEN}:many", SAMPLED, IMPORTED]
)
def test_what_says_nothing_narrows_nothing(among: str) -> None:
    every, _ = shown("")
    assert shown(among)[0] == every > 0


@pytest.mark.usefixtures("sample")
def test_a_step_leads_to_those_that_took_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "SAMPLE", 40)
    came, words = shown(said(STEP, "ask"))
    assert 0 < came <= 40
    assert words == [t("conversations-among-stage", begin=t("causes-stage-ask"))]
    went, _ = shown(said(STEP, "ask", "close"))
    assert went < came


@pytest.mark.usefixtures("sample")
def test_how_many_an_agent_had_open_tells_conversations_apart() -> None:
    every, _ = shown("")
    alone, _ = shown(said(OPEN, 1))
    assert 0 < alone < every


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "among", [REVIEWED, said(SAMPLED, 1, "2026-08"), DISPUTED, said(DISPUTED, "open")]
)
def test_nothing_is_shown_where_people_did_nothing(among: str) -> None:
    count, words = shown(among)
    assert count == 0
    assert words == [t(f"conversations-among-{among.partition(':')[0]}")]


@pytest.mark.usefixtures("sample")
def test_an_import_leads_to_what_it_brought() -> None:
    every, _ = shown("")
    assert shown(said(IMPORTED, 1)) == (every, [t("conversations-among-imported", number="1")])
    assert shown(said(IMPORTED, 1, "new"))[0] == every
    assert shown(said(IMPORTED, 1, "changed"))[0] == 0
    assert shown(said(IMPORTED, 2))[0] == 0


@pytest.mark.usefixtures("sample")
def test_a_session_that_is_not_there_narrows_nothing() -> None:
    assert shown(said(CALIBRATED, 7))[0] == shown("")[0]
