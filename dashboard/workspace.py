"""Where an installation keeps its data: one folder with the lake and the ledger in it."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

VARIABLE = "FOURFOLD_WORKSPACE"
"""Environment variable that names the folder, for whoever does not name it in the call."""

LEDGER_VARIABLE = "FOURFOLD_LEDGER"
"""Environment variable that names the database of the ledger (an SQLAlchemy address)."""


@dataclass(frozen=True)
class Workspace:
    """The folder ``path`` and the addresses of what lies in it."""

    path: Path

    @property
    def conversations(self) -> str:
        return str(self.path / "lake" / "conversations")

    @property
    def measurements(self) -> str:
        return str(self.path / "lake" / "measurements")

    @property
    def earlier(self) -> str:
        """States of conversations that were replaced by newer ones."""
        return str(self.path / "lake" / "earlier")

    @property
    def sightings(self) -> str:
        """Which import brought which state of which conversation."""
        return str(self.path / "lake" / "sightings")

    @property
    def originals(self) -> str:
        """What masked conversations said, sealed."""
        return str(self.path / "lake" / "originals")

    @property
    def imports(self) -> Path:
        """What imports under way have read, and what they refused: a folder for each."""
        return self.path / "imports"

    @property
    def key(self) -> Path:
        """The secret that pseudonyms and seals are made with."""
        return self.path / "secret.key"

    @property
    def ledger(self) -> str:
        """The address that the environment names, for a team; else a file of the workspace."""
        return os.environ.get(LEDGER_VARIABLE) or f"sqlite:///{self.path / 'ledger.sqlite'}"

    @property
    def secrets(self) -> Path:
        """How to log in (Streamlit's ``secrets.toml``), where a login is wanted."""
        return self.path / "secrets.toml"

    @property
    def trust(self) -> Path:
        """What ``fourfold evaluate`` measured for this workspace."""
        return self.path / "trust.json"

    @property
    def models(self) -> Path:
        """What was learned from this workspace's ratings: a folder for each target."""
        return self.path / "models"

    @property
    def topics(self) -> Path:
        """What was learned from this workspace's questions."""
        return self.path / "topics"


def workspace(path: Path | None = None) -> Workspace:
    """The workspace at ``path``, else where the environment says, else the user's data folder.

    The folder is made if it is not there; raises OSError when it cannot be.
    """
    named = path or os.environ.get(VARIABLE) or platformdirs.user_data_path("fourfold", False)
    folder = Path(named).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return Workspace(folder)
