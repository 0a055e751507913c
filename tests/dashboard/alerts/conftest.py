"""Real servers on this machine that messages are sent to, and a certificate that they are trusted
by."""

import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message as Letter
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dashboard.server import free_port

HOST = "127.0.0.1"


@dataclass
class Chat:
    """What a chat's webhook was asked, and what it answers: statuses in turn (the last one for
    ever), a body, and after how many seconds."""

    address: str = ""
    statuses: list[int] = field(default_factory=lambda: [200])
    answer: bytes = b"ok"
    seconds: float = 0.0
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@dataclass
class Post:
    """A mail server: what it was sent, and by whom."""

    port: int = 0
    letters: list[Letter] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    refuses: str = ""

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.refuses:
            return self.refuses
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    def admits(self, _server: Any, _session: Any, _envelope: Any, _way: str, told: Any) -> Any:
        assert isinstance(told, LoginPassword)
        self.users.append(told.login.decode())
        return AuthResult(success=told.password == b"right", handled=False)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this machine by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(key, hashes.SHA256())
    )
    place = tmp_path_factory.mktemp("tls") / "both.pem"
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    pem = serialization.Encoding.PEM
    place.write_bytes(key.private_bytes(pem, form, plain) + made.public_bytes(pem))
    return place


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts its own servers."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.fixture
def chat(certificate: Path) -> Iterator[Chat]:
    """A webhook on this machine."""
    told = Chat()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.asked.append((self.path, orjson.loads(body)))
            time.sleep(told.seconds)
            status = told.statuses.pop(0) if len(told.statuses) > 1 else told.statuses[0]
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{told.address}/elsewhere")
            self.send_header("Content-Length", str(len(told.answer)))
            self.end_headers()
            self.wfile.write(told.answer)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    told.address = f"https://{HOST}:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def post(certificate: Path) -> Iterator[Post]:
    """A mail server on this machine that insists on STARTTLS."""
    told = Post()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Controller(
        told,
        hostname=HOST,
        port=free_port(None),
        tls_context=context,
        require_starttls=True,
        authenticator=told.admits,
    )
    server.start()
    told.port = server.port
    yield told
    server.stop()
