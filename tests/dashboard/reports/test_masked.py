"""What of an agent's words leaves the house."""

import pytest

from dashboard.reports.masked import LONGEST, masked


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("Your card 4111 1111 1111 1111 was charged.", "1111"),
        ("Call +49 170 123-4567, please.", "4567"),
        ("We wrote to anna.schmidt@example.com today.", "anna.schmidt"),
        ("See https://shop.example/orders/7781?mail=a@b.example", "shop.example"),
        ("Parcel LX123456789CN is on its way.", "LX123456789CN"),
        ("Order #12345 is paid.", "12345"),
        ("Dear Mr Smith, thank you.", "Smith"),
        ("Hi Maria, good news!", "Maria"),
        ("Hola Ana María: ya salió.", "Ana María"),
        ("Guten Tag Frau Müller-Lüdenscheidt, gern.", "Lüdenscheidt"),
        ("王女士您好", "王"),
        ("您的手机号13800138000已登记", "13800138000"),
        ("김민수님, 안녕하세요", "김민수"),
        ("田中様、ありがとうございます", "田中"),
        ("สวัสดีค่ะ คุณสมชาย", "สมชาย"),
    ],
)
def test_numbers_addresses_and_names_are_hidden(said: str, secret: str) -> None:
    assert secret not in masked(said)


def test_the_customers_own_name_is_hidden_wherever_it_stands() -> None:
    assert "kowalski" not in masked("we told KOWALSKI so, Kowalski.", ["Kowalski", None]).lower()


@pytest.mark.parametrize(
    "said", ["We answer within 24 hours.", "That is 3 % off.", "谢谢您的耐心等待。"]
)
def test_what_tells_of_nobody_stays(said: str) -> None:
    assert masked(said) == said


def test_long_words_are_cut_and_lines_are_joined() -> None:
    told = masked("One line.\nAnother one. " + "word " * 200)
    assert told.startswith("One line. Another one. word")
    assert len(told) <= LONGEST + 2
