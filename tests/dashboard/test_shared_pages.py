"""Conversations in which several agents answered, as pages tell of them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import intake, session
from dashboard.access import Scope, visible
from dashboard.filters import Filters
from dashboard.panels.view import View
from dashboard.workspace import VARIABLE, Workspace
from scoring.conversations import CONVERSATION
from scoring.credit import WEIGHT

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"

BEGIN = 1_790_000_000

SHARED, ALONE = 3, 14


def said(*told: tuple[str, str | None, str]) -> list[dict[str, str | int | None]]:
    return [
        {"role": role, "author": author, "text": text, "timestamp": BEGIN + 60 * minute}
        for minute, (role, author, text) in enumerate(told)
    ]


HANDED_OVER = said(
    ("customer", None, "Where is my parcel?"),
    ("agent", "Ada", "Good morning, my colleague will help you."),
    ("agent", "Bo", "What is your order number?"),
    ("customer", None, "12345"),
    ("agent", "Bo", "It arrives tomorrow."),
    ("customer", None, "Thanks"),
    ("agent", "Bo", "You are welcome, goodbye."),
)
BY_ADA = said(("customer", None, "Where is my parcel?"), ("agent", "Ada", "In the post."))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    place = tmp_path_factory.mktemp("shared")
    told = {f"shared {n}": HANDED_OVER for n in range(SHARED)}
    told |= {f"alone {n}": BY_ADA for n in range(ALONE)}
    lines = [
        {"conversation_id": name, "channel": "chat", "team": "one", "messages": messages}
        for name, messages in told.items()
    ]
    path = place / "shop.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    intake.take_in([path], Workspace(place))
    return Workspace(place)


@pytest.fixture(autouse=True)
def here(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(shop.path))


@contextmanager
def visited(page: str, **params: str) -> Iterator[AppTest]:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    for name, value in {"period": "all", **params}.items():
        app.query_params[name] = value
    app.switch_page(f"../pages/{page}.py").run()
    assert [fault.message for fault in app.exception] == []
    yield app


def seen() -> View:
    every = session.scores()
    return View(Filters(), every, every.head(0), every.head(0))


def test_a_view_by_agent_has_a_row_for_each_who_answered() -> None:
    told = seen().by_agent()
    weights = told.scores.group_by("agent_id").agg(pl.len(), pl.col(WEIGHT).sum())
    assert weights.sort("agent_id").collect().rows() == [
        ("Ada", ALONE + SHARED, ALONE + SHARED / 4),
        ("Bo", SHARED, SHARED * 3 / 4),
    ]
    bo = told.only(pl.col("agent_id") == "Bo")
    assert bo is not None
    assert bo.shared == SHARED
    ids, others = (
        frame.select("conversation_id", "agent_id").collect()
        for frame in (told.scores, told.measurements)
    )
    assert ids.equals(others)


def test_where_nobody_shares_the_view_stays_as_it_is(
    sample_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(sample_workspace.path))
    plain = seen()
    told = plain.by_agent()
    shared = plain.scores.filter(pl.col("agents").is_not_null()).collect()
    assert (told is plain) == shared.is_empty()


def test_conversations_are_chosen_by_whoever_answered() -> None:
    chosen = Filters(agents=("Bo",)).now(session.scores()).collect()
    assert chosen.height == SHARED
    assert session.extent().agents == ("Ada", "Bo")


def test_agents_see_the_conversations_in_which_they_answered() -> None:
    bo = Scope("Bo", alone=True)
    assert visible(session.scores(), bo).collect().height == SHARED
    found = session.conversation("shared 0").select(*CONVERSATION).lazy()
    assert visible(found, bo).collect().height == 1
    assert visible(found, Scope("Cy", alone=True)).collect().is_empty()


def test_the_page_of_an_agent_says_what_was_shared() -> None:
    with visited("agent", name="Bo") as app:
        assert any("3 conversations were shared" in note.value for note in app.caption)


def test_the_page_of_a_conversation_says_who_answered_with_which_share() -> None:
    with visited("conversation", id="shared 0") as app:
        assert any("Ada 25%" in text.value and "Bo 75%" in text.value for text in app.text)


def test_all_agents_are_compared() -> None:
    with visited("agents") as app:
        assert app.title
