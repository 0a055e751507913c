"""Phone numbers, as they are dialled where a conversation may be from."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from scoring.personal.placeholders import PHONE, Found

_WORDS = re.compile(
    r"(?i:phone|\btel\b|\bcell\b|mobile|\bcall|whats ?app|reach me|text me|handy|telefon|anruf|"
    r"erreich|téléphone|portable|appel|teléfono|móvil|celular|llam|cellulare|chiam|telemóvel|"
    r"\blig(?:ue|ar)|bellen|mobiel|komórk|zadzwo|numer telefonu|\bgsm\b|cep\b|ara(?:y|r|s|b)|"
    r"\bhp\b|hubungi|nomor (?:hp|wa|tele)|điện thoại|sđt|\bgọi|zalo|тел\b|телефон|звон"
    r"|moshi|\bwa\b)"
    r"|电话|電話|手机|手機|联系方式|微信|携帯|전화|휴대폰|연락처|핸드폰|โทร|เบอร์|هاتف|جوال|اتصل"
    r"|رقمي|موبايل|واتس"
)

PATTERN = re.compile(
    r"(?<![0-9A-Za-z.,/#-])(?:\+|\(\+?)?\d(?:[ ()./\u00a0-]{0,2}\d){6,16}(?![0-9A-Za-z]|[.,]\d)"
)

_SHOPS = {
    phonenumbers.PhoneNumberType.TOLL_FREE,
    phonenumbers.PhoneNumberType.SHARED_COST,
    phonenumbers.PhoneNumberType.PREMIUM_RATE,
    phonenumbers.PhoneNumberType.UAN,
}
"""Numbers of companies, which are nobody's own."""

_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")

_BY_LANGUAGE = {
    "en": "US GB",
    "zh": "CN",
    "de": "DE CH AT",
    "es": "ES MX",
    "fr": "FR",
    "it": "IT",
    "pt": "BR PT",
    "ja": "JP",
    "ko": "KR",
    "th": "TH",
    "vi": "VN",
    "id": "ID",
    "ms": "MY",
    "ar": "SA AE EG",
    "ru": "RU",
    "pl": "PL",
    "nl": "NL BE",
    "tr": "TR",
    "sv": "SE",
}
"""Where a number without a country may be from; the likeliest first."""

_BY_LETTERS = {
    r"[\u3040-\u30ff]": "ja",
    r"[\uac00-\ud7af]": "ko",
    r"[\u0e01-\u0e7f]": "th",
    r"[\u0621-\u064a]": "ar",
    r"[А-я]": "ru",
    r"[\u4e00-\u9fff]": "zh",
}


def regions_of(market: str | None, language: str | None, text: str) -> tuple[str, ...]:
    """Where the numbers of a conversation may be from (ISO 3166), the likeliest first: its market,
    then where its language is spoken, or that of the letters of the text."""
    letters = next((code for form, code in _BY_LETTERS.items() if re.search(form, text)), None)
    return _regions(market, language, letters)


@lru_cache(maxsize=10_000)
def _regions(market: str | None, language: str | None, letters: str | None) -> tuple[str, ...]:
    country = re.search(r"(?i)(?<![a-z])([a-z]{2})$", market or "")
    at = [country[1].upper()] if country else []
    spoken = _BY_LANGUAGE.get((language or "")[:2].lower()) or _BY_LANGUAGE.get(letters or "en", "")
    likely = dict.fromkeys([*at, *spoken.split()])
    return tuple(code for code in likely if code in phonenumbers.SUPPORTED_REGIONS)


def phones(text: str, regions: tuple[str, ...]) -> Iterator[Found]:
    """Numbers that somebody answers: with a country, as one dials them in ``regions``, or behind a
    word that says so; those of companies stay."""
    dialled = list(PATTERN.finditer(text))
    # Asked only where there is a number: of the two this takes longer.
    named = bool(dialled) and _WORDS.search(text) is not None
    for found in dialled:
        written = found[0]
        digits = re.sub(r"\D", "", written)
        plain = written.isdigit() and not written.startswith("0")
        # Eight digits are anything; three measures stand between strokes.
        unsure = plain or len(digits) < 9 or written.count("/") > 1
        if unsure and written[0] != "+" and not named and not _CHINESE_MOBILE.fullmatch(written):
            continue
        told = _number(written, regions)
        if told is not None and phonenumbers.number_type(told) in _SHOPS:
            yield found.start(), found.end(), None
        elif told is not None or (named and len(digits) >= 9):
            yield found.start(), found.end(), PHONE


def _number(written: str, regions: tuple[str, ...]) -> phonenumbers.PhoneNumber | None:
    """The number as one of the regions, or as it says itself, would dial it."""
    if written.lstrip("(").startswith("+"):
        regions = ("ZZ",)
    elif written.startswith("00"):
        written, regions = f"+{written[2:]}", ("ZZ",)
    for region in regions:
        try:
            told = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(told):
            return told
    return None
