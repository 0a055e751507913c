"""The sample is whole, natural, the same every time, and its story can be found in it."""

import json
import re
import string
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date, datetime, timedelta
from importlib.resources import files
from itertools import pairwise
from statistics import mean, median
from typing import Any

import pytest

from sample_data import conversations, story
from sample_data.phrasebook import phrasebook, written_languages

SAMPLE = list(conversations())
PLACEHOLDERS = {"name", "agent", "order", "tracking", "carrier", "city", "date", "amount"}
SKILLS = set(story.DIMENSION_OF_SKILL)


def spoken(conversation: dict[str, Any], *roles: str) -> list[str]:
    return [m["text"] for m in conversation["messages"] if m["role"] in roles]


def moment(message: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(message["timestamp"])


def begins(conversation: dict[str, Any]) -> date:
    return moment(conversation["messages"][0]).date()


def first_wait(conversation: dict[str, Any]) -> float | None:
    """Seconds from the customer's first message to the agent's first; None without an answer."""
    messages = conversation["messages"]
    asked = next(m for m in messages if m["role"] == "customer")
    answers = [m for m in messages if m["role"] == "agent"]
    return (moment(answers[0]) - moment(asked)).total_seconds() if answers else None


def share_good(agent: str, dimension: str, after: bool) -> float:
    """Of an agent's steps in a dimension, as recognised by their wording, the share done well."""
    done = possible = 0
    for c in SAMPLE:
        if c["agent_id"] != agent or (begins(c) >= story.COACHING_DAY) != after:
            continue
        said = "\n".join(spoken(c, "agent"))
        played = [
            d for d in phrasebook(c["language"]).dialogues if c["tags"][:2] == [d.topic, d.product]
        ]
        for step in played[0].steps:
            if story.DIMENSION_OF_SKILL.get(step.kind) == dimension and step.kind != "greeting":
                possible += 1
                done += any(re.search(_pattern(line), said) for line in step.good)
    return done / possible


def _pattern(line: str) -> str:
    parts = string.Formatter().parse(line)
    return "".join(re.escape(text) + (".+?" if field else "") for text, field, _, _ in parts)


def test_about_2100_conversations_in_seventeen_languages() -> None:
    assert 2000 <= len(SAMPLE) <= 2200
    by_language = Counter(c["language"] for c in SAMPLE)
    assert set(by_language) == set(written_languages()) == set(story.LANGUAGES)
    assert min(by_language[language] for language in story.LARGE_MARKETS) >= 100
    assert all(25 <= by_language[language] <= 45 for language in story.NEW_MARKETS)
    assert {c["channel"] for c in SAMPLE} == {"chat", "email", "social"}
    assert {c["agent_id"] for c in SAMPLE} == {agent.name for agent in story.AGENTS}
    assert len({c["team"] for c in SAMPLE}) == 3


def test_every_conversation_is_in_the_native_form() -> None:
    assert len({c["conversation_id"] for c in SAMPLE}) == len(SAMPLE)
    for c in SAMPLE:
        assert c["status"] in ("open", "solved")
        assert c["rating"] in (None, 1, 2, 3, 4, 5)
        assert c["messages"]
        assert {m["role"] for m in c["messages"]} <= {"customer", "agent", "bot", "note"}
        assert all(m["text"].strip() and m["timestamp"].endswith("Z") for m in c["messages"])
        assert all(a["timestamp"] <= b["timestamp"] for a, b in pairwise(c["messages"]))
        assert story.FIRST_DAY <= begins(c) <= story.LAST_DAY


def test_no_placeholder_is_left_unfilled() -> None:
    texts = [m["text"] for c in SAMPLE for m in c["messages"]]
    assert [text for text in texts if "{" in text or "}" in text] == []


def test_the_sample_is_the_same_every_time() -> None:
    assert list(conversations()) == SAMPLE


def test_the_module_prints_json_lines() -> None:
    run = subprocess.run([sys.executable, "-m", "sample_data"], capture_output=True, check=True)
    lines = run.stdout.decode("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == SAMPLE


@pytest.mark.parametrize("language", written_languages())
def test_a_dialogue_file_is_well_formed(language: str) -> None:
    text = files("sample_data").joinpath(f"dialogues/{language}.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    assert raw["language"] == language
    assert len(raw["names"]) >= 12
    assert len(raw["cities"]) >= 6
    assert set(raw["breach"]) == {"insult", "off_platform", "secret"}
    topics = {d["topic"] for d in raw["dialogue"]}
    assert topics <= set(story.TOPIC_WEIGHTS)
    assert len(topics) >= (len(story.TOPIC_WEIGHTS) if language in story.LARGE_MARKETS else 6)
    assert set(re.findall(r"\{(\w+)\}", text)) <= PLACEHOLDERS
    for dialogue in phrasebook(language).dialogues:
        kinds = [step.kind for step in dialogue.steps]
        assert kinds[0] == "customer", dialogue.topic
        assert kinds.count("verdict") == 1, dialogue.topic
        assert "solve" in kinds[: kinds.index("verdict")], dialogue.topic
        assert set(kinds) <= SKILLS | {"customer", "verdict"}, dialogue.topic
        assert 6 <= len(kinds) <= 11, dialogue.topic
        assert set(dialogue.channels) <= {"chat", "email", "social"}
        assert all(step.good for step in dialogue.steps), dialogue.topic


def test_a_price_is_written_as_its_market_writes_it() -> None:
    written = {language: phrasebook(language).written_amount(49) for language in story.LANGUAGES}
    assert written["en"] == "£49.90"
    assert written["zh"] == "391元"
    assert written["ko"] == "73,900원"
    assert written["nl"] == "€ 49,90"
    assert written["vi"] == "1.379.000đ"
    assert all(len(re.findall(r"\d[\d.,\s]*", price)) == 1 for price in written.values())


@pytest.mark.parametrize("language", written_languages())
def test_the_wording_is_varied(language: str) -> None:
    said = [t for c in SAMPLE if c["language"] == language for t in spoken(c, "agent")]
    assert len(set(said)) / len(said) > 0.6


def test_one_in_eight_is_rated_and_ratings_go_with_the_outcome() -> None:
    rated = [c for c in SAMPLE if c["rating"]]
    assert 0.10 <= len(rated) / len(SAMPLE) <= 0.15
    stars = {s: mean(c["rating"] for c in rated if c["status"] == s) for s in ("open", "solved")}
    assert stars["solved"] > stars["open"] + 1


def test_only_the_coached_agent_improves() -> None:
    for dimension in ("attitude", "process"):
        before, after = (share_good(story.COACHED_AGENT, dimension, late) for late in (False, True))
        assert after > before + 0.2
        for other in ("Hugo Marchand", story.UNMOVED_AGENT):
            before, after = (share_good(other, dimension, late) for late in (False, True))
            assert abs(after - before) < 0.15


def test_the_marketplace_is_served_by_people_of_its_own() -> None:
    desk = {agent.name: agent.desk for agent in story.AGENTS}
    there = [c for c in SAMPLE if story.MARKETPLACE in c["tags"]]
    assert {c["language"] for c in there} == set(story.MARKETPLACE_CONTACTS)
    for c in SAMPLE:
        assert (desk[c["agent_id"]] == story.MARKETPLACE) == (story.MARKETPLACE in c["tags"])
    ours = {c["customer_id"] for c in SAMPLE if c not in there}
    assert ours.isdisjoint(c["customer_id"] for c in there)


def test_korean_customers_wait_at_night() -> None:
    def is_night(c: dict[str, Any]) -> bool:
        local = moment(c["messages"][0]) + timedelta(hours=9)
        return local.hour in story.NIGHT_HOURS

    chats = [c for c in SAMPLE if c["language"] == "ko" and c["channel"] == "chat"]
    night = [first_wait(c) for c in chats if is_night(c)]
    day = [wait for c in chats if not is_night(c) if (wait := first_wait(c)) is not None]
    assert len(night) >= 20
    assert night.count(None) / len(night) > 0.2
    assert median(wait for wait in night if wait is not None) > 15 * median(day)


def test_the_late_product_gets_later_in_summer_and_its_customers_unhappier() -> None:
    late = [c for c in SAMPLE if c["tags"][0] == "late_parcel"]
    ours = [c for c in late if story.LATE_ARTICLE in c["tags"]]
    summer = [c for c in ours if begins(c) >= story.LATE_FROM]
    spring = [c for c in ours if begins(c) < story.LATE_FROM]
    assert len(summer) / 2 > 1.5 * len(spring) / 4
    others = [c for c in late if story.LATE_ARTICLE not in c["tags"]]
    assert _share_open(summer) > _share_open(others) + 0.1


def _share_open(found: list[dict[str, Any]]) -> float:
    return mean(c["status"] == "open" for c in found)


def test_one_agent_pastes_the_same_block() -> None:
    def pasted(c: dict[str, Any]) -> bool:
        blocks = phrasebook(c["language"]).canned
        return any(block in text for text in spoken(c, "agent") for block in blocks)

    share = {
        agent.name: mean(pasted(c) for c in SAMPLE if c["agent_id"] == agent.name)
        for agent in story.AGENTS
    }
    assert share.pop(story.PASTING_AGENT) > 0.25
    assert max(share.values()) < 0.1


def test_a_few_agents_break_a_critical_standard_in_several_languages() -> None:
    found = [
        (kind, c["agent_id"], c["language"])
        for c in SAMPLE
        for kind, lines in phrasebook(c["language"]).breach.items()
        if any(line in text for line in lines for text in spoken(c, "agent"))
    ]
    assert 8 <= len(found) <= 40
    assert {kind for kind, _, _ in found} == {"insult", "off_platform", "secret"}
    assert 2 <= len({agent for _, agent, _ in found}) <= 3
    assert len({language for _, _, language in found}) >= 4


def test_some_are_left_unanswered_chased_botted_noted_or_write_again() -> None:
    assert sum(not spoken(c, "agent") for c in SAMPLE) >= 20
    chasing = [
        c for c in SAMPLE if set(spoken(c, "customer")) & set(phrasebook(c["language"]).chase)
    ]
    assert len(chasing) >= 40
    assert sum(bool(spoken(c, "bot")) for c in SAMPLE) >= 20
    assert 10 <= sum(bool(spoken(c, "note")) for c in SAMPLE) <= 120
    again = [c for c in SAMPLE if "second_contact" in c["tags"]]
    assert 0.03 < len(again) / len(SAMPLE) < 0.12
    for c in again:
        start = moment(c["messages"][0])
        ends = [
            moment(other["messages"][-1])
            for other in SAMPLE
            if other["customer_id"] == c["customer_id"]
        ]
        assert any(timedelta(0) < start - end <= timedelta(days=7) for end in ends)


def test_the_new_markets_are_served_by_day() -> None:
    for language in story.NEW_MARKETS:
        able = [agent for agent in story.AGENTS if language in agent.languages]
        found = [c for c in SAMPLE if c["language"] == language]
        assert able
        assert mean(any(a.on_duty(moment(c["messages"][0])) for a in able) for c in found) > 0.6
        assert mean(bool(spoken(c, "agent")) for c in found) > 0.9


def test_volume_has_a_weekly_rhythm() -> None:
    days = Counter(begins(c).weekday() for c in SAMPLE)
    assert days[0] > 1.4 * days[6]
