"""What tests of pages share: a house of its own for each, in which people can work."""

import shutil
from pathlib import Path

import pytest

from dashboard import ledger, session
from dashboard.workspace import VARIABLE, Workspace


@pytest.fixture
def house(
    sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ledger.Ledger:
    """The ledger of a copy of the sample, on which the dashboard stands."""
    shutil.copytree(sample_workspace.path, tmp_path / "house")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "house"))
    return ledger.opened(session.workspace().ledger)
