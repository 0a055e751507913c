"""The README cannot lie: what it lists is what there is."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from dashboard.cli import app
from scoring.languages import packs
from scoring.standards import standards

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_every_standard_is_listed_with_its_promise_and_source() -> None:
    listed = [line for line in README.splitlines() if re.match(r"\| `\w+\.\w+`", line)]
    assert listed == [
        f"| `{name}`{' **critical**' if standard.critical else ''} "
        f"| The agent {standard.promise}. | {standard.source} |"
        for name, standard in standards().items()
    ]


@pytest.mark.parametrize("name", get_command(app).commands)  # pyright: ignore[reportAttributeAccessIssue]
def test_every_command_is_listed_with_its_options(name: str) -> None:
    command = get_command(app).commands[name]  # pyright: ignore[reportAttributeAccessIssue]
    line = next(line for line in README.splitlines() if line.startswith(f"| `fourfold {name}"))
    told = set(re.findall(r"--[\w-]+", line))
    every = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
    options = {o for o in every if o.startswith("--")} - {"--help"}
    # The demo's port is for those whose usual one is taken, and says so itself.
    assert told == options - ({"--port"} if name == "demo" else set()) - (
        {"--format"} if name in {"score", "annotate"} else set()
    )


def test_the_two_commands_are_one_line_each() -> None:
    blocks = re.findall(r"```sh\n(.+?)\n```", README, flags=re.DOTALL)
    assert [block.count("\n") for block in blocks] == [0, 0]
    assert all(block.startswith("python3 -m venv .venv && ") for block in blocks)


def test_pictures_and_places_exist() -> None:
    places = re.findall(r"!\[.*?\]\((.+?)\)", README)
    assert places
    for place in places:
        assert (ROOT / place).is_file(), place


def test_no_place_holder_is_left() -> None:
    assert not re.search(r"^(MEASURED|TODO)$|LANGUAGES", README, flags=re.MULTILINE)


def test_every_language_with_a_pack_is_listed() -> None:
    names = sorted(pack.name for pack in packs().values())
    listed = " ".join(README.split())
    assert f"that have a pack: {', '.join(names[:-1])} and {names[-1]}." in listed
