"""`fourfold report` and `fourfold export`: what they write, say and return."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dashboard import cli
from dashboard.reports import fonts
from dashboard.workspace import Workspace


def fourfold(*arguments: object) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments])


def report(workspace: Workspace, output: Path, *more: object) -> Result:
    asked = ("--period", "2026-06", "--output", output, "--workspace", workspace.path)
    return fourfold("report", *asked, *more)


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("html", b"<!")])
def test_a_report_is_written(
    form: str, begins: bytes, sample_workspace: Workspace, tmp_path: Path
) -> None:
    output = tmp_path / f"report.{form}"
    result = report(sample_workspace, output)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "conversations, 2026-06." in result.stdout
    assert output.read_bytes().startswith(begins)


def test_a_report_of_an_agent_in_chinese_without_examples(
    sample_workspace: Workspace, tmp_path: Path
) -> None:
    output = tmp_path / "report.html"
    result = report(
        sample_workspace, output, "--agent", "Anna Keller", "--in", "zh", "--no-examples"
    )
    assert result.exit_code == 0
    text = output.read_text("utf-8")
    assert "服务质量报告" in text
    assert "Anna Keller" in text
    assert "值得学习的会话" not in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("r.pdf --period 2026-13", "there is no period '2026-13': expected a month (2026-10)"),
        ("r.docx", "expected it to end in .pdf, .xlsx or .html"),
        ("none/r.pdf", "there is no folder"),
        ("r.pdf --in tlh", "there are no reports in 'tlh'"),
        ("r.pdf --agent A --team B", "a report is about one thing"),
    ],
)
def test_wrong_use_is_told(asked: str, said: str, empty: Workspace, tmp_path: Path) -> None:
    name, *more = asked.split()
    result = report(empty, tmp_path / name, *more)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("more", [("--period", "2021-01"), ("--agent", "Nobody")])
def test_a_report_of_nothing_is_not_written(
    more: tuple[str, str], sample_workspace: Workspace, tmp_path: Path
) -> None:
    result = report(sample_workspace, tmp_path / "r.html", *more)
    assert result.exit_code == 1
    assert "there are no conversations for this report" in result.stderr
    assert not (tmp_path / "r.html").exists()


def test_letters_without_a_font_are_told(
    sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "missing", lambda texts: frozenset("ß"))
    result = report(sample_workspace, tmp_path / "r.pdf")
    assert result.exit_code == 0
    assert "no installed font has Latin" in result.stderr


def test_a_report_that_cannot_be_printed_is_not_written(
    sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_files", list)
    result = report(sample_workspace, tmp_path / "r.pdf", "--in", "zh")
    assert result.exit_code == 1
    assert "fonts-noto-cjk" in result.stderr
    assert not (tmp_path / "r.pdf").exists()


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_rows_are_written_a_file_a_month(
    form: str, sample_workspace: Workspace, tmp_path: Path
) -> None:
    asked = ("--output", tmp_path / "out", "--workspace", sample_workspace.path, "--format", form)
    result = fourfold("export", *asked)
    assert result.exit_code == 0
    assert len(list((tmp_path / "out" / "verdicts").glob(f"*.{form}"))) == 6


def test_wrong_use_of_export_is_told(empty: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for more in (("--output", tmp_path, "--format", "xml"), ("--output", tmp_path / "file")):
        result = fourfold("export", *more, "--workspace", empty.path)
        assert result.exit_code == 2
    result = fourfold("export", "--output", tmp_path / "out", "--workspace", empty.path)
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()
