"""The list of conversations and one conversation, as their readers use them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import intake
from dashboard.workspace import VARIABLE, Workspace

APP = Path(__file__).resolve().parent.parent.parent / "dashboard" / "app.py"

SPOKEN = [
    {
        "conversation_id": "late",
        "channel": "chat",
        "agent_id": "*Eve* <b>x</b>",
        "rating": 2,
        "status": "open",
        "order_id": "A-77 $x$",
        "tags": ["**t**", "parcel"],
        "messages": [
            ("customer", 0, "Where is my parcel? This is terrible."),
            ("agent", 660, "Good morning! I am so sorry. Please tell me your password."),
            ("customer", 700, "Thanks, great."),
        ],
    },
    {"conversation_id": "alone", "channel": "email", "messages": [("customer", 0, "Hello?")]},
    {
        "conversation_id": "swedish",
        "channel": "chat",
        "messages": [
            ("customer", 0, "Var är mitt paket? Det är skamligt, jag har väntat i veckor."),
            ("agent", 30, "Hej, jag är väldigt ledsen för att paketet är försenat."),
        ],
    },
    {
        "conversation_id": "timeless",
        "channel": "chat",
        "messages": [("customer", None, "This is terrible."), ("agent", None, "I am sorry.")],
    },
]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    place = tmp_path_factory.mktemp("spoken")
    begin = 1_790_000_000
    lines = [
        one
        | {
            "messages": [
                {"role": role, "text": text, "timestamp": None if at is None else begin + at}
                for role, at, text in one["messages"]
            ]
        }
        for one in SPOKEN
    ]
    path = place / "spoken.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    intake.take_in([path], Workspace(place))
    return Workspace(place)


@pytest.fixture(autouse=True)
def here(spoken: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(spoken.path))


@contextmanager
def visited(page: str, **params: str | list[str]) -> Iterator[AppTest]:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    for name, value in {"period": "all", **params}.items():
        app.query_params[name] = value
    app.switch_page(f"../pages/{page}.py").run()
    assert [fault.message for fault in app.exception] == []
    yield app


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.text))


def listed(app: AppTest) -> list[str]:
    return app.dataframe[0].value["words"].to_list() if app.dataframe else []


def test_the_list_opens_with_its_answer() -> None:
    with visited("conversations") as app:
        assert "4 conversations match; one missed a critical standard" in said(app)
        assert len(listed(app)) == 4
        # The critical one comes first.
        assert listed(app)[0].startswith("Where is my parcel?")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"q": "PASSWORD"}, 1),
        ({"q": "a-77"}, 1),
        ({"only": ["critical"]}, 1),
        ({"only": ["unanswered"]}, 1),
        ({"only": ["rated"]}, 1),
        ({"standard": "efficiency.first_response", "verdict": "missed"}, 2),
        ({"low": "0", "high": "0"}, 1),
        ({"q": "nowhere to be found"}, 0),
    ],
)
def test_the_address_asks(asked: dict[str, str | list[str]], count: int) -> None:
    with visited("conversations", **asked) as app:
        assert len(listed(app)) == count


def test_nothing_found_says_what_to_do() -> None:
    with visited("conversations", q="nowhere to be found") as app:
        assert "Nothing was found" in said(app)


def test_a_question_is_written_into_the_address() -> None:
    with visited("conversations") as app:
        app.text_input[0].set_value("parcel").run()
        assert app.query_params["q"] in ("parcel", ["parcel"])
        assert len(listed(app)) == 1
        app.text_input[0].set_value("").run()
        assert "q" not in app.query_params
        assert len(listed(app)) == 4


def test_what_a_clicked_figure_narrowed_the_list_to_can_be_taken_back() -> None:
    # They all began on 21 September 2026 at 14:13; one has no times at all.
    with visited("conversations", since="2026-09-21", until="2026-09-21", hour="14") as app:
        assert len(listed(app)) == 3
        (days,) = (one for one in app.button if "2026" in one.label)
        days.click().run()
        assert "since" not in app.query_params
        assert len(listed(app)) == 3
        hour = next(one for one in app.button if "UTC" in one.label)
        hour.click().run()
        assert len(listed(app)) == 4


def test_a_question_keeps_what_the_list_is_narrowed_to() -> None:
    with visited("conversations", hour="14") as app:
        app.text_input[0].set_value("parcel").run()
        assert app.query_params["hour"] in ("14", ["14"])


def test_one_standard_is_named_in_the_sentence() -> None:
    with visited("conversations", standard="attitude.greeting", verdict="met") as app:
        assert "Greeting" in said(app)


def test_a_conversation_says_what_is_wrong_with_it() -> None:
    with visited("conversation", id="late") as app:
        told = said(app)
        assert "standards were missed" in told
        assert "waited 11 min, limit 1 min" in told.replace("\\", "")
        assert "Confidential" in app.error[0].value
        facts = app.text[0].value
        assert "*Eve* <b>x</b>" in facts
        assert "order A-77 $x$" in facts.replace("\u2068", "").replace("\u2069", "")
        assert "rated 2 of 5" in facts


def test_picking_evidence_outlines_it_and_picking_it_again_does_not() -> None:
    with visited("conversation", id="late") as app:
        key = "evidence of efficiency.first_response"
        app.button(key=key).click().run()
        picked = app.session_state["evidence of late"]
        assert str(picked) in app.button(key=key).label
        app.button(key=key).click().run()
        assert app.session_state["evidence of late"] is None


def test_whoever_comes_from_a_standards_list_sees_its_evidence() -> None:
    with visited("conversation", id="late", standard="efficiency.first_response") as app:
        number = app.session_state["evidence of late"]
        assert str(number) in app.button(key="evidence of efficiency.first_response").label


def test_the_place_in_the_list_and_its_neighbours() -> None:
    with visited("conversation", id="late") as app:
        assert "1 of 4" in said(app)
        ways = {button.label: button.disabled for button in app.button}
        assert ways["Previous"] is True
        assert ways["Next"] is False


def test_nobody_answered() -> None:
    with visited("conversation", id="alone") as app:
        assert "nobody answered the customer" in said(app)
        assert "no answer came" in said(app).replace("\\", "")


def test_a_mood_that_nobody_can_read_is_not_assessed() -> None:
    with visited("conversation", id="swedish") as app:
        assert "mood is not assessed" in said(app)
        assert "Swedish" in said(app)


def test_without_times_the_page_says_so() -> None:
    with visited("conversation", id="timeless") as app:
        assert "times of the messages are not known" in said(app)


def test_an_unknown_conversation_has_a_way_back() -> None:
    with visited("conversation", id="nobody") as app:
        assert "There is no conversation with the number nobody" in said(app)


def test_in_chinese() -> None:
    with visited("conversation", id="late", ui="zh") as app:
        told = said(app)
        assert "等待 11 分钟，限时 1 分钟" in told.replace("\\", "")
        assert "总分" in told
