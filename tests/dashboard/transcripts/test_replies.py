"""Own words of mails: quotations and signatures cut, and nothing but them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.transcripts.mail.replies import own_words
from tests.dashboard.transcripts.damage import EXAMPLES


@pytest.mark.parametrize(
    "introduced",
    [
        "On Fri, May 3, 2024 at 10:15 AM John Doe <j@x.example>\nwrote:",
        "Am 03.05.2024 um 10:15 schrieb Max Muster:",
        "Le ven. 3 mai 2024 à 10:15, X <a@b.example> a écrit :",
        "El vie, 3 may 2024 a las 10:15, Juan (<a@b.example>) escribió:",
        "Il giorno ven 3 mag 2024 alle ore 10:15 X <a@b.example> ha scritto:",
        "Den fre 3 maj 2024 kl 10:15 skrev X <a@b.example>:",
        "W dniu 3.05.2024 o 10:15, X pisze:",
        "пт, 3 мая 2024 г. в 10:15, X <a@b.example>:",
        '在 2024-05-03 10:15:00，"张三" <a@b.example> 写道：',
        "2024年5月3日(金) 10:15 山田 <a@b.example>:",
        "2024년 5월 3일 (금) 오전 10:15, 김 <a@b.example>님이 작성:",
        "ในวันที่ ศ. 3 พ.ค. 2024 เวลา 10:15 X <a@b.example> เขียนว่า:",
        "في الجمعة، 3 مايو 2024 في 10:15 ص تمت كتابة ما يلي بواسطة X <a@b.example>:",
        "\u202bבתאריך יום ו׳, 3 במאי 2024 ב-10:15 מאת X\u200f <a@b.example>:\u202c",
        "Vào Th 6, 3 thg 5, 2024 vào lúc 10:15 X <a@b.example> đã viết:",
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_what_an_attribution_introduces_is_cut(introduced: str, mark: str) -> None:
    text = f"Thanks, it came\nwith order 7 of 3.5.2024\n{introduced}\n\n{mark}the old\n{mark}words"
    assert own_words(text) == "Thanks, it came\nwith order 7 of 3.5.2024"


@pytest.mark.parametrize(
    "introduced",
    [
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "------------------ 原始邮件 ------------------",
        "From: A <a@b.example>\nSent: Friday\nTo: C\nSubject: x\n",
        "________________________________\nVon: A B\nGesendet: Freitag\nAn: C\nBetreff: x\n",
        "*De :* A <a@b.example>\n*Envoyé :* vendredi\n*À :* C\n*Objet :* x\n",
        "发件人：客服\n发送时间：2024年5月3日\n收件人：我\n主题：x\n",
        "差出人: A\n送信日時: 2024/05/03\n宛先: B\n件名: x\n",
        "보낸 사람: A\n보낸 날짜: 2024\n받는 사람: B\n제목: x\n",
        "Od: A\nWysłano: piątek\nDo: B\nTemat: x\n",
        "##- Please type your reply above this line -##",
    ],
)
def test_what_stands_below_the_headers_of_a_mail_is_cut(introduced: str) -> None:
    assert own_words(f"It came.\n\n{introduced}\nthe old words") == "It came."


def test_answers_between_and_below_quotations_stay() -> None:
    text = "Am 3.5.2024 um 10:15 schrieb X:\n> one?\nyes\n> two?\n> three?\n\nno\n-- \nEva\nTel 1"
    assert own_words(text) == "yes\n\nno"


@pytest.mark.parametrize(
    "foot", ["Sent from my iPhone", "Von meinem iPhone gesendet", "发自我的iPhone"]
)
def test_what_a_telephone_adds_is_cut(foot: str) -> None:
    assert own_words(f"It came.\n\n{foot}\n") == "It came."


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday I wrote:\nplease send it back\nThanks, Bob\n-item one\n- item two",
        "I want to go\nFrom: Berlin\nTo: Hamburg\nDate: 3 May\nThanks",
        "Ich habe am 3.5.2024 um 10:15 bestellt bei info@shop.example:\nArtikel 1\nArtikel 2",
        "Hello\n\nKind regards\nEva Kunde",
        "see\n\n---------- Forwarded message ---------\nFrom: x <a@b.example>\nTo: z\n\nold",
        "one\n--\n" + "\n".join(f"point {number}" for number in range(20)),
    ],
)
def test_the_words_of_the_customer_stay(text: str) -> None:
    assert own_words(text) == text


def test_only_an_answer_can_be_nothing_but_a_quotation() -> None:
    form = "From: Jane <j@x.example>\nTo: Shop\nSubject: Problem\n\nit broke"
    assert own_words(form, answer=False) == form
    assert own_words(form, answer=True) == ""
    assert own_words("> 30 days late", answer=False) == "> 30 days late"


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.sampled_from(["> a", "", "--", "x", "On 3.5.2024 10:15 X wrote:", "From: a@b"])))
def test_nothing_is_added_and_order_stays(lines: list[str]) -> None:
    kept = own_words("\n".join(lines)).split("\n")
    rest = iter([*lines, *([""] * len(kept))])
    assert all(line in rest for line in kept if line)
