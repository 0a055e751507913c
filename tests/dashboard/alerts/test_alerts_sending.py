"""Messages out: to real servers on this machine, that say yes, no or nothing."""

import base64
import hashlib
import hmac
import socket
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard import alerts
from dashboard.alerts import mail, webhook
from dashboard.alerts.failure import SendingError
from dashboard.alerts.wishes import (
    DINGTALK,
    EMAIL,
    FEISHU,
    OTHER,
    SLACK,
    STARTTLS,
    TLS,
    Channel,
    Secrets,
)
from dashboard.alerts.words import Message
from tests.dashboard.alerts.conftest import HOST, Chat, Post

MESSAGE = Message(
    "Fourfold: 2 alerts",
    (
        ("Overall, <!channel> & Co: 61.0", "https://quality.example/conversations?lang=de"),
        ("质量得分下降。", ""),
    ),
)
AT_ONCE = (0.0, 0.0)
SECRET = "SEC-of-the-room"


def posted(chat: Chat, kind: str, secret: str = "", pauses: tuple[float, ...] = AT_ONCE) -> None:
    known = Secrets(webhooks={"Quality": chat.address}, signatures={"Quality": secret})
    alerts.send(MESSAGE, Channel("Quality", kind), known, pauses)


def why(chat: Chat, kind: str) -> str:
    with pytest.raises(SendingError) as told:
        posted(chat, kind)
    assert "/hook" not in repr(told.value)
    return str(told.value)


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("kind", "answer", "text"),
    [
        (SLACK, b"ok", lambda body: body["text"]),
        (FEISHU, b'{"code":0,"msg":"success"}', lambda body: body["content"]["text"]),
        (DINGTALK, b'{"errcode":0,"errmsg":"ok"}', lambda body: body["text"]["content"]),
        (OTHER, b"", lambda body: body["text"]),
    ],
)
def test_each_chat_is_told_in_its_own_form(chat, kind, answer, text):
    chat.answer = answer
    posted(chat, kind)
    [(path, body)] = chat.asked
    assert path == "/hook"
    assert text(body).startswith("Fourfold: 2 alerts\n\nOverall, ")
    assert "质量得分下降。" in text(body)
    assert ("<!channel>" in text(body)) == (kind in (DINGTALK, OTHER))
    named = {FEISHU: ("msg_type", "text"), DINGTALK: ("msgtype", "text")}.get(kind)
    assert named is None or body[named[0]] == named[1]


@pytest.mark.usefixtures("trusted")
def test_another_program_gets_each_alert_apart(chat):
    posted(chat, OTHER)
    lines = chat.asked[0][1]["alerts"]
    assert [one["link"] for one in lines] == ["https://quality.example/conversations?lang=de", ""]


@pytest.mark.usefixtures("trusted")
def test_who_knows_the_secret_sees_that_it_is_us(chat):
    chat.answer = b'{"code":0,"errcode":0}'
    posted(chat, FEISHU, SECRET)
    posted(chat, DINGTALK, SECRET)
    (_, feishu), (path, _) = chat.asked
    key = f"{feishu['timestamp']}\n{SECRET}".encode()
    told = hmac.new(key, digestmod=hashlib.sha256).digest()
    assert feishu["sign"] == base64.b64encode(told).decode()
    query = parse_qs(urlsplit(path).query)
    text = f"{query['timestamp'][0]}\n{SECRET}".encode()
    told = hmac.new(SECRET.encode(), text, hashlib.sha256).digest()
    assert query["sign"] == [base64.b64encode(told).decode()]


@pytest.mark.usefixtures("trusted")
def test_a_chat_that_is_too_busy_is_asked_again(chat):
    chat.statuses = [503, 429, 200]
    posted(chat, SLACK)
    assert len(chat.asked) == 3


@pytest.mark.usefixtures("trusted")
def test_a_chat_that_stays_busy_is_left_alone_in_the_end(chat):
    chat.statuses = [503]
    assert why(chat, SLACK) == "refused 503"
    assert len(chat.asked) == 3


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("kind", "status", "answer", "told"),
    [
        (SLACK, 404, b"no_service", "refused 404"),
        (SLACK, 302, b"", "refused"),
        (FEISHU, 200, b'{"code":19021,"msg":"sign match fail"}', "refused 19021"),
        (DINGTALK, 200, b'{"errcode":310000,"errmsg":"sign"}', "refused 310000"),
        (DINGTALK, 200, b"<html>", "refused"),
        (FEISHU, 200, b"[]", "refused"),
    ],
)
def test_a_no_is_heard_and_not_asked_again(chat, kind, status, answer, told):
    chat.statuses, chat.answer = [status], answer
    assert why(chat, kind).startswith(told)
    assert len(chat.asked) == 1
    assert chat.asked[0][0] == "/hook"


@pytest.mark.usefixtures("trusted")
def test_a_chat_that_never_answers_is_given_up(chat, monkeypatch):
    monkeypatch.setattr(webhook, "SECONDS", 0.05)
    chat.seconds = 0.5
    with pytest.raises(SendingError, match="timeout"):
        posted(chat, SLACK, pauses=(0.0,))
    assert len(chat.asked) == 2


def test_a_chat_that_nobody_vouches_for_is_told_nothing(chat):
    assert why(chat, SLACK) == "certificate"
    assert chat.asked == []


@pytest.mark.parametrize("address", ["", "http://127.0.0.1/hook", "file:///etc/passwd"])
def test_only_an_encrypted_address_will_do(address):
    with pytest.raises(SendingError, match=r"^address$"):
        posted(Chat(address), SLACK)


def test_nobody_at_home_is_told_as_that():
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        port = taken.getsockname()[1]
    assert why(Chat(f"https://{HOST}:{port}/hook"), SLACK) == "unreachable"


def letters(post: Post, **changed: object) -> Channel:
    to = ("lead@shop.example", "qa@shop.example")
    about = Channel("Lead", EMAIL, server=HOST, port=post.port, sender="f@shop.example", to=to)
    return replace(about, **changed)


@pytest.mark.usefixtures("trusted")
def test_a_letter_arrives_whole(post):
    alerts.send(MESSAGE, letters(post, user="fourfold"), Secrets("right"))
    [letter] = post.letters
    assert letter["Subject"] == "Fourfold: 2 alerts"
    assert letter["To"] == "lead@shop.example, qa@shop.example"
    text = letter.get_content()  # pyright: ignore[reportAttributeAccessIssue]
    assert text.split() == MESSAGE.text.split()
    assert post.users == ["fourfold"]


@pytest.mark.usefixtures("trusted")
def test_what_a_mail_server_refuses_is_told(post):
    with pytest.raises(SendingError, match=r"^login 535$"):
        alerts.send(MESSAGE, letters(post, user="fourfold"), Secrets("wrong"))
    post.refuses = "554 no"
    with pytest.raises(SendingError, match=r"^refused 554$"):
        alerts.send(MESSAGE, letters(post, user="fourfold"), Secrets("right"))
    assert post.letters == []


def test_a_mail_server_that_nobody_vouches_for_learns_no_password(post):
    with pytest.raises(SendingError, match=r"^certificate$"):
        alerts.send(MESSAGE, letters(post, user="fourfold"), Secrets("right"))
    assert post.users == []


@pytest.mark.usefixtures("trusted")
def test_a_mail_server_that_says_nothing_is_given_up(monkeypatch):
    monkeypatch.setattr(mail, "SECONDS", 0.05)
    with socket.create_server((HOST, 0)) as mute:
        port = mute.getsockname()[1]
        for way, told in ((STARTTLS, "^unreachable$"), (TLS, "^timeout$")):
            with pytest.raises(SendingError, match=told):
                alerts.send(MESSAGE, letters(Post(port), security=way), Secrets(), (0.0,))


@pytest.mark.parametrize("lacking", ["server", "sender", "to"])
def test_a_letter_needs_to_know_where_it_goes(lacking):
    with pytest.raises(SendingError, match=r"^address$"):
        alerts.send(MESSAGE, letters(Post(1), **{lacking: ""}), Secrets())


def test_secrets_that_cannot_be_read_send_nothing():
    with pytest.raises(SendingError, match=r"^unreadable$"):
        alerts.send(MESSAGE, Channel("Quality", SLACK), Secrets(readable=False))
