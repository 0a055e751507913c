"""A real PostgreSQL server of the tests' own, in a temporary folder, without a port."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"
"""The database's own superuser; for root, also the account the server runs as, if there is one."""

_DEBIAN = Path("/usr/lib/postgresql")
_MISSING = (
    "The ledger is tested on a real PostgreSQL server, and there is none on this machine: "
    "install it (Debian, Ubuntu: apt-get install postgresql)."
)


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """A running server; gives the address of its database ``postgres``.

    It keeps no promise about a power failure, unless ``durable``: tests need none.
    """
    programs, account = _programs(), _account()
    # Not under pytest's folder: that one is closed to any other account.
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder, run = Path(name), _runner(programs, account)
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
        data = str(folder / "data")
        how = ["--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--no-locale", "--no-sync"]
        run("initdb", "--pgdata", data, *how)
        settings = {"listen_addresses": "", "unix_socket_directories": name, "max_connections": 200}
        if not durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        log = str(folder / "log")
        run("pg_ctl", "start", "--wait", "--pgdata", data, "--log", log, "--options", options)
        try:
            yield f"postgresql://{OWNER}@/postgres?host={name}"
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata", data)


def _programs() -> Path:
    """The folder of the server's programs: Debian has them beside the path, one a version."""
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    assert found is not None, _MISSING
    return Path(found).resolve().parent


def _account() -> pwd.struct_passwd | None:
    """Whom to run the server as, where it would be root: that it refuses."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name: one for one in pwd.getpwall()}
    return known.get(OWNER) or known["nobody"]


def _runner(programs: Path, account: pwd.struct_passwd | None):
    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [programs / program, *arguments],
            # The server inherits what it is given: a pipe would never end.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE,
            cwd="/",
            user=None if account is None else account.pw_uid,
            group=None if account is None else account.pw_gid,
            extra_groups=None if account is None else [],
            check=False,
        )
        assert done.returncode == 0, f"{program} failed: {(done.stderr or b'').decode()}"

    return run
