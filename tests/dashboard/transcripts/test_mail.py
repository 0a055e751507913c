"""Mail: threads, speakers, own words, every charset; nothing but our errors comes out."""

import gzip
from base64 import b64encode
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.transcripts.mail import reader as mail
from dashboard.transcripts.source import Reading, Unreadable
from scoring.conversations import RAW, checked
from tests.dashboard.transcripts.damage import EXAMPLES


def a_mail(**fields: str) -> str:
    """A mail as text; the fields of its head with _ for -, ``body`` and what it says of itself."""
    body = fields.pop("body", "Where is my order?")
    head = {
        "From": "Eva Kunde <Eva@kunde.example>",
        "To": "support@shop.example",
        "Date": "Sat, 6 Jan 2024 10:15:00 +0100",
        "Message-ID": "<first@kunde.example>",
        "Subject": "Order 17",
    }
    head |= {name.replace("_", "-"): value for name, value in fields.items()}
    return "".join(f"{name}: {value}\n" for name, value in head.items() if value) + "\n" + body


QUESTION = a_mail()
ANSWER = a_mail(
    From="Anna <anna@shop.example>",
    To="eva@kunde.example",
    Date="Sat, 6 Jan 2024 11:00:00 +0100",
    Message_ID="<second@shop.example>",
    In_Reply_To="<first@kunde.example>",
    References="<first@kunde.example>",
    Subject="AW: Order 17",
    body="It is on its way.\n\nOn Sat, 6 Jan 2024 at 10:15, Eva Kunde wrote:\n> Where is my order?",
)


def read(folder: Path, *mails: str | bytes, agents: tuple[str, ...] = ()) -> pl.DataFrame:
    """The conversations of mails in a folder."""
    folder.mkdir(exist_ok=True)
    paths = []
    for number, text in enumerate(mails):
        paths.append(folder / f"{number}.eml")
        paths[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
    reading = Reading(agents=frozenset(agents))
    raw = pl.concat([batch.raw for batch in mail.read(*paths, reading=reading)])
    return checked(raw).conversations


def said(conversations: pl.DataFrame) -> list[tuple[str, str]]:
    """Speaker and text of every message."""
    return [
        (message["role"], message["text"])
        for messages in conversations["messages"]
        for message in messages
    ]


def text_of(folder: Path, **fields: str) -> str:
    """What a single mail says."""
    return said(read(folder, a_mail(**fields)))[0][1]


def test_an_answer_belongs_to_its_question_in_whatever_order_they_come(tmp_path: Path) -> None:
    for number, mails in enumerate([(QUESTION, ANSWER), (ANSWER, QUESTION)]):
        (found,) = read(tmp_path / str(number), *mails).to_dicts()
        assert found["conversation_id"] == "first@kunde.example"
        assert found["customer_id"] == "eva@kunde.example"
        assert found["agent_id"] == "Anna"
        assert [(one["role"], one["text"]) for one in found["messages"]] == [
            ("customer", "Where is my order?"),
            ("agent", "It is on its way."),
        ]


def test_a_thread_without_its_first_mail_keeps_its_id(tmp_path: Path) -> None:
    assert read(tmp_path, ANSWER)["conversation_id"].to_list() == ["first@kunde.example"]


def test_an_answer_that_refers_to_nothing_is_put_to_its_subject(tmp_path: Path) -> None:
    lost = a_mail(
        Message_ID="<third@kunde.example>",
        Subject="回复：AW: order 17",
        Date="8 Jan 2024 10:00 +0100",
    )
    late = a_mail(
        Message_ID="<late@k.example>", Subject="Re: Order 17", Date="8 Dec 2025 10:00 +0100"
    )
    other = a_mail(From="other@x.example", Message_ID="<o@x.example>", Subject="Re: Order 17")
    found = read(tmp_path, QUESTION, ANSWER, lost, late, other)
    assert found["messages"].list.len().to_list() == [3, 1, 1]


def test_a_mail_that_lies_there_twice_comes_once(tmp_path: Path) -> None:
    assert len(said(read(tmp_path, QUESTION, ANSWER, QUESTION))) == 2


def test_a_mailbox_holds_many_mails_also_gzipped(tmp_path: Path) -> None:
    line = "From eva@kunde.example Sat Jan 06 10:15:00 2024\n"
    body = "Dear shop,\n\n>From here it looks lost.\nFrom my side, 10:15:\nnothing."
    text = (
        line + a_mail(body=body) + "\n\n" + line + ANSWER + "\n\n" + line + "Subject: nobody\n\nx"
    )
    plain, packed = tmp_path / "box", tmp_path / "box.gz"
    plain.write_text(text)
    packed.write_bytes(gzip.compress(text.encode()))
    for path in (plain, packed):
        assert mail.recognises(path)
        (batch,) = mail.read(path)
        assert said(checked(batch.raw).conversations) == [
            ("customer", "Dear shop,\n\nFrom here it looks lost.\nFrom my side, 10:15:\nnothing."),
            ("agent", "It is on its way."),
        ]
        assert batch.problems.select("row", "expected", "refused").rows() == [(3, "sender", True)]


def test_the_shop_is_who_somebody_says_it_is(tmp_path: Path) -> None:
    mails = (
        a_mail(To="boutique@gmail.com"),
        a_mail(
            From="boutique@gmail.com",
            To="eva@kunde.example",
            Message_ID="<b@x>",
            References="<first@kunde.example>",
        ),
    )
    for number, agents in enumerate([("boutique@gmail.com",), ()]):
        assert [who for who, _ in said(read(tmp_path / str(number), *mails, agents=agents))] == [
            "customer",
            "agent",
        ]
    assert said(read(tmp_path / "domain", QUESTION, agents=("kunde.example",)))[0][0] == "agent"
    assert said(read(tmp_path / "name", QUESTION, agents=("eva kunde",)))[0][0] == "agent"


def test_the_shop_is_the_address_that_most_people_write_to(tmp_path: Path) -> None:
    mails = [
        a_mail(From=f"c{n}@kunde{n}.example", To="laden@boutique.example", Message_ID=f"<{n}@x>")
        for n in range(3)
    ]
    mails.append(
        a_mail(
            From="anna@boutique.example",
            To="c1@kunde1.example",
            Message_ID="<a@x>",
            References="<1@x>",
        )
    )
    roles = [who for who, _ in said(read(tmp_path, *mails))]
    assert roles == ["customer", "customer", "agent", "customer"]


def test_a_form_on_the_site_is_written_by_the_one_to_answer(tmp_path: Path) -> None:
    form = a_mail(From="Shop <support@shop.example>", Reply_To="Eva <eva@kunde.example>")
    (found,) = read(tmp_path, form).to_dicts()
    assert (found["customer_id"], found["messages"][0]["role"]) == ("eva@kunde.example", "customer")


def test_mail_among_colleagues_beside_a_customer_is_a_note(tmp_path: Path) -> None:
    aside = a_mail(
        From="anna@shop.example",
        To="chef@shop.example",
        Message_ID="<n@x>",
        References="<first@kunde.example>",
        Date="Sat, 6 Jan 2024 12:00:00 +0100",
    )
    roles = [
        who for who, _ in said(read(tmp_path, QUESTION, ANSWER, aside, agents=("shop.example",)))
    ]
    assert roles == ["customer", "agent", "note"]


@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes"},
        {"Precedence": "bulk"},
        {"X_Auto_Response_Suppress": "All"},
        {"Subject": "Abwesenheitsnotiz: Order 17"},
        {"Subject": "自动回复: Order 17"},
        {"From": "MAILER-DAEMON@mx.example"},
        {"Content_Type": 'multipart/report; report-type=delivery-status; boundary="b"'},
    ],
)
def test_what_nobody_wrote_is_automatic(tmp_path: Path, fields: dict[str, str]) -> None:
    (message,) = read(tmp_path, a_mail(**fields))["messages"][0]
    assert (message["role"], message["event"]) == ("bot", "automatic")


def test_a_person_at_a_help_desk_is_not_automatic(tmp_path: Path) -> None:
    fields = {"X_Mailer": "Zendesk Mailer", "Auto_Submitted": "auto-generated"}
    sent = a_mail(From="Anna (Shop) <support@shop.example>", To="eva@kunde.example", **fields)
    assert said(read(tmp_path, sent))[0][0] == "agent"


def test_a_mail_without_a_sender_is_refused_and_a_bounce_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(a_mail(From=""))
    (batch,) = mail.read(path)
    assert (batch.raw.height, batch.problems["expected"].to_list()) == (0, ["sender"])
    bounce = a_mail(From='"" (Mail Delivery System)', Auto_Submitted="auto-replied")
    (found,) = read(tmp_path / "b", bounce).to_dicts()
    assert (found["customer_id"], found["messages"][0]["role"]) == (None, "bot")


def test_time_is_that_of_the_mail_else_of_its_receipt_else_unknown(tmp_path: Path) -> None:
    received = "from a by b; Sat, 6 Jan 2024 10:16:00 +0100"
    times = [
        str(read(tmp_path / str(number), a_mail(**fields))["messages"][0][0]["timestamp"])
        for number, fields in enumerate(
            [{}, {"Date": "", "Received": received}, {"Date": "yesterday", "Received": "?"}]
        )
    ]
    assert times == ["2024-01-06 09:15:00+00:00", "2024-01-06 09:16:00+00:00", "None"]


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("gb2312", "你好，我的订单还没到，请问镕先生在吗"),
        ("gb18030", "退款什么时候到账？"),
        ("big5", "請問我的訂單何時出貨？"),
        ("iso-2022-jp", "注文の品がまだ届きません。"),
        ("shift_jis", "返品したいのですが①"),
        ("euc-kr", "주문한 상품이 아직 안 왔어요"),
        ("windows-1251", "Где мой заказ?"),
        ("koi8-r", "Где мой заказ?"),
        ("windows-1252", "Schöne Grüße – “bitte” 5 €"),
        ("iso-8859-2", "Gdzie jest moja paczka? Żółć"),
        ("windows-1256", "أين طلبي؟"),
        ("utf-7", "Grüße und Übersicht"),
        ("utf-16", "Grüße"),
    ],
)
def test_every_charset_is_read(tmp_path: Path, charset: str, text: str) -> None:
    codec = {"gb2312": "gb18030", "shift_jis": "cp932"}.get(charset, charset)
    coded = text.encode(codec)
    head = a_mail(
        Content_Type=f"text/plain; charset={charset}",
        Content_Transfer_Encoding="base64",
        Subject=f"=?{charset}?B?{b64encode(coded).decode()}?=",
        body=b64encode(coded).decode(),
    )
    (found,) = read(tmp_path, head).to_dicts()
    assert found["messages"][0]["text"] == text
    assert text in found["extra"]


@pytest.mark.parametrize(
    "charset", ["", "; charset=us-ascii", "; charset=x-unknown", "; charset=iso-8859-1"]
)
def test_a_wrong_charset_is_told_by_the_bytes(tmp_path: Path, charset: str) -> None:
    raw = a_mail(Content_Type=f"text/plain{charset}", body="Grüße aus Köln – 谢谢").encode()
    assert said(read(tmp_path, raw))[0][1] == "Grüße aus Köln – 谢谢"


def test_text_without_a_charset_is_in_that_of_the_subject(tmp_path: Path) -> None:
    subject = f"=?koi8-r?B?{b64encode('Заказ'.encode('koi8-r')).decode()}?="
    raw = a_mail(Subject=subject, body="").encode() + "Где заказ?".encode("koi8-r")
    assert said(read(tmp_path, raw))[0][1] == "Где заказ?"


def parts(kind: str, *inner: str) -> dict[str, str]:
    """The fields of a mail of several parts."""
    body = "".join(f"--b\n{part}\n" for part in inner) + "--b--\n"
    return {"Content_Type": f'multipart/{kind}; boundary="b"', "body": body}


PLAIN = "Content-Type: text/plain; charset=utf-8\n\nIt is broken."
HTML = "Content-Type: text/html; charset=utf-8\n\n<p>It is <b>broken</b>.</p><p>Please help</p>"
PICTURE = "Content-Type: image/png; name=a.png\nContent-ID: <i>\nContent-Disposition: inline\n\nx"
INVOICE = (
    "Content-Type: application/pdf\n"
    'Content-Disposition: attachment; filename="=?utf-8?q?B=C3=A4r.pdf?="\n\nx'
)


def test_text_is_taken_rather_than_html_and_attachments_are_named(tmp_path: Path) -> None:
    both = parts("alternative", PLAIN, HTML)
    assert text_of(tmp_path, **both) == "It is broken."
    assert text_of(tmp_path, **parts("mixed", HTML, INVOICE, PICTURE)) == (
        "It is broken.\n\nPlease help\n[file: Bär.pdf]\n[image]"
    )
    marked = PLAIN + "\n[image: a.png]\nSee?"
    assert text_of(tmp_path, **parts("related", marked, PICTURE)) == "It is broken.\n[image]\nSee?"
    stub = "Content-Type: text/plain\n\nYour mail client does not support HTML."
    assert text_of(tmp_path, **parts("alternative", stub, HTML)) == "It is broken.\n\nPlease help"
    forwarded = "Content-Type: message/rfc822\n\nSubject: Old one\n\nwords"
    assert (
        text_of(tmp_path, **parts("mixed", PLAIN, forwarded))
        == "It is broken.\n[file: Old one.eml]"
    )


def test_flowed_lines_are_one_again(tmp_path: Path) -> None:
    body = "This line \nflows on.\n\n> quoted \n> too\n-- \nEva"
    assert (
        text_of(tmp_path, Content_Type="text/plain; format=flowed", Subject="Re: lines", body=body)
        == "This line flows on."
    )


def test_a_forwarded_mail_stays_and_an_empty_answer_is_empty(tmp_path: Path) -> None:
    old = "From: a@b.example\nSent: Monday\nTo: x\nSubject: y\n\nthe parcel"
    assert text_of(tmp_path, Subject="Fwd: y", body=f"see\n\n{old}").endswith("the parcel")
    assert text_of(tmp_path, Subject="Re: y", body=f"see\n\n{old}") == "see"
    assert text_of(tmp_path, Subject="y", body=old) == old
    assert text_of(tmp_path, Subject="Re: y", body=old) == ""


def test_mails_are_recognised_and_other_files_are_not(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for text in (
        QUESTION,
        "\ufeff" + QUESTION,
        f"{len(QUESTION)}\n{QUESTION}",
        f"From a 10:15\n{QUESTION}",
    ):
        path.write_text(text)
        assert mail.recognises(path)
    others = (
        '{"From": "a", "To": "b"}',
        "from,to,subject\na,b,c",
        "From: Berlin\nWe left at ten\nand came at noon\nTo: Hamburg",
        "2024-01-06 10:15 Eva: hello\n",
        "Subject: only\n\nthis",
        "",
    )
    for text in others:
        path.write_text(text)
        assert not mail.recognises(path)
    outlook = tmp_path / "a.msg"
    outlook.write_bytes(b"\xd0\xcf\x11\xe0rest")
    with pytest.raises(Unreadable, match="Outlook"):
        mail.recognises(outlook)


PIECES = [
    *(line.encode() + b"\n" for line in (*QUESTION.split("\n"), *ANSWER.split("\n"))),
    *(part.encode() + b"\n" for part in (PLAIN, HTML, PICTURE, INVOICE)),
    *(f"--b{end}\n".encode() for end in ("", "--")),
    b"\n",
    b"\r\n\r\n",
    b"\nFrom a Sat Jan 06 10:15:00 2024\n",
    b"Content-Type: multipart/mixed; boundary=b\n",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Type: text/plain; charset=\xff; charset*0*=x'y'%zz\n",
    b"Content-Type: text/plain; charset=base64; format=flowed\n\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: uuencode\n",
    b"Content-Disposition: attachment; filename*=utf-9''%ff%00\n",
    b"From: =?utf-8?b?////?= <a@b.example>\n",
    b"To: " + b"(" * 3000 + b"\n",
    b"Date: Sat, 99 Jan 99999 10:15:00 +9999\n",
    b"Message-ID: <first@kunde.example>\nReferences: <second@shop.example>\n",
    b"begin 644 a.txt\n!!\n`\nend\n",
    "在 2024-05-03 10:15:00，写道：\n".encode("gb18030"),
    b"\x00\xff\xfe\xed\xa0\x80",
]


def outcome(path: Path) -> None:
    """Read a file: batches of the right form that pass the check, or our own error."""
    try:
        mail.recognises(path)
        for batch in mail.read(path):
            assert batch.raw.schema == RAW
            checked(batch.raw)
    except Unreadable:
        pass


FUZZ = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FUZZ
@given(junk=st.binary(max_size=400))
def test_any_bytes_behind_a_beginning_are_read_or_refused(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "any.eml"
    for beginning in (
        QUESTION.encode(),
        b"From a Sat Jan 06 10:15:00 2024\nFrom: a@b\n",
        b"From: ",
    ):
        path.write_bytes(beginning + junk)
        outcome(path)


@FUZZ
@given(pieces=st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=20)), max_size=40))
def test_pieces_of_mails_in_any_order_are_read_or_refused(
    tmp_path: Path, pieces: list[bytes]
) -> None:
    path = tmp_path / "pieces.eml"
    path.write_bytes(b"".join(pieces) or b"\n")
    outcome(path)


def test_parts_within_parts_without_end_are_read(tmp_path: Path) -> None:
    nested = "Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 3000
    assert said(read(tmp_path, a_mail(body="").rstrip() + "\n" + nested))[0][0] == "customer"
