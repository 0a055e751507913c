"""From what came in to what goes out: found once, held back at night, sent once to each channel."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import polars as pl
import pytest

from dashboard import alerts, lake, ledger
from dashboard.access import Person
from dashboard.alerts import words
from dashboard.alerts.quiet import Quiet
from dashboard.alerts.wishes import SLACK, Channel, Secrets, Wishes, secrets, wish, wishes
from dashboard.intake import take_in
from dashboard.ledger import Ledger, members
from dashboard.ledger import alerts as kept
from dashboard.ledger import topics as named
from dashboard.locale import language_name, written_in
from dashboard.measuring import LAKE_MEASUREMENT
from dashboard.workspace import Workspace
from scoring.analysis.alerts import ALL, BREACH, FALL, RISE, RULES, TOPIC, Finding
from tests.dashboard.alerts.conftest import Chat

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
DAY = date(2026, 9, 21)
FIGURES = {"value": 70.0, "centre": 80.0, "limit": 75.0}
FELL = Finding(FALL, "agent_id", "Anna Keller", "overall", DAY, DAY, FIGURES, 12)
BROKEN = Finding(BREACH, ALL, None, None, DAY, DAY, {}, 2, ("C-secret-1", "C-secret-2"))
SHARES = {"share": 0.2, "share_before": 0.1, "ratio": 2.0}
ROSE = Finding(RISE, TOPIC, "3", None, DAY, DAY, SHARES, 40)
AT_ONCE = (0.0,)


@pytest.fixture
def place(sample_workspace: Workspace, tmp_path: Path) -> Workspace:
    shutil.copytree(sample_workspace.path, tmp_path / "house")
    return Workspace(tmp_path / "house")


@pytest.fixture
def book(place: Workspace) -> Ledger:
    return ledger.opened(place.ledger)


@pytest.fixture
def alone(book: Ledger) -> Person:
    return members.alone(book)


@pytest.fixture
def after(place: Workspace) -> datetime:
    """A week after the newest conversation: its week is over."""
    scan = lake.scan(place.measurements, LAKE_MEASUREMENT)
    newest = scan.select(pl.col("started_at").max()).collect().item()
    return newest + timedelta(days=7)


def arranged(book: Ledger, by: Person, chat: Chat, **changed: object) -> Secrets:
    channels = (Channel("Quality", SLACK), Channel("Lead", SLACK))
    wish(book, by, replace(Wishes(channels=channels), **changed))
    return Secrets(webhooks={"Quality": chat.address, "Lead": f"{chat.address}/lead"})


def sent(book: Ledger, known: Secrets, at: datetime = NOON) -> tuple[int, dict[str, str]]:
    return alerts.send_waiting(book, known, at, AT_ONCE)


def test_what_is_set_is_what_was_wished(book, alone):
    assert wishes(book) == Wishes()
    rules = tuple(replace(rule, on=False, bound=0.5) for rule in RULES)
    wanted = Wishes(
        rules,
        (Channel("Lead", "email", True, "mail.example", 465, "tls", "me", "me@x", ("a@x", "b@x")),),
        Quiet(True, "Asia/Shanghai", time(22, 15), time(7, 30)),
        "zh",
        "https://quality.example",
        True,
    )
    wish(book, alone, wanted)
    assert wishes(book) == wanted


def test_a_second_look_at_the_same_finds_nothing_more(place, book, after):
    first = alerts.evaluate(place, after)
    assert first > 0
    assert alerts.evaluate(place, after) == 0
    assert alerts.evaluate(place, after + timedelta(days=2)) == 0


def test_two_that_look_at_once_find_everything_once(place, book, alone, after):
    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(lambda _: alerts.evaluate(place, after), range(2)))
    found = kept.recent(book, alone)
    assert sum(counts) == len(found) == len({one.key for one in found})


def test_of_an_empty_workspace_there_is_nothing_to_tell(tmp_path):
    outcome = alerts.alert(Workspace(tmp_path), NOON)
    assert outcome == alerts.Outcome(0, 0, 0, {})


def test_nothing_leaves_unless_it_is_set_up(book):
    kept.keep(book, [FELL], NOON)
    assert sent(book, Secrets(webhooks={"Quality": "https://127.0.0.1:1"})) == (0, {})
    assert kept.waiting(book, NOON) == 1


@pytest.mark.usefixtures("trusted")
def test_each_channel_is_told_once_of_all(book, alone, chat):
    known = arranged(book, alone, chat)
    kept.keep(book, [FELL, BROKEN], NOON)
    assert sent(book, known) == (2, {})
    assert sorted(path for path, _ in chat.asked) == ["/hook", "/hook/lead"]
    assert sent(book, known) == (0, {})
    assert len(chat.asked) == 2


@pytest.mark.usefixtures("trusted")
def test_at_night_it_is_held_back_and_then_sent_together(book, alone, chat):
    known = arranged(book, alone, chat, quiet=Quiet(True, "UTC", time(20), time(8)))
    night = NOON.replace(hour=23)
    kept.keep(book, [FELL], night)
    assert sent(book, known, night) == (0, {})
    kept.keep(book, [BROKEN], night + timedelta(hours=3))
    assert sent(book, known, night + timedelta(hours=3)) == (0, {})
    assert chat.asked == []
    assert sent(book, known, night + timedelta(hours=9)) == (2, {})
    assert all("2 alerts" in body["text"] for _, body in chat.asked)


@pytest.mark.usefixtures("trusted")
def test_who_could_not_be_reached_is_told_later_and_the_others_not_again(book, alone, chat):
    known = arranged(book, alone, chat)
    lost = replace(known, webhooks={"Quality": known.webhooks["Quality"]})
    kept.keep(book, [FELL], NOON)
    assert sent(book, lost) == (1, {"Lead": "address"})
    [one] = kept.recent(book, alone)
    assert (one.sent_to, one.failed, one.sent_at) == (["Quality"], "address", None)
    assert sent(book, known) == (1, {})
    assert [path for path, _ in chat.asked] == ["/hook", "/hook/lead"]
    [one] = kept.recent(book, alone)
    assert (one.sent_to, one.failed, one.sent_at) == (["Lead", "Quality"], None, NOON)


@pytest.mark.usefixtures("trusted")
def test_of_two_that_send_at_once_one_does(book, alone, chat):
    known = arranged(book, alone, chat)
    kept.keep(book, [FELL, BROKEN], NOON)
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: sent(book, known), range(2)))
    assert sorted(count for count, _ in done) == [0, 2]
    assert len(chat.asked) == 2


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("agents", [False, True])
def test_messages_hold_figures_and_no_names_of_customers(book, alone, chat, agents):
    known = arranged(book, alone, chat, agents=agents, address="https://quality.example/")
    kept.keep(book, [FELL, BROKEN, ROSE], NOON)
    sent(book, known)
    for _, body in chat.asked:
        assert ("Anna Keller" in body["text"]) == agents
        assert "secret" not in body["text"]
        assert "70.0" in body["text"]
        assert "https://quality.example/conversations?since=2026-09-21&amp;until=" in body["text"]
        assert "agent=" not in body["text"]


@pytest.mark.usefixtures("trusted")
def test_of_a_topic_only_the_name_that_people_gave_leaves(book, alone, chat):
    known = arranged(book, alone, chat, channels=(Channel("Quality", SLACK),), language="zh")
    kept.keep(book, [ROSE], NOON)
    sent(book, known)
    named.name(book, alone, 3, "尺码问题")
    kept.keep(book, [replace(ROSE, since=DAY - timedelta(days=7))], NOON)
    sent(book, known)
    before, later = (body["text"] for _, body in chat.asked)
    assert "话题 3" in before
    assert "尺码问题" in later


@pytest.mark.parametrize("code", ["en", "zh"])
def test_every_rule_can_be_told_of_every_group(code):
    found = [
        FELL,
        replace(FELL, group="language", member="de", measure="attitude.greeting"),
        replace(FELL, group="team", member="Asia " * 40),
        BROKEN,
        replace(BROKEN, rule="unanswered", group="team", member="Asia"),
        replace(FELL, rule="late", figures={"share": 0.5, "bound": 0.8}),
        ROSE,
        replace(ROSE, group="matter", member="complaint"),
    ]
    with written_in(code):
        told = [words.sentence(kept._alert(one, NOON), words.plain_name) for one in found]
        assert language_name("de") in told[1]
    assert len(set(told)) == len(found)
    assert all("{" not in one for one in told)
    assert len(told[2]) < 250


def test_secrets_are_read_from_their_own_file_and_never_shown(place):
    assert secrets(place) == Secrets()
    file = place.path / "alerts.toml"
    file.write_text('smtp_password = "pw"\n[webhooks]\nQ = "https://hooks.example/T0KEN"\n')
    known = secrets(place)
    assert (known.password, known.webhooks) == ("pw", {"Q": "https://hooks.example/T0KEN"})
    assert "pw" not in repr(known)
    assert "T0KEN" not in repr(known)
    for broken in ("smtp_password = ", "webhooks = 3", "\0"):
        file.write_text(broken)
        assert not secrets(place).readable


def test_an_import_twice_gives_no_second_alert(tmp_path, monkeypatch):
    place = Workspace(tmp_path / "W")
    place.path.mkdir()
    said = '{"role":"customer","text":"Hello? Where is my parcel?","timestamp":%d}'
    began = int((NOON - timedelta(days=3)).timestamp())
    file = tmp_path / "one.jsonl"
    file.write_text(f'{{"conversation_id":"c1","channel":"chat","messages":[{said % began}]}}\n')
    for new in (1, 0):
        take_in([file], place)
        assert alerts.alert(place, NOON).new == new
