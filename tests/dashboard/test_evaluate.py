"""`fourfold evaluate`: labelled files in, figures and the worst examples out."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from dashboard import cli, trust
from dashboard.locale import t, written_in
from dashboard.trust import report
from dashboard.workspace import Workspace

OWN = """
file = "mine*.jsonl"
kind = "texts"
source = "our shop"
licence = "our own"
about = "Messages of last week."

[[questions]]
asks = "sentiment"
metric = "macro_f1"
classes = { negative = "^-$", positive = "^[+]$" }
aim = 0.95
"""
EVIL = "This is <b>awful</b> | ``worse`` [click](http://x)\n# than ever"


def fourfold(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def lines(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    text = "\n".join(json.dumps(row) for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An own set, two known ones, one that is known and cannot be used, one that is not known."""
    place = tmp_path / "sets"
    place.mkdir()
    (place / "mine.toml").write_text(OWN)
    good = [{"id": n, "text": "What a great day!", "label": "+"} for n in range(15)]
    bad = [{"id": f"b{n}", "text": EVIL, "label": "-"} for n in range(4)]
    wrong = [{"id": "w", "text": "This is awful, awful.", "label": "+"}]
    rows = [one | {"language": "en"} for one in good + bad + wrong]
    lines(place / "mine_march.jsonl", rows[:10])
    lines(place / "mine_april.jsonl", [*rows[10:], {"id": "no text"}])
    said = [
        {"sender": "customer", "en": "Where is my parcel?", "xx": "Wo ist mein Paket?"},
        {"sender": "agent", "en": "Hello! It will come tomorrow.", "xx": "Hallo! Es kommt morgen."},
    ]
    twins = [
        {"conversation_id": f"p{n}", "language": "de", "messages": said[: 1 + n % 2]}
        for n in range(12)
    ]
    lines(place / "parallel_wmt24_chat.jsonl.gz", twins)
    chat = [
        {"role": "agent", "text": "Hello, how can I help?", "action": "hello"},
        {"role": "customer", "text": "I need a room for the second of May, please."},
        {"role": "agent", "text": "Could I get your name, please?", "action": "ask_name"},
        {"role": "agent", "text": "Thank you and goodbye.", "action": "goodbye_1"},
    ]
    labels = {"wizard_tasks": ["hotel_book"], "happy_path": True}
    chats = [
        {"conversation_id": f"s{n}", "language": "en", "labels": labels, "messages": chat}
        for n in range(6)
    ]
    lines(place / "conversations_star.jsonl", chats)
    lines(place / "conversations_ssa_clothes.jsonl.gz", [{"messages": []}])
    lines(place / "somebody_else.jsonl", [{"text": "hi"}])
    (place / "sealed").mkdir()
    lines(place / "sealed" / "mine_may.jsonl", rows)
    return place


def test_every_set_found_is_asked_and_kept(folder: Path, tmp_path: Path) -> None:
    output, place = tmp_path / "report.md", tmp_path / "W"
    result = fourfold("evaluate", folder, "--output", output, "--workspace", place)
    assert result.exit_code == 0, result.output
    told = " ".join(result.stdout.split())
    assert "mine_april.jsonl, mine_march.jsonl: mine." in told
    assert "conversations_ssa_clothes.jsonl.gz: not used, since it holds the numbers of" in told
    assert "somebody_else.jsonl: no set is known by this name." in told
    assert "Hotel: book a room" in told

    kept = trust.read(Workspace(place).trust)
    assert kept is not None
    assert not kept.stale
    figures = kept.results.figures
    mine = figures.filter(set="mine").row(0, named=True)
    # Fifteen of sixteen glad ones found; the four sad ones found, one more said to be.
    assert mine["figure"] == pytest.approx((30 / 31 + 8 / 9) / 2, abs=1e-4)
    assert (mine["n"], mine["assessed"], mine["aim"]) == (20, 20, 0.95)
    greeting = figures.filter(set="conversations_star", asks="act:greeting").row(0, named=True)
    assert (greeting["n"], greeting["figure"]) == (18, 1.0)
    twins = figures.filter(set="parallel_wmt24_chat", asks="verdict:attitude.greeting")
    assert twins["alike"].to_list() == [1.0]
    assert figures.filter(set="parallel_wmt24_chat", asks="mean")["language"].to_list() == ["de"]
    orders = kept.results.orders.filter(matter="Hotel: book a room")
    assert dict(orders.select("step", "done").iter_rows())["Ask for the name"] == 6

    text = output.read_text("utf-8")
    assert "| English | Mood in three classes | mine | macro-F1 | 20 | 100% | 0.928 |" in text
    assert "This is awful, awful." in text
    assert "`mine` (our shop; licence: our own): Messages of last week." in text


def test_one_set_alone(folder: Path) -> None:
    result = fourfold("evaluate", folder, "--only", "mine")
    assert result.exit_code == 0
    assert "conversations_star" not in result.stdout


def test_what_is_published_holds_no_text(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "project" / "scoring" / "trust"
    place.mkdir(parents=True)
    monkeypatch.setattr(report, "PUBLISHED", place / "measured.json")
    assert fourfold("evaluate", folder, "--publish").exit_code == 0
    data = (place / "measured.json").read_text("utf-8")
    text = (tmp_path / "project" / "TRUST.md").read_text("utf-8")
    assert "awful" not in data + text
    assert "parcel" not in data + text
    assert "| mine |" in text
    kept = trust.read(place / "measured.json")
    assert kept is not None
    assert kept.results.examples.is_empty()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["{folder}/none"], 2, "is no folder"),
        (["{folder}/mine.toml"], 2, "is no folder"),
        (["{empty}"], 1, "there is no labelled set in"),
        (["{folder}", "--only", "texts_umsab"], 2, "there is no set 'texts_umsab' in"),
        (["{folder}", "--only", "mine", "--publish"], 2, "measured on all sets"),
        (["{folder}", "--output", "{empty}"], 2, "is a folder"),
        (["{folder}", "--examples", "-1"], 2, "greater than or equal to 0"),
    ],
)
def test_wrong_use_gets_a_sentence(
    folder: Path, tmp_path: Path, arguments: list[str], code: int, sentence: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = fourfold("evaluate", *(one.format(folder=folder, empty=empty) for one in arguments))
    assert result.exit_code == code, result.output
    assert sentence in " ".join(result.stderr.replace("│", " ").split())


def test_a_set_of_ones_own_that_is_wrong_gets_a_sentence(folder: Path) -> None:
    (folder / "mine.toml").write_text(OWN.replace("macro_f1", "luck"))
    result = fourfold("evaluate", folder)
    assert result.exit_code == 2
    assert "mine: metric is one of" in result.stderr


def test_a_line_that_is_no_json_gets_a_sentence(folder: Path) -> None:
    with (folder / "mine_march.jsonl").open("a") as file:
        file.write("\nnonsense")
    result = fourfold("evaluate", folder, "--only", "mine")
    assert result.exit_code == 2
    assert "mine_march.jsonl, line 11: expected a JSON object" in result.stderr


def test_examples_stand_in_the_report_as_they_are(folder: Path, tmp_path: Path) -> None:
    lines(folder / "mine_may.jsonl", [{"id": "|`x", "text": EVIL, "label": "+", "language": "en"}])
    output = tmp_path / "report.md"
    assert fourfold("evaluate", folder, "--only", "mine", "--output", output).exit_code == 0
    text = output.read_text("utf-8")
    # On one line, between marks that do not come in it.
    assert "``` This is <b>awful</b> | ``worse`` [click](http://x) # than ever ```" in text
    assert "`` |`x ``" in text


def test_results_that_another_state_measured_are_stale(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fourfold("evaluate", folder, "--only", "mine", "--workspace", tmp_path / "W")
    monkeypatch.setattr(trust, "measuring_version", lambda: "newer")
    kept = trust.read(Workspace(tmp_path / "W").trust)
    assert kept is not None
    assert kept.stale
    assert trust.read(tmp_path / "none.json") is None


def test_the_report_can_be_said_in_every_language(folder: Path, tmp_path: Path) -> None:
    fourfold("evaluate", folder, "--workspace", tmp_path / "W")
    kept = trust.read(Workspace(tmp_path / "W").trust)
    assert kept is not None
    with written_in("zh"):
        text = report.markdown(kept)
        assert text.startswith(f"# {t('trust-report-title')}\n")
        assert "| 英语 | 情绪（三类） | mine |" in text


@pytest.mark.parametrize(
    ("figure", "high", "aim", "said"),
    [
        (0.9, 0.95, 0.8, "yes"),
        (0.7, 0.75, 0.8, "no"),
        (0.7, 0.85, 0.8, "unclear"),
        (None, None, 0.8, None),
        (0.7, 0.8, None, None),
    ],
)
def test_an_aim_is_missed_only_where_the_whole_interval_is_below(
    figure: float | None, high: float | None, aim: float | None, said: str | None
) -> None:
    told = trust.reached({"figure": figure, "high": high, "aim": aim})
    assert told == (t(f"trust-reached-{said}") if said else "–")


def test_the_projects_own_figures_are_there_and_hold_no_text() -> None:
    kept = trust.read(trust.PUBLISHED)
    assert kept is not None
    assert kept.results.examples.is_empty()
    assert kept.results.figures.filter(pl.col("aim").is_not_null()).height > 20
