"""The command: what it prints, writes and returns, and what it says to wrong use."""

import json
import socket
import urllib.request
from itertools import islice
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

import sample_data
from dashboard import cli, lake, outputs, problems, server
from dashboard.engines.pool import WorkerDiedError
from dashboard.measuring import pending
from dashboard.workspace import VARIABLE, Workspace, workspace

SAID = [
    {"role": "customer", "text": "Hello, where is my parcel?", "timestamp": 1_772_442_000},
    {"role": "agent", "text": "Good morning! It is on its way.", "timestamp": 1_772_442_060},
    {"role": "customer", "text": "Thank you!", "timestamp": 1_772_442_120},
]


def fourfold(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def chats(folder: Path, *ids: str, more: str = "") -> Path:
    path = folder / "chats.jsonl"
    lines = [
        json.dumps({"conversation_id": one, "agent_id": "Ada", "messages": SAID}) for one in ids
    ]
    path.write_text("\n".join([*lines, more]))
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "W"


def test_import_tells_what_came_in(tmp_path, place):
    path = chats(tmp_path, "c1", "c2")
    first = fourfold("import", path, "--workspace", place)
    assert first.exit_code == 0
    assert first.stdout.splitlines() == [
        "chats.jsonl: 2 new, 0 changed, 0 unchanged, 0 older, 0 refused.",
        "2 conversations measured (import 1).",
    ]
    assert "Reading" in first.stderr
    assert "Measuring" in first.stderr
    again = fourfold("import", path, "--workspace", place)
    assert again.exit_code == 0
    assert "0 new, 0 changed, 2 unchanged" in again.stdout


def test_import_tells_what_was_refused_and_why(tmp_path, place):
    result = fourfold("import", chats(tmp_path, "c1", more="nonsense"), "--workspace", place)
    assert result.exit_code == 3
    assert "row 2: the line is not JSON (found 'nonsense'); refused." in result.stdout


def test_import_of_nothing(tmp_path, place):
    result = fourfold("import", chats(tmp_path), "--workspace", place)
    assert result.exit_code == 1
    assert "chats.jsonl is empty" in result.stdout


def test_import_goes_where_the_environment_says(tmp_path, place, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(place))
    assert fourfold("import", chats(tmp_path, "c1")).exit_code == 0
    assert lake.version(Workspace(place).conversations) >= 0


VERDICTS = [
    *("conversation_id", "agent_id", "language", "channel", "dimension", "standard", "value"),
    *("verdict", "evidence_message", "evidence_text"),
]
SCORES = [
    *("conversation_id", "agent_id", "language", "channel", "attitude", "efficiency", "effect"),
    *("process", "overall", "critical", "predicted_rating", "predicted_low", "predicted_high"),
    "assessed",
]


def test_score_writes_verdicts_and_scores(tmp_path):
    verdicts, scores = tmp_path / "verdicts.parquet", tmp_path / "scores.parquet"
    result = fourfold(
        "score", chats(tmp_path, "c1", "c2"), "--output", verdicts, "--scores", scores
    )
    assert result.exit_code == 0, result.output
    found = pl.read_parquet(verdicts)
    assert found.columns == VERDICTS
    assert set(found["conversation_id"]) == {"c1", "c2"}
    greeting = found.filter(conversation_id="c1", standard="attitude.greeting").row(0, named=True)
    assert (greeting["verdict"], greeting["evidence_message"]) == ("met", 1)
    assert greeting["evidence_text"] == "Good morning"
    table = pl.read_parquet(scores)
    assert table.columns == SCORES
    assert table["predicted_rating"].is_between(1, 5).all()
    assert table["overall"].is_between(0, 100).all()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "chats.jsonl",
        "scores.parquet",
        "verdicts.parquet",
    ]


def test_score_takes_the_first_of_a_repeated_id(tmp_path):
    result = fourfold("score", chats(tmp_path, "c1", "c1"), "--output", tmp_path / "v.parquet")
    assert result.exit_code == 3
    assert "row 2: conversation c1: the conversation_id came before" in result.stdout
    found = pl.read_parquet(tmp_path / "v.parquet")
    assert found.select("conversation_id", "standard").is_unique().all()


def test_score_by_another_rubric(tmp_path):
    rubric, output = tmp_path / "r.toml", tmp_path / "v.parquet"
    rubric.write_text('[standards."attitude.greeting"]\nmet = 2\npartly = 2\n')
    fourfold("score", chats(tmp_path, "c1"), "--output", output, "--rubric", rubric)
    found = pl.read_parquet(output).filter(standard="attitude.greeting")
    assert found["verdict"].to_list() == ["missed"]


def test_score_by_what_a_marketplace_asks(tmp_path):
    late = [
        {"role": role, "text": "Good morning", "timestamp": f"2026-03-01T{at}:00"}
        for role, at in (("customer", "09:00"), ("agent", "20:00"))
    ]
    path, output = tmp_path / "late.jsonl", tmp_path / "v.parquet"
    path.write_text(json.dumps({"conversation_id": "c1", "channel": "chat", "messages": late}))
    for name, verdict in (("shopee", "met"), ("taobao", "missed")):
        result = fourfold("score", path, "--output", output, "--rubric", name)
        assert result.exit_code == 0, result.output
        found = pl.read_parquet(output).filter(standard="efficiency.first_response")
        assert found["verdict"].to_list() == [verdict]


def test_annotate_conversations(tmp_path):
    output = tmp_path / "m.parquet"
    result = fourfold("annotate", chats(tmp_path, "c1"), "--output", output)
    assert result.exit_code == 0, result.output
    found = pl.read_parquet(output)
    assert found.columns == [
        *("conversation_id", "position", "speaker", "language", "language_given", "polarity"),
        *("sentiment", "acts"),
    ]
    assert found["position"].to_list() == [0, 1, 2]
    assert found["speaker"].to_list() == ["customer", "agent", "customer"]
    assert found["language"].to_list() == ["en"] * 3
    assert "greeting" in found["acts"][1]


def test_annotate_single_texts(tmp_path):
    path, output = tmp_path / "t.jsonl", tmp_path / "m.parquet"
    lines = [
        {"id": 7, "text": "I am very happy, thank you", "language": "en"},
        {"id": "b", "text": "Good morning", "role": "agent"},
        {"text": "no id", "role": "alien"},
        {"id": "d"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    result = fourfold("annotate", path, "--output", output)
    assert result.exit_code == 3
    assert "row 4: a text was expected" in result.stdout
    found = pl.read_parquet(output)
    assert found.columns[:2] == ["id", "speaker"]
    assert found["id"].to_list() == ["7", "b", "3"]
    assert found["speaker"].to_list() == [None, "agent", None]
    assert found["sentiment"][0] == "positive"


def test_nothing_usable_leaves_no_file(tmp_path):
    path, output = tmp_path / "x.jsonl", tmp_path / "v.parquet"
    path.write_text('{"conversation_id": "c1", "messages": []}')
    for command in ("score", "annotate"):
        result = fourfold(command, path, "--output", output)
        assert result.exit_code == 1
        assert "the conversation has no messages" in result.stdout
        assert "no file was written" in result.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["x.jsonl"]


def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path, monkeypatch):
    output = tmp_path / "v.parquet"
    output.write_text("old")

    def dies(*_: object, **__: object) -> None:
        raise WorkerDiedError("A measuring process ended by itself.")

    monkeypatch.setattr(outputs, "mapped", dies)
    result = fourfold("score", chats(tmp_path, "c1"), "--output", output)
    assert result.exit_code == 1
    assert result.stderr.strip() == "fourfold: A measuring process ended by itself."
    assert output.read_text() == "old"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["import", "{none}"], "there is no file"),
        (["learn", "{folder}", "--output", "{none}"], "is a folder: expected a file"),
        (["import", "{chats}", "--format", "fax"], "there is no format 'fax': expected one of"),
        (["import", "{chats}", "--workspace", "{chats}"], "cannot be made"),
        (["score", "{chats}", "--output", "{folder}"], "is a folder: expected the name of a file"),
        (["score", "{chats}", "--output", "{none}/v.parquet"], "there is no folder"),
        (["score", "{chats}", "--output", "{chats}"], "each output needs a file of its own"),
        (
            ["score", "{chats}", "--output", "{none}", "--scores", "{none}"],
            "each output needs a file of its own",
        ),
        (["score", "{chats}", "--output", "{none}", "--rubric", "{none}"], "there is no file"),
        (["score", "{chats}", "--output", "{none}", "--rubric", "{chats}"], "a rubric in TOML"),
        (["annotate", "{chats}", "{texts}", "--output", "{none}"], "not both"),
        (["serve", "--port", "0"], "0 is no port"),
        (["demo", "--port", "65536"], "65536 is no port"),
        (["serve", "--workspace", "/dev/null/x"], "cannot be made"),
        (["import"], "Missing argument"),
        (["frobnicate"], "No such command"),
        (["serve", "--port", "many"], "integer"),
    ],
)
def test_wrong_use_gets_a_sentence(tmp_path, arguments, sentence):
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"id": "a", "text": "Hello"}')
    names = {
        "chats": chats(tmp_path, "c1"),
        "texts": texts,
        "folder": tmp_path,
        "none": tmp_path / "none",
    }
    result = fourfold(*(argument.format(**names) for argument in arguments))
    assert result.exit_code == 2
    assert sentence in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.output
    assert not (tmp_path / "none").exists()


def test_a_port_in_use_is_told():
    with socket.socket() as other:
        other.bind(("localhost", 0))
        other.listen()
        port = other.getsockname()[1]
        result = fourfold("serve", "--port", port)
        assert result.exit_code == 2
        assert f"Port {port} is taken" in result.stderr


def test_serve_measures_what_is_pending_and_hands_over_the_workspace(tmp_path, place, monkeypatch):
    served = []
    monkeypatch.setattr(server, "serve", lambda where, port, _ready: served.append(where) or 0)
    fourfold("import", chats(tmp_path, "c1"), "--workspace", place)
    monkeypatch.setattr("dashboard.measuring.measuring_version", lambda: "newer")
    assert pending(workspace(place)).height == 1
    assert fourfold("serve", "--workspace", place).exit_code == 0
    assert served == [workspace(place)]
    assert pending(workspace(place)).is_empty()


def test_demo_shows_the_sample_and_leaves_nothing(monkeypatch):
    seen = []
    few = list(islice(sample_data.conversations(), 20))
    monkeypatch.setattr(sample_data, "conversations", lambda: iter(few))

    def look(place: Workspace, _port: int, _ready: object) -> int:
        assert lake.scan(place.measurements).select(pl.len()).collect().item() == 20
        seen.append(place.path)
        return 0

    monkeypatch.setattr(server, "serve", look)
    result = fourfold("demo")
    assert result.exit_code == 0, result.output
    assert not seen[0].exists()


def test_the_dashboard_listens_on_this_machine_only(tmp_path, monkeypatch):
    """A stand-in for the app, served by the real Streamlit from another folder."""
    script, seen = tmp_path / "app.py", []
    script.write_text(f"import os\nprint(os.environ['{VARIABLE}'])\n")
    monkeypatch.setattr(server, "_APP", script)
    monkeypatch.chdir(tmp_path)

    def look(address: str) -> None:
        with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            seen.append(answer.read())
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((_outside_address(), port), timeout=2)
        raise KeyboardInterrupt

    port = server.free_port(None)
    assert server.serve(Workspace(tmp_path), port, look) == 0
    assert seen == [b"ok"]
    assert server.free_port(port) == port


def _outside_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks which of our addresses would be used.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but localhost")
        return probe.getsockname()[0]


def test_settings_are_found_where_they_lie():
    assert (server.settings_folder() / ".streamlit").is_dir()


def test_problems_are_told_a_few_of_each_kind():
    row = {"row": 3, "conversation_id": "c1", "field": "rating", "value": "9"}
    frame = pl.DataFrame([row | {"expected": "rating", "refused": False}] * 7)
    told = list(problems.sentences(frame))
    assert told[0] == (
        "row 3: conversation c1: expected a rating from 1 to 5 (found '9'); "
        "set aside, the conversation is kept."
    )
    assert told[5:] == ["… and 2 more set aside for the same reason."]
