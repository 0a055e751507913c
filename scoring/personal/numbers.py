"""Numbers that belong to somebody, told from those that are useful: cards, accounts, papers, phones
on the one hand; orders, parcels, dates and prices on the other."""

import re
from collections.abc import Container, Iterator

from stdnum import get_cc_module, iban, luhn

from scoring.personal.phones import phones
from scoring.personal.placeholders import CARD, IBAN, ID, Found

_EDGE = r"(?a:\b)"
"""Where Latin letters and figures begin or end: Chinese writes no blank before a number."""

CARDS = r"[2-6](?:[ -]?\d){12,18}"
"""Thirteen to nineteen digits as payment cards begin (ISO/IEC 7812), in groups or not."""

PARCELS = r"(?:[A-Z]{2}\d{9}[A-Z]{2}|1Z[0-9A-Z]{16}|[A-Z]{2,3}\d{10,16}[A-Z]{0,2})"
"""Parcel numbers: UPU S10, UPS, and the lettered numbers of Chinese and European carriers."""

ORDER_WORDS = (
    r"(?i:\border|bestell|auftrag|commande|pedido|encomenda|ordin[ei]|zamówieni|sipariş|pesanan|"
    r"заказ|booking|buchung|réservation|reserva|prenotazione|invoice|rechnung|facture|factura|"
    r"fattura|fatura|ticket|case|reference|referen[cz]|đơn hàng|mã đơn)"
    r"|订单|訂單|单号|單號|注文|注番|주문|คำสั่งซื้อ|ออเดอร์|طلب"
)
"""Words that name an order, as they stand before its number."""

PARCEL_WORDS = (
    r"(?i:track|parcel|shipment|sendung|paket|colis|suivi|envío|seguimiento|rastre|spedizion|"
    r"przesyłk|kargo|takip|resi\b|vận đơn|трек|посылк|zending|serial|imei|model|version|sku|ean)"
    r"|快递|运单|物流|追跡|송장|운송장|พัสดุ|شحنة|تتبع"
)
"""Words before numbers of parcels and of goods."""

_ORDER_FORM = r"#?[A-Za-z]{0,4}[-_]?\d[\dA-Za-z]*(?:-\d+)*"

AMAZON = r"\d{3}-\d{7}-\d{7}"

NAMED_ORDER = (
    rf"(?:{ORDER_WORDS})[\w.°º]*"
    r"(?:[^\S\n]?(?i:number|nummer|nr|no|num|id|ref|n|numer\w*|numar\w*|номер\w*|号码"
    r"|号|號|番号|번호|"
    r"numéro|número|numero|nomor|หมายเลข|số|رقم))?"
    rf"[^\S\n]{{0,2}}(?:[.°º:：#]|is|ist|est|es|è|é|to|は|是|为|為|が|는|은)*[^\S\n]{{0,2}}"
    rf"({_ORDER_FORM})"
)

_STAYS = [
    re.compile(pattern)
    for pattern in (
        rf"{_EDGE}{AMAZON}{_EDGE}",
        rf"{_EDGE}{PARCELS}{_EDGE}",
        # Addresses of computers, versions.
        rf"{_EDGE}\d{{1,3}}(?:\.\d{{1,3}}){{3}}{_EDGE}",
        rf"{_EDGE}[1-9]\d?\.\d+\.\d+{_EDGE}",
        # Dates and times.
        rf"{_EDGE}(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])"
        rf"(?:[ T]\d\d?:\d\d"
        rf"(?::\d\d)?)?{_EDGE}",
        rf"{_EDGE}(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:19|20)?\d\d{_EDGE}",
        rf"{_EDGE}\d\d?:\d\d(?::\d\d)?{_EDGE}",
        rf"{_EDGE}20\d\d[01]\d[0-3]\d{_EDGE}",
        # Prices and measures.
        rf"(?:[$€£¥₽₩฿₫₺₹]|{_EDGE}(?:USD|EUR|GBP|CNY|RMB|JPY|Rp|R\$|RM|VND|THB|TRY|PLN"
        rf"|zł)\.?)\s?\d[\d.,' ]*\d",
        rf"{_EDGE}\d[\d.,' ]*\d?\s?(?:[$€£¥₽₩฿₫₺₹%]|(?:USD|EUR|GBP|CNY|RMB|VND|THB|zł|TL"
        rf"|kr|đ|元|円|원|руб)"
        r"(?![^\W\d_]))",
    )
]

_NAMED_STAYS = re.compile(
    rf"{NAMED_ORDER}|(?:{PARCEL_WORDS})[^\d\n]{{0,20}}({_ORDER_FORM}(?:[ -]?\d+)*)"
)

_PAPER_WORDS = re.compile(
    r"(?i:\bssn\b|social security|passport|driving licen[cs]e|national id|steuer-?id|ausweis|"
    r"reisepass|\bdni\b|\bnie\b|\bnif\b|\bcpf\b|codice fiscale|sécurité sociale|passeport"
    r"|pasaporte|"
    r"passaporto|passaporte|pesel|dowód|dowodu|paszport|\bbsn\b|burgerservice|paspoort|"
    r"personnummer|kimlik|pasaport|cccd|cmnd|căn cước|hộ chiếu|\bnik\b|\bktp\b|paspor|mykad|"
    r"kad pengenalan|no\.? ic\b|паспорт|снилс|\bинн\b)"
    r"|身份证|身分證|护照|護照|マイナンバー|パスポート|旅券|주민등록|주민번호|여권|บัตรประชาชน"
    r"|เลขประจำตัว|พาสปอร์ต|"
    r"هوية|جواز"
)
_PAPER = re.compile(
    r"(?<![0-9A-Za-z])(?=(?:[0-9A-Za-z/. -]?\d){6}|(?:[0-9A-Za-z]*\d){6})[A-Za-z]{0,3}\d"
    r"(?:[ ./-]?[\dA-Za-z]){5,20}(?![0-9A-Za-z])"
)

_FORMS = (
    (r"\d{17}[\dXx]", "cn", "ric"),
    (r"\d{3}\.\d{3}\.\d{3}-\d\d", "br", "cpf"),
    (r"\d{8}-?[A-HJ-NP-TV-Z]", "es", "dni"),
    (r"[XYZ]-?\d{7}-?[A-Z]", "es", "nie"),
    (r"[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]", "it", "codicefiscale"),
    (r"[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d", "fr", "nir"),
    (r"\d{3}-\d\d-\d{4}", "us", "ssn"),
    (r"\d{6}-[1-8]\d{6}", "kr", "rrn"),
    (r"\d-\d{4}-\d{5}-\d\d-\d", "th", "pin"),
    (r"\d{6}-\d\d-\d{4}", "my", "nric"),
    (r"(?:19|20)?\d{6}[-+]\d{4}", "se", "personnummer"),
    (r"\d{3}-\d{3}-\d{3} \d\d", "", ""),
)
"""Forms of papers that hardly anything else has, and who knows whether one is right."""

_PAPERS = [
    (re.compile(rf"(?<![0-9A-Za-z-]){form}(?![0-9A-Za-z-])"), country, kind)
    for form, country, kind in _FORMS
]

_ANY_PAPER = re.compile(
    rf"(?<![0-9A-Za-z-])(?:{'|'.join(f'(?:{form})' for form, _, _ in _FORMS)})(?![0-9A-Za-z-])"
)
"""Asked first: few texts hold any of them, and asking for one after the other takes longer."""

_ACCOUNT = re.compile(rf"{_EDGE}[A-Z]{{2}}\d{{2}}(?: ?[A-Z0-9]){{11,30}}{_EDGE}")

_CARD = re.compile(f"{_EDGE}{CARDS}{_EDGE}")

PATTERNS = (_ACCOUNT, _CARD)
PAPERS = (_PAPER_WORDS, *(form for form, _, _ in _PAPERS))


def numbers(text: str, kinds: Container[str], regions: tuple[str, ...]) -> Iterator[Found]:
    """What the numbers in a text are, looked for by ``kinds``: "papers", "numbers"; of two that
    overlap the first one told counts."""
    if "numbers" in kinds:
        yield from _accounts(text)
    yield from _stay(text)
    if "papers" in kinds:
        yield from _papers(text)
    if "numbers" in kinds:
        yield from _cards(text)
        yield from phones(text, regions)


def _accounts(text: str) -> Iterator[Found]:
    for found in _ACCOUNT.finditer(text):
        # Words in capitals may follow: the longest beginning that is an account is one.
        for end in range(found.end(), found.start() + 14, -1):
            if text[end - 1].isalnum() and iban.is_valid(text[found.start() : end]):
                yield found.start(), end, IBAN
                break


def _stay(text: str) -> Iterator[Found]:
    for pattern in _STAYS:
        for found in pattern.finditer(text):
            yield found.start(), found.end(), None
    for found in _NAMED_STAYS.finditer(text):
        group = 1 if found[1] else 2
        if len(found[group]) >= 4 and not _phone_like(found[group]):
            yield found.start(group), found.end(group), None


def _phone_like(written: str) -> bool:
    return written.startswith("+")


def is_card(written: str) -> bool:
    """Does a run of digits pass as a card? Rows of one digit pass the check and are nobody's."""
    digits = re.sub(r"\D", "", written)
    return len(set(digits)) > 1 and luhn.is_valid(digits)


def _cards(text: str) -> Iterator[Found]:
    for found in _CARD.finditer(text):
        if is_card(found[0]):
            yield found.start(), found.end(), CARD


def _papers(text: str) -> Iterator[Found]:
    for pattern, country, kind in _PAPERS if _ANY_PAPER.search(text) else ():
        for found in pattern.finditer(text):
            if not country or _valid_paper(country, kind, found[0]):
                yield found.start(), found.end(), ID
    for word in _PAPER_WORDS.finditer(text):
        number = _PAPER.search(text, word.end(), word.end() + 50)
        if number:
            yield number.start(), number.end(), ID


def _valid_paper(country: str, kind: str, written: str) -> bool:
    module = get_cc_module(country, kind)
    if module is None or module.is_valid(written):
        return True
    # Korea gives numbers without a check digit since 2020.
    return (
        kind == "rrn"
        and re.fullmatch(r"\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])-\d{7}", written) is not None
    )
