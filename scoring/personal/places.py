"""Where somebody lives or is reached: addresses of houses, mails and links."""

import re
from collections.abc import Iterator

from scoring.personal.names import UPPER
from scoring.personal.placeholders import ADDRESS, EMAIL, ID, Found

_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9_%+-](?:[\w.%+-]*[\w%+-])?@(?:[\w-]+\.)+[^\W\d_]{2,}", re.ASCII
)

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'，。！？）)]+", re.IGNORECASE)
_USER = re.compile(r"(?<=//)[^/@\s]+@")
_SECRET = re.compile(
    r"(?<=[?&;])[\w.-]*(?:mail|phone|tel|user|name|token|key|auth|pass|pwd|session|sid|code|sig|"
    r"address|customer)[\w.-]*=[^&#\s]+|[?&][^?&#\s]*@[^&#\s]*",
    re.IGNORECASE,
)
_WORD = rf"[{UPPER}][\w'’-]*\.?"
_HOUSE = r"\d{1,5}(?:[ ]?[a-zA-Z](?![\w]))?(?:[/-]\d{1,4}[a-zA-Z]?)?"
_SMALL = (
    r"(?:(?:de|du|des|la|le|les|del|della|dei|delle|di|da|do|das|dos|van|den|der|von|dem|e|y"
    r"|und|d['’]|l['’])\s?)"
)
_PROPER = rf"(?:{_SMALL}{{0,3}}{_WORD}\s?){{1,4}}"
_TOWN = (
    rf"(?:,?\s+(?:[A-Z]{{1,2}}-)?(?:\d{{4,5}}(?:-\d{{3,4}})?|\d{{2}}-\d{{3}}"
    rf"|\d{{4}}\s?[A-Z]{{2}})\s+{_WORD}(?:[ -]{_WORD}){{0,2}})"
)
_STATE = (
    rf"(?:,\s*{_WORD}(?:\s{_WORD}){{0,2}}(?=[,.\n]|$|\s[A-Z]{{2}}\b))?(?:,?\s[A-Z]{{2}}\s\d{{5}}"
    rf"(?:-\d{{4}})?|,?\s[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}\b)?"
)

_CITIES = (
    "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
    "|충청|전라|경상"
)

_STREETS = [
    re.compile(pattern)
    for pattern in (
        # German, Dutch, Scandinavian: one word that ends in "street", the number behind.
        rf"\b[{UPPER}][\w-]*(?:straße|strasse|str\.|gasse|allee|straat|laan|gracht|gatan"
        rf"|vägen|vej)\s?{_HOUSE}{_TOWN}?",
        rf"\b[{UPPER}][\w-]*(?:weg|platz|ring|damm|ufer|plein|kade|hof)\s{_HOUSE}{_TOWN}",
        rf"\b[\w-]{{3,}}(?:straße|strasse|str\.|gasse|straat|laan|gracht)\s{_HOUSE}{_TOWN}?",
        rf"\b(?:{_WORD}[ -]){{1,3}}(?:Straße|Strasse|Str\.|Allee|Gasse|Platz"
        rf"|Weg)\s{_HOUSE}{_TOWN}?",
        # English: the number before.
        rf"\b\d{{1,5}}[A-Za-z]?,?\s(?:{_WORD}\s){{1,4}}(?:Street|St|Road|Rd|Avenue|Ave|Lane"
        rf"|Ln|Drive|Dr|Boulevard|"
        rf"Blvd|Court|Ct|Square|Sq|Terrace|Crescent|Parkway|Pkwy|Highway|Hwy|Close|Way|Place"
        rf"|Pl)\b\.?(?!\s(?:[Mm]et|[Ff]eet|[Ff]oot|[Ff]t))"
        rf"(?:,?\s(?:[Aa]pt|[Aa]partment|[Uu]nit|[Ss]uite|[Ff]lat|#)\.?\s?\w+)?{_STATE}",
        rf"\b{_WORD}(?:\s{_WORD}){{0,2}},\s?[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?\b",
        r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b",
        # French.
        rf"(?:\b\d{{1,4}}(?:\s?(?:bis|ter))?,?\s)(?i:rue|avenue|av\.|boulevard|bd|place"
        rf"|chemin|allée|impasse|quai|route|"
        rf"cours|square)\s{_PROPER}{_TOWN}?",
        # Italian, Spanish, Portuguese.
        rf"\b(?i:via|viale|piazza|corso|vicolo|calle|c/|avenida|avda\.?|av\.|plaza|paseo"
        rf"|carrera|rua|travessa|alameda|"
        rf"praça|estrada|rodovia)\s(?!URL|SMS|DHL|UPS|GLS|WhatsApp|PayPal|E-?[Mm]ail"
        rf"|Internet){_PROPER},?\s?(?:(?i:n\.?\s?[º°o]?|nº|número"
        rf"|num\.)\s?)?\d{{1,5}}[A-Za-z]?(?![\w.,]\d)"
        rf"(?:,?\s(?i:piso|apto\.?|ap\.|int\.|interno|andar"
        rf"|bloco)\s?\w+)?(?:\s?[-,]\s?{_WORD})?{_TOWN}?",
        # Polish, Russian, Turkish.
        rf"(?i:\b(?:ul|al|os|pl)\.|\bulica|\bulicy)\s?(?:{_WORD}\s?){{1,4}}\s?{_HOUSE}"
        rf"(?:\s?m\.?\s?\d+)?{_TOWN}?",
        rf"\b\d{{2}}-\d{{3}}\s{_WORD}",
        r"(?:\b(?:г|город)\.?\s?[А-ЯЁ][\w-]+,?\s)?(?i:\b(?:ул|пр|пер|наб|просп)\.|\bулица"
        r"|\bулице|\bпроспект|\bпереулок|\bпр-т|\bшоссе)"
        r"\s?(?:[А-ЯЁ\d][\w-]*\s?){1,3},?\s?(?:(?:д"
        r"|дом)\.?\s?)?\d+\w?(?:[/-]\d+)?(?:,?\s?(?:кв|корп|стр|к)\w*\.?\s?\d+)*",
        rf"(?:{_WORD}\s){{1,3}}(?:Mah\.|Mahallesi|Cad\.|Caddesi|Sok\.|Sk\.|Sokak|Sokağı"
        rf"|Bulvarı)(?:,?\s(?:{_WORD}\s){{1,3}}"
        rf"(?:Cad\.|Caddesi|Sok\.|Sk\.|Sokak|Sokağı|Bulvarı))*,?\s?(?:[Nn]o\s?[:.]?\s?)?\d+"
        rf"(?:/\d+)?(?:\s?(?:[Dd]aire|D)\s?[:.]?\s?\d+)?",
        # Indonesian, Malay, Vietnamese.
        rf"(?i:\b(?:no\.?\s?\d+[a-z]?,?\s)?(?:jl\.|jln\.?|jalan|gang|gg\.|lorong))\s"
        rf"(?:{_WORD}\s?){{1,4}}(?:\d+(?:/\w+)?)?(?:,?\s?[Nn]o\.?\s?\d+[a-zA-Z]?)?"
        rf"(?:,?\s?RT\s?\.?\d+\s?/?\s?RW\s?\.?\d+)?(?:,\s?\d{{5}}\s{_WORD}|,\s?{_WORD}"
        rf"(?:\s{_WORD})?(?:\s\d{{5}})?)?",
        rf"(?i:\b(?:số\s)?\d+[a-z]?(?:/\d+)*,?\s(?:đường|phố|ngõ|hẻm|đ\.))\s(?:{_WORD}\s?){{1,4}}"
        rf"(?:,\s?(?i:phường|quận|huyện|xã|p\.|q\.|tp\.?|thành phố|tỉnh)\s?(?:\d+"
        rf"|(?:{_WORD}\s?){{1,3}}))*",
        # Chinese and Japanese.
        r"(?:[一-鿿]{2,3}(?:省|自治区))?(?:[一-鿿]{2,3}市)?(?:[一-鿿]{1,4}[区區县縣镇鎮乡鄉])?(?:[一-鿿]{1,6}街道)?"
        r"[一-鿿]{1,6}(?:路|街|大道|巷|弄|胡同|道)[0-9０-９一二三四五六七八九十百-]+[号號弄]"
        r"(?:院|楼)?(?:[0-9A-Za-z一-鿿]{0,8}?[0-9A-Za-z一二三四五六七八九十]+"
        r"(?:号楼|栋|棟|幢|座|单元|單元|室|楼|樓|层|户))*",
        r"[一-鿿]{2,10}(?:小区|花园|花園|公寓|大厦|大廈|家园"
        r"|苑)[0-9A-Za-z一二三四五六七八九十]+(?:号楼|栋|棟|幢|座|单元|單元|室|楼)"
        r"(?:[0-9A-Za-z]+(?:单元|單元|室|号|楼|层))*",
        r"〒\s?\d{3}-?\d{4}",
        r"(?:東京都|北海道|京都府|大阪府|[一-鿿]{2,3}県)[一-鿿ぁ-んァ-ヶー]{1,16}?(?:[0-9０-９一二三四五六七八九十]+(?:丁目|番地?|号|[-−ー‐])?)+(?:[0-9０-９]+)?(?:号室)?",
        # Korean, Thai, Arabic.
        rf"(?:(?:{_CITIES})[가-힣]*\s)?(?:[가-힣]+(?:도|시|군|구|읍"
        rf"|면)\s){{1,3}}[가-힣0-9·]+(?:로|길|동)\s?\d+(?:-\d+)?(?:번길\s?\d+"
        rf"|번지)?(?:,?\s?\d+(?:동|호|층))*",
        r"(?:\d+(?:/\d+)?\s)?(?:(?:หมู่|ม\.|หมู่บ้าน|ซอย|ซ\.|ถนน|ถ\.|แขวง|ตำบล|ต\.|เขต|อำเภอ"
        r"|อ\.|จังหวัด|จ\.)\s?[\u0e01-\u0e4e\d]+(?:\s\d+)?[\s,]*){2,6}"
        r"(?:กรุงเทพ[\u0e01-\u0e4e]*\s?)?(?:\d{5})?",
        r"(?:شارع|حي|حارة)\s[\u0621-\u064a]+(?:\s[\u0621-\u064a]+){0,3}?[،,]?\s(?:(?:رقم"
        r"|مبنى|عمارة|شقة|بناية|فيلا)\s)?\d+(?:[،,]?\s(?:شقة|طابق|عمارة)\s\d+)*",
        # A line of its own: postcode and town.
        rf"(?m:(?<=\S\n)(?:[A-Z]{{1,2}}-)?\d{{4,5}}\s{_WORD}(?:[ -]{_WORD}){{0,2}}\s*$)",
    )
]

_LEAD = re.compile(
    r"^.{0,12}?(?:住在|住址是|地址是|地址改成|寄到|送到|发到|發到|改成|改为|改寄|地址|是|到"
    r"|在|请寄|收货)(?=[一-鿿])"
)

_UNTIL = r"(?=(?:(?<=\w{4})|(?<=\d))[.!?](?:\s|$)|[\n。]|$)"
_LABEL = re.compile(
    r"(?i)(?<![\w-])(?<!mail )(?<!mail-)(?<!email )(?<!ip )(?<!mac )(?<!web )"
    r"(?:address|adresse|anschrift|dirección|direccion|domicilio|indirizzo|endereço"
    r"|endereco|morada|"
    r"adres|adresim|alamat|địa chỉ|адрес|العنوان|عنواني)"
    r"(?:\s(?:is|ist|est|es|è|é|to|jest|saya|của (?:em|tôi|mình)|доставки))?\s?[:：]\s?"
    rf"([^\n]{{5,120}}?){_UNTIL}"
    rf"|(?:地址|住址|住所|주소|ที่อยู่)(?:是|は|는|คือ)?[:：]\s?([^\n。]{{5,80}}?){_UNTIL}"
)

WORDS = (
    r"(?i:straße|strasse|str\.|gasse|allee|straat|laan|gracht|gatan|vägen|vej|weg |platz "
    r"|ring |damm |ufer |plein |kade |hof |"
    r"street|\sst[\s,.]|\sst$|road|\srd[\s,.]|\srd$|avenue|\save[\s,.]|\save$|lane"
    r"|\sln[\s,.]|drive|\sdr[\s,.]|boulevard|blvd|court|\sct[\s,.]|square|\ssq[\s,.]|"
    r"terrace|crescent|parkway|pkwy|highway|hwy|close|\sway|place|\spl[\s,.]|rue\s|av\."
    r"|bd\s|chemin|impasse|quai|route|cours|"
    r"via\s|viale|piazza|corso|vicolo|calle|c/|avenida|avda|plaza|paseo|carrera|rua\s"
    r"|travessa|alameda|praça|estrada|rodovia|"
    r"ul\.|al\.|os\.|pl\.|ulic|ул\.|пр\.|пер\.|наб\.|просп|улиц|переулок|пр-т|шоссе|mah\."
    r"|mahallesi|cad\.|caddesi|sok\.|sk\.|"
    r"sokak|sokağı|bulvarı|jl\.|jln|jl |jalan|gang\s|gg\.|lorong|đường|phố|ngõ|hẻm|đ\."
    r"|address|adres|anschrift|direcci|domicilio|"
    r"indirizzo|endere|morada|alamat|địa chỉ|адрес)"
    r"|[路街道巷弄栋幢座室号〒県都道府]|小区|花园|花園|公寓|大厦|大廈|家园|苑|胡同|地址|住址"
    r"|住所|[로길동]\s?\d|주소|"
    r"หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|แขวง|ตำบล|ต\.|เขต|อำเภอ|ที่อยู่|شارع|حي|حارة|العنوان|عنواني"
    r"|,\s?[A-Z]{2}\s\d{5}|\d\d-\d{3}\s|\d\s\d[A-Z]{2}|(?m:^)(?:[A-Z]{1,2}-)?\d{4,5}\s[^\W\d_]"
)
"""Where a place may be told, for Polars."""

PATTERNS = (*_STREETS, _LABEL)


def places(text: str) -> Iterator[Found]:
    """Addresses of houses, behind a word that announces one or by their form."""
    for found in _LABEL.finditer(text):
        group = 1 if found[1] else 2
        if re.search(r"\d", found[group]) and "[" not in found[group]:
            end = found.end(group) - len(found[group]) + len(found[group].rstrip(" .,;"))
            yield found.start(group), end, ADDRESS
    for pattern in _STREETS:
        for found in pattern.finditer(text):
            lead = _LEAD.match(found[0])
            start = found.start() + (lead.end() if lead else 0)
            yield start, start + len(text[start : found.end()].rstrip(" ,\n")), ADDRESS


def addresses(text: str) -> Iterator[Found]:
    """Addresses of mails, and links without what they tell of somebody."""
    for link in _LINK.finditer(text):
        bare = _SECRET.sub(_hidden, _USER.sub("", link[0]))
        yield link.start(), link.end(), bare
    for found in _EMAIL.finditer(text):
        yield found.start(), found.end(), EMAIL


def _hidden(part: re.Match[str]) -> str:
    """A part of a link without its value."""
    key, sign, _ = part[0].partition("=")
    return f"{key}={ID}" if sign else f"{part[0][0]}{EMAIL}"
