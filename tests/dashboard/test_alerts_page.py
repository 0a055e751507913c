"""The page of alerts, and those on the overview."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard import ledger, session
from dashboard.access import Person, Role
from dashboard.alerts.wishes import SLACK, Channel, Wishes, wish, wishes
from dashboard.ledger import alerts, audit, members
from dashboard.locale import t
from scoring.analysis.alerts import ALL, BREACH, FALL, Finding
from tests.dashboard.test_calibration_page import with_eyes_of
from tests.dashboard.test_cli import fourfold
from tests.dashboard.test_pages import LANGUAGES, assert_whole, visited

NOW = datetime.now(UTC)
DAY = date(2026, 6, 1)
FIGURES = {"value": 70.0, "centre": 80.0, "limit": 75.0}
FELL = Finding(FALL, "team", "Asia ![x](http://x)", "overall", DAY, DAY, FIGURES, 12)
BROKEN = Finding(BREACH, ALL, None, None, DAY, DAY, {}, 2, ("c1", "c2"))


def texts(app: object) -> str:
    kinds = ("markdown", "caption", "warning", "success")
    return "\n".join(one.value for kind in kinds for one in getattr(app, kind)).replace("\\", "")


def labelled(app, label: str):
    return next(button for button in app.button if button.label == label)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_lists_what_was_found(house: ledger.Ledger, code: str) -> None:
    alerts.keep(house, [FELL, BROKEN], NOW)
    with visited("alerts", ui=code) as app:
        assert_whole(app)
        assert t("alerts-answer", count=2) in texts(app)
        assert t("alerts-nowhere") in texts(app)
        rows = app.dataframe[0].value
        assert rows["state"].to_list() == [t("alerts-open")] * 2
        assert "70.0" in rows["what"].to_list()[1]
        labelled(app, t("alerts-see-all")).click().run()
        assert_whole(app)
        assert t("alerts-answer", count=0) in texts(app)


def test_rules_are_changed_and_only_whole_ones(house: ledger.Ledger) -> None:
    with visited("alerts") as app:
        save = [one for one in app.button if one.key == "alert rules save"]
        assert save[0].disabled
        app.toggle(key="alert rule breach").set_value(False).run()
        app.number_input(key="alert rule late bound").set_value(70).run()
        next(one for one in app.button if one.key == "alert rules save").click().run()
        assert_whole(app)
        set_ = {rule.name: rule for rule in wishes(house).rules}
        assert not set_["breach"].on
        assert set_["late"].bound == 0.7
        app.multiselect(key="alert rule fall measures").set_value([]).run()
        assert t("alerts-rule-lacks", name=t("alerts-rule-fall")) in texts(app)
        save = next(one for one in app.button if one.key == "alert rules save")
        assert save.disabled


def test_a_channel_is_added_tested_and_removed(house: ledger.Ledger) -> None:
    with visited("alerts") as app:
        app.segmented_control(key="alert channel kind").set_value(SLACK).run()
        app.text_input(key="alert channel name").set_value("Quality room")
        labelled(app, t("alerts-channel-add")).click().run()
        assert_whole(app)
        assert [one.name for one in wishes(house).channels] == ["Quality room"]
        # Its address is not there yet.
        labelled(app, t("alerts-test")).click().run()
        assert t("alerts-failed-address") in texts(app)
        labelled(app, t("alerts-channel-remove")).click().run()
        assert wishes(house).channels == ()
    noted = audit.entries(house, members.alone(house))["action"].to_list()
    assert noted.count("setting changed") == 2
    assert "alert tested" in noted


def test_e_mail_without_anybody_to_get_it_is_no_channel(house: ledger.Ledger) -> None:
    with visited("alerts") as app:
        app.text_input(key="alert channel name").set_value("Lead")
        labelled(app, t("alerts-channel-add")).click().run()
        assert t("alerts-channel-lacks") in texts(app)
        app.text_input(key="alert channel server").set_value("mail.example")
        app.text_input(key="alert channel sender").set_value("f@shop.example")
        app.text_input(key="alert channel to").set_value("a@shop.example; b@shop.example")
        labelled(app, t("alerts-channel-add")).click().run()
        assert_whole(app)
    [channel] = wishes(house).channels
    assert channel.to == ("a@shop.example", "b@shop.example")


def test_a_look_finds_what_there_is_and_the_overview_shows_it(house: ledger.Ledger) -> None:
    alone = members.alone(house)
    with visited("alerts") as app:
        labelled(app, t("alerts-look")).click().run()
        assert_whole(app)
    found = alerts.unseen(house, alone)
    assert found
    with visited("overview", period="all") as app:
        assert_whole(app)
        button = next(one for one in app.button if one.key == f"alert {found[0].id} seen")
        button.click().run()
        assert_whole(app)
    assert len(alerts.unseen(house, alone)) == len(found) - 1


def test_a_reader_is_told_but_led_to_no_conversation(
    house: ledger.Ledger,
) -> None:
    reader = members.add(house, members.alone(house), Person(0, "rea@x", "Rea", Role.READER))
    alerts.keep(house, [BROKEN], NOW)
    app = with_eyes_of(reader, "overview")
    assert_whole(app)
    assert "2 new critical breaches" in texts(app)
    assert not [one for one in app.get("page_link") if "2 new critical" in one.proto.label]


def test_the_command_says_what_it_did(house: ledger.Ledger) -> None:
    place = session.workspace().path
    first = fourfold("alerts", "--workspace", place)
    assert first.exit_code == 0, first.output
    assert "new alerts, 0 sent, " in first.stdout
    again = fourfold("alerts", "--workspace", place)
    assert again.stdout.startswith("0 new alerts, 0 sent, ")
    alone = members.alone(house)
    wish(house, alone, replace(Wishes(), channels=(Channel("Room", SLACK),)))
    alerts.keep(house, [FELL], NOW)
    lost = fourfold("alerts", "--workspace", place)
    assert lost.exit_code == 0
    assert "nothing could be sent to Room: address" in lost.stderr
