"""Chats exported from WhatsApp: dates, clocks, names, notices, placeholders, whose side it is."""

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts import AS_IT_SAYS, Reading, Unreadable, format_of
from dashboard.transcripts.messengers.whatsapp_lines import called, head_of
from dashboard.transcripts.messengers.whatsapp_words import understood
from dashboard.transcripts.messengers.written_times import Order, date_of
from scoring.conversations import checked
from tests.dashboard.transcripts.damage import EXAMPLES, counts, put, read, said

SHOP = Reading(agents=frozenset({"Mary"}))

ANDROID = """\
13/01/26, 09:58 - Messages and calls are end-to-end encrypted. No one outside of this chat, \
not even WhatsApp, can read or listen to them.
13/01/26, 10:00 - Ana: Where is my parcel?
It was due on Monday: nothing came.
13/01/26, 10:02 - Ana: IMG-20260113-WA0001.jpg (file attached)
the label
13/01/26, 10:05 - Mary: One moment. <This message was edited>
13/01/26, 10:06 - Mary: invoice 12.pdf (file attached)
13/01/26, 10:07 - Ana: This message was deleted
13/01/26, 10:08 - Ana: <Media omitted>
13/01/26, 10:09 - Ana changed their phone number to a new number. Tap to message.
15/01/26, 11:00 - Ana: It came, thank you
"""

IPHONE = (
    "\ufeff[2026-01-13, 9:58:00\u202fAM] Ana: \u200eMessages and calls are end-to-end encrypted. "
    "Not even WhatsApp can read them.\r\n"
    "[2026-01-13, 10:00:00\u202fAM] Ana: Where is it?\r\n"
    "\u200e[2026-01-13, 10:00:10\u202fAM] Ana: \u200eimage omitted\r\n"
    "\u200e[2026-01-13, 10:01:00\u202fAM] Mary: \u200e<attached: 00000004-PHOTO-2026-01-13.jpg>\r\n"
    "[2026-01-13, 12:02:00\u202fPM] Mary: On its way. \u200e<This message was edited>\r\n"
    "\u200e[2026-01-13, 1:03:00\u202fPM] Mary: \u200eYou deleted this message.\r\n"
    "\u200e[2026-01-13, 1:04:00\u202fPM] Ana: \u200eMissed voice call, \u200eTap to call back\r\n"
    "\u200e[2026-01-13, 1:05:00\u202fPM] Ana: label.pdf • \u200e2 pages \u200edocument omitted\r\n"
    "\u200e[2026-01-13, 1:06:00\u202fPM] Ana: \u200eYour security code with Ana changed.\r\n"
)


def chat(tmp_path, content, name="WhatsApp Chat with Ana.txt", reading=AS_IT_SAYS):
    path = tmp_path / name
    path.write_bytes(content.encode())
    return read(path, reading=reading)


def test_android(tmp_path):
    raw, problems = chat(tmp_path, ANDROID)
    assert counts(raw) == {"note": 2, "customer": 5, "agent": 2}
    assert said(raw)[:9] == [
        ("note", ANDROID.splitlines()[0][18:], None, None),
        ("customer", "Where is my parcel?\nIt was due on Monday: nothing came.", None, None),
        ("customer", "[image]\nthe label", None, None),
        ("agent", "One moment.", "Mary", "edited"),
        ("agent", "[file: invoice 12.pdf]", "Mary", None),
        ("customer", "[deleted]", None, "deleted"),
        ("customer", "[file]", None, None),
        ("note", "Ana changed their phone number to a new number. Tap to message.", None, None),
        ("customer", "It came, thank you", None, None),
    ]
    assert problems.height == 0


def test_iphone(tmp_path):
    """Who deleted a message of their own holds the phone; marks tell WhatsApp's own words."""
    raw, _ = chat(tmp_path, IPHONE, "_chat.txt")
    assert said(raw) == [
        (
            "note",
            "Messages and calls are end-to-end encrypted. Not even WhatsApp can read them.",
            None,
            None,
        ),
        ("customer", "Where is it?", None, None),
        ("customer", "[image]", None, None),
        ("agent", "[image]", "Mary", None),
        ("agent", "On its way.", "Mary", "edited"),
        ("agent", "[deleted]", "Mary", "deleted"),
        ("customer", "[call]", None, None),
        ("customer", "[file: label.pdf]", None, None),
        ("note", "Your security code with Ana changed.", None, None),
    ]
    assert raw["timestamp"][4] == "2026-01-13T12:02:00"
    assert raw["timestamp"][5] == "2026-01-13T13:03:00"


def test_a_day_of_silence_ends_a_conversation_and_a_longer_export_changes_nothing(tmp_path):
    raw, _ = chat(tmp_path, ANDROID)
    conversations = checked(raw).conversations
    assert conversations["conversation_id"].to_list() == [
        "Ana/20260113T100000",
        "Ana/20260115T110000",
    ]
    assert set(conversations["customer_id"]) == {"Ana"}
    lines = ANDROID.splitlines(keepends=True)
    for end in range(2, len(lines) + 1):
        shorter = checked(chat(tmp_path, "".join(lines[:end]))[0]).conversations
        assert set(shorter["conversation_id"]) <= set(conversations["conversation_id"])


def test_notices_outside_of_conversations_are_told(tmp_path):
    late = "13/01/26, 10:00 - Ana: Hello\n20/01/26, 10:00 - Ana's security code changed.\n"
    raw, problems = chat(tmp_path, late)
    assert raw.height == 1
    assert problems.select("value", "expected", "refused").rows() == [("1", "notices_apart", False)]


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Ana.txt",
        "WhatsApp Chat with Ana (2).txt",
        "Chat de WhatsApp con Ana.txt",
        "WhatsApp Chat mit Ana.txt",
        "Discussion WhatsApp avec Ana.txt",
        "Conversa do WhatsApp com Ana.txt",
        "WhatsApp-chat met Ana.txt",
        "Чат WhatsApp с контактом Ana.txt",
        "Czat WhatsApp z Ana.txt",
        "Chat WhatsApp dengan Ana.txt",
        "WhatsApp 与 Ana 的对话.txt",
        "WhatsApp 與 Ana 的對話.txt",
        "AnaとのWhatsAppチャット.txt",
        "Ana님과의 WhatsApp 대화.txt",
        "Ana ile WhatsApp Sohbeti.txt",
        "دردشة واتساب مع Ana.txt",
        "WhatsApp Chat - Ana/_chat.txt",
    ],
)
def test_the_file_is_called_after_the_customer(tmp_path, name):
    assert called(tmp_path / name, []) == "Ana"


def test_names_that_no_file_can_have_are_found_again(tmp_path):
    assert called(tmp_path / "WhatsApp Chat with _49 170 12.txt", ["Mary", "+49 170 12"]) == (
        "+49 170 12"
    )


def test_without_a_name_for_the_shop_the_file_is_refused_with_the_names_in_it(tmp_path):
    with pytest.raises(Unreadable, match="Ana, Mary") as refusal:
        chat(tmp_path, ANDROID, "chat.txt")
    assert refusal.value.expected == "agents"
    raw, _ = chat(tmp_path, ANDROID, "chat.txt", SHOP)
    assert counts(raw) == {"note": 2, "customer": 5, "agent": 2}
    group = ANDROID + "15/01/26, 11:10 - Tom: I take over\n"
    with pytest.raises(Unreadable, match="Ana, Mary, Tom"):
        chat(tmp_path, group)
    two = Reading(agents=frozenset({"mary", "Tom"}))
    assert checked(chat(tmp_path, group, reading=two)[0]).conversations["agent_id"].to_list() == [
        "Mary",
        "Tom",
    ]


def test_whoever_writes_alone_in_a_group_may_be_anybody(tmp_path):
    with pytest.raises(Unreadable, match="Mary"):
        chat(tmp_path, "13/01/26, 10:00 - Mary: Hello\n", "WhatsApp Chat with Orders.txt")


def test_a_customer_whom_nobody_answered(tmp_path):
    alone = "13/01/26, 10:00 - Ana: Hello?\n"
    assert counts(chat(tmp_path, alone)[0]) == {"customer": 1}
    assert counts(chat(tmp_path, alone, "chat.txt", SHOP)[0]) == {"customer": 1}


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("13/01/26, 10:05 - Ana: x", "2026-01-13T10:05"),
        ("1/13/26, 10:05 PM - Ana: x", "2026-01-13T22:05"),
        ("1/13/26, 12:05\u202fAM - Ana: x", "2026-01-13T00:05"),
        ("13/1/2026, 10:05 p. m. - Ana: x", "2026-01-13T22:05"),
        ("13.01.26, 10:05 - Ana: x", "2026-01-13T10:05"),
        ("13-01-2026 10:05 - Ana: x", "2026-01-13T10:05"),
        ("2026-01-13 10:05 - Ana: x", "2026-01-13T10:05"),
        ("2026/1/13 下午10:05 - Ana: x", "2026-01-13T22:05"),
        ("[2026/1/13 上午10:05:09] Ana: x", "2026-01-13T10:05:09"),
        ("2026. 1. 13. 오후 10:05 - Ana: x", "2026-01-13T22:05"),
        ("2026년 1월 13일 오후 10:05 - Ana: x", "2026-01-13T22:05"),
        ("[13.1.2026 klo 22.05.09] Ana: x", "2026-01-13T22:05:09"),
        ("[13/01/2026 à 22:05:09] Ana: x", "2026-01-13T22:05:09"),
        ("22:05, 13/01/2026 - Ana: x", "2026-01-13T22:05"),
        ("13.01.26 г., 22:05 ч. - Ana: x", "2026-01-13T22:05"),
        ("\u200f١٣\u200f/١\u200f/٢٠٢٦، ١٠:٠٥ م - Ana: x", "2026-01-13T22:05"),
        ("[۱۴۰۴/۱۰/۲۳،\u200f ۲۲:۰۵:۰۹] Ana: x", "2026-01-13T22:05:09"),
        ("[1/13/2569 BE, 22:05:09] Ana: x", "2026-01-13T22:05:09"),
        ("[1/13/R8, 22:05:09] Ana: x", "2026-01-13T22:05:09"),
        ("13/1/26, 10:05 अपराह्न - Ana: x", "2026-01-13T22:05"),
        # iPhones of years ago.
        ("13/1/26, 10:05:09 PM: Ana: x", "2026-01-13T22:05:09"),
        ("13/1/26, 10:05 μ.μ. - Ana: x", "2026-01-13T22:05"),
    ],
)
def test_dates_and_clocks(line, meant):
    head = head_of(line)
    assert head is not None
    assert (head.name, head.text) == ("Ana", "x")
    order = Order()
    order.learn(head.when.numbers)
    found, certain = order.found()
    assert certain
    assert head.when.at(found) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("01/02/26 13/02/26", ("dmy", True)),
        ("01/02/26 02/13/26", ("mdy", True)),
        # The other order would run backwards.
        ("01/03/26 02/01/26", ("mdy", True)),
        ("03/01/26 01/02/26", ("dmy", True)),
        # Both are possible: the day changes more often than the month.
        ("01/02/26 02/02/26 03/02/26", ("dmy", False)),
        ("02/01/26 02/02/26 02/03/26", ("mdy", False)),
        # Both mean the same.
        ("01/01/26 02/02/26", ("dmy", True)),
        ("2026/02/01", ("ymd", True)),
        ("25/12/30 25/12/31 26/01/01 26/01/02 26/02/28 26/03/01", ("ymd", True)),
    ],
)
def test_the_order_of_dates_is_found_from_all_of_them(dates, found):
    order = Order()
    for date in dates.split():
        first, second, third = date.split("/")
        order.learn((first, second, third))
    assert order.found() == found


def test_an_order_that_nobody_knows_is_told_and_not_refused(tmp_path):
    raw, problems = chat(tmp_path, "01/02/26, 10:00 - Ana: a\n03/02/26, 10:00 - Ana: b\n")
    assert raw["timestamp"].to_list() == ["2026-02-01T10:00:00", "2026-02-03T10:00:00"]
    assert problems.select("value", "expected", "refused").rows() == [("dmy", "date_order", False)]


@pytest.mark.parametrize(
    ("persian", "meant"),
    [("1399 12 30", "2021-03-20"), ("1400 1 1", "2021-03-21"), ("1403 1 1", "2024-03-20")],
)
def test_the_persian_calendar(persian, meant):
    year, month, day = persian.split()
    assert str(date_of((year, month, day), "ymd")) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("\u200eimagen omitida", "[image]"),
        ("<Medien ausgeschlossen>", "[file]"),
        ("<Multimedia omitido>", "[file]"),
        ("\u200e图像已忽略", "[image]"),
        ("\u200eaudio omitted", "[voice]"),
        ("\u200eวิดีโอถูกลบ", "[video]"),
        ("bill.pdf • ページ数: 2 \u200eドキュメントは含まれていません", "[file: bill.pdf]"),
        ("bill.pdf • 2 страницы документ отсутствует", "[file: bill.pdf]"),
        ("\u200eGIF omitted", "[image]"),
        ("\u200esticker omitted", "[sticker]"),
        ("\u200eContact card omitted", "[contact]"),
        ("PTT-20260113-WA0001.opus (Datei angehängt)", "[voice]"),
        ("STK-20260113-WA0001.webp (file attached)", "[sticker]"),
        ("Ana.vcf (archivo adjunto)", "[contact]"),
        ("\u200e<adjunto: 00000012-AUDIO-2026-01-13-10-00-00.opus>", "[voice]"),
        ("\u200e<附件：00000012-VIDEO-2026-01-13-10-00-00.mp4>", "[video]"),
        ("bill.pdf • 2 pages \u200e<attached: 00000003-bill.pdf>", "[file: bill.pdf]"),
        ("location: https://maps.google.com/?q=36.66,29.11", "[location]"),
        ("Diese Nachricht wurde gelöscht.", "[deleted]"),
        ("Se eliminó este mensaje.", "[deleted]"),
        # What people write is left as they wrote it.
        ("see report.pdf (page 3)", "see report.pdf (page 3)"),
        ("Video call please", "Video call please"),
        ("the image omitted a detail", "the image omitted a detail"),
        ("می\u200cخواهم 👩\u200d🔧", "می\u200cخواهم 👩\u200d🔧"),
    ],
)
def test_placeholders(text, meant):
    assert understood(text)[0] == meant


def test_what_was_pasted_is_text(tmp_path):
    pasted = "13/01/26, 10:00 - Ana: You wrote:\n[12/01/26, 09:00:00] Mary: tomorrow\nWell?\n"
    raw, _ = chat(tmp_path, pasted)
    assert raw["text"].to_list() == ["You wrote:\n[12/01/26, 09:00:00] Mary: tomorrow\nWell?"]


def test_sentences_of_whatsapp_with_a_colon(tmp_path):
    told = (
        '13/01/26, 10:00 - Mary created group "Orders: May"\n'
        "13/01/26, 10:01 - Ana changed the subject to: x\n"
        "13/01/26, 10:02 - Ana:\n13/01/26, 10:03 - Ana: Hi\n"
    )
    assert counts(chat(tmp_path, told)[0]) == {"note": 2, "customer": 2}


def test_a_time_that_cannot_be_is_told(tmp_path):
    raw, _ = chat(tmp_path, "13/01/26, 10:00 - Ana: a\n31/02/26, 10:00 - Ana: b\n")
    assert checked(raw).problems["expected"].to_list() == ["timestamp"]


def test_other_files_are_not_taken(tmp_path):
    for name, content in {
        "mail.eml": "From: a@example.com\nDate: Mon, 1 Jan 2026 10:00:00\n\nHello: you\n",
        "native.jsonl": '{"conversation_id": "1", "messages": []}\n',
        "table.csv": "conversation_id,role,text\n1,agent,13/01/26 10:00 - x: y\n",
        "notes.txt": "Dear all,\n13/01/26, 10:00 - Ana: Hello\n",
        "signal.txt": "[2026-01-13, 10:00] Ana: Hello\n",
    }.items():
        path = put(tmp_path, **{name: content})[0]
        with suppress(Unreadable):
            assert format_of(path).NAME != "whatsapp", name


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_behind_a_chat(tmp_path_factory, tail, iphone):
    path = tmp_path_factory.mktemp("chat") / "WhatsApp Chat with Ana.txt"
    path.write_bytes((IPHONE if iphone else ANDROID).encode() + tail)
    come_through(path)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_a_chat_cut_and_mixed(tmp_path_factory, data):
    strange = [
        "[",
        "]",
        ":",
        " - ",
        "\u200e",
        "99/99/99",
        "١٢",
        "\0",
        "<attached: ",
        "\n",
        "\ufeff",
    ]
    signs = list(data.draw(st.sampled_from([ANDROID, IPHONE])))
    for _ in range(data.draw(st.integers(1, 30))):
        place = data.draw(st.integers(0, len(signs) - 1))
        signs[place] = data.draw(st.sampled_from(strange))
    path = tmp_path_factory.mktemp("chat") / "WhatsApp Chat with Ana.txt"
    path.write_bytes("".join(signs).encode())
    come_through(path)


def come_through(path):
    for reading in (AS_IT_SAYS, SHOP):
        with suppress(Unreadable):
            checked(read(path, form="whatsapp", reading=reading)[0])
