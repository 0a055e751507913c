"""What the screen says: complete in every language, and nothing said outside the catalogue."""

import ast
import datetime as time
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from dashboard import locale
from dashboard.locale import catalogue, t, written_in
from scoring.languages import ACTS
from scoring.standards import VERDICTS, standards

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "dashboard" / "locale"
LANGUAGES = tuple(locale.languages())
OTHERS = tuple(code for code in LANGUAGES if code != locale.ENGLISH)
SCREEN = [*sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "dashboard").rglob("*.py"))]

OWN_WORDS = re.compile(r"standard-(attitude|efficiency|effect|process)-")
"""What the standards' files say in English: only other languages have it in a catalogue."""


def messages(code: str) -> Iterator[ftl.Message]:
    for path in sorted((FOLDER / code).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ftl.Message):
                yield entry


def texts(code: str) -> dict[str, ftl.Message]:
    return {
        message.id.name: message
        for message in messages(code)
        if not OWN_WORDS.match(message.id.name)
    }


def nodes(node: object) -> Iterator[ftl.BaseNode]:
    if isinstance(node, ftl.BaseNode):
        yield node
        for child in vars(node).values():
            yield from nodes(child)
    elif isinstance(node, list):
        for child in node:
            yield from nodes(child)


def placeholders(message: ftl.Message) -> set[str]:
    return {node.id.name for node in nodes(message) if isinstance(node, ftl.VariableReference)}


def test_english_and_chinese_are_there() -> None:
    assert {"en": "English", "zh": "简体中文"}.items() <= locale.languages().items()


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_there_twice(code: str) -> None:
    counts = Counter(message.id.name for message in messages(code))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_the_same_texts_as_the_english_one(code: str) -> None:
    english, other = texts(locale.ENGLISH), texts(code)
    assert sorted(english.keys() - other.keys()) == []
    assert sorted(other.keys() - english.keys()) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_has_the_same_placeholders_in_every_language(code: str) -> None:
    english, other = texts(locale.ENGLISH), texts(code)
    different = {
        key: (placeholders(english[key]), placeholders(other[key]))
        for key in english.keys() & other.keys()
        # A language may leave out of a plural what its own forms do not need.
        if placeholders(english[key]) != placeholders(other[key])
    }
    assert different == {}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", standards())
def test_every_standard_is_said_in_every_language(code: str, name: str) -> None:
    said = {message.id.name: message for message in messages(code)}
    message = said.get(f"standard-{name.replace('.', '-')}")
    assert message is not None, f"{name} has no words in {code}/standards.ftl."
    assert {part.id.name for part in message.attributes} == {"promise", "why", "applies"}


@pytest.mark.parametrize("code", OTHERS)
def test_no_two_standards_are_called_the_same(code: str) -> None:
    with written_in(code):
        names = Counter(locale.standard_title(name) for name in standards())
    # Rows of pictures are told apart by them.
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_speaks_of_no_standard_that_is_not_there(code: str) -> None:
    known = {f"standard-{name.replace('.', '-')}" for name in standards()}
    said = {message.id.name for message in messages(code) if OWN_WORDS.match(message.id.name)}
    assert said - known == set()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", standards())
def test_how_a_standard_is_measured_can_be_said(code: str, name: str) -> None:
    with written_in(code):
        assert catalogue.measured_how(standards()[name]).strip()
        assert not re.search(r"\b[OHSMP]\b", catalogue.source(standards()[name]))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_act_and_verdict_can_be_said(code: str) -> None:
    with written_in(code):
        assert all(t(f"act-{act}") for act in ACTS)
        assert len({locale.verdict(word) for word in VERDICTS}) == len(VERDICTS)


def expected_codes() -> set[str]:
    """Every code that can stand under ``expected`` in a problem, as the sources name them."""
    places = [
        ROOT / "scoring" / "conversations.py",
        ROOT / "dashboard" / "intake.py",
        ROOT / "dashboard" / "arrivals.py",
        ROOT / "dashboard" / "keeping.py",
        ROOT / "dashboard" / "addresses.py",
        *(ROOT / "dashboard" / "transcripts").rglob("*.py"),
    ]
    # Where the code stands among the arguments of what makes a problem.
    place_of = {"_problem": 2, "problem": 3, "as_refused": 2, "Unreadable": 2}
    found = set()
    for path in places:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                place = place_of.get(name)
                if place is not None and len(node.args) > place:
                    code = node.args[place]
                    if isinstance(code, ast.Constant) and isinstance(code.value, str):
                        found.add(code.value)
    return found


def test_every_problem_can_be_said() -> None:
    codes = expected_codes()
    assert {"role", "id_taken", "json", "columns"} <= codes
    assert {f"problem-{code}" for code in codes} - texts(locale.ENGLISH).keys() == set()


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_asked_for_is_in_the_catalogue(path: Path) -> None:
    known = texts(locale.ENGLISH)
    for call in calls(path):
        if getattr(call.func, "id", "") != "t" or not call.args:
            continue
        asked = call.args[0]
        choices = [asked.body, asked.orelse] if isinstance(asked, ast.IfExp) else [asked]
        for choice in choices:
            if isinstance(choice, ast.Constant):
                assert choice.value in known, f"line {call.lineno}: no text {choice.value!r}."
                lacking = placeholders(known[str(choice.value)]) - {
                    keyword.arg for keyword in call.keywords
                }
                spread = any(keyword.arg is None for keyword in call.keywords)
                assert spread or not lacking, f"line {call.lineno}: {choice.value} needs {lacking}."


WORDS = re.compile(r"[A-Za-z\u3400-\u9fff]{3,}")
MARKUP = re.compile(r":[a-z]+(/\w+)?(:|\[)")
"""Icons and colours are named in English whoever reads."""

WORDLESS = {"html", "container", "space", "skeleton", "Page", "logo"}
SAID_BY = {"label", "body", "help", "placeholder", "title", "text", "value", "delta_description"}


def literals(node: ast.expr) -> Iterator[str]:
    """The words that stand in the source itself where a text is made."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for part in getattr(node, "values", ()) if isinstance(node, ast.JoinedStr) else ():
        yield from literals(part)
    if isinstance(node, ast.IfExp):
        yield from (*literals(node.body), *literals(node.orelse))
    if isinstance(node, ast.BinOp):
        yield from (*literals(node.left), *literals(node.right))


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_said_outside_the_catalogue(path: Path) -> None:
    for call in calls(path):
        drawn = re.fullmatch(r"st\.(?:column_config\.)?(\w+)", ast.unparse(call.func))
        if not drawn or drawn[1] in WORDLESS:
            continue
        for argument in (*call.args[:1], *(k.value for k in call.keywords if k.arg in SAID_BY)):
            said = [word for word in literals(argument) if WORDS.search(MARKUP.sub("", word))]
            assert said == [], f"line {call.lineno}: {said} belongs into the catalogue."


def test_a_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such-text"):
        t("no-such-text")


def test_a_text_that_lacks_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="unit-stars"):
        t("unit-stars")


def test_english_steps_in_for_a_language_that_is_not_there() -> None:
    with written_in("tlh"):
        assert t("unit-yes") == "yes"
        assert locale.standard_promise("attitude.greeting") == "opens with a greeting"


def test_a_language_is_left_again() -> None:
    with written_in("zh"):
        assert t("unit-yes") == "是"
    assert t("unit-yes") == "yes"


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (0, "0 s", "0 秒"),
        (59.4, "59 s", "59 秒"),
        (59.9, "1 min", "1 分钟"),
        (61, "1 min 1 s", "1 分 1 秒"),
        (660, "11 min", "11 分钟"),
        (3599, "1 h", "1 小时"),
        (7800, "2 h 10 min", "2 小时 10 分钟"),
        (86_400, "1 d", "1 天"),
        (100_000, "1 d 4 h", "1 天 4 小时"),
        (math.inf, "never", "始终未答复"),
        (math.nan, "–", "–"),
        (None, "–", "–"),
    ],
)
def test_a_wait_is_told_as_people_tell_it(
    seconds: float | None, english: str, chinese: str
) -> None:
    assert locale.duration(seconds) == english
    with written_in("zh"):
        assert locale.duration(seconds) == chinese


def test_figures_have_the_form_of_the_reader() -> None:
    assert locale.number(8412.4) == "8,412"
    assert locale.number(-6.73, 1) == "−6.7"
    assert locale.number(6.7, 1, signed=True) == "+6.7"
    assert locale.number(-0.2) == "0"
    assert locale.number(None) == locale.number(math.nan) == locale.percent(None) == "–"
    assert locale.percent(0.456) == "46%"
    day = time.date(2026, 6, 15)
    assert locale.date(day) == "15 Jun 2026"
    night = time.datetime(2026, 6, 15, 23, 30, tzinfo=time.timezone(time.timedelta(hours=-2)))
    assert locale.moment(night) == "16 Jun 2026, 01:30"
    with written_in("zh"):
        assert locale.date(day) == "2026年6月15日"


def test_languages_have_names_in_the_language_of_the_reader() -> None:
    assert [locale.language_name(code) for code in ("de", "zh-Hant", "xx", None)] == [
        "German",
        "Traditional Chinese",
        "xx",
        "unknown language",
    ]
    with written_in("zh"):
        assert locale.language_name("de") == "德语"


@pytest.mark.parametrize(
    ("standard", "value", "said"),
    [
        ("attitude.greeting", 1.0, "yes"),
        ("attitude.greeting", 0.0, "no"),
        ("process.identify", 0.5, "in part"),
        ("attitude.courtesy", 0.4, "40%"),
        ("efficiency.first_response", 60, "1 min"),
        ("efficiency.no_repeat", 1, "1"),
        ("effect.final_mood", -0.1, "−0.10"),
        ("effect.satisfaction", 4, "4 of 5"),
        ("efficiency.concise", 60, "60 words"),
        ("efficiency.concise", None, "–"),
    ],
)
def test_a_value_is_told_in_the_unit_of_its_standard(
    standard: str, value: float | None, said: str
) -> None:
    assert locale.unit_value(standard, value) == said


def test_a_column_in_words_keeps_its_name_and_order() -> None:
    column = pl.Series("channel", ["email", None, "chat", "email"])
    said = locale.in_words(column, locale.channel_name)
    assert said.name == "channel"
    assert said.to_list() == ["E-mail", "Unknown channel", "Chat", "E-mail"]
