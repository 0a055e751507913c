"""Language packs are complete, and languages are told apart."""

import polars as pl
import pytest

from scoring.languages import AGENT_ACTS, CUSTOMER_ACTS, packs
from scoring.languages.identification import languages

SEEN_BY_FIGURES = {"secret_shown"}
"""Acts that need no words."""


@pytest.mark.parametrize("code", packs())
def test_a_pack_has_words_for_every_act(code: str) -> None:
    pack = packs()[code]
    assert set(AGENT_ACTS) - pack.acts("agent") <= SEEN_BY_FIGURES
    assert set(CUSTOMER_ACTS) <= pack.acts("customer")


@pytest.mark.parametrize("code", packs())
def test_every_phrase_leaves_something_to_look_for(code: str) -> None:
    bare = [
        phrase
        for rule in packs()[code].rules
        for phrase in rule.phrases
        if not any(sign.isalnum() or ord(sign) > 0x2000 for sign in phrase)
    ]
    assert bare == []


def told(*rows: tuple[int, str, str, str | None]) -> list[str | None]:
    frame = pl.DataFrame(
        rows,
        schema={
            "conversation": pl.UInt32,
            "speaker": pl.String,
            "text": pl.String,
            "language_given": pl.String,
        },
        orient="row",
    )
    return languages(frame).to_list()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Where is my order? It should have been here on Monday."),
        ("zh", "我的快递怎么还没到？"),
        ("zh", "我的包裹怎麼還沒到？"),
        ("de", "Wo bleibt mein Paket, ich warte seit Montag?"),
        ("fr", "Où est mon colis, je l'attends depuis lundi ?"),
        ("es", "¿Dónde está mi pedido? Lo espero desde el lunes."),
        ("it", "Dov'è il mio ordine? Lo aspetto da lunedì."),
        ("pt", "Onde está o meu pedido? Estou esperando desde segunda."),
        ("nl", "Waar blijft mijn bestelling? Ik wacht al sinds maandag."),
        ("pl", "Gdzie jest moja przesyłka? Czekam od poniedziałku."),
        ("tr", "Siparişim nerede? Pazartesiden beri bekliyorum."),
        ("vi", "Đơn hàng của tôi đâu rồi? Tôi chờ từ thứ hai."),
        ("id", "Di mana pesanan saya? Saya sudah menunggu sejak Senin."),
        ("ru", "Где мой заказ? Жду с понедельника."),
        ("ar", "أين طلبي؟ أنتظره منذ يوم الاثنين"),
        ("ja", "注文した商品がまだ届きません。"),
        ("ko", "주문한 상품이 아직 안 왔어요."),
        ("th", "ของที่สั่งยังไม่มาเลยค่ะ"),
        ("fi", "Missä tilaukseni on? Olen odottanut maanantaista asti."),
    ],
)
def test_the_languages_of_trade_are_told_by_one_sentence(code: str, text: str) -> None:
    assert told((0, "customer", text, None)) == [code]


def test_a_short_message_is_in_the_language_of_its_side() -> None:
    rows = [
        (0, "customer", "Guten Tag, wo bleibt denn meine Bestellung?", None),
        (0, "customer", "ok", None),
        (0, "agent", "Hi", None),
    ]
    assert told(*rows) == ["de", "de", "de"]


def test_what_the_file_says_helps_where_the_text_does_not_tell() -> None:
    assert told((0, "customer", "ok", "pt-BR")) == ["pt"]
    assert told((0, "customer", "ok", None)) == [None]
    assert told((0, "customer", "Where is my order? I need it now.", "de")) == ["en"]


def test_each_side_has_its_own_language() -> None:
    rows = [
        (0, "customer", "Bonjour, je n'ai toujours pas reçu ma commande.", None),
        (0, "agent", "Hello, I am sorry about that, let me check it for you.", None),
    ]
    assert told(*rows) == ["fr", "en"]


def test_a_message_in_other_letters_is_judged_alone() -> None:
    rows = [
        (0, "agent", "您好，请问您的订单号是多少？我帮您查一下。", None),
        (0, "agent", "Sorry, could you please tell me the order number?", None),
        (0, "agent", "ok", None),
    ]
    assert told(*rows) == ["zh", "en", "zh"]


def test_addresses_and_placeholders_are_in_no_language() -> None:
    assert told((0, "customer", "https://example.org/wo-ist-mein-paket #NAME# @shop", None)) == [
        None
    ]


def test_conversations_do_not_lend_each_other_their_language() -> None:
    rows = [(0, "customer", "Wo bleibt mein Paket, bitte?", None), (1, "customer", "ok", None)]
    assert told(*rows) == ["de", None]
