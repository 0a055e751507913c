"""The dashboard started as a program of its own: Streamlit, on this machine only."""

import os
import socket
import subprocess  # nosec B404
import sys
import time
import tomllib
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.workspace import VARIABLE, Workspace

FIRST_PORT = 8501
_PORTS_TRIED = 50
_APP = Path(__file__).parent / "app.py"


class PortTakenError(Exception):
    """Another program listens where the dashboard should."""


def settings_folder() -> Path:
    """The folder with ``.streamlit``: in an installed package beside this file, else above it.

    Streamlit looks for its settings in the current folder: it has to be started there.
    """
    here = Path(__file__).resolve().parent
    return here if (here / ".streamlit").is_dir() else here.parent


def free_port(wanted: int | None) -> int:
    """The port wanted, or without a wish the first free one; raises :class:`PortTakenError`."""
    if wanted is not None:
        if _is_taken(wanted):
            raise PortTakenError(
                f"Port {wanted} is taken by another program: choose another one with --port."
            )
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        if not _is_taken(port):
            return port
    last = FIRST_PORT + _PORTS_TRIED - 1
    raise PortTakenError(f"All ports from {FIRST_PORT} to {last} are taken: name one with --port.")


def serve(workspace: Workspace, port: int, ready: Callable[[str], None]) -> int:
    """Run the dashboard until it ends or is interrupted; gives its exit code.

    ``ready`` is called with its address as soon as it answers there.
    """
    program = subprocess.Popen(  # noqa: S603  # nosec B603
        [
            *(sys.executable, "-m", "streamlit", "run", str(_APP)),
            *("--server.address", "localhost"),
            *("--server.port", str(port)),
            *_hosts(workspace),
            *("--server.headless", "true"),
            *("--server.enableXsrfProtection", "true"),
            *("--browser.gatherUsageStats", "false"),
            *("--secrets.files", str(workspace.secrets)),
        ],
        cwd=settings_folder(),
        env=os.environ | {VARIABLE: str(workspace.path)},
        stdout=subprocess.DEVNULL,
    )
    try:
        if _answers(port, program):
            ready(f"http://localhost:{port}")
        return program.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        program.terminate()
        program.wait()


def _hosts(workspace: Workspace) -> list[str]:
    """The names under which browsers may ask: this machine's, and the one to which people come back
    from logging in. Under any other, a page of somebody else could make its name mean this machine
    and read along."""
    hosts = ["localhost", "127.0.0.1", "::1"]
    with suppress(OSError, ValueError, KeyError, TypeError):
        told = tomllib.loads(workspace.secrets.read_text("utf-8"))
        hosts.append(urlsplit(told["auth"]["redirect_uri"]).hostname or hosts[0])
    return [word for host in hosts for word in ("--server.allowedHosts", host)]


def _answers(port: int, program: subprocess.Popen[bytes], seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until and program.poll() is None:
        try:
            asked = HTTPConnection("localhost", port, timeout=2)
            asked.request("GET", "/_stcore/health")
            return asked.getresponse().status == HTTPStatus.OK
        except OSError:
            time.sleep(0.1)
    return False


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        # As the server does: a port that was closed a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("localhost", port))
        except OSError:
            return True
    return False
