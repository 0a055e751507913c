"""Phrases found in messages, and the look-alikes that are not."""

import polars as pl
import pytest

from scoring import acts
from scoring.languages import Pack, Rule, packs
from scoring.languages.phrases import context, expanded


def pack(*rules: Rule, spaced: bool = True) -> Pack:
    return Pack("xx", "Testish", "Testish", spaced, frozenset(), rules)


def rule(*phrases: str, **more: object) -> Rule:
    given = {"side": "agent", "act": "apology", "before": None, "after": None, "question": None}
    whole = given | more
    return Rule(phrases=tuple(phrases), **whole)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch):
    def words(text: str, *rules: Rule, spaced: bool = True, speaker: str | None = "agent"):
        monkeypatch.setattr(acts, "packs", lambda: {"xx": pack(*rules, spaced=spaced)})
        message = pl.DataFrame(
            {"message": [0], "speaker": [speaker], "language": ["xx"], "text": [text]},
            schema_overrides={"message": pl.UInt32, "speaker": pl.String},
        )
        spans = acts.spans(message).sort("start")
        return [text[start:end] for start, end in spans.select("start", "end").iter_rows()]

    return words


def test_a_phrase_is_found_with_its_words(found) -> None:
    assert found("Oh, I'm so SORRY, Ann!", rule("so sorry")) == ["so SORRY"]


def test_a_phrase_is_not_found_inside_a_word(found) -> None:
    assert found("an unsorry sight; sorrying", rule("sorry")) == []


def test_an_open_end_takes_the_whole_word(found) -> None:
    assert found("We apologise. Apologies!", rule("apolog*")) == ["apologise", "Apologies"]
    assert found("Die Rückerstattung kommt", rule("*erstattung")) == ["Rückerstattung"]


def test_punctuation_and_blanks_between_words_do_not_matter(found) -> None:
    assert found("thank  you,   very much", rule("thank you very")) == ["thank  you,   very"]


def test_typographic_quotes_are_read_as_plain_ones(found) -> None:
    assert found("I’m sorry", rule("i'm sorry")) == ["I’m sorry"]


def test_letters_outside_ascii_keep_their_places(found) -> None:
    assert found("Çok İyi 👩‍👩‍👧 — sorry ünd so", rule("sorry")) == ["sorry"]


def test_an_emoji_may_cling_to_a_word(found) -> None:
    assert found("danke🙏", rule("🙏")) == ["danke🙏"]


def test_all_places_are_found(found) -> None:
    assert found("sorry sorry", rule("sorry")) == ["sorry", "sorry"]


def test_scripts_without_spaces_are_searched_by_character(found) -> None:
    assert found("真的非常抱歉，亲", rule("非常抱歉"), spaced=False) == ["非常抱歉"]


def test_latin_words_keep_their_edges_in_scripts_without_spaces(found) -> None:
    assert found("book一下", rule("ok"), spaced=False) == []
    assert found("ok的", rule("ok"), spaced=False) == ["ok"]


def test_a_word_before_voids_a_match_in_its_sentence_only(found) -> None:
    void = rule("sorry", before=context(("not", "n't"), spaced=True, before=True))
    assert found("I am not really sorry", void) == []
    assert found("I don't feel sorry", void) == []
    assert found("Surely not. Sorry!", void) == ["Sorry"]
    assert found("Not that it matters to any of you, sorry", void) == ["sorry"]
    assert found("a knot, sorry", void) == ["sorry"]


def test_a_word_after_voids_a_match(found) -> None:
    void = rule("thanks", after=context(("for nothing",), spaced=True, before=False))
    assert found("Thanks for nothing", void) == []
    assert found("Thanks for all", void) == ["Thanks"]


def test_a_negation_voids_in_scripts_without_spaces(found) -> None:
    void = rule("满意", before=context(("不",), spaced=False, before=True))
    assert found("我很不满意", void, spaced=False) == []
    assert found("不。我很满意", void, spaced=False) == ["满意"]


def test_a_rule_may_ask_for_a_question_or_a_statement(found) -> None:
    assert found("Could you try? I could.", rule("could", question=True)) == ["Could"]
    assert found("Could you try? I could.", rule("could", question=False)) == ["could"]
    assert found("能不能？", rule("能", question=True), spaced=False) == ["能", "能"]


def test_who_speaks_decides_unless_nobody_is_named(found) -> None:
    assert found("sorry", rule("sorry"), speaker="customer") == []
    assert found("sorry", rule("sorry"), speaker=None) == ["sorry"]


def test_a_message_without_letters_does_nothing(found) -> None:
    for text in ("", " ", "...", "!?"):
        assert found(text, rule("sorry")) == []


def test_alternatives_are_read_in_all_ways() -> None:
    assert expanded("{i am|i'm} {so |}sorry") == [
        "i am so sorry",
        "i am sorry",
        "i'm so sorry",
        "i'm sorry",
    ]


def test_acts_without_words_in_a_language_are_unknown_there() -> None:
    spoken = pl.DataFrame(
        {"language": ["en", "en", "xx"], "speaker": ["agent", "customer", "agent"]}
    )
    known = acts.known(spoken)
    assert known["greeting"].to_list() == [True, False, False]
    assert known["question"].to_list() == [False, True, False]


def test_a_language_without_polite_address_knows_that_it_has_none() -> None:
    assert {"formal", "informal"} <= packs()["en"].acts("agent")
