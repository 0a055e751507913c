"""Labelled sets: what is asked, whose words count, what is true, and in which order things go."""

from collections.abc import Sequence

import polars as pl
import pytest

from scoring.conversations import MESSAGES, RAW, checked
from scoring.trust import LabelledSet, known_sets, labelled_set
from scoring.trust.cases import conversation_answers, text_answers
from scoring.trust.matters import gathered, matters
from scoring.trust.readings import of_messages, said_of_messages
from scoring.trust.results import results

HEAD = 'file = "mine.jsonl"\nsource = "us"\nlicence = "MIT"\n'

ASKED = f'{HEAD}kind = "texts"\n[[questions]]\nasks = "language"\n'


def a_set(kind: str, *questions: str, head: str = "") -> LabelledSet:
    asked = "".join(f"\n[[questions]]\n{question}\n" for question in questions)
    return labelled_set("mine", f'{HEAD}kind = "{kind}"\n{head}\n{asked}')


def texts(*rows: tuple[str, str, str]) -> pl.DataFrame:
    """Texts with their language and the rest of their line."""
    told = [
        (n, f"t{n}", 0, None, text, None, None, None, language, extra)
        for n, (text, language, extra) in enumerate(rows)
    ]
    return pl.DataFrame(told, schema={**MESSAGES, "extra": pl.String}, orient="row")


Said = Sequence[tuple[str, str, str | None]]


def conversations(*told: tuple[str, str, str, Said]) -> pl.DataFrame:
    """Conversations: id, language, the rest of the line, messages (role, text, their rest)."""
    rows = [
        {"row": n, "conversation_id": name, "language": language, "extra": extra, "channel": "chat"}
        | {"role": role, "text": text, "message_extra": rest}
        for n, (name, language, extra, said) in enumerate(told)
        for role, text, rest in said
    ]
    return checked(pl.DataFrame(rows, schema=RAW)).conversations


def pairs(frame: pl.DataFrame) -> list[tuple[object, object]]:
    return list(frame.select("truth", "said").iter_rows())


def test_every_set_of_the_project_is_whole() -> None:
    for name, asked in known_sets().items():
        assert asked.holds(f"{name}.jsonl.gz")
        assert asked.questions or asked.unused
        for question in asked.questions:
            if of_messages(question.asks):
                columns = ("sentiment", "polarity", "politeness", "warmth")
                assert said_of_messages(question.asks, columns) is not None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("kind = ", "expected a labelled set in TOML"),
        (HEAD, "missing 1 required positional argument: 'kind'"),
        (f'{HEAD}kind = "films"', "kind is one of texts, conversations, parallel"),
        (f'{HEAD}kind = "texts"\nsize = 3', "unknown key 'size'"),
        (f'{ASKED}metric = "luck"', "metric is one of"),
        (f'{ASKED}metric = "f1"\nof = "nobody"', "of is one of"),
        (f'{ASKED}metric = "f1"\nyes = "("', "no regular expression"),
        (f"{ASKED}why = 1", "questions 1: unknown key 'why'"),
    ],
)
def test_a_set_that_is_not_as_it_should_be_gets_a_sentence(content: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="mine") as told:
        labelled_set("mine", content)
    assert sentence in str(told.value)


def test_labels_become_yes_and_no() -> None:
    asked = a_set(
        "texts",
        'asks = "act:apology"\nmetric = "f1"\nyes = "sorry"\nleave_out = "^unsure$"\n'
        'only = { by = "^ann$" }',
    )
    said = texts(
        ("I am so sorry for the delay.", "en", '{"label": ["sorry", "hold"], "by": "ann"}'),
        ("Your parcel is on its way.", "en", '{"label": "sorry", "by": "ann"}'),
        ("Your parcel is on its way.", "en", '{"label": "hold", "by": "ann"}'),
        ("I am so sorry for the delay.", "en", '{"label": "unsure", "by": "ann"}'),
        ("I am so sorry for the delay.", "en", '{"label": "sorry", "by": "bob"}'),
        ("I am so sorry for the delay.", "en", '{"by": "ann"}'),
    )
    cases = text_answers(said, asked).cases[0, "act:apology"]
    assert pairs(cases) == [(True, True), (True, False), (False, False)]
    assert cases["language"].unique().to_list() == ["en"]


def test_labels_become_classes_and_numbers() -> None:
    asked = a_set(
        "texts",
        'asks = "sentiment"\nmetric = "macro_f1"\n'
        'classes = { negative = "^(sad|angry)$", positive = "^glad$" }',
        'asks = "polarity"\nmetric = "rank"\nlabel = "stars"',
    )
    said = texts(
        ("What a great day!", "en-GB", '{"label": "glad", "stars": [4, 5]}'),
        ("This is awful.", "en", '{"label": "angry", "stars": -1.5}'),
        ("This is a table.", "en", '{"label": "calm", "stars": null}'),
    )
    cases = text_answers(said, asked).cases
    assert pairs(cases[0, "sentiment"]) == [("positive", "positive"), ("negative", "negative")]
    assert cases[1, "polarity"]["truth"].to_list() == [4.5, -1.5]
    assert cases[1, "polarity"]["language"].to_list() == ["en", "en"]


def test_only_the_side_asked_about_counts() -> None:
    asked = a_set(
        "conversations",
        'asks = "act:greeting"\nmetric = "f1"\nof = "agent"\nlabel = "action"\nyes = "^hello$"',
        'asks = "language"\nmetric = "accuracy"\nof = "conversation"',
        'asks = "score:overall"\nmetric = "rank"\nof = "conversation"\nlabel = "labels.mark"',
    )
    said = [
        ("customer", "Hello, where is my parcel with the blue shoes?", '{"action": "hello"}'),
        ("agent", "Good morning! It will come tomorrow.", '{"action": "hello"}'),
        ("agent", "Have a nice day.", None),
    ]  # fmt: skip
    answers = conversation_answers(
        conversations(
            ("c1", "en", '{"labels": {"mark": 3}}', said), ("c2", "de", "{}", said[:2])
        ),
        asked,
    )  # fmt: skip
    greeting = answers.cases[0, "act:greeting"]
    assert greeting.select("id", "language", "truth", "said").rows() == [
        ("c1 #1", "en", True, True),
        ("c2 #1", "de", True, True),
    ]
    # The file's word on the language is what is asked, so it is kept from the program.
    assert pairs(answers.cases[1, "language"]) == [("en", "en"), ("de", "en")]
    score = answers.cases[2, "score:overall"]
    assert score.select("id", "truth").rows() == [("c1", 3.0)]
    assert "agent: Have a nice day." in score["text"].item()


def test_twins_are_held_against_the_english_one() -> None:
    asked = a_set(
        "parallel",
        'asks = "verdicts"\nmetric = "kappa"\nof = "conversation"\nof_twin = true\n'
        'without = ["attitude.formality"]',
        'asks = "polarity"\nmetric = "correlation"\nof = "customer"\nof_twin = true',
        head='twins = "pair"',
    )
    english = [
        ("customer", "Good morning, where is my parcel with the blue shoes?", None),
        ("agent", "Good morning! I am sorry for the delay. It will come tomorrow.", None),
    ]
    german = [
        ("customer", "Guten Morgen, wo ist mein Paket mit den blauen Schuhen?", None),
        ("agent", "Es kommt morgen an.", None),
    ]
    told = [
        (f"{n} {code}", code, f'{{"pair": "{n}"}}', said)
        for n in range(12)
        for code, said in (("en", english), ("de", german))
    ]
    # Halves of pairs may come in different batches.
    parts = [conversations(*told[:5]), conversations(*told[5:])]
    found = results(asked, [conversation_answers(part, asked) for part in parts], worst=2)
    figures = {row["asks"]: row for row in found.figures.iter_rows(named=True)}
    assert {row["language"] for row in figures.values()} == {"de"}
    assert figures["verdict:attitude.greeting"]["alike"] == 0
    assert figures["verdict:process.last_word"]["alike"] == 1
    assert "verdict:attitude.formality" not in figures
    # Without times no language has verdicts on speed: nothing to compare.
    assert "verdict:efficiency.first_response" not in figures
    worst = found.examples.filter(asks="verdict:attitude.greeting").row(0, named=True)
    assert (worst["truth"], worst["said"]) == ("met", "missed")
    assert worst["text"].startswith("Good morning!")


def test_means_over_languages_need_them_all_and_over_questions_do_not() -> None:
    head = (
        '\n[[means]]\nname = "both"\nasks = "act:apology"\nover = "languages"\n'
        'languages = ["en", "{}"]\naim = 0.9'
        '\n[[means]]\nname = "two acts"\nasks = "act:apology act:thanks"\nover = "questions"\n'
        "aims = {{ en = 0.5 }}\n"
    )
    questions = (
        'asks = "act:apology"\nmetric = "f1"\nyes = "sorry"',
        'asks = "act:thanks"\nmetric = "f1"\nyes = "thanks"',
    )
    said = texts(
        *[("I am so sorry.", "en", '{"label": "sorry"}')] * 10,
        *[("Es tut mir sehr leid, das war unser Fehler.", "de", '{"label": "sorry"}')] * 5,
        *[("Das Paket kommt dann morgen bei Ihnen an.", "de", '{"label": "sorry"}')] * 5,
    )
    for other, figure in (("de", (1 + 10 / 15) / 2), ("fr", None)):
        asked = a_set("texts", *questions, head=head.format(other))
        figures = results(asked, [text_answers(said, asked)], worst=0).figures
        both = figures.filter(variant="both").row(0, named=True)
        assert both["figure"] == (None if figure is None else pytest.approx(figure))
        assert (both["language"], both["aim"]) == (None, 0.9)
        acts = figures.filter(variant="two acts", language="en").row(0, named=True)
        # Nobody gave thanks: there is no F1 of it.
        assert (acts["asks"], acts["figure"], acts["aim"]) == ("mean", 1.0, 0.5)


def test_the_worst_come_first_and_each_once() -> None:
    asked = a_set(
        "texts",
        'asks = "sentiment"\nmetric = "macro_f1"\n'
        'classes = { negative = "-", neutral = "0", positive = "[+]" }',
    )
    said = texts(
        *[("What a great day!", "en", '{"label": "+"}')] * 10,
        *[("This is wonderful.", "en", '{"label": "-"}')] * 3,
        ("This is excellent.", "en", '{"label": "0"}'),
        ("ok", "xx", '{"label": "+"}'),
    )
    found = results(asked, [text_answers(said, asked)], worst=5).examples
    assert found.filter(language="en").select("truth", "said", "text").rows() == [
        ("negative", "positive", "This is wonderful."),
        ("neutral", "positive", "This is excellent."),
    ]


def test_a_guideline_is_kept_when_its_acts_come_in_order() -> None:
    asked = known_sets()["conversations_abcd_sample"]
    extra = '{"labels": {"subflow": "refund_initiate_1"}}'
    ask, check, refund, more = (
        ("agent", text, None)
        for text in (
            "Could you describe the problem with it?",
            "May I have your order number, please?",
            "I have refunded the full amount to your card.",
            "Is there anything else I can help you with?",
        )
    )
    customer = ("customer", "I would like to return my shoes, they are too small.", None)
    batches = [
        conversations(("a", "en", extra, [customer, ask, check, refund, more])),
        conversations(
            ("b", "en", extra, [customer, refund, ask]), ("c", "en", "{}", [customer])
        ),
    ]  # fmt: skip
    found = gathered([conversation_answers(batch, asked).orders for batch in batches])
    assert found["n"].unique().to_list() == [2]
    assert found["done"].to_list() == [2, 1, 1, 1, 1]
    assert found["step"].to_list()[-1] is None


def test_every_matter_belongs_to_a_set_that_asks_for_it() -> None:
    assert len(matters()) >= 10
    assert all(known_sets()[matter.set].matters for matter in matters())
