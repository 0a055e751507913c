"""Personal data on the screen: what is set, who is forgotten, and who may open what is sealed."""

from pathlib import Path

import orjson
import pytest

from dashboard import intake, lake, ledger, locale
from dashboard.access import RIGHTS, Right, Role
from dashboard.ledger import audit, erasures, members, settings
from dashboard.locale import t, written_in
from dashboard.panels.privacy import example
from dashboard.states import LAKE_CONVERSATION
from dashboard.workspace import Workspace
from tests.dashboard.test_import_page import push
from tests.dashboard.test_pages import assert_whole, visited

MIA = "mia@example.org"
SECRET = "Write to me: mia@example.org"


@pytest.fixture
def place(empty: Workspace) -> Workspace:
    empty.path.mkdir(parents=True, exist_ok=True)
    sealing(empty, "off")
    return empty


def sealing(place: Workspace, mode: str) -> None:
    book = ledger.opened(place.ledger)
    settings.put(book, members.alone(book), settings.PRIVACY, {"mode": mode, "months": None})


def bring(place: Workspace, tmp_path: Path) -> None:
    """Two conversations of one customer, one of another."""
    rows = [
        {
            "conversation_id": f"C-{number}",
            "channel": "chat",
            "customer_id": customer,
            "messages": [
                {"role": "customer", "text": SECRET, "timestamp": f"2026-03-0{number}T09:00:00"},
                {"role": "agent", "text": "I will", "timestamp": f"2026-03-0{number}T09:01:00"},
            ],
        }
        for number, customer in ((1, MIA), (2, MIA), (3, "ben"))
    ]
    path = tmp_path / "March.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    intake.take_in([path], place)


def told(place: Workspace) -> dict[str, object]:
    return settings.get(ledger.opened(place.ledger), settings.PRIVACY)


def did(place: Workspace) -> list[str]:
    book = ledger.opened(place.ledger)
    return audit.entries(book, members.alone(book))["action"].to_list()


@pytest.mark.parametrize("code", locale.languages())
def test_the_example_shows_what_masking_takes_away(code: str) -> None:
    with written_in(code):
        before, after = example(code, "mask")
        assert example(code, "off") == (before, before)
        name = t("privacy-example-customer")
    assert name in before[0]
    assert name not in "".join(after)
    assert "@" not in "".join(after)
    assert "4111" not in "".join(after)
    assert "40012345" in after[0], "orders are no secret"


def test_the_mode_is_set_after_it_was_said_what_it_does_not_change(place: Workspace) -> None:
    with visited("privacy") as app:
        assert t("privacy-answer-off") in app.markdown[0].value
        app.radio(key="privacy mode").set_value("seal").run()
        assert t("privacy-mode-stays") in [one.value for one in app.warning]
        assert told(place)["mode"] == "off"
        app.button(key="privacy mode saved").click().run()
        assert_whole(app)
        assert t("privacy-answer-seal") in app.markdown[0].value
    assert told(place) == {"mode": "seal", "months": None}


def test_what_is_too_old_goes_as_soon_as_that_is_set(place: Workspace, tmp_path: Path) -> None:
    bring(place, tmp_path)
    with visited("privacy") as app:
        app.toggle(key="privacy ever").set_value(False)
        app.number_input(key="privacy months kept").set_value(1)
        app.button(key="privacy months saved").click().run()
        assert_whole(app)
    assert told(place)["months"] == 1
    assert lake.scan(place.conversations, LAKE_CONVERSATION).collect().is_empty()


def test_a_customer_is_forgotten_once_their_number_was_told(
    place: Workspace, tmp_path: Path
) -> None:
    bring(place, tmp_path)
    with visited("privacy") as app:
        app.text_input(key="privacy customer").set_value("Mia@Example.org")
        push(app, t("privacy-find"))
        assert any("2 conversations of" in one.value for one in app.markdown)
        assert lake.scan(place.conversations, LAKE_CONVERSATION).collect().height == 3
        push(app, t("privacy-sure-yes"))
        assert_whole(app)
        assert [one.value for one in app.success] == [t("privacy-forgotten", count=2)]
    left = lake.scan(place.conversations, LAKE_CONVERSATION).collect()
    assert left["customer_id"].to_list() == ["ben"]
    book = ledger.opened(place.ledger)
    [record] = erasures.every(book, members.alone(book))
    assert "mia" not in record.pseudonym


def test_a_sealed_original_is_shown_when_it_is_asked_for_and_that_is_noted(
    place: Workspace, tmp_path: Path
) -> None:
    sealing(place, "seal")
    bring(place, tmp_path)
    with visited("conversation", id="C-1") as app:
        assert_whole(app)
        assert "original read" not in did(place)
        app.toggle(key="original of C-1").set_value(True).run()
        assert_whole(app)
        app.run()
    assert did(place).count("original read") == 1


def test_an_original_that_cannot_be_opened_is_told(place: Workspace, tmp_path: Path) -> None:
    sealing(place, "seal")
    bring(place, tmp_path)
    place.key.unlink()
    with visited("conversation", id="C-1") as app:
        app.toggle(key="original of C-1").set_value(True).run()
        assert [one.value for one in app.error] == [t("conversation-original-broken")]


def test_no_switch_where_nothing_is_sealed(place: Workspace, tmp_path: Path) -> None:
    bring(place, tmp_path)
    with visited("conversation", id="C-1") as app:
        assert t("conversation-original") not in [one.label for one in app.toggle]


def test_only_administrators_and_supervisors_open_originals() -> None:
    may = {role for role in Role if Right.UNSEAL in RIGHTS[role]}
    assert may == {Role.ADMINISTRATOR, Role.SUPERVISOR}
