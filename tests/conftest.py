"""What several tests share: one workspace with the sample data, measured once a run."""

import os
import sys
import time
from pathlib import Path

import orjson
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

import sample_data
from dashboard import intake
from dashboard.workspace import VARIABLE, Workspace

PATIENCE_SECONDS = 300


class ByFile(LoadScopeScheduling):
    """A file stays on one worker and shares its fixtures; so do all tests in a browser, as two
    browsers at once keep each other waiting."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "browser" if "browser" in Path(file).parts else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """How tests are shared out among workers."""
    return ByFile(config, log)


@pytest.fixture(autouse=True)
def main_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page under test takes the place of the main module; afterwards it is put back."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample data, imported and measured. Read only: a test that writes makes its own."""
    base = tmp_path_factory.getbasetemp()
    # Workers of one run have their folders side by side; the first to come does the work for all.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    place, done = shared / "sample", shared / "sample is measured"
    try:
        place.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE_SECONDS
        while not done.exists():
            assert time.monotonic() < until, "Another worker failed to measure the sample data."
            time.sleep(0.2)
        return Workspace(place)
    lines = shared / "sample.jsonl"
    lines.write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in sample_data.conversations()))
    intake.take_in([lines], Workspace(place))
    done.touch()
    return Workspace(place)


@pytest.fixture
def sample(sample_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The dashboard stands on the sample data."""
    monkeypatch.setenv(VARIABLE, str(sample_workspace.path))
    return sample_workspace


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The dashboard stands on a workspace into which nothing came yet."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "empty"))
    return Workspace(tmp_path / "empty")
